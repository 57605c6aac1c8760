// A study gives the same bits whoever works it off, in whatever order it comes back, and however often it is stopped.
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { rehearse, startOf } from '../../src/exercise/chairs/rehearsal.ts';
import type { Scenario } from '../../src/exercise/scenario.ts';
import { findDoctrine } from '../../src/scenario/doctrine-file.ts';
import { findRubric } from '../../src/scenario/rubric-file.ts';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import { holdersOf, type Study } from '../../src/scenario/study-file.ts';
import { planOf } from '../../src/study/arms.ts';
import { studyExercise } from '../../src/study/batch.ts';
import { type Chunk, chunksOf, exercisesIn, type Plan } from '../../src/study/plan.ts';
import { noResults, type Results, runStudy } from '../../src/study/run.ts';
import { summaryOf } from '../../src/study/summary.ts';
import { type ChunkTally, tallyChunk } from '../../src/study/tally.ts';
import { root } from '../support/folder.ts';

const { rubric } = findRubric('default');
const study: Study = {
  title: 'Two readings',
  scenarios: [findScenario('first-shot'), findScenario('2359')],
  seeds: { from: 1, to: 5 },
  doctrines: [findDoctrine('literal'), findDoctrine('thirds')],
  settings: [[], ['phase2.opensAfter=12h']],
  policies: [holdersOf('by-the-book'), holdersOf('trigger-happy')],
};
const plan = planOf(study, rubric, 'study');

const text = (results: Results) => JSON.stringify(summaryOf(plan, results));

/** Works chunks off, giving them back the newest first whenever all hands are full. */
function backwards(width: number) {
  const waiting: (() => void)[] = [];
  let left = chunksOf(plan).length;
  return (chunk: Chunk): Promise<ChunkTally> => {
    const tally = tallyChunk(plan, chunk, false);
    left--;
    return new Promise((give) => {
      waiting.push(() => give(tally));
      if (waiting.length === width || left === 0) for (const one of waiting.splice(0).reverse()) one();
    });
  };
}

const run = (results: Results, more: Partial<Parameters<typeof runStudy>[2]> = {}) =>
  runStudy(plan, results, {
    work: async (chunk) => tallyChunk(plan, chunk, false),
    width: 1,
    isStopped: () => false,
    onMerged: () => {},
    ...more,
  });

let whole: string;
beforeAll(async () => {
  const results = noResults(plan);
  expect(await run(results)).toBe(true);
  whole = text(results);
});

describe('the chunks of a study', () => {
  const large: Plan = { ...plan, seeds: { from: 1, to: 5000 } };

  it('hold every seed of every setting once, single seeds first, and never too many at once', () => {
    const chunks = chunksOf(large);
    for (const setting of [0, 1]) {
      const own = chunks.filter((chunk) => chunk.setting === setting);
      expect(own.map(({ from }) => from)).toEqual([0, ...own.slice(0, -1).map(({ to }) => to)]);
      expect(own.at(-1)!.to).toBe(5000);
    }
    expect(chunks.slice(0, 4).map(({ setting, from, to }) => [setting, to - from, from])).toEqual([
      [0, 1, 0],
      [1, 1, 0],
      [0, 1, 1],
      [1, 1, 1],
    ]);
    const arms = plan.settings[0]!.arms.length;
    expect(Math.max(...chunks.map(({ from, to }) => (to - from) * arms))).toBeLessThanOrEqual(96);
  });

  it('make up the exercises of the study', () => {
    expect(exercisesIn(plan)).toBe(2 * 5 * 8);
    expect(JSON.parse(whole)).toMatchObject({ exercises: 80, planned: 80 });
  });
});

