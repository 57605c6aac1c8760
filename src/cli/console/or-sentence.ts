// What the console shows where something cannot be done: a sentence in place of an error.
import { diskTrouble, JournalTrouble } from '../../journal/trouble.ts';
import { MistakesFound } from '../../scenario/mistake.ts';

/** The result, or a sentence that says why there is none. A bug is thrown on. */
export async function orSentence<T>(act: () => Promise<T>): Promise<T | string> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof MistakesFound) {
      return error.mistakes
        .map(({ file, line, message }) => (line > 0 ? `${file}:${line}: ${message}` : `${message} (${file})`))
        .join(' ');
    }
    const trouble = error instanceof JournalTrouble ? error : diskTrouble(error);
    if (trouble) return trouble.message;
    throw error;
  }
}
