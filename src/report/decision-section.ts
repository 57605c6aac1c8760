// The decisions of an exercise as a table: every order with its ruling, in the words that its seat read.
import { clock } from '../ladder/index.ts';
import type { AfterAction, Decision } from './after-action.ts';
import { list, paragraphs, plain, table, toLines } from './markdown.ts';
import { signedWords } from './transcript.ts';
import { seatName, sectorName, spoken, timeOrNever } from './words.ts';

export const decisions = (report: AfterAction): string => paragraphs(ordersGiven(report), signatures(report));

/** Who signed the common statements that were drafted. */
const signatures = ({ drafts }: AfterAction): string =>
  list(
    drafts.map(({ draft, at, from, by }) =>
      plain(
        `The draft that came from ${from} at ${clock(at)} was ${signedWords(by) ?? 'signed by nobody'}: "${draft}"`,
      ),
    ),
  );

function ordersGiven({ decisions: all }: AfterAction): string {
  if (all.length === 0) return 'No order was given.';
  const rows: DecisionRow[] = [];
  for (const [n, each] of all.entries()) {
    const isFirst = all[n - 1]?.line !== each.line;
    const { line, seat, because, reason, text } = each;
    const after = afterwards(each);
    // Rows of one line stand together, so the search ends at the last row of another line.
    const alike = rows.findLast(
      (row) =>
        row.line !== line ||
        (row.seat === seat &&
          row.because === because &&
          row.after === after &&
          row.reason === reason &&
          row.text === text),
    );
    const row =
      alike?.line === line
        ? alike
        : {
            line,
            // One line can hold several orders; links lead to the first of them.
            anchor: isFirst ? `<a id="line-${line}"></a>` : '',
            at: each.at,
            seat,
            because,
            after,
            reason,
            text,
            ruling: sameBefore(all, n) ?? plain(because),
            orders: new Map<string, string[]>(),
          };
    if (row !== alike) rows.push(row);
    const about = `${each.about === null ? '' : ` about ${each.about}`}${each.sector === null ? '' : `, ${sectorName(each.sector)}`}`;
    row.orders.set(about, [...(row.orders.get(about) ?? []), each.response]);
  }
  const anyReason = rows.some(({ reason }) => reason !== null);
  const anyText = rows.some(({ text }) => text !== null);
  const said = [...(anyText ? ['Text, announced if accepted'] : []), ...(anyReason ? ['Reason given'] : [])];
  return table(
    ['Line', 'Time', 'Seat', 'Order', 'Ruling, with its clause and facts', ...said],
    rows.map(({ line, anchor, at, seat, orders, ruling, after, reason, text }) => [
      `${anchor}${line}`,
      clock(at),
      seatName(seat),
      plain([...orders].map(([about, responses]) => responses.join(', ') + about).join('; ')),
      ruling + after,
      ...(anyText ? [plain(text ?? '')] : []),
      ...(anyReason ? [plain(reason ?? '')] : []),
    ]),
  );
}

/** Orders of one seat in one line that got the same ruling stand in one row. */
interface DecisionRow extends Pick<Decision, 'line' | 'at' | 'seat' | 'because' | 'reason' | 'text'> {
  anchor: string;
  after: string;
  ruling: string;
  orders: Map<string, string[]>;
}

const LONG = 80;

/** A long ruling that repeats an earlier one word for word only names that one's line. */
function sameBefore(all: readonly Decision[], n: number): string | null {
  const { because, verdict, clause } = all[n]!;
  if (because.length < LONG) return null;
  const before = all.find((each) => each.because === because)!;
  return before === all[n] ? null : `${verdict} (${clause}), as in line ${toLines([before.line])}`;
}

function afterwards({ outcome, outcomeAt, overruled }: Decision): string {
  const came =
    outcome === 'lapsed' || outcome === 'stood-down' ? ` **${spoken(outcome)} at ${timeOrNever(outcomeAt)}.**` : '';
  const word = overruled
    ? ` **Overruled by the facilitator at ${clock(overruled.at)}: ${overruled.verdict}.** ${plain(overruled.because)}`
    : '';
  return came + word;
}
