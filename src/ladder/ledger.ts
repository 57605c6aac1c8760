// The ledger moves on by six small recipes: a fact entered, an order announced, an effect settled, an order voided, an
// expiry written.
// They are written on a draft, so that a session may run them under immer and a batch on plain objects.
import {
  type Announced,
  type Expiry,
  type Ledger,
  newestWarning,
  ordersNamed,
  type Picture,
  pictureOf,
  type WholeAnnounced,
  warnedAt,
} from './announced.ts';
import { type Chain, chains, nextReadingAt } from './chains.ts';
import { type Doctrine, isForce } from './doctrine.ts';
import { emptyRegister } from './register.ts';
import { Latest } from './remembered.ts';
import type { Effect } from './ruling.ts';
import { isPast, warningDue } from './windows.ts';
import { type Domain, type Guarantee, type Member, type Minute, SEATS, type Seat } from './words.ts';

export interface Opening {
  guarantee: Guarantee;
  consent: readonly Member[];
  closedDomains: readonly Domain[];
}

export function openLedger({ guarantee, consent, closedDomains }: Opening): Ledger {
  const register = () => emptyRegister(guarantee, consent);
  return {
    version: 0,
    effects: 0,
    bearing: { ukraine: 0, coalition: 0, us: 0 },
    registers: { ukraine: register(), coalition: register(), us: register(), commission: register() },
    announced: [],
    expiries: [],
    closedDomains: [...closedDomains],
  };
}

/** An order that may bring news or a duty when it is given: a warning or a plan counts for all, and so does joint force. */
function countGiven(ledger: Ledger, order: Announced): void {
  ledger.version += 1;
  if (order.role === 'warning' || order.role === 'plan') countFor(ledger, SEATS);
  else if (isForce(order)) countForce(ledger, order);
}

// Of what takes effect or lapses force alone brings anything: what was given before counts as given.
function countSettled(ledger: Ledger, order: Announced): void {
  ledger.version += 1;
  ledger.effects += 1;
  if (isForce(order)) countForce(ledger, order);
}

function countForce(ledger: Ledger, { seat, class: is }: Announced): void {
  countFor(ledger, is === 'force-joint' ? SEATS : [seat]);
}

function countFor({ bearing }: Ledger, seats: readonly Seat[]): void {
  for (const seat of seats) bearing[seat] += 1;
}

/** Records an accepted order. A stand-down cancels a pending order at once, or ends one in effect later. */
export function recordOrder(ledger: Ledger, order: Announced): void {
  countGiven(ledger, order);
  // The ledger goes on to change its own: the order as it was given stays as it is.
  ledger.announced.push(ofOneShape(order));
  if (order.role !== 'stand-down') return;
  ledger.effects += 1;
  const force = ledger.announced.find((other) => other.order === order.of);
  if (force?.outcome === 'pending') Object.assign(force, { outcome: 'stood-down', outcomeAt: order.at });
  else if (force?.outcome === 'in-effect') force.endsAt = order.effectAt;
}

function ofOneShape(given: Announced): Announced {
  const { order, seat, response, class: is, role, domain, about, sector, of, at, effectAt, acts } = given;
  const { outcome, outcomeAt, code, endsAt } = given;
  const all: WholeAnnounced = {
    order,
    seat,
    response,
    class: is,
    role,
    domain,
    about,
    sector,
    of,
    at,
    effectAt,
    acts,
    outcome,
    outcomeAt,
    code,
    endsAt,
  };
  return all as Announced;
}

/** The same ledger, to go on with for itself. What is recorded there changes force alone, so that is copied. */
export function branchOf({ version, effects, bearing, registers, announced, expiries, closedDomains }: Ledger): Ledger {
  const { ukraine, coalition, us } = bearing;
  return {
    version,
    effects,
    bearing: { ukraine, coalition, us },
    registers,
    announced: announced.map((order) => (isForce(order) ? ofOneShape(order) : order)),
    expiries: [...expiries],
    closedDomains,
  };
}

/** An accepted order that does not stand: it counts for no chain any more, so every register is read anew. */
export function recordVoid(ledger: Ledger, number: number, minute: Minute): void {
  const order = ledger.announced.find((announced) => announced.order === number);
  if (!order) return;
  ledger.version += 1;
  ledger.effects += 1;
  countFor(ledger, SEATS);
  Object.assign(order, { outcome: 'stood-down', outcomeAt: minute, acts: [] });
  ledger.announced = [...ledger.announced];
  for (const register of Object.values(ledger.registers)) register.version += 1;
}

/** Settles the effect of an order, and gives that order. */
export function recordEffect(ledger: Ledger, effect: Effect): Announced | undefined {
  const order = ledger.announced.findLast((announced) => announced.order === effect.order);
  if (!order) return undefined;
  countSettled(ledger, order);
  order.outcome = effect.outcome;
  order.outcomeAt = effect.at;
  if (effect.code) order.code = effect.code;
  return order;
}

