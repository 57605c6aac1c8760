// The windows and deadlines of one chain (ladder.md 4 and 5): when coalition and joint force may come, and until when a
// warning is owed.
import { type Picture, warnedAt } from './announced.ts';
import type { Chain } from './chains.ts';
import type { Readings } from './doctrine.ts';
import type { Minute } from './words.ts';

/** The first minute after the window, at which coalition force may pass; null where no clock runs. */
export function windowOpens(reads: Readings, chain: Chain): Minute | null {
  if (chain.t0 === null || chain.side === 'ukraine') return null;
  const opens = chain.t0 + reads['phase2.opensAfter'] + (reads['boundary.within'] === 'inclusive' ? 1 : 0);
  const atOnce = reads['phase2.onBroaderAttack'] === 'open-at-once' ? chain.broaderAt : null;
  return atOnce === null ? opens : Math.min(opens, atOnce);
}

/** The first minute from `since` on at which hostilities persist, with acts of unknown end going on; or null. */
export function hostilitiesPersist(reads: Readings, chain: Chain, since: Minute): Minute | null {
  const lookBack = reads['phase2.persist'] === 'look-back' ? reads['phase2.lookBack'] : 0;
  let first = Infinity;
  for (const act of chain.acts) {
    if (act.severity < reads['phase2.minSeverity']) continue;
    const from = Math.max(act.start, since);
    if (act.end === null || from < act.end + lookBack) first = Math.min(first, from);
  }
  return first === Infinity ? null : first;
}

/** When phase 2 opens, as far as the register knows and with acts of unknown end going on; or null. */
export function phase2Opens(reads: Readings, picture: Picture, chain: Chain): Minute | null {
  const opens = windowOpens(reads, chain);
  if (opens === null) return null;
  if (!reads['phase2.requiresWarning']) return hostilitiesPersist(reads, chain, opens);
  const warned = warnedAt(picture, chain);
  return warned === null ? null : hostilitiesPersist(reads, chain, Math.max(opens, warned));
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
