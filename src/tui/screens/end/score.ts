// The score on the end screen, as rows: team and seats with their bands, caps, and where most points were lost.
import type { Seat } from '../../../ladder/index.ts';
import {
  DIMENSIONS,
  type Loss,
  lossesOf,
  percent,
  type ScoreReport,
  type SeatScoreReport,
  totalWords,
} from '../../../report/score.ts';
import { dimensionName } from '../../../report/score-words.ts';
import { clock, seatName } from '../../../report/words.ts';
import { blank, type Row, row, span, spread, type Tone, wrap } from '../../text.ts';
import type { EndScore } from './desk.ts';

const WORST = 3;

/** `seats`: whose scores may be read here; the team's stands among them where all may be. */
export function scoreRows(score: EndScore, seats: readonly Seat[], isAll: boolean, width: number): Row[] {
  const played = seats.filter((seat) => score.seats[seat]);
  if (played.length === 0) return [row('Nobody played a seat whose score could be shown here.')];
  const own = (seat: Seat) => score.seats[seat]!;
  const last = overruledTotals(score, played);
  const all = lossesOf(score, played);
  const losses = all.slice(0, WORST);
  const left = all.slice(WORST);
  const points = left.reduce((sum, each) => sum + each.points, 0);
  return [
    row(span('SCORE', 'title'), span('  discipline of the responses, not who would have won', 'dim')),
    ...(isAll ? totalRows('Team', score.team, width, 'strong') : []),
    ...(isAll && score.overruled ? overruledRows(score.overruled.team, width) : []),
    ...played.flatMap((seat) => [
      ...totalRows(seatName(seat), own(seat), width),
      ...(last[seat] ? overruledRows(last[seat], width) : []),
      ...wrap(dimensionWords(own(seat)), width - 11, 'dim').map((each) => row(' '.repeat(11), ...each)),
      ...own(seat).handed.flatMap((words) =>
        wrap(words, width - 11, 'owed').map((each) => row(' '.repeat(11), ...each)),
      ),
      ...own(seat).caps.flatMap(({ words }) =>
        wrap(words, width - 11, 'amber').map((each) => row(' '.repeat(11), ...each)),
      ),
    ]),
    blank,
    row(
      span(
        losses.length > 0 ? 'WHERE MOST POINTS WERE LOST' : noLoss(played.some((seat) => own(seat).total === null)),
        'title',
      ),
    ),
    ...losses.flatMap((loss) => lossRows(loss, width)),
    ...(left.length > 0
      ? wrap(
          `         ${left.length} more cost ${points.toFixed(1)} points together; the report lists every one.`,
          width,
          'dim',
        )
      : []),
  ];
}

const noLoss = (isShort: boolean): string =>
  isShort
    ? 'No point was lost where enough was owed to score; the report says what the others gave.'
    : 'No point was lost.';

/** The seats' scores that the facilitator's overrules change; of the others there is nothing more to say. */
const overruledTotals = ({ seats, overruled }: EndScore, played: readonly Seat[]): ScoreReport['seats'] =>
  Object.fromEntries(
    played.flatMap((seat) => {
      const own = overruled?.seats[seat];
      return own && own.total !== seats[seat]?.total ? [[seat, own]] : [];
    }),
  );

type Totals = Parameters<typeof totalWords>[0];

// A narrow screen has two rows for the total of an exercise that ended early.
function totalRows(name: string, total: Totals, width: number, tone: Tone = 'plain'): Row[] {
  const rows = wrap(totalWords(total), width - 11, tone);
  return rows.map((each, n) => row(span((n === 0 ? name : '').padEnd(11), 'strong'), ...each));
}

const overruledRows = (total: Totals, width: number): Row[] =>
  wrap(`with EXCON's overrules ${totalWords(total)}`, width - 11, 'owed').map((each) => row(' '.repeat(11), ...each));

const dimensionWords = ({ dimensions }: SeatScoreReport): string =>
  DIMENSIONS.flatMap((name) => {
    const { value } = dimensions[name];
    return value === null ? [] : [`${dimensionName(name)} ${percent(value)}`];
  }).join(' · ');

function lossRows({ seat, item, points }: Loss, width: number): Row[] {
  const [first = blank, ...rest] = wrap(`${seatName(seat)}: ${item.words} (${item.clause})`, width - 23);
  const indent = ' '.repeat(9);
  return [
    spread(
      row(span(clock(item.at).padStart(7)), '  ', ...first),
      row(span(`-${points.toFixed(1)} points`, 'amber')),
      width,
    ),
    ...rest.map((each) => row(indent, ...each)),
  ];
}
