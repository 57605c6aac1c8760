// Several files at once: the mistakes of all of them are gathered before anything is done with any.
import { type Mistake, MistakesFound } from '../scenario/mistake.ts';

/** Reads every file; throws MistakesFound with the mistakes of all of them. */
export function everyOne<T>(files: readonly string[], read: (file: string) => T): T[] {
  const mistakes: Mistake[] = [];
  const done: T[] = [];
  for (const file of files) {
    try {
      done.push(read(file));
    } catch (error) {
      if (!(error instanceof MistakesFound)) throw error;
      mistakes.push(...error.mistakes);
    }
  }
  if (mistakes.length > 0) throw new MistakesFound(mistakes);
  return done;
}
