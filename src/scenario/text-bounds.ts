// Limits on a file before it is parsed. Shipped files have some three hundred lines; the longest list of injects has fifty
// thousand. Nobody writes a larger file, and the parser would take very long for it.
import { MistakesFound } from './mistake.ts';

interface Bound {
  what: string;
  most: number;
  count: (text: string) => number;
  hint: string;
}

const SHARE = 'take out what the file does not need, or share it out over several files';

// Five thousand injects, each with eight keys in block style or six between braces, stay below all limits.
const BOUNDS: readonly Bound[] = [
  { what: 'lines', most: 50_000, count: (text) => countOf(text, /\n/g) + 1, hint: SHARE },
  { what: 'brackets and commas', most: 60_000, count: (text) => countOf(text, /[[\]{},]/g), hint: SHARE },
  { what: 'colons and dashes', most: 60_000, count: (text) => countOf(text, /:|[-?](?=\s)/g), hint: SHARE },
  {
    what: 'quotes and other marks',
    most: 50_000,
    count: (text) => countOf(text, /["'&*!|\\@`]/g),
    hint: SHARE,
  },
  {
    what: 'levels, one within the other',
    most: 100,
    count: deepest,
    hint: 'look for brackets or braces that are never closed; no file needs more than ten levels',
  },
];

/** Throws MistakesFound where the text holds more than is read. */
export function checkBounds({ file, text }: { file: string; text: string }): void {
  for (const { what, most, count, hint } of BOUNDS) {
    const found = count(text);
    if (found <= most) continue;
    const message = `The file has ${found.toLocaleString('en')} ${what}; at most ${most.toLocaleString('en')} are read.`;
    throw new MistakesFound([{ file, line: 0, column: 0, path: '', message, hint }], 'unread');
  }
}

function countOf(text: string, mark: RegExp): number {
  let count = 0;
  while (mark.test(text)) count += 1;
  return count;
}

/** The deepest nesting of brackets, or of dashes on a line. Brackets in texts count too, since no text has so many. */
function deepest(text: string): number {
  let [open, most] = [0, 0];
  for (const [mark] of text.matchAll(/[[{\]}]|(?:[-?][ \t]+)+/g)) {
    if (mark === '[' || mark === '{') open += 1;
    else if (mark === ']' || mark === '}') open = Math.max(0, open - 1);
    else most = Math.max(most, mark.split(/[-?]/).length - 1);
    most = Math.max(most, open);
  }
  return most;
}
