// Accepted orders. They are known to all seats at once, so they stand once, beside the registers (ladder.md 3).

import type { Chain } from './chains.ts';
import { type Doctrine, isForce, type ResponseClass, type Role } from './doctrine.ts';
import type { Register, Registers } from './register.ts';
import { Latest } from './remembered.ts';
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

/** The same with absent fields too: V8 reads objects of one shape several times faster, and orders are read often. */
export type WholeAnnounced = { [Field in keyof Announced]-?: Announced[Field] | undefined };

/** Everything a ruling may read: one register, and what was announced to all. */
export interface Picture {
  register: Register;
  announced: readonly Announced[];
  closedDomains: readonly Domain[];
}

/** The registers, what was announced, and the expiries written so far: the whole state of the law. */
export interface Ledger {
  /** Counts what happened to orders and duties, so that what was worked out from them can be told from older work. */
  version: number;
  /** Counts what took effect, lapsed, ended or was voided: what is in effect changes with it alone, and with time. */
  effects: number;
  /** For each seat, counts what may bring it news or a duty: its force, and what counts for all, warnings, plans, joint force. */
  bearing: Record<Seat, number>;
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
  for (const { id } of chain.acts) if (order.acts.includes(id)) return true;
  return false;
}

/** The orders that the law looks for by the part they play. */
interface Parts {
  /** How many orders have been sorted. */
  sorted: number;
  warnings: Announced[];
  /** For each act when the first warning was given that counts for it. */
  warned: Map<ActId, Minute>;
  plans: Announced[];
  force: Announced[];
  of: Readonly<Record<Seat, Announced[]>>;
  responses: Map<string, Announced[]>;
}

// An order never changes its part, and orders are only added: each is sorted once. Where one is voided, the list of them
// is another list.
const partsOf = new Latest<readonly Announced[], Parts>();

function parts(announced: readonly Announced[]): Parts {
  let sorted = partsOf.get(announced);
  if (!sorted) {
    sorted = {
      sorted: 0,
      warnings: [],
      warned: new Map(),
      plans: [],
      force: [],
      of: { ukraine: [], coalition: [], us: [] },
      responses: new Map(),
    };
    partsOf.set(announced, sorted);
  }
  for (; sorted.sorted < announced.length; sorted.sorted++) {
    const order = announced[sorted.sorted]!;
    sorted.of[order.seat].push(order);
    const same = sorted.responses.get(order.response);
    if (same) same.push(order);
    else sorted.responses.set(order.response, [order]);
    if (order.role === 'warning') {
      sorted.warnings.push(order);
      for (const id of order.acts) if (!sorted.warned.has(id)) sorted.warned.set(id, order.at);
    }
    if (order.role === 'plan') sorted.plans.push(order);
    if (isForce(order)) sorted.force.push(order);
  }
  return sorted;
}

/** The accepted orders of a seat, in the order in which they were given. */
export function ordersOf(announced: readonly Announced[], seat: Seat): readonly Announced[] {
  return parts(announced).of[seat];
}

/** The accepted orders of that response, in the order in which they were given. */
export function ordersNamed(announced: readonly Announced[], response: string): readonly Announced[] {
  return parts(announced).responses.get(response) ?? NO_ORDERS;
}

const NO_ORDERS: readonly Announced[] = [];

/** The accepted force orders, in the order in which they were given. */
export function forceAmong(announced: readonly Announced[]): readonly Announced[] {
  return parts(announced).force;
}

/** The last warning that was given, or undefined. */
export function newestWarning(announced: readonly Announced[]): Announced | undefined {
  const { warnings } = parts(announced);
  return warnings[warnings.length - 1];
}

/** When the chain was first warned, by any seat, or null. */
export function warnedAt(picture: Picture, chain: Pick<Chain, 'acts'>): Minute | null {
  const { warned } = parts(picture.announced);
  let first = Infinity;
  for (const { id } of chain.acts) first = Math.min(first, warned.get(id) ?? Infinity);
  return first === Infinity ? null : first;
}

/** The seats whose signature the joint plan still lacks, in the doctrine's order. */
export function signaturesMissing(doctrine: Doctrine, picture: Picture, chain: Chain): Seat[] {
  const signed = parts(picture.announced).plans.filter((order) => countsFor(order, chain));
  return doctrine.reads['plan.signatures'].filter((seat) => !signed.some((order) => order.seat === seat));
}
