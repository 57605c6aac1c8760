// A record while it is being judged: what its facts and orders have come to so far, and what was found. What each kind of event
// means for it stands in judge.ts and conclusions.ts.
import type { Scenario } from '../exercise/scenario.ts';
import type { ActId, Holder, Minute, Order, Response, Seat } from '../ladder/index.ts';
import type { Accepted } from './accepted.ts';
import type { Arrivals } from './arrivals.ts';
import { chainsOf, type KnownChain, nameOf } from './chains.ts';
import type { Matter } from './checks.ts';
import { type Owed, owedBy } from './duties.ts';
import { type Finding, hours } from './finding.ts';
import { type KnownRegisters, openRegisters } from './registers.ts';

export interface Judgement {
  findings: Finding[];
  /** How much was judged. */
  rulings: number;
  effects: number;
  expiries: number;
}

/** What of a scenario the judge reads: the law in force. */
export type Case = Pick<Scenario, 'doctrine'>;

/** A record that is being judged while it goes on. */
export interface Judging {
  readonly scenario: Case;
  readonly judgement: Judgement;
  line: number;
  minute: Minute;
  registers: KnownRegisters;
  arrivals: Arrivals;
  closedDomains: Matter['closedDomains'];
  /** The chains of a register since its last fact. */
  chains: Map<Holder, readonly KnownChain[]>;
  accepted: Accepted[];
  /** The orders that were composed, by the numbers of their drafts. */
  composed: Map<number, Order>;
  /** The orders given, with the number under which each was accepted last; null: it does not stand. */
  given: { order: Order; number: number | null }[];
  /** The acts of the chains whose duty to warn has expired. */
  expired: Set<ActId>;
  /** Before that minute nothing falls due, as long as nothing new comes in. */
  quietUntil: number;
  /** The last seat whose orders were ruled in this minute, as long as nobody has been asked again. */
  lastToOrder: Seat | null;
}

export function openJudging(scenario: Case): Judging {
  const opening = { guarantee: 'unsigned', consent: [], closedDomains: [] } as const;
  return {
    scenario,
    judgement: { findings: [], rulings: 0, effects: 0, expiries: 0 },
    line: 0,
    minute: 0,
    registers: openRegisters(opening),
    arrivals: { coming: [], waiting: [], held: [], next: 0, writtenAt: new Map() },
    closedDomains: [],
    chains: new Map(),
    accepted: [],
    composed: new Map(),
    given: [],
    expired: new Set(),
    quietUntil: 0,
    lastToOrder: null,
  };
}

export const find = ({ judgement, line, minute: at }: Judging, rule: string, says: string): void => {
  judgement.findings.push({ line, at, rule, says });
};

/** Says what should have come by that minute: effects, and expiries (ladder.md 5). */
export function settled(judging: Judging, by: Minute): void {
  if (by < judging.quietUntil) return;
  judging.quietUntil = Infinity;
  for (const order of judging.accepted) {
    if (order.outcome !== 'pending') continue;
    if (order.effectAt > by) {
      judging.quietUntil = Math.min(judging.quietUntil, order.effectAt);
      continue;
    }
    order.outcome = 'lapsed';
    const says = `order ${order.number} was due at ${hours(order.effectAt)}, and nothing came of it`;
    find(judging, 'ladder.md 5, effects', says);
  }
  for (const { chain, seat, due, overdueAt } of owedNow(judging)) {
    if (overdueAt > by) {
      judging.quietUntil = Math.min(judging.quietUntil, overdueAt);
      continue;
    }
    for (const { id } of chain.acts) judging.expired.add(id);
    const says = `the warning that ${seat} owed about chain ${nameOf(chain)} by ${hours(due)} has passed, and no expiry is written`;
    find(judging, 'L6', says);
  }
}

export function owedNow(judging: Judging): Owed[] {
  const { doctrine } = judging.scenario;
  const seats: readonly Seat[] = ['ukraine', 'coalition'];
  return seats.flatMap((seat) => owedBy(doctrine, seat, chainsNow(judging, seat), judging));
}

export function chainsNow({ chains, registers, scenario }: Judging, holder: Holder): readonly KnownChain[] {
  const known = chains.get(holder) ?? chainsOf(scenario.doctrine.reads, registers[holder]);
  chains.set(holder, known);
  return known;
}

export function matterOf(
  judging: Judging,
  order: Order,
  response: Response,
  holder: Holder,
  isGoNoGo: boolean,
): Matter {
  const { scenario, registers, accepted, closedDomains } = judging;
  return {
    doctrine: scenario.doctrine,
    register: registers[holder],
    chains: chainsNow(judging, holder),
    accepted,
    closedDomains,
    order,
    response,
    isGoNoGo,
  };
}
