// Reading a journal for somebody who reads its meaning: what the record lacks is said beside it.
import { type Journal, readJournal } from '../journal/read.ts';

/** Throws JournalTrouble. */
export function readTold(file: string): Journal {
  const journal = readJournal(file);
  if (journal.isTorn) {
    process.stderr.write(`${file}: the last line was cut off while it was written; it is left out.\n`);
  }
  return journal;
}
