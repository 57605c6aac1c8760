// The law read twice: the engine, and a slow plain reading of ladder.md that shares no code with it, must agree entirely.
// SECOND_READING_RUNS multiplies the numbers of timelines, SECOND_READING_SEED takes others.
import { readdirSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjudicate, type Doctrine } from '../../src/ladder/index.ts';
import { adjudicationJson } from '../../src/report/adjudication.ts';
import { readSource } from '../../src/scenario/disk.ts';
import { shippedDoctrines } from '../../src/scenario/doctrine-file.ts';
import { readTimeline } from '../../src/scenario/timeline-file.ts';
import { type Reads, several, shipped, single } from '../support/plain-law/readings.ts';
import { plainAdjudicate } from '../support/plain-law/run.ts';
import { timelines } from '../support/plain-law/timelines.ts';
import { reading } from '../support/timeline.ts';

const times = Number(process.env.SECOND_READING_RUNS ?? 1);
const seed = Number(process.env.SECOND_READING_SEED ?? 20);
const folder = new URL('../conformance/', import.meta.url).pathname;

describe('the plain reading rules every conformance case as expected', () => {
  it.each(readdirSync(folder).filter((name) => name.endsWith('.yaml')))('%s', (name) => {
    const { doctrine, timeline } = readTimeline(readSource(folder + name));
    const expected = JSON.parse(readFileSync(folder + name.replace('.yaml', '.json'), 'utf8'));
    const result = plainAdjudicate(doctrine, timeline, { everyMinute: true });
    expect({ ...result, rulings: [] }).toEqual({ ...expected, rulings: [] });
    expect(result.rulings).toMatchObject(expected.rulings);
  });
});

const doctrineOf = ({ from, change }: Reads): Doctrine => reading(change, shipped(from));

function agreeOn(readings: fc.Arbitrary<Reads>, runs: number, everyMinute = false): void {
  fc.assert(
    fc.property(readings, timelines, (reads, timeline) => {
      const doctrine = doctrineOf(reads);
      const engine = adjudicationJson(doctrine, adjudicate(doctrine, timeline));
      const plain = plainAdjudicate(doctrine, timeline, { everyMinute });
      // Quick where they agree; where not, `expect` shows the engine against the plain reading.
      if (!isDeepStrictEqual(engine, plain)) expect(engine).toEqual(plain);
    }),
    { seed, numRuns: runs * times },
  );
}

describe('the engine and the plain reading agree on random timelines', () => {
  const all = shippedDoctrines();
  it.each(all)('under the shipped doctrine %s', (from) => {
    agreeOn(fc.constant({ from, change: {} }), Math.ceil(5000 / all.length));
  });

  it('under one switch set otherwise', () => agreeOn(single, 1000));

  it('under several switches set otherwise', () => agreeOn(several, 1500));

  it('where every minute is looked at', () => agreeOn(several, 50, true));
});
