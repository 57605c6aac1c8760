// What a thread of a batch does with a chunk of the plan: it is played, its journals are written, its tally is given back.
import { writeJournal } from '../journal/batch-journal.ts';
import { type Chunk, journalName, type Plan } from './plan.ts';
import { type ChunkTally, type Journals, tallyChunk } from './tally.ts';

/** What every thread gets when it starts. */
export interface ThreadSetup {
  plan: Plan;
  hasRows: boolean;
  /** The folder for the journals, and the version that writes them. */
  journals: { folder: string; engine: string } | null;
}

/** Plays chunks of a plan. Throws JournalTrouble. */
export function chunkWork({ plan, hasRows, journals }: ThreadSetup): (chunk: Chunk) => ChunkTally {
  const kept: Journals | null = journals && {
    engine: journals.engine,
    keep: (exercise, text) => writeJournal(journals.folder, journalName(plan, exercise), text),
  };
  return (chunk) => tallyChunk(plan, chunk, hasRows, kept);
}
