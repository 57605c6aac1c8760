// Worker threads for batches. Piscina's thread and what it runs are files of their own beside the program (build.mjs).
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { Piscina } from 'piscina';
import { JournalTrouble } from '../journal/trouble.ts';
import type { Chunk, Plan } from './plan.ts';
import type { ChunkTally } from './tally.ts';

/** What every thread is given once. */
export interface Given {
  plan: Plan;
  hasRows: boolean;
  /** The folder for the journals, and the version that writes them. */
  journals: { folder: string; engine: string } | null;
}

/** A journal that a thread could not write. */
export interface Refused {
  refused: { file: string; words: string };
}

export interface Pool {
  /** Throws JournalTrouble. */
  work: (chunk: Chunk) => Promise<ChunkTally>;
  close: () => Promise<void>;
}

export const mostWorkers = (): number => availableParallelism();

// Every thread compiles all of it for itself, and on two cores that is what they wait for. With less put into one function
// a third less is compiled, and what comes of it is as fast.
const INLINED = ['--max-inlined-bytecode-size=150', '--max-inlined-bytecode-size-cumulative=400'];
// Where every core has its thread, helpers that collect garbage for one only take time from another.
const ALONE = '--no-parallel-scavenge';
// Young objects get all their room at once, so that memory is as it stays from the beginning; the main thread needs no more.
const ROOM = ['--min-semi-space-size=16', '--semi-space-growth-factor=1'];

export function openPool(given: Given, workers: number): Pool {
  for (const flag of [...INLINED, ...ROOM, ALONE]) setFlagsFromString(flag);
  const pool = new Piscina({
    filename: fileURLToPath(new URL('./study-worker.js', import.meta.url)),
    workerData: given,
    minThreads: workers,
    maxThreads: workers,
    // A thread that is done with its chunk finds the next one waiting.
    concurrentTasksPerWorker: 1,
    recordTiming: false,
  });
  return {
    work: async (chunk) => {
      const done = (await pool.run(chunk)) as ChunkTally | Refused;
      if ('refused' in done) throw new JournalTrouble(done.refused.file, done.refused.words);
      return done;
    },
    close: () => pool.destroy(),
  };
}
