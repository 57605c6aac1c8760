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

const STYLES: Record<Tone, Style> = {
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

export function themeFor(options: { isAscii: boolean; hasColour: boolean }): Theme {
  const bare = ({ color: _, ...rest }: Style): Style => rest;
  return {
    glyphs: options.isAscii ? ASCII : UNICODE,
    isAscii: options.isAscii,
    styleOf: (tone) => (options.hasColour ? STYLES[tone] : bare(STYLES[tone])),
    // Nothing that a terminal would obey gets out, wherever a text came from.
    spell: options.isAscii
      ? (text) =>
          printable(text).replace(/[^\x20-\x7e]/gu, (char) => PLAIN_LETTERS[char] ?? (FRAME.test(char) ? '+' : '?'))
      : (text) => printable(text),
  };
}
