// All chance of the house: independent named streams of one seed (exercise.md 2). Nothing outside set-up draws.
import { randomExponential, randomGamma, randomLogNormal, randomNormal, randomPoisson } from 'd3-random';
import alea from 'seedrandom/lib/alea.js';

export interface Stream {
  /** Uniform in [0, 1). */
  next: () => number;
  /** A whole number from 0 to `below` - 1. */
  below: (below: number) => number;
  exponential: (mean: number) => number;
  logNormal: (median: number, sigma: number) => number;
  normal: () => number;
  poisson: (mean: number) => number;
  /** A negative-binomial count: Poisson with a mean that is itself gamma, of shape k. */
  negativeBinomial: (mean: number, k: number) => number;
  /** One of the items, by their weights. */
  weighted: <T>(items: readonly T[], weight: (item: T) => number) => T;
}

/** The stream of that name. Streams of different names never touch each other's draws. */
export function stream(seed: string, name: string): Stream {
  const next = alea(`${seed}/${name}`);
  const normal = randomNormal.source(next)();
  const exponential = randomExponential.source(next)(1);
  return {
    next,
    below: (below) => Math.floor(next() * below),
    exponential: (mean) => exponential() * mean,
    logNormal: (median, sigma) => randomLogNormal.source(next)(Math.log(median), sigma)(),
    normal,
    poisson: (mean) => randomPoisson.source(next)(mean)(),
    negativeBinomial: (mean, k) => randomPoisson.source(next)(randomGamma.source(next)(k, mean / k)())(),
    weighted: (items, weight) => pick(items, weight, next()),
  };
}

/** The item that a number in [0, 1) falls on, by their weights. */
export function pick<T>(items: readonly T[], weight: (item: T) => number, at: number): T {
  let left = at * items.reduce((sum, item) => sum + weight(item), 0);
  for (const item of items) {
    left -= weight(item);
    if (left < 0) return item;
  }
  return items[items.length - 1]!;
}
