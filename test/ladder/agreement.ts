// Random timelines on which the engine and the plain reading must agree. SECOND_READING_RUNS multiplies their numbers,
// SECOND_READING_SEED takes others; a failure prints its seed and the smallest timeline that still differs.
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect } from 'vitest';
import { adjudicate, type Doctrine } from '../../src/ladder/index.ts';
import { plainAdjudicate } from '../../src/proof/plain/run.ts';
import { adjudicationJson } from '../../src/report/adjudication.ts';
import { type Reads, shipped } from '../support/plain-law/readings.ts';
import { timelines } from '../support/plain-law/timelines.ts';
import { reading } from '../support/timeline.ts';

export const times = Number(process.env.SECOND_READING_RUNS ?? 1);
const seed = Number(process.env.SECOND_READING_SEED ?? 20);

const doctrineOf = ({ from, change }: Reads): Doctrine => reading(change, shipped(from));

/** What came up in these timelines: verdicts, codes, and outcomes with their codes. */
export const seen = new Set<string>();

export function agreeOn(readings: fc.Arbitrary<Reads>, runs: number, { from = 0, everyMinute = false } = {}): void {
  fc.assert(
    fc.property(readings, timelines, (reads, timeline) => {
      const doctrine = doctrineOf(reads);
      const engine = adjudicationJson(doctrine, adjudicate(doctrine, timeline));
      const plain = plainAdjudicate(doctrine, timeline, { everyMinute });
      // Quick where they agree; where not, `expect` shows the engine against the plain reading.
      if (!isDeepStrictEqual(engine, plain)) expect(engine).toEqual(plain);
      for (const ruling of engine.rulings) seen.add('code' in ruling ? ruling.code : ruling.verdict);
      for (const { outcome, code } of engine.effects) seen.add(code ? `${outcome} ${code}` : outcome);
    }),
    { seed: seed + from, numRuns: runs * times },
  );
}
