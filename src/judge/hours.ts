// The hours of a chain as the judge reads them (ladder.md 4 to 6): when it closes, when its window ends, when its second phase
// begins, and until when a warning is owed.
import type { Minute, Readings, Seat } from '../ladder/index.ts';
import { type KnownChain, lastEnd } from './chains.ts';
import type { KnownAct } from './registers.ts';

/** The minute from which the chain is closed; Infinity while an act is going on. */
export function closes(reads: Readings, chain: KnownChain): number {
  const quiet = lastEnd(chain) + reads['chain.quietToClose'];
  // `clock.start: report`: "its `closedAt` is never before T0"
  return reads['clock.start'] === 'report' && chain.t0 !== null ? Math.max(quiet, chain.t0) : quiet;
}

export const isOpenAt = (reads: Readings, chain: KnownChain, t: Minute): boolean => t < closes(reads, chain);

/** The first minute after the window; null where no clock runs or the side has no phases. */
export function windowOver(reads: Readings, chain: KnownChain, broaderAt = chain.broaderAt): Minute | null {
  if (chain.t0 === null || chain.side === 'ukraine') return null;
  const last = chain.t0 + reads['phase2.opensAfter'];
  // "exclusive (the window's last instant belongs to what follows)"
  const over = reads['boundary.within'] === 'exclusive' ? last : last + 1;
  const isAtOnce = reads['phase2.onBroaderAttack'] === 'open-at-once' && broaderAt !== null;
  return isAtOnce ? Math.min(over, broaderAt) : over;
}

/** When the chain was first warned, and when certified, as it is or as it is taken to be. */
export interface Supposing {
  warnedAt: Minute | null;
  broaderAt: Minute | null;
}

/** The first minute at which hostilities persist as the doctrine reads it, with acts of unknown end going on; or null. */
export function secondPhase(reads: Readings, chain: KnownChain, { warnedAt, broaderAt }: Supposing): Minute | null {
  const over = windowOver(reads, chain, broaderAt);
  if (over === null || (reads['phase2.requiresWarning'] && warnedAt === null)) return null;
  const from = reads['phase2.requiresWarning'] ? Math.max(over, warnedAt!) : over;
  const fire = chain.acts.filter(({ severity }) => severity >= reads['phase2.minSeverity']);
  const first =
    reads['phase2.persist'] === 'sustained' ? sustainedFrom(reads, fire, over, from) : fireFrom(reads, fire, from);
  return first !== null && isOpenAt(reads, chain, first) ? first : null;
}

/** The first minute from `from` on with fire in it, or (`look-back`) at one of the minutes before it. */
function fireFrom(reads: Readings, fire: readonly KnownAct[], from: Minute): Minute | null {
  const before = reads['phase2.persist'] === 'look-back' ? reads['phase2.lookBack'] : 0;
  const firsts = fire
    .filter(({ end }) => end === null || from - before < end)
    .map(({ start }) => Math.max(start, from));
  return firsts.length > 0 ? Math.min(...firsts) : null;
}

/** "of the minutes within the hours before u that lie after the window, u not counted, at least so many had an act" */
function sustainedFrom(reads: Readings, fire: readonly KnownAct[], over: Minute, from: Minute): Minute | null {
  const { 'phase2.sustainedFor': asked, 'phase2.sustainedWithin': within } = reads;
  if (fire.length === 0) return null;
  const newest = Math.max(from, ...fire.map(({ start, end }) => end ?? start));
  const until = newest + within + asked + 1;
  const hasFire = new Uint8Array(Math.max(0, until - over + 1));
  for (const { start, end } of fire) hasFire.fill(1, Math.max(0, start - over), Math.max(0, (end ?? until + 1) - over));
  let minutes = 0;
  for (let u = over; u <= until; u++) {
    if (u >= from && minutes >= asked) return u;
    // Minute u lies before the next one, and the one so many hours back lies within its span no more.
    minutes += hasFire[u - over]!;
    if (u - within >= over) minutes -= hasFire[u - within - over]!;
  }
  return null;
}

/** The hour of joint force; null where no clock runs. */
export const hourOfForce = (reads: Readings, { t0 }: KnownChain): Minute | null =>
  t0 === null ? null : t0 + reads['phase3.effectAfter'];

/** Whose duty it is to warn about the chain; null: nobody's. */
export function warner(reads: Readings, { side }: KnownChain): Seat | null {
  if (side !== 'ukraine') return 'ukraine';
  return reads.reciprocity === 'mirrored' ? 'coalition' : null;
}

/** "D = max(T0 + 24 h, e + 2 h)"; null where nobody has the duty or no clock runs. */
export function deadline(reads: Readings, chain: KnownChain): Minute | null {
  if (chain.t0 === null || warner(reads, chain) === null) return null;
  const entered = Math.min(...chain.acts.map(({ enteredAt }) => enteredAt));
  return Math.max(chain.t0 + reads['phase1.warnWithin'], entered + reads['phase1.grace']);
}

/** The first minute at which a deadline has passed. */
export const passedFrom = (reads: Readings, due: Minute): Minute =>
  reads['boundary.within'] === 'exclusive' ? due : due + 1;
