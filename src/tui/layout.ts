// Layout as a function of the terminal's size: what stands where, and how large. Nothing else decides it.
import { type Row, row, sized } from './text.ts';

export interface Size {
  columns: number;
  rows: number;
}

export interface Box {
  width: number;
  height: number;
}

export type Layout =
  | { kind: 'too-small' }
  | { kind: 'tabs'; ladder: Box; tab: Box }
  | { kind: 'panels'; ladder: Box; line: Box; ruling: Box; reports: Box; responses: Box; orders: Box };

export const SMALLEST: Size = { columns: 80, rows: 24 };
const PANELS: Size = { columns: 110, rows: 33 };
const HEADER = 2;
const FOOTER = 1;

/** `foot`: rows that are kept free above the footer. */
export function layoutFor({ columns, rows }: Size, foot = 0): Layout {
  if (columns < SMALLEST.columns || rows < SMALLEST.rows) return { kind: 'too-small' };
  if (columns < PANELS.columns || rows < PANELS.rows) {
    const ladder = { width: columns, height: 7 };
    return { kind: 'tabs', ladder, tab: { width: columns, height: rows - HEADER - FOOTER - foot - ladder.height } };
  }
  const ladder = { width: columns, height: 8 };
  // A row more where there is room: people and politics below the line.
  const middle = rows >= 36 ? 9 : 8;
  const orders = { width: columns, height: rows >= 44 ? 6 : 4 };
  const lower = rows - HEADER - FOOTER - foot - ladder.height - middle - orders.height;
  const left = Math.floor(columns / 2) - 2;
  const right = columns - left;
  return {
    kind: 'panels',
    ladder,
    line: { width: left, height: middle },
    ruling: { width: right, height: middle },
    reports: { width: left, height: lower },
    responses: { width: right, height: lower },
    orders,
  };
}

/** All that stands on a terminal that is too small. */
export function tooSmall({ columns, rows }: Size): Row[] {
  const text = [
    `This terminal has ${columns} by ${rows} characters.`,
    'Rung needs 80 by 24. Please enlarge it;',
    'nothing is lost meanwhile.',
  ];
  return Array.from({ length: rows }, (_, index) => sized(row(text[index] ?? ''), columns));
}
