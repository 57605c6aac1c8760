// Verify: the chain of digests, and every command decided again and compared (exercise.md 7).
import type { Event } from '../exercise/events.ts';
import { type Played, playCommand, playStart } from '../exercise/play.ts';
import { fold } from '../exercise/rehearsal.ts';
import type { State } from '../exercise/state.ts';
import { readRaw } from './disk.ts';
import { digestOf, FORMAT, NO_DIGEST, type Opening, openLine, type Unread } from './entry.ts';
import { type Damage, FirstLineDamaged, type Journal, readAsFarAsItHolds, understanding } from './read.ts';
import { replay } from './replay.ts';

export interface Difference {
  /** Counted from 1, as an editor counts. */
  line: number;
  reason: string;
}

export interface Verification {
  ok: boolean;
  head: string;
  entries: number;
  firstDifference: Difference | null;
  /** Whether every line is as it was written. */
  intact: boolean;
  /** Which version wrote it. */
  engine: string;
  rulings: number;
  /** How many rulings differ under this version. */
  rulingsDiffering: number;
}

/** Checks a journal. Throws JournalTrouble where it cannot be read at all. */
export function verify(file: string): Verification {
  const asWritten = comesOutToTheLetter(file);
  if (asWritten) return asWritten;
  try {
    const journal = readAsFarAsItHolds(file);
    return verifyRead(journal, journal.damage);
  } catch (error) {
    if (!(error instanceof FirstLineDamaged)) throw error;
    return {
      ok: false,
      head: NO_DIGEST,
      entries: 0,
      firstDifference: error.damage,
      intact: false,
      engine: 'unknown',
      rulings: 0,
      rulingsDiffering: 0,
    };
  }
}

/**
 * Checks a journal without reading its events: each line's come out letter for letter as they are written, as those of a
 * sound journal of this version do. Null where anything does not; that journal has to be read, to say what differs.
 */
export function comesOutToTheLetter(file: string): Verification | null {
  const { lines, torn } = readRaw(file);
  if (torn !== null) return null;
  let [head, rulings, state, opening]: [string, number, State | null, Opening | null] = [NO_DIGEST, 0, null, null];
  for (const [n, bytes] of lines.entries()) {
    const line = openLine(bytes, n, head);
    if (line === null) return null;
    if ('opening' in line.given) opening = line.given.opening;
    if (opening?.format !== FORMAT) return null;
    const again = playAgain(line.given, opening, state);
    if (again === null || JSON.stringify(again.events) !== line.events) return null;
    for (const { type } of again.events) if (type === 'order-ruled') rulings += 1;
    [head, state] = [line.digest, again.state];
  }
  if (opening === null) return null;
  const { engine } = opening;
  const entries = lines.length;
  return { ok: true, head, entries, firstDifference: null, intact: true, engine, rulings, rulingsDiffering: 0 };
}

/** Checks a journal that has been read as far as it holds; `damage` says where that is. Throws JournalTrouble. */
export function verifyRead(journal: Journal, damage: Damage | null): Verification {
  return understanding(journal, () => compared(journal, damage));
}

function compared(journal: Journal, damage: Damage | null): Verification {
  const { isTorn, entries, opening, head } = journal;
  const torn = isTorn ? { line: entries.length + 1, reason: 'the last line was cut off while it was written' } : null;
  const replayed = decideAgain(journal);
  const firstDifference = [damage, wrongDigest(journal.written), replayed.first, torn]
    .filter((difference) => difference !== null)
    .sort((a, b) => a.line - b.line)[0];
  return {
    ok: firstDifference === undefined,
    head,
    entries: entries.length,
    firstDifference: firstDifference ?? null,
    intact: damage === null && torn === null,
    engine: opening.engine,
    rulings: replayed.rulings,
    rulingsDiffering: replayed.differing,
  };
}

function wrongDigest({ scenario, start, digests }: Opening): Difference | null {
  const now = {
    scenario: digestOf(JSON.stringify(scenario)),
    doctrine: digestOf(JSON.stringify(scenario.doctrine)),
    seed: digestOf(start.seed),
  };
  const wrong = (Object.keys(now) as (keyof typeof now)[]).find((key) => now[key] !== digests[key]);
  return wrong ? { line: 1, reason: `the ${wrong} does not fit its digest` } : null;
}

interface Replayed {
  first: Difference | null;
  rulings: number;
  differing: number;
}

// STARTEX of a format before this one was drawn by another generator: it is taken as it stands.
const DRAWN_SINCE = 2;

// Each command is decided on the recorded state before it, so that one difference does not hide the next. While nothing
// differs what was decided again is the record, and its state is gone on with; from then on each gets a copy.
function decideAgain(journal: Journal): Replayed {
  const { entries, opening, written } = journal;
  const result: Replayed = { first: null, rulings: 0, differing: 0 };
  let state: State | null = null;
  for (const entry of entries) {
    const isTaken = 'opening' in entry.body && written.format < DRAWN_SINCE;
    const before: State | null = result.first ? structuredClone(state) : state;
    const again: Played | null = isTaken
      ? { events: entry.body.events, state: replay(journal, 0) }
      : playAgain(entry.body, opening, before);
    const difference = compare(entry.body.events, again?.events ?? null);
    const recorded = rulingsIn(entry.body.events);
    const now = rulingsIn(again?.events ?? []);
    result.rulings += recorded.length;
    result.differing += recorded.filter((ruling, index) => ruling !== now[index]).length;
    if (result.first) state = entry.body.events.reduce(fold, state ?? ({} as State));
    else if (difference) state = replay(journal, entry.n);
    else state = again!.state;
    if (difference && !result.first) result.first = { line: entry.n + 1, reason: difference };
  }
  return result;
}

function playAgain(given: Unread['given'], opening: Opening, state: State | null): Played | null {
  try {
    if ('opening' in given) return playStart(opening.scenario, opening.start, fold);
    const played = state && playCommand(opening.scenario, state, given.command, fold);
    return played && 'events' in played ? played : null;
  } catch {
    return null;
  }
}

function compare(recorded: readonly Event[], now: readonly Event[] | null): string | null {
  if (!now) return 'the command would not be taken now';
  for (const [index, event] of recorded.entries()) {
    const other = now[index];
    if (JSON.stringify(event) === JSON.stringify(other)) continue;
    return `event ${index + 1} (${event.type}) comes out differently${other && other.type !== event.type ? ` (${other.type})` : ''}`;
  }
  return now.length === recorded.length ? null : `${now.length} events come out, ${recorded.length} are recorded`;
}

function rulingsIn(events: readonly Event[]): string[] {
  return events.flatMap((event) => (event.type === 'order-ruled' ? [JSON.stringify(event.given.ruling)] : []));
}
