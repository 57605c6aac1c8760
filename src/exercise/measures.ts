// Measures in effect and what they do to an act: integers from the table of coefficients, added to the neutral rate.
// Truth side: seats never see a rate.
import { type Announced, actNamed, type Ledger, type Minute, pictureOf, type Sector } from '../ladder/index.ts';
import type { Hazard, LiveAct } from './incident.ts';
import type { ConditionEffect, Numbers, ResponseEffect } from './numbers.ts';
import { armyIn, harmBand, heatAt, strengthIn } from './people.ts';
import type { Scenario } from './scenario.ts';
import { surveillance } from './sensors.ts';
import type { State } from './state.ts';

export interface Bearing {
  rates: Hazard;
  /** What moves them from the neutral rate. */
  moves: readonly Move[];
}

export interface Move extends Hazard {
  source: ResponseEffect | ConditionEffect;
}

/** What bears on an act in words, as "halt end+72 growth-16". */
export function becauseOf(moves: readonly Move[]): string[] {
  return moves.flatMap(({ source, end, growth, finding }) => {
    const parts = [word('end', end), word('growth', growth), word('finding', finding)].filter(Boolean);
    return parts.length > 0 ? [`${nameOf(source)} ${parts.join(' ')}`] : [];
  });
}

/** What is in effect at this minute, whatever act it may bear on. */
export interface InEffect {
  responses: readonly { effect: ResponseEffect; orders: readonly OrderInEffect[] }[];
  conditions: readonly ConditionEffect[];
}

interface OrderInEffect {
  order: Announced;
  sectors: ReadonlySet<Sector>;
}

interface LastResponses {
  numbers: Numbers;
  orders: number;
  facts: number;
  until: Minute;
  responses: InEffect['responses'];
}

const lastResponses = new WeakMap<Ledger, LastResponses>();

export function inEffect(scenario: Scenario, state: State): InEffect {
  const { numbers } = scenario;
  const { ledger, minute } = state;
  const { version: facts } = ledger.registers.commission;
  let last = lastResponses.get(ledger);
  const isSame =
    last?.orders === ledger.version && last.facts === facts && last.numbers === numbers && minute < last.until;
  if (!last || !isSame) {
    const responses = responsesInEffect(scenario, state);
    last = { numbers, orders: ledger.version, facts, until: measureEndsAt(scenario, state), responses };
    lastResponses.set(ledger, last);
  }
  const conditions = numbers.hazards.conditions.filter((condition) => holds(scenario, state, condition));
  return { responses: last.responses, conditions };
}

function responsesInEffect(scenario: Scenario, state: State): InEffect['responses'] {
  const { hazards, prompts } = scenario.numbers;
  const given = new Map<string, Announced[]>();
  for (const order of state.ledger.announced) {
    if (order.outcome !== 'in-effect' || (order.endsAt !== undefined && order.endsAt <= state.minute)) continue;
    const same = given.get(order.response);
    if (same) same.push(order);
    else given.set(order.response, [order]);
  }
  const watching = surveillance(scenario, state.ledger);
  const responses: InEffect['responses'][number][] = [];
  for (const effect of hazards.responses) {
    const { response, lasts = Infinity } = effect;
    const isWatch = prompts.verify.responses.includes(response);
    const orders: OrderInEffect[] = [];
    for (const order of given.get(response) ?? []) {
      if (state.minute >= order.effectAt + lasts || (isWatch && !watching.includes(order))) continue;
      orders.push({ order, sectors: sectorsMet(state, order, effect) });
    }
    if (orders.length > 0) responses.push({ effect, orders });
  }
  return responses;
}

const AT_REST: Bearing = { rates: { end: 0, growth: 0, finding: 0 }, moves: [] };

