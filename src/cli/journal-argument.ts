// The journal that an argument names: a file, or a saved exercise by its name.
import { existsSync } from 'node:fs';
import { savedNamed } from '../journal/library.ts';
import { type Journal, readJournal } from '../journal/read.ts';
import { HERE_IS_GONE, isHereGone, JournalTrouble } from '../journal/trouble.ts';
import { mistakeIn, nearestHint } from '../scenario/mistake.ts';
import { printNote } from './output.ts';

/** Reads it; where its last line was cut off, a note says so. Throws JournalTrouble, MistakesFound. */
export function journalNamed(given: string): Journal {
  const file = journalFileNamed(given);
  const journal = readJournal(file);
  if (journal.isTorn) {
    printNote(`${file}: the last line was cut off while it was written; it is left out.`);
  }
  return journal;
}

/** Its file. Throws MistakesFound, with the nearest name as a hint. */
export function journalFileNamed(given: string): string {
  // A path, or bytes that are no UTF-8: reading the file says what is wrong with it.
  if (existsSync(given) || /[/\\\uFFFD]/.test(given)) return given;
  const found = savedNamed(given);
  if ('file' in found) return found.file;
  if (isHereGone()) throw new JournalTrouble(given, HERE_IS_GONE);
  const hint = nearestHint(given, found.known) || 'rung library lists the saved exercises';
  throw mistakeIn(given, 'There is no such file, and no saved exercise of that name.', hint);
}
