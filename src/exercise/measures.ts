// Measures in effect and what they do to an act: integers from the table of coefficients, added to the neutral rate.
// Truth side: seats never see a rate.
import {
  type Announced,
  actNamed,
  forceAmong,
  type Guarantee,
  isInEffect,
  Latest,
  type Ledger,
  type Member,
  type Minute,
  ordersNamed,
  Remembered,
  type Sector,
} from '../ladder/index.ts';
import type { Hazard, LiveAct } from './incident.ts';
import type { ConditionEffect, Numbers, ResponseEffect } from './numbers.ts';
import { armyIn, type Harm, harmBand, heatAt, LOGISTICS, strengthIn } from './people.ts';
import type { Scenario } from './scenario.ts';
import { surveillance } from './sensors.ts';
import type { OpenWorld, State } from './state.ts';

export interface Bearing {
  rates: Hazard;
  /** What moves them from the neutral rate. */
  moves: readonly Move[];
}

export interface Move extends Hazard {
  /** In words, as "halt end+72 growth-16"; empty where it moves nothing. */
  says: string;
}

/** What bears on an act in words. */
export function becauseOf(moves: readonly Move[]): string[] {
  const because: string[] = [];
  for (const { says } of moves) if (says !== '') because.push(says);
  return because;
}

/** What is in effect at this minute, whatever act it may bear on: the same object while nothing of it changes. */
export interface InEffect {
  responses: readonly { effect: ResponseEffect; orders: readonly OrderInEffect[] }[];
  conditions: readonly ConditionEffect[];
  /** What conditions and the strength of measures depend on. */
  world: OpenWorld;
  harm: Harm;
  guarantee: Guarantee;
  hasLogistics: boolean;
  consent: readonly Member[];
}

interface OrderInEffect {
  order: Announced;
  sectors: readonly Sector[];
}

interface LastMeasures {
  scenario: Scenario;
  effects: number;
  /** Where acts are bears on the places that an order meets. */
  moved: number;
  until: Minute;
  measures: InEffect;
}

const lastMeasures = new Latest<Ledger, LastMeasures>();

export function inEffect(scenario: Scenario, state: State): InEffect {
  const { ledger, minute, world } = state;
  const { moved, consent, guarantee } = ledger.registers.commission;
  const harm = harmBand(scenario.numbers.politics, heatAt(world.heat, minute));
  const last = lastMeasures.get(ledger);
  const before = last?.scenario === scenario ? last : undefined;
  const isStill = before?.effects === ledger.effects && before.moved === moved && minute < before.until;
  const responses = isStill ? before.measures.responses : responsesInEffect(scenario, state);
  const hasLogistics = isStill ? before.measures.hasLogistics : isInEffect(ledger, LOGISTICS);
  let measures = before?.measures;
  const isSame =
    measures?.world === world &&
    measures.harm === harm &&
    measures.guarantee === guarantee &&
    measures.consent === consent &&
    measures.hasLogistics === hasLogistics &&
    (isStill || isSameEffect(measures.responses, responses));
  if (isStill && isSame) return measures!;
  if (!measures || !isSame) {
    const { usWill, talks, dispute, prosperity } = world;
    const is: Circumstances = { usWill, talks, dispute, prosperity, harm, guarantee };
    const conditions = scenario.numbers.hazards.conditions.filter((condition) => holds(condition, is));
    measures = { responses, conditions, world, harm, guarantee, hasLogistics, consent };
  }
  const until = isStill ? before.until : measureEndsAt(scenario, state);
  lastMeasures.set(ledger, { scenario, effects: ledger.effects, moved, until, measures });
  return measures;
}

// In the order of the table: what bears on an act is told in that order.
function responsesInEffect(scenario: Scenario, state: State): InEffect['responses'] {
  const { hazards, prompts } = scenario.numbers;
  const { minute, ledger } = state;
  const responses: InEffect['responses'][number][] = [];
  for (const effect of hazards.responses) {
    const { response, lasts = Infinity } = effect;
    const given = ordersNamed(ledger.announced, response);
    if (given.length === 0) continue;
    const counting = prompts.verify.responses.includes(response) ? surveillance(scenario, ledger) : null;
    const orders: OrderInEffect[] = [];
    for (const order of given) {
      const { outcome, effectAt, endsAt = Infinity } = order;
      if (outcome !== 'in-effect' || Math.min(effectAt + lasts, endsAt) <= minute) continue;
      if (counting?.includes(order) === false) continue;
      orders.push({ order, sectors: sectorsMet(state, order, effect) });
    }
    if (orders.length > 0) responses.push({ effect, orders });
  }
  return responses;
}

