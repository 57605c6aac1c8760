// The cache: results that follow from a record alone and take long, kept under the digest of what they follow from, so that
// nobody waits for them twice. On any error, a result is computed again.
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { writeAtomically } from './atomic-write.ts';
import { ENGINE } from './engine.ts';
import { digestOf } from './entry.ts';
import { makeFolder } from './folder.ts';
import { cacheFolder } from './home.ts';
import { readSmall } from './regular.ts';
import { tried } from './tried.ts';

const MOST_FILES = 200;
const LARGEST_BYTES = 64 * 1024 * 1024;

/** The result that is cached under these names, or else that of `compute`. It must survive JSON. */
export function cached<T>(what: string, names: readonly string[], compute: () => T): T {
  const key = digestOf(JSON.stringify([what, builtProgram(), ...names]));
  const file = join(cacheFolder(), `${key.slice(0, 40)}.json`);
  const found = tried(() => JSON.parse(readSmall(file, LARGEST_BYTES)!) as { key: string; result: T } | null);
  if (found?.key === key) return found.result;
  const result = compute();
  // A cache that cannot be written costs time, nothing else.
  tried(() => {
    makeFolder(cacheFolder());
    writeAtomically(file, JSON.stringify({ key, result }), { fsync: false });
    removeOldest();
  });
  return result;
}

/** Identifies this build, since another may compute other results. */
function builtProgram(): string {
  const { mtimeMs, size } = statSync(import.meta.filename);
  return [ENGINE, mtimeMs, size].join('/');
}

function removeOldest(): void {
  const files = readdirSync(cacheFolder()).map((name) => join(cacheFolder(), name));
  if (files.length <= MOST_FILES) return;
  const changed = new Map(files.map((file) => [file, statSync(file).mtimeMs]));
  files.sort((a, b) => changed.get(a)! - changed.get(b)!);
  for (const file of files.slice(0, files.length - MOST_FILES)) rmSync(file, { force: true });
}
