// The library: what is known of the saved journals without reading them whole, and what people say of them. The journals
// are never touched. Whatever is wrong with one thing in the folder is said in its line, and the others are listed.
import { lstatSync } from 'node:fs';
import { basename, isAbsolute, join, resolve } from 'node:path';
import { exercisesFolder, savedJournals } from './disk.ts';
import { EXTENSION } from './entry.ts';
import { type Facts, factsOf, headOf } from './facts.ts';
import { type Book, changeBook, isName, LONGEST_NAME, type Marks, readBook } from './marks.ts';
import { readJournal } from './read.ts';
import { guarded, isHereGone, JournalTrouble } from './trouble.ts';

export { headOf } from './facts.ts';
export { LONGEST_NAME } from './marks.ts';

export interface SavedExercise extends Partial<Facts> {
  file: string;
  name: string;
  /** When it was last written to, in milliseconds. */
  changed: number;
  isArchived: boolean;
  /** What is wrong with it, or null. */
  trouble: string | null;
}

type ScoreOf = (file: string) => Facts['score'];

/** Every saved exercise, the latest first. An ended one that has no score yet is scored once. */
export function library(scoreOf: ScoreOf): SavedExercise[] {
  const { saved, trouble: unread } = savedIfAny();
  const { book, trouble: misread } = readBook();
  const learnt = new Map<string, Facts>();
  const exercises = saved.map(({ file, changed }): SavedExercise => {
    const { name = nameFrom(file), isArchived = false, facts: known } = book.get(basename(file)) ?? {};
    const base = { file, name, changed, isArchived };
    try {
      const facts = scored(factsOf(file, known), file, scoreOf);
      if (facts !== known) learnt.set(basename(file), facts);
      return { ...base, ...facts, trouble: null };
    } catch (error) {
      return { ...base, trouble: troubleIn(error) };
    }
  });
  if (learnt.size > 0) keep(learnt);
  const aboutFolder = unread === null ? [] : [oddity(exercisesFolder(), unread)];
  // Where the folder cannot be read, what is in it needs no line of its own.
  const aboutBook =
    misread === null || unread !== null ? [] : [oddity(join(exercisesFolder(), 'library.json'), `${misread} ${ASIDE}`)];
  return [...aboutFolder, ...aboutBook, ...exercises];
}

const ASIDE = 'Names and archive marks are not known; it is set aside, and kept, when new ones are written.';

const oddity = (file: string, trouble: string): SavedExercise => ({
  file,
  name: basename(file),
  changed: 0,
  isArchived: false,
  trouble,
});

function scored(found: Facts, file: string, scoreOf: ScoreOf): Facts {
  return found.isEnded && found.score === undefined ? { ...found, score: scoreOf(file) ?? null } : found;
}

// A list goes on whatever one of its journals holds.
function troubleIn(error: unknown): string {
  return error instanceof JournalTrouble ? error.message : 'It holds what this version cannot read.';
}

// Names and marks are those that stand there now: somebody may have changed them meanwhile. What was found out is only
// kept to save time.
function keep(learnt: ReadonlyMap<string, Facts>): void {
  try {
    changeBook(
      (now) => new Map([...now, ...[...learnt].map(([key, facts]) => [key, { ...now.get(key), facts }] as const)]),
      namesHere(),
    );
  } catch (error) {
    if (!(error instanceof JournalTrouble)) throw error;
  }
}

function savedIfAny(): { saved: ReturnType<typeof savedJournals>; trouble: string | null } {
  try {
    return { saved: savedJournals(), trouble: null };
  } catch (error) {
    if (!(error instanceof JournalTrouble)) throw error;
    return { saved: [], trouble: error.message };
  }
}

/** Gives an exercise a name; where another has it, a number goes behind. Returns the name. Throws JournalTrouble. */
export const rename = (file: string, wanted: string): string => nameIt(file, wanted, (marks) => marks);

/** Names an exercise that has just come; what stood there of an earlier file of that name is forgotten. */
export const addToLibrary = (file: string, wanted: string): string => nameIt(file, wanted, () => ({}));

function nameIt(file: string, wanted: string, keepOf: (marks: Marks) => Marks): string {
  const name = wanted.trim().replace(/\s+/g, ' ');
  if (!isName(name))
    throw new JournalTrouble(file, `A name is 1 to ${LONGEST_NAME} letters, digits, signs and blanks.`);
  const key = basename(file);
  let given = name;
  change(file, (book) => {
    given = distinct(name, key, book);
    return new Map(book).set(key, { ...keepOf(book.get(key) ?? {}), name: given });
  });
  return given;
}

function distinct(name: string, key: string, book: Book): string {
  const others = [...namesHere()].filter((each) => each !== key);
  const taken = new Set(others.map((each) => (book.get(each)?.name ?? nameFrom(each)).toLowerCase()));
  for (let n = 1; ; n++) {
    const tried = n === 1 ? name : `${name} (${n})`;
    if (!taken.has(tried.toLowerCase())) return tried;
  }
}

/** Throws JournalTrouble. */
export function setArchived(file: string, isArchived: boolean): void {
  change(file, (book) => {
    const { isArchived: _, ...rest } = book.get(basename(file)) ?? {};
    return new Map(book).set(basename(file), { ...rest, ...(isArchived && { isArchived }) });
  });
}

function change(file: string, recipe: (book: Book) => Book): void {
  const here = namesHere();
  if (!here.has(basename(file))) throw new JournalTrouble(file, 'This is no exercise of the library.');
  // A name that cannot be read here leads to nothing: it is said, and no other is kept for it.
  guarded(file, () => lstatSync(file));
  changeBook(recipe, here);
}

const namesHere = (): Set<string> => new Set(savedJournals().map(({ file }) => basename(file)));

/** The saved exercise that is meant: by its path, its file name or its name in the library. */
export function savedNamed(given: string): { file: string } | { known: string[] } {
  const { book } = readBook();
  const { saved } = savedIfAny();
  const named = saved.map(({ file }) => ({ file, name: book.get(basename(file))?.name ?? nameFrom(file) }));
  // Names are known wherever the program is started, also in a folder that was deleted.
  const isPath = isAbsolute(given) || !isHereGone();
  const inFolder = [
    ...(isPath ? [resolve(given)] : []),
    ...[given, `${given}${EXTENSION}`].map((each) => join(exercisesFolder(), each)),
  ];
  const found =
    named.find(({ file }) => inFolder.includes(resolve(file))) ??
    named.find(({ name }) => name.toLowerCase() === given.toLowerCase());
  return found ? { file: found.file } : { known: named.map(({ name }) => name) };
}

/** What an exercise is called where nobody has named it: its file's name. */
export const nameFrom = (file: string): string =>
  basename(file).replace(new RegExp(`(${EXTENSION.replaceAll('.', '\\.')}|\\.jsonl)$`), '');

/** The name that an exercise of the library goes under. */
export const nameOf = (file: string): string => readBook().book.get(basename(file))?.name ?? nameFrom(file);

/** The saved exercise with that head whose lines lead up to it, or undefined. */
export const savedWithHead = (head: string): string | undefined =>
  savedIfAny().saved.find(({ file }) => headIfAny(headOf, file) === head && headIfAny(headRead, file) === head)?.file;

const headRead = (file: string): string => readJournal(file).head;

function headIfAny(headIn: (file: string) => string | null, file: string): string | null {
  try {
    return headIn(file);
  } catch (error) {
    if (error instanceof JournalTrouble) return null;
    throw error;
  }
}