/** Whether the same orders bear on the same places. */
function isSameEffect(some: InEffect['responses'], others: InEffect['responses']): boolean {
  return isEach(some, others, (a, b) => {
    if (a.effect !== b.effect) return false;
    return isEach(a.orders, b.orders, (c, d) => c.order === d.order && isEach(c.sectors, d.sectors, Object.is));
  });
}

function isEach<T>(some: readonly T[], others: readonly T[], isSame: (one: T, other: T) => boolean): boolean {
  return some.length === others.length && some.every((one, n) => isSame(one, others[n]!));
}

const AT_REST: Bearing = { rates: { end: 0, growth: 0, finding: 0 }, moves: [] };

interface LastBearing {
  measures: InEffect;
  isGoing: boolean;
  isSought: boolean;
  hasGrown: boolean;
  bearing: Bearing;
}

const lastBearings = new Remembered<LiveAct, LastBearing>();

/** The rates of an act at this minute, and what they come from. */
export function ratesOn(scenario: Scenario, state: State, act: LiveAct, measures: InEffect): Bearing {
  const isGoing = act.endedAt === null;
  const isSought = act.reportedAt !== null && !act.isFound;
  if (!isGoing && !isSought) return AT_REST;
  const { hasGrown } = act;
  const last = lastBearings.get(act);
  const isSame =
    last !== undefined &&
    last.measures === measures &&
    last.isGoing === isGoing &&
    last.isSought === isSought &&
    last.hasGrown === hasGrown;
  if (isSame) return last.bearing;
  const bearing = bearingOn(scenario, state, act, measures);
  lastBearings.set(act, { measures, isGoing, isSought, hasGrown, bearing });
  return bearing;
}

function bearingOn(scenario: Scenario, state: State, act: LiveAct, measures: InEffect): Bearing {
  const { hazards } = scenario.numbers;
  const isGoing = act.endedAt === null;
  const isSought = act.reportedAt !== null && !act.isFound;
  const moves = movesOn(scenario, state, act, measures);
  let end = hazards.neutral;
  let growth = scenario.opponent.tempo;
  let finding = hazards.neutral - Math.trunc((scenario.opponent.deception - 50) / 2);
  for (const move of moves) {
    end += move.end;
    growth += move.growth;
    finding += move.finding;
  }
  const { floor } = hazards;
  const rates = {
    end: isGoing ? Math.max(floor.end, end) : 0,
    growth: isGoing && !act.hasGrown ? Math.max(floor.growth, growth) : 0,
    finding: isSought ? Math.max(floor.finding, finding) : 0,
  };
  return { rates, moves };
}

const UNMOVED: readonly Move[] = [];

// An opponent of high resolve is moved less; the pace of findings is not the opponent's to decide.
function movesOn(scenario: Scenario, state: State, act: LiveAct, measures: InEffect): readonly Move[] {
  const { responses, conditions } = measures;
  if (responses.length === 0 && conditions.length === 0) return UNMOVED;
  const moves: Move[] = [];
  for (const { effect, orders } of responses) {
    const share = strongest(scenario, state, act, effect, orders);
    if (share !== null) moves.push(moveOf(scenario, effect, share));
  }
  for (const condition of conditions) moves.push(moveOf(scenario, condition, 100));
  return moves;
}

type Source = ResponseEffect | ConditionEffect;

const movesKnown = new WeakMap<Scenario, Map<Source, Move[]>>();

/** What that share of a hundred of it does under a scenario: each worked out once. */
function moveOf(scenario: Scenario, source: Source, share: number): Move {
  let known = movesKnown.get(scenario);
  if (!known) {
    known = new Map();
    movesKnown.set(scenario, known);
  }
  const moves = known.get(source) ?? [];
  if (moves.length === 0) known.set(source, moves);
  moves[share] ??= workOut(scenario, source, share);
  return moves[share];
}

