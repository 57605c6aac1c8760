// The accepted orders of a record as everybody knows them, and what they count for (ladder.md 3 to 5).
import type { ActId, Doctrine, Minute, Order, Response, Seat } from '../ladder/index.ts';
import { holds, type KnownChain } from './chains.ts';

export interface Accepted {
  number: number;
  seat: Seat;
  response: Response;
  about: ActId | null;
  of: number | null;
  at: Minute;
  effectAt: Minute;
  /** What its chain held, in its seat's register, when it was accepted: what it counts for. */
  acts: readonly ActId[];
  outcome: 'pending' | 'in-effect' | 'lapsed' | 'stood-down';
  isStandingDown: boolean;
}

export const isForce = (response: Response): boolean => response.class.startsWith('force-');

/** Presence after a ceasefire, which is no force. */
export const isReassurance = (response: Response): boolean => response.class === 'support' && response.domain !== null;

const countsFor = ({ acts }: Accepted, chain: KnownChain): boolean => acts.some((id) => holds(chain, id));

/** The minute of the first warning that counts, by any seat; null: the chain is not warned. */
export function warnedAt(accepted: readonly Accepted[], chain: KnownChain): Minute | null {
  let first: Minute | null = null;
  for (const order of accepted) {
    if (order.response.role !== 'warning' || !countsFor(order, chain)) continue;
    if (first === null || order.at < first) first = order.at;
  }
  return first;
}

/** The seats whose signature under the joint plan is missing, as the doctrine lists them. */
export function unsigned({ reads }: Doctrine, accepted: readonly Accepted[], chain: KnownChain): Seat[] {
  const plans = accepted.filter((order) => order.response.role === 'plan' && countsFor(order, chain));
  return reads['plan.signatures'].filter((seat) => !plans.some((plan) => plan.seat === seat));
}

/** "`alert` in effect on a chain halves the leads of that seat's later force orders on it" */
export function isAlerted(accepted: readonly Accepted[], seat: Seat, chain: KnownChain, t: Minute): boolean {
  return accepted.some(
    (order) => order.response.role === 'alert' && order.seat === seat && order.effectAt <= t && countsFor(order, chain),
  );
}

/** The order of its own that a seat may stand down or redeploy by that one; undefined where check 19 fails. */
export function ownForce(accepted: readonly Accepted[], { seat, of }: Order, { role }: Response): Accepted | undefined {
  const named = accepted.find(({ number }) => number === of);
  if (!named || named.seat !== seat || named.isStandingDown) return undefined;
  const isOne = isForce(named.response) || (role === 'redeploy' && isReassurance(named.response));
  return isOne && (named.outcome === 'pending' || named.outcome === 'in-effect') ? named : undefined;
}
