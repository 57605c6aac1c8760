// A thread of a batch: given the plan once, it works chunks off. Nothing here may load immer.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { workerData } from 'node:worker_threads';
import { JournalTrouble } from '../journal/trouble.ts';
import { writeJournal } from '../journal/whole.ts';
import { type Chunk, journalName } from './plan.ts';
import type { Given, Refused } from './pool.ts';
import { type ChunkTally, type Journals, tallyChunk } from './tally.ts';

const { plan, hasRows, journals } = workerData as Given;
const kept: Journals | null = journals && {
  engine: journals.engine,
  keep: (exercise, text) => writeJournal(journals.folder, journalName(plan, exercise), text),
};

// Of every exercise a few kilobytes get old and die. V8 would let them lie until they are some 50 MiB, in each thread at a
// time of its own; looked for once in so many exercises they stay few, for half a hundredth of the time.
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const TIDIED_AFTER = 1000;
let untidied = 0;

export default function work(chunk: Chunk): ChunkTally | Refused {
  try {
    return tallied(chunk);
  } catch (error) {
    // Between threads an error loses what kind it is of.
    if (error instanceof JournalTrouble) return { refused: { file: error.file, words: error.message } };
    throw error;
  }
}

function tallied(chunk: Chunk): ChunkTally {
  const tally = tallyChunk(plan, chunk, hasRows, kept);
  untidied += (chunk.to - chunk.from) * plan.settings[chunk.setting]!.arms.length;
  if (untidied >= TIDIED_AFTER) {
    untidied = 0;
    collect();
  }
  return tally;
}
