// A thread of a batch: it gets the plan once and plays chunks of it. Nothing here may load immer.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { workerData } from 'node:worker_threads';
import { JournalTrouble } from '../journal/trouble.ts';
import { chunkWork, type ThreadSetup } from './chunk-work.ts';
import type { Chunk } from './plan.ts';
import type { JournalFailure } from './pool.ts';
import type { ChunkTally } from './tally.ts';

const setup = workerData as ThreadSetup;
const play = chunkWork(setup);

// Every exercise leaves a few kilobytes of garbage in the old generation. V8 would let it grow to some 50 MiB in each thread;
// collecting it after this many exercises keeps it small and costs half a per cent of the time.
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const COLLECT_AFTER = 1000;
let sinceCollected = 0;

export default function work(chunk: Chunk): ChunkTally | JournalFailure {
  try {
    return tallyAndCollect(chunk);
  } catch (error) {
    // An error loses its class on the way between threads.
    if (error instanceof JournalTrouble) return { failed: { file: error.file, words: error.message } };
    throw error;
  }
}

function tallyAndCollect(chunk: Chunk): ChunkTally {
  const tally = play(chunk);
  sinceCollected += (chunk.to - chunk.from) * setup.plan.settings[chunk.setting]!.arms.length;
  if (sinceCollected >= COLLECT_AFTER) {
    sinceCollected = 0;
    collect();
  }
  return tally;
}
