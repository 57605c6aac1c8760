// The library: the facts of the saved journals without reading all of them, and their names and archive marks. Journals are
// never changed. Trouble with one file in the folder is shown in its line, and the others are listed.
import { lstatSync } from 'node:fs';
import { basename, isAbsolute, join, resolve } from 'node:path';
import { exercisesFolder, savedJournals } from './disk.ts';
import { EXTENSION } from './entry.ts';
import { type Facts, factsOf, headOf } from './facts.ts';
import { changeIndex, type IndexEntry, isName, type LibraryIndex, LONGEST_NAME, readIndex } from './library-index.ts';
import { readJournal } from './read.ts';
import { guarded, isHereGone, JournalTrouble } from './trouble.ts';

export { headOf } from './facts.ts';
export { LONGEST_NAME } from './library-index.ts';

export interface SavedExercise extends Partial<Facts> {
  file: string;
  name: string;
  changed: number;
  isArchived: boolean;
  /** What is wrong with it, or null. */
  trouble: string | null;
}

/** Scores the team of a journal by one rubric, whose digest a score carries. */
export interface TeamScorer {
  rubric: string;
  scoreOf: (file: string) => Facts['score'];
}

/** Every saved exercise, the latest first. An ended one that has no score by this rubric yet is scored once. */
export function library(scorer: TeamScorer): SavedExercise[] {
  const { saved, trouble: unread } = savedIfAny();
  const { index, trouble: misread } = readIndex();
  const learnt = new Map<string, Facts>();
  const exercises = saved.map(({ file, changed }): SavedExercise => {
    const { name = nameFrom(file), isArchived = false, facts: known } = index.get(basename(file)) ?? {};
    const base = { file, name, changed, isArchived };
    try {
      const facts = scored(factsOf(file, known), file, scorer);
      if (facts !== known) learnt.set(basename(file), facts);
      return { ...base, ...facts, trouble: null };
    } catch (error) {
      return { ...base, trouble: troubleIn(error) };
    }
  });
  if (learnt.size > 0) keep(learnt);
  const aboutFolder = unread === null ? [] : [troubleLine(exercisesFolder(), unread)];
  // Where the folder cannot be read, its index needs no line of its own.
  const aboutIndex =
    misread === null || unread !== null
      ? []
      : [troubleLine(join(exercisesFolder(), 'library.json'), `${misread} ${IS_SET_ASIDE}`)];
  return [...aboutFolder, ...aboutIndex, ...exercises];
}

const IS_SET_ASIDE = 'Names and archive marks are not known; it is set aside, and kept, when new ones are written.';

const troubleLine = (file: string, trouble: string): SavedExercise => ({
  file,
  name: basename(file),
  changed: 0,
  isArchived: false,
  trouble,
});

function scored(found: Facts, file: string, { rubric, scoreOf }: TeamScorer): Facts {
  const isKnown = found.score === null || found.score?.rubric === rubric;
  return found.isEnded && !isKnown ? { ...found, score: scoreOf(file) ?? null } : found;
}

// One journal never stops the list.
function troubleIn(error: unknown): string {
  return error instanceof JournalTrouble ? error.message : 'It holds what this version cannot read.';
}

// The index is read again, since somebody may have changed names and marks meanwhile. The facts are stored only to save
// time, so trouble with that is ignored.
function keep(learnt: ReadonlyMap<string, Facts>): void {
  try {
    changeIndex(
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

/** Names an exercise; a number is added where another has the name. Returns the name. Throws JournalTrouble. */
export const rename = (file: string, wanted: string): string => nameIt(file, wanted, (marks) => marks);

/** Names an imported exercise; the entry of an earlier file with this name is dropped. */
export const addToLibrary = (file: string, wanted: string): string => nameIt(file, wanted, () => ({}));

function nameIt(file: string, wanted: string, keepOf: (marks: IndexEntry) => IndexEntry): string {
  const name = wanted.trim().replace(/\s+/g, ' ');
  if (!isName(name))
    throw new JournalTrouble(file, `A name is 1 to ${LONGEST_NAME} letters, digits, signs and blanks.`);
  const key = basename(file);
  let given = name;
  change(file, (index) => {
    given = distinct(name, key, index);
    return new Map(index).set(key, { ...keepOf(index.get(key) ?? {}), name: given });
  });
  return given;
}

function distinct(name: string, key: string, index: LibraryIndex): string {
  const others = [...namesHere()].filter((each) => each !== key);
  const taken = new Set(others.map((each) => (index.get(each)?.name ?? nameFrom(each)).toLowerCase()));
  for (let n = 1; ; n++) {
    const tried = n === 1 ? name : `${name} (${n})`;
    if (!taken.has(tried.toLowerCase())) return tried;
  }
}

/** Throws JournalTrouble. */
export function setArchived(file: string, isArchived: boolean): void {
  change(file, (index) => {
    const { isArchived: _, ...rest } = index.get(basename(file)) ?? {};
    return new Map(index).set(basename(file), { ...rest, ...(isArchived && { isArchived }) });
  });
}

function change(file: string, recipe: (index: LibraryIndex) => LibraryIndex): void {
  const here = namesHere();
  if (!here.has(basename(file))) throw new JournalTrouble(file, 'This is no exercise of the library.');
  // A file name that is not UTF-8 cannot be reached; the error says so before an entry is made for it.
  guarded(file, () => lstatSync(file));
  changeIndex(recipe, here);
}

const namesHere = (): Set<string> => new Set(savedJournals().map(({ file }) => basename(file)));

/** Every saved file as it is numbered from 1: the latest first, the archive behind the others. */
function numbered(saved: ReturnType<typeof savedJournals>, index: LibraryIndex): string[] {
  const isOld = ({ file }: { file: string }) => index.get(basename(file))?.isArchived === true;
  return [...saved.filter((each) => !isOld(each)), ...saved.filter(isOld)].map(({ file }) => file);
}

/** A saved exercise by its path, its file name, its name in the library or its number there. */
export function savedNamed(given: string): { file: string } | { known: string[] } {
  const { index } = readIndex();
  const { saved } = savedIfAny();
  const named = saved.map(({ file }) => ({ file, name: index.get(basename(file))?.name ?? nameFrom(file) }));
  // Names work even where the working folder was deleted.
  const isPath = isAbsolute(given) || !isHereGone();
  const inFolder = [
    ...(isPath ? [resolve(given)] : []),
    ...[given, `${given}${EXTENSION}`].map((each) => join(exercisesFolder(), each)),
  ];
  const found =
    named.find(({ file }) => inFolder.includes(resolve(file))) ??
    named.find(({ name }) => name.toLowerCase() === given.toLowerCase());
  const atNumber = /^\d{1,4}$/.test(given) ? numbered(saved, index)[Number(given) - 1] : undefined;
  if (!found && atNumber !== undefined) return { file: atNumber };
  return found ? { file: found.file } : { known: named.map(({ name }) => name) };
}

/** The default name of an exercise: its file's name. */
export const nameFrom = (file: string): string =>
  basename(file).replace(new RegExp(`(${EXTENSION.replaceAll('.', '\\.')}|\\.jsonl)$`), '');

export const nameOf = (file: string): string => readIndex().index.get(basename(file))?.name ?? nameFrom(file);

/** The saved exercise that ends with that head and is intact, or undefined. */
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
