// Folders to write in.
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { PRIVATE } from './regular.ts';
import { tried } from './tried.ts';

/** False too where the disk refuses to say. */
export const isFolder = (path: string): boolean => tried(() => statSync(path).isDirectory()) ?? false;

/**
 * Makes a folder and missing ones above it, for their owner alone. They are made one by one: with `recursive`, Node never
 * returns where a place neither exists nor can be made (as under /proc), and it hides why a disk refuses.
 */
export function makeFolder(folder: string): void {
  if (isFolder(folder)) return;
  if (!existsSync(folder)) makeFolder(dirname(folder));
  try {
    mkdirSync(folder, { mode: PRIVATE.folder });
  } catch (error) {
    // Another process may have made it just now.
    if (isFolder(folder)) return;
    // The folder above exists, so ENOENT means that it takes nothing; EEXIST means that a file has the name.
    const meant: Record<string, string> = { ENOENT: 'EACCES', EEXIST: 'ENOTDIR' };
    const { code } = error as NodeJS.ErrnoException;
    throw Object.assign(error as Error, { code: meant[code ?? ''] ?? code });
  }
}
