// Where a command may write: an output is never an input. Nothing is written over what the command reads, over a journal,
// a scenario or a doctrine, nor under a name that promises another format.
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { EXTENSION } from '../journal/entry.ts';
import { readSource } from '../scenario/disk.ts';
import { KIND_WORDS, plainKindOf } from '../scenario/kinds.ts';
import { MistakesFound, mistakeIn } from '../scenario/mistake.ts';

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
  checkEnding(target);
  if (!existsSync(dirname(file)))
    throw mistakeIn(file, `There is no folder ${dirname(file)}.`, 'make it first, or name another');
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat) return;
  const why = !stat.isFile() ? 'This is no file that could be written over.' : overwrites(target);
  if (why !== null) throw mistakeIn(file, `${why} Nothing was written.`, `name another file with ${option}`);
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
  const kind = /^(ya?ml|json)$/.test(endOf(file)) ? kindIn(file) : null;
  return kind === null || kind === 'orders' ? null : `This is ${KIND_WORDS[kind]}.`;
}

// Links too lead to one file; where a system numbers no files, the path has to do.
function isSameFile(a: string, b: string): boolean {
  if (resolve(a) === resolve(b)) return true;
  const [one, other] = [a, b].map((each) => statSync(each, { bigint: true, throwIfNoEntry: false }));
  return one !== undefined && one.ino !== 0n && one.ino === other?.ino && one.dev === other.dev;
}

const BEGINS = '{"n":0,"prev":"';

function isJournal(file: string): boolean {
  if (file.endsWith(EXTENSION)) return true;
  const handle = openSync(file, 'r');
  try {
    const head = Buffer.alloc(BEGINS.length);
    readSync(handle, head);
    return head.toString('latin1') === BEGINS;
  } finally {
    closeSync(handle);
  }
}

function kindIn(file: string): ReturnType<typeof plainKindOf> {
  try {
    return plainKindOf(readSource(file).text);
  } catch (error) {
    if (error instanceof MistakesFound) return null;
    throw error;
  }
}
