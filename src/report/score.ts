// A score as people and scripts read it: figures, bands, and every item in words with its lines and clause.
import { BANDS, DIMENSIONS, type Dimension, type Rubric } from '../exercise/rubric.ts';
import type { Item, NotAssessed, OpenDuty } from '../exercise/score/dimensions.ts';
import type { Cap, DimensionScore, Score, SeatScore, Total } from '../exercise/score/score.ts';
import type { Prompt } from '../exercise/state.ts';
import { clock, SEATS, type Seat } from '../ladder/index.ts';
import { type Handed, handedLimit } from './room-report.ts';
import { capWords, dimensionName, earlyWords, itemWords, notAssessedWords, openWords } from './score-words.ts';
import { seatName } from './words.ts';

// The screens may import no values of the exercise's rubric.
export { DIMENSIONS };

type InWords<T> = T & { words: string };

export type ItemReport = InWords<Item>;

interface DimensionReport extends Omit<DimensionScore, 'items'> {
  items: readonly ItemReport[];
}

export interface SeatScoreReport extends Total, Pick<SeatScore, 'uncapped'> {
  caps: readonly InWords<Omit<Cap, 'minute'>>[];
  dimensions: Record<Dimension, DimensionReport>;
  notAssessed: readonly InWords<NotAssessed>[];
  open: readonly InWords<OpenDuty>[];
  /** Where a policy decided for the seat's people, so that the score is not theirs alone; a sentence each. */
  handed: readonly string[];
}

export interface ScoreReport {
  team: Score['team'];
  seats: Partial<Record<Seat, SeatScoreReport>>;
}

/** `handed`: when a policy decided for people. */
export function scoreReport(score: Score, handed: readonly Handed[] = []): ScoreReport {
  const seats = SEATS.flatMap((seat): [Seat, SeatScoreReport][] => {
    const own = score.seats[seat];
    return own
      ? [
          [
            seat,
            seatReport(
              own,
              handed.filter((each) => each.seat === seat),
            ),
          ],
        ]
      : [];
  });
  return { team: score.team, seats: Object.fromEntries(seats) };
}

function seatReport(
  { caps, dimensions, notAssessed, open, ...totals }: SeatScore,
  handed: readonly Handed[],
): SeatScoreReport {
  return {
    ...totals,
    caps: caps.map(({ at, why, lines, minute }) => ({ at, why, lines, words: capWords(why, at, minute) })),
    dimensions: Object.fromEntries(
      DIMENSIONS.map((name) => [name, dimensionReport(name, dimensions[name])]),
    ) as unknown as Record<Dimension, DimensionReport>,
    notAssessed: notAssessed.map((each) => ({ ...each, words: notAssessedWords(each) })),
    open: open.map((each) => ({ ...each, words: openWords(each) })),
    handed: handed.map(handedLimit),
  };
}

const dimensionReport = (name: Dimension, { items, ...score }: DimensionScore): DimensionReport => ({
  ...score,
  items: items.map((item) => ({ ...item, words: itemWords(name, item) })),
});

/** The duties of these seats that the score leaves out, except those that were lifted. */
export const notAssessed = ({ seats: all }: Pick<ScoreReport, 'seats'>, seats: readonly Seat[]) =>
  seats.flatMap((seat) =>
    (all[seat]?.notAssessed ?? []).filter(({ why }) => why !== 'lifted').map((each) => ({ seat, ...each })),
  );

/** The duties of these seats that were known and not due at the end. */
export const openDuties = ({ seats: all }: Pick<ScoreReport, 'seats'>, seats: readonly Seat[]) =>
  seats.flatMap((seat) => (all[seat]?.open ?? []).map((each) => ({ seat, ...each })));

/** Whether a duty was not met and is held against nobody: it was not assessed, or was not due at the end. */
export const isLeftOut = (
  score: Pick<ScoreReport, 'seats'>,
  { seat, kind, about, metAt }: Pick<Prompt, 'seat' | 'kind' | 'about' | 'metAt'>,
): boolean =>
  metAt === null &&
  [...notAssessed(score, [seat]), ...openDuties(score, [seat])].some(
    (each) => each.kind === kind && each.about === about,
  );

