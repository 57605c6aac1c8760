// A journal that is written whole, after its exercise: for batches, whose exercises can be played again at any time.
import { join } from 'node:path';
import { EXTENSION } from './entry.ts';
import { guarded } from './trouble.ts';
import { writeWholeFile } from './write-whole.ts';

/** Writes it under its name in a folder, and does not wait for the disk. Throws JournalTrouble. */
export function writeJournal(folder: string, name: string, text: string): void {
  const file = join(folder, `${name}${EXTENSION}`);
  guarded(file, () => writeWholeFile(file, text, { fsync: false }));
}
