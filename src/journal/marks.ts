// The small file beside the journals in which people's names and archive marks stand, and what was found out last time.
// Whatever stands there by another hand is not believed: what cannot be understood is set aside whole, and kept.
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { exercisesFolder, isTaken } from './disk.ts';
import { type Facts, keptFacts } from './facts.ts';
import { isLocked, takeLock } from './lock.ts';
import { readRegular } from './regular.ts';
import { diskTrouble, guarded, JournalTrouble } from './trouble.ts';
import { writeWholeFile } from './write-whole.ts';

export interface Marks {
  name?: string;
  isArchived?: true;
  facts?: Facts;
}

/** By file name. */
export type Book = ReadonlyMap<string, Marks>;

export const LONGEST_NAME = 60;
const LARGEST_BYTES = 16 * 1024 * 1024;

const bookFile = (): string => join(exercisesFolder(), 'library.json');

export const isName = (name: string): boolean =>
  name !== '' && name.length <= LONGEST_NAME && !/\p{C}/u.test(name) && name.trim() === name;

/** What stands there. Where that cannot be understood it is as if nothing did, and `trouble` says why. */
export function readBook(): { book: Book; trouble: string | null } {
  try {
    return { book: bookIn(readRegular(bookFile(), LARGEST_BYTES).toString('utf8')), trouble: null };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { book: new Map(), trouble: null };
    const why = error instanceof JournalTrouble ? error : diskTrouble(error, bookFile());
    if (why === null) throw error;
    return { book: new Map(), trouble: why.message };
  }
}

function bookIn(text: string): Book {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new JournalTrouble(bookFile(), 'It is not JSON.');
  }
  const { journals } = (isRecord(value) ? value : {}) as { journals?: unknown };
  if (!isRecord(journals)) throw new JournalTrouble(bookFile(), 'It does not list journals.');
  return new Map(Object.entries(journals).map(([key, marks]) => [key, marksIn(marks)]));
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function marksIn(value: unknown): Marks {
  if (!isRecord(value)) return {};
  const { name, isArchived } = value;
  const facts = keptFacts(value.facts);
  return {
    ...(typeof name === 'string' && isName(name) && { name }),
    ...(isArchived === true && { isArchived }),
    ...(facts && { facts }),
  };
}

/** Writes what a recipe makes of it, of the journals that are there. Throws JournalTrouble. */
export function changeBook(recipe: (book: Book) => Book, here: ReadonlySet<string>): void {
  alone(() => {
    const { book, trouble } = readBook();
    if (trouble !== null) setAside();
    // What is said of a journal goes with it.
    const journals = Object.fromEntries([...recipe(book)].filter(([key]) => here.has(key)));
    writeWholeFile(bookFile(), `${JSON.stringify({ format: 1, journals }, null, 1)}\n`);
  });
}

/** How often another that writes to it is waited for; each time takes some tenths of a second. */
const MOST_TRIES = 20;

// One after the other, so that nobody's name is written over by what another had read before.
function alone(act: () => void): void {
  guarded(bookFile(), () => {
    for (let tries = 1; ; tries++) {
      try {
        const lock = takeLock(bookFile(), 0n, 0n);
        try {
          return act();
        } finally {
          lock.release();
        }
      } catch (error) {
        if (!isLocked(error) || tries === MOST_TRIES) throw error;
      }
    }
  });
}

// What is in it may still be read by a person.
function setAside(): void {
  for (let n = 1; ; n++) {
    const aside = `${bookFile()}.damaged${n === 1 ? '' : `-${n}`}`;
    if (!isTaken(aside)) return renameSync(bookFile(), aside);
  }
}
