// Accepted orders. They are known to all seats at once, so they stand once, beside the registers (ladder.md 3).

import type { Chain } from './chains.ts';
import { type Doctrine, isForce, type ResponseClass, type Role } from './doctrine.ts';
import type { Register, Registers } from './register.ts';
import type { ActId, Code, Domain, Holder, Minute, Seat, Sector } from './words.ts';

export type Outcome = 'pending' | 'in-effect' | 'lapsed' | 'stood-down';

export interface Announced {
  /** The number of the order: a timeline counts all its orders, an exercise the accepted ones. */
  order: number;
  seat: Seat;
  response: string;
  class: ResponseClass;
  role: Role | null;
  domain: Domain | null;
  /** The act it is about; where the order named none, the first act of the one open chain. */
  about: ActId | null;
  sector: Sector | null;
  /** Of a stand-down: the number of the force order. */
  of: number | null;
  at: Minute;
  effectAt: Minute;
  /** What its chain held, in that seat's register, when it was accepted (ladder.md 4). */
  acts: readonly ActId[];
  outcome: Outcome;
  /** When the outcome fell; null while pending. */
  outcomeAt: Minute | null;
  /** Why it lapsed at go/no-go. */
  code: Code | null;
  /** Of a force in effect that is standing down: when it ends. */
  endsAt: Minute | null;
}

/** Where those orders stand in the list of all that the law looks for, by the part they play. */
export interface Parts {
  /** For each act when the first warning was given that counts for it. */
  warned: Map<ActId, Minute>;
  /** For each act the seats that have signed a joint plan that counts for it. */
  signed: Map<ActId, Seat[]>;
  /** The acts that joint force counts for. */
  joint: Set<ActId>;
  alerts: number[];
  pending: number[];
  /** Force in effect that nothing ends, halts apart: they end with their act. */
  standing: number[];
  of: Record<Seat, number[]>;
  named: Map<string, number[]>;
  about: Map<ActId, number[]>;
}

/** Everything a ruling may read: one register, and what was announced to all. */
export interface Picture {
  register: Register;
  announced: readonly Announced[];
  parts: Parts;
  closedDomains: readonly Domain[];
  /** Orders that are taken as accepted besides, for a preview: their numbers name nothing. */
  assumed: readonly Announced[];
}

