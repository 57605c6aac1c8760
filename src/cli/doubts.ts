// Warnings about a journal that does not hold, for every command that relies on it.
import type { Journal } from '../journal/read.ts';
import { JournalTrouble } from '../journal/trouble.ts';
import { verified } from '../journal/verified.ts';
import { verify } from '../journal/verify.ts';
import { doubtWords } from '../report/verification.ts';
import { printNote } from './output.ts';

/** Prints on the error output why a journal does not hold, and returns it; null where it holds. */
export function warnOfDoubt(file: string, journal: Journal): string | null {
  const doubt = doubtWords(verified(journal));
  if (doubt !== null) printNote(`${file}: UNVERIFIED. ${doubt}`);
  return doubt;
}

/** What to warn of before a journal is copied: another version wrote it. Throws JournalTrouble where it was damaged or altered. */
export function refuseDamaged(file: string): string | null {
  const found = verify(file);
  const { intact, isAltered, firstDifference } = found;
  const doubt = doubtWords(found);
  if (!intact || isAltered) throw new JournalTrouble(file, `${doubt} Nothing was written.`, firstDifference?.line);
  return doubt;
}
