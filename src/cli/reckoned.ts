// What was reckoned before: results that follow from a record alone and take long, kept in the cache folder under the
// digests of what they follow from, so that nobody waits for them twice. Anything amiss, and it is reckoned again.
import { createHash } from 'node:crypto';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import envPaths from 'env-paths';
import { ENGINE } from '../journal/engine.ts';
import { makeFolder } from '../journal/folder.ts';
import { readSmall } from '../journal/regular.ts';
import { writeWholeFile } from '../journal/write-whole.ts';

const KEPT = 200;
const LARGEST_BYTES = 64 * 1024 * 1024;

const folder = (): string =>
  process.env.RUNG_HOME ? join(process.env.RUNG_HOME, 'cache') : envPaths('rung', { suffix: '' }).cache;

/** Another build may reckon otherwise. */
function program(): string {
  const { mtimeMs, size } = statSync(import.meta.filename);
  return [ENGINE, mtimeMs, size].join('/');
}

export function reckoned<T>(what: string, on: readonly string[], make: () => T): T {
  const key = createHash('sha256')
    .update(JSON.stringify([what, program(), ...on]))
    .digest('hex');
  const file = join(folder(), `${key.slice(0, 40)}.json`);
  try {
    const kept = JSON.parse(readSmall(file, LARGEST_BYTES) ?? 'null') as { key: string; is: T } | null;
    if (kept?.key === key) return kept.is;
  } catch {
    // Not reckoned yet, or not readable: it is only a cache.
  }
  const is = make();
  try {
    makeFolder(folder());
    writeWholeFile(file, JSON.stringify({ key, is }), { fsync: false });
    forgetOldest();
  } catch {
    // A cache that cannot be written costs time, nothing else.
  }
  return is;
}

function forgetOldest(): void {
  const files = readdirSync(folder()).map((name) => join(folder(), name));
  if (files.length <= KEPT) return;
  const changed = new Map(files.map((file) => [file, statSync(file).mtimeMs]));
  files.sort((a, b) => changed.get(a)! - changed.get(b)!);
  for (const file of files.slice(0, files.length - KEPT)) rmSync(file, { force: true });
}
