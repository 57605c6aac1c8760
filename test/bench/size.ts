// How much the bench does: a whole run, a quick look, or just enough for a test to see that it runs.
import { POLICY_NAMES, type PolicyName, PRESETS, type Preset } from '../../src/exercise/words.ts';

export interface Size {
  rounds: number;
  /** How long a side works before anything counts, and in each round. */
  warmMs: number;
  ms: number;
  presets: readonly Preset[];
  policies: readonly PolicyName[];
  /** How many acts and orders are adjudicated at the most. */
  adjudicated: number;
  /** How many times the turns and incidents of an exercise. */
  grown: { turns: number; incidents: number };
  /** Exercises under the profiler. */
  profiled: number;
  startUps: number;
  /** Keys that are pressed in one round. */
  keys: number;
  /** Ticks of the turn timer: four a second are an hour of it. */
  ticks: number;
  /** Exercises before memory is read first, and last. */
  memory: readonly [first: number, last: number];
}

const full: Size = {
  rounds: 5,
  warmMs: 3000,
  ms: 800,
  presets: PRESETS,
  policies: POLICY_NAMES,
  adjudicated: 5000,
  grown: { turns: 8, incidents: 10 },
  profiled: 200,
  startUps: 9,
  keys: 1000,
  ticks: 3600,
  memory: [1000, 2500],
};

export const SIZES = {
  full,
  long: { ...full, ticks: 14_400, memory: [10_000, 200_000] },
  quick: {
    ...full,
    rounds: 3,
    warmMs: 300,
    ms: 50,
    presets: ['calm'],
    adjudicated: 1000,
    profiled: 20,
    startUps: 3,
    keys: 100,
    ticks: 600,
    memory: [50, 150],
  },
  tiny: {
    rounds: 1,
    warmMs: 0,
    ms: 0,
    presets: ['calm'],
    policies: ['by-the-book'],
    adjudicated: 50,
    grown: { turns: 2, incidents: 2 },
    profiled: 2,
    startUps: 1,
    keys: 10,
    ticks: 60,
    memory: [2, 4],
  },
} as const satisfies Record<string, Size>;
