// What can be wrong with a journal, as people are told it. Apart from the disk, so that it costs nothing to know it.

/** A journal that cannot be read or written, as a sentence for people. */
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

/** The record cannot go on in its file: it is no longer the one that was written last, or its disk takes nothing more. */
export class JournalLost extends JournalTrouble {}

/** What the disk refuses, as JournalTrouble about that file. */
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
  return new JournalTrouble(file ?? path ?? 'rung', WORDS[code] ?? `The system refuses it (${code}).`, 0, {
    cause: error,
  });
}

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
