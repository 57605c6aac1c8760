// Verify: the chain of digests, and every command decided again and compared (exercise.md 7).
import { admitted } from '../exercise/chairs/admission.ts';
import { type Event, isDenial } from '../exercise/events.ts';
import { type Begun, playCommand, playStart } from '../exercise/run/play.ts';
import { openRun, type Run } from '../exercise/run/run.ts';
import { happen } from '../exercise/run/touch.ts';
import type { GivenOrder } from '../exercise/state.ts';
import { LAW, type Minute, type Order, type Ruling } from '../ladder/index.ts';
import { readRaw } from './disk.ts';
import { ENGINE, neverWritten } from './engine.ts';
import { type Digests, digestsOf, FORMAT, NO_DIGEST, type Opening, openLine, type Unread } from './entry.ts';
import { type Damage, FirstLineDamaged, type Journal, readAsFarAsItHolds } from './read.ts';
import { replay } from './replay.ts';
import { misfitOfGiven } from './shape.ts';
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
  /** Whether every line is as it was written. */
  intact: boolean;
  /** Whether it comes out otherwise under the very law and engine that it says wrote it. */
  isAltered: boolean;
  /** Which version wrote it, and under which law. */
  engine: string;
  law: number;
  /** Whether STARTEX was drawn by a generator of before and is taken as it stands. */
  isStartUnchecked: boolean;
  rulings: number;
  /** How many rulings differ under this version. */
  rulingsDiffering: number;
  /** The first of them. */
  differing: readonly RulingDifference[];
}

/** An order that would be ruled otherwise today. */
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
  const asWritten = comesOutToTheLetter(file);
  if (asWritten) return asWritten;
  try {
    const journal = readAsFarAsItHolds(file);
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
 * Checks a journal without reading its events: each line's come out letter for letter as they are written, as those of a
 * sound journal of this version do. Null where anything does not; that journal has to be read, to say what differs.
 */
export function comesOutToTheLetter(file: string): Verification | null {
  const { lines, torn } = readRaw(file);
  if (torn !== null) return null;
  let [head, rulings, run, opening]: [string, number, Run | null, Opening | null] = [NO_DIGEST, 0, null, null];
  for (const [n, bytes] of lines.entries()) {
    const line = openLine(bytes, n, head);
    if (line === null) return null;
    if ('opening' in line.given) opening = line.given.opening;
    if (opening?.format !== FORMAT || wrongNumbers(opening) !== null || misfitOfGiven(FORMAT, line.given) !== null)
      return null;
    if (!isAsAdmitted(line.given)) return null;
    // No event is shorter than this, so that no more of them than the line can hold are played.
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

/** Checks a journal that has been read as far as it holds; `damage` says where that is. Throws JournalTrouble. */
export function verifyRead(journal: Journal, damage: Damage | null): Verification {
  return understanding(journal, () => compared(journal, damage));
}

function compared(journal: Journal, damage: Damage | null): Verification {
  const { isTorn, entries, opening, head, written } = journal;
  const torn = isTorn ? { line: entries.length + 1, reason: 'the last line was cut off while it was written' } : null;
  const wrong = wrongDigest(written) ?? wrongNumbers(written);
  const replayed = decideAgain(journal);
  const firstDifference = [damage, wrong, replayed.first, torn]
    .filter((difference) => difference !== null)
    .sort((a, b) => a.line - b.line)[0];
  const { engine, law } = opening;
  const { rulings, differing } = replayed;
  // A ruling depends on the law alone, and everything else on the version too.
  const isOurs = law === LAW && (engine === ENGINE || differing.length > 0);
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
  // Formats before 4 have fewer of them; the shape of the format says which there are.
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

// STARTEX of a format before this one was drawn by another generator: it is taken as it stands.
const DRAWN_SINCE = 2;

/** Since then a command is recorded in one form alone (exercise/admission.ts). */
const ADMITTED_SINCE = 4;

const isAsAdmitted = (given: Unread['given']): boolean =>
  'opening' in given || JSON.stringify(admitted(given.command)) === JSON.stringify(given.command);

/** Deciding a record again never takes more than its own length allows: so many times its events, and these beside. */
const TIMES = 2;
const BESIDE = 2000;

// Each command is decided on the recorded state before it, so that one difference does not hide the next. While nothing
// differs what was decided again is the record, and its state is gone on with; from then on each gets a copy.
function decideAgain(journal: Journal): Replayed {
  const { entries, opening, written } = journal;
  const result: Replayed = { first: null, rulings: 0, differing: [] };
  let run: Run | null = null;
  let left = BESIDE + TIMES * entries.reduce((sum, { body }) => sum + body.events.length, 0);
  for (const entry of entries) {
    const { events } = entry.body;
    const isTaken = 'opening' in entry.body && written.format < DRAWN_SINCE;
    const before: Run | null = result.first && run ? openRun(opening.scenario, structuredClone(run.state)) : run;
    const again: Begun | null = isTaken
      ? { events, run: openRun(opening.scenario, replay(journal, 0)) }
      : playAgain(entry.body, opening, before, Math.min(left, BESIDE + TIMES * events.length));
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

// Law 1 wrote down neither `notBefore` nor a sector that an order had left out.
function asLaw1(event: Event): Event {
  if (event.type !== 'order-ruled') return event;
  const { given, announced } = event;
  const isLeftOut = announced !== null && given.order.sector === undefined;
  return {
    ...event,
    given: { ...given, ruling: withoutNotBefore(given.ruling) },
    announced: isLeftOut ? { ...announced, sector: undefined as never } : announced,
  };
}

function withoutNotBefore(ruling: Ruling): Ruling {
  if (ruling.verdict !== 'refused') return ruling;
  const { notBefore: _, ...rest } = ruling;
  return rest;
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
