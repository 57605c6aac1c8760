// What a file is, by what stands in it: whoever would write over it asks first.
import { closeSync, fstatSync, openSync } from 'node:fs';
import { EXTENSION } from './entry.ts';
import { readFrom } from './regular.ts';

const HEAD_BYTES = 4096;
/** A file of ours has 2 MiB at most; one that somebody has made longer may have come from there. */
const MOST_BYTES = 32 * 1024 * 1024;

/** What stands in a file, in whatever encoding: ASCII letters can be read in all of them. */
function plainText(handle: number, from: number, length: number): string {
  const text = readFrom(handle, from, length).toString('latin1').replaceAll('\0', '');
  return from === 0 ? text.replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff|\s)+/, '') : text;
}

/** Also one that was damaged, or that an editor has saved with a mark before it or in another encoding. */
export function isJournal(file: string): boolean {
  if (file.endsWith(EXTENSION)) return true;
  return withOpen(file, (handle) => {
    const head = plainText(handle, 0, HEAD_BYTES).slice(0, 200);
    const end = plainText(handle, Math.max(0, fstatSync(handle).size - HEAD_BYTES), HEAD_BYTES);
    return (
      head.startsWith('{"n":0,"prev":"') ||
      /"prev":"[0-9a-f]{64}"/.test(head) ||
      /,"digest":"[0-9a-f]{64}"\}\s*$/.test(end)
    );
  });
}

/** The text of a file as far as it is looked at, in whatever encoding. */
export const textIn = (file: string): string => withOpen(file, (handle) => plainText(handle, 0, MOST_BYTES));

function withOpen<T>(file: string, use: (handle: number) => T): T {
  const handle = openSync(file, 'r');
  try {
    return use(handle);
  } finally {
    closeSync(handle);
  }
}
