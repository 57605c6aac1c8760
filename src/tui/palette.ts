// The command palette: a few letters of what is wanted, the commands that match with their keys, and Enter that presses one.
import type { KeyWords } from './keys.ts';
import type { Size } from './layout.ts';
import { bannerRow } from './pages.ts';
import { panel, windowedAt } from './panel.ts';
import { inputRows } from './parts/foot.ts';
import { arrowOf, type Press } from './press.ts';
import { type Row, row, sized, span, type Tone, wrap } from './text.ts';
import type { Theme } from './theme.ts';
import { typedOn } from './typing.ts';

const PAGE = 8;
/** Of what a command does, behind the pointer and its key. */
const INDENT = 10;

/** What one key does, as the palette lists it. */
export interface KeyCommand extends KeyWords {
  press: Press;
  /** Why it does nothing now; null where it does something. */
  shut: string | null;
}

export class Palette {
  readonly #all: readonly KeyCommand[];
  #text = '';
  #chosen = 0;

  constructor(all: readonly KeyCommand[]) {
    this.#all = all;
  }

  model() {
    const matches = matching(this.#all, this.#text);
    return { text: this.#text, chosen: this.#chosen, matches, all: this.#all.length };
  }

  /** Whether it is left, and the key that is to be pressed then. */
  press(press: Press): { isLeft: boolean; run?: Press } {
    const { matches } = this.model();
    if (press === 'escape') return { isLeft: true };
    if (press === 'enter') {
      const found = matches[this.#chosen];
      return found ? { isLeft: true, run: found.press } : { isLeft: false };
    }
    this.#chosen = Math.max(0, Math.min(matches.length - 1, this.#chosen + arrowOf(press, PAGE)));
    const text = typedOn(this.#text, press, 60)?.text ?? null;
    if (text !== null) {
      this.#text = text;
      this.#chosen = 0;
    }
    return { isLeft: false };
  }
}

/** The best first: the key itself, then what begins so, then what holds it anywhere. */
function matching(all: readonly KeyCommand[], text: string): readonly KeyCommand[] {
  const typed = text.trim();
  if (typed === '') return all;
  const words = typed.toLowerCase().split(/\s+/);
  const rankOf = ({ shown, short = '', does }: KeyCommand): number => {
    if (shown === typed) return 0;
    const said = `${short} ${does}`.toLowerCase();
    if (!words.every((word) => said.includes(word))) return Number.POSITIVE_INFINITY;
    if (said.startsWith(words[0]!) || does.toLowerCase().startsWith(words[0]!)) return 1;
    return said.split(/[^a-z]+/).some((word) => word.startsWith(words[0]!)) ? 2 : 3;
  };
  return all
    .map((command) => ({ command, rank: rankOf(command) }))
    .filter(({ rank }) => rank < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.rank - b.rank)
    .map(({ command }) => command);
}

/** Of a key that does nothing now also why. */
const wordsOf = (does: string, shut: string | null): string => (shut === null ? does : `${does}. Not now: ${shut}`);

const toneOf = (shut: string | null, isChosen: boolean): Tone =>
  isChosen ? 'strong' : shut === null ? 'plain' : 'dim';

export function drawPalette(palette: Palette, { columns: width, rows }: Size, { glyphs }: Theme): Row[] {
  const { text, chosen, matches, all } = palette.model();
  const height = rows - 2;
  const items = matches.map(({ shown, does, shut }, at) =>
    wrap(wordsOf(does, shut), width - 4 - INDENT, toneOf(shut, at === chosen)).map((each, line) => {
      const pointer = span(at === chosen && line === 0 ? `${glyphs.pointer} ` : '  ', 'strong');
      return row(pointer, span((line === 0 ? shown : '').padEnd(INDENT - 2), 'strong'), ...each);
    }),
  );
  const nothing = [row(span('No command says that. Backspace takes letters back, Esc leaves.', 'dim'))];
  const { from, to, shown } = windowedAt(items, chosen, height - 2);
  const counted = to - from < items.length ? `${from + 1}–${to} of ${items.length}` : `${items.length} of ${all}`;
  return [
    sized(bannerRow(width), width),
    ...panel(
      glyphs,
      { title: 'COMMANDS', note: counted, width, height, isFocused: true },
      items.length > 0 ? shown : nothing,
    ),
    ...inputRows('Command (Enter runs, Esc back):', text, width),
  ];
}
