// Branching: a new journal that begins with the very bytes of another, up to an entry, and goes on by itself.
import { readRaw } from '../journal/disk.ts';
import { JournalFile } from '../journal/journal-file.ts';
import { readJournal } from '../journal/read.ts';
import { JournalTrouble } from '../journal/trouble.ts';
import { resumeSession, type Session } from './session.ts';

/**
 * Makes the journal `to` of the first `entries` lines of `from`, and resumes it where they end. Throws JournalTrouble, also where there
 * is a file of that name: nothing is overwritten.
 */
export async function branchSession(from: string, entries: number, to: string): Promise<Session> {
  const whole = readJournal(from).entries.length;
  if (!Number.isInteger(entries) || entries < 1 || entries > whole)
    throw new JournalTrouble(from, `A branch keeps 1 to ${whole} entries, not ${entries}.`);
  const bytes = Buffer.concat(
    readRaw(from)
      .lines.slice(0, entries)
      .flatMap((line) => [line, Buffer.from('\n')]),
  );
  const text = bytes.subarray(0, -1).toString('utf8');
  // A sealed line is UTF-8; were it not, the branch would not be the same bytes.
  if (!Buffer.from(`${text}\n`, 'utf8').equals(bytes)) throw new JournalTrouble(from, 'The journal is not UTF-8 text.');
  const journal = JournalFile.create(to);
  try {
    journal.append(text);
  } finally {
    journal.discard();
  }
  return (await resumeSession(to, true)).session;
}
