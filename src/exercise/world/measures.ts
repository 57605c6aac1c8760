// Which measures are in effect, and on what they bear: kept beside the state and moved on by the same events. What they do
// to an act stands in rates.ts.
import {
  type ActId,
  type Announced,
  actNamed,
  DOMAINS,
  type Ledger,
  type Minute,
  SEATS,
  type Sector,
} from '../../ladder/index.ts';
import { mayBeSeen } from '../incident.ts';
import type { ConditionEffect, ResponseEffect } from '../numbers.ts';
import type { Scenario } from '../scenario.ts';
import type { State } from '../state.ts';
import { around, standsIn } from './force.ts';
import {
  bandChangesAt,
  harmBand,
  heatAt,
  LOGISTICS,
  presenceNow,
  REINFORCE,
  readinessOf,
  strengthIn,
} from './people.ts';
import { type Measures, type Move, moveOf, type Reached, type Row, reaches } from './rates.ts';
import { watchedPlaces } from './sensors.ts';

export function openMeasures(scenario: Scenario, state: State): Measures {
  const { hazards } = scenario.numbers;
  const ofConditions = hazards.conditions.map((condition) => moveOf(scenario, state, condition, 100));
  const atStart = { ...scenario.world, harm: 'none', guarantee: scenario.opening.guarantee };
  const measures: Measures = {
    rows: hazards.responses.map(rowOf),
    inEffect: [],
    ofConditions,
    atStart: ofConditions.filter((_, n) => holds(hazards.conditions[n]!, atStart)),
    conditions: [],
    readiness: 0,
    presence: [],
    strength: [],
    areConditionsStale: true,
    ends: [],
    bandAt: -1,
    lightAt: -1,
    watching: { ukraine: [], coalition: [], us: [] },
    watched: new Set(),
    consultedAt: null,
    stale: new Set(),
    areAllStale: true,
    unseen: new Set(),
  };
  for (const id of state.truth.live.keys()) noteAct(measures, state, id);
  for (const [place, order] of state.ledger.announced.entries()) {
    if (order.outcome === 'in-effect') noteInEffect(measures, scenario, state, order, place);
  }
  for (const { effect } of state.questions) if (effect && effect.until !== null) noteEnd(measures, state, effect.until);
  return measures;
}

const rowOf = (effect: ResponseEffect): Row => ({
  effect,
  response: effect.response,
  reach: effect.reach,
  scaledBy: effect.scaledBy ?? null,
  intents: effect.intents ?? null,
  kinds: effect.kinds ?? null,
  authors: effect.authors ?? null,
  orders: [],
  until: Infinity,
  acts: null,
  sectors: null,
  moves: [],
});

/** To be called whenever something has become of an act. */
export function noteAct({ stale, unseen }: Measures, { truth }: State, id: ActId): void {
  stale.add(id);
  const act = truth.live.get(id);
  if (act && mayBeSeen(act)) unseen.add(id);
  else unseen.delete(id);
}

/** To be called for every order that takes effect. */
export function noteInEffect(
  measures: Measures,
  scenario: Scenario,
  state: State,
  order: Announced,
  place: number,
): void {
  const { numbers } = scenario;
  const { response, effectAt, endsAt, seat } = order;
  if (numbers.prompts.consult.responses.includes(response))
    measures.consultedAt = Math.min(measures.consultedAt ?? Infinity, effectAt);
  const isWatch = numbers.prompts.verify.responses.includes(response);
  if (isWatch) {
    measures.watching[seat] = watchedPlaces(measures.watching[seat], place, numbers.generator.surveilAtOnce);
    measures.watched = sectorsAt(state, measures.watching);
    // More is seen there now.
    for (const id of measures.unseen) {
      if (state.truth.live.get(id)?.incident.sector === order.sector) measures.stale.add(id);
    }
  }
  if (response === LOGISTICS || response === REINFORCE) measures.areConditionsStale = true;
  // What was moved bears on other acts now.
  if (order.role === 'redeploy') recheckRows(measures);
  if (endsAt !== null) noteEnd(measures, state, endsAt);
  for (const row of measures.rows) {
    if (row.response !== response || row.effect.seats?.includes(seat) === false) continue;
    if (row.effect.lasts !== undefined) noteEnd(measures, state, effectAt + row.effect.lasts);
    const isFirst = row.orders.push(place) === 1;
    if (isFirst) takeRows(measures);
    bear(row.reach, row, state, order);
    // One more that reaches the whole line reaches nothing new.
    if (isFirst || row.reach !== 'line') noteReach(measures, state, row, reachedBy(row, state, [order]));
    // An order to surveil may put an older one out.
    row.until = Math.min(row.until, isWatch ? state.minute : runsOut(row, order));
  }
}

function takeRows(measures: Measures): void {
  measures.inEffect = measures.rows.filter(({ orders }) => orders.length > 0);
}

function sectorsAt({ ledger }: State, watching: Measures['watching']): Set<Sector> {
  const sectors = new Set<Sector>();
  for (const seat of SEATS) {
    for (const place of watching[seat]) {
      const { sector } = ledger.announced[place]!;
      if (sector !== null) sectors.add(sector);
    }
  }
  return sectors;
}

/** To be called with the minute at which something in effect runs out. */
export function noteEnd({ ends }: Measures, { minute }: State, at: Minute): void {
  if (at > minute) ends.push(at);
}

/** To be called where orders in effect now end at another time, or reach other places. */
export function recheckRows({ rows }: Measures): void {
  for (const row of rows) row.until = -1;
}

