// Verify: the chain of digests, and every command decided again and compared (exercise.md 7).
import { admitted } from '../exercise/chairs/admission.ts';
import { type Event, isDenial } from '../exercise/events.ts';
import { type Begun, playCommand, playStart } from '../exercise/run/play.ts';
import { openRun, type Run } from '../exercise/run/run.ts';
import { happen } from '../exercise/run/touch.ts';
import type { GivenOrder } from '../exercise/state.ts';
import { LAW, type Minute, type Order, type Ruling } from '../ladder/index.ts';
import { readRaw } from './disk.ts';
import { neverWritten, playsAlike } from './engine.ts';
import { type Digests, digestsOf, FORMAT, NO_DIGEST, type Opening, openLine, type Unread } from './entry.ts';
import { type Damage, FirstLineDamaged, type Journal, readUntilDamage } from './read.ts';
import { replay } from './replay.ts';
import { mismatchOfGiven } from './shape.ts';
import { understanding } from './understanding.ts';

interface Difference {
  /** Counted from 1, as an editor counts. */
  line: number;
  reason: string;
}

export interface Verification {
  ok: boolean;
  head: string;
  entries: number;
  firstDifference: Difference | null;
  /** Whether every line is still as it was written. */
  intact: boolean;
  /** Whether replaying gives another result although the record names this law and engine. */
  isAltered: boolean;
  engine: string;
  law: number;
  /** Whether STARTEX was drawn by an older generator, so that it cannot be checked. */
  isStartUnchecked: boolean;
  rulings: number;
  /** How many rulings differ under this version. */
  rulingsDiffering: number;
  differing: readonly RulingDifference[];
}

/** An order that would get another ruling today. */
export interface RulingDifference {
  line: number;
  at: Minute;
  order: Order;
  recorded: Ruling;
  /** null: it would not be ruled on at all. */
  today: Ruling | null;
}

/** Checks a journal. Throws JournalTrouble where it cannot be read at all. */
export function verify(file: string): Verification {
  const asWritten = verifyByBytes(file);
  if (asWritten) return asWritten;
  try {
    const journal = readUntilDamage(file);
    return verifyRead(journal, journal.damage);
  } catch (error) {
    if (!(error instanceof FirstLineDamaged)) throw error;
    return { ...NOTHING_READ, firstDifference: error.damage };
  }
}

const NOTHING_READ: Verification = {
  ok: false,
  head: NO_DIGEST,
  entries: 0,
  firstDifference: null,
  intact: false,
  isAltered: false,
  engine: 'unknown',
  law: LAW,
  isStartUnchecked: false,
  rulings: 0,
  rulingsDiffering: 0,
  differing: [],
};

/**
 * Checks a journal without parsing its events: a sound journal of this version gives the same bytes when it is played again.
 * Returns null where any byte differs; that journal has to be parsed to say what differs.
 */
export function verifyByBytes(file: string): Verification | null {
  const { lines, torn } = readRaw(file);
  if (torn !== null) return null;
  let [head, rulings, run, opening]: [string, number, Run | null, Opening | null] = [NO_DIGEST, 0, null, null];
  for (const [n, bytes] of lines.entries()) {
    const line = openLine(bytes, n, head);
    if (line === null) return null;
    if ('opening' in line.given) opening = line.given.opening;
    if (opening?.format !== FORMAT || wrongNumbers(opening) !== null || mismatchOfGiven(FORMAT, line.given) !== null)
      return null;
    if (!isAsAdmitted(line.given)) return null;
    // No event is shorter than this, which bounds how many events the line can hold.
    const again = playAgain(line.given, opening, run, line.events.length / SHORTEST_EVENT);
    if (again === null || JSON.stringify(again.events) !== line.events) return null;
    for (const { type } of again.events) if (type === 'order-ruled') rulings += 1;
    [head, run] = [line.digest, again.run];
  }
  if (opening === null) return null;
  const { engine, law } = opening;
  return { ...NOTHING_READ, ok: true, intact: true, head, entries: lines.length, engine, law, rulings };
}

const SHORTEST_EVENT = '{"type":"act-began","n":0}'.length;

/** Checks a journal that was read up to its first damage. Throws JournalTrouble. */
export function verifyRead(journal: Journal, damage: Damage | null): Verification {
  return understanding(journal, () => compareWithRecord(journal, damage));
}

function compareWithRecord(journal: Journal, damage: Damage | null): Verification {
  const { isTorn, entries, opening, head, written } = journal;
  const torn = isTorn ? { line: entries.length + 1, reason: 'the last line was cut off while it was written' } : null;
  const wrong = wrongDigest(written) ?? wrongNumbers(written);
  const replayed = decideAgain(journal);
  const firstDifference = [damage, wrong, replayed.first, torn]
    .filter((difference) => difference !== null)
    .sort((a, b) => a.line - b.line)[0];
  const { engine, law } = opening;
  const { rulings, differing } = replayed;
  // Rulings depend on the law alone; everything else depends on the version too.
  const isOurs = law === LAW && (playsAlike(engine) || differing.length > 0);
  return {
    ok: firstDifference === undefined,
    head,
    entries: entries.length,
    firstDifference: firstDifference ?? null,
    intact: damage === null && torn === null,
    isAltered: wrong !== null || (isOurs && replayed.first !== null),
    engine,
    law,
    isStartUnchecked: written.format < DRAWN_SINCE,
    rulings,
    rulingsDiffering: differing.length,
    differing: differing.slice(0, 20),
  };
}

