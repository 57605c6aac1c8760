// Streaming statistics: what a batch keeps must be what the textbook says of the whole list.
import { mean, sampleStandardDeviation } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { extremes, gradeOf, thirdsOf } from '../../src/study/difficulty.ts';
import { minutesIn, mostAtOnce } from '../../src/study/spans.ts';
import {
  addTo,
  confidence,
  countIn,
  deviation,
  mergeInto,
  noMoments,
  quantileIn,
  shareConfidence,
  tAt95,
  valuesIn,
} from '../../src/study/statistics.ts';

const momentsOf = (values: readonly number[]) => {
  const moments = noMoments();
  for (const value of values) addTo(moments, value);
  return moments;
};

const VALUES = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8.5, -7, 0];

describe('moments', () => {
  it('equal those of the complete list', () => {
    const moments = momentsOf(VALUES);
    expect(moments).toMatchObject({ n: VALUES.length, least: -7, most: 9 });
    expect(moments.mean).toBeCloseTo(mean(VALUES), 12);
    expect(deviation(moments)).toBeCloseTo(sampleStandardDeviation(VALUES), 12);
  });

  it('of merged parts equal those of the complete list', () => {
    const merged = noMoments();
    for (const [from, to] of [
      [0, 0],
      [0, 3],
      [3, 4],
      [4, 14],
    ] as const)
      mergeInto(merged, momentsOf(VALUES.slice(from, to)));
    expect(merged).toMatchObject({ n: VALUES.length, least: -7, most: 9 });
    expect(merged.mean).toBeCloseTo(mean(VALUES), 12);
    expect(deviation(merged)).toBeCloseTo(sampleStandardDeviation(VALUES), 12);
  });

  it('of no values are null', () => {
    expect(deviation(noMoments())).toBeNull();
    expect(confidence(momentsOf([4]))).toBeNull();
  });
});

describe('the confidence of a share', () => {
  // Wilson's score interval as tables print it.
  it.each([
    [4, 20, 0.0807, 0.416],
    [5, 10, 0.2366, 0.7634],
    [0, 10, 0, 0.2775],
    [10, 10, 0.7225, 1],
  ])('%i of %i', (had, n, low, high) => {
    const [from, to] = shareConfidence(momentsOf([...Array(n).keys()].map((at) => (at < had ? 1 : 0))))!;
    expect([from, to]).toEqual([expect.closeTo(low, 4), expect.closeTo(high, 4)]);
  });

  it('is null for no values', () => {
    expect(shareConfidence(momentsOf([]))).toBeNull();
  });
});

describe('confidence', () => {
  it('of paired differences is that of the example worked by hand', () => {
    // Before 12 15 11 18 14, after 13 17 14 22 19: differences 1 2 3 4 5, mean 3, s = 1.5811, t(4) = 2.7764,
    // half the width 2.7764 × 1.5811 / √5 = 1.9632.
    const before = [12, 15, 11, 18, 14];
    const after = [13, 17, 14, 22, 19];
    const [low, high] = confidence(momentsOf(after.map((value, n) => value - before[n]!)))!;
    expect(low).toBeCloseTo(1.0368, 4);
    expect(high).toBeCloseTo(4.9632, 4);
  });

  it('takes the points of Student, in the table and beyond it', () => {
    expect([1, 4, 9, 30].map(tAt95)).toEqual([12.706205, 2.776445, 2.262157, 2.042272]);
    expect(tAt95(31)).toBeCloseTo(2.039513, 5);
    expect(tAt95(60)).toBeCloseTo(2.000298, 5);
    expect(tAt95(1000)).toBeCloseTo(1.962339, 5);
  });
});

describe('counts', () => {
  const valuesOf = (grain: number, values: readonly number[]) => {
    const counts = { grain, times: {} };
    for (const value of values) countIn(counts, value);
    return valuesIn(counts);
  };

  it('keep every value rounded to the grain, however large, in order', () => {
    expect(valuesOf(1, [873, 0, 12, 0, 64])).toEqual([
      [0, 2],
      [12, 1],
      [64, 1],
      [873, 1],
    ]);
    expect(valuesOf(0.1, [97.3, 100, 97.34])).toEqual([
      [97.3, 2],
      [100, 1],
    ]);
    expect(valuesOf(15, [-16, 7, 8])).toEqual([
      [-15, 1],
      [0, 1],
      [15, 1],
    ]);
  });

  it('have quantiles that are among the values', () => {
    const hundred = valuesOf(
      1,
      Array.from({ length: 100 }, (_, n) => n + 1),
    );
    expect([0.1, 0.5, 0.9].map((at) => quantileIn(hundred, at))).toEqual([10, 50, 90]);
    // Most have none: half have none.
    expect(quantileIn(valuesOf(1000, [0, 0, 0, 12_000, 250_000]), 0.5)).toBe(0);
    expect(quantileIn(valuesOf(0.1, [97.3, 100]), 0.5)).toBe(97.3);
    expect(quantileIn([], 0.5)).toBeNull();
  });
});

describe('spans', () => {
  it('count shared time once, and the most at one time', () => {
    const spans = [
      [0, 10],
      [5, 20],
      [20, 30],
      [40, 40],
    ] as const;
    expect(minutesIn(spans)).toBe(30);
    expect(mostAtOnce(spans)).toBe(2);
    expect(mostAtOnce([])).toBe(0);
  });
});

describe('the difficulty of seeds', () => {
  const points = Float64Array.from([5, Number.NaN, 1, 9, 2, 7, 3]);
  const thirds = thirdsOf(points);
  const grades = [...points].map((each) => gradeOf(thirds, each));

  it('divides the scored seeds into thirds', () => {
    expect(grades).toEqual(['medium', null, 'easy', 'hard', 'easy', 'hard', 'medium']);
  });

  it('calls seeds that are all alike medium', () => {
    const alike = thirdsOf(Float64Array.from([4, 4, 4]));
    expect(gradeOf(alike, 4)).toBe('medium');
    expect(gradeOf(thirdsOf(new Float64Array([Number.NaN])), 4)).toBeNull();
  });

  it.each([
    ['as easy as any', [0, 0, 0, 0, 3], ['easy', 'easy', 'easy', 'easy', 'hard']],
    ['in the middle', [1, 2, 2, 2, 3], ['easy', 'medium', 'medium', 'medium', 'hard']],
    ['as hard as any', [1, 3, 3, 3, 3], ['easy', 'medium', 'medium', 'medium', 'medium']],
  ])('where most are alike, and %s: %j', (_, points, expected) => {
    const tied = thirdsOf(Float64Array.from(points));
    expect(points.map((each) => gradeOf(tied, each))).toEqual(expected);
  });

  it('names the hardest and the easiest, ties by the order of the seeds', () => {
    expect(extremes(points, 2, true)).toEqual([3, 5]);
    expect(extremes(points, 2, false)).toEqual([2, 4]);
    expect(extremes(Float64Array.from([4, 4, 4]), 2, true)).toEqual([0, 1]);
  });
});
