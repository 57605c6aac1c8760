// Rows of a list of injects that have no time, which wait for the facilitator, and rows before STARTEX, which belong into the
// briefs.
import type { Mistake } from './mistake.ts';
import { isContingent, oneLine, seatsOf, textOf, timeOf, wordOf } from './msel-cells.ts';
import type { CellOf, Field } from './msel-columns.ts';
import type { Sheet } from './sheet-file.ts';
import type { ListTimes } from './written-time.ts';

/** Whether a row has no time, and its words no condition: the facilitator decides when it comes. */
export const isWaiting = (cell: CellOf): boolean => textOf(cell('when')) === '' && isContingent(textOf(cell('time')));

export const isEarly = (cell: CellOf, times: ListTimes): boolean =>
  !isWaiting(cell) && timeOf(cell('time'), times, cell('date')).startsWith('-');

/** Where most of a list lies before STARTEX, its own STARTEX is another; and nothing but a message can be told before it. */
export function earlyMistakes(
  early: readonly { cells: Sheet[number]; row: number }[],
  played: number,
  cellsOf: (cells: Sheet[number]) => CellOf,
  place: (row: number, field: Field) => Pick<Mistake, 'file' | 'line' | 'column' | 'path'>,
  times: ListTimes,
): Mistake[] {
  const [first] = early;
  if (!first) return [];
  const startex = new Date(times.start).toISOString().slice(0, 16);
  if (early.length > played)
    return [
      {
        ...place(first.row, 'time'),
        message: `Most of the list lies before STARTEX of the scenario, which is ${startex}Z.`,
        hint: "--startex says when the list's own STARTEX is, as --startex 2026-03-02T15:00Z",
      },
    ];
  const kindOf = (cells: Sheet[number]) => wordOf(textOf(cellsOf(cells)('kind'))) || 'news';
  return early
    .filter(({ cells }) => kindOf(cells) !== 'news')
    .map(({ cells, row }) => ({
      ...place(row, 'time'),
      message: `Before STARTEX nothing but a message can be told, and this is of the kind ${kindOf(cells)}.`,
      hint: 'give it a time after STARTEX',
    }));
}

export const briefingOf = (cell: CellOf) => ({ to: seatsOf(textOf(cell('to'))), text: oneLine(textOf(cell('text'))) });

export const waitingNote = (count: number): string[] =>
  count === 0
    ? []
    : [
        `${count === 1 ? 'One inject has' : `${count} injects have`} no time and wait${count === 1 ? 's' : ''} for the facilitator.`,
      ];

/** Its time; none where it waits for a condition or for the facilitator. */
export function timing(cell: CellOf, times: ListTimes): { at?: string } {
  const isConditional = textOf(cell('when')) !== '' && textOf(cell('time')) === '';
  return isConditional || isWaiting(cell) ? {} : { at: timeOf(cell('time'), times, cell('date')) };
}
