// An open journal: appends complete lines and returns only when they are on the disk, under the journal's name, in the same
// file as before. Acknowledged lines are also kept in memory, so that they can be written to another file.
import {
  type BigIntStats,
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  realpathSync,
  statSync,
  truncateSync,
  unlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, resolve } from 'node:path';
import { exercisesFolder, freeName } from './disk.ts';
import { EXTENSION } from './entry.ts';
import { isFolder, makeFolder } from './folder.ts';
import { type Lock, takeLock } from './lock.ts';
import { openRegular, PRIVATE, readFrom, withHandle, writeAll } from './regular.ts';
import { tried } from './tried.ts';
import { diskTrouble, guarded, JournalLost } from './trouble.ts';

/** At most this many processes may begin the same exercise at once. */
const MOST_TRIES = 100;

const { O_RDWR, O_APPEND, O_CREAT, O_EXCL } = constants;

interface Open {
  file: string;
  handle: number;
  lock: Lock;
}

export class JournalFile {
  #open: Open;
  /** The acknowledged record, line by line. */
  #kept: Buffer[];
  #size: number;
  /** The time of the last change that this process made or saw. */
  #changed: bigint;
  /** Bytes of a failed append that could not be removed yet. */
  #unremoved: Buffer | null = null;
  /** The bytes of a torn last line, which stay in the file until the next append cuts them. */
  #tail: Buffer;
  #hasCutTail = false;
  /** How many names the file had when hasNewLink was last called. */
  #links = 1;
  #isClosed = false;

  private constructor(open: Open, kept: Buffer[], tail: Buffer = NOTHING) {
    this.#open = open;
    this.#kept = kept;
    this.#tail = tail;
    this.#size = kept.reduce((sum, { length }) => sum + length, 0);
    this.#changed = fstatSync(open.handle, { bigint: true }).mtimeNs;
  }

  get file(): string {
    return this.#open.file;
  }

  /** Makes a new journal; never overwrites one. Throws JournalTrouble. */
  static create(file: string): JournalFile {
    return guarded(file, () => new JournalFile(makeNew(file), []));
  }

  /** Makes a new journal under a free name; tries again where another process takes the name first. Throws JournalTrouble. */
  static createFree(nameOf: () => string): JournalFile {
    for (let tries = 1; ; tries++) {
      try {
        return JournalFile.create(nameOf());
      } catch (error) {
        const isTaken = ((error as Error).cause as NodeJS.ErrnoException | undefined)?.code === 'EEXIST';
        if (!isTaken || tries === MOST_TRIES) throw error;
      }
    }
  }

  /** Opens a journal to continue it; a torn last line stays until the next append. Throws JournalTrouble, also where it is locked. */
  static resume(file: string): JournalFile {
    return guarded(file, () => {
      const open = opened(file, openRegular(file, O_RDWR | O_APPEND));
      const { handle } = open;
      // It is read only now that the lock is held.
      const bytes = readFrom(handle, 0, fstatSync(handle).size);
      const end = bytes.lastIndexOf(10) + 1;
      return new JournalFile(open, [bytes.subarray(0, end)], bytes.subarray(end));
    });
  }

