// A plan carried out on worker threads: the bar on the terminal, the stop by Ctrl-C, and what is kept of an unfinished
// run so that --resume goes on from there.

import { createHash } from 'node:crypto';
import { accessSync, constants, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import envPaths from 'env-paths';
import { ENGINE } from '../journal/engine.ts';
import { makeFolder } from '../journal/folder.ts';
import { readRegular } from '../journal/regular.ts';
import { guarded } from '../journal/trouble.ts';
import { writeWholeFile } from '../journal/write-whole.ts';
import { progressWords } from '../report/study-words.ts';
import { mistakeIn } from '../scenario/mistake.ts';
import { type Chunk, exercisesIn, type Plan } from '../study/plan.ts';
import { mostWorkers, openPool } from '../study/pool.ts';
import { noResults, type Results, runStudy } from '../study/run.ts';
import type { ChunkTally } from '../study/tally.ts';
import { EXIT } from './exit.ts';
import { clearLine, drawLine } from './progress.ts';

export interface Studied {
  results: Results;
  isComplete: boolean;
  /** Time in which exercises were played, earlier runs included. */
  seconds: number;
  workers: number;
}

export interface Carrying {
  workers: number;
  hasRows: boolean;
  /** Where an earlier run left off. */
  kept: Kept | null;
  /** Where to keep what is done; null: it is not worth keeping. */
  keepIn: string | null;
  /** The folder for a journal of each exercise, where they are asked for. */
  journals: string | null;
  /** The file of rows, and how far it is written. */
  rowsNow?: () => KeptRows;
  /** Left out: the bar tells the mean scores too. */
  tellsScores?: false;
  onMerged?: (chunk: Chunk, tally: ChunkTally, results: Results) => void;
}

export async function carryOut(plan: Plan, carrying: Carrying): Promise<Studied> {
  const { kept, keepIn, journals: folder, onMerged = () => {} } = carrying;
  const results = kept?.results ?? noResults(plan);
  const total = exercisesIn(plan);
  const workers = Math.min(carrying.workers, Math.max(1, total - results.exercises));
  const pool = openPool(
    { plan, hasRows: carrying.hasRows, journals: folder === null ? null : { folder, engine: ENGINE } },
    workers,
  );
  const began = performance.now();
  const seconds = () => (kept?.seconds ?? 0) + (performance.now() - began) / 1000;
  const keep = () => {
    if (keepIn === null) return;
    writeKept(keepIn, { seconds: seconds(), rows: carrying.rowsNow?.() ?? null, journals: folder, results });
  };
  const told = carrying.tellsScores === false ? { ...results, settings: [] } : results;
  const rate = rateOfLate(() => results.exercises);
  const bar = progressBar(() => progressWords(plan, { ...told, exercises: results.exercises }, total, rate()));
  const stop = stopOnSignal();
  let keptAt = began;
  try {
    const isComplete = await runStudy(plan, results, {
      work: pool.work,
      width: workers,
      isStopped: stop.isStopped,
      onMerged: (merged, chunk, tally) => {
        onMerged(chunk, tally, merged);
        if (performance.now() - keptAt > KEEP_EVERY) {
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

const KEEP_EVERY = 5000;

/** In milliseconds. Threads grow several times faster in their first seconds, so that what was then tells little. */
const OF_LATE = 5000;

/** How fast a count has grown of late, a second, as of the times at which it is asked. */
function rateOfLate(count: () => number): () => number {
  const looks = [{ at: performance.now(), done: count() }];
  return () => {
    const now = { at: performance.now(), done: count() };
    looks.push(now);
    while (looks.length > 2 && now.at - looks[1]!.at > OF_LATE) looks.shift();
    const [first] = looks;
    return ((now.done - first!.done) / (now.at - first!.at)) * 1000;
  };
}

/** Drawn by the clock while the threads work. */
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

// The first signal lets what is under way come to its end; the second ends the program.
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
  if (given === undefined) return mostWorkers();
  const value = Number(given);
  if (/^\d+$/.test(given) && value >= 1 && value <= 64) return value;
  throw mistakeIn('--workers', `Expected a whole number from 1 to 64, found "${given}".`);
}

/** A file of rows, and how many of its bytes belong to the run. */
export interface KeptRows {
  file: string;
  bytes: number;
}

/** A run that was stopped. */
export interface Kept {
  seconds: number;
  /** null where no rows were asked for. */
  rows: KeptRows | null;
  /** The folder of its journals; null where none were asked for. */
  journals: string | null;
  results: Results;
}

/** Where an unfinished run of this very plan, by this very program, is kept. */
export function keptFile(plan: Plan): string {
  const folder = process.env.RUNG_HOME || envPaths('rung', { suffix: '' }).data;
  const key = createHash('sha256').update(ENGINE).update(program()).update(JSON.stringify(plan)).digest('hex');
  return join(folder, 'studies', `${key.slice(0, 40)}.json`);
}

// The thread's file names the pieces it loads by their digests: another build may play otherwise.
function program(): Buffer {
  return readFileSync(join(dirname(import.meta.filename), 'study-worker.js'));
}

/** Whether a run can be kept there, asked before it is too late. Throws JournalTrouble. */
export function checkKeeping(file: string): void {
  const folder = dirname(file);
  guarded(folder, () => {
    makeFolder(folder);
    accessSync(folder, constants.W_OK);
  });
}

function writeKept(file: string, { results, ...rest }: Kept): void {
  const settings = results.settings.map(({ shortfall, ...tally }) => ({
    ...tally,
    shortfall: Buffer.from(shortfall.buffer, shortfall.byteOffset, shortfall.byteLength).toString('base64'),
  }));
  makeFolder(dirname(file));
  writeWholeFile(file, JSON.stringify({ ...rest, results: { ...results, settings } }));
}

const LARGEST_KEPT_BYTES = 512 * 1024 * 1024;

/** What is kept there; null where nothing is, or nothing that can be read. */
export function readKept(file: string): Kept | null {
  try {
    const { results, ...rest } = JSON.parse(readRegular(file, LARGEST_KEPT_BYTES).toString('utf8'));
    const settings = results.settings.map(({ shortfall, ...tally }: { shortfall: string }) => ({
      ...tally,
      shortfall: new Float64Array(Uint8Array.from(Buffer.from(shortfall, 'base64')).buffer),
    }));
    return { ...rest, results: { ...results, settings } };
  } catch {
    return null;
  }
}
