// Writes a complete journal after its exercise. Only batches do this, since their exercises can be played again.
import { join } from 'node:path';
import { writeAtomically } from './atomic-write.ts';
import { EXTENSION } from './entry.ts';
import { guarded } from './trouble.ts';

/** Writes it into a folder without waiting for the disk. Throws JournalTrouble. */
export function writeJournal(folder: string, name: string, text: string): void {
  const file = join(folder, `${name}${EXTENSION}`);
  guarded(file, () => writeAtomically(file, text, { fsync: false }));
}
