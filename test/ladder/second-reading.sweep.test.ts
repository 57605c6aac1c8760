// The engine and the plain reading on thousands of random timelines, under every shipped doctrine and switches set otherwise.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CODES } from '../../src/ladder/index.ts';
import { shippedDoctrines } from '../../src/scenario/doctrine-file.ts';
import { several, single } from '../support/plain-law/readings.ts';
import { agreeOn, seen, times } from './agreement.ts';

/** How long a random test may take on a busy machine. */
const PATIENCE = 60_000 * Math.max(1, times);
/**
 * The checks at the instant of effect by which some force lapses in every run; 16 and 17 come up only in longer ones, and
 * 14 never, since a domain is closed from the start.
 */
const GO_NO_GO = [3, 4, 5, 6, 10, 11, 12, 13, 15, 18];
describe('the engine and the plain reading agree on random timelines', () => {
  const all = shippedDoctrines();
  it.each(all.map((id, index) => ({ id, index })))(
    'under the shipped doctrine $id',
    ({ id, index }) => {
      agreeOn(fc.constant({ from: id, change: {} }), Math.ceil(5000 / all.length), { from: 100 * index });
    },
    PATIENCE,
  );

  it('under one switch set otherwise', () => agreeOn(single, 1000), PATIENCE);

  it('under several switches set otherwise', () => agreeOn(several, 1500), PATIENCE);

  it(
    'where every minute is looked at, and not only those that can matter',
    () => {
      agreeOn(several, 30, { everyMinute: true });
    },
    PATIENCE,
  );

  it('and in them every check, verdict and outcome comes up', () => {
    const lapses = CODES.filter((code) => GO_NO_GO.includes(CODES.indexOf(code) + 1)).map((code) => `lapsed ${code}`);
    const all = ['accepted', 'late', ...CODES, 'in-effect', 'stood-down', ...lapses];
    expect(all.filter((each) => !seen.has(each))).toEqual([]);
  });
});
