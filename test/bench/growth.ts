// What an event costs as an exercise grows: in length, and in incidents in the same hours.

import { rehearseFrom, startOf } from '../../src/exercise/chairs/rehearsal.ts';
import { start } from '../../src/exercise/run/decide.ts';
import type { Scenario } from '../../src/exercise/scenario.ts';
import type { Preset } from '../../src/exercise/words.ts';
import { scenarioOf } from './exercises.ts';
import type { Piece } from './side.ts';

/** So many times the turns of open-drill, and so many times its incidents in the same hours. */
export interface Growing {
  preset: Preset;
  turns: number;
  incidents: number;
}

function grown({ preset, turns, incidents }: Growing): Scenario {
  const scenario = scenarioOf({ preset, policy: 'by-the-book' });
  const numbers = structuredClone(scenario.numbers);
  const { presets } = numbers.generator;
  Object.assign(presets[preset], { basePerDay: presets[preset].basePerDay * incidents });
  return { ...scenario, numbers, endex: scenario.endex * turns };
}

/** An exercise by the book, not scored and, as in a study, with nobody who keeps its events; they are its units. */
export function growing(given: Growing): Piece {
  const scenario = grown(given);
  return (n) => {
    let events = 0;
    const look = () => {
      events++;
    };
    rehearseFrom(scenario, start(scenario, startOf('by-the-book', { seed: String(n) })), { look });
    return events;
  };
}
