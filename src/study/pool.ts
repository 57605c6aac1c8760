// Worker threads for batches. Piscina's thread and what it runs are files of their own beside the program (build.mjs).
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { Piscina } from 'piscina';
import { JournalTrouble } from '../journal/trouble.ts';
import type { ThreadSetup } from './chunk-work.ts';
import type { Chunk } from './plan.ts';
import type { ChunkTally } from './tally.ts';

export interface JournalFailure {
  failed: { file: string; words: string };
}

export interface Pool {
  /** Throws JournalTrouble. */
  work: (chunk: Chunk) => Promise<ChunkTally>;
  close: () => Promise<void>;
}

// Every thread compiles the program for itself, and on two cores that takes most of their start. With less inlining a third
// less is compiled, and the code is as fast.
const INLINED = ['--max-inlined-bytecode-size=150', '--max-inlined-bytecode-size-cumulative=400'];
// Every core has a thread already, so parallel garbage collection would only take time from another thread.
const ALONE = '--no-parallel-scavenge';
// The young generation gets its full size at once, so that memory does not grow later; the main thread needs no more.
const ROOM = ['--min-semi-space-size=16', '--semi-space-growth-factor=1'];

export function openPool(setup: ThreadSetup, workers: number): Pool {
  for (const flag of [...INLINED, ...ROOM, ALONE]) setFlagsFromString(flag);
  const pool = new Piscina({
    filename: fileURLToPath(new URL('./study-worker.js', import.meta.url)),
    workerData: setup,
    minThreads: 1,
    maxThreads: workers,
    // A thread that waits for the slowest is not let go.
    idleTimeout: Number.POSITIVE_INFINITY,
    // runStudy keeps the next chunk waiting for whichever thread is done first.
    concurrentTasksPerWorker: 1,
    recordTiming: false,
  });
  return {
    work: async (chunk) => {
      const done = (await pool.run(chunk)) as ChunkTally | JournalFailure;
      if ('failed' in done) throw new JournalTrouble(done.failed.file, done.failed.words);
      return done;
    },
    close: () => pool.destroy(),
  };
}
