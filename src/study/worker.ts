// A thread of a batch: given the plan once, it works chunks off. Nothing here may load immer.
import { workerData } from 'node:worker_threads';
import { writeJournal } from '../journal/whole.ts';
import { type Chunk, journalName } from './plan.ts';
import type { Given } from './pool.ts';
import { type ChunkTally, type Journals, tallyChunk } from './tally.ts';

const { plan, hasRows, journals } = workerData as Given;
const kept: Journals | null = journals && {
  engine: journals.engine,
  keep: (exercise, text) => writeJournal(journals.folder, journalName(plan, exercise), text),
};

export default function work(chunk: Chunk): ChunkTally {
  return tallyChunk(plan, chunk, hasRows, kept);
}
