// Part E: what must hold between two runs of the engine: shifted, stepped, looser, told more, written otherwise.
import {
  type Adjudication,
  adjudicate,
  type Doctrine,
  type Fact,
  type Minute,
  type Ruling,
  SEATS,
  type TimedOrder,
  type Timeline,
} from '../ladder/index.ts';
import { castOf, seatOf } from './responses.ts';
import { order as orderOf, report } from './timeline-writing.ts';
import type { Finding } from './violation.ts';

/** The first relation that does not hold, or null. */
export function unrelated(doctrine: Doctrine, timeline: Timeline): Finding | null {
  const result = adjudicate(doctrine, timeline);
  return (
    again(doctrine, timeline, result) ??
    shifted(doctrine, timeline, result) ??
    stepped(doctrine, timeline, result) ??
    reordered(doctrine, timeline, result) ??
    unheard(doctrine, timeline) ??
    besides(doctrine, timeline, result) ??
    looser(doctrine, timeline, result) ??
    kept(doctrine, timeline, result)
  );
}

const textOf = (ruling: Ruling, by = 0): string => {
  if (ruling.verdict !== 'refused') return `${ruling.verdict} ${ruling.effectAt - by}`;
  const [earliest, notBefore] = [ruling.earliest, ruling.notBefore].map((minute) =>
    minute === null ? null : minute - by,
  );
  return `${ruling.code} ${ruling.clause} ${earliest} ${notBefore} ${ruling.needs.join()}`;
};

/** Everything that a run says, with all minutes moved back by so many. */
function runText({ rulings, chains, expiries, effects }: Adjudication, by = 0): string[] {
  const back = (minute: Minute | null) => (minute === null ? null : minute - by);
  return [
    ...rulings.map(({ order, ruling }) => `order ${order}: ${textOf(ruling, by)}`),
    ...chains.map((chain) =>
      [
        chain.id,
        ...chain.acts.map(({ id }) => id),
        ...[chain.t0, chain.phase2At, chain.broaderAt, chain.closedAt].map(back),
      ].join(' '),
    ),
    ...expiries.map(({ chain, at }) => `expiry ${chain} ${back(at)}`),
    ...effects.map(({ order, at, outcome, code }) => `effect ${order} ${back(at)} ${outcome} ${code}`),
  ];
}

function differing(property: string, how: string, before: readonly string[], after: readonly string[]): Finding | null {
  const n = before.findIndex((line, place) => line !== after[place]);
  if (n < 0 && before.length === after.length) return null;
  return { property, says: `${how}: [${n < 0 ? 'nothing' : before[n]}] becomes [${after[n < 0 ? before.length : n]}]` };
}

/** M1 as far as paper goes: the same timeline comes out the same. */
function again(doctrine: Doctrine, timeline: Timeline, result: Adjudication): Finding | null {
  return differing('M1', 'the same run again', runText(result), runText(adjudicate(doctrine, timeline)));
}

/** M3. */
function shifted(doctrine: Doctrine, timeline: Timeline, result: Adjudication): Finding | null {
  const by = 1234;
  const moved = (fact: Fact): Fact => {
    const later = { ...fact, at: fact.at + by };
    if (later.kind === 'report')
      return { ...later, start: later.start + by, end: later.end === null ? null : later.end + by };
    if (later.kind === 'end') return { ...later, when: later.when + by };
    if (later.kind === 'amend' && later.start !== null) return { ...later, start: later.start + by };
    return later;
  };
  const facts = timeline.facts.map(moved);
  const orders = timeline.orders.map((order) => ({ ...order, at: order.at + by }));
  const run = adjudicate(doctrine, { ...timeline, facts, orders });
  return differing('M3', 'shifted by a constant', runText(result), runText(run, by));
}

/** Stepping from minute to minute equals jumping: an order that says nothing at every minute changes nothing. */
function stepped(doctrine: Doctrine, timeline: Timeline, result: Adjudication): Finding | null {
  const [idle] = castOf(doctrine).idle.filter((response) => response.leadMinutes[seatOf(response)] === 0);
  if (!idle) return null;
  const known = timeline.orders.length;
  const steps: TimedOrder[] = [];
  // Every minute of a short run; of a long one those around the minutes that the run names, and every hour.
  const named = new Set(minutesOf(result).flatMap((minute) => [minute - 1, minute, minute + 1]));
  for (let at = 0; at <= result.end; at++)
    if (result.end < 300 || at % 60 === 0 || named.has(at))
      steps.push(orderOf(seatOf(idle), idle.id, at, { about: null }));
  const run = adjudicate(doctrine, { ...timeline, orders: [...timeline.orders, ...steps] });
  const rulings = run.rulings.filter(({ order }) => order < known);
  const effects = run.effects.filter(({ order }) => order < known);
  return differing('law', 'stepped from minute to minute', runText(result), runText({ ...run, rulings, effects }));
}

const minutesOf = ({ chains, expiries, effects }: Adjudication): Minute[] =>
  [
    ...chains.flatMap(({ t0, phase2At, closesAt, broaderAt }) => [t0, phase2At, closesAt, broaderAt]),
    ...expiries.map(({ at }) => at),
    ...effects.map(({ at }) => at),
  ].filter((minute) => minute !== null);