function workOut({ numbers, opponent }: Scenario, source: Source, share: number): Move {
  const moved = share * (100 + numbers.hazards.resolveNeutral - opponent.resolve);
  const end = Math.trunc(((source.end ?? 0) * moved) / 10_000);
  const growth = Math.trunc(((source.growth ?? 0) * moved) / 10_000);
  const finding = source.finding ?? 0;
  const words = [word('end', end), word('growth', growth), word('finding', finding)].filter(Boolean);
  return { end, growth, finding, says: words.length > 0 ? `${nameOf(source)} ${words.join(' ')}` : '' };
}

const word = (name: string, delta: number): string => (delta === 0 ? '' : `${name}${delta > 0 ? '+' : ''}${delta}`);

function nameOf(source: Source): string {
  if ('response' in source) return source.response;
  return Object.entries(source.when)
    .map(([what, is]) => `${what} ${is}`)
    .join(', ');
}

// Giving an order twice gains nothing: of several that bear on the act the strongest counts. A share of 100, or null.
function strongest(
  scenario: Scenario,
  state: State,
  act: LiveAct,
  effect: ResponseEffect,
  orders: readonly OrderInEffect[],
): number | null {
  const { incident } = act;
  if (effect.intents && !effect.intents.includes(incident.intent)) return null;
  if (effect.kinds && !effect.kinds.includes(incident.kind)) return null;
  let best: number | null = null;
  for (const { order, sectors } of orders) {
    if (!reaches(order, sectors, effect, act)) continue;
    best = Math.max(best ?? 0, shareOf(scenario, state, effect, order, act));
  }
  return best;
}

function reaches(
  order: Announced,
  sectors: readonly Sector[],
  { reach }: ResponseEffect,
  { incident }: LiveAct,
): boolean {
  if (reach === 'line') return true;
  if (reach === 'sector') return order.sector === incident.sector;
  return order.acts.includes(incident.id) || sectors.includes(incident.sector);
}

const NOWHERE: readonly Sector[] = [];

// What joins a breach next to it, or grows out of it, meets the measures that were taken about it.
function sectorsMet({ ledger }: State, order: Announced, { reach }: ResponseEffect): readonly Sector[] {
  if (reach === 'line' || reach === 'sector') return NOWHERE;
  const sectors: Sector[] = [];
  for (const id of order.acts) {
    const act = actNamed(ledger.registers.commission, id);
    if (act) sectors.push(act.sector);
  }
  return sectors;
}

function shareOf(scenario: Scenario, state: State, effect: ResponseEffect, order: Announced, act: LiveAct): number {
  if (effect.scaledBy === 'army') return armyIn(scenario, state, act.incident.sector);
  if (effect.scaledBy === 'members' && order.domain) return strengthIn(scenario, state, order.domain);
  return 100;
}

type Circumstances = Record<keyof ConditionEffect['when'], string>;

function holds({ when }: ConditionEffect, is: Circumstances): boolean {
  for (const what in when) if (when[what as keyof Circumstances] !== is[what as keyof Circumstances]) return false;
  return true;
}

const lastEnds = new Latest<Ledger, { numbers: Numbers; effects: number; from: Minute; at: Minute }>();

/** The next minute at which a measure runs out by itself; Infinity where none does. */
export function measureEndsAt({ numbers }: Scenario, { ledger, minute }: State): Minute {
  const last = lastEnds.get(ledger);
  const isSame = last?.effects === ledger.effects && last.numbers === numbers && last.from <= minute;
  if (isSame && minute < last.at) return last.at;
  let next = Infinity;
  const meet = (over: Minute) => {
    if (over > minute && over < next) next = over;
  };
  for (const { outcome, endsAt } of forceAmong(ledger.announced)) {
    if (outcome === 'in-effect' && endsAt !== undefined) meet(endsAt);
  }
  for (const { response, lasts } of numbers.hazards.responses) {
    if (lasts === undefined) continue;
    for (const { outcome, effectAt } of ordersNamed(ledger.announced, response)) {
      if (outcome === 'in-effect') meet(effectAt + lasts);
    }
  }
  lastEnds.set(ledger, { numbers, effects: ledger.effects, from: minute, at: next });
  return next;
}
