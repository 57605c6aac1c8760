// The index of the library: a small file beside the journals with their names, archive marks and last known facts. Its
// values are checked, and a file that cannot be understood is kept under another name.
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { writeAtomically } from './atomic-write.ts';
import { exercisesFolder, isTaken } from './disk.ts';
import { type Facts, keptFacts } from './facts.ts';
import { isLocked, takeLock } from './lock.ts';
import { readRegular } from './regular.ts';
import { diskTrouble, guarded, JournalTrouble } from './trouble.ts';

export interface IndexEntry {
  name?: string;
  isArchived?: true;
  facts?: Facts;
}

/** By file name. */
export type LibraryIndex = ReadonlyMap<string, IndexEntry>;

export const LONGEST_NAME = 60;
const LARGEST_BYTES = 16 * 1024 * 1024;

const indexFile = (): string => join(exercisesFolder(), 'library.json');

export const isName = (name: string): boolean =>
  name !== '' && name.length <= LONGEST_NAME && !/\p{C}/u.test(name) && name.trim() === name;

/** The index; empty where it cannot be understood, and then `trouble` says why. */
export function readIndex(): { index: LibraryIndex; trouble: string | null } {
  try {
    return { index: indexIn(readRegular(indexFile(), LARGEST_BYTES).toString('utf8')), trouble: null };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { index: new Map(), trouble: null };
    const why = error instanceof JournalTrouble ? error : diskTrouble(error, indexFile());
    if (why === null) throw error;
    return { index: new Map(), trouble: why.message };
  }
}

function indexIn(text: string): LibraryIndex {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new JournalTrouble(indexFile(), 'It is not JSON.');
  }
  const { journals } = (isRecord(value) ? value : {}) as { journals?: unknown };
  if (!isRecord(journals)) throw new JournalTrouble(indexFile(), 'It does not list journals.');
  return new Map(Object.entries(journals).map(([key, marks]) => [key, entryIn(marks)]));
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function entryIn(value: unknown): IndexEntry {
  if (!isRecord(value)) return {};
  const { name, isArchived } = value;
  const facts = keptFacts(value.facts);
  return {
    ...(typeof name === 'string' && isName(name) && { name }),
    ...(isArchived === true && { isArchived }),
    ...(facts && { facts }),
  };
}

/** Writes what a recipe makes of the index, for the journals that exist. Throws JournalTrouble. */
export function changeIndex(recipe: (index: LibraryIndex) => LibraryIndex, here: ReadonlySet<string>): void {
  alone(() => {
    const { index, trouble } = readIndex();
    if (trouble !== null) setAside();
    // The entry of a journal that is gone is dropped.
    const journals = Object.fromEntries([...recipe(index)].filter(([key]) => here.has(key)));
    writeAtomically(indexFile(), `${JSON.stringify({ format: 1, journals }, null, 1)}\n`);
  });
}

/** How often to wait for another writer; each time takes some tenths of a second. */
const MOST_TRIES = 20;

// Writers take turns, so that none overwrites a change with an older state.
function alone(act: () => void): void {
  guarded(indexFile(), () => {
    for (let tries = 1; ; tries++) {
      try {
        const lock = takeLock(indexFile(), 0n, 0n);
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

// A person may still be able to read it.
function setAside(): void {
  for (let n = 1; ; n++) {
    const aside = `${indexFile()}.damaged${n === 1 ? '' : `-${n}`}`;
    if (!isTaken(aside)) return renameSync(indexFile(), aside);
  }
}