const bearsAct = (fact: Fact): fact is Fact & { act: string } => 'act' in fact;

/** M6: facts of one minute about different acts, written in another order. */
function reordered(doctrine: Doctrine, timeline: Timeline, result: Adjudication): Finding | null {
  const facts = [...timeline.facts].sort((a, b) => a.at - b.at);
  for (let n = 1; n < facts.length; n++) {
    const [a, b] = [facts[n - 1]!, facts[n]!];
    if (a.at !== b.at || !bearsAct(a) || !bearsAct(b) || a.act === b.act) continue;
    const swapped = [...facts];
    [swapped[n - 1], swapped[n]] = [b, a];
    const run = adjudicate(doctrine, { ...timeline, facts: swapped });
    const found = differing('M6', `two facts of minute ${a.at} in the other order`, runText(result), runText(run));
    if (found) return found;
  }
  return null;
}

/** S17: without the facts that a seat is not told, its rulings are the same. Only its own orders, and no shares. */
function unheard(doctrine: Doctrine, timeline: Timeline): Finding | null {
  if (timeline.facts.some(({ kind }) => kind === 'share') || doctrine.reads['clock.start'] === 'report') return null;
  for (const seat of SEATS) {
    if (timeline.facts.every(({ to }) => to.includes(seat))) continue;
    const isMoved = (order: TimedOrder) => order.of !== null;
    const orders = timeline.orders.filter((order) => order.seat === seat && !isMoved(order));
    const rulings = (facts: readonly Fact[]) =>
      adjudicate(doctrine, { ...timeline, facts, orders }).rulings.map(
        ({ order, ruling }) => `${seat}'s order ${order}: ${textOf(ruling)}`,
      );
    const heard = timeline.facts.filter(({ to }) => to.includes(seat));
    const found = differing('S17', `facts that ${seat} is not told`, rulings(heard), rulings(timeline.facts));
    if (found) return found;
  }
  return null;
}

/** M4: an act far away, in a chain of its own, changes no ruling about another chain. */
function besides(doctrine: Doctrine, timeline: Timeline, result: Adjudication): Finding | null {
  const { reads } = doctrine;
  if (reads['chain.scope'] === 'theatre' || reads.recidivism === 'inherit-clock') return null;
  const isFar = (fact: Fact) =>
    !('sector' in fact) || fact.sector === null || (typeof fact.sector === 'number' && fact.sector < 8);
  if (timeline.facts.some(({ kind }) => kind === 'certify') || !timeline.facts.every(isFar)) return null;
  if (
    timeline.orders.some(
      ({ about, response }) => about === null && castOf(doctrine).idle.every(({ id }) => id !== response),
    )
  )
    return null;
  const far = report('far', { start: 0, sector: 20, severity: 4 });
  const run = adjudicate(doctrine, { ...timeline, facts: [far, ...timeline.facts] });
  const rulings = (of: Adjudication) => of.rulings.map(({ order, ruling }) => `order ${order}: ${textOf(ruling)}`);
  return differing('M4', 'an act far away', rulings(result), rulings(run));
}

/** M2: looser bars turn no acceptance into a refusal. */
function looser(doctrine: Doctrine, timeline: Timeline, result: Adjudication): Finding | null {
  if (timeline.orders.some(({ of }) => of !== null)) return null;
  const loose = { ...doctrine, reads: { ...doctrine.reads, 'evidence.coalition': 0, 'evidence.joint': 0 } };
  const run = adjudicate(loose, timeline);
  for (const [n, { order, ruling }] of result.rulings.entries())
    if (ruling.verdict !== 'refused' && run.rulings[n]!.ruling.verdict === 'refused')
      return { property: 'M2', says: `order ${order} is refused where the bars are lower` };
  return null;
}

/** S18: at `earliest` the same order passes, and a minute before it does not. */
function kept(doctrine: Doctrine, timeline: Timeline, result: Adjudication): Finding | null {
  const promised = new Set<string>();
  for (const { order, ruling } of result.rulings) {
    if (ruling.verdict !== 'refused' || ruling.earliest === null) continue;
    const given = timeline.orders[order]!;
    const key = `${given.response} ${ruling.earliest}`;
    if (promised.has(key)) continue;
    promised.add(key);
    const facts = timeline.facts.filter(({ at }) => at <= given.at);
    const before = timeline.orders.filter(
      (each, n) => n !== order && (each.at < given.at || (each.at === given.at && n < order)),
    );
    const verdictAt = (at: Minute) =>
      adjudicate(doctrine, { ...timeline, facts, orders: [...before, { ...given, at }] }).rulings.at(-1)!.ruling
        .verdict;
    const [early, then] = [verdictAt(ruling.earliest - 1), verdictAt(ruling.earliest)];
    if (early !== 'refused' || then === 'refused')
      return {
        property: 'S18',
        says: `order ${order} is promised minute ${ruling.earliest}: a minute before ${early}, then ${then}`,
      };
  }
  return null;
}
