// A thread of a batch: it gets the plan once and plays chunks of it. Nothing here may load immer.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { workerData } from 'node:worker_threads';
import { writeJournal } from '../journal/batch-journal.ts';
import { JournalTrouble } from '../journal/trouble.ts';
import { type Chunk, journalName } from './plan.ts';
import type { JournalFailure, ThreadSetup } from './pool.ts';
import { type ChunkTally, type Journals, tallyChunk } from './tally.ts';

const { plan, hasRows, journals } = workerData as ThreadSetup;
const kept: Journals | null = journals && {
  engine: journals.engine,
  keep: (exercise, text) => writeJournal(journals.folder, journalName(plan, exercise), text),
};

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
  const tally = tallyChunk(plan, chunk, hasRows, kept);
  sinceCollected += (chunk.to - chunk.from) * plan.settings[chunk.setting]!.arms.length;
  if (sinceCollected >= COLLECT_AFTER) {
    sinceCollected = 0;
    collect();
  }
  return tally;
}
