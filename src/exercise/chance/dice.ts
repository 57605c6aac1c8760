// All chance of the house: independent named streams of one seed (exercise.md 2). Nothing outside set-up draws.
import { randomNormal, randomPoisson } from 'd3-random';
import alea from 'seedrandom/lib/alea.js';

export interface Stream {
  /** Uniform in [0, 1). */
  next: () => number;
  /** A whole number from 0 to `below` - 1. */
  below: (below: number) => number;
  exponential: (mean: number) => number;
  /** An exponential time of mean 1 where it is less than that, else null: to see that it is not takes no logarithm. */
  exponentialBelow: (limit: number) => number | null;
  logNormal: (median: number, sigma: number) => number;
  normal: () => number;
  poisson: (mean: number) => number;
  /** A negative-binomial count: Poisson with a mean that is itself gamma, of shape k. */
  negativeBinomial: (mean: number, k: number) => number;
  /** One of the items, by their weights. */
  weighted: <T>(items: readonly T[], weight: (item: T) => number) => T;
}

/** Up to that mean a Poisson count is drawn by waiting times alone. */
const FEW = 16;

/** The stream of that name. Streams of different names never touch each other's draws. */
export function stream(seed: string, name: string): Stream {
  const next = alea(`${seed}/${name}`);
  // Of a greater mean the count takes normals, which come in pairs: each count has pairs of its own.
  const poisson = (mean: number) => (mean > FEW ? randomPoisson.source(next)(mean)() : fewOf(next, mean));
  return {
    next,
    below: (below) => Math.floor(next() * below),
    exponential: (mean) => -Math.log1p(-next()) * mean,
    exponentialBelow: (limit) => timeBelow(next(), limit),
    logNormal: (median, sigma) => Math.exp(Math.log(median) + firstOfPair(next, sigma)),
    normal: randomNormal.source(next)(),
    poisson,
    negativeBinomial: (mean, k) => poisson(gamma(next, k, mean / k)),
    weighted: (items, weight) => pick(items, weight, next()),
  };
}

// As d3-random draws it from a number in [0, 1), which it is never less than.
function timeBelow(drawn: number, limit: number): number | null {
  if (drawn >= limit) return null;
  const time = -Math.log1p(-drawn);
  return time < limit ? time : null;
}

/** The same stream where nobody reads what comes of it: as many numbers are drawn, and little is made of them. */
export function unread({ next, below, exponentialBelow, normal, poisson, negativeBinomial, weighted }: Stream): Stream {
  const logNormal = () => passPair(next);
  return { next, below, exponential: next, exponentialBelow, logNormal, normal, poisson, negativeBinomial, weighted };
}

// d3-random makes a generator of its own for each mean and spread; most of ours draw one number and are thrown away. What
// follows draws the same numbers without one: normals come in pairs, points of a square up to the first one within its circle.
function passPair(next: Stream['next']): number {
  for (;;) {
    const x = next() * 2 - 1;
    const y = next() * 2 - 1;
    const r = x * x + y * y;
    if (r > 0 && r <= 1) return r;
  }
}

/** The first of a pair, of mean 0. */
function firstOfPair(next: Stream['next'], sigma: number): number {
  for (;;) {
    const x = next() * 2 - 1;
    const y = next() * 2 - 1;
    const r = x * x + y * y;
    if (r > 0 && r <= 1) return sigma * y * Math.sqrt((-2 * Math.log(r)) / r);
  }
}

/** A Poisson count of a small mean: how many waiting times go into it. */
function fewOf(next: Stream['next'], mean: number): number {
  let count = 0;
  let time = -Math.log1p(-next());
  while (time <= mean) {
    time -= Math.log1p(-next());
    count++;
  }
  return count;
}

/** A gamma number of that shape and scale (Marsaglia and Tsang). The second of each pair of normals is the next one's. */
function gamma(next: Stream['next'], k: number, theta: number): number {
  if (k === 1) return -Math.log1p(-next()) * theta;
  const d = (k < 1 ? k + 1 : k) - 1 / 3;
  const c = 1 / (3 * Math.sqrt(d));
  let spare: number | null = null;
  let r = 0;
  for (;;) {
    let y = spare;
    if (y !== null) spare = null;
    else
      do {
        spare = next() * 2 - 1;
        y = next() * 2 - 1;
        r = spare * spare + y * y;
      } while (r === 0 || r > 1);
    const x = y * Math.sqrt((-2 * Math.log(r)) / r);
    const root = 1 + c * x;
    if (root <= 0) continue;
    const v = root * (root * root);
    const u = 1 - next();
    if (u >= 1 - 0.0331 * x * x * x * x && Math.log(u) >= 0.5 * x * x + d * (1 - v + Math.log(v))) continue;
    return d * v * (k < 1 ? next() ** (1 / k) : 1) * theta;
  }
}

/** The item that a number in [0, 1) falls on, by their weights. */
export function pick<T>(items: readonly T[], weight: (item: T) => number, at: number): T {
  let left = 0;
  for (const item of items) left += weight(item);
  left *= at;
  for (const item of items) {
    left -= weight(item);
    if (left < 0) return item;
  }
  return items[items.length - 1]!;
}

/** Names with their weights, to be drawn from again and again. */
export interface Odds<Name extends string> {
  names: readonly Name[];
  weights: readonly number[];
  total: number;
}

export function oddsOf<Name extends string>(of: Readonly<Record<Name, number>>): Odds<Name> {
  const weights = Object.values<number>(of);
  return { names: Object.keys(of) as Name[], weights, total: weights.reduce((sum, weight) => sum + weight, 0) };
}

/** The name that a number in [0, 1) falls on. */
export function pickName<Name extends string>({ names, weights, total }: Odds<Name>, at: number): Name {
  let left = total * at;
  for (let n = 0; n < weights.length; n++) {
    left -= weights[n]!;
    if (left < 0) return names[n]!;
  }
  return names.at(-1)!;
}
