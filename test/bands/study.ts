// The study behind the bounds of the bands (scenarios/rubrics/default.yaml): what the shipped policies score, and teams that
// go by the book and miss a share of their duties, on every shipped scenario.
import { quantileSorted } from 'simple-statistics';
import type { Rubric } from '../../src/exercise/rubric.ts';
import type { Scenario } from '../../src/exercise/scenario.ts';
import { type Score, scoredSeats, scoreOf } from '../../src/exercise/score/score.ts';
import { POLICY_NAMES } from '../../src/exercise/words.ts';
import { boundsWords } from '../../src/report/score.ts';
import { textTable } from '../../src/report/text-table.ts';
import { allScenarios } from '../../src/scenario/scenario-file.ts';
import { playedBy, type Team } from './forgetful.ts';

/** The bounds stand on these: a team that misses so much is not P, and not S. */
export const NOT_P = 1 / 6;
export const NOT_S = 1 / 2;

/** How likely each duty is to be missed, in the teams that are made forgetful. */
const MISSES = [1 / 12, NOT_P, 1 / 4, 1 / 3, NOT_S];

export const TEAMS: readonly (Team & { name: string })[] = [
  ...POLICY_NAMES.map((policy) => ({ name: policy, policy, misses: 0 })),
  ...MISSES.map((misses) => ({
    name: `missing 1 in ${Math.round(1 / misses)}`,
    policy: 'by-the-book' as const,
    misses,
  })),
];

/** Every shipped scenario, and the open drill in all its presets. */
export function settings(): Scenario[] {
  return allScenarios().flatMap((scenario) =>
    scenario.id === 'open-drill'
      ? (['calm', 'tense', 'degraded'] as const).map((background) => ({ ...scenario, background }))
      : [scenario],
  );
}

/** A team's exercise, or one seat's part in it; of all that have a band. */
export interface Outcome {
  team: string;
  isForgetful: boolean;
  who: 'team' | 'seat';
  total: number;
  /** The share of its scored duties that it missed, 0–1. */
  missed: number;
}

export function outcomes(rubric: Rubric, seeds: number, scenarios = settings()): Outcome[] {
  return scenarios.flatMap((scenario) =>
    Array.from({ length: seeds }, (_, n) => String(n + 1)).flatMap((seed) =>
      TEAMS.flatMap((team) => {
        const score = scoreOf(scenario, rubric, playedBy(team, scenario, seed));
        const about = { team: team.name, isForgetful: team.misses > 0 };
        return banded(score, rubric).map((each) => ({ ...about, ...each }));
      }),
    ),
  );
}

function banded({ team, seats: all }: Score, { bands: { fewest } }: Rubric) {
  const seats = scoredSeats({ team, seats: all }).map((name) => {
    const { total, n, dimensions } = all[name]!;
    return {
      who: 'seat' as const,
      total,
      n,
      missed: dimensions.timeliness.items.filter(({ value }) => value === 0).length,
    };
  });
  const missed = seats.reduce((sum, seat) => sum + seat.missed, 0);
  return [{ who: 'team' as const, total: team.total, n: team.n, missed }, ...seats].flatMap(
    ({ who, total, n, missed: lost }) => (total === null || n < fewest ? [] : [{ who, total, missed: lost / n }]),
  );
}

/** Shares of missed duties, from the first up to the second. */
const SHARES: readonly (readonly [from: number, to: number, words: string])[] = [
  [0, 1e-9, 'none'],
  [1e-9, 1 / 12, 'below 1 in 12'],
  [1 / 12, NOT_P, '1 in 12 to 1 in 6'],
  [NOT_P, 1 / 4, '1 in 6 to 1 in 4'],
  [1 / 4, 1 / 3, '1 in 4 to 1 in 3'],
  [1 / 3, NOT_S, '1 in 3 to 1 in 2'],
  [NOT_S, 1.01, '1 in 2 and more'],
];

export function studyText(rubric: Rubric, seeds: number): string {
  const all = outcomes(rubric, seeds);
  const scenarios = settings().length;
  return [
    `The bands of the rubric ${rubric.id}: ${boundsWords(rubric)}. npm run bands writes this file.`,
    `${scenarios} scenarios (the open drill in each preset) on the seeds 1 to ${seeds}, each by ${TEAMS.length} teams; those with a band count.`,
    ...(['team', 'seat'] as const).flatMap((who) => {
      const own = all.filter((each) => each.who === who);
      const forgetful = own.filter(({ isForgetful }) => isForgetful);
      return [
        '',
        who === 'team' ? 'TEAMS' : 'SEATS',
        ...tableOf(
          rubric,
          'Team',
          TEAMS.map(({ name }) => [name, own.filter(({ team }) => team === name)]),
        ),
        '',
        ...tableOf(
          rubric,
          'Missed',
          SHARES.map(([from, to, words]) => [words, forgetful.filter(({ missed }) => missed >= from && missed < to)]),
        ),
      ];
    }),
    '',
  ].join('\n');
}

function tableOf({ bands }: Rubric, head: string, rows: readonly (readonly [string, readonly Outcome[]])[]): string[] {
  const cells = rows.map(([name, found]) => {
    const totals = found.map(({ total }) => total).sort((a, b) => a - b);
    if (totals.length === 0) return [name, '0', ...Array.from({ length: 7 }, () => '')];
    const at = (share: number) => quantileSorted(totals, share).toFixed(1);
    const reach = (bound: number) =>
      `${((100 * totals.filter((total) => total >= bound).length) / totals.length).toFixed(1)} %`;
    return [name, String(totals.length), at(0), at(0.05), at(0.5), at(0.95), at(1), reach(bands.P), reach(bands.S)];
  });
  const titles = [head, 'n', 'least', '5 %', 'median', '95 %', 'most', `${bands.P} or more`, `${bands.S} or more`];
  return textTable([titles, ...cells]);
}
