// The bootstrap interval of a mean: from values drawn again and again out of those that occurred, as often as there are.
import type { Stream } from '../exercise/chance/dice.ts';
import { type Counts, type Moments, quantileIn, valuesIn, wholeSum } from './statistics.ts';

/** So many take about a hundredth of the time in which the exercises are played. */
export const RESAMPLES = 2000;

/**
 * The interval of the mean at 95 % confidence, by percentiles; null for fewer than two values. The values have to be whole
 * numbers: their sums are exact then, so that a mean of 0 is 0, and the same draws give the same bits on any machine. Where
 * the grain is coarser than 1, the moments tell how far rounding has moved the sum.
 */
export function bootstrapInterval(
  counts: Counts,
  moments: Moments,
  draws: Pick<Stream, 'below'>,
): [low: number, high: number] | null {
  const { n } = moments;
  if (n < 2) return null;
  const values = new Float64Array(n);
  let filled = 0;
  let rounded = 0;
  for (const [value, times] of valuesIn(counts)) {
    values.fill(value, filled, filled + times);
    filled += times;
    rounded += value * times;
  }
  const moved = wholeSum(moments) - rounded;
  const means = Float64Array.from({ length: RESAMPLES }, () => {
    let sum = moved;
    for (let drawn = 0; drawn < n; drawn++) sum += values[draws.below(n)]!;
    return sum / n;
  });
  const sorted = Array.from(means.sort(), (each) => [each, 1] as const);
  return [quantileIn(sorted, 0.025)!, quantileIn(sorted, 0.975)!];
}
