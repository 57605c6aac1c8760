// Whether a record can be taken at its word: verified once, and cached under its head.
import { cached } from './cache.ts';
import type { Journal } from './read.ts';
import { type Verification, verifyRead } from './verify.ts';

/** Runs a step of long work under its name, so that somebody can be told of it. */
export type During = <T>(words: string, work: () => T) => T;

/** A last line that was cut off is left out: the head does not stand for it, and whoever reads the journal is told. */
export function verified(journal: Journal, during: During = (_, work) => work()): Verification {
  return cached('verify', [journal.head], () =>
    during('Verifying every ruling', () => verifyRead({ ...journal, isTorn: false }, null)),
  );
}
