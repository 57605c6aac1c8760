// The law read twice: the engine, and a slow plain reading of ladder.md that shares no code with it, must agree entirely.
// SECOND_READING_RUNS multiplies the numbers of timelines, SECOND_READING_SEED takes others.
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjudicate, clashes, type Doctrine, type Readings, type Timeline } from '../../src/ladder/index.ts';
import { adjudicationJson } from '../../src/report/adjudication.ts';
import { readSource } from '../../src/scenario/disk.ts';
import { findDoctrine, shippedDoctrines } from '../../src/scenario/doctrine-file.ts';
import { readTimeline } from '../../src/scenario/timeline-file.ts';
import { plainAdjudicate } from '../support/plain-law/run.ts';
import { timelines } from '../support/plain-law/timelines.ts';
import { literal, reading } from '../support/timeline.ts';

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

/** What the engine prints and what the plain reading prints, for one timeline. */
function bothReadings(doctrine: Doctrine, timeline: Timeline, everyMinute: boolean) {
  return {
    engine: adjudicationJson(doctrine, adjudicate(doctrine, timeline)),
    plain: plainAdjudicate(doctrine, timeline, { everyMinute }),
  };
}

function agreeOn(doctrines: fc.Arbitrary<Doctrine>, runs: number, everyMinute = false): void {
  fc.assert(
    fc.property(doctrines, timelines, (doctrine, timeline) => {
      const { engine, plain } = bothReadings(doctrine, timeline, everyMinute);
      expect(engine).toEqual(plain);
    }),
    { seed, numRuns: runs * times, endOnFailure: false },
  );
}

describe('the engine and the plain reading agree on random timelines', () => {
  const shipped = shippedDoctrines();
  it.each(shipped)('under the shipped doctrine %s', (id) => {
    agreeOn(fc.constant(findDoctrine(id)), Math.ceil(5000 / shipped.length));
  });
});
