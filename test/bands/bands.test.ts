// The bounds of the bands hold what the rubric says of them; figures.txt has the figures on many seeds.
import { describe, expect, it } from 'vitest';
import { findRubric } from '../../src/scenario/rubric-file.ts';
import { NOT_P, NOT_S, outcomes } from './study.ts';

const { rubric } = findRubric('default');
const { bands } = rubric;

describe('on every scenario', () => {
  const all = outcomes(rubric, 4);
  const teams = all.filter(({ who }) => who === 'team');
  const reached = (bound: number, of: readonly { total: number }[]) => of.filter(({ total }) => total >= bound);
  const by = (name: string) => teams.filter(({ team }) => team === name);

  it('nobody who misses a sixth of the duties performs, neither a team nor a seat', () => {
    const missing = all.filter(({ missed }) => missed >= NOT_P);
    expect(missing.length).toBeGreaterThan(300);
    expect(reached(bands.P, missing)).toEqual([]);
  });

  it('no more than one team in a hundred that misses half of them performs with some challenges', () => {
    const missing = teams.filter(({ missed }) => missed >= NOT_S);
    expect(missing.length).toBeGreaterThan(100);
    expect(reached(bands.S, missing).length / missing.length).toBeLessThanOrEqual(0.01);
  });

  it('by the book performs; doing nothing and reaching for the strongest stay below', () => {
    expect(reached(bands.P, by('by-the-book')).length / by('by-the-book').length).toBeGreaterThan(0.99);
    expect(reached(bands.M, by('passive'))).toEqual([]);
    expect(reached(bands.M, by('trigger-happy'))).toEqual([]);
  });
});

it('a sixth of the duties missed costs more than P leaves, whatever else is done', () => {
  const weights = Object.values(rubric.dimensions).reduce((sum, { weight }) => sum + weight, 0);
  expect((100 * rubric.dimensions.timeliness.weight * NOT_P) / weights).toBeGreaterThan(100 - bands.P);
});
