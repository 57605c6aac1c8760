// A table-top played on paper: a timeline of facts and orders goes in, rulings come out (ladder.md 8).
import { type Expiry, type Ledger, pictureOf } from './announced.ts';
import { type ChainLists, chainsAt, noteFact, noteOrder, openChainLists } from './chain-list.ts';
import type { Chain } from './chains.ts';
import type { Doctrine } from './doctrine.ts';
import { type Facts, factsOf } from './facts.ts';
import {
  chainsSince,
  expiryAmong,
  type Opening,
  openLedger,
  overdueAt,
  recordEffect,
  recordExpiry,
  recordOrder,
  type WarningOwed,
  warners,
  warningsOwed,
} from './ledger.ts';
import { enterFact } from './register.ts';
import { announce, ask, dueEffect, nextToFall, ruleOn } from './ruling.ts';
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
  effects: { order: number; at: Minute; outcome: 'in-effect' | 'lapsed' | 'stood-down'; code: Code | null }[];
  /** The last minute that a fact, an order or an effect names. */
  end: Minute;
}

/** A timeline while it is worked through. */
interface Table {
  doctrine: Doctrine;
  ledger: Ledger;
  lists: ChainLists;
  /** How many closed chains of each seat owe no warning any more. */
  closed: Record<'ukraine' | 'coalition' | 'us', number>;
}

export function adjudicate(doctrine: Doctrine, timeline: Timeline): Adjudication {
  const ledger = openLedger(timeline);
  const closed = { ukraine: 0, coalition: 0, us: 0 };
  const table: Table = { doctrine, ledger, lists: openChainLists(doctrine, ledger, 0), closed };
  const facts = [...timeline.facts].sort((a, b) => a.at - b.at);
  const orders = timeline.orders.map((order, number) => ({ order, number })).sort((a, b) => byTurn(a.order, b.order));
  const rulings: Adjudication['rulings'] = [];
  let end = Math.max(0, ...facts.flatMap(minutesNamed), ...orders.map(({ order }) => order.at));

  // Inside one minute: facts in the order given, effects due, expiries, orders (ladder.md 2).
  let fact = 0;
  let order = 0;
  for (let minute: Minute = 0; minute <= end; ) {
    for (; facts[fact] && facts[fact]!.at <= minute; fact++) {
      enterFact(ledger.registers, facts[fact]!);
      noteFact(table.lists, ledger.registers, facts[fact]!);
    }
    settleEffects(table, minute);
    writeExpiries(table, minute);
    for (; orders[order] && orders[order]!.order.at <= minute; order++) {
      rulings.push(give(table, orders[order]!.order, orders[order]!.number, minute));
      end = Math.max(end, ledger.announced.at(-1)?.effectAt ?? 0);
      settleEffects(table, minute);
    }
    minute = Math.min(
      facts[fact]?.at ?? Infinity,
      orders[order]?.order.at ?? Infinity,
      Math.max(overdueAt(doctrine, owedNow(table, minute)), minute + 1),
      nextToFall(ledger)?.effectAt ?? Infinity,
    );
  }
  return {
    rulings: rulings.sort((a, b) => a.order - b.order),
    chains: chainsAt(table.lists, ledger, 'commission', end).all,
    expiries: ledger.expiries,
    effects: [...ledger.announced]
      .sort((a, b) => a.order - b.order)
      .flatMap(({ order: number, outcome, outcomeAt, code }) =>
        outcome === 'pending' || outcomeAt === null ? [] : [{ order: number, at: outcomeAt, outcome, code }],
      ),
    end,
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

function give({ doctrine, ledger, lists }: Table, order: Order, number: number, minute: Minute) {
  const chains = chainsAt(lists, ledger, order.seat, minute);
  const question = ask(doctrine, pictureOf(ledger, order.seat), order, minute, chains);
  const ruling = ruleOn(question);
  const facts = factsOf(question);
  if (ruling.verdict !== 'refused') {
    const announced = announce(question, number, ruling);
    recordOrder(ledger, announced);
    noteOrder(lists, announced);
  }
  return { order: number, ruling, facts };
}

function owedNow({ doctrine, ledger, lists, closed }: Table, minute: Minute): WarningOwed[] {
  return warners(doctrine).flatMap((seat) =>
    warningsOwed(doctrine, ledger, seat, chainsSince(chainsAt(lists, ledger, seat, minute), closed[seat])),
  );
}

function writeExpiries(table: Table, minute: Minute): void {
  const { doctrine, ledger, lists, closed } = table;
  const next = () => expiryAmong(doctrine, owedNow(table, minute), minute);
  for (let missed = next(); missed; missed = next()) recordExpiry(ledger, missed);
  for (const seat of warners(doctrine)) closed[seat] = chainsAt(lists, ledger, seat, minute).closed.length;
}

function settleEffects({ doctrine, ledger, lists }: Table, minute: Minute): void {
  const next = () => dueEffect(doctrine, ledger, minute, chainsAt(lists, ledger, 'commission', minute));
  for (let effect = next(); effect; effect = next()) recordEffect(ledger, effect);
}
