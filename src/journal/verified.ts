// Whether a record can be trusted: it is verified once, and the result is cached under its head.
import { cached } from './cache.ts';
import type { Journal } from './read.ts';
import { type Verification, verifyRead } from './verify.ts';

/** Runs a step of long work and may show its name meanwhile. */
export type During = <T>(words: string, work: () => T) => T;

/** A torn last line is left out: the head does not cover it, and reading the journal reports it. */
export function verified(journal: Journal, during: During = (_, work) => work()): Verification {
  return cached('verify', [journal.head], () =>
    during('Verifying every ruling', () => verifyRead({ ...journal, isTorn: false }, null)),
  );
}
