// What a journal means may still be nonsense when every line has its shape. Apart from reading, so that whoever plays many
// exercises in threads loads no schemas for it.
import { JournalTrouble } from './trouble.ts';

/**
 * Does something with a journal's content. A journal may be sealed well and still hold what no rung wrote; then that is
 * said as trouble with the file. Throws JournalTrouble.
 */
export function understanding<T>(journal: { file: string }, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
    throw new JournalTrouble(journal.file, 'The journal is sealed, but it holds what this version cannot read.');
  }
}
