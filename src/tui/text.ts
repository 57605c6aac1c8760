// Rows of text with meaning: every screen is a list of rows, every row a list of spans. Widths are terminal cells.
import stringWidth from 'string-width';
import { printable } from '../report/words.ts';
import { narrowWidth } from './quick-width.ts';

const widthOf = (text: string): number => narrowWidth(text) ?? stringWidth(text);

/** What a span means; the theme turns it into colour, always beside a word or a glyph. */
export type Tone =
  | 'plain'
  | 'strong'
  | 'dim'
  | 'title'
  | 'banner'
  | 'owed'
  | 'new'
  | 'quiet'
  | 'amber'
  | 'red'
  | 'ok'
  | 'chosen'
  | 'qr';

export interface Span {
  text: string;
  tone: Tone;
}

export type Row = readonly Span[];

// As it will be shown, so that it is measured as that.
export const span = (text: string, tone: Tone = 'plain'): Span => ({ text: printable(text), tone });
export const row = (...parts: (string | Span)[]): Row =>
  parts.map((part) => (typeof part === 'string' ? span(part) : part));
export const blank: Row = [];

export function rowWidth(spans: Row): number {
  return spans.reduce((sum, { text }) => sum + widthOf(text), 0);
}

export function rowText(spans: Row): string {
  return spans.map(({ text }) => text).join('');
}

const segments = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The longest beginning of a text that fits into so many cells. */
function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let kept = '';
  let used = 0;
  for (const { segment } of segments.segment(text)) {
    const next = widthOf(segment);
    if (used + next > width) break;
    kept += segment;
    used += next;
  }
  return kept;
}

/** A word in pieces that each fit into so many cells. */
function piecesOf(word: string, width: number): string[] {
  const pieces = [''];
  let used = 0;
  for (const { segment } of segments.segment(word)) {
    const next = widthOf(segment);
    if (used > 0 && used + next > width) {
      pieces.push('');
      used = 0;
    }
    pieces[pieces.length - 1] += segment;
    used += next;
  }
  return pieces;
}

/** The row at exactly that width: padded, or cut with an ellipsis that shows it was. */
export function sized(spans: Row, width: number, ellipsis = '…'): Row {
  const used = rowWidth(spans);
  if (used <= width) return used === width ? spans : [...spans, span(' '.repeat(width - used))];
  const kept: Span[] = [];
  let left = width - widthOf(ellipsis);
  for (const { text, tone } of spans) {
    const part = cut(text, left);
    if (part) kept.push({ text: part, tone });
    left -= widthOf(part);
    if (part !== text) break;
  }
  return [...kept, span(ellipsis + ' '.repeat(Math.max(0, left)), 'dim')];
}

/** Left and right parts of one row, the left one cut where both do not fit. */
export function spread(left: Row, right: Row, width: number): Row {
  const room = width - rowWidth(right);
  if (room <= 0) return sized(right, width);
  return [...sized(left, room), ...right];
}

/** A text wrapped at words into rows of at most that width. */
export function wrap(text: string, width: number, tone: Tone = 'plain'): Row[] {
  const rows: Row[] = [];
  for (const paragraph of printable(text).split('\n')) {
    let line = '';
    for (const word of paragraph.split(/\s+/)) {
      const joined = line ? `${line} ${word}` : word;
      if (widthOf(joined) <= width) {
        line = joined;
        continue;
      }
      if (line) rows.push(row(span(line, tone)));
      const parts = piecesOf(word, width);
      line = parts.pop()!;
      for (const part of parts) rows.push(row(span(part, tone)));
    }
    rows.push(row(span(line, tone)));
  }
  return rows;
}

/** A row of spans on as many rows as it needs, those after the first behind `indent` columns; blanks between words stay. */
export function wrapRow(spans: Row, width: number, indent: number): Row[] {
  const rows: Span[][] = [[]];
  let used = 0;
  for (const { text, tone } of spans) {
    for (const part of text.match(/\s+|\S+/g) ?? []) {
      const pieces = part.trim() === '' ? [part] : piecesOf(part, width - indent);
      for (const piece of pieces) {
        const wide = widthOf(piece);
        if (used + wide > width && used > indent) {
          rows.push([span(' '.repeat(indent))]);
          used = indent;
          if (piece.trim() === '') continue;
        }
        rows.at(-1)!.push(span(piece, tone));
        used += wide;
      }
    }
  }
  return rows;
}

/** Two columns of rows side by side, each row of the left at that width. */
export function beside(left: readonly Row[], right: readonly Row[], leftWidth: number): Row[] {
  const height = Math.max(left.length, right.length);
  return Array.from({ length: height }, (_, index) => [
    ...sized(left[index] ?? blank, leftWidth),
    ...(right[index] ?? blank),
  ]);
}

/** A row drawn cell by cell, for the ladder and the line. */
export class Canvas {
  readonly #cells: Span[];
  constructor(width: number) {
    this.#cells = Array.from({ length: width }, () => span(' '));
  }
  put(at: number, text: string, tone: Tone = 'plain'): void {
    for (const [index, char] of [...text].entries()) {
      if (at + index >= 0 && at + index < this.#cells.length) this.#cells[at + index] = span(char, tone);
    }
  }
  /** Whether nothing stands there yet. */
  isFree(from: number, to: number): boolean {
    return this.#cells.slice(Math.max(0, from), to).every(({ text }) => text === ' ');
  }
  row(): Row {
    const merged: Span[] = [];
    for (const { text, tone } of this.#cells) {
      const last = merged.at(-1);
      if (last && last.tone === tone) last.text += text;
      else merged.push(span(text, tone));
    }
    return merged;
  }
}
