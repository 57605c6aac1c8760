// A journal can make no sense although every line has its shape. This is apart from reading, so that the threads of a study
// load no schemas for it.
import { JournalTrouble } from './trouble.ts';

/**
 * Works with the content of a journal. Type and range errors in that work mean that the journal, although sealed, holds
 * what rung never wrote; they become JournalTrouble about the file.
 */
export function understanding<T>(journal: { file: string }, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
    throw new JournalTrouble(journal.file, 'The journal is sealed, but it holds what this version cannot read.');
  }
}
