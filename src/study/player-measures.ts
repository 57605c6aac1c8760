// What players can move: in the measure that a scenario declares, every arm beside the first arm under the same reading.
import { type Stream, stream } from '../exercise/chance/dice.ts';
import type { PlayerMeasure } from '../exercise/words.ts';
import { bootstrapInterval } from './bootstrap.ts';
import { type Measure, MOVABLE } from './measures.ts';
import type { Plan, Setting } from './plan.ts';
import { type Moments, wholeSum } from './statistics.ts';
import type { SettingTally } from './tally.ts';

export interface MovedArm {
  /** Its place in the list of arms. */
  arm: number;
  mean: number | null;
  /** The arm less the first, seed by seed, with its bootstrap interval at 95 % confidence; null of the first arm. */
  difference: { n: number; mean: number | null; low: number | null; high: number | null } | null;
  /** The difference as a part of the arm's own mean; null where that mean is 0. */
  share: number | null;
}

/** A scenario under one reading. */
export interface MovedReading {
  setting: string;
  doctrine: string;
  set: readonly string[];
  declared: PlayerMeasure;
  why: string;
  /** null where the scenario declares that there is nothing much to move; then no arms stand here. */
  measure: Measure | null;
  arms: readonly MovedArm[];
}

/** The readings of a setting whose scenario declares a measure. `before`: how many arms the earlier settings have. */
export function movedReadings(
  { title }: Plan,
  { name, arms }: Setting,
  { arms: tallies, pairs }: SettingTally,
  before: number,
): MovedReading[] {
  const armIn = (measure: Measure, place: number): MovedArm => {
    const { first, name: armName } = arms[place]!;
    const pair = pairs.find(({ a, b }) => a === first && b === place);
    const draws = stream(title, `bootstrap/${name}/${arms[first]!.name}/${armName}`);
    return { arm: before + place, ...movedBy(tallies[place]!.measures[measure].moments, pair, draws) };
  };
  return arms.flatMap(({ first, scenario: { doctrine, pack }, set }, n) => {
    if (first !== n || pack.measure === null) return [];
    const { what, why } = pack.measure;
    const measure = what === 'none' ? null : MOVABLE[what].measure;
    const places = [...arms.keys()].filter((place) => arms[place]!.first === n);
    const compared = measure === null ? [] : places.map((place) => armIn(measure, place));
    return { setting: name, doctrine: doctrine.id, set, declared: what, why, measure, arms: compared };
  });
}

function movedBy(own: Moments, pair: SettingTally['pairs'][number] | undefined, draws: Stream): Omit<MovedArm, 'arm'> {
  const mean = meanOf(own);
  if (!pair?.moved) return { mean, difference: null, share: null };
  const moments = pair.differences[pair.moved.measure];
  const [low, high] = bootstrapInterval(pair.moved, moments, draws) ?? [null, null];
  const share = wholeSum(own) === 0 ? null : wholeSum(moments) / wholeSum(own);
  return {
    mean,
    difference: { n: moments.n, mean: meanOf(moments), low, high },
    share,
  };
}

const meanOf = (moments: Moments): number | null => (moments.n === 0 ? null : wholeSum(moments) / moments.n);
