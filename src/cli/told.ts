// Reading a journal for somebody who reads its meaning: what the record lacks is said beside it.
import { existsSync } from 'node:fs';
import { savedNamed } from '../journal/library.ts';
import { type Journal, readJournal } from '../journal/read.ts';
import { HERE_IS_GONE, isHereGone, JournalTrouble } from '../journal/trouble.ts';
import { mistakeIn, nearestHint } from '../scenario/mistake.ts';
import { printAside } from './output.ts';

/** A path, or the name of a saved exercise; where it is neither, what may have been meant. Throws JournalTrouble. */
export function readTold(given: string): Journal {
  const file = savedFile(given);
  const journal = readJournal(file);
  if (journal.isTorn) {
    printAside(`${file}: the last line was cut off while it was written; it is left out.`);
  }
  return journal;
}

/** The journal that is meant: a file, or a saved exercise by its name. Throws MistakesFound. */
export function savedFile(given: string): string {
  // What cannot be read as a name is told by the disk.
  if (existsSync(given) || /[/\\\uFFFD]/.test(given)) return given;
  const found = savedNamed(given);
  if ('file' in found) return found.file;
  if (isHereGone()) throw new JournalTrouble(given, HERE_IS_GONE);
  const hint = nearestHint(given, found.known) || 'rung library lists the saved exercises';
  throw mistakeIn(given, 'There is no such file, and no saved exercise of that name.', hint);
}
