// A file written whole or not at all: to another name first, waited for, then put in its place. A package did this before;
// it took a write that the disk broke off in the middle for a whole one.
import { randomBytes } from 'node:crypto';
import { closeSync, fchmodSync, openSync, realpathSync, renameSync, type Stats, statSync, unlinkSync } from 'node:fs';
import { PRIVATE, refuseOddities, writeAll } from './regular.ts';

interface Writing {
  /** Left out: it waits until the disk has it. */
  fsync?: boolean;
  /** Left out: its owner alone may read it. Else a file that stood there keeps its rights. */
  keepsRights?: boolean;
}

/** Throws JournalTrouble where something that is no file stands there, and what the disk says. */
export function writeWholeFile(file: string, text: string | Buffer, writing: Writing = {}): void {
  const { fsync = true, keepsRights = false } = writing;
  const before = statIfAny(file);
  if (before) refuseOddities(file, before);
  // A link stays one: what it leads to is written.
  const target = before ? realpathSync(file) : file;
  const rights = before && keepsRights ? before.mode & 0o777 : PRIVATE.file;
  const next = `${target}.${randomBytes(8).toString('hex')}`;
  const handle = openSync(next, 'wx', PRIVATE.file);
  try {
    try {
      writeAll(handle, Buffer.from(text as string), fsync);
      if (rights !== PRIVATE.file) fchmodSync(handle, rights);
    } finally {
      closeSync(handle);
    }
    renameSync(next, target);
  } catch (error) {
    unlinkSync(next);
    throw error;
  }
}

function statIfAny(file: string): Stats | null {
  try {
    return statSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
