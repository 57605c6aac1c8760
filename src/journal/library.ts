// The library: what is known of the saved journals without reading them whole, and what people say of them. Names and
// archive marks, and what was found out last time, stand in one small file beside the journals; those are never touched.
import { closeSync, existsSync, fstatSync, openSync, readFileSync, readSync, renameSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import type { Event } from '../exercise/events.ts';
import { exercisesFolder, savedJournals } from './disk.ts';
import { type Body, EXTENSION, FORMAT, type Opening } from './entry.ts';
import { readJournal } from './read.ts';
import { replay } from './replay.ts';
import { JournalTrouble } from './trouble.ts';

/** What a journal says of itself; it holds as long as the journal's head is the same. */
interface Facts {
  head: string;
  scenario: string;
  title: string;
  variant: string | null;
  seed: string;
  turn: number;
  minute: number;
  isEnded: boolean;
  /** Of the team, once it has ended; null where nothing could be scored. */
  score?: { total: number | null; band: string | null; n: number } | null;
}

interface Marks {
  name?: string;
  isArchived?: true;
  facts?: Facts;
}

/** By file name. */
type Book = Record<string, Marks>;

export interface Shelved extends Partial<Facts> {
  file: string;
  name: string;
  /** When it was last written to, in milliseconds. */
  changed: number;
  isArchived: boolean;
  /** What is wrong with it, or null. */
  trouble: string | null;
}

const BOOK = 'library.json';
export const LONGEST_NAME = 60;

/** Every saved exercise, the latest first. An ended one that has no score yet is scored once. */
export function library(scoreOf: (file: string) => Facts['score']): Shelved[] {
  const saved = savedJournals();
  const book = readBook();
  let hasLearnt = false;
  const shelved = saved.map(({ file, changed }): Shelved => {
    const marks = book[basename(file)] ?? {};
    const { name = nameFrom(file), isArchived = false } = marks;
    const base = { file, name, changed, isArchived };
    try {
      const found = factsOf(file, marks.facts);
      const isUnscored = found.isEnded && found.score === undefined;
      const facts = isUnscored ? { ...found, score: scoreOf(file) ?? null } : found;
      if (facts !== marks.facts) {
        hasLearnt = true;
        book[basename(file)] = { ...marks, facts };
      }
      return { ...base, ...facts, trouble: null };
    } catch (error) {
      if (!(error instanceof JournalTrouble)) throw error;
      return { ...base, trouble: error.message };
    }
  });
  if (hasLearnt) change((now) => keepFacts(now, book));
  return shelved;
}

// Names and marks are those that stand there now: somebody may have changed them meanwhile.
function keepFacts(now: Book, learnt: Book): Book {
  const all = Object.entries(learnt).map(([key, { facts }]) => [key, { ...now[key], ...(facts && { facts }) }]);
  return { ...now, ...Object.fromEntries(all) };
}

/** Gives an exercise a name; where another has it, a number goes behind. Returns the name. Throws JournalTrouble. */
export const rename = (file: string, wanted: string): string => nameIt(file, wanted, (marks) => marks);

/** Names an exercise that has just come; what stood there of an earlier file of that name is forgotten. */
export const shelve = (file: string, wanted: string): string => nameIt(file, wanted, () => ({}));

function nameIt(file: string, wanted: string, keep: (marks: Marks) => Marks): string {
  const name = wanted.trim().replace(/\s+/g, ' ');
  if (name === '' || name.length > LONGEST_NAME || /\p{C}/u.test(name))
    throw new JournalTrouble(file, `A name is 1 to ${LONGEST_NAME} letters, digits, signs and blanks.`);
  const key = basename(file);
  let given = name;
  change((book) => {
    given = distinct(name, key, book);
    return { ...book, [key]: { ...keep(book[key] ?? {}), name: given } };
  });
  return given;
}

function distinct(name: string, key: string, book: Book): string {
  const others = savedJournals()
    .map(({ file }) => basename(file))
    .filter((each) => each !== key);
  const taken = new Set(others.map((each) => (book[each]?.name ?? nameFrom(each)).toLowerCase()));
  for (let n = 1; ; n++) {
    const tried = n === 1 ? name : `${name} (${n})`;
    if (!taken.has(tried.toLowerCase())) return tried;
  }
}

export function setArchived(file: string, isArchived: boolean): void {
  change((book) => {
    const { isArchived: _, ...rest } = book[basename(file)] ?? {};
    return { ...book, [basename(file)]: { ...rest, ...(isArchived && { isArchived: true as const }) } };
  });
}

/** The saved exercise that is meant: by its path, its file name or its name in the library. */
export function savedNamed(given: string): { file: string } | { known: string[] } {
  const book = readBook();
  const saved = savedJournals().map(({ file }) => ({ file, name: book[basename(file)]?.name ?? nameFrom(file) }));
  const inFolder = [resolve(given), ...[given, `${given}${EXTENSION}`].map((each) => join(exercisesFolder(), each))];
  const found =
    saved.find(({ file }) => inFolder.includes(resolve(file))) ??
    saved.find(({ name }) => name.toLowerCase() === given.toLowerCase());
  return found ? { file: found.file } : { known: saved.map(({ name }) => name) };
}

/** What an exercise is called where nobody has named it: its file's name. */
export const nameFrom = (file: string): string =>
  basename(file).replace(new RegExp(`(${EXTENSION.replaceAll('.', '\\.')}|\\.jsonl)$`), '');

/** The name that an exercise of the library goes under. */
export const nameOf = (file: string): string => readBook()[basename(file)]?.name ?? nameFrom(file);

const bookFile = (): string => join(exercisesFolder(), BOOK);

function readBook(): Book {
  if (!existsSync(bookFile())) return {};
  try {
    const { journals } = JSON.parse(readFileSync(bookFile(), 'utf8')) as { journals?: unknown };
    if (typeof journals === 'object' && journals !== null && !Array.isArray(journals)) return journals as Book;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  // What is in it may still be read by a person.
  renameSync(bookFile(), `${bookFile()}.damaged`);
  return {};
}

// What is said of a journal goes with it.
function change(recipe: (book: Book) => Book): void {
  const here = new Set(savedJournals().map(({ file }) => basename(file)));
  const journals = Object.fromEntries(Object.entries(recipe(readBook())).filter(([key]) => here.has(key)));
  writeFileAtomic.sync(bookFile(), `${JSON.stringify({ format: 1, journals }, null, 1)}\n`);
}

// The last lines tell how far an exercise came and the first what it is; nothing between them is read.
function factsOf(file: string, known: Facts | undefined): Facts {
  const handle = openSync(file, 'r');
  try {
    const tail = new LastLines(handle);
    const head = headIn(tail);
    if (head === null) throw new JournalTrouble(file, 'Its last line is damaged, or there is none.');
    if (known?.head === head) return known;
    const { scenario, start, format } = openingOf(file, handle);
    const { id, title, variant = null } = scenario;
    const about = { head, scenario: id, title, variant, seed: start.seed };
    if (format === FORMAT) return { ...about, ...reachedIn(file, tail) };
    const { turn, minute, isEnded } = replay(readJournal(file));
    return { ...about, turn: turn.number, minute, isEnded };
  } finally {
    closeSync(handle);
  }
}

const headIn = (tail: LastLines): string | null => /"digest":"([0-9a-f]{64})"\}$/.exec(tail.back(0) ?? '')?.[1] ?? null;

/** The digest of its last whole line, as it stands there; null where there is none. */
export function headOf(file: string): string | null {
  const handle = openSync(file, 'r');
  try {
    return headIn(new LastLines(handle));
  } finally {
    closeSync(handle);
  }
}

/** The saved exercise with that head, or undefined. */
export const savedWithHead = (head: string): string | undefined =>
  savedJournals().find(({ file }) => headOf(file) === head)?.file;

function openingOf(file: string, handle: number): Opening {
  const opening = (parsed(file, firstLine(handle)) as { opening?: Opening }).opening;
  if (!opening?.scenario || !opening.start) throw new JournalTrouble(file, 'This is not a journal of an exercise.');
  return opening;
}

function reachedIn(file: string, tail: LastLines): Pick<Facts, 'turn' | 'minute' | 'isEnded'> {
  let turn: number | undefined;
  let minute: number | undefined;
  let isEnded = false;
  for (let back = 0, line = tail.back(0); line !== null; line = tail.back(++back)) {
    const { events } = parsed(file, line) as Body;
    for (const event of [...events].reverse() as Event[]) {
      if (event.type === 'turn-began') turn ??= event.turn.number;
      if (event.type === 'clock-moved') minute ??= event.to;
      isEnded ||= event.type === 'exercise-ended';
    }
    if (turn !== undefined && minute !== undefined) break;
  }
  return { turn: turn ?? 0, minute: minute ?? 0, isEnded };
}

function parsed(file: string, line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new JournalTrouble(file, 'One of its lines is damaged; rung verify names it.');
  }
}

