// The ledger moves on by small recipes: a fact entered, an order announced, an effect settled, an order voided, an expiry
// written. They are written on a draft, so that a session may run them under immer and a batch on plain objects.
import {
  type Announced,
  type Expiry,
  isStanding,
  isWarned,
  type Ledger,
  noParts,
  notePart,
  orderNumbered,
  type Picture,
  pictureOf,
} from './announced.ts';
import type { ChainList } from './chain-list.ts';
import type { Chain } from './chains.ts';
import type { Doctrine } from './doctrine.ts';
import { emptyRegister } from './register.ts';
import type { Effect } from './ruling.ts';
import { isPast, warningDue } from './windows.ts';
import type { Domain, Guarantee, Member, Minute, Seat } from './words.ts';

export interface Opening {
  guarantee: Guarantee;
  consent: readonly Member[];
  closedDomains: readonly Domain[];
}

export function openLedger({ guarantee, consent, closedDomains }: Opening): Ledger {
  const register = () => emptyRegister(guarantee, consent);
  return {
    registers: { ukraine: register(), coalition: register(), us: register(), commission: register() },
    announced: [],
    parts: noParts(),
    expiries: [],
    expired: new Set(),
    closedDomains: [...closedDomains],
  };
}

/** Records an accepted order. A stand-down cancels a pending order at once, or ends one in effect later. */
export function recordOrder(ledger: Ledger, given: Announced): void {
  const { announced, parts } = ledger;
  // The ledger goes on to change its own: the order as it was given stays as it is.
  announced.push({ ...given });
  notePart(parts, given, announced.length - 1);
  if (given.role !== 'stand-down') return;
  const force = orderNumbered(ledger, given.of);
  if (force?.outcome === 'pending') settle(ledger, force, 'stood-down', given.at);
  else if (force?.outcome === 'in-effect') {
    force.endsAt = given.effectAt;
    dropFrom(parts.standing, announced.indexOf(force));
  }
}

/** An accepted order that does not stand: it counts for no chain any more. */
export function recordVoid(ledger: Ledger, number: number, minute: Minute): void {
  const order = orderNumbered(ledger, number);
  if (!order) return;
  Object.assign(order, { outcome: 'stood-down', outcomeAt: minute, acts: [] });
  ledger.parts = noParts();
  for (const [place, each] of ledger.announced.entries()) notePart(ledger.parts, each, place);
}

/** Settles the effect of an order, and gives that order. */
export function recordEffect(ledger: Ledger, { order: number, outcome, at, code }: Effect): Announced | undefined {
  const order = orderNumbered(ledger, number);
  if (!order) return undefined;
  const place = settle(ledger, order, outcome, at);
  order.code = code;
  const { standing } = ledger.parts;
  if (isStanding(order)) {
    standing.push(place);
    standing.sort((a, b) => a - b);
  }
  return order;
}

/** Gives the place of the order. */
function settle({ announced, parts }: Ledger, order: Announced, outcome: Announced['outcome'], at: Minute): number {
  order.outcome = outcome;
  order.outcomeAt = at;
  const place = announced[order.order] === order ? order.order : announced.indexOf(order);
  dropFrom(parts.pending, place);
  return place;
}

function dropFrom(places: number[], place: number): void {
  const at = places.indexOf(place);
  if (at >= 0) places.splice(at, 1);
}

export function recordExpiry(ledger: Ledger, expiry: Expiry): void {
  ledger.expiries.push(expiry);
  for (const id of expiry.acts) ledger.expired.add(id);
}

/** A duty to warn that has not been done, and the last minute for it. */
export interface WarningOwed {
  seat: Seat;
  chain: Chain;
  due: Minute;
}

const UKRAINE: readonly Seat[] = ['ukraine'];
const BOTH: readonly Seat[] = ['ukraine', 'coalition'];

/** Who has a duty to warn, each read from its own register: under `mirrored` the coalition for own-side chains. */
export function warners({ reads }: Doctrine): readonly Seat[] {
  return reads.reciprocity === 'mirrored' ? BOTH : UKRAINE;
}

// ladder.md 5, Expiry.
function owes({ reads }: Doctrine, { expired }: Ledger, picture: Picture, seat: Seat, chain: Chain): Minute | null {
  if ((chain.side === 'ukraine') !== (seat === 'coalition')) return null;
  const due = warningDue(reads, chain);
  if (due === null || (chain.closesAt !== null && due >= chain.closesAt)) return null;
  if (isWarned(picture, chain) || chain.acts.some(({ id }) => expired.has(id))) return null;
  return due;
}

/** What that seat owes in its own register, of those chains of its list: by T0. */
export function warningsOwed(doctrine: Doctrine, ledger: Ledger, seat: Seat, chains: readonly Chain[]): WarningOwed[] {
  const picture = pictureOf(ledger, seat);
  const owed: WarningOwed[] = [];
  for (const chain of chains) {
    const due = owes(doctrine, ledger, picture, seat, chain);
    if (due !== null) owed.push({ seat, chain, due });
  }
  return owed;
}

/** The first minute at which a warning owed is overdue; Infinity where none will be. */
export function overdueAt({ reads }: Doctrine, owed: readonly WarningOwed[]): Minute {
  const beyond = reads['boundary.within'] === 'inclusive' ? 1 : 0;
  let at = Infinity;
  for (const { due } of owed) at = Math.min(at, due + beyond);
  return at;
}

/** The first expiry to write at that minute, or null. */
export function expiryAmong({ reads }: Doctrine, owed: readonly WarningOwed[], minute: Minute): Expiry | null {
  for (const { seat, chain, due } of owed) {
    if (!isPast(reads, minute, due)) continue;
    return { seat, chain: chain.id, duty: 'warn', at: due, acts: chain.acts.map(({ id }) => id) };
  }
  return null;
}

/** Those chains of a list that may hold something new: open ones, and those that closed, or changed since, from a place on. */
export function chainsSince({ all, open, closed }: ChainList, place: number): readonly Chain[] {
  return closed.length === place ? open : openAndAmong(all, open.length, new Set(closed.slice(place)));
}

/** Gone through from the end: what is open or has just closed stands there, however long the list is. */
function openAndAmong(all: readonly Chain[], open: number, late: Set<Chain>): readonly Chain[] {
  const found: Chain[] = [];
  let left = open + late.size;
  for (let n = all.length - 1; n >= 0 && left > 0; n--) {
    const chain = all[n]!;
    if (chain.closedAt !== null && !late.has(chain)) continue;
    found.push(chain);
    left--;
  }
  return found.reverse();
}
