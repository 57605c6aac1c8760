// Reading a journal: verified, replayed, and nothing but parsed. The units are its lines.
import { readFileSync } from 'node:fs';
import { readJournal } from '../../src/journal/read.ts';
import { replay } from '../../src/journal/replay.ts';
import { verify } from '../../src/journal/verify.ts';
import type { Piece } from './side.ts';

export function verifying(file: string): Piece {
  return () => {
    const { ok, entries } = verify(file);
    if (!ok) throw new Error(`${file} does not verify`);
    return entries;
  };
}

export function replaying(file: string): Piece {
  return () => {
    const journal = readJournal(file);
    if (!replay(journal).isEnded) throw new Error(`${file} has no end`);
    return journal.entries.length;
  };
}

/** The lines are in memory already. */
export function parsing(file: string): Piece {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  return () => {
    for (const line of lines) JSON.parse(line);
    return lines.length;
  };
}
