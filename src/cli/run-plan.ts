// A plan played on worker threads, with a bar on the terminal. Ctrl-C stops it; the run is kept, so that --resume goes on
// from there.
import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { ENGINE } from '../journal/engine.ts';
import { progressWords } from '../report/study-words.ts';
import { chunkWork, type ThreadSetup } from '../study/chunk-work.ts';
import { type KeptRows, type KeptRun, writeKeptRun } from '../study/kept-run.ts';
import { type Chunk, exercisesIn, type Plan } from '../study/plan.ts';
import type { Pool } from '../study/pool.ts';
import { noResults, type Results, runStudy } from '../study/run.ts';
import type { ChunkTally } from '../study/tally.ts';
import { wholeNumber } from './arguments.ts';
import { EXIT } from './exit.ts';
import { clearLine, drawLine } from './progress.ts';

interface PlanRun {
  results: Results;
  isComplete: boolean;
  /** Time in which exercises were played, earlier runs included. */
  seconds: number;
  workers: number;
}

interface RunOptions {
  workers: number;
  hasRows: boolean;
  /** The earlier run to continue. */
  kept: KeptRun | null;
  /** The file for what is done, should the run be stopped; null where it is not kept. */
  keepIn: string | null;
  /** The folder for a journal of each exercise, where they are asked for. */
  journals: string | null;
  /** The file of rows, and how far it is written. */
  rowsNow?: () => KeptRows;
  /** Left out: the bar shows the mean scores too. */
  tellsScores?: false;
  onMerged?: (chunk: Chunk, tally: ChunkTally, results: Results) => void;
}

export async function runPlan(plan: Plan, options: RunOptions): Promise<PlanRun> {
  const { kept, keepIn, journals: folder, onMerged = () => {} } = options;
  const results = kept?.results ?? noResults(plan);
  const total = exercisesIn(plan);
  const workers = Math.min(options.workers, Math.max(1, total - results.exercises));
  const pool = await poolFor(
    { plan, hasRows: options.hasRows, journals: folder === null ? null : { folder, engine: ENGINE } },
    workers,
    total - results.exercises,
  );
  const began = performance.now();
  const before = results.exercises;
  // A thread takes a while to start and to compile the program for itself: what is soon done is done by one.
  const isSoonDone = () =>
    performance.now() - began < ALONE_MS || results.exercises - before > (total - before) * SOON_DONE;
  const seconds = () => (kept?.seconds ?? 0) + (performance.now() - began) / 1000;
  const keep = () => {
    if (keepIn === null) return;
    writeKeptRun(keepIn, { seconds: seconds(), rows: options.rowsNow?.() ?? null, journals: folder, results });
  };
  const shown = options.tellsScores === false ? { ...results, settings: [] } : results;
  const rate = recentRate(() => results.exercises);
  const bar = progressBar(() => progressWords(plan, { ...shown, exercises: results.exercises }, total, rate()));
  const stop = stopOnSignal();
  let keptAt = began;
  try {
    const isComplete = await runStudy(plan, results, {
      work: pool.work,
      width: workers,
      wanted: () => (isSoonDone() ? 1 : workers),
      isStopped: stop.isStopped,
      onMerged: (merged, chunk, tally) => {
        onMerged(chunk, tally, merged);
        if (performance.now() - keptAt > KEEP_EVERY_MS) {
          keep();
          keptAt = performance.now();
        }
      },
    });
    if (!isComplete) keep();
    else if (keepIn !== null) rmSync(keepIn, { force: true });
    return { results, isComplete, seconds: seconds(), workers };
  } finally {
    bar.clear();
    stop.release();
    await pool.close();
  }
}

/** So few exercises are played in the program's own thread sooner than another one starts. */
const FEW = 8;

async function poolFor(setup: ThreadSetup, workers: number, left: number): Promise<Pool> {
  if (left > FEW) return (await import('../study/pool.ts')).openPool(setup, workers);
  const play = chunkWork(setup);
  const work = async (chunk: Chunk) => {
    // Between two chunks the program hears signals.
    await setImmediate();
    return play(chunk);
  };
  return { work, close: async () => {} };
}

const KEEP_EVERY_MS = 5000;
const ALONE_MS = 800;
const SOON_DONE = 0.25;

/** Threads become several times faster in their first seconds, so that their rate at the start says little. */
const RECENT_MS = 5000;

/** How fast a count has grown recently, per second, measured between the calls. */
function recentRate(count: () => number): () => number {
  const looks = [{ at: performance.now(), done: count() }];
  return () => {
    const now = { at: performance.now(), done: count() };
    looks.push(now);
    while (looks.length > 2 && now.at - looks[1]!.at > RECENT_MS) looks.shift();
    const [first] = looks;
    return ((now.done - first!.done) / (now.at - first!.at)) * 1000;
  };
}

/** Drawn four times a second while the threads work. */
function progressBar(parts: () => readonly string[]): { clear: () => void } {
  const timer = process.stderr.isTTY ? setInterval(() => drawLine(...parts()), 250) : undefined;
  return {
    clear: () => {
      clearInterval(timer);
      clearLine();
    },
  };
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

// After the first signal the chunks under way are finished; the second ends the program at once.
function stopOnSignal(): { isStopped: () => boolean; release: () => void } {
  let isStopped = false;
  const onSignal = () => {
    if (isStopped) process.exit(EXIT.interrupted);
    isStopped = true;
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  return {
    isStopped: () => isStopped,
    release: () => {
      for (const signal of SIGNALS) process.off(signal, onSignal);
    },
  };
}

/** How many threads: as asked, or one for each core. Throws MistakesFound. */
export function workersFrom(given: string | undefined): number {
  if (given === undefined) return availableParallelism();
  return wholeNumber('--workers', given, 64);
}
