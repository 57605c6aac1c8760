// The duties to warn as the judge reads them (ladder.md 5, Expiry): who owes a warning about which chain, and when it is overdue.
import type { ActId, Doctrine, Minute, Seat } from '../ladder/index.ts';
import { type Accepted, warnedAt } from './accepted.ts';
import type { KnownChain } from './chains.ts';
import { deadline, isOpenAt, passedFrom, warner } from './hours.ts';

export interface Owed {
  seat: Seat;
  chain: KnownChain;
  due: Minute;
  /** The first minute at which it has expired. */
  overdueAt: Minute;
}

/** "the register shows a chain that was open at D (whether or not it has closed since) and is still not warned" */
export function owedBy(
  { reads }: Doctrine,
  seat: Seat,
  chains: readonly KnownChain[],
  { accepted, expired }: { accepted: readonly Accepted[]; expired: ReadonlySet<ActId> },
): Owed[] {
  return chains.flatMap((chain) => {
    const due = warner(reads, chain) === seat ? deadline(reads, chain) : null;
    if (due === null || !isOpenAt(reads, chain, due) || warnedAt(accepted, chain) !== null) return [];
    // "none for a chain that holds an act which an expired chain held when its expiry was written"
    if (chain.acts.some(({ id }) => expired.has(id))) return [];
    return [{ seat, chain, due, overdueAt: passedFrom(reads, due) }];
  });
}