const CHUNK = 65536;

function firstLine(handle: number): string {
  const chunks: Buffer[] = [];
  for (let from = 0; ; from += CHUNK) {
    const chunk = Buffer.alloc(CHUNK);
    const read = readSync(handle, chunk, 0, CHUNK, from);
    const end = chunk.subarray(0, read).indexOf(10);
    chunks.push(chunk.subarray(0, end < 0 ? read : end));
    if (end >= 0 || read === 0) return Buffer.concat(chunks).toString('utf8');
  }
}

/** The whole lines of a file from its end, as far as they are asked for; a line that was cut off is none. */
class LastLines {
  readonly #handle: number;
  #from: number;
  #bytes = Buffer.alloc(0);

  constructor(handle: number) {
    this.#handle = handle;
    this.#from = fstatSync(handle).size;
  }

  back(n: number): string | null {
    for (;;) {
      const lines = this.#lines();
      if (n < lines.length) return lines[lines.length - 1 - n]!.toString('utf8');
      if (this.#from === 0) return null;
      const size = Math.min(CHUNK, this.#from);
      const chunk = Buffer.alloc(size);
      this.#from -= size;
      readSync(this.#handle, chunk, 0, size, this.#from);
      this.#bytes = Buffer.concat([chunk, this.#bytes]);
    }
  }

  // What stands before the first line break may be the end of a line only, unless it is the beginning of the file.
  #lines(): Buffer[] {
    const lines: Buffer[] = [];
    let from = this.#from === 0 ? 0 : this.#bytes.indexOf(10) + 1;
    if (from === 0 && this.#from > 0) return lines;
    for (let to = this.#bytes.indexOf(10, from); to >= 0; to = this.#bytes.indexOf(10, from)) {
      lines.push(this.#bytes.subarray(from, to));
      from = to + 1;
    }
    return lines;
  }
}
