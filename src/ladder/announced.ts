// Accepted orders. They are known to all seats at once, so they stand once, beside the registers (ladder.md 3).

import type { Chain } from './chains.ts';
import type { Doctrine, ResponseClass, Role } from './doctrine.ts';
import type { Register, Registers } from './register.ts';
import type { ActId, Code, Domain, Holder, Minute, Seat, Sector } from './words.ts';

export type Outcome = 'pending' | 'in-effect' | 'lapsed' | 'stood-down';

export interface Announced {
  /** The number of the order: a timeline counts all its orders, an exercise the accepted ones. */
  order: number;
  seat: Seat;
  response: string;
  class: ResponseClass;
  role?: Role;
  domain?: Domain;
  /** The act it is about; where the order named none, the first act of the one open chain. */
  about?: ActId;
  sector?: Sector;
  /** Of a stand-down: the number of the force order. */
  of?: number;
  at: Minute;
  effectAt: Minute;
  /** What its chain held, in that seat's register, when it was accepted (ladder.md 4). */
  acts: readonly ActId[];
  outcome: Outcome;
  /** When the outcome fell; null while pending. */
  outcomeAt: Minute | null;
  /** Why it lapsed at go/no-go. */
  code?: Code;
  /** Of a force in effect that is standing down: when it ends. */
  endsAt?: Minute;
}

/** Everything a ruling may read: one register, and what was announced to all. */
export interface Picture {
  register: Register;
  announced: readonly Announced[];
  closedDomains: readonly Domain[];
}

/** The registers, what was announced, and the expiries written so far: the whole state of the law. */
export interface Ledger {
  registers: Registers;
  announced: Announced[];
  expiries: Expiry[];
  closedDomains: readonly Domain[];
}

export interface Expiry {
  /** Whose duty it was, and so who knows of it. */
  seat: Seat;
  chain: ActId;
  duty: 'warn';
  /** The deadline that passed unmet. */
  at: Minute;
  /** What the chain held when the expiry was written. */
  acts: readonly ActId[];
}

export function pictureOf(ledger: Ledger, holder: Holder): Picture {
  return { register: ledger.registers[holder], announced: ledger.announced, closedDomains: ledger.closedDomains };
}

/** Whether an accepted order counts for the chain: it held one of the chain's acts when it was accepted. */
export function countsFor(order: Announced, chain: Pick<Chain, 'acts'>): boolean {
  return chain.acts.some((act) => order.acts.includes(act.id));
}

/** When the chain was first warned, by any seat, or null. */
export function warnedAt(picture: Picture, chain: Pick<Chain, 'acts'>): Minute | null {
  return picture.announced.find((order) => order.role === 'warning' && countsFor(order, chain))?.at ?? null;
}

/** The seats whose signature the joint plan still lacks, in the doctrine's order. */
export function signaturesMissing(doctrine: Doctrine, picture: Picture, chain: Chain): Seat[] {
  const signed = picture.announced.filter((order) => order.role === 'plan' && countsFor(order, chain));
  return doctrine.reads['plan.signatures'].filter((seat) => !signed.some((order) => order.seat === seat));
}
