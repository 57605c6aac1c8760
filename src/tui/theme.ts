// Glyphs and colours, in one place. Colour only ever stands beside a word or a glyph that says the same.
import { printable } from '../report/words.ts';
import type { Tone } from './text.ts';

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

export interface Style {
  color?: string;
  bold?: boolean;
  dimColor?: boolean;
  inverse?: boolean;
}

export interface Theme {
  glyphs: Glyphs;
  isAscii: boolean;
  styleOf: (tone: Tone) => Style;
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
  const bare = ({ color: _, ...rest }: Style): Style => rest;
  return {
    glyphs: isAscii ? ASCII : UNICODE,
    isAscii,
    styleOf: (tone) => (hasColour ? styles[tone] : bare(styles[tone])),
    // Nothing that a terminal would obey gets out, wherever a text came from.
    spell: isAscii
      ? (text) =>
          printable(text).replace(/[^\x20-\x7e]/gu, (char) => PLAIN_LETTERS[char] ?? (FRAME.test(char) ? '+' : '?'))
      : (text) => printable(text),
  };
}
