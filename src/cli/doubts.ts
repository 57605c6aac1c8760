// What is said of a record that cannot be taken at its word, by every command that rests on it.
import type { Journal } from '../journal/read.ts';
import { JournalTrouble } from '../journal/trouble.ts';
import { verified } from '../journal/verified.ts';
import { verify } from '../journal/verify.ts';
import { doubtWords } from '../report/verification.ts';
import { printAside } from './output.ts';

/** Why a record is not to be taken at its word, said on the error output; null where it holds. */
export function warnOfDoubt(file: string, journal: Journal): string | null {
  const doubt = doubtWords(verified(journal));
  if (doubt !== null) printAside(`${file}: UNVERIFIED. ${doubt}`);
  return doubt;
}

/** What is to be said of a record of another version before it is copied. Throws JournalTrouble where it was damaged or altered. */
export function refuseDamaged(file: string): string | null {
  const found = verify(file);
  const { intact, isAltered, firstDifference } = found;
  const doubt = doubtWords(found);
  if (!intact || isAltered) throw new JournalTrouble(file, `${doubt} Nothing was written.`, firstDifference?.line);
  return doubt;
}
