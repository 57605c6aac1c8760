// The one file of the journal that touches the disk: reading, appending with fsync, one writer at a time.
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  statfsSync,
  statSync,
  unlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import envPaths from 'env-paths';
import lockfile from 'proper-lockfile';
import { EXTENSION } from './entry.ts';
import { makeFolder } from './folder.ts';
import { guarded, JournalTrouble } from './trouble.ts';

const LARGEST_BYTES = 256 * 1024 * 1024;

/** Where exercises are kept: RUNG_HOME, or the user's data directory. */
export function exercisesFolder(): string {
  return join(process.env.RUNG_HOME || envPaths('rung', { suffix: '' }).data, 'exercises');
}

/** The journals of the exercises folder, newest first, each with its last change in milliseconds. */
export function savedJournals(): { file: string; changed: number }[] {
  const folder = exercisesFolder();
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(EXTENSION))
    .map((name) => ({ file: join(folder, name), changed: statSync(join(folder, name)).mtimeMs }))
    .sort((a, b) => b.changed - a.changed || (a.file < b.file ? -1 : 1));
}

/** What a long exercise may need. */
const NEEDED_BYTES = 2 * 1024 * 1024;

/** Finds out whether an exercise can be kept in the exercises folder, before one begins. Throws JournalTrouble. */
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
    const probe = join(folder, `.room-${process.pid}`);
    try {
      writeFileSync(probe, '.');
    } finally {
      rmSync(probe, { force: true });
    }
  });
}

/** A file name that is not taken, in the exercises folder. */
export function freeJournal(scenario: string, seed: string): string {
  const base = `${scenario}-${seed.replace(/[^A-Za-z0-9]+/g, '-').slice(0, 40)}`;
  for (let n = 1; ; n++) {
    const file = join(exercisesFolder(), `${base}${n === 1 ? '' : `-${n}`}${EXTENSION}`);
    if (!existsSync(file)) return file;
  }
}

/** A folder for journals, made where there is none; says how many it holds. Throws JournalTrouble. */
export function journalsFolder(folder: string): number {
  return guarded(folder, () => {
    makeFolder(folder);
    accessSync(folder, constants.W_OK);
    return readdirSync(folder).filter((name) => name.endsWith(EXTENSION)).length;
  });
}

export interface RawJournal {
  /** The bytes of each whole line, without its newline. */
  lines: Buffer[];
  /** The bytes of a last line that has no newline: power was cut while it was written. */
  torn: Buffer | null;
}

/** Reads a journal's bytes. Throws JournalTrouble. */
export function readRaw(file: string): RawJournal {
  let bytes: Buffer;
  try {
    const is = statSync(file);
    if (is.isDirectory()) throw new JournalTrouble(file, 'This is a folder; a journal was expected.');
    if (is.size > LARGEST_BYTES)
      throw new JournalTrouble(file, 'The file has more than 256 MiB; this is no journal of an exercise.');
    bytes = readFileSync(file);
  } catch (error) {
    if (error instanceof JournalTrouble) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw new JournalTrouble(file, code === 'ENOENT' ? 'There is no such file.' : `The file cannot be read (${code}).`);
  }
  const lines: Buffer[] = [];
  let from = 0;
  for (let to = bytes.indexOf(10); to >= 0; to = bytes.indexOf(10, from)) {
    lines.push(bytes.subarray(from, to));
    from = to + 1;
  }
  return { lines, torn: from < bytes.length ? bytes.subarray(from) : null };
}

/** An open journal: appends whole lines and answers only when they are on the disk. */
export class JournalFile {
  readonly file: string;
  readonly #handle: number;
  readonly #lock: Lock;

  private constructor(file: string, handle: number, lock: Lock) {
    this.file = file;
    this.#handle = handle;
    this.#lock = lock;
  }

  /** Makes a new journal; never overwrites one. Throws JournalTrouble. */
  static create(file: string): JournalFile {
    return guarded(file, () => {
      makeFolder(dirname(file));
      const handle = openSync(file, 'ax');
      syncFolder(dirname(file));
      return new JournalFile(file, handle, takeLock(file));
    });
  }

  /** Opens a journal to go on with it; drops a torn last line. Throws JournalTrouble, also where another holds it. */
  static resume(file: string): JournalFile {
    return guarded(file, () => {
      const lock = takeLock(file);
      const handle = openSync(file, 'r+');
      const { size } = fstatSync(handle);
      const whole = lastNewline(handle, size) + 1;
      if (whole < size) {
        ftruncateSync(handle, whole);
        fsyncSync(handle);
      }
      closeSync(handle);
      return new JournalFile(file, openSync(file, 'a'), lock);
    });
  }

  /** Writes lines and waits for the disk. Throws JournalTrouble; then nothing of them is kept. */
  append(...lines: readonly string[]): void {
    if (this.#lock.isLost) throw new JournalTrouble(this.file, 'Another rung has taken this exercise over.');
    const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''), 'utf8');
    const before = fstatSync(this.#handle).size;
    guarded(this.file, () => {
      try {
        for (let written = 0; written < bytes.length; ) written += writeSync(this.#handle, bytes, written);
        fsyncSync(this.#handle);
      } catch (error) {
        ftruncateSync(this.#handle, before);
        throw error;
      }
    });
  }

  /** Closes it; a journal without a single entry is taken away again. */
  discard(): void {
    const isEmpty = fstatSync(this.#handle).size === 0;
    this.close();
    if (isEmpty) unlinkSync(this.file);
  }

  close(): void {
    closeSync(this.#handle);
    if (!this.#lock.isLost) this.#lock.release();
  }
}

interface Lock {
  release: () => void;
  isLost: boolean;
}

const STALE_MS = 3000;

// One writer. The lock of a process that was killed goes stale after some seconds, so it is waited for.
function takeLock(file: string): Lock {
  const lock: Lock = { release: () => {}, isLost: false };
  const onCompromised = () => {
    lock.isLost = true;
  };
  for (let waited = 0; ; waited += 250) {
    try {
      lock.release = lockfile.lockSync(file, { stale: STALE_MS, update: 1000, realpath: false, onCompromised });
      return lock;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ELOCKED' || waited > STALE_MS + 1000) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 250);
    }
  }
}

function lastNewline(handle: number, size: number): number {
  const chunk = Buffer.alloc(65536);
  for (let end = size; end > 0; ) {
    const from = Math.max(0, end - chunk.length);
    readSync(handle, chunk, 0, end - from, from);
    const at = chunk.subarray(0, end - from).lastIndexOf(10);
    if (at >= 0) return from + at;
    end = from;
  }
  return -1;
}

// A new file is on the disk only when its folder is; some systems cannot sync a folder and need not.
function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    fsyncSync(handle);
    closeSync(handle);
  } catch {
    return;
  }
}
