// Whether two names lead to one file through any links, even where the file does not exist yet.
import { lstatSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

export function isSameFile(a: string, b: string): boolean {
  if (placeOf(a) === placeOf(b)) return true;
  // Where a system has no inodes, only the path can be compared.
  const [one, other] = [a, b].map((each) => statSync(each, { bigint: true, throwIfNoEntry: false }));
  return one !== undefined && one.ino !== 0n && one.ino === other?.ino && one.dev === other.dev;
}

const MOST_LINKS = 40;

/** Where a file is or would be made: the real path of its folder, and its name there. */
export function placeOf(file: string, links = 0): string {
  const path = resolve(file);
  try {
    return realpathSync(path);
  } catch {
    const stat = lstatSync(path, { throwIfNoEntry: false });
    const above = dirname(path);
    // A link to a missing file: the file would be made at its target.
    if (stat?.isSymbolicLink() && links < MOST_LINKS) return placeOf(resolve(above, readlinkSync(path)), links + 1);
    return above === path ? path : join(placeOf(above, links), basename(path));
  }
}
