// The windows and deadlines of one chain (ladder.md 4 and 5): when coalition and joint force may come, and until when a
// warning is owed.
import { type Picture, warnedAt } from './announced.ts';
import type { Chain } from './chains.ts';
import type { Readings } from './doctrine.ts';
import type { Act } from './register.ts';
import type { Minute } from './words.ts';

/** The first minute after the window, at which coalition force may pass; null where no clock runs. */
export function windowOpens(reads: Readings, chain: Pick<Chain, 't0' | 'side' | 'broaderAt'>): Minute | null {
  if (chain.t0 === null || chain.side === 'ukraine') return null;
  const opens = chain.t0 + reads['phase2.opensAfter'] + (reads['boundary.within'] === 'inclusive' ? 1 : 0);
  const atOnce = reads['phase2.onBroaderAttack'] === 'open-at-once' ? chain.broaderAt : null;
  return atOnce === null ? opens : Math.min(opens, atOnce);
}

/**
 * The first minute from `since` on, and not before the window opens, at which hostilities persist as the doctrine reads
 * it, the chain being open and acts of unknown end going on; null where there is none.
 */
export function hostilitiesPersist(reads: Readings, chain: Chain, opens: Minute, since = opens): Minute | null {
  const from = Math.max(opens, since);
  const first =
    reads['phase2.persist'] === 'sustained'
      ? firstSustained(reads, chain.acts, opens, from)
      : firstUnderWay(reads, chain.acts, from);
  return first === Infinity || (chain.closesAt !== null && first >= chain.closesAt) ? null : first;
}

function firstUnderWay(reads: Readings, acts: readonly Act[], since: Minute): Minute {
  const lookBack = reads['phase2.persist'] === 'look-back' ? reads['phase2.lookBack'] : 0;
  let first = Infinity;
  // What is under way stands at the end of a long chain, and nothing comes before `since`.
  for (let n = acts.length - 1; n >= 0 && first > since; n--) {
    const act = acts[n]!;
    if (act.severity < reads['phase2.minSeverity']) continue;
    const from = Math.max(act.start, since);
    if (act.end === null || from < act.end + lookBack) first = Math.min(first, from);
  }
  return first;
}

/**
 * `sustained`: of the minutes within the span before u that lie after the window, at least so many had fire. That count
 * never falls while fire is going on and never rises while none is, so each stretch of fire is searched by halves.
 */
function firstSustained(reads: Readings, acts: readonly Act[], opens: Minute, since: Minute): Minute {
  const needed = reads['phase2.sustainedFor'];
  const stretches = stretchesOfFire(
    acts.filter(({ severity }) => severity >= reads['phase2.minSeverity']),
    opens,
  );
  const isSustainedAt = (u: Minute) => minutesWithin(stretches, u - reads['phase2.sustainedWithin'], u) >= needed;
  if (isSustainedAt(since)) return since;
  for (const [start, end] of stretches) {
    let before = Math.max(start, since);
    let at = Math.min(end, before + needed);
    if (at <= before || !isSustainedAt(at)) continue;
    while (at - before > 1) {
      const middle = Math.floor((before + at) / 2);
      if (isSustainedAt(middle)) at = middle;
      else before = middle;
    }
    return at;
  }
  return Infinity;
}

/** The minutes from `from` on with an act under way, as stretches that do not touch, each `start <= t < end`. */
function stretchesOfFire(acts: readonly Act[], from: Minute): [Minute, Minute][] {
  const stretches: [Minute, Minute][] = [];
  for (const act of [...acts].sort((a, b) => a.start - b.start)) {
    const [start, end] = [Math.max(act.start, from), act.end ?? Infinity];
    const last = stretches.at(-1);
    if (end <= start) continue;
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else stretches.push([start, end]);
  }
  return stretches;
}

function minutesWithin(stretches: readonly [Minute, Minute][], from: Minute, to: Minute): number {
  return stretches.reduce((sum, [start, end]) => sum + Math.max(0, Math.min(end, to) - Math.max(start, from)), 0);
}

/** When phase 2 opens, as far as the register knows and with acts of unknown end going on; or null. */
export function phase2Opens(reads: Readings, picture: Picture, chain: Chain): Minute | null {
  const opens = windowOpens(reads, chain);
  if (opens === null) return null;
  if (!reads['phase2.requiresWarning']) return hostilitiesPersist(reads, chain, opens);
  const warned = warnedAt(picture, chain);
  return warned === null ? null : hostilitiesPersist(reads, chain, opens, warned);
}

/** The hour of joint force: T0 + 72 h, as the doctrine counts it; null where no clock runs. */
export function phase3At(reads: Readings, chain: Pick<Chain, 't0'>): Minute | null {
  return chain.t0 === null ? null : chain.t0 + reads['phase3.effectAfter'];
}

/** The last minute of a warning's time: D of ladder.md 5; null where the chain carries no such duty. */
export function warningDue(reads: Readings, chain: Chain): Minute | null {
  if (chain.t0 === null) return null;
  if (chain.side === 'ukraine' && reads.reciprocity !== 'mirrored') return null;
  return Math.max(chain.t0 + reads['phase1.warnWithin'], chain.knownSince + reads['phase1.grace']);
}

/** Whether that minute lies beyond a deadline, as `boundary.within` reads the edge. */
export function isPast(reads: Readings, minute: Minute, deadline: Minute): boolean {
  return reads['boundary.within'] === 'inclusive' ? minute > deadline : minute >= deadline;
}

/** The phase that a chain is in at that minute (C4: phase 3 from its hour, where a broader attack is certified). */
export function phaseAt(
  reads: Readings,
  chain: Pick<Chain, 't0' | 'phase2At' | 'broaderAt'>,
  minute: Minute,
): 1 | 2 | 3 {
  const hour = phase3At(reads, chain);
  if (chain.broaderAt !== null && hour !== null && minute >= hour) return 3;
  return chain.phase2At !== null && chain.phase2At <= minute ? 2 : 1;
}
