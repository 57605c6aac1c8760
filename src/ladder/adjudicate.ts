// A table-top played on paper: a timeline of facts and orders goes in, rulings come out (ladder.md 8).
import { type Expiry, type Ledger, pictureOf } from './announced.ts';
import { type Chain, chains } from './chains.ts';
import type { Doctrine } from './doctrine.ts';
import { type Facts, factsOf } from './facts.ts';
import {
  dueExpiry,
  nextEffectAt,
  nextExpiryAt,
  type Opening,
  openLedger,
  recordEffect,
  recordExpiry,
  recordOrder,
} from './ledger.ts';
import { enterFact } from './register.ts';
import { announce, ask, dueEffect, ruleOn } from './ruling.ts';
import { type Code, type Fact, type Minute, type Order, type Ruling, SEATS } from './words.ts';

export interface TimedOrder extends Order {
  at: Minute;
}

/** A register in the making: facts and orders, each in the order given. */
export interface Timeline extends Opening {
  sectors: number;
  facts: readonly Fact[];
  orders: readonly TimedOrder[];
}

export interface Adjudication {
  /** `facts` as the register of the seat showed them when it was ruled. */
  rulings: { order: number; ruling: Ruling; facts: Facts }[];
  /** Those of the Commission's register at the end of the run. */
  chains: readonly Chain[];
  expiries: Expiry[];
  effects: { order: number; at: Minute; outcome: 'in-effect' | 'lapsed' | 'stood-down'; code?: Code }[];
  /** The last minute that a fact, an order or an effect names. */
  end: Minute;
}

export function adjudicate(doctrine: Doctrine, timeline: Timeline): Adjudication {
  const ledger = openLedger(timeline);
  const facts = [...timeline.facts].sort((a, b) => a.at - b.at);
  const orders = timeline.orders.map((order, number) => ({ order, number })).sort((a, b) => byTurn(a.order, b.order));
  const rulings: Adjudication['rulings'] = [];
  const named = Math.max(0, ...facts.flatMap(minutesNamed), ...orders.map(({ order }) => order.at));
  const end = () => Math.max(named, ...ledger.announced.map((order) => order.effectAt));

  // Inside one minute: facts in the order given, effects due, expiries, orders (ladder.md 2).
  let fact = 0;
  let order = 0;
  for (let minute: Minute = 0; minute <= end(); ) {
    for (; facts[fact] && facts[fact]!.at <= minute; fact++) enterFact(ledger.registers, facts[fact]!);
    settleEffects(doctrine, ledger, minute);
    writeExpiries(doctrine, ledger, minute);
    for (; orders[order] && orders[order]!.order.at <= minute; order++) {
      rulings.push(give(doctrine, ledger, orders[order]!.order, orders[order]!.number, minute));
      settleEffects(doctrine, ledger, minute);
    }
    minute = Math.min(
      facts[fact]?.at ?? Infinity,
      orders[order]?.order.at ?? Infinity,
      nextExpiryAt(doctrine, ledger, minute),
      nextEffectAt(ledger),
    );
  }
  return {
    rulings: rulings.sort((a, b) => a.order - b.order),
    chains: chains(doctrine, pictureOf(ledger, 'commission'), end()),
    expiries: ledger.expiries,
    effects: [...ledger.announced]
      .sort((a, b) => a.order - b.order)
      .flatMap(({ order: number, outcome, outcomeAt, code }) =>
        outcome === 'pending' || outcomeAt === null
          ? []
          : [{ order: number, at: outcomeAt, outcome, ...(code && { code }) }],
      ),
    end: end(),
  };
}

/** The order in which orders are ruled: by minute, within it by seat, each seat's as it gave them (ladder.md 2). */
export function byTurn(a: Pick<TimedOrder, 'at' | 'seat'>, b: Pick<TimedOrder, 'at' | 'seat'>): number {
  return a.at - b.at || SEATS.indexOf(a.seat) - SEATS.indexOf(b.seat);
}

function minutesNamed(fact: Fact): Minute[] {
  switch (fact.kind) {
    case 'report':
      return [fact.at, fact.start, fact.end ?? 0];
    case 'amend':
      return [fact.at, fact.start ?? 0];
    case 'end':
      return [fact.at, fact.when];
    default:
      return [fact.at];
  }
}

function give(doctrine: Doctrine, ledger: Ledger, order: Order, number: number, minute: Minute) {
  const question = ask(doctrine, pictureOf(ledger, order.seat), order, minute);
  const ruling = ruleOn(question);
  if (ruling.verdict !== 'refused') recordOrder(ledger, announce(question, number, ruling));
  return { order: number, ruling, facts: factsOf(question) };
}

function writeExpiries(doctrine: Doctrine, ledger: Ledger, minute: Minute): void {
  for (let missed = dueExpiry(doctrine, ledger, minute); missed; missed = dueExpiry(doctrine, ledger, minute)) {
    recordExpiry(ledger, missed);
  }
}

function settleEffects(doctrine: Doctrine, ledger: Ledger, minute: Minute): void {
  for (let effect = dueEffect(doctrine, ledger, minute); effect; effect = dueEffect(doctrine, ledger, minute)) {
    recordEffect(ledger, effect);
  }
}
