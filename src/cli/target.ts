// Whether a command may write to a file. It never overwrites what it reads, a journal, a scenario or a doctrine, and never
// uses a name that promises another format.
import { existsSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { EXTENSION } from '../journal/entry.ts';
import { isJournal, textIn } from '../journal/recognise.ts';
import { isSameFile, placeOf } from '../journal/same-file.ts';
import { KIND_WORDS, plainKindOf } from '../scenario/kinds.ts';
import { mistakeIn } from '../scenario/mistake.ts';

export interface Target {
  file: string;
  /** The option that named it, as --out. */
  option: string;
  /** What its name may end in, without the dot. */
  endings: readonly string[];
  /** Files that the command reads; names that are not paths are ignored. */
  reads?: readonly (string | undefined)[];
  /** Whether only its owner may read it, also where a file of that name could be read by others. */
  isSecret?: boolean;
}

/** What a name ends in, which says its format; empty where it has no ending. */
export const endOf = (file: string): string => /\.([^./\\]+)$/.exec(file)?.[1]?.toLowerCase() ?? '';

/** To be called before the work for the file begins. Throws MistakesFound. */
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

/** Throws MistakesFound where an option names no file. */
export function checkNamed(file: string, option: string): void {
  if (file.trim() === '') throw mistakeIn(option, 'No file is named.', `write its name behind ${option}`);
  if (file === '-')
    throw mistakeIn(option, 'Expected the name of a file, found "-".', `./- would be a file of that name`);
}

/** Commands recognise a journal by the ending .jsonl. Throws MistakesFound where it has another. */
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

/** Why a file must not be overwritten, as a sentence; null where it may be. */
function overwrites({ file, reads = [] }: Target): string | null {
  if (reads.some((read) => read !== undefined && isSameFile(read, file))) return 'The command reads this file.';
  if (isJournal(file)) return 'This is the journal of an exercise.';
  const kind = kindIn(file);
  return kind === null || kind === 'orders' ? null : `This is ${KIND_WORDS[kind]}.`;
}

// A link may have another ending than its file, and a file may have any name: the content decides too.
function kindIn(file: string): ReturnType<typeof plainKindOf> {
  const text = textIn(file);
  const isNamed = [file, placeOf(file)].some((each) => /^(ya?ml|json)$/.test(endOf(each)));
  return isNamed || HAS_FORMAT.test(text) ? plainKindOf(text) : null;
}

/** Every kind of file has a format key at its outermost level. */
const HAS_FORMAT = /^(?:\{?\s{0,2}"format"|["']?format["']?)\s*:/m;
