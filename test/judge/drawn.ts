// Which exercise stands at a place of the sweep: scenario, preset, doctrine, who plays, seed, all drawn from the place alone, so
// that one that was found wanting can be played again by itself.
import fc from 'fast-check';
import { type Stream, stream } from '../../src/exercise/chance/dice.ts';
import type { Scenario } from '../../src/exercise/scenario.ts';
import { POLICY_NAMES, PRESETS } from '../../src/exercise/words.ts';
import type { Doctrine } from '../../src/ladder/index.ts';
import { shippedDoctrines } from '../../src/scenario/doctrine-file.ts';
import { allScenarios } from '../../src/scenario/scenario-file.ts';
import { several, shipped } from '../support/plain-law/readings.ts';
import { timelines } from '../support/plain-law/timelines.ts';
import { reading } from '../support/timeline.ts';
import { atTable, byPolicies, onPaper, type Played } from './played.ts';

export interface Drawn {
  name: string;
  play: () => Played;
}

const scenarios = allScenarios();
const own = 'as the scenario has it';

/** Of sixteen exercises policies play eleven and tables two, and three go in on paper. */
export function drawnAt(place: number): Drawn {
  const dice = stream(`judge-${place}`, 'simulation');
  const scenario = scenarios[place % scenarios.length]!;
  const kind = dice.below(16);
  if (kind < 3) return paper(place, dice);
  const isTable = kind < 5;
  const preset = isTable ? null : oneOf([null, ...PRESETS], dice);
  const doctrine = oneOf([own, own, ...shippedDoctrines(), 'several'], dice);
  const seed = `j${place}`;
  const set: Scenario = {
    ...scenario,
    background: preset ?? scenario.background,
    doctrine: doctrine === own ? scenario.doctrine : doctrineNamed(doctrine, place),
  };
  const name = `${scenario.id}, preset ${preset ?? own}, doctrine ${doctrine}`;
  if (isTable) return { name: `${name}, at a table, seed ${seed}`, play: () => atTable(set, seed) };
  const holders = { ukraine: policy(dice), coalition: policy(dice), us: policy(dice) };
  return {
    name: `${name}, by ${Object.values(holders).join(', ')}, seed ${seed}`,
    play: () => byPolicies(set, holders, seed),
  };
}

const oneOf = <T>(items: readonly T[], dice: Stream): T => items[dice.below(items.length)]!;
const policy = (dice: Stream) => oneOf(POLICY_NAMES, dice);

function paper(place: number, dice: Stream): Drawn {
  const id = oneOf([...shippedDoctrines(), 'several'], dice);
  return {
    name: `on paper, doctrine ${id}`,
    play: () => onPaper(doctrineNamed(id, place), fc.sample(timelines, { seed: place, numRuns: 1 })[0]!),
  };
}

function doctrineNamed(id: string, place: number): Doctrine {
  if (id !== 'several') return shipped(id);
  const { from, change } = fc.sample(several, { seed: place, numRuns: 1 })[0]!;
  return reading(change, shipped(from));
}