/** The registers, what was announced, and the expiries written so far: the whole state of the law. */
export interface Ledger {
  registers: Registers;
  announced: Announced[];
  parts: Parts;
  expiries: Expiry[];
  /** The acts of their chains. */
  expired: Set<ActId>;
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

export function noParts(): Parts {
  return {
    warned: new Map(),
    signed: new Map(),
    joint: new Set(),
    alerts: [],
    pending: [],
    standing: [],
    of: { ukraine: [], coalition: [], us: [] },
    named: new Map(),
    about: new Map(),
  };
}

/** Notes the part of an order that stands at that place. A recipe on a draft. */
export function notePart(parts: Parts, order: Announced, place: number): void {
  const { seat, response, role, outcome } = order;
  parts.of[seat].push(place);
  addTo(parts.named, response, place);
  if (order.about !== null) addTo(parts.about, order.about, place);
  if (role === 'warning') for (const id of order.acts) if (!parts.warned.has(id)) parts.warned.set(id, order.at);
  if (role === 'plan') for (const id of order.acts) sign(parts, id, seat);
  if (role === 'alert') parts.alerts.push(place);
  if (order.class === 'force-joint') for (const id of order.acts) parts.joint.add(id);
  if (outcome === 'pending') parts.pending.push(place);
  if (isStanding(order)) parts.standing.push(place);
}

function addTo(places: Map<string, number[]>, name: string, place: number): void {
  const same = places.get(name);
  if (same) same.push(place);
  else places.set(name, [place]);
}

function sign({ signed }: Parts, id: ActId, seat: Seat): void {
  const seats = signed.get(id);
  if (!seats) signed.set(id, [seat]);
  else if (!seats.includes(seat)) seats.push(seat);
}

/** Whether it is force in effect that nothing ends; halts end with their act. */
export function isStanding(order: Announced): boolean {
  return isForce(order) && order.role !== 'halt' && order.outcome === 'in-effect' && order.endsAt === null;
}

export function pictureOf(ledger: Ledger, holder: Holder, assumed: readonly Announced[] = NO_ORDERS): Picture {
  const { registers, announced, parts, closedDomains } = ledger;
  return { register: registers[holder], announced, parts, closedDomains, assumed };
}

const NO_ORDERS: readonly Announced[] = [];

type Orders = Pick<Ledger, 'parts'> & { announced: readonly Announced[] };

/** The accepted order of that number. */
export function orderNumbered<In extends Pick<Orders, 'announced'>>(
  { announced }: In,
  order: number | null,
): In['announced'][number] | undefined {
  // An exercise numbers them as they stand.
  const here = order === null ? undefined : announced[order];
  return here?.order === order ? here : announced.find((each) => each.order === order);
}

/** The orders at those places of the list, in the order in which they were given. */
export function ordersAt({ announced }: Pick<Orders, 'announced'>, places: readonly number[]): readonly Announced[] {
  return places.map((place) => announced[place]!);
}

/** The accepted orders of a seat, in the order in which they were given. */
export function ordersOf(orders: Orders, seat: Seat): readonly Announced[] {
  return ordersAt(orders, orders.parts.of[seat]);
}

/** Whether one of the accepted orders of that response is such a one. */
export function isAnyNamed(
  { announced, parts }: Orders,
  response: string,
  isSuch: (order: Announced) => boolean,
): boolean {
  const places = parts.named.get(response);
  if (!places) return false;
  // What is asked for is most often among the newest.
  for (let n = places.length - 1; n >= 0; n--) if (isSuch(announced[places[n]!]!)) return true;
  return false;
}

/** Whether one of the accepted orders about those acts is such a one. */
export function isAnyAbout(
  { announced, parts }: Orders,
  acts: readonly { id: ActId }[],
  isSuch: (order: Announced) => boolean,
): boolean {
  for (const { id } of acts) {
    const places = parts.about.get(id);
    if (places?.some((place) => isSuch(announced[place]!))) return true;
  }
  return false;
}

/** Whether an accepted order counts for the chain: it held one of the chain's acts when it was accepted. */
export function countsFor(order: Announced, chain: Pick<Chain, 'acts'>): boolean {
  for (const { id } of chain.acts) if (order.acts.includes(id)) return true;
  return false;
}

/** Whether any seat has warned of the chain. */
export function isWarned({ parts: { warned }, assumed }: Picture, chain: Pick<Chain, 'acts'>): boolean {
  for (const { id } of chain.acts) if (warned.has(id)) return true;
  for (const order of assumed) if (order.role === 'warning' && countsFor(order, chain)) return true;
  return false;
}

/** When the chain was first warned, by any seat, or null. */
export function warnedAt({ parts: { warned }, assumed }: Picture, chain: Pick<Chain, 'acts'>): Minute | null {
  let first = Infinity;
  for (const { id } of chain.acts) first = Math.min(first, warned.get(id) ?? Infinity);
  for (const order of assumed)
    if (order.role === 'warning' && countsFor(order, chain)) first = Math.min(first, order.at);
  return first === Infinity ? null : first;
}

/** The seats whose signature the joint plan still lacks, in the doctrine's order. */
export function signaturesMissing(doctrine: Doctrine, picture: Picture, chain: Chain): Seat[] {
  const { parts, assumed } = picture;
  const hasSigned = (seat: Seat) =>
    (parts.signed.size > 0 && chain.acts.some(({ id }) => parts.signed.get(id)?.includes(seat))) ||
    assumed.some((order) => order.role === 'plan' && order.seat === seat && countsFor(order, chain));
  return doctrine.reads['plan.signatures'].filter((seat) => !hasSigned(seat));
}
