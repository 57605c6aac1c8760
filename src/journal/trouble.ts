// What can be wrong with a journal, as people are told it. Apart from the disk, so that it costs nothing to know it.

/** A journal that cannot be read or written, as a sentence for people. */
export class JournalTrouble extends Error {
  readonly file: string;
  readonly line: number;
  constructor(file: string, message: string, line = 0) {
    super(message);
    this.name = 'JournalTrouble';
    this.file = file;
    this.line = line;
  }
}

/** What the disk refuses, as JournalTrouble. */
export function guarded<T>(file: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new JournalTrouble(file, WRITING[code] ?? `The journal cannot be written (${code}).`);
  }
}

const WRITING: Record<string, string> = {
  EEXIST: 'There is a file of that name already; nothing was overwritten.',
  ENOENT: 'There is no such file.',
  ENOTDIR: 'A part of this path is not a folder.',
  EISDIR: 'This is a folder; a journal was expected.',
  ENOSPC:
    'The disk is full: nothing more was written, and all that was done before is kept. Make room and do it again.',
  EDQUOT:
    'Your share of the disk is full: nothing more was written, and all that was done before is kept. Make room and do it again.',
  EROFS: 'The folder cannot be written to. Set RUNG_HOME to one that can.',
  EACCES: 'The folder or the file may not be written to. Set RUNG_HOME to a folder that may.',
  ELOCKED: 'Another rung has this exercise open.',
};