/** What an item cost, in points of its seat's own score. */
export interface Loss {
  seat: Seat;
  item: ItemReport;
  points: number;
}

/** The losses of these seats, the largest first. A dimension's loss is shared among its items by how far each fell short. */
export function lossesOf({ seats: all }: Pick<ScoreReport, 'seats'>, seats: readonly Seat[]): Loss[] {
  const losses = seats.flatMap((seat) => {
    const own = all[seat];
    // A seat that is not assessed loses no points.
    return own && own.total !== null ? lossesIn(seat, own) : [];
  });
  return losses.sort((a, b) => b.points - a.points || a.item.at - b.item.at);
}

function lossesIn(seat: Seat, { dimensions }: SeatScoreReport): Loss[] {
  return DIMENSIONS.flatMap((name) => {
    const { weight, points, items } = dimensions[name];
    const short = items.map((item) => shortfall(name, item));
    const all = short.reduce((sum, each) => sum + each, 0);
    if (all === 0) return [];
    return items.flatMap((item, n) =>
      short[n]! > 0 ? [{ seat, item, points: ((weight - points) * short[n]!) / all }] : [],
    );
  });
}

// The value of an authority item is the weight of a refusal; of any other item it is how well it was done.
const shortfall = (name: Dimension, { value }: ItemReport): number => (name === 'authority' ? value : 1 - value);

const BAND_WORDS: Record<(typeof BANDS)[number], string> = {
  P: 'performed',
  S: 'performed with some challenges',
  M: 'performed with major challenges',
  U: 'unable to be performed',
};

/** As "97.5, P (performed), n = 12", and where the exercise was not whole "…; ended early, at 31:20 of 96:00". */
export function totalWords({ total, band, n, endedEarly }: Omit<Total, 'band'> & { band: string | null }): string {
  const early = endedEarly === null ? '' : `; ${earlyWords(endedEarly)}`;
  if (total === null) return `not assessed, n = ${n}${early}`;
  const known = BANDS.find((each) => each === band);
  return `${total.toFixed(1)}, ${known ? `${known} (${BAND_WORDS[known]})` : 'no band'}, n = ${n}${early}`;
}

/** As "P from 96, S from 82, M from 50". */
export const boundsWords = ({ bands: { P, S, M } }: Pick<Rubric, 'bands'>): string =>
  `P from ${P}, S from ${S}, M from ${M}`;

/** What open duties are called in lists of them. */
export const OPEN_WORDS = 'Open, not due yet: neither won nor lost';

export const percent = (value: number | null): string => (value === null ? 'n/a' : `${Math.round(value * 100)} %`);

/** The score as text for a terminal: totals, dimensions, and every item that cost points. */
export function scoreText({ team, seats }: ScoreReport): string[] {
  const lines = [`Team   ${totalWords(team)}`];
  for (const seat of SEATS) {
    const own = seats[seat];
    if (!own) continue;
    lines.push('', `${seatName(seat)}   ${totalWords(own)}`);
    for (const words of own.handed) lines.push(`  ${words}`);
    for (const { words } of own.caps) lines.push(`  ${words}`);
    for (const name of DIMENSIONS) {
      const { value, weight, points, items } = own.dimensions[name];
      const share =
        value === null
          ? 'not assessed'
          : `${percent(value).padStart(5)} of ${weight.toFixed(1)} = ${points.toFixed(1)}`;
      lines.push(`  ${dimensionName(name).padEnd(16)} ${share}`);
      for (const item of items) {
        if (name === 'authority' || item.value < 1)
          lines.push(`      ${clock(item.at)}  ${item.words} (${item.clause}; line ${item.lines.join(', ')})`);
      }
    }
    if (own.notAssessed.length > 0) {
      lines.push(`  Not assessed (${own.notAssessed.length})`);
      for (const { words, line } of own.notAssessed) lines.push(`      ${words} (line ${line})`);
    }
    if (own.open.length > 0) {
      lines.push(`  ${OPEN_WORDS} (${own.open.length})`);
      for (const { words, line } of own.open) lines.push(`      ${words} (line ${line})`);
    }
  }
  return lines;
}
