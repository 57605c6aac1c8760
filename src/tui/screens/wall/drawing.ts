// The wall as rows, for a projector at the far end of a room: the clock, the ladders that all know, what all have been
// told, and who decides. Nothing scrolls: what does not fit is summed up.
import type { WallChain, WallView } from '../../../exercise/chairs/wall-view.ts';
import { dayAndHour } from '../../../report/day-words.ts';
import { clock, count, guaranteeName } from '../../../report/words.ts';
import { markSpans } from '../../banner.ts';
import { layoutFor, type Size, tooSmall } from '../../layout.ts';
import { wallHeaderRow } from '../../parts/header.ts';
import { beside, blank, type Row, row, rowWidth, sized, span, type Tone } from '../../text.ts';
import type { Theme } from '../../theme.ts';
import { blockHeight, chainBlock, fitsWidth } from './chain-block.ts';
import { decidingRows } from './deciding.ts';
import { lettered, widthIn } from './letters.ts';
import type { WallModel } from './model.ts';
import { toldRows } from './told.ts';
import { shortWords } from './words.ts';

/** The sizes of the letters in which the time to an edge may stand. */
const SCALES = [4, 3, 2];
/** What all have been told keeps at least so many rows, its title among them. */
const LEAST_TOLD = 5;
/** From so many rows on who decides stands in large letters. */
const HIGH = 33;

export function drawWall(model: WallModel, size: Size, theme: Theme): Row[] {
  if (layoutFor(size).kind === 'too-small') return tooSmall(size);
  const { columns, rows } = size;
  const width = columns - 2;
  const head = [...topRows(model, columns, theme), ...clockRows(model, width, theme), blank];
  // On a low screen what has been told has the rows of the large letters.
  const isHigh = rows >= HIGH;
  const foot = [...(isHigh ? [blank] : []), ...decidingRows(model.view, width, isHigh, theme)];
  const room = rows - head.length - foot.length;
  const middle = middleRows(model, width, room - LEAST_TOLD, theme);
  const told = toldRows(model.view.told, width, room - middle.length, theme);
  const filled = [...middle, ...told, ...new Array<Row>(rows).fill(blank)].slice(0, room);
  const indented = [...head.slice(2), ...filled, ...foot].map((each) => row(' ', ...each));
  return [...head.slice(0, 2), ...indented].map((each) => sized(each, columns, theme.glyphs.ellipsis));
}

function middleRows(model: WallModel, width: number, room: number, theme: Theme): Row[] {
  if (model.view.isEnded) return endRows(model, width, theme);
  if (model.day?.isBreak) return [...largeRows(['BREAK'], 'owed', width, theme), blank];
  return chainRows(model, width, room, theme);
}

// The handling mark stands in the middle, as on paper.
function topRows({ view, title }: WallModel, columns: number, { glyphs }: Theme): Row[] {
  const handling = markSpans();
  const before = ' '.repeat(Math.max(0, Math.floor((columns - rowWidth(handling)) / 2)));
  return [wallHeaderRow(view, title, columns, glyphs), row(before, ...handling)];
}

function clockRows({ view, realTime, day }: WallModel, width: number, { isAscii, glyphs }: Theme): Row[] {
  const small = { scale: 1, isAscii };
  const isWide = width >= 100;
  const time = clock(view.minute);
  const planned = day && row(day.isBreak ? span(day.words, 'owed') : span(`next: ${day.words}`, 'strong'));
  const guarantee = `Guarantee ${guaranteeName(view.guarantee)}`;
  const members = view.consent.length;
  const words = isWide
    ? [row(`${guarantee} · consent ${view.consent.join(' ') || 'of nobody'}`), planned ?? blank]
    : [row(guarantee), planned ?? row(`${count(members, 'member')} ${members === 1 ? 'consents' : 'consent'}`)];
  const dayOfExercise = row(span(dayAndHour(view, width < 90), 'strong'));
  const left = beside(lettered(time, 'strong', small), [dayOfExercise, ...words], widthIn(time, small) + 3);
  const label = row(isWide ? 'time in the room  ' : 'room ');
  const right = lettered(realTime, 'plain', small).map((each, at) => (at === 0 ? [...label, ...each] : each));
  const cells = Math.max(...right.map(rowWidth));
  return left.map((each, at) => {
    const end = right[at] ?? blank;
    return [...sized(each, width - cells - 1, glyphs.ellipsis), span(' '.repeat(1 + cells - rowWidth(end))), ...end];
  });
}

