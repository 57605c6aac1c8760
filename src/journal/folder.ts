// Folders to write in.
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { PRIVATE } from './regular.ts';

/** What cannot be looked at is none. */
export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/**
 * Makes a folder and those above it that are not there, for their owner alone, one by one: asked for all of them, Node never comes back where the
 * system says of a place that it is not there and cannot be made (as under /proc), and hides why a disk takes nothing.
 */
export function makeFolder(folder: string): void {
  if (isFolder(folder)) return;
  if (!existsSync(folder)) makeFolder(dirname(folder));
  try {
    mkdirSync(folder, { mode: PRIVATE.folder });
  } catch (error) {
    // Somebody else may have made it by now.
    if (isFolder(folder)) return;
    // What is above it is there: it takes nothing, whatever the system calls that. A file in its place is no folder.
    const meant: Record<string, string> = { ENOENT: 'EACCES', EEXIST: 'ENOTDIR' };
    const { code } = error as NodeJS.ErrnoException;
    throw Object.assign(error as Error, { code: meant[code ?? ''] ?? code });
  }
}
