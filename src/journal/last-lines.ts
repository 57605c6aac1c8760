// The first line of a file, and its lines from the last one backwards, read in chunks and only as far as needed.
import { fstatSync } from 'node:fs';
import { readFrom } from './regular.ts';

const CHUNK = 65536;
/** More than the longest line of a journal; other files may have endless lines. */
const LONGEST = 16 * 1024 * 1024;

/** The first line; null where it does not end within the limit. */
export function firstLine(handle: number): string | null {
  const chunks: Buffer[] = [];
  for (let from = 0; from < LONGEST; from += CHUNK) {
    const chunk = readFrom(handle, from, CHUNK);
    const end = chunk.indexOf(10);
    if (end < 0 && chunk.length < CHUNK) return null;
    chunks.push(end < 0 ? chunk : chunk.subarray(0, end));
    if (end >= 0) return Buffer.concat(chunks).toString('utf8');
  }
  return null;
}

/** The complete lines within the limit, the last one first, without a torn last line. */
export function* lastLines(handle: number): Generator<string> {
  let from = fstatSync(handle).size;
  const least = Math.max(0, from - LONGEST);
  // Text before the first line break of a chunk is only the end of a line, except at the beginning of the file.
  let pieces: Buffer[] | null = null;
  while (from > least) {
    const size = Math.min(CHUNK, from);
    from -= size;
    const chunk = readFrom(handle, from, size);
    let to = chunk.length;
    for (let at = chunk.lastIndexOf(10); at >= 0; at = at === 0 ? -1 : chunk.lastIndexOf(10, at - 1)) {
      if (pieces) yield joined(chunk.subarray(at + 1, to), pieces);
      pieces = [];
      to = at;
    }
    pieces?.unshift(chunk.subarray(0, to));
  }
  if (from === 0 && pieces) yield joined(Buffer.alloc(0), pieces);
}

const joined = (first: Buffer, rest: readonly Buffer[]): string => Buffer.concat([first, ...rest]).toString('utf8');
