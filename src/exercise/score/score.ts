// score(scenario, rubric, history): the discipline of the responses (exercise.md 5), never who wins. A pure function of
// the record: every figure is a mean of items, and every item names its journal lines and its clause.
import { isForce, type Minute, SEATS, type Seat } from '../../ladder/index.ts';
import { type Band, DIMENSIONS, type Dimension, type Rubric } from '../rubric.ts';
import type { Scenario } from '../scenario.ts';
import type { State } from '../state.ts';
import {
  ASSESS,
  type Item,
  type NotAssessed,
  type OpenDuty,
  recordOf,
  type SeatRecord,
  unreportedBreaches,
} from './dimensions.ts';
import { type PlayedExercise, seatsPlayed } from './played.ts';

export interface DimensionScore {
  /** 0–1; null where nothing applied: then the other dimensions carry its weight. */
  value: number | null;
  /** Its share of the 100 points after renormalising; 0 where nothing applied. */
  weight: number;
  /** value × weight. */
  points: number;
  items: readonly Item[];
}

export interface Cap {
  at: number;
  why: 'unauthorised-force' | 'unreported-own-breach';
  lines: readonly number[];
  minute: Minute;
}

/** ENDEX at `at`, which the facilitator gave before the scenario's own minute, `of`. */
export interface EarlyEnd {
  at: Minute;
  of: Minute;
}

export interface Total {
  /** 0–100 with one decimal, after caps; null where nothing could be scored. */
  total: number | null;
  band: Band | null;
  /** Scored duties. */
  n: number;
  /** Not of a whole exercise: such a total is not ranked among others. null where the exercise went to its end, or goes on. */
  endedEarly: EarlyEnd | null;
}

export interface SeatScore extends Total {
  /** Before caps. */
  uncapped: number | null;
  caps: readonly Cap[];
  dimensions: Record<Dimension, DimensionScore>;
  notAssessed: readonly NotAssessed[];
  /** Known and not due at the end. */
  open: readonly OpenDuty[];
}

export interface Score {
  team: Total & { dimensions: Record<Dimension, number | null> };
  /** null for a seat that nobody played. */
  seats: Record<Seat, SeatScore | null>;
}

export function scoreOf(scenario: Scenario, rubric: Rubric, exercise: PlayedExercise): Score {
  const played = seatsPlayed(exercise.state);
  const endedEarly = earlyEnd(scenario, exercise.state);
  const seat = (name: Seat) =>
    played.includes(name) ? seatScore(rubric, recordOf(scenario, rubric, exercise, name), endedEarly) : null;
  const seats = { ukraine: seat('ukraine'), coalition: seat('coalition'), us: seat('us') };
  return {
    team: teamScore(
      rubric,
      Object.values(seats).filter((each) => each !== null),
      endedEarly,
    ),
    seats,
  };
}

/** How far an exercise came that was ended before its time; null where it was not. */
export function earlyEnd({ endex }: Pick<Scenario, 'endex'>, { isEnded, minute }: State): EarlyEnd | null {
  return isEnded && minute < endex ? { at: minute, of: endex } : null;
}

const rounded = (points: number): number => Math.round(points * 10) / 10;

function seatScore(rubric: Rubric, record: SeatRecord, endedEarly: EarlyEnd | null): SeatScore {
  const assessed = DIMENSIONS.map((name) => ({
    name,
    weight: rubric.dimensions[name].weight,
    ...ASSESS[name](record),
  }));
  const applying = assessed.reduce((sum, { value, weight }) => sum + (value === null ? 0 : weight), 0);
  const dimensions = Object.fromEntries(
    assessed.map(({ name, value, weight, items }) => {
      const share = value === null ? 0 : (100 * weight) / applying;
      return [name, { value, weight: share, points: (value ?? 0) * share, items }];
    }),
  ) as Record<Dimension, DimensionScore>;
  const { scored: prompts, notAssessed, open } = record;
  const n = prompts.length;
  const isScored = n > 0;
  const points = Object.values(dimensions).reduce((sum, each) => sum + each.points, 0);
  const uncapped = isScored && applying > 0 ? rounded(points) : null;
  const caps = capsOf(rubric, record);
  const total = uncapped === null ? null : Math.min(uncapped, ...caps.map(({ at }) => at));
  const band = bandOf(rubric, total, n, caps.length > 0);
  return { total, band, n, endedEarly, uncapped, caps, dimensions, notAssessed, open };
}

function capsOf({ caps }: Rubric, record: SeatRecord): Cap[] {
  const forced = record.orders.filter(({ refusal, response }) => {
    if (refusal === null || refusal === 'overruled' || !isForce(response)) return false;
    return caps.forceCodes.includes(refusal) || (refusal === caps.territoryCode && response.role === 'territory');
  });
  const breaches = unreportedBreaches(record);
  return [
    ...(forced.length > 0
      ? [
          {
            at: caps.unauthorisedForce,
            why: 'unauthorised-force' as const,
            lines: forced.map(({ line }) => line),
            minute: forced[0]!.given.at,
          },
        ]
      : []),
    ...(breaches.length > 0
      ? [
          {
            at: caps.unreportedOwnBreach,
            why: 'unreported-own-breach' as const,
            lines: breaches.map(({ line }) => line),
            minute: breaches[0]!.prompt.raisedAt,
          },
        ]
      : []),
  ];
}

export function bandOf({ bands }: Rubric, total: number | null, n: number, isCapped: boolean): Band | null {
  if (total === null || n < bands.fewest) return null;
  if (total >= bands.P && !isCapped) return 'P';
  if (total >= bands.S) return 'S';
  return total >= bands.M ? 'M' : 'U';
}

// The mean of the seats, each weighing as many duties as it had.
function teamScore(rubric: Rubric, seats: readonly SeatScore[], endedEarly: EarlyEnd | null): Score['team'] {
  const counted = seats.filter(({ total }) => total !== null);
  const n = counted.reduce((sum, seat) => sum + seat.n, 0);
  const weighed = (of: (seat: SeatScore) => number | null): number | null => {
    const applying = counted.filter((seat) => of(seat) !== null);
    const weight = applying.reduce((sum, seat) => sum + seat.n, 0);
    return weight === 0 ? null : applying.reduce((sum, seat) => sum + of(seat)! * seat.n, 0) / weight;
  };
  const mean = weighed(({ total }) => total);
  const total = mean === null ? null : rounded(mean);
  const isCapped = counted.some(({ caps }) => caps.length > 0);
  const dimensions = Object.fromEntries(
    DIMENSIONS.map((name) => [name, weighed(({ dimensions: each }) => each[name].value)]),
  ) as Record<Dimension, number | null>;
  return { total, band: bandOf(rubric, total, n, isCapped), n, endedEarly, dimensions };
}

/** The seats in the order of the table that have a score. */
export function scoredSeats({ seats }: Score): Seat[] {
  return SEATS.filter((seat) => seats[seat] !== null);
}
