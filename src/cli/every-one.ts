// Several things at once: the mistakes of all of them are gathered before anything is done with any.
import { type Mistake, MistakesFound } from '../scenario/mistake.ts';

/** Reads every one; throws MistakesFound with the mistakes of all of them. */
export function everyOne<Given, T>(all: readonly Given[], read: (given: Given) => T): T[] {
  const mistakes: Mistake[] = [];
  const done: T[] = [];
  for (const given of all) {
    try {
      done.push(read(given));
    } catch (error) {
      if (!(error instanceof MistakesFound)) throw error;
      mistakes.push(...error.mistakes);
    }
  }
  if (mistakes.length > 0) throw new MistakesFound(mistakes);
  return done;
}
