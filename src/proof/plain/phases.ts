// A second, plain reading of the windows and phases of ladder.md 4 to 6, minute by minute.
import type { Minute, Readings, Response, Seat, TimedOrder } from '../../ladder/index.ts';
import { isUnderWay, lastEnd, type PlainChain } from './chains.ts';

/** An accepted order, as everybody knows it. */
export interface PlainAnnounced {
  number: number;
  order: TimedOrder;
  response: Response;
  at: Minute;
  effectAt: Minute;
  /** The act that the order is about, fixed when it was accepted. */
  about: string | undefined;
  /** The acts that its chain held, in its seat's register, when it was accepted. */
  holds: readonly string[];
  isStandingDown: boolean;
  outcome?: { at: Minute; is: 'in-effect' | 'lapsed' | 'stood-down'; code?: string };
}

/** "It closes at lastEnd + quietToClose"; under a `report` clock "its closedAt is never before T0". */
export function closedAt(reads: Readings, chain: PlainChain): number {
  const quiet = lastEnd(chain) + reads['chain.quietToClose'];
  return reads['clock.start'] === 'report' ? Math.max(quiet, chain.t0 ?? quiet) : quiet;
}

/** "counts for every act that its chain held, in that seat's register, when it was accepted" */
export function counting(announced: readonly PlainAnnounced[], chain: PlainChain, role: string): PlainAnnounced[] {
  const ids = chain.acts.map(({ id }) => id);
  return announced.filter(({ response, holds }) => response.role === role && holds.some((id) => ids.includes(id)));
}

/** The minute of the first warning that counts, or null: "A chain is warned if it holds an act for which one counts". */
export function warnedAt(announced: readonly PlainAnnounced[], chain: PlainChain): Minute | null {
  const minutes = counting(announced, chain, 'warning').map(({ at }) => at);
  return minutes.length > 0 ? Math.min(...minutes) : null;
}

/** "or signed (by a seat) if it holds an act for which … that seat's plan counts" */
export function isSignedBy(announced: readonly PlainAnnounced[], chain: PlainChain, seat: Seat): boolean {
  return counting(announced, chain, 'plan').some(({ order }) => order.seat === seat);
}

/** "Chains of Ukraine's own side have no phases, no warning duty and no expiry"; `mirrored` gives them the duty. */
export function dutyOf(reads: Readings, { side }: PlainChain): Seat | null {
  if (side !== 'ukraine') return 'ukraine';
  return reads.reciprocity === 'mirrored' ? 'coalition' : null;
}

/** "D = max(T0 + 24 h, e + 2 h) … where e is the earliest minute at which an act now in the chain entered the register" */
export function deadline(reads: Readings, chain: PlainChain): Minute | null {
  if (chain.t0 === null) return null;
  const entered = Math.min(...chain.acts.map(({ enteredAt }) => enteredAt));
  return Math.max(chain.t0 + reads['phase1.warnWithin'], entered + reads['phase1.grace']);
}

/** "inclusive"; exclusive: "a warning at D is late, and its expiry is written at D". */
export function hasPassed(reads: Readings, at: Minute, t: Minute): boolean {
  return reads['boundary.within'] === 'exclusive' ? t >= at : t > at;
}

/** The first minute after the window (literal: T0 + 24 h + 1); `open-at-once`: the certification, where that is earlier. */
export function windowEndsBefore(reads: Readings, chain: PlainChain, broaderAt = chain.broaderAt): Minute | null {
  if (chain.t0 === null) return null;
  const after = chain.t0 + reads['phase2.opensAfter'] + (reads['boundary.within'] === 'exclusive' ? 0 : 1);
  if (reads['phase2.onBroaderAttack'] === 'wait' || broaderAt === null) return after;
  return Math.min(after, broaderAt);
}

export interface Supposed {
  warnedAt: Minute | null;
  broaderAt: Minute | null;
}

/** "phase2At is the first instant after the window with an act of the chain under way": ever, acts going on. */
export function phase2Ever(reads: Readings, chain: PlainChain, supposed: Supposed): Minute | null {
  // A chain is of one reading and one state of a register, so the same is looked for once.
  const key = `${supposed.warnedAt} ${supposed.broaderAt}`;
  const known = chain.phase2.get(key);
  if (known !== undefined) return known;
  const found = lookForPhase2(reads, chain, supposed);
  chain.phase2.set(key, found);
  return found;
}

function lookForPhase2(reads: Readings, chain: PlainChain, supposed: Supposed): Minute | null {
  const opens = windowEndsBefore(reads, chain, supposed.broaderAt);
  if (opens === null || chain.side === 'ukraine') return null;
  if (reads['phase2.requiresWarning'] && supposed.warnedAt === null) return null;
  // The rationale of the switch: "phase 2 opens no earlier than the first warning".
  const from = reads['phase2.requiresWarning'] ? Math.max(opens, supposed.warnedAt!) : opens;
  const fires = (t: Minute) =>
    chain.acts.some((act) => act.severity >= reads['phase2.minSeverity'] && isUnderWay(act, t));
  const closed = closedAt(reads, chain);
  const isOpen = (t: Minute) => t < closed;
  if (reads['phase2.persist'] === 'sustained')
    return sustained(reads, opens, from, horizon(reads, chain, from), fires, isOpen);
  const until = horizon(reads, chain, from);
  let lastFire = -Infinity;
  const back = reads['phase2.persist'] === 'look-back' ? reads['phase2.lookBack'] : 0;
  for (let u = from - back; u <= until; u++) {
    if (fires(u)) lastFire = u;
    if (u >= from && u - lastFire <= back && isOpen(u)) return u;
  }
  return null;
}

/** "of the minutes within the hours before u that lie after the window, u not counted, at least so many had an act" */
function sustained(
  reads: Readings,
  opens: Minute,
  from: Minute,
  until: Minute,
  fires: (t: Minute) => boolean,
  isOpen: (t: Minute) => boolean,
): Minute | null {
  let minutes = 0;
  for (let u = opens; u <= until; u++) {
    if (u >= from && minutes >= reads['phase2.sustainedFor'] && isOpen(u)) return u;
    // From u to u + 1: minute u comes in, the one that then lies further back than the hours goes.
    const gone = u - reads['phase2.sustainedWithin'];
    if (fires(u)) minutes++;
    if (gone >= opens && fires(gone)) minutes--;
  }
  return null;
}

/** Beyond this minute nothing about the chain changes any more. */
function horizon(reads: Readings, chain: PlainChain, from: Minute): Minute {
  let known = from;
  for (const { start, end } of chain.acts) known = Math.max(known, start, end ?? start);
  const isSustained = reads['phase2.persist'] === 'sustained';
  const sustained = isSustained ? reads['phase2.sustainedWithin'] + reads['phase2.sustainedFor'] : 0;
  return known + (reads['phase2.persist'] === 'look-back' ? reads['phase2.lookBack'] : 0) + sustained + 2;
}

/** phase2At as it stands at t: "null while there is none". */
export function phase2At(
  reads: Readings,
  chain: PlainChain,
  announced: readonly PlainAnnounced[],
  t: Minute,
): Minute | null {
  const first = phase2Ever(reads, chain, { warnedAt: warnedAt(announced, chain), broaderAt: chain.broaderAt });
  return first !== null && first <= t ? first : null;
}
