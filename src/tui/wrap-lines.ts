// Long lines on a terminal: broken between words and never within one.
import { rowText, wrap } from './text.ts';

/** A text for a terminal of that width. What follows a gap is a column: it goes on under itself, or on a row of its own. */
export const wrapLines = (text: string, columns: number): string =>
  text
    .split('\n')
    .flatMap((line) => (line.length < columns ? [line] : wrapLine(line, columns)))
    .join('\n');

const FAR = 12;

function wrapLine(line: string, columns: number): string[] {
  const [, head = '', words = ''] = /^( *(?:\S.* {2,})?)(\S.*)$/.exec(line) ?? [];
  const indent = /^ */.exec(line)![0];
  const isList = head === indent;
  // Of a list's line the rest stands in; what stands far in already is a column.
  const isUnder = isList || head.length <= columns / 2;
  const hang = isUnder ? ' '.repeat(head.length + (isList && indent && indent.length < FAR ? 2 : 0)) : `${indent}    `;
  const rows = wrap(words, Math.max(20, columns - hang.length - 1)).map(rowText);
  if (!isUnder) return [head.trimEnd(), ...rows.map((row) => hang + row)];
  return rows.map((row, n) => (n === 0 ? head : hang) + row);
}
