// The rows of a list of injects by their times: those without one wait for the facilitator, those before STARTEX belong into the
// briefs, and all of them together tell how their times are meant.
import type { Mistake } from './mistake.ts';
import { dateText, isContingent, oneLine, seatsOf, textOf, timeOf, wordOf } from './msel-cells.ts';
import type { CellOf, Field } from './msel-columns.ts';
import type { Sheet } from './sheet-file.ts';
import type { ListTimes } from './written-time.ts';

/** Whether a row has no time, and its words no condition: the facilitator decides when it comes. */
export const isWaiting = (cell: CellOf): boolean => textOf(cell('when')) === '' && isContingent(textOf(cell('time')));

const isEarly = (cell: CellOf, times: ListTimes): boolean =>
  !isWaiting(cell) && timeOf(cell('time'), times, cell('date')).startsWith('-');

/** Where most of a list lies before STARTEX, its own STARTEX is another; and nothing but a message can be told before it. */
export function earlyMistakes(
  early: readonly ListedRow[],
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

const waitingNote = (count: number): string[] =>
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

/** What all times of a list say together, before any of them is read. */
export function learnFrom(
  all: readonly ListedRow[],
  cellsOf: (cells: Sheet[number]) => CellOf,
  times: ListTimes,
): void {
  const cells = (field: Field) => all.map((each) => dateText(cellsOf(each.cells)(field)));
  const written = [...cells('time'), ...cells('start'), ...cells('end')];
  times.learn([...cells('date'), ...written], written);
}

/** A row below the headings. */
export type ListedRow = { cells: Sheet[number]; row: number };

/** The rows before STARTEX, and those that are played; what comes at ENDEX is left out. `notes`: when all have been read. */
export function sorted(
  rows: readonly ListedRow[],
  cellsOf: (cells: Sheet[number]) => CellOf,
  times: ListTimes,
): { early: ListedRow[]; played: ListedRow[]; notes: () => string[] } {
  const timeIn = ({ cells }: ListedRow) => textOf(cellsOf(cells)('time'));
  const early = rows.filter(({ cells }) => isEarly(cellsOf(cells), times));
  const last = rows.filter((each) => /^endex$/i.test(timeIn(each)));
  const played = rows.filter((each) => !early.includes(each) && !last.includes(each));
  const waiting = played.filter(({ cells }) => isWaiting(cellsOf(cells))).length;
  const left = last.length > 0 ? ['What comes at ENDEX is left out: the exercise is over then.'] : [];
  return { early, played, notes: () => [...times.notes, ...left, ...waitingNote(waiting)] };
}
