// Measures in effect and what they do to an act: integers from the table of coefficients, added to the neutral rate.
// Truth side: seats never see a rate.
import {
  type ActId,
  type Announced,
  actNamed,
  DOMAINS,
  type Ledger,
  type Minute,
  SEATS,
  type Seat,
  type Sector,
} from '../../ladder/index.ts';
import { type Hazard, type LiveAct, mayBeSeen } from '../incident.ts';
import type { ConditionEffect, ResponseEffect } from '../numbers.ts';
import type { Scenario } from '../scenario.ts';
import type { State } from '../state.ts';
import { around, standsIn } from './force.ts';
import { armyIn, bandChangesAt, harmBand, heatAt, LOGISTICS, readinessOf, strengthIn } from './people.ts';
import { watchedPlaces } from './sensors.ts';

/** What moves the rates of an act from the neutral ones. */
interface Move extends Hazard {
  /** In words, as "halt end+72 growth-16"; empty where it moves nothing, null before it was asked for. */
  says: string | null;
}

/** A row of the table of coefficients, and where the orders stand that bear through it now. */
interface Row {
  effect: ResponseEffect;
  orders: number[];
  /** When the first of them runs out; -1 where they are to be looked through now. */
  until: Minute;
  /** The acts they are about, and the sectors they reach. */
  acts: Set<ActId> | null;
  sectors: Set<Sector> | null;
  /** By the share of a hundred with which it bears. */
  moves: Move[];
}

/** What is in effect, whatever act it may bear on. */
export interface Measures {
  rows: Row[];
  /** What each condition of the table does where it holds, and of those that hold now. */
  ofConditions: readonly Move[];
  conditions: readonly Move[];
  /** The army's readiness and where it stands, and what the consenting members bring to each of the domains (people.ts). */
  readiness: number;
  presence: readonly number[];
  strength: readonly number[];
  areConditionsStale: boolean;
  /** The minutes to come at which a measure runs out by itself. */
  ends: Minute[];
  /** When harm to civilians changes its band. */
  bandAt: Minute;
  lightAt: Minute;
  /** Where the orders to surveil stand that count now. */
  watching: Record<Seat, number[]>;
  watched: Set<Sector>;
  /** When the members were first consulted; null while nobody has asked them. */
  consultedAt: Minute | null;
  /** Acts on which something bears otherwise, or that may be seen now; or every act. */
  stale: Set<ActId>;
  areAllStale: boolean;
  /** Acts of which nothing was seen yet, and that may be. */
  unseen: Set<ActId>;
}

export function openMeasures(scenario: Scenario, state: State): Measures {
  const { hazards } = scenario.numbers;
  const measures: Measures = {
    rows: hazards.responses.map((effect) => ({
      effect,
      orders: [],
      until: Infinity,
      acts: null,
      sectors: null,
      moves: [],
    })),
    ofConditions: hazards.conditions.map((condition) => moveOf(scenario, condition, 100)),
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
  return measures;
}

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
  if (response === LOGISTICS) measures.areConditionsStale = true;
  // What was moved bears on other acts now.
  if (order.role === 'redeploy') recheckRows(measures);
  if (endsAt !== null) noteEnd(measures, state, endsAt);
  for (const row of measures.rows) {
    if (row.effect.response !== response) continue;
    if (row.effect.lasts !== undefined) noteEnd(measures, state, effectAt + row.effect.lasts);
    reachOtherwise(measures, state, row, () => {
      row.orders.push(place);
      bear(row, state, order);
    });
    // An order to surveil may put an older one out.
    row.until = isWatch ? -1 : Math.min(row.until, runsOut(row, order));
  }
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
  for (const row of measures.rows) {
    if (row.until <= minute && row.orders.length > 0) refill(measures, row, scenario, state);
  }
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
  const { presence } = state.world;
  const strength = DOMAINS.map((domain) => strengthIn(scenario, state, domain));
  const isSame = (some: readonly unknown[], others: readonly unknown[]) =>
    some.length === others.length && some.every((each, n) => each === others[n]);
  if (!isSame(conditions, measures.conditions) || !isSame(strength, measures.strength)) measures.areAllStale = true;
  if (readiness !== measures.readiness || presence !== measures.presence) measures.areAllStale = true;
  Object.assign(measures, { conditions, readiness, presence, strength });
}

/** Changes the orders of a row. What it bears on now and did not before, or the other way, is to be looked at again. */
function reachOtherwise({ stale }: Measures, { truth }: State, row: Row, change: () => void): void {
  const before: LiveAct[] = [];
  for (const act of truth.live.values()) if (bears(row, act)) before.push(act);
  change();
  let n = 0;
  for (const act of truth.live.values()) {
    const bore = before[n] === act;
    if (bore) n++;
    if (bears(row, act) !== bore) stale.add(act.incident.id);
  }
}

function refill(measures: Measures, row: Row, scenario: Scenario, state: State): void {
  reachOtherwise(measures, state, row, () => takeOut(measures, row, scenario, state));
}

/** Takes out the orders that have run out. */
function takeOut({ watching }: Measures, row: Row, { numbers }: Scenario, state: State): void {
  const { announced } = state.ledger;
  const isWatch = numbers.prompts.verify.responses.includes(row.effect.response);
  row.until = Infinity;
  row.orders = row.orders.filter((place) => {
    const order = announced[place]!;
    const until = runsOut(row, order);
    if (order.outcome !== 'in-effect' || until <= state.minute) return false;
    if (isWatch && !watching[order.seat].includes(place)) return false;
    row.until = Math.min(row.until, until);
    return true;
  });
  row.acts = null;
  row.sectors = null;
  for (const place of row.orders) bear(row, state, announced[place]!);
}

