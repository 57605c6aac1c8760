// Where a command may write: an output is never an input. Nothing is written over what the command reads, over a journal,
// a scenario or a doctrine, nor under a name that promises another format.
import { closeSync, existsSync, fstatSync, lstatSync, openSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { EXTENSION } from '../journal/entry.ts';
import { readFrom } from '../journal/regular.ts';
import { KIND_WORDS, plainKindOf } from '../scenario/kinds.ts';
import { mistakeIn } from '../scenario/mistake.ts';

export interface Target {
  file: string;
  /** The option that named it, as --out. */
  option: string;
  /** What its name may end in, without the dot. */
  endings: readonly string[];
  /** Whatever the command reads; what is no path is passed over. */
  reads?: readonly (string | undefined)[];
}

/** What a name ends in, by which its format is told; empty where it has no ending. */
export const endOf = (file: string): string => /\.([^./\\]+)$/.exec(file)?.[1]?.toLowerCase() ?? '';

/** Before anything is worked out for it. Throws MistakesFound. */
export function checkTarget(target: Target): void {
  const { file, option } = target;
  checkNamed(file, option);
  checkEnding(target);
  if (file.endsWith(EXTENSION))
    throw mistakeIn(option, `${file} is the name of a journal, and this is none.`, `name another file with ${option}`);
  if (/[/\\]$/.test(file))
    throw mistakeIn(option, `${file} names a folder; a file was expected.`, `name a file with ${option}`);
  if (!existsSync(dirname(file)))
    throw mistakeIn(file, `There is no folder ${dirname(file)}.`, 'make it first, or name another');
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat) return;
  const why = !stat.isFile() ? 'This is no file that could be written over.' : overwrites(target);
  if (why !== null) throw mistakeIn(file, `${why} Nothing was written.`, `name another file with ${option}`);
}

/** An output is a file, which is called something. Throws MistakesFound. */
export function checkNamed(file: string, option: string): void {
  if (file.trim() === '') throw mistakeIn(option, 'No file is named.', `write its name behind ${option}`);
  if (file === '-')
    throw mistakeIn(option, 'Expected the name of a file, found "-".', `./- would be a file of that name`);
}

/** A journal is called so, because its name tells what it is. Throws MistakesFound. */
export function checkJournalName(file: string, option: string): void {
  checkNamed(file, option);
  if (!file.endsWith('.jsonl'))
    throw mistakeIn(
      option,
      `A journal is written to a file that ends in .jsonl; found "${file}".`,
      `as ${option} ${basename(file).replace(/\.[^.]*$/, '') || 'mine'}${EXTENSION}`,
    );
}

function checkEnding({ file, option, endings }: Target): void {
  const end = endOf(file);
  if (end === '' || endings.includes(end)) return;
  const known = endings.map((each) => `.${each}`).join(' or ');
  throw mistakeIn(
    option,
    `This writes ${known}, and not what ${file} would be taken for.`,
    `let its name end in ${known}`,
  );
}

/** What of ours stands at that place, as a sentence; null where it may be written over. */
function overwrites({ file, reads = [] }: Target): string | null {
  if (reads.some((read) => read !== undefined && isSameFile(read, file))) return 'The command reads this file.';
  if (isJournal(file)) return 'This is the journal of an exercise.';
  const kind = kindIn(file);
  return kind === null || kind === 'orders' ? null : `This is ${KIND_WORDS[kind]}.`;
}

/** Whether two names lead to one file, through whatever links, also where there is none yet. */
export function isSameFile(a: string, b: string): boolean {
  if (placeOf(a) === placeOf(b)) return true;
  // Where a system numbers no files, the path has to do.
  const [one, other] = [a, b].map((each) => statSync(each, { bigint: true, throwIfNoEntry: false }));
  return one !== undefined && one.ino !== 0n && one.ino === other?.ino && one.dev === other.dev;
}

const MOST_LINKS = 40;

/** Where a file is, or would be made: the real path of its folder and its name there. */
export function placeOf(file: string, links = 0): string {
  const path = resolve(file);
  try {
    return realpathSync(path);
  } catch {
    const stat = lstatSync(path, { throwIfNoEntry: false });
    const above = dirname(path);
    // A link that leads to no file yet: the file will be made there.
    if (stat?.isSymbolicLink() && links < MOST_LINKS) return placeOf(resolve(above, readlinkSync(path)), links + 1);
    return above === path ? path : join(placeOf(above, links), basename(path));
  }
}

const HEAD_BYTES = 4096;
/** A file of ours has 2 MiB at most; one that somebody has made longer may have come from there. */
const MOST_BYTES = 32 * 1024 * 1024;

/** What stands in a file, in whatever encoding: letters of ASCII are told in all of them. */
function plainText(handle: number, from: number, length: number): string {
  const text = readFrom(handle, from, length).toString('latin1').replaceAll('\0', '');
  return from === 0 ? text.replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff|\s)+/, '') : text;
}

// Also one that was damaged, or that an editor has saved with a mark before it or in another encoding.
function isJournal(file: string): boolean {
  if (file.endsWith(EXTENSION)) return true;
  return withOpen(file, (handle) => {
    const head = plainText(handle, 0, HEAD_BYTES).slice(0, 200);
    const end = plainText(handle, Math.max(0, fstatSync(handle).size - HEAD_BYTES), HEAD_BYTES);
    return (
      head.startsWith('{"n":0,"prev":"') ||
      /"prev":"[0-9a-f]{64}"/.test(head) ||
      /,"digest":"[0-9a-f]{64}"\}\s*$/.test(end)
    );
  });
}

// A link has another name than the file it leads to, and a file may have any name.
function kindIn(file: string): ReturnType<typeof plainKindOf> {
  const text = withOpen(file, (handle) => plainText(handle, 0, MOST_BYTES));
  const isNamed = [file, placeOf(file)].some((each) => /^(ya?ml|json)$/.test(endOf(each)));
  return isNamed || HAS_FORMAT.test(text) ? plainKindOf(text) : null;
}

/** Every file of ours states its format at its outermost level. */
const HAS_FORMAT = /^(?:\{?\s{0,2}"format"|["']?format["']?)\s*:/m;

function withOpen<T>(file: string, use: (handle: number) => T): T {
  const handle = openSync(file, 'r');
  try {
    return use(handle);
  } finally {
    closeSync(handle);
  }
}
