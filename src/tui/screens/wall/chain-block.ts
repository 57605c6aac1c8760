// One chain on the wall: the time to its next edge in the largest letters, beside it the phase and what it is about, below
// it the ladder.
import type { WallChain, WallView } from '../../../exercise/chairs/wall-view.ts';
import { ladderDrawing, sectorNames } from '../../parts/ladder.ts';
import { beside, blank, type Row, row, span, spread, wrap } from '../../text.ts';
import type { Theme } from '../../theme.ts';
import { heightOf, type Lettering, lettered, widthIn } from './letters.ts';
import { clockWords, edgeWords, phaseName, standWords, timeOf } from './words.ts';
import { cutOff } from './wrapped.ts';

const LADDER = 4;
/** Between the time and what stands beside it: wider where the letters are. */
const gapAt = (scale: number): number => 2 * scale;
/** Below this words are no longer read at a glance. */
const LEAST_WORDS = 24;

/** How many rows a block takes whose time is drawn in letters of that size. */
export const blockHeight = (scale: number, isAscii: boolean): number => 1 + bodyHeight({ scale, isAscii }) + LADDER;

// In ASCII the letters are one row high, and the words stand below them.
const bodyHeight = (lettering: Lettering): number => (lettering.isAscii ? 3 : heightOf(lettering));

/** Whether the time at that size leaves room for the phase, one size smaller or two. */
export function fitsWidth(chain: WallChain, minute: number, scale: number, width: number, isAscii: boolean): boolean {
  const time = widthIn(timeOf(chain, minute), { scale, isAscii });
  const least = { scale: Math.max(1, scale - 2), isAscii };
  return time + gapAt(scale) + widthIn(phaseName(chain).text, least) <= width;
}

export function chainBlock(view: WallView, chain: WallChain, scale: number, width: number, theme: Theme): Row[] {
  const { isAscii, glyphs } = theme;
  const { minute } = view;
  const sectors = sectorNames([...new Set(chain.acts.map(({ sector }) => sector))]);
  const head = spread(
    row(span(`${chain.id} · ${sectors}`, 'title'), chain.isRecidivist ? ' · repeated breach' : ''),
    row(span(clockWords(chain, minute), chain.warnedAt === null ? 'owed' : 'plain')),
    width,
  );
  const body = isAscii ? plainBody(view, chain, width) : largeBody(view, chain, scale, width);
  return [head, ...body, ...ladderDrawing(view, chain, width, glyphs)];
}

function largeBody(view: WallView, chain: WallChain, scale: number, width: number): Row[] {
  const time = { scale, isAscii: false };
  const text = timeOf(chain, view.minute);
  const { text: phase, tone } = phaseName(chain);
  const room = width - widthIn(text, time) - gapAt(scale);
  const height = heightOf(time);
  const letters = lettered(text, tone, time);
  const isRoomy = widthIn(phase, { scale: scale - 1, isAscii: false }) <= room;
  const small = { scale: Math.max(1, isRoomy ? scale - 1 : scale - 2), isAscii: false };
  const name = lettered(phase, tone, small);
  const beyond = widthIn(phase, small) + gapAt(scale);
  // Where nothing is left below the phase its words stand beside it.
  const right =
    height - name.length >= 2
      ? [...name, ...wordRows(view, chain, room, height - name.length)]
      : beside(name, wordRows(view, chain, room - beyond, height), beyond);
  return beside(letters, right, width - room);
}

function plainBody(view: WallView, chain: WallChain, width: number): Row[] {
  const plain = { scale: 1, isAscii: true };
  const { text, tone } = phaseName(chain);
  const [time = blank] = lettered(timeOf(chain, view.minute), tone, plain);
  const [phase = blank] = lettered(text, tone, plain);
  const words = wordRows(view, chain, width, 2);
  return [[...time, span('     '), ...phase], ...words, ...new Array<Row>(2 - words.length).fill(blank)];
}

// What the large time counts to is said whatever else does not fit.
function wordRows(view: WallView, chain: WallChain, width: number, most: number): Row[] {
  if (width < LEAST_WORDS || most < 1) return [];
  const [stand, edge] = [standWords(chain, view), edgeWords(chain, view.minute)];
  const rows = wrap(`${stand}; ${edge}`, width, 'strong');
  return rows.length <= most ? rows : cutOff(wrap(`${edge}; ${stand}`, width, 'strong'), most, width);
}
