// Writes a file completely or not at all: under another name first, synced, then renamed. A package did this before, but it
// accepted incomplete writes.
import { randomBytes } from 'node:crypto';
import { closeSync, fchmodSync, openSync, realpathSync, renameSync, type Stats, statSync, unlinkSync } from 'node:fs';
import { PRIVATE, refuseIrregular, writeAll } from './regular.ts';

interface Writing {
  /** Whether to wait for the disk; true where left out. */
  fsync?: boolean;
  /** Whether an existing file keeps its permissions; where left out, only its owner may read it. */
  keepsRights?: boolean;
}

/** Throws JournalTrouble where the name belongs to something else than a file, and the errors of the disk. */
export function writeAtomically(file: string, text: string | Buffer, writing: Writing = {}): void {
  const { fsync = true, keepsRights = false } = writing;
  const before = statIfAny(file);
  if (before) refuseIrregular(file, before);
  // A link is kept, and its target is written.
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
