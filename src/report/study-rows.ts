// A study as tidy tables: one row an exercise, or one row a seed with its difficulty; CSV or one JSON object a line.
import { stringify } from 'csv-stringify/sync';
import { jsonText } from '../exercise/text.ts';
import type { Row } from '../study/outcome.ts';
import type { Setting } from '../study/plan.ts';
import type { FoundSeed } from '../study/seeds.ts';
import type { GradedSeed } from '../study/summary.ts';
import { CSV_BEGINS, cell } from './decisions-csv.ts';
import { provenance } from './handling.ts';

export const ROW_FORMATS = ['csv', 'jsonl'] as const;
export type RowFormat = (typeof ROW_FORMATS)[number];

type Cells = Record<string, string | number | null>;

/** The head of a file of rows; JSON lines have none. */
export function rowsHead(format: RowFormat, [first = {}]: readonly Cells[]): string {
  return format === 'csv' ? CSV_BEGINS + stringify([Object.keys(first)], { record_delimiter: 'windows' }) : '';
}

export function rowsText(format: RowFormat, rows: readonly Cells[]): string {
  if (format === 'jsonl') return rows.map((row) => `${jsonText(row)}\n`).join('');
  const cells = rows.map((row) => Object.values(row).map((each) => (typeof each === 'string' ? cell(each) : each)));
  return stringify(cells, { record_delimiter: 'windows' });
}

export const tableText = (format: RowFormat, rows: readonly Cells[]): string =>
  rowsHead(format, rows) + rowsText(format, rows);

/** An exercise as a flat row; every row has the same columns in the same order. */
export function exerciseCells({ name, arms }: Setting, row: Row & { arm: number }): Cells {
  const { scenario, set, holders } = arms[row.arm]!;
  const { arm: _, seed, seats, refusals, clauses, severities, ...figures } = row;
  return {
    setting: name,
    scenario: scenario.id,
    variant: scenario.variant,
    preset: scenario.background,
    doctrine: scenario.doctrine.id,
    set: set.join(' '),
    ukraine: holders.ukraine,
    coalition: holders.coalition,
    us: holders.us,
    seed,
    ...figures,
    ...prefixed('score', seats),
    ...prefixed('severity', Object.fromEntries(severities.map((times, index) => [index + 1, times]))),
    ...clauses,
    refusals: Object.entries(refusals)
      .map(([code, times]) => `${code}:${times}`)
      .join(' '),
    notice: provenance(),
  };
}

function prefixed(prefix: string, values: Readonly<Record<string, number | null>>): Cells {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`${prefix}_${name}`, value]));
}

export function seedCells(setting: string, { seed, points, grade }: GradedSeed): Cells {
  return { setting, seed, difficulty: points, grade, notice: provenance() };
}

export function bankCells(setting: Setting, { seed, difficulty, grade, row }: FoundSeed): Cells {
  return { seed, difficulty, grade, ...exerciseCells(setting, { ...row, arm: 0 }) };
}
