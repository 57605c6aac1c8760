// The writer of the record: takes lines and answers when they are kept. Today it is the file of the journal; what became of
// that file, and where the record goes instead, is told here too.
import type { JournalFile } from '../journal/journal-file.ts';
import { JournalLost, JournalTrouble } from '../journal/trouble.ts';

export interface RecordWriter {
  /** Resolves when all lines are kept; rejects with JournalTrouble when none is. Not called again before that. */
  append: (lines: readonly string[]) => Promise<void>;
}

/** Answers when the lines are on the disk. */
export const fileWriter = (journal: JournalFile): RecordWriter => ({
  append: async (lines) => journal.append(...lines),
});

/** Something has happened to the file of a record from outside. */
export interface Loss {
  words: string;
  /** True where everything acknowledged could be written to a new file. */
  isKept: boolean;
}

/** A failure on the way leaves neither a lock nor an empty journal behind; the entries recorded before it stay. */
export async function orClose<T>(journal: JournalFile, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    const { file } = journal;
    const loss = error instanceof JournalLost && !journal.isEmpty ? keepElsewhere(journal, error.message) : null;
    journal.discard();
    throw loss ? new JournalTrouble(file, loss.words) : error;
  }
}

/** Writes everything acknowledged to a new file where the file of a record was lost. */
export function keepElsewhere(journal: JournalFile, lost: string): Loss {
  let why = '';
  for (const file of journal.freeNames()) {
    try {
      journal.moveTo(file);
      return { words: `${lost} All that was acknowledged was written to ${file}.`, isKept: true };
    } catch (error) {
      if (!(error instanceof JournalTrouble)) throw error;
      why = error.message;
    }
  }
  return { words: `${lost} What was acknowledged could not be written to another file either: ${why}`, isKept: false };
}

/** Why the file no longer holds what was acknowledged; null where it does. */
export function lossOf(journal: JournalFile): string | null {
  try {
    journal.check();
    return null;
  } catch (error) {
    if (error instanceof JournalTrouble) return error.message;
    throw error;
  }
}
