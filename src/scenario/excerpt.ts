// A few lines of a file around a mistake. The library for this is loaded only where a file was parsed.
import { codeFrameColumns } from '@babel/code-frame';
import { printable } from '../exercise/text.ts';

const LONGEST_LINE = 160;

/** The lines around a place, with a caret. Long lines are cut, so that a hostile file cannot flood the screen. */
export function excerptAt(text: string, line: number, column: number): string {
  const all = text.split('\n');
  const from = Math.max(0, line - 2);
  const shown = all.slice(from, line + 1).map((each) => printable(each.slice(0, LONGEST_LINE)));
  const start = { line, column: Math.min(column, LONGEST_LINE) };
  // The published types do not know `startLine` yet.
  const options = { linesAbove: 1, linesBelow: 1, startLine: from + 1 };
  return codeFrameColumns(shown.join('\n'), { start }, options);
}
