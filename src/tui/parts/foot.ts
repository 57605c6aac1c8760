// The foot of a screen: a sentence, or what is being typed. It takes as many rows as it needs, so that nothing is cut.
import { lettersOf } from '../../report/fitting.ts';
import { footer, type KeyWords } from '../keys.ts';
import { type Row, row, rowWidth, sized, span, type Tone, wrap } from '../text.ts';

/** What a typed text has at least beside its label. */
const TYPING = 12;

export function sentenceRows(words: string, width: number, tone: Tone = 'owed'): Row[] {
  const whole = row(span(` ${words}`, tone));
  if (rowWidth(whole) <= width) return [sized(whole, width)];
  return wrap(words, width - 2, tone).map((each) => sized(row(' ', ...each), width));
}

/** While something is being typed. */
export function inputRows(label: string, typed: string, width: number): Row[] {
  const lines = wrap(label, width - TYPING, 'owed').map((each) => row(' ', ...each, ' '));
  const last = lines.at(-1)!;
  // The end of a long text is what is being typed.
  const room = width - rowWidth(last) - 1;
  const text = rowWidth([span(typed)]) > room ? `…${endOf(typed, room - 1)}` : typed;
  return [...lines.slice(0, -1), row(...last, text, span('_', 'strong'))].map((each) => sized(each, width));
}

/** How many rows of a long text are seen while it is typed. */
const MOST_ROWS = 8;

/** While a long text is being typed: all of it below its label, or its end. */
function longInputRows(label: string, typed: string, width: number): Row[] {
  const rows = wrap(`${typed}_`, width - 3);
  const [first, ...rest] = rows.slice(-MOST_ROWS);
  const opens = rows.length > MOST_ROWS ? '…' : ' ';
  const shown = [row(opens, ' ', ...first!), ...rest.map((each) => row('  ', ...each))];
  return [...sentenceRows(label, width), ...shown.map((each) => sized(each, width))];
}

/** As much of the end of a text as fits into so many cells. */
function endOf(typed: string, room: number): string {
  // No letter that takes a cell is longer than a family of emoji.
  const letters = lettersOf(typed.slice(-room * 16));
  let kept = '';
  let used = 0;
  for (const letter of letters.reverse()) {
    used += rowWidth([span(letter)]);
    if (used > room) break;
    kept = letter + kept;
  }
  return kept;
}

/** The foot of a desk: what is being typed under its label, or what is said, or the keys. `isLong`: all of a text is seen. */
export function deskFoot(
  { input, notice }: { input: { text: string } | null; notice: string },
  label: string,
  keys: readonly KeyWords[],
  width: number,
  isLong = false,
): Row[] {
  const said = notice ? sentenceRows(notice, width) : [];
  if (input) return [...said, ...(isLong ? longInputRows : inputRows)(label, input.text, width)];
  return notice ? said : [sized(row(span(footer(keys, width), 'dim')), width)];
}

/** The screen at its height: what the foot needs beyond its own row it takes from the rows above. */
export const withFoot = (screen: readonly Row[], foot: readonly Row[], rows: number): Row[] => [
  ...screen.slice(0, rows - foot.length),
  ...foot,
];
