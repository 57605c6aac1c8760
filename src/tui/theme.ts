// Glyphs and colours, in one place. Colour only ever stands beside a word or a glyph that says the same.
import { printable } from '../report/words.ts';
import type { Row, Tone } from './text.ts';

const UNICODE = {
  topLeft: '╭',
  topRight: '╮',
  bottomLeft: '╰',
  bottomRight: '╯',
  across: '─',
  down: '│',
  start: '┝',
  line: '━',
  edge: '╋',
  end: '┥',
  now: '●',
  fire: '▓',
  minor: '▒',
  low: '░',
  none: '·',
  warned: '⚑',
  halt: '✚',
  phase: '▲',
  broader: '◆',
  effect: '■',
  pointer: '▸',
  done: '✓',
  new: '●',
  left: '‹',
  right: '›',
  ellipsis: '…',
  filled: '●',
  hollow: '○',
  arrows: '↑↓',
  below: '↓',
};
export type Glyphs = Record<keyof typeof UNICODE, string>;

const ASCII: Glyphs = {
  topLeft: '+',
  topRight: '+',
  bottomLeft: '+',
  bottomRight: '+',
  across: '-',
  down: '|',
  start: '|',
  line: '=',
  edge: '+',
  end: '|',
  now: 'O',
  fire: '#',
  minor: 'x',
  low: ':',
  none: '.',
  warned: '!',
  halt: '+',
  phase: '^',
  broader: '*',
  effect: '@',
  pointer: '>',
  done: 'v',
  new: '*',
  left: '<',
  right: '>',
  ellipsis: '~',
  filled: '*',
  hollow: 'o',
  arrows: 'up/down',
  below: 'v',
};

// What else may stand on a screen: letters and signs of texts, and the frames of ink-table.
const PLAIN_LETTERS: Record<string, string> = {
  '–': '-',
  '—': '-',
  '·': '.',
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  '…': '~',
  é: 'e',
  É: 'E',
  '→': '>',
  '←': '<',
  '↑': '^',
  '↓': 'v',
  '×': 'x',
  '─': '-',
  '│': '|',
};
const FRAME = /[┌┐└┘├┤┬┴┼]/;

/** The numbers by which a terminal is asked for the sixteen colours that each has. */
const COLOURS = {
  red: 31,
  green: 32,
  yellow: 33,
  blue: 34,
  magenta: 35,
  cyan: 36,
  blackBright: 90,
  redBright: 91,
  greenBright: 92,
  yellowBright: 93,
  blueBright: 94,
  cyanBright: 96,
  whiteBright: 97,
};

export interface Style {
  color?: keyof typeof COLOURS;
  bold?: boolean;
  dimColor?: boolean;
  inverse?: boolean;
  /** Whatever the terminal's own background is. */
  onBlack?: boolean;
}

export interface Theme {
  glyphs: Glyphs;
  isAscii: boolean;
  styleOf: (tone: Tone) => Style;
  /**
   * A row as it is written, with its colours. They are the console's own: the colour level of Ink's library is one for the
   * whole process, which may have several consoles and no terminal itself.
   */
  paint: (row: Row) => string;
  /** Replaces every character outside ASCII, under --ascii. */
  spell: (text: string) => string;
}

const DEFAULT: Record<Tone, Style> = {
  plain: {},
  strong: { bold: true },
  dim: { dimColor: true },
  title: { bold: true },
  banner: { color: 'yellow', bold: true },
  owed: { bold: true, color: 'yellow' },
  new: { color: 'cyan', bold: true },
  quiet: { color: 'green' },
  amber: { color: 'yellow' },
  red: { color: 'red', bold: true },
  ok: { color: 'green' },
  chosen: { inverse: true },
  // A camera reads it one way round in every theme.
  qr: { color: 'whiteBright', onBlack: true },
};

// Each in the sixteen colours that every terminal has. High contrast dims nothing; colour-blind safe tells blue from
// orange, as yellow, and never red from green; light keeps away from yellow and cyan, which vanish on white.
const THEMES = {
  default: DEFAULT,
  contrast: {
    ...DEFAULT,
    dim: {},
    banner: { inverse: true, bold: true },
    owed: { inverse: true, bold: true },
    new: { color: 'cyanBright', bold: true },
    quiet: { color: 'greenBright', bold: true },
    amber: { color: 'yellowBright', bold: true },
    red: { color: 'redBright', bold: true },
    ok: { color: 'greenBright', bold: true },
  },
  'colour-blind': {
    ...DEFAULT,
    new: { color: 'whiteBright', bold: true },
    quiet: { color: 'blueBright' },
    red: { color: 'yellowBright', bold: true },
    ok: { color: 'blueBright' },
  },
  light: {
    ...DEFAULT,
    dim: { color: 'blackBright' },
    banner: { color: 'red', bold: true },
    owed: { color: 'magenta', bold: true },
    new: { color: 'blue', bold: true },
    quiet: { color: 'blue' },
    amber: { color: 'magenta' },
    ok: { color: 'blue' },
  },
} satisfies Record<string, Record<Tone, Style>>;

export type ThemeName = keyof typeof THEMES;
export const THEME_NAMES = Object.keys(THEMES) as ThemeName[];

/** How the console is to look. */
export interface Look {
  isAscii: boolean;
  hasColour: boolean;
  theme?: ThemeName;
}

export function themeFor({ isAscii, hasColour, theme = 'default' }: Look): Theme {
  const styles: Record<Tone, Style> = THEMES[theme];
  const bare = ({ color: _, onBlack: __, ...rest }: Style): Style => rest;
  const styleOf = (tone: Tone) => (hasColour ? styles[tone] : bare(styles[tone]));
  const spell = isAscii ? inAscii : printable;
  const brushes = new Map<Tone, Brush>();
  for (const tone of Object.keys(styles) as Tone[]) brushes.set(tone, brushOf(styleOf(tone)));
  return {
    glyphs: isAscii ? ASCII : UNICODE,
    isAscii,
    styleOf,
    // Nothing that a terminal would obey gets out, wherever a text came from.
    spell,
    paint: (row) =>
      row
        .map(({ text, tone }) => {
          const { on, off } = brushes.get(tone)!;
          return `${on}${spell(text)}${off}`;
        })
        .join(''),
  };
}

const inAscii = (text: string): string =>
  printable(text).replace(/[^\x20-\x7e]/gu, (char) => PLAIN_LETTERS[char] ?? (FRAME.test(char) ? '+' : '?'));

/** What is written before and after a text of one style. */
interface Brush {
  on: string;
  off: string;
}

const NO_BOLD = 22;
const NO_INVERSE = 27;
const NO_COLOUR = 39;
const BLACK_BEHIND = 40;
const NO_BEHIND = 49;

function brushOf({ color, bold = false, dimColor = false, inverse = false, onBlack = false }: Style): Brush {
  const asks: [number, number][] = [];
  if (onBlack) asks.push([BLACK_BEHIND, NO_BEHIND]);
  if (color) asks.push([COLOURS[color], NO_COLOUR]);
  if (dimColor) asks.push([2, NO_BOLD]);
  if (bold) asks.push([1, NO_BOLD]);
  if (inverse) asks.push([7, NO_INVERSE]);
  return {
    on: asks.map(([on]) => `\u001b[${on}m`).join(''),
    off: asks
      .reverse()
      .map(([, off]) => `\u001b[${off}m`)
      .join(''),
  };
}
