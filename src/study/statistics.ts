// Streaming statistics: moments, and counts of the values to a grain. Values are added in their order and parts are merged
// in the order of the parts, so that the same parts give the same bits however many workers made them.

/** Count, mean and squared deviations, after Welford; null where nothing was added. */
export interface Moments {
  n: number;
  mean: number;
  m2: number;
  least: number | null;
  most: number | null;
}

export const noMoments = (): Moments => ({ n: 0, mean: 0, m2: 0, least: null, most: null });

export function addTo(moments: Moments, value: number): void {
  moments.n++;
  const off = value - moments.mean;
  moments.mean += off / moments.n;
  moments.m2 += off * (value - moments.mean);
  moments.least = Math.min(moments.least ?? value, value);
  moments.most = Math.max(moments.most ?? value, value);
}

/** Adds a later part to an earlier one (Chan, Golub and LeVeque). */
export function mergeInto(moments: Moments, part: Moments): void {
  if (part.n === 0) return;
  const n = moments.n + part.n;
  const off = part.mean - moments.mean;
  moments.m2 += part.m2 + (off * off * moments.n * part.n) / n;
  moments.mean += (off * part.n) / n;
  moments.n = n;
  moments.least = Math.min(moments.least ?? part.least!, part.least!);
  moments.most = Math.max(moments.most ?? part.most!, part.most!);
}

/** The sum of values that are whole numbers, without the rounding errors of their mean. */
export const wholeSum = ({ n, mean }: Moments): number => Math.round(mean * n);

/** The sample's standard deviation; null for fewer than two values. */
export function deviation({ n, m2 }: Moments): number | null {
  return n < 2 ? null : Math.sqrt(m2 / (n - 1));
}

/** The mean's interval at 95 % confidence by Student's t; null for fewer than two values. */
export function confidence(moments: Moments): [low: number, high: number] | null {
  const spread = deviation(moments);
  if (spread === null) return null;
  const half = (tAt95(moments.n - 1) * spread) / Math.sqrt(moments.n);
  return [moments.mean - half, moments.mean + half];
}

// Two-sided 95 % points of Student's t for 1 to 30 degrees of freedom.
const T95 = [
  12.706205, 4.302653, 3.182446, 2.776445, 2.570582, 2.446912, 2.364624, 2.306004, 2.262157, 2.228139, 2.200985,
  2.178813, 2.160369, 2.144787, 2.13145, 2.119905, 2.109816, 2.100922, 2.093024, 2.085963, 2.079614, 2.073873, 2.068658,
  2.063899, 2.059539, 2.055529, 2.05183, 2.048407, 2.04523, 2.042272,
];

// The same of the normal distribution.
const Z95 = 1.959963985;

/** Beyond the table the expansion in one over the degrees of freedom is exact to six figures. */
export function tAt95(degrees: number): number {
  const known = T95[degrees - 1];
  if (known !== undefined) return known;
  const z = Z95;
  const first = (z ** 3 + z) / 4;
  const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96;
  const third = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384;
  return z + first / degrees + second / degrees ** 2 + third / degrees ** 3;
}

/** The interval of a share at 95 % confidence (Wilson's score): it has width even where none or all have it. */
export function shareConfidence({ n, mean }: Moments): [low: number, high: number] | null {
  if (n === 0) return null;
  const z2 = Z95 ** 2 / n;
  const middle = (mean + z2 / 2) / (1 + z2);
  const half = Math.sqrt(z2 * (mean * (1 - mean) + z2 / 4)) / (1 + z2);
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}

/** How often each value occurred, rounded to a grain; the key is the number of grains. Only values that occurred are kept, and no range is cut off. */
export interface Counts {
  grain: number;
  times: Record<number, number>;
}

export function countIn({ grain, times }: Counts, value: number): void {
  const grains = Math.round(value / grain);
  times[grains] = (times[grains] ?? 0) + 1;
}

/** Adds other counts of the same grain. */
export function mergeCounts(counts: Counts, part: Counts): void {
  for (const grains in part.times) counts.times[grains] = (counts.times[grains] ?? 0) + part.times[grains]!;
}

/** The values that occurred in ascending order, each with its frequency. */
export function valuesIn({ grain, times }: Counts): [value: number, times: number][] {
  const values = Object.entries(times).map(([grains, here]): [number, number] => [Number(grains), here]);
  // Division keeps decimal fractions exact: 973 tenths are 97.3.
  const perUnit = Math.round(1 / grain);
  const of = (grains: number) => (grain < 1 ? grains / perUnit : grains * grain);
  return values.sort(([a], [b]) => a - b).map(([grains, here]) => [of(grains), here]);
}

/** The smallest value that at least this share of all values does not exceed; null where there are none. */
export function quantileIn(values: readonly (readonly [value: number, times: number])[], at: number): number | null {
  const n = values.reduce((sum, [, times]) => sum + times, 0);
  let before = 0;
  for (const [value, times] of values) {
    before += times;
    if (before >= at * n) return value;
  }
  return null;
}
