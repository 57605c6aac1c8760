// Measures in effect and what they do to an act: integers from the table of coefficients, added to the neutral rate.
// Truth side: seats never see a rate.
import { type Announced, actNamed, type Minute, pictureOf, type Sector } from '../ladder/index.ts';
import type { Hazard, LiveAct } from './incident.ts';
import type { ConditionEffect, Delta, ResponseEffect } from './numbers.ts';
import { armyIn, harmBand, heatAt, strengthIn } from './people.ts';
import type { Scenario } from './scenario.ts';
import { surveillance } from './sensors.ts';
import type { State } from './state.ts';

export interface Bearing {
  rates: Hazard;
  /** What bears on the act, as "halt end+72 growth-16". */
  because: string[];
}

/** What is in effect at this minute, whatever act it may bear on. */
export interface InEffect {
  responses: { effect: ResponseEffect; orders: { order: Announced; sectors: ReadonlySet<Sector> }[] }[];
  conditions: ConditionEffect[];
}

export function inEffect(scenario: Scenario, state: State): InEffect {
  const { hazards } = scenario.numbers;
  const given = new Set(state.ledger.announced.map(({ response }) => response));
  return {
    responses: hazards.responses
      .filter(({ response }) => given.has(response))
      .map((effect) => ({
        effect,
        orders: ordersInEffect(scenario, state, effect).map((order) => ({
          order,
          sectors: sectorsMet(state, order, effect),
        })),
      }))
      .filter(({ orders }) => orders.length > 0),
    conditions: hazards.conditions.filter((condition) => holds(scenario, state, condition)),
  };
}

/** The rates of an act at this minute, and what they come from. */
export function ratesOn(scenario: Scenario, state: State, act: LiveAct, measures: InEffect): Bearing {
  const { hazards } = scenario.numbers;
  const isGoing = act.endedAt === null;
  const isSought = act.reportedAt !== null && !act.isFound;
  if (!isGoing && !isSought) return { rates: { end: 0, growth: 0, finding: 0 }, because: [] };
  const { resolve, deception, tempo } = scenario.opponent;
  const sums = { end: hazards.neutral, growth: tempo, finding: hazards.neutral - Math.trunc((deception - 50) / 2) };
  const moves: { name: () => string; end: number; growth: number; finding: number }[] = [];
  const add = (name: () => string, delta: Delta, share: number) => {
    // An opponent of high resolve is moved less; the pace of findings is not the opponent's to decide.
    const moved = 100 + hazards.resolveNeutral - resolve;
    const end = Math.trunc(((delta.end ?? 0) * share * moved) / 10_000);
    const growth = Math.trunc(((delta.growth ?? 0) * share * moved) / 10_000);
    const finding = delta.finding ?? 0;
    sums.end += end;
    sums.growth += growth;
    sums.finding += finding;
    moves.push({ name, end, growth, finding });
  };
  for (const { effect, orders } of measures.responses) {
    const share = strongest(scenario, state, act, effect, orders);
    if (share !== null) add(() => effect.response, effect, share);
  }
  for (const condition of measures.conditions) add(() => nameOf(condition), condition, 100);
  return {
    rates: {
      end: isGoing ? Math.max(hazards.floor.end, sums.end) : 0,
      growth: isGoing && !act.hasGrown ? Math.max(hazards.floor.growth, sums.growth) : 0,
      finding: isSought ? Math.max(hazards.floor.finding, sums.finding) : 0,
    },
    // In words only where somebody asks.
    get because() {
      return moves.flatMap(({ name, end, growth, finding }) => {
        const parts = [word('end', end), word('growth', growth), word('finding', finding)].filter(Boolean);
        return parts.length > 0 ? [`${name()} ${parts.join(' ')}`] : [];
      });
    },
  };
}

const word = (name: string, delta: number): string => (delta === 0 ? '' : `${name}${delta > 0 ? '+' : ''}${delta}`);

const nameOf = ({ when }: ConditionEffect): string =>
  Object.entries(when)
    .map(([what, is]) => `${what} ${is}`)
    .join(', ');

// Giving an order twice gains nothing: of several that bear on the act the strongest counts. A share of 100, or null.
function strongest(
  scenario: Scenario,
  state: State,
  act: LiveAct,
  effect: ResponseEffect,
  orders: InEffect['responses'][number]['orders'],
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

function ordersInEffect(scenario: Scenario, state: State, { response, lasts }: ResponseEffect): Announced[] {
  const isWatch = scenario.numbers.prompts.verify.responses.includes(response);
  const announced = isWatch ? surveillance(scenario, state.ledger.announced) : state.ledger.announced;
  return announced.filter(
    (order) =>
      order.response === response &&
      order.outcome === 'in-effect' &&
      (order.endsAt === undefined || order.endsAt > state.minute) &&
      (lasts === undefined || state.minute < order.effectAt + lasts),
  );
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

function holds({ numbers }: Scenario, state: State, { when }: ConditionEffect): boolean {
  const { world, ledger, minute } = state;
  const is = {
    usWill: world.usWill,
    talks: world.talks,
    dispute: world.dispute,
    prosperity: world.prosperity,
    harm: harmBand(numbers.politics, heatAt(world.heat, minute)),
    guarantee: pictureOf(ledger, 'commission').register.guarantee,
  };
  return (Object.keys(when) as (keyof typeof is)[]).every((what) => when[what] === is[what]);
}

/** The next minute at which a measure runs out by itself; Infinity where none does. */
export function measureEndsAt({ numbers }: Scenario, state: State): Minute {
  let next = Infinity;
  for (const order of state.ledger.announced) {
    if (order.outcome !== 'in-effect') continue;
    const lasting = numbers.hazards.responses.filter(({ response }) => response === order.response);
    const ends = [
      order.endsAt,
      ...lasting.map(({ lasts }) => (lasts === undefined ? undefined : order.effectAt + lasts)),
    ];
    for (const at of ends) if (at !== undefined && at > state.minute) next = Math.min(next, at);
  }
  return next;
}
