// The decisions of an exercise as a table: every order with its ruling, in the words that its seat was told.
import { clock, type Minute } from '../ladder/index.ts';
import type { AfterAction, Decision } from './after-action.ts';
import { plain, table, toLines } from './markdown.ts';
import { seatName, sectorName, spoken } from './words.ts';

const time = (minute: Minute | null): string => (minute === null ? 'never' : clock(minute));

export function decisions({ decisions: all }: AfterAction): string {
  if (all.length === 0) return 'No order was given.';
  const rows: DecisionRow[] = [];
  for (const [n, each] of all.entries()) {
    const isFirst = all[n - 1]?.line !== each.line;
    const row: DecisionRow = {
      // Several orders may stand in one line; the first of them is what links lead to.
      line: isFirst ? `<a id="line-${each.line}"></a>${each.line}` : String(each.line),
      at: clock(each.at),
      seat: seatName(each.seat),
      response: each.response,
      about: `${each.about === null ? '' : ` about ${each.about}`}${each.sector === null ? '' : `, ${sectorName(each.sector)}`}`,
      ruling: `${sameBefore(all, n) ?? plain(each.because)}${afterwards(each)}`,
      reason: each.reason === null ? '' : plain(each.reason),
    };
    const last = rows.at(-1);
    if (last && !isFirst && isAlike(last, row)) last.response += `, ${row.response}`;
    else rows.push(row);
  }
  return table(
    ['Line', 'Time', 'Seat', 'Order', 'Ruling, with its clause and facts', 'Reason given'],
    rows.map(({ line, at, seat, response, about, ruling, reason }) => [
      line,
      at,
      seat,
      plain(response + about),
      ruling,
      reason,
    ]),
  );
}

type DecisionRow = Record<'line' | 'at' | 'seat' | 'response' | 'about' | 'ruling' | 'reason', string>;

/** Orders of one line about the same thing that got the same ruling stand in one row. */
function isAlike(a: DecisionRow, b: DecisionRow): boolean {
  return a.seat === b.seat && a.about === b.about && a.ruling === b.ruling && a.reason === b.reason;
}

const LONG = 80;

/** A long ruling in the very words of an earlier one is told by its line. */
function sameBefore(all: readonly Decision[], n: number): string | null {
  const { because, verdict, clause } = all[n]!;
  if (because.length < LONG) return null;
  const before = all.find((each) => each.because === because)!;
  return before === all[n] ? null : `${verdict} (${clause}), as in line ${toLines([before.line])}`;
}

function afterwards({ outcome, outcomeAt, overruled }: Decision): string {
  const came = outcome === 'lapsed' || outcome === 'stood-down' ? ` **${spoken(outcome)} at ${time(outcomeAt)}.**` : '';
  const word = overruled
    ? ` **Overruled by the facilitator at ${clock(overruled.at)}: ${overruled.verdict}.** ${plain(overruled.because)}`
    : '';
  return came + word;
}