// What joins a breach next to it, or grows out of it, meets the measures that were taken about it.
function bear(row: Row, { ledger }: State, order: Announced): void {
  const { reach } = row.effect;
  if (reach === 'line') return;
  row.sectors ??= new Set();
  if (reach === 'sector' && order.sector !== null) row.sectors.add(order.sector);
  const stands = reach === 'around' ? standsIn(ledger, order) : null;
  if (stands !== null) for (const sector of around(stands)) row.sectors.add(sector);
  if (reach !== 'act') return;
  row.acts ??= new Set();
  for (const id of order.acts) {
    row.acts.add(id);
    const act = actNamed(ledger.registers.commission, id);
    if (act) row.sectors.add(act.sector);
  }
}

const endsAfter = ({ ends }: Measures, minute: Minute): Minute[] => ends.filter((at) => at > minute);

/** The next minute at which a measure runs out by itself; Infinity where none does. */
export function nextEnd({ ends }: Measures): Minute {
  let next = Infinity;
  for (const at of ends) if (at < next) next = at;
  return next;
}

const AT_REST: Hazard = { end: 0, growth: 0, finding: 0 };

/** The rates of an act at this minute. */
export function ratesOn(scenario: Scenario, state: State, act: LiveAct, measures: Measures): Hazard {
  const isGoing = act.endedAt === null;
  const isSought = act.reportedAt !== null && !act.isFound;
  if (!isGoing && !isSought) return AT_REST;
  const { hazards } = scenario.numbers;
  let end = hazards.neutral;
  let growth = scenario.opponent.tempo;
  // The pace of findings is not the opponent's to decide.
  let finding = hazards.neutral - Math.trunc((scenario.opponent.deception - 50) / 2);
  const { rows, conditions } = measures;
  for (let n = 0; n < rows.length + conditions.length; n++) {
    const move = n < rows.length ? moveOn(scenario, state, act, measures, rows[n]!) : conditions[n - rows.length]!;
    if (move === null) continue;
    end += move.end;
    growth += move.growth;
    finding += move.finding;
  }
  const { floor } = hazards;
  return {
    end: isGoing ? Math.max(floor.end, end) : 0,
    growth: isGoing && !act.hasGrown ? Math.max(floor.growth, growth) : 0,
    finding: isSought ? Math.max(floor.finding, finding) : 0,
  };
}

/** What bears on an act in words, in the order of the table. */
export function becauseOn(scenario: Scenario, state: State, act: LiveAct, measures: Measures): string[] {
  if (act.endedAt !== null && (act.reportedAt === null || act.isFound)) return [];
  const { hazards } = scenario.numbers;
  const because: string[] = [];
  for (const row of measures.rows) {
    const move = moveOn(scenario, state, act, measures, row);
    if (move !== null) say(because, move, row.effect);
  }
  for (let n = 0; n < measures.ofConditions.length; n++) {
    const move = measures.ofConditions[n]!;
    if (measures.conditions.includes(move)) say(because, move, hazards.conditions[n]!);
  }
  return because;
}

/** What a row does to an act; null where it does not reach it. Giving an order twice gains nothing. */
function moveOn(scenario: Scenario, state: State, act: LiveAct, measures: Measures, row: Row): Move | null {
  if (!bears(row, act)) return null;
  const share = shareOf(state, measures, row, act.incident.sector);
  row.moves[share] ??= moveOf(scenario, row.effect, share);
  return row.moves[share];
}

function bears({ effect, orders, acts, sectors }: Row, { incident }: LiveAct): boolean {
  if (orders.length === 0) return false;
  const { reach, intents, kinds } = effect;
  const { id, sector, intent, kind } = incident;
  if (intents && !intents.includes(intent)) return false;
  if (kinds && !kinds.includes(kind)) return false;
  return reach === 'line' || acts?.has(id) === true || sectors?.has(sector) === true;
}

/** What share of a hundred of it bears there: every order of one response bears equally. */
function shareOf(state: State, measures: Measures, { effect, orders }: Row, sector: Sector): number {
  if (effect.scaledBy === undefined) return 100;
  if (effect.scaledBy === 'army') return armyIn(state, sector, measures.readiness);
  const { domain } = state.ledger.announced[orders[0]!]!;
  return domain ? measures.strength[DOMAINS.indexOf(domain)]! : 100;
}

type Source = ResponseEffect | ConditionEffect;

/** What that share of a hundred of it does; an opponent of high resolve is moved less. */
function moveOf({ numbers, opponent }: Scenario, source: Source, share: number): Move {
  const moved = share * (100 + numbers.hazards.resolveNeutral - opponent.resolve);
  const end = Math.trunc(((source.end ?? 0) * moved) / 10_000);
  const growth = Math.trunc(((source.growth ?? 0) * moved) / 10_000);
  return { end, growth, finding: source.finding ?? 0, says: null };
}

function say(because: string[], move: Move, source: Source): void {
  move.says ??= wordsOf(move, source);
  if (move.says !== '') because.push(move.says);
}

function wordsOf({ end, growth, finding }: Hazard, source: Source): string {
  const words = [word('end', end), word('growth', growth), word('finding', finding)].filter(Boolean);
  return words.length > 0 ? `${nameOf(source)} ${words.join(' ')}` : '';
}

const word = (name: string, delta: number): string => (delta === 0 ? '' : `${name}${delta > 0 ? '+' : ''}${delta}`);

function nameOf(source: Source): string {
  if ('response' in source) return source.response;
  return Object.entries(source.when)
    .map(([what, is]) => `${what} ${is}`)
    .join(', ');
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