/** The chains that are drawn, the most urgent first, as large as they fit; the others in one row. */
function chainRows(model: WallModel, width: number, room: number, theme: Theme): Row[] {
  const { view } = model;
  const open = view.chains.filter(({ closedAt }) => closedAt === null);
  if (open.length === 0) return quietRows(model, width, theme);
  const { drawn, scale } = planOf(view, open, width, room, theme.isAscii);
  const blocks = open
    .slice(0, drawn)
    .flatMap((chain, at) => [...(at > 0 ? [blank] : []), ...chainBlock(view, chain, scale, width, theme)]);
  const all = [...blocks, ...restRows(view.chains.slice(drawn), 'more chain', width, theme)];
  return all.length < room ? [...all, blank] : all;
}

/** How many chains are drawn, and how large: rather more of them than larger ones. */
function planOf(
  { minute, chains }: WallView,
  open: readonly WallChain[],
  width: number,
  room: number,
  isAscii: boolean,
) {
  const scales = isAscii ? [1] : SCALES;
  for (let drawn = open.length; drawn > 0; drawn--) {
    const first = open.slice(0, drawn);
    for (const scale of scales) {
      const height = drawn * (blockHeight(scale, isAscii) + 1) - 1 + (chains.length > drawn ? 1 : 0);
      const isNarrow = first.some((chain) => !fitsWidth(chain, minute, scale, width, isAscii));
      if (height <= room && !isNarrow) return { drawn, scale };
    }
  }
  return { drawn: 1, scale: 1 };
}

function restRows(rest: readonly WallChain[], noun: string, width: number, { glyphs }: Theme): Row[] {
  if (rest.length === 0) return [];
  const words = row(span(`${count(rest.length, noun)}: `, 'strong'), rest.map(shortWords).join('; '));
  return [rowWidth(words) > width ? sized(words, width, glyphs.ellipsis) : words];
}

function quietRows({ view }: WallModel, width: number, theme: Theme): Row[] {
  const hasStarted = view.excon?.hasStarted ?? true;
  const words = hasStarted ? 'No breach is open that all seats know of.' : 'The facilitator has not given STARTEX.';
  const large = largeRows([hasStarted ? 'QUIET' : 'STARTEX'], hasStarted ? 'quiet' : 'owed', width, theme);
  return [...large, row(span(words, 'strong')), blank, ...spaced(restRows(view.chains, 'chain', width, theme))];
}

function endRows({ view }: WallModel, width: number, theme: Theme): Row[] {
  return [
    ...largeRows(['ENDEX', clock(view.minute)], 'strong', width, theme),
    row(span('The exercise is over. The facilitator will show the rest.', 'strong')),
    blank,
    ...spaced(restRows(view.chains, 'chain', width, theme)),
  ];
}

const spaced = (rows: readonly Row[]): readonly Row[] => (rows.length > 0 ? [...rows, blank] : rows);

/** Words side by side, as large as they fit. */
function largeRows(words: readonly string[], tone: Tone, width: number, { isAscii }: Theme): Row[] {
  const most = width >= 150 ? 3 : 2;
  const gap = (scale: number) => 2 * scale;
  const widthAt = (scale: number) =>
    words.reduce((sum, word) => sum + gap(scale) + widthIn(word, { scale, isAscii }), -gap(scale));
  const scale = SCALES.find((each) => each <= most && widthAt(each) <= width) ?? 1;
  const letters = words.map((word) => ({ rows: lettered(word, tone, { scale, isAscii }), word }));
  const joined = letters.reduceRight<Row[]>(
    (right, { rows, word }) =>
      beside(rows, right, widthIn(word, { scale, isAscii }) + (right.length > 0 ? gap(scale) : 0)),
    [],
  );
  return [...joined, blank];
}
