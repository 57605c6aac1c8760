// The seed bank: what every seed contains when it is played by the book, how hard a panel of policies finds it, and which
// seeds match the wants.
import { startOf } from '../exercise/chairs/rehearsal.ts';
import type { Rubric } from '../exercise/rubric.ts';
import { chainsNow } from '../exercise/run/run.ts';
import type { Scenario } from '../exercise/scenario.ts';
import type { PolicyName } from '../exercise/words.ts';
import type { Act, Chain, Minute } from '../ladder/index.ts';
import { pick } from '../scenario/defined.ts';
import type { Seeds } from '../scenario/study-file.ts';
import { settingName } from './arms.ts';
import { playScored } from './batch.ts';
import { type Grade, gradeOf, thirdsOf } from './difficulty.ts';
import { forceOn, type Row } from './outcome.ts';
import { type Plan, seedAt } from './plan.ts';
import { TRAITS } from './traits.ts';
import { isMatch, type Want } from './wants.ts';

/** Policies with different weaknesses; the play of the first says what happens on the seed. */
export const PANEL = ['by-the-book', 'slow', 'observe-only'] as const satisfies readonly PolicyName[];

/** `set`: the switches that differ from the scenario's doctrine, for the rows. */
export function panelPlan(scenario: Scenario, seeds: Seeds, rubric: Rubric, set: readonly string[] = []): Plan {
  const arms = PANEL.map((policy) => ({
    name: policy,
    scenario,
    set,
    holders: { ukraine: policy, coalition: policy, us: policy },
    first: 0,
  }));
  return { title: `Seeds of ${scenario.id}`, seeds, rubric, settings: [{ name: settingName(scenario), arms }] };
}

export interface FoundSeed {
  seed: string;
  /** null where nobody could be scored. */
  difficulty: number | null;
  grade: Grade | null;
  row: Row;
}

/** The seeds that match all wants, in their order. `rows` are those played by the book, in the same order. */
export function foundSeeds(seeds: Seeds, rows: readonly Row[], shortfall: Float64Array, wants: readonly Want[]) {
  const thirds = thirdsOf(shortfall);
  const all = rows.map((row, index): FoundSeed => {
    const points = shortfall[index]!;
    const difficulty = Number.isNaN(points) ? null : points;
    return { seed: seedAt(seeds, index), difficulty, grade: gradeOf(thirds, points), row };
  });
  return {
    thirds,
    found: all.filter((each) => wants.every((want) => isMatch(want, each))),
    /** How many seeds match each want by itself. */
    alone: wants.map((want) => all.filter((each) => isMatch(want, each)).length),
    /** The range that was seen of each trait; null for a want that is not a number. */
    seen: wants.map(({ trait }) => (trait === 'difficulty' ? null : extentOf(rows.map(TRAITS[trait].of)))),
  };
}

export type Extent = readonly [least: number, most: number];

const extentOf = (values: readonly number[]): Extent =>
  values.reduce(([least, most], value) => [Math.min(least, value), Math.max(most, value)], [Infinity, 0]);

export type ChainSummary = Pick<Chain, 'id' | 't0' | 'side' | 'phase2At' | 'broaderAt' | 'closedAt'> & {
  /** When coalition force and the joint response took effect; null where they did not come to it. */
  forceAt: Minute | null;
  responseAt: Minute | null;
  sector: Act['sector'];
  severity: number;
  acts: number;
};

/** The chains of a seed, played by the book, as the Commission's register shows them at ENDEX. */
export function chainSummaries(scenario: Scenario, seed: string, rubric: Rubric): ChainSummary[] {
  const { run, state, exercise } = playScored(scenario, rubric, startOf(PANEL[0], { seed }));
  const chains = chainsNow(run, 'commission');
  const force = forceOn(chains, state.ledger, exercise);
  return chains.all.map(
    (chain): ChainSummary => ({
      ...pick(chain, 'id', 't0', 'side', 'phase2At', 'broaderAt'),
      forceAt: force.get(chain.id)?.['force-coalition']?.at ?? null,
      responseAt: force.get(chain.id)?.['force-joint']?.at ?? null,
      closedAt: chain.closedAt !== null && chain.closedAt <= state.minute ? chain.closedAt : null,
      sector: chain.acts[0]!.sector,
      severity: Math.max(...chain.acts.map(({ severity }) => severity)),
      acts: chain.acts.length,
    }),
  );
}