function wrongDigest(opening: Opening): Difference | null {
  const now = digestsOf(opening);
  // Formats before 4 have fewer digests.
  const wrong = (Object.keys(opening.digests) as (keyof typeof now)[]).find((key) => now[key] !== opening.digests[key]);
  return wrong ? { line: 1, reason: `${DIGESTED[wrong]} does not fit its digest` } : null;
}

function wrongNumbers({ engine, law = 1, format }: Opening): Difference | null {
  const reason = neverWritten(engine, law, format);
  return reason === null ? null : { line: 1, reason };
}

const DIGESTED: Record<keyof Digests, string> = {
  scenario: 'the scenario',
  doctrine: 'the doctrine',
  seed: 'the seed',
  start: 'what was decided before STARTEX',
  made: 'the version, law or format',
};

interface Replayed {
  first: Difference | null;
  rulings: number;
  differing: RulingDifference[];
}

// STARTEX of an older format was drawn by another generator, so it is not checked.
const DRAWN_SINCE = 2;

/** Since this format a command has only one recorded form (exercise/chairs/admission.ts). */
const ADMITTED_SINCE = 4;

const isAsAdmitted = (given: Unread['given']): boolean =>
  'opening' in given || JSON.stringify(admitted(given.command)) === JSON.stringify(given.command);

/** Deciding a record again may make this many times its events, and this many more, so that its length bounds the work. */
const MOST_TIMES = 2;
const MOST_EXTRA = 2000;

// Each command is decided on the recorded state before it, so that one difference does not hide the next. While nothing
// differs, the state of the new play is the recorded one; after a difference each command gets a copy of the recorded state.
function decideAgain(journal: Journal): Replayed {
  const { entries, opening, written } = journal;
  const result: Replayed = { first: null, rulings: 0, differing: [] };
  let run: Run | null = null;
  let left = MOST_EXTRA + MOST_TIMES * entries.reduce((sum, { body }) => sum + body.events.length, 0);
  for (const entry of entries) {
    const { events } = entry.body;
    const isTaken = 'opening' in entry.body && written.format < DRAWN_SINCE;
    const before: Run | null = result.first && run ? openRun(opening.scenario, structuredClone(run.state)) : run;
    const again: Begun | null = isTaken
      ? { events, run: openRun(opening.scenario, replay(journal, 0)) }
      : playAgain(entry.body, opening, before, Math.min(left, MOST_EXTRA + MOST_TIMES * events.length));
    left -= again?.events.length ?? 0;
    const today: Event[] | null = again && (opening.law < LAW ? again.events.map(asLaw1) : again.events);
    const isOdd = written.format >= ADMITTED_SINCE && !isAsAdmitted(entry.body);
    const odd = isOdd ? 'the command is not in the form in which it is recorded' : null;
    const difference: string | null = left < 0 ? 'far more follows than is recorded' : (odd ?? compare(events, today));
    compareRulings(result, entry.n + 1, events, today ?? []);
    if (result.first && run) for (const event of events) happen(run, event);
    else run = difference ? openRun(opening.scenario, replay(journal, entry.n)) : again!.run;
    if (difference && !result.first) result.first = { line: entry.n + 1, reason: difference };
    if (left < 0) break;
  }
  return result;
}

function playAgain(given: Unread['given'], opening: Opening, run: Run | null, most: number): Begun | null {
  try {
    if ('opening' in given) return playStart(opening.scenario, opening.start, { most });
    const events = run && playCommand(run, given.command, most);
    return run && events && !isDenial(events) ? { run, events } : null;
  } catch {
    return null;
  }
}

// Law 1 recorded neither `notBefore` nor a sector that an order had left out.
function asLaw1(event: Event): Event {
  if (event.type !== 'order-ruled') return event;
  const { given, announced } = event;
  const { ruling, order } = given;
  return {
    ...event,
    given: { ...given, ruling: ruling.verdict === 'refused' ? { ...ruling, notBefore: null } : ruling },
    announced: announced && { ...announced, sector: order.sector },
  };
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

function compareRulings(result: Replayed, line: number, events: readonly Event[], today: readonly Event[]): void {
  const [recorded, now] = [rulingsIn(events), rulingsIn(today)];
  result.rulings += recorded.length;
  for (const [index, { at, order, ruling }] of recorded.entries()) {
    const other = now[index]?.ruling ?? null;
    if (JSON.stringify(ruling) !== JSON.stringify(other))
      result.differing.push({ line, at, order, recorded: ruling, today: other });
  }
}

function rulingsIn(events: readonly Event[]): GivenOrder[] {
  return events.flatMap((event) => (event.type === 'order-ruled' ? [event.given] : []));
}