function runsOut({ effect: { lasts = Infinity } }: Row, { effectAt, endsAt }: Announced): Minute {
  return Math.min(effectAt + lasts, endsAt ?? Infinity);
}

/** Brings measures to this minute. */
export function measureNow(measures: Measures, scenario: Scenario, state: State): void {
  const { minute, world } = state;
  if (nextEnd(measures) <= minute) measures.ends = endsAfter(measures, minute);
  for (const row of measures.inEffect) if (row.until <= minute) refill(measures, row, scenario, state);
  if (measures.areConditionsStale || minute >= measures.bandAt) {
    takeConditions(measures, scenario, state);
    measures.bandAt = bandChangesAt(scenario.numbers.politics, world.heat, minute);
    measures.areConditionsStale = false;
  }
}

/** Takes down what bears on all acts alike; where none of it has changed, nothing bears otherwise. */
function takeConditions(measures: Measures, scenario: Scenario, state: State): void {
  const conditions = conditionsNow(measures, scenario, state);
  const readiness = readinessOf(scenario, state);
  const presence = presenceNow(scenario, state);
  const strength = DOMAINS.map((domain) => strengthIn(scenario, state, domain));
  const isSame = (some: readonly unknown[], others: readonly unknown[]) =>
    some.length === others.length && some.every((each, n) => each === others[n]);
  if (!isSame(conditions, measures.conditions) || !isSame(strength, measures.strength)) measures.areAllStale = true;
  if (readiness !== measures.readiness || !isSame(presence, measures.presence)) measures.areAllStale = true;
  Object.assign(measures, { conditions, readiness, presence, strength });
}

/** What a row reaches through some of its orders is to be looked at again. */
function noteReach({ stale }: Measures, { truth }: State, row: Row, reached: Reached): void {
  for (const act of truth.live.values()) if (reaches(row, act, reached)) stale.add(act.incident.id);
}

/** Takes out the orders that have run out, and works out again what the others reach. */
function refill(measures: Measures, row: Row, scenario: Scenario, state: State): void {
  const isOtherwise = row.until < 0;
  const before = { acts: row.acts, sectors: row.sectors };
  const over = takeOut(measures, row, scenario, state);
  if (over.length === 0 && !isOtherwise) return;
  Object.assign(
    row,
    reachedBy(
      row,
      state,
      row.orders.map((place) => state.ledger.announced[place]!),
    ),
  );
  if (row.orders.length === 0) takeRows(measures);
  if (row.reach === 'line' && row.orders.length > 0) return;
  noteReach(measures, state, row, isOtherwise ? before : reachedBy(row, state, over));
  if (isOtherwise) noteReach(measures, state, row, row);
}

/** Gives the orders that it takes out. */
function takeOut({ watching }: Measures, row: Row, { numbers }: Scenario, state: State): readonly Announced[] {
  const isWatch = numbers.prompts.verify.responses.includes(row.response);
  const over: Announced[] = [];
  row.until = Infinity;
  row.orders = row.orders.filter((place) => {
    const order = state.ledger.announced[place]!;
    const until = runsOut(row, order);
    const isOut = order.outcome !== 'in-effect' || until <= state.minute;
    if (isOut || (isWatch && !watching[order.seat].includes(place))) {
      over.push(order);
      return false;
    }
    row.until = Math.min(row.until, until);
    return true;
  });
  return over;
}

function reachedBy({ reach }: Row, state: State, orders: readonly Announced[]): Reached {
  const reached: Reached = { acts: null, sectors: null };
  for (const order of orders) bear(reach, reached, state, order);
  return reached;
}

// What joins a breach next to it, or grows out of it, meets the measures that were taken about it.
function bear(reach: Row['reach'], reached: Reached, { ledger }: State, order: Announced): void {
  if (reach === 'line') return;
  reached.sectors ??= new Set();
  if (reach === 'sector' && order.sector !== null) reached.sectors.add(order.sector);
  const stands = reach === 'around' ? standsIn(ledger, order) : null;
  if (stands !== null) for (const sector of around(stands)) reached.sectors.add(sector);
  if (reach !== 'act') return;
  reached.acts ??= new Set();
  for (const id of order.acts) {
    reached.acts.add(id);
    const act = actNamed(ledger.registers.commission, id);
    if (act) reached.sectors.add(act.sector);
  }
}

const endsAfter = ({ ends }: Measures, minute: Minute): Minute[] => ends.filter((at) => at > minute);

/** The next minute at which a measure runs out by itself; Infinity where none does. */
export function nextEnd({ ends }: Measures): Minute {
  let next = Infinity;
  for (const at of ends) if (at < next) next = at;
  return next;
}

function conditionsNow({ ofConditions }: Measures, scenario: Scenario, state: State): readonly Move[] {
  const { world, minute, ledger } = state;
  const { politics, hazards } = scenario.numbers;
  const { usWill, talks, dispute, prosperity, heat } = world;
  const harm = harmBand(politics, heatAt(heat, minute));
  const is = { usWill, talks, dispute, prosperity, harm, guarantee: guaranteeOf(ledger) };
  return ofConditions.filter((_, n) => holds(hazards.conditions[n]!, is));
}

function holds({ when }: ConditionEffect, is: Readonly<Record<keyof ConditionEffect['when'], string>>): boolean {
  for (const what in when) {
    if (when[what as keyof typeof when] !== is[what as keyof typeof when]) return false;
  }
  return true;
}

const guaranteeOf = ({ registers }: Ledger): string => registers.commission.guarantee;
