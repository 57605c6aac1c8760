// Journals on the disk: the folder of exercises and its content, free names, and the bytes of a file.
import { randomBytes } from 'node:crypto';
import { accessSync, constants, lstatSync, readdirSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXTENSION } from './entry.ts';
import { makeFolder } from './folder.ts';
import { dataPlace } from './home.ts';
import { PRIVATE, readRegular } from './regular.ts';
import { tried } from './tried.ts';
import { guarded, JournalTrouble } from './trouble.ts';

const LARGEST_BYTES = 256 * 1024 * 1024;
/** No line of a journal is as long; a file of another kind may have one without an end. */
const LONGEST_LINE = 32 * 1024 * 1024;

/** Where exercises are kept: RUNG_HOME, or the user's data directory. */
export function exercisesFolder(): string {
  return dataPlace('exercises');
}

/**
 * Everything in the exercises folder that is named like a journal, the latest first, each with its last change in
 * milliseconds. Throws JournalTrouble where the folder cannot be read.
 */
export function savedJournals(): { file: string; changed: number }[] {
  const folder = exercisesFolder();
  return namesIn(folder)
    .filter((name) => name.endsWith(EXTENSION))
    .map((name) => join(folder, name))
    .map((file) => ({ file, changed: tried(() => statSync(file).mtimeMs) ?? 0 }))
    .sort((a, b) => b.changed - a.changed || (a.file < b.file ? -1 : 1));
}

/** The names in a folder; empty where there is no folder. Throws JournalTrouble. */
export function namesIn(folder: string): string[] {
  return guarded(folder, () => {
    try {
      return readdirSync(folder);
    } catch (error) {
      // Before the first exercise there is no folder.
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  });
}

const NEEDED_BYTES = 2 * 1024 * 1024;

/** Checks before an exercise begins whether the exercises folder can hold it. Throws JournalTrouble. */
export function checkRoom(): void {
  const folder = exercisesFolder();
  guarded(folder, () => {
    makeFolder(folder);
    const { bavail, bsize } = statfsSync(folder);
    const free = bavail * bsize;
    if (free < NEEDED_BYTES)
      throw new JournalTrouble(
        folder,
        `Only ${Math.floor(free / 1024)} kB are free here, and an exercise may need ${NEEDED_BYTES / 1024 / 1024} MB. Make room, or set RUNG_HOME to another folder.`,
      );
    const probe = join(folder, `.room-${randomBytes(8).toString('hex')}`);
    try {
      writeFileSync(probe, '.', { flag: 'wx', mode: PRIVATE.file });
    } finally {
      rmSync(probe, { force: true });
    }
  });
}

/** The first of NAME, NAME-2, NAME-3 … that is free; even a link that leads nowhere takes a name. */
export function freeName(folder: string, name: string, from = 1): string {
  for (let n = from; ; n++) {
    const file = join(folder, `${name}${n === 1 ? '' : `-${n}`}${EXTENSION}`);
    if (!isTaken(file)) return file;
  }
}

/** Whether the name is taken. Where the disk refuses to say, making the file will show it. */
export const isTaken = (file: string): boolean => tried(() => lstatSync(file)) !== null;

/** Makes a folder if needed and checks that it can be written to. Throws JournalTrouble. */
export function checkWritable(folder: string): void {
  guarded(folder, () => {
    makeFolder(folder);
    accessSync(folder, constants.W_OK);
  });
}

/** How many journals are in a folder, which is made if needed. Throws JournalTrouble. */
export function journalsIn(folder: string): number {
  checkWritable(folder);
  return namesIn(folder).filter((name) => name.endsWith(EXTENSION)).length;
}

interface RawJournal {
  /** The bytes of each whole line, without its newline. */
  lines: Buffer[];
  /** The bytes of a last line that has no newline: power was cut while it was written. */
  torn: Buffer | null;
}

/** Rejects a large file of another kind as soon as that shows, before all of it is in memory. */
function refuseOtherFiles(file: string): (bytes: Buffer, read: number) => void {
  let line = 1;
  let from = 0;
  return (bytes, read) => {
    if (bytes.length <= LONGEST_LINE) return;
    if (line === 1 && !mayBegin(bytes.subarray(0, 200)))
      throw new JournalTrouble(file, 'This is not a journal of an exercise.', 1);
    const seen = bytes.subarray(0, read);
    for (let to = seen.indexOf(10, from); to >= 0; to = seen.indexOf(10, from)) {
      from = to + 1;
      line += 1;
    }
    if (read - from > LONGEST_LINE)
      throw new JournalTrouble(
        file,
        'This is not a journal of an exercise: no line of one is longer than 32 MiB.',
        line,
      );
  };
}

// Any one of these is enough, since a changed byte can spoil another.
const mayBegin = (head: Buffer): boolean => /^\{"n":0,|"prev":"|"opening":/.test(head.toString('latin1'));

/** Reads a journal's bytes. Throws JournalTrouble. */
export function readRaw(file: string): RawJournal {
  const bytes = guarded(file, () => readRegular(file, LARGEST_BYTES, refuseOtherFiles(file)));
  const lines: Buffer[] = [];
  let from = 0;
  for (let to = bytes.indexOf(10); to >= 0; to = bytes.indexOf(10, from)) {
    lines.push(bytes.subarray(from, to));
    from = to + 1;
  }
  return { lines, torn: from < bytes.length ? bytes.subarray(from) : null };
}
