// Whether a record can be taken at its word: verified once, remembered under its head, and told by every command that
// rests on it.
import type { Journal } from '../journal/read.ts';
import { JournalTrouble } from '../journal/trouble.ts';
import { type Verification, verify, verifyRead } from '../journal/verify.ts';
import { doubtWords } from '../report/verification.ts';
import { printAside } from './output.ts';
import { reckoned } from './reckoned.ts';

type During = <T>(words: string, work: () => T) => T;

/** A line that was cut off is no part of what the head stands for, and is told where it is read. */
export function verified(journal: Journal, during: During = (_, work) => work()): Verification {
  const whole = { ...journal, isTorn: false };
  return reckoned('verify', [journal.head], () => during('Verifying every ruling', () => verifyRead(whole, null)));
}

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