  /** Writes lines and waits for the disk. Throws JournalTrouble; then none of them is recorded. */
  append(...lines: readonly string[]): void {
    const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''), 'utf8');
    this.check();
    const { file, handle } = this.#open;
    try {
      this.#cutTail();
      writeAll(handle, bytes);
      // The name or the lock may have changed hands during the write.
      this.#compare(bytes);
    } catch (error) {
      // While the torn line is still there, nothing was written after it.
      if (this.#tail.length === 0) this.#takeBack(bytes);
      const trouble = diskTrouble(error, file);
      if (trouble === null || TEMPORARY.has((error as NodeJS.ErrnoException).code!)) throw trouble ?? error;
      throw new JournalLost(file, `${trouble.message} ${NOTHING_MORE}`);
    }
    this.#kept.push(bytes);
    this.#size += bytes.length;
  }

  /** Checks that the file under this name is still the same and unchanged. Throws JournalTrouble. */
  check(): void {
    guarded(this.file, () => {
      if (this.#unremoved) this.#takeBack(this.#unremoved);
      this.#compare();
    });
  }

  get hasCutTail(): boolean {
    return this.#hasCutTail;
  }

  #cutTail(): void {
    if (this.#tail.length === 0) return;
    const { handle } = this.#open;
    try {
      cutTo(this.#open, this.#size);
    } finally {
      // The cut may have worked although the call failed.
      const { size, mtimeNs } = fstatSync(handle, { bigint: true });
      this.#hasCutTail = Number(size) === this.#size;
      if (this.#hasCutTail) this.#tail = NOTHING;
      this.#changed = mtimeNs;
    }
  }

  /** Whether the file got another name on the disk since the last call. */
  hasNewLink(): boolean {
    if (this.#isClosed) return false;
    const before = this.#links;
    this.#links = fstatSync(this.#open.handle).nlink;
    return this.#links > Math.max(1, before);
  }

  // `last`: bytes that were just written and are not acknowledged yet.
  #compare(last: Buffer = NOTHING): void {
    const { file, handle, lock } = this.#open;
    const named = statNamed(file);
    const own = fstatSync(handle, { bigint: true });
    const lost = nameLoss(named, own) ?? this.#changeOf(own, last);
    if (lost) throw new JournalLost(file, `${lost} ${NOTHING_MORE}`);
    if (!lock.isHeld()) throw new JournalLost(file, `Another rung has taken this exercise over. ${NOTHING_MORE}`);
    this.#changed = own.mtimeNs;
  }

  #changeOf(own: BigIntStats, last: Buffer): string | null {
    const { handle } = this.#open;
    const size = this.#size + this.#tail.length + last.length;
    const by = Number(own.size) - size;
    if (by < 0) return `The journal was cut from outside: ${-by} bytes of what was acknowledged are missing.`;
    if (by > 0) return `The journal was written to from outside: ${by} bytes more stand in it.`;
    // The last line is always read again; the whole file only where its time has changed.
    const isTouched = last.length === 0 && own.mtimeNs !== this.#changed;
    const expected =
      isTouched || !isIdentified(own) ? Buffer.concat([...this.#kept, this.#tail, last]) : this.#lastLine(last);
    const found = readFrom(handle, size - expected.length, expected.length);
    return found.equals(expected)
      ? null
      : 'The journal was changed from outside: it does not hold what was acknowledged.';
  }

  #lastLine(last: Buffer): Buffer {
    const bytes = [last, this.#tail, this.#kept.at(-1) ?? NOTHING].find(({ length }) => length > 0) ?? NOTHING;
    return bytes.subarray(bytes.lastIndexOf(10, -2) + 1);
  }

  // Removes a failed append, in full or in part, but only where the end of the file consists of its bytes.
  #takeBack(bytes: Buffer): void {
    const { handle } = this.#open;
    this.#unremoved = bytes;
    try {
      const size = Number(fstatSync(handle, { bigint: true }).size);
      const surplus = size - this.#size;
      if (surplus > bytes.length) return;
      if (surplus > 0) {
        const isOurs = readFrom(handle, this.#size, surplus).equals(bytes.subarray(0, surplus));
        if (!isOurs) return;
        cutTo(this.#open, this.#size);
        this.#changed = fstatSync(handle, { bigint: true }).mtimeNs;
      }
      this.#unremoved = null;
    } catch {
      // `check` tries it again before anything else is written.
    }
  }

  get #name(): string {
    return basename(this.file).replace(/(\.rung)?\.jsonl$/, '');
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  get isEmpty(): boolean {
    return this.#size === 0;
  }

  /** Free names for a copy of the record: beside the journal, in the exercises folder, or in the temporary folder. */
  freeNames(): string[] {
    const beside = dirname(this.file);
    return [...(isFolder(beside) ? [beside] : []), exercisesFolder(), tmpdir()].map((folder) =>
      freeName(folder, this.#name, 2),
    );
  }

  /**
   * Writes the acknowledged record to a new file, or into a folder, and continues there. Never overwrites. Throws
   * JournalTrouble.
   */
  moveTo(named: string): void {
    const before = this.#open;
    const file = this.#fileNamed(resolve(named));
    const next = guarded(file, () => {
      const open = makeNew(file);
      try {
        writeAll(open.handle, Buffer.concat(this.#kept));
        return open;
      } catch (error) {
        unlinkSync(file);
        close(open);
        throw error;
      }
    });
    this.#open = next;
    this.#unremoved = null;
    this.#tail = NOTHING;
    this.#changed = fstatSync(next.handle, { bigint: true }).mtimeNs;
    this.#links = 1;
    close(before);
  }

  #fileNamed(path: string): string {
    if (isFolder(path)) return freeName(path, this.#name);
    return path.endsWith('.jsonl') ? path : `${path}${EXTENSION}`;
  }

  discard(): void {
    const { handle, file } = this.#open;
    const isEmpty = fstatSync(handle).size === 0 && this.#size === 0;
    const isNamed = nameLoss(statNamed(file), fstatSync(handle, { bigint: true })) === null;
    this.close();
    if (isEmpty && isNamed) unlinkSync(file);
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    close(this.#open);
  }
}

/** Errors that the user can remedy, after which the same append is tried again. */
const TEMPORARY: ReadonlySet<string> = new Set([
  'ENOSPC',
  'EDQUOT',
  'ENOMEM',
  'EMFILE',
  'ENFILE',
  'EBUSY',
  'EAGAIN',
  'EINTR',
]);

const NOTHING = Buffer.alloc(0);

const NOTHING_MORE = 'Nothing more is recorded there.';

function opened(file: string, handle: number): Open {
  try {
    const { dev, ino } = fstatSync(handle, { bigint: true });
    return { file, handle, lock: takeLock(realpathSync(file), dev, ino) };
  } catch (error) {
    closeSync(handle);
    throw error;
  }
}

function makeNew(file: string): Open {
  makeFolder(dirname(file));
  const handle = openSync(file, O_RDWR | O_APPEND | O_CREAT | O_EXCL, PRIVATE.file);
  try {
    syncFolder(dirname(file));
    return opened(file, handle);
  } catch (error) {
    unlinkSync(file);
    throw error;
  }
}

function close({ handle, lock }: Open): void {
  closeSync(handle);
  lock.release();
}

// On Windows a file that is open for appending cannot be cut, so it is opened again.
function cutTo({ file, handle }: Open, size: number): void {
  try {
    ftruncateSync(handle, size);
    fsyncSync(handle);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') throw error;
    truncateSync(file, size);
  }
}

/** The file that has this name now, or the error code of the disk. */
function statNamed(file: string): BigIntStats | string {
  try {
    return statSync(file, { bigint: true });
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'unknown';
  }
}

// Some file systems have no inodes; there only the content identifies the file.
const isIdentified = ({ ino }: BigIntStats): boolean => ino !== 0n;

/** Why the open file is no longer the one under its name, as a sentence; null where it is. */
function nameLoss(named: BigIntStats | string, own: BigIntStats): string | null {
  if (named === 'ENOENT' || named === 'ENOTDIR')
    return own.nlink === 0n
      ? 'The journal was deleted: there is no file of its name any more.'
      : 'The journal, or its folder, was moved, renamed or taken away: there is no file of its name any more.';
  if (typeof named === 'string') return `The journal cannot be reached under its name any more (${named}).`;
  if (!named.isFile()) return 'Something that is no file stands under the name of the journal now.';
  const isSame = !isIdentified(own) || (named.dev === own.dev && named.ino === own.ino);
  return isSame
    ? null
    : 'The journal was replaced: another file stands under its name now, as cloud folders and editors make it.';
}

// A new file is safe only when its folder is synced; some systems cannot sync a folder and need not.
function syncFolder(folder: string): void {
  tried(() => withHandle(openSync(folder, 'r'), fsyncSync));
}