export function recordExpiry(ledger: Ledger, expiry: Expiry): void {
  ledger.version += 1;
  ledger.expiries.push(expiry);
}

interface Duty {
  seat: Seat;
  chain: Chain;
  due: Minute;
}

// ladder.md 5, Expiry: Ukraine's duty on its own register; under `mirrored` the coalition's for own-side chains.
function openDuties(doctrine: Doctrine, ledger: Ledger, minute: Minute): Duty[] {
  const duties: Duty[] = [];
  const isUnwarned = (picture: Picture, chain: Chain, due: Minute) =>
    (chain.closesAt === null || due < chain.closesAt) &&
    warnedAt(picture, chain) === null &&
    !ledger.expiries.some((expiry) => chain.acts.some((act) => expiry.acts.includes(act.id)));
  const look = (seat: Seat, isOwnSide: boolean) => {
    const picture = pictureOf(ledger, seat);
    for (const chain of chains(doctrine, picture, minute)) {
      if ((chain.side === 'ukraine') !== isOwnSide) continue;
      const due = warningDue(doctrine.reads, chain);
      if (due !== null && isUnwarned(picture, chain, due)) duties.push({ seat, chain, due });
    }
  };
  for (const seat of warners(doctrine)) look(seat, seat === 'coalition');
  return duties;
}

const UKRAINE: readonly Seat[] = ['ukraine'];
const BOTH: readonly Seat[] = ['ukraine', 'coalition'];

/** Who has a duty to warn, each read from its own register. */
function warners({ reads }: Doctrine): readonly Seat[] {
  return reads.reciprocity === 'mirrored' ? BOTH : UKRAINE;
}

interface NextExpiry {
  doctrine: Doctrine;
  facts: number;
  /** The ledger's version when this was last found to hold. */
  version: number;
  warning: Announced | undefined;
  expiries: number;
  from: Minute;
  until: Minute;
  at: Minute;
}

const lastNextExpiries = new Latest<Ledger, NextExpiry>();

/** The first minute, that one or a later one, at which an expiry is due as the registers read then. */
function expiresAt(doctrine: Doctrine, ledger: Ledger, minute: Minute): Minute {
  // The counts only grow, so that their sum tells.
  let facts = 0;
  for (const seat of warners(doctrine)) facts += ledger.registers[seat].version;
  const last = lastNextExpiries.get(ledger);
  const isInTime = last?.facts === facts && last.doctrine === doctrine && last.from <= minute && minute < last.until;
  if (isInTime && last.version === ledger.version) return Math.max(last.at, minute);
  const { version } = ledger;
  const warning = newestWarning(ledger.announced);
  if (isInTime && last.warning === warning && last.expiries === ledger.expiries.length) {
    last.version = version;
    return Math.max(last.at, minute);
  }
  const beyond = doctrine.reads['boundary.within'] === 'inclusive' ? 1 : 0;
  let at = Infinity;
  for (const { due } of openDuties(doctrine, ledger, minute)) at = Math.min(at, due + beyond);
  let until = Infinity;
  for (const seat of warners(doctrine))
    until = Math.min(until, nextReadingAt(doctrine, pictureOf(ledger, seat), minute));
  lastNextExpiries.set(ledger, {
    doctrine,
    facts,
    version,
    warning,
    expiries: ledger.expiries.length,
    from: minute,
    until,
    at,
  });
  return Math.max(at, minute);
}

/** The next expiry to write at that minute, or null. */
export function dueExpiry(doctrine: Doctrine, ledger: Ledger, minute: Minute): Expiry | null {
  if (expiresAt(doctrine, ledger, minute) > minute) return null;
  const missed = openDuties(doctrine, ledger, minute).find(({ due }) => isPast(doctrine.reads, minute, due));
  return missed
    ? {
        seat: missed.seat,
        chain: missed.chain.id,
        duty: 'warn',
        at: missed.due,
        acts: missed.chain.acts.map(({ id }) => id),
      }
    : null;
}

/** The first minute after `minute` at which an expiry falls due if nothing else happens; Infinity where none will. */
export function nextExpiryAt(doctrine: Doctrine, ledger: Ledger, minute: Minute): Minute {
  return Math.max(expiresAt(doctrine, ledger, minute), minute + 1);
}

/** Whether any order of that response is in effect. */
export function isInEffect({ announced }: Ledger, response: string): boolean {
  for (const { outcome } of ordersNamed(announced, response)) if (outcome === 'in-effect') return true;
  return false;
}

const lastPending = new Latest<Ledger, { version: number; at: Minute }>();

/** The first minute at which an order now pending takes effect or lapses, passed or to come; Infinity where none is. */
export function nextEffectAt(ledger: Ledger): Minute {
  const last = lastPending.get(ledger);
  if (last?.version === ledger.version) return last.at;
  let at = Infinity;
  for (const order of ledger.announced) if (order.outcome === 'pending') at = Math.min(at, order.effectAt);
  lastPending.set(ledger, { version: ledger.version, at });
  return at;
}
