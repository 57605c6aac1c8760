// Files as this program reads and makes them: only what is a regular file is opened, so that a pipe never makes it wait
// and a folder is said to be one; what it makes nobody but its owner can read.
import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  lstatSync,
  openSync,
  readSync,
  type Stats,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { JournalTrouble } from './trouble.ts';

/** The rights of a file and of a folder that this program makes. */
export const PRIVATE = { file: 0o600, folder: 0o700 } as const;

// Opening a pipe waits for its other end unless it is asked not to. Windows has no such pipes.
const AT_ONCE = constants.O_NONBLOCK ?? 0;

/** Opens a regular file, and nothing else. Throws JournalTrouble for another kind, and what the disk says. */
export function openRegular(file: string, flags: number = constants.O_RDONLY): number {
  // Opening a device can do something to it: what it is, is asked before.
  refuseOddities(file, statOf(file));
  const handle = openSync(file, flags | AT_ONCE);
  try {
    refuseOddities(file, fstatSync(handle));
    return handle;
  } catch (error) {
    closeSync(handle);
    throw error;
  }
}

// Its name may be there and what it stands for not.
function statOf(file: string): Stats {
  try {
    return statSync(file);
  } catch (error) {
    const isLink = lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
    if (isLink && (error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new JournalTrouble(file, 'This link leads to no file.');
    throw error;
  }
}

type Kind = Pick<ReturnType<typeof statSync> & object, 'isFile' | 'isDirectory' | 'isFIFO' | 'isSocket'>;

/** Throws JournalTrouble where that is no regular file. */
export function refuseOddities(file: string, is: Kind): void {
  if (is.isFile()) return;
  const what = is.isDirectory() ? 'a folder' : is.isFIFO() ? 'a pipe' : is.isSocket() ? 'a socket' : 'a device';
  throw new JournalTrouble(file, `This is ${what}; a file was expected.`);
}

/**
 * Reads a regular file whole, up to so many bytes. `look` sees how far it is read, and may throw. Throws JournalTrouble, and what
 * the disk says.
 */
export function readRegular(file: string, mostBytes: number, look?: Look): Buffer {
  const handle = openRegular(file);
  try {
    const { size } = fstatSync(handle);
    if (size > mostBytes) throw new JournalTrouble(file, `The file is larger than ${sizeWords(mostBytes)}.`);
    return readFrom(handle, 0, size, look);
  } finally {
    closeSync(handle);
  }
}

/** Sees the bytes of a file while it is read, as far as they are there. */
type Look = (bytes: Buffer, read: number) => void;

const AT_A_TIME = 4 * 1024 * 1024;

/** So many bytes of an open file from a place on; fewer where it ends before. */
export function readFrom(handle: number, from: number, length: number, look?: Look): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  let read = 0;
  while (read < length) {
    const more = readSync(handle, bytes, read, Math.min(length - read, look ? AT_A_TIME : length), from + read);
    if (more === 0) break;
    read += more;
    look?.(bytes, read);
  }
  return bytes.subarray(0, read);
}

/** Reads a small text that may be there; null where it is not, or is nothing that can be read. */
export function readSmall(file: string, mostBytes = 1024 * 1024): string | null {
  try {
    return readRegular(file, mostBytes).toString('utf8');
  } catch {
    return null;
  }
}

/** Copies a file to a new one, for its owner alone, and waits for the disk. Throws JournalTrouble, and what the disk says. */
export function copyRegular(from: string, to: string): void {
  writeNew(to, readRegular(from, Number.POSITIVE_INFINITY));
}

/** Writes a new file, for its owner alone, whole or not at all. Throws what the disk says, also where there is one. */
export function writeNew(file: string, bytes: Buffer): void {
  const handle = openSync(file, 'wx', PRIVATE.file);
  try {
    writeAll(handle, bytes);
  } catch (error) {
    unlinkSync(file);
    throw error;
  } finally {
    closeSync(handle);
  }
}

/** Writes all bytes where a file is at, however many calls that takes, and waits for the disk. */
export function writeAll(handle: number, bytes: Buffer, fsync = true): void {
  for (let written = 0; written < bytes.length; ) written += writeSync(handle, bytes, written);
  if (fsync) fsyncSync(handle);
}

const sizeWords = (bytes: number): string =>
  bytes >= 1024 * 1024 ? `${bytes / 1024 / 1024} MiB` : `${Math.floor(bytes / 1024)} KiB`;
