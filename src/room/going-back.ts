// Going back: a new record that begins like the one that is played, up to the last step, jump or injection, and goes on from
// there. The other line stays as it is; the new one says where it stands.
import { freeJournal } from '../journal/names.ts';
import { readJournal } from '../journal/read.ts';
import { branchSession } from '../session/branch.ts';
import { type RecordedEntry, recordedEntries } from '../session/recorded.ts';
import type { Session } from '../session/session.ts';
import { entryWords, ordersIn } from '../tui/entries.ts';

export interface WayBack {
  /** How many entries stay. */
  entries: number;
  /** What would be undone, as "EXCON jumps to 3:00". */
  words: string;
  minute: number;
}

/** Where going back would lead; null where nothing has been done yet. Throws JournalTrouble. */
export function wayBack({ journal }: Session): WayBack | null {
  const entries = recordedEntries(readJournal(journal).entries);
  const last = entries.findLast(isStep);
  if (!last) return null;
  const { minute } = entries[last.n - 1]!;
  return { entries: last.n, words: entryWords(ordersIn(entries), last), minute };
}

/** What moved the clock, or put something into the exercise. */
function isStep({ command, events }: RecordedEntry): boolean {
  if (command === null) return false;
  const isFacilitators = ['step', 'jump', 'inject', 'add-inject', 'end'].includes(command.do);
  return isFacilitators || events.some(({ type }) => type === 'clock-moved');
}

/** The session that goes on from there, which says so in its record. The one before is closed. Throws JournalTrouble. */
export async function goneBack(session: Session, { entries }: WayBack): Promise<Session> {
  const { entries: all, head } = readJournal(session.journal);
  const from = session.state().minute;
  const next = await branchSession(session.journal, entries, freeJournal(session.scenario.id));
  await next.send({ do: 'go-back', from, entries: all.length, head });
  session.close();
  return next;
}
