// Trouble with a journal as sentences for people. It reads no file, so that importing it costs nothing.
import { dirname, isAbsolute, join } from 'node:path';
import { tried } from './tried.ts';

export class JournalTrouble extends Error {
  readonly file: string;
  readonly line: number;
  constructor(file: string, message: string, line = 0, options: ErrorOptions = {}) {
    super(message, options);
    this.name = 'JournalTrouble';
    this.file = file;
    this.line = line;
  }
}

/** The record cannot continue in its file: the file was changed or replaced, or its disk refuses to write. */
export class JournalLost extends JournalTrouble {}

/** Turns errors of the disk into JournalTrouble about that file. */
export function guarded<T>(file: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw diskTrouble(error, file) ?? error;
  }
}

/** An error of the disk, as a sentence; null where it is another error. `file`: where the error does not name one. */
export function diskTrouble(error: unknown, file?: string): JournalTrouble | null {
  const { code, syscall, path } = error as NodeJS.ErrnoException;
  if (error instanceof JournalTrouble || typeof code !== 'string') return null;
  if (file === undefined && syscall === undefined) return null;
  const name = file ?? path ?? 'rung';
  const words = missingWords(name, code, syscall) ?? WORDS[code] ?? `The system refuses it (${code}).`;
  return new JournalTrouble(name, words, 0, { cause: error });
}

/** Whether the working folder was deleted, so that no relative path leads anywhere. */
export const isHereGone = (): boolean => tried(() => process.cwd()) === null;

/** Why a file is missing, where there is a special reason; else null. */
function missingWords(name: string, code: string, syscall: string | undefined): string | null {
  if (code !== 'ENOENT') return null;
  if (syscall === 'uv_cwd' || (!isAbsolute(name) && isHereGone())) return HERE_IS_GONE;
  return name.includes(UNREADABLE) ? unreadableName(name) : null;
}

/** It replaces bytes that are not UTF-8. */
const UNREADABLE = '\uFFFD';

const unreadableName = (name: string): string =>
  `There is no file of this name as it is read here: a name that is not UTF-8 text cannot be read. Rename it, as: mv ${name.replace(new RegExp(`${UNREADABLE}+`, 'g'), '*')} ${join(dirname(name), 'NEW-NAME.rung.jsonl')}`;

export const HERE_IS_GONE =
  'The folder in which this was started is there no more. Go to one that is (cd), and do it again.';

const WORDS: Record<string, string> = {
  EEXIST: 'There is a file of that name already; nothing was overwritten.',
  ENOENT: 'There is no such file.',
  ENOTDIR: 'A part of this path is not a folder.',
  EISDIR: 'This is a folder; a file was expected.',
  ELOOP: 'This link leads in a circle.',
  ENAMETOOLONG: 'This name is too long for the disk.',
  ENXIO: 'This is a pipe or a device; a file was expected.',
  ENOSPC:
    'The disk is full: nothing more was written, and all that was done before is kept. Make room and do it again.',
  EDQUOT:
    'Your share of the disk is full: nothing more was written, and all that was done before is kept. Make room and do it again.',
  EFBIG: 'The file may not become so large: nothing more was written, and all that was done before is kept.',
  EROFS: 'The folder cannot be written to. Set RUNG_HOME to one that can.',
  EACCES: 'The folder or the file may not be read or written. Set RUNG_HOME to a folder that may.',
  EPERM: 'The system does not permit this for the folder or the file. Set RUNG_HOME to another folder.',
  EMFILE: 'Too many files are open at once. Close other programs and do it again.',
  ENFILE: 'Too many files are open at once. Close other programs and do it again.',
  EIO: 'The disk reports a fault in reading or writing. Look after the disk; keep a copy elsewhere.',
  EBUSY: 'Another program keeps this busy. Close it and do it again.',
  ENOMEM: 'There is not enough memory for this. Close other programs and do it again.',
  ELOCKED: 'Another rung has this exercise open.',
};
