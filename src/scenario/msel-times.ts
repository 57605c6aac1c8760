// The rows of a list of injects by their times: those without one wait for the facilitator, those before STARTEX belong into the
// briefs, and all of them together tell how their times are meant.
import type { Mistake } from './mistake.ts';
import {
  dateText,
  isContingent,
  oneLine,
  seatsOf,
  textOf,
  timeOf,
  timeText,
  type Units,
  wordOf,
} from './msel-cells.ts';
import type { CellOf, Field } from './msel-columns.ts';
import type { ListedRow } from './msel-sheets.ts';
import type { ListTimes } from './written-time.ts';

/** Whether a row has no time, and its words no condition: the facilitator decides when it comes. */
export const isWaiting = (cell: CellOf): boolean => textOf(cell('when')) === '' && isContingent(textOf(cell('time')));

const timeIn = ({ cell, day }: ListedRow, times: ListTimes): string => timeOf(cell('time'), times, cell('date'), day);

const isEarly = (row: ListedRow, times: ListTimes): boolean =>
  !isWaiting(row.cell) && timeIn(row, times).startsWith('-');

/** Where most of a list lies before STARTEX, its own STARTEX is another; and nothing but a message can be told before it. */
export function earlyMistakes(
  early: readonly ListedRow[],
  played: number,
  place: (row: ListedRow, field: Field) => Pick<Mistake, 'file' | 'line' | 'column' | 'path'>,
  times: ListTimes,
): Mistake[] {
  const [first] = early;
  if (!first) return [];
  const startex = new Date(times.start).toISOString().slice(0, 16);
  // What counts back from STARTEX is early whatever STARTEX is.
  const dated = early.filter(({ cell }) => !/^(STARTEX|[THE])?\s*-/i.test(textOf(cell('time'))));
  if (dated.length > played)
    return [
      {
        ...place(first, 'time'),
        message: `Most of the list lies before STARTEX of the scenario, which is ${startex}Z.`,
        hint: "--startex says when the list's own STARTEX is, as --startex 2026-03-02T15:00Z",
      },
    ];
  const kindOf = ({ cell }: ListedRow) => wordOf(textOf(cell('kind'))) || 'news';
  return early
    .filter((row) => kindOf(row) !== 'news')
    .map((row) => ({
      ...place(row, 'time'),
      message: `Before STARTEX nothing but a message can be told, and this is of the kind ${kindOf(row)}.`,
      hint: 'give it a time after STARTEX',
    }));
}

export const briefingOf = (cell: CellOf, units: Units) => ({
  to: seatsOf(textOf(cell('to')), units),
  text: oneLine(textOf(cell('text'))),
});

const waitingNote = (count: number): string[] =>
  count === 0
    ? []
    : [
        `${count === 1 ? 'One inject has' : `${count} injects have`} no time and wait${count === 1 ? 's' : ''} for the facilitator.`,
      ];

/** Its time; none where it waits for a condition or for the facilitator. */
export function timing(row: ListedRow, times: ListTimes): { at?: string } {
  const { cell } = row;
  const isConditional = textOf(cell('when')) !== '' && textOf(cell('time')) === '';
  return isConditional || isWaiting(cell) ? {} : { at: timeIn(row, times) };
}

/** What all times of a list say together, before any of them is read. */
export function learnFrom(all: readonly ListedRow[], times: ListTimes): void {
  const cells = (rows: readonly ListedRow[], field: Field) => rows.map(({ cell }) => timeText(cell(field)));
  // Beside a date of its own a time is a time of the day.
  const undated = all.filter(({ cell }) => textOf(cell('date')) === '');
  const written = [...cells(undated, 'time'), ...cells(all, 'start'), ...cells(all, 'end')];
  times.learn([...all.map(({ cell }) => dateText(cell('date'))), ...cells(all, 'time'), ...written], written);
}

/** The rows before STARTEX, and those that are played; what comes at ENDEX is left out. `notes`: when all have been read. */
export function sorted(
  rows: readonly ListedRow[],
  times: ListTimes,
): { early: ListedRow[]; played: ListedRow[]; notes: () => string[] } {
  const early = rows.filter((row) => isEarly(row, times));
  const last = rows.filter(({ cell }) => /^endex$/i.test(textOf(cell('time'))));
  const played = rows.filter((each) => !early.includes(each) && !last.includes(each));
  const waiting = played.filter(({ cell }) => isWaiting(cell)).length;
  const left = last.length > 0 ? ['What comes at ENDEX is left out: the exercise is over then.'] : [];
  return { early, played, notes: () => [...times.notes, ...left, ...waitingNote(waiting)] };
}