/** The rates of an act at this minute, and what they come from. */
export function ratesOn(scenario: Scenario, state: State, act: LiveAct, measures: InEffect): Bearing {
  const { hazards } = scenario.numbers;
  const isGoing = act.endedAt === null;
  const isSought = act.reportedAt !== null && !act.isFound;
  if (!isGoing && !isSought) return AT_REST;
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
  const moved = 100 + scenario.numbers.hazards.resolveNeutral - scenario.opponent.resolve;
  const move = (source: Move['source'], share: number): Move => ({
    source,
    end: Math.trunc(((source.end ?? 0) * share * moved) / 10_000),
    growth: Math.trunc(((source.growth ?? 0) * share * moved) / 10_000),
    finding: source.finding ?? 0,
  });
  const moves: Move[] = [];
  for (const { effect, orders } of responses) {
    const share = strongest(scenario, state, act, effect, orders);
    if (share !== null) moves.push(move(effect, share));
  }
  for (const condition of conditions) moves.push(move(condition, 100));
  return moves;
}

const word = (name: string, delta: number): string => (delta === 0 ? '' : `${name}${delta > 0 ? '+' : ''}${delta}`);

function nameOf(source: ResponseEffect | ConditionEffect): string {
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
  sectors: ReadonlySet<Sector>,
  { reach }: ResponseEffect,
  { incident }: LiveAct,
): boolean {
  if (reach === 'line') return true;
  if (reach === 'sector') return order.sector === incident.sector;
  return order.acts.includes(incident.id) || sectors.has(incident.sector);
}

const NOWHERE: ReadonlySet<Sector> = new Set();

// What joins a breach next to it, or grows out of it, meets the measures that were taken about it.
function sectorsMet(state: State, order: Announced, { reach }: ResponseEffect): ReadonlySet<Sector> {
  if (reach === 'line' || reach === 'sector') return NOWHERE;
  const { register } = pictureOf(state.ledger, 'commission');
  return new Set(order.acts.flatMap((id) => actNamed(register, id)?.sector ?? []));
}

function shareOf(scenario: Scenario, state: State, effect: ResponseEffect, order: Announced, act: LiveAct): number {
  if (effect.scaledBy === 'army') return armyIn(scenario, state, act.incident.sector);
  if (effect.scaledBy === 'members' && order.domain) return strengthIn(scenario, state, order.domain);
  return 100;
}

type Condition = keyof ConditionEffect['when'];

const IS: Readonly<Record<Condition, (scenario: Scenario, state: State) => string>> = {
  usWill: (_, { world }) => world.usWill,
  talks: (_, { world }) => world.talks,
  dispute: (_, { world }) => world.dispute,
  prosperity: (_, { world }) => world.prosperity,
  harm: ({ numbers }, { world, minute }) => harmBand(numbers.politics, heatAt(world.heat, minute)),
  guarantee: (_, { ledger }) => ledger.registers.commission.guarantee,
};

function holds(scenario: Scenario, state: State, { when }: ConditionEffect): boolean {
  for (const what in when) if (when[what as Condition] !== IS[what as Condition](scenario, state)) return false;
  return true;
}

/** The measures that run out by themselves. */
function lastingAmong({ responses }: Numbers['hazards']): readonly ResponseEffect[] {
  let known = lastingKnown.get(responses);
  if (!known) {
    known = responses.filter(({ lasts }) => lasts !== undefined);
    lastingKnown.set(responses, known);
  }
  return known;
}

const lastingKnown = new WeakMap<readonly ResponseEffect[], readonly ResponseEffect[]>();
const lastEnds = new WeakMap<Ledger, { numbers: Numbers; orders: number; from: Minute; at: Minute }>();

/** The next minute at which a measure runs out by itself; Infinity where none does. */
export function measureEndsAt({ numbers }: Scenario, { ledger, minute }: State): Minute {
  const last = lastEnds.get(ledger);
  const isSame = last?.orders === ledger.version && last.numbers === numbers && last.from <= minute;
  if (isSame && minute < last.at) return last.at;
  const lasting = lastingAmong(numbers.hazards);
  let next = Infinity;
  for (const { outcome, response, endsAt, effectAt } of ledger.announced) {
    if (outcome !== 'in-effect') continue;
    if (endsAt !== undefined && endsAt > minute && endsAt < next) next = endsAt;
    for (const effect of lasting) {
      const over = effectAt + effect.lasts!;
      if (effect.response === response && over > minute && over < next) next = over;
    }
  }
  lastEnds.set(ledger, { numbers, orders: ledger.version, from: minute, at: next });
  return next;
}
