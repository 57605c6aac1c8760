// Recognises a file by its content, before a command overwrites it.
import { fstatSync, openSync } from 'node:fs';
import { EXTENSION } from './entry.ts';
import { readFrom, withHandle } from './regular.ts';

const HEAD_BYTES = 4096;
/** Our files have 2 MiB at most; a larger limit also recognises one that somebody has extended. */
const MOST_BYTES = 32 * 1024 * 1024;

/** The ASCII letters of a file, which can be read in any encoding. */
function plainText(handle: number, from: number, length: number): string {
  const text = readFrom(handle, from, length).toString('latin1').replaceAll('\0', '');
  return from === 0 ? text.replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff|\s)+/, '') : text;
}

/** Whether a file is a journal, even if it is damaged or was saved with a byte order mark or in another encoding. */
export function isJournal(file: string): boolean {
  if (file.endsWith(EXTENSION)) return true;
  return withHandle(openSync(file, 'r'), (handle) => {
    const head = plainText(handle, 0, HEAD_BYTES).slice(0, 200);
    const end = plainText(handle, Math.max(0, fstatSync(handle).size - HEAD_BYTES), HEAD_BYTES);
    return (
      head.startsWith('{"n":0,"prev":"') ||
      /"prev":"[0-9a-f]{64}"/.test(head) ||
      /,"digest":"[0-9a-f]{64}"\}\s*$/.test(end)
    );
  });
}

/** The text of a file up to a limit, in any encoding. */
export const textIn = (file: string): string =>
  withHandle(openSync(file, 'r'), (handle) => plainText(handle, 0, MOST_BYTES));
