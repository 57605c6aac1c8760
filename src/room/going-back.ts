// Going back: a new record that begins like the one that is played, up to the last step, jump or injection, and goes on from
// there. The other line stays as it is; the new one says where it stands.
import type { Start } from '../exercise/events.ts';
import { freeJournal } from '../journal/names.ts';
import { readJournal } from '../journal/read.ts';
import { JournalTrouble } from '../journal/trouble.ts';
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
  const { opening, entries: read } = readJournal(journal);
  const entries = recordedEntries(read);
  const last = deedsIn(entries, opening.start.holders).findLast(isStep)?.[0];
  if (!last) return null;
  const { minute } = entries[last.n - 1]!;
  return { entries: last.n, words: entryWords(ordersIn(entries), last), minute };
}

/**
 * What was done, each with what followed by itself: what policies decided, and where a jump was stopped. To go back into the
 * middle of that leads nowhere, since it follows again.
 */
function deedsIn(entries: readonly RecordedEntry[], first: Start['holders']): RecordedEntry[][] {
  const holders = { ...first };
  const deeds: RecordedEntry[][] = [];
  for (const entry of entries) {
    if (followsByItself(entry, holders)) deeds.at(-1)!.push(entry);
    else deeds.push([entry]);
    for (const event of entry.events) if (event.type === 'seat-handed') holders[event.seat] = event.to;
  }
  return deeds;
}

function followsByItself({ command, events }: RecordedEntry, holders: Start['holders']): boolean {
  if (command === null) return false;
  if (command.do === 'jump') return !events.some(({ type }) => type === 'jump-began');
  const isDecision = ['compose', 'take-back', 'commit', 'hold'].includes(command.do);
  return isDecision && 'seat' in command && command.seat !== null && holders[command.seat] !== 'person';
}

/** What moved the clock, or put something into the exercise. */
function isStep(deed: readonly RecordedEntry[]): boolean {
  const [{ command }] = deed as [RecordedEntry];
  if (command === null) return false;
  const isFacilitators = ['step', 'jump', 'inject', 'add-inject', 'end'].includes(command.do);
  return isFacilitators || deed.some(({ events }) => events.some(({ type }) => type === 'clock-moved'));
}

/**
 * The session that goes on from there, which says so in its record. The one before is closed; where the new one could not be
 * made it goes on. Throws JournalTrouble.
 */
export async function goneBack(session: Session, { entries }: WayBack): Promise<Session> {
  const next = await branchSession(session.journal, entries, freeJournal(session.scenario.id));
  // Only now: others may have gone on while it was made.
  const { entries: all, head } = readJournal(session.journal);
  const { minute: from } = session.state();
  const answer = await next.send({ do: 'go-back', from, entries: all.length, head });
  if ('denied' in answer) {
    next.close();
    throw new JournalTrouble(next.journal, answer.denied);
  }
  session.close();
  return next;
}