describe('a study', () => {
  it.each([2, 3, 4])('has the same result for %i workers that finish in the wrong order', async (width) => {
    const results = noResults(plan);
    expect(await run(results, { work: backwards(width), width })).toBe(true);
    expect(text(results)).toBe(whole);
  });

  it('has the same result where more workers join while it goes on', async () => {
    const results = noResults(plan);
    const wanted = () => (results.chunks < 3 ? 1 : 3);
    expect(await run(results, { wanted, width: 4 })).toBe(true);
    expect(text(results)).toBe(whole);
  });

  it('that is stopped repeatedly and saved as JSON ends like an uninterrupted one', async () => {
    let results = noResults(plan);
    let stops = 0;
    for (let isDone = false; !isDone; ) {
      let merged = 0;
      isDone = await run(results, { isStopped: () => merged >= 2, onMerged: () => merged++, width: 2 });
      if (!isDone) stops++;
      const settings = results.settings.map(({ shortfall, ...tally }) => ({
        ...(JSON.parse(JSON.stringify(tally)) as typeof tally),
        shortfall: shortfall.slice(),
      }));
      results = { ...(JSON.parse(JSON.stringify(results)) as Results), settings };
    }
    expect(stops).toBeGreaterThan(2);
    expect(text(results)).toBe(whole);
  });

  it('ends with the failure of one worker, even while others wait', async () => {
    let others = 0;
    // The first chunk never comes; the others get so far ahead that they wait for it, until it fails.
    let fail = (_: Error) => {};
    const running = run(noResults(plan), {
      width: 2,
      work: async (chunk) => {
        if (chunk.from > 0 || chunk.setting > 0) {
          others++;
          return tallyChunk(plan, chunk, false);
        }
        return new Promise((_, reject) => {
          fail = reject;
        });
      },
    });
    const seen = expect(running).rejects.toThrow('a thread died');
    await new Promise((go) => setImmediate(go));
    expect(others).toBeLessThan(chunksOf(plan).length - 1);
    fail(new Error('a thread died'));
    await seen;
  });
});

describe('common random numbers', () => {
  it('every arm of a setting meets the same incidents on the same seed', () => {
    const drawn = (scenario: Scenario, holders: Parameters<typeof startOf>[0]) => {
      const [first] = rehearse(scenario, startOf(holders, { seed: '7' })).events;
      return first?.type === 'exercise-started' ? JSON.stringify([first.incidents, first.members]) : '';
    };
    for (const { arms } of plan.settings) {
      const all = arms.map(({ scenario, holders }) => drawn(scenario, holders));
      expect(all[0]!.length).toBeGreaterThan(100);
      expect(new Set(all).size).toBe(1);
    }
  });

  it('differences are taken seed by seed: an arm against itself has none', async () => {
    const twice: Plan = {
      ...plan,
      seeds: { from: 1, to: 4 },
      settings: [{ name: 'twice', arms: [plan.settings[0]!.arms[0]!, plan.settings[0]!.arms[0]!] }],
    };
    const results = noResults(twice);
    await runStudy(twice, results, {
      work: async (chunk) => tallyChunk(twice, chunk, false),
      width: 1,
      isStopped: () => false,
      onMerged: () => {},
    });
    const [pair] = summaryOf(twice, results).pairs;
    expect(pair!.differences.score).toMatchObject({ n: 4, mean: 0, low: 0, high: 0 });
  });

  it('differences of the summary are those of the rows', () => {
    const { arms } = plan.settings[1]!;
    const scores = arms.map(({ scenario, holders }) =>
      Array.from({ length: 5 }, (_, n) => studyExercise(scenario, String(n + 1), holders, rubric).score!),
    );
    const { pairs } = JSON.parse(whole);
    const pair = pairs.find(({ a, b }: { a: number; b: number }) => a === 8 && b === 9);
    const differences = scores[0]!.map((score, n) => scores[1]![n]! - score);
    const mean = differences.reduce((sum, each) => sum + each, 0) / 5;
    expect(mean).toBeLessThan(-20);
    expect(pair.differences.score.mean).toBeCloseTo(mean, 10);
  });
});

describe('the thread of a batch', () => {
  it('loads neither immer nor YAML, schemas or screens', () => {
    const seen = new Set<string>();
    const packages = new Set<string>();
    const walk = (file: string) => {
      if (seen.has(file)) return;
      seen.add(file);
      const imports = readFileSync(file, 'utf8').matchAll(
        /(?:^|\n)(?:import|export)\s+(?!type\b)[^;]*?from '([^']+)';/g,
      );
      for (const [, to] of imports) {
        if (to!.startsWith('.')) walk(resolve(dirname(file), to!));
        else packages.add(to!);
      }
    };
    walk(join(root, 'src', 'study', 'worker.ts'));
    expect(seen.size).toBeGreaterThan(20);
    expect([...packages].sort()).toEqual([
      'd3-random',
      'node:buffer',
      'node:crypto',
      'node:fs',
      'node:path',
      'node:v8',
      'node:vm',
      'node:worker_threads',
      'seedrandom/lib/alea.js',
    ]);
  });
});
