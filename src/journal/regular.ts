// Regular files: nothing else is opened, so that a pipe never makes the program wait and a folder gets a clear message. New
// files can be read by their owner only.
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
import { tried } from './tried.ts';
import { JournalTrouble } from './trouble.ts';

export const PRIVATE = { file: 0o600, folder: 0o700 } as const;

// Without this flag, opening a pipe waits for a writer. Windows has no such pipes.
const AT_ONCE = constants.O_NONBLOCK ?? 0;

/** Opens a regular file, and nothing else. Throws JournalTrouble for another kind, and the errors of the disk. */
export function openRegular(file: string, flags: number = constants.O_RDONLY): number {
  // The kind is checked before opening, since opening a device can have effects.
  refuseIrregular(file, statOf(file));
  const handle = openSync(file, flags | AT_ONCE);
  try {
    refuseIrregular(file, fstatSync(handle));
    return handle;
  } catch (error) {
    closeSync(handle);
    throw error;
  }
}

// A link may exist while its target does not.
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

type FileStat = Pick<ReturnType<typeof statSync> & object, 'isFile' | 'isDirectory' | 'isFIFO' | 'isSocket'>;

/** Throws JournalTrouble for anything but a regular file. */
export function refuseIrregular(file: string, is: FileStat): void {
  if (is.isFile()) return;
  const what = is.isDirectory() ? 'a folder' : is.isFIFO() ? 'a pipe' : is.isSocket() ? 'a socket' : 'a device';
  throw new JournalTrouble(file, `This is ${what}; a file was expected.`);
}

/**
 * Reads a regular file of at most `mostBytes`. `onChunk` is called while it is read and may throw. Throws JournalTrouble, and
 * the errors of the disk.
 */
export function readRegular(file: string, mostBytes: number, onChunk?: OnChunk): Buffer {
  return withHandle(openRegular(file), (handle) => {
    const { size } = fstatSync(handle);
    if (size > mostBytes) throw new JournalTrouble(file, `The file is larger than ${sizeWords(mostBytes)}.`);
    return readFrom(handle, 0, size, onChunk);
  });
}

export function withHandle<T>(handle: number, use: (handle: number) => T): T {
  try {
    return use(handle);
  } finally {
    closeSync(handle);
  }
}

/** Gets the buffer and the number of bytes that are read so far. */
type OnChunk = (bytes: Buffer, read: number) => void;

const AT_A_TIME = 4 * 1024 * 1024;

/** Reads `length` bytes of an open file from an offset; fewer where the file ends before. */
export function readFrom(handle: number, from: number, length: number, onChunk?: OnChunk): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  let read = 0;
  while (read < length) {
    const more = readSync(handle, bytes, read, Math.min(length - read, onChunk ? AT_A_TIME : length), from + read);
    if (more === 0) break;
    read += more;
    onChunk?.(bytes, read);
  }
  return bytes.subarray(0, read);
}

/** Reads a small text file; null where it is missing or cannot be read. */
export const readSmall = (file: string, mostBytes = 1024 * 1024): string | null =>
  tried(() => readRegular(file, mostBytes).toString('utf8'));

/** Copies a file to a new one and waits for the disk. Throws JournalTrouble, and the errors of the disk. */
export function copyRegular(from: string, to: string): void {
  writeNew(to, readRegular(from, Number.POSITIVE_INFINITY));
}

/** Writes a new file completely or not at all. Throws the errors of the disk, also where the file exists. */
export function writeNew(file: string, bytes: Buffer): void {
  withHandle(openSync(file, 'wx', PRIVATE.file), (handle) => {
    try {
      writeAll(handle, bytes);
    } catch (error) {
      unlinkSync(file);
      throw error;
    }
  });
}

/** Writes all bytes at the current position, in as many calls as needed, and waits for the disk. */
export function writeAll(handle: number, bytes: Buffer, fsync = true): void {
  for (let written = 0; written < bytes.length; ) written += writeSync(handle, bytes, written);
  if (fsync) fsyncSync(handle);
}

const sizeWords = (bytes: number): string =>
  bytes >= 1024 * 1024 ? `${bytes / 1024 / 1024} MiB` : `${Math.floor(bytes / 1024)} KiB`;
