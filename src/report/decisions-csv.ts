// The decisions of an exercise as CSV, for spreadsheets: one row an order, refused ones too.
import { stringify } from 'csv-stringify/sync';
import { clock } from '../ladder/index.ts';
import type { AfterAction, Decision } from './after-action.ts';
import { earlyWords } from './score-words.ts';
import { printable } from './words.ts';

/**
 * A cell that no spreadsheet reads as a formula and that can be read back exactly: a text that begins like a formula, even
 * behind apostrophes, gets one more apostrophe.
 */
export function cell(text: string): string {
  const shown = printable(text);
  return /^'*[=+\-@\t\r\n＝＋－＠]/.test(shown) ? `'${shown}` : shown;
}

/** The byte order mark: spreadsheets need it to recognise UTF-8. */
export const CSV_BEGINS = '\ufeff';

const COLUMNS: readonly [name: string, of: (each: Decision) => string | number][] = [
  ['line', ({ line }) => line],
  ['time', ({ at }) => clock(at)],
  ['minute', ({ at }) => at],
  ['seat', ({ seat }) => seat],
  ['order', ({ response }) => response],
  ['about', ({ about }) => about ?? ''],
  ['sector', ({ sector }) => sector ?? ''],
  ['verdict', ({ verdict }) => verdict],
  ['code', ({ code }) => code ?? ''],
  ['clause', ({ clause }) => clause],
  ['effect minute', ({ effectAt }) => effectAt ?? ''],
  ['outcome', ({ outcome }) => outcome ?? ''],
  ['outcome minute', ({ outcomeAt }) => outcomeAt ?? ''],
  ['ruling', ({ because }) => cell(because)],
  ['reason', ({ reason }) => cell(reason ?? '')],
  ['text', ({ text }) => cell(text ?? '')],
  ['likelihood', ({ likelihood }) => likelihood ?? ''],
  ['overruled', ({ overruled }) => overruled?.verdict ?? ''],
  ['overruled because', ({ overruled }) => cell(overruled?.because ?? '')],
];

export function decisionsCsv({ decisions, exercise, overview: { endedEarly } }: AfterAction): string {
  const early = endedEarly ? earlyWords(endedEarly) : '';
  const head = [...COLUMNS.map(([name]) => name), 'notice', 'ended early'];
  const rows = decisions.map((each) => [...COLUMNS.map(([, of]) => of(each)), exercise, early]);
  return CSV_BEGINS + stringify([head, ...rows], { record_delimiter: 'windows' });
}
