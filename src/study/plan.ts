// The plan of a study: settings, each with its arms, all played on the same seeds; and the chunks in which they are played.
import type { Rubric } from '../exercise/rubric.ts';
import type { Scenario } from '../exercise/scenario.ts';
import type { SeatHolder } from '../exercise/words.ts';
import type { Seat } from '../ladder/index.ts';
import type { Seeds } from '../scenario/study-file.ts';

export const seedCount = (seeds: Seeds): number => ('names' in seeds ? seeds.names.length : seeds.to - seeds.from + 1);

export const seedAt = (seeds: Seeds, index: number): string =>
  'names' in seeds ? seeds.names[index]! : String(seeds.from + index);

/** A reading of the plan with policies in the seats, to be played on every seed of its setting. */
export interface Arm {
  name: string;
  scenario: Scenario;
  /** The switches that are set otherwise than in the doctrine, as "phase2.opensAfter=12h". */
  set: readonly string[];
  holders: Readonly<Record<Seat, SeatHolder>>;
  /** The place in its setting of the first arm under the same reading. */
  first: number;
}

/** Arms that meet the same incidents: one scenario, variant and preset. */
export interface Setting {
  name: string;
  arms: readonly Arm[];
}

export interface Plan {
  title: string;
  seeds: Seeds;
  rubric: Rubric;
  settings: readonly Setting[];
}

export const exercisesIn = ({ settings, seeds }: Plan): number =>
  settings.reduce((sum, { arms }) => sum + arms.length, 0) * seedCount(seeds);

/** All arms of one setting on the seeds from one index up to another. */
export interface Chunk {
  setting: number;
  from: number;
  to: number;
}

/** One exercise of a plan: which setting, which arm, which seed by its place. */
export interface ExerciseOf {
  setting: number;
  arm: number;
  index: number;
}

/** A name for the journal of an exercise that no other of the plan has. */
export function journalName({ settings, seeds }: Plan, { setting, arm, index }: ExerciseOf): string {
  const { name, arms } = settings[setting]!;
  const seed = seedAt(seeds, index);
  const parts = [
    settings.length > 1 ? `${setting + 1}` : '',
    name,
    arms.length > 1 ? `arm-${arm + 1}` : '',
    'names' in seeds ? `${index + 1}-${seed.slice(0, 40)}` : seed,
  ];
  return parts
    .filter((part) => part !== '')
    .join('-')
    .replace(/[^A-Za-z0-9]+/g, '-');
}

const EXERCISES = 96;
const STEPS = 4;

/**
 * The chunks in the order in which they are merged: a single seed each at first, so that figures come at once, then more
 * and more. They depend on the plan alone, never on the number of workers.
 */
export function chunksOf({ settings, seeds }: Plan): Chunk[] {
  const last = seedCount(seeds);
  const rounds: Chunk[][] = [];
  for (const [setting, { arms }] of settings.entries()) {
    const most = Math.max(1, Math.floor(EXERCISES / arms.length));
    for (let from = 0, round = 0; from < last; round++) {
      const to = Math.min(last, from + Math.min(most, 2 ** Math.floor(round / STEPS)));
      rounds[round] = [...(rounds[round] ?? []), { setting, from, to }];
      from = to;
    }
  }
  return rounds.flat();
}
