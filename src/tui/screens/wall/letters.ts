// Letters for the far end of a room: three rows high, or larger, drawn with half blocks. Where only ASCII may stand they are
// the usual letters with a space behind each.
import { type Row, row, span, type Tone } from '../../text.ts';

/** Five rows of points, from the top; a letter is as wide as its rows. */
const GLYPHS: Record<string, string> = {
  '0': '### #.# #.# #.# ###',
  '1': '.#. ##. .#. .#. ###',
  '2': '### ..# ### #.. ###',
  '3': '### ..# .## ..# ###',
  '4': '#.# #.# ### ..# ..#',
  '5': '### #.. ### ..# ###',
  '6': '### #.. ### #.# ###',
  '7': '### ..# ..# ..# ..#',
  '8': '### #.# ### #.# ###',
  '9': '### #.# ### ..# ###',
  A: '.#. #.# ### #.# #.#',
  B: '##. #.# ##. #.# ##.',
  C: '### #.. #.. #.. ###',
  D: '##. #.# #.# #.# ##.',
  E: '### #.. ##. #.. ###',
  F: '### #.. ##. #.. #..',
  G: '#### #... #.## #..# ####',
  H: '#.# #.# ### #.# #.#',
  I: '### .#. .#. .#. ###',
  J: '..# ..# ..# #.# ###',
  K: '#.# #.# ##. #.# #.#',
  L: '#.. #.. #.. #.. ###',
  M: '#...# ##.## #.#.# #...# #...#',
  N: '#..# ##.# #.## #..# #..#',
  O: '#### #..# #..# #..# ####',
  P: '### #.# ### #.. #..',
  Q: '#### #..# #..# #.## ####',
  R: '### #.# ##. #.# #.#',
  S: '.### #... .##. ...# ###.',
  T: '### .#. .#. .#. .#.',
  U: '#.# #.# #.# #.# ###',
  V: '#.# #.# #.# #.# .#.',
  W: '#...# #...# #.#.# ##.## #...#',
  X: '#.# #.# .#. #.# #.#',
  Y: '#.# #.# .#. .#. .#.',
  Z: '### ..# .#. #.. ###',
  ':': '. # . # .',
  '.': '. . . . #',
  '+': '... .#. ### .#. ...',
  '-': '... ... ### ... ...',
  ' ': '.. .. .. .. ..',
};
const UNKNOWN = GLYPHS['-']!;
const POINTS = 5;

export interface Lettering {
  isAscii: boolean;
  /** How many cells a point is wide; two points stand in a cell, one above the other. */
  scale: number;
}

/** The number of rows that letters take. */
export const heightOf = ({ isAscii, scale }: Lettering): number => (isAscii ? 1 : Math.ceil((POINTS * scale) / 2));

/** The number of cells that a text takes in a row. */
export function widthIn(text: string, { isAscii, scale }: Lettering): number {
  if (isAscii) return Math.max(0, text.length * 2 - 1);
  return Math.max(0, lettersOf(text).reduce((sum, rows) => sum + rows[0]!.length + 1, -1) * scale);
}

/** A text in such letters, all rows equally wide. What has no letter here is a dash. */
export function lettered(text: string, tone: Tone, lettering: Lettering): Row[] {
  if (lettering.isAscii) return [row(span([...text].join(' '), tone))];
  const { scale } = lettering;
  const letters = lettersOf(text);
  const points = Array.from({ length: POINTS }, (_, at) => wide(letters.map((rows) => rows[at]!).join('.'), scale));
  const tall = points.flatMap((line) => new Array<string>(scale).fill(line));
  return Array.from({ length: heightOf(lettering) }, (_, at) =>
    row(span(halves(tall[at * 2]!, tall[at * 2 + 1] ?? ''), tone)),
  );
}

const lettersOf = (text: string): string[][] =>
  [...text.toUpperCase()].map((letter) => (GLYPHS[letter] ?? UNKNOWN).split(' '));

const wide = (line: string, scale: number): string => [...line].map((point) => point.repeat(scale)).join('');

/** Two rows of points as one row of cells. */
function halves(upper: string, lower: string): string {
  return [...upper]
    .map((point, at) => {
      const below = lower[at] === '#';
      if (point === '#') return below ? '█' : '▀';
      return below ? '▄' : ' ';
    })
    .join('');
}
