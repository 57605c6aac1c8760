// All chance of the house: independent named streams of one seed (exercise.md 2). Nothing outside set-up draws.
import { randomExponential, randomLogNormal } from 'd3-random';
import alea from 'seedrandom/lib/alea.js';

export interface Stream {
  /** Uniform in [0, 1). */
  next: () => number;
  /** A whole number from 0 to `below` - 1. */
  below: (below: number) => number;
  exponential: (mean: number) => number;
  logNormal: (median: number, sigma: number) => number;
  /** One of the items, by their weights. */
  weighted: <T>(items: readonly T[], weight: (item: T) => number) => T;
}

/** The stream of that name. Streams of different names never touch each other's draws. */
export function stream(seed: string, name: string): Stream {
  const generator = alea(`${seed}/${name}`);
  const next = () => generator();
  return {
    next,
    below: (below) => Math.floor(next() * below),
    exponential: (mean) => randomExponential.source(next)(1 / mean)(),
    logNormal: (median, sigma) => randomLogNormal.source(next)(Math.log(median), sigma)(),
    weighted: (items, weight) => {
      let left = next() * items.reduce((sum, item) => sum + weight(item), 0);
      for (const item of items) {
        left -= weight(item);
        if (left < 0) return item;
      }
      return items[items.length - 1]!;
    },
  };
}
