// The decisions of an exercise as CSV, for spreadsheets: one row an order, refused ones too.
import { stringify } from 'csv-stringify/sync';
import { clock } from '../ladder/index.ts';
import type { AfterAction } from './after-action.ts';
import { printable } from './words.ts';

/**
 * A cell that no spreadsheet takes for a formula, and that can be read back without loss: what begins like one, or with
 * apostrophes before that, gets one apostrophe more.
 */
export function cell(text: string): string {
  const shown = printable(text);
  return /^'*[=+\-@\t\r\n＝＋－＠]/.test(shown) ? `'${shown}` : shown;
}

/** What a spreadsheet tells by that a file is UTF-8, and shows Cyrillic. */
export const CSV_BEGINS = '\ufeff';

export function decisionsCsv({ decisions, exercise }: AfterAction): string {
  const rows = decisions.map((each) => ({
    line: each.line,
    time: clock(each.at),
    minute: each.at,
    seat: each.seat,
    order: each.response,
    about: each.about ?? '',
    sector: each.sector ?? '',
    verdict: each.verdict,
    code: each.code ?? '',
    clause: each.clause,
    'effect minute': each.effectAt ?? '',
    outcome: each.outcome ?? '',
    'outcome minute': each.outcomeAt ?? '',
    ruling: cell(each.because),
    reason: cell(each.reason ?? ''),
    likelihood: each.likelihood ?? '',
    overruled: each.overruled?.verdict ?? '',
    'overruled because': cell(each.overruled?.because ?? ''),
    notice: exercise,
  }));
  const columns = [
    'line',
    'time',
    'minute',
    'seat',
    'order',
    'about',
    'sector',
    'verdict',
    'code',
    'clause',
    'effect minute',
    'outcome',
    'outcome minute',
    'ruling',
    'reason',
    'likelihood',
    'overruled',
    'overruled because',
    'notice',
  ];
  return CSV_BEGINS + stringify(rows, { header: true, columns, record_delimiter: 'windows' });
}
