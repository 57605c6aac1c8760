// What the measures in effect do to an act: integers from the table of coefficients, added to the neutral rate. Truth side:
// seats never see a rate.
import { type ActId, DOMAINS, type Minute, type Seat, type Sector } from '../../ladder/index.ts';
import { type Hazard, type Incident, type LiveAct, mayFollow } from '../incident.ts';
import type { ConditionEffect, ResponseEffect } from '../numbers.ts';
import type { Scenario } from '../scenario.ts';
import type { State } from '../state.ts';
import { armyIn } from './people.ts';

/** What moves the rates of an act from the neutral ones. */
export interface Move extends Hazard {
  /** In hundredths of the people written. */
  harm: number;
  /** In words, as "halt end+72 growth-16"; empty where it moves nothing, null before it was asked for. */
  says: string | null;
}

/** For which acts a row is at all; null, or left out: for any. */
type Suited = { [Name in 'intents' | 'kinds' | 'authors']?: ResponseEffect[Name] | null };

/** The acts that orders are about, and the sectors that they reach. */
export interface Reached {
  acts: Set<ActId> | null;
  sectors: Set<Sector> | null;
}

/** A row of the table of coefficients, where the orders stand that bear through it now, and what they reach. */
export interface Row extends Required<Suited>, Reached {
  effect: ResponseEffect;
  /** What is read most is written out: V8 reads what may be left out many times slower. */
  response: string;
  reach: ResponseEffect['reach'];
  scaledBy: ResponseEffect['scaledBy'] | null;
  orders: number[];
  /** When the first of them runs out; -1 where they are to be looked through now, since they may end or reach otherwise. */
  until: Minute;
  /** By the share of a hundred with which it bears. */
  moves: Move[];
}

/** What is in effect, whatever act it may bear on. */
export interface Measures {
  rows: readonly Row[];
  /** Those of them through which an order bears now. */
  inEffect: readonly Row[];
  /** What each condition of the table does where it holds, and of those that hold now. */
  ofConditions: readonly Move[];
  /** Those that held at STARTEX: the times of a written act are written for that world. */
  atStart: readonly Move[];
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

const AT_REST: Hazard = { end: 0, growth: 0, finding: 0 };

/** The rates of an act at this minute. */
export function ratesOn(scenario: Scenario, state: State, act: LiveAct, measures: Measures): Hazard {
  const isGoing = act.endedAt === null;
  const isSought = act.reportedAt !== null && !act.isFound;
  const mayGrow = isGoing ? !act.hasGrown : mayFollow(act);
  if (!isGoing && !isSought && !mayGrow) return AT_REST;
  const { hazards } = scenario.numbers;
  const { neutral } = hazards;
  // A written act says itself how fast it goes; in the bare script nothing moves it.
  const isWritten = isWrittenAct(act);
  let end = neutral;
  let growth = growthBefore(scenario, state, isWritten);
  // The pace of findings is not the opponent's to decide.
  let finding = isWritten ? neutral : neutral - Math.trunc((scenario.opponent.deception - 50) / 2);
  const { inEffect, conditions } = measures;
  const rows = inEffect.length;
  const moves = state.isScriptOnly ? 0 : rows + conditions.length;
  for (let n = 0; n < moves; n++) {
    const move = n < rows ? moveOn(scenario, state, act, measures, inEffect[n]!) : conditions[n - rows]!;
    if (move === null) continue;
    end += move.end;
    growth += move.growth;
    finding += move.finding;
  }
  const answered = answeredOn(scenario, state, act);
  const granted = grantedOn(scenario, state, act);
  end += answered.end + granted.end;
  growth += answered.growth + granted.growth;
  finding += granted.finding;
  if (isWritten && !state.isScriptOnly) {
    for (const move of measures.atStart) {
      end -= move.end;
      growth -= move.growth;
      finding -= move.finding;
    }
  }
  const { floor } = hazards;
  return {
    end: isGoing ? Math.max(floor.end, end) : 0,
    growth: mayGrow ? Math.max(floor.growth, growth) : 0,
    finding: isSought ? Math.max(floor.finding, finding) : 0,
  };
}

/** How fast it grows of itself: a written act says so, and is moved by as much as the other side's tempo is now. */
function growthBefore({ numbers, opponent }: Scenario, { red, isScriptOnly }: State, isWritten: boolean): number {
  const tempo = red.tempo ?? opponent.tempo;
  if (!isWritten) return tempo;
  return numbers.hazards.neutral + (isScriptOnly ? 0 : tempo - opponent.tempo);
}

const isWrittenAct = ({ incident: { fate } }: LiveAct): boolean => fate !== null && fate.written !== null;

/** The hundredths of the people written whom an act leaves without heat and water at this minute, and why. */
export function harmOn(scenario: Scenario, state: State, act: LiveAct, measures: Measures) {
  const because: string[] = [];
  let harm = 100;
  if (state.isScriptOnly) return { harm, because };
  for (const row of measures.inEffect) {
    const move = moveOn(scenario, state, act, measures, row);
    if (!move || move.harm === 0) continue;
    harm += move.harm;
    because.push(`${row.response} ${word('harm', move.harm)}`);
  }
  const granted = grantedOn(scenario, state, act);
  if (granted.harm !== 0) because.push(`off the menu ${word('harm', granted.harm)}`);
  return { harm: Math.max(scenario.numbers.hazards.floor.harm ?? 0, harm + granted.harm), because };
}

/** What the world's own answers do to an act: a pause that is kept so far, and a culprit who was rightly named. */
function answeredOn({ numbers }: Scenario, { answers }: State, { incident: { id } }: LiveAct) {
  const table = numbers.answers;
  if (!table || (answers.pauses.length === 0 && answers.named.length === 0)) return UNMOVED;
  const because: string[] = [];
  const move = { end: 0, growth: 0, because };
  if (answers.pauses.some(({ acts, endedAt }) => endedAt === null && acts?.includes(id))) {
    move.end += table.pause.end;
    move.growth += table.pause.growth;
    because.push(`pause ${word('end', table.pause.end)} ${word('growth', table.pause.growth)}`);
  }
  if (answers.named.includes(id)) {
    move.growth += table.naming.growth;
    because.push(`named ${word('growth', table.naming.growth)}`);
  }
  return move;
}

/** What accepted actions off the menu do to an act, in its place or along the line. */
function grantedOn(scenario: Scenario, state: State, { incident }: LiveAct) {
  const { questions, minute } = state;
  if (questions.length === 0) return UNMOVED;
  const sum = { end: 0, growth: 0, finding: 0, harm: 0, because: [] as string[] };
  for (const { effect } of questions) {
    if (!effect) continue;
    const { like, sector, until } = effect;
    if (until !== null && until <= minute) continue;
    if (sector !== null && sector !== incident.sector) continue;
    for (const row of scenario.numbers.hazards.responses) {
      if (row.response !== like || !suits(row, incident)) continue;
      const move = moveOf(scenario, state, row, 100);
      sum.end += move.end;
      sum.growth += move.growth;
      sum.finding += move.finding;
      sum.harm += move.harm;
      const words = wordsOf(move, row);
      if (words !== '') sum.because.push(`as ${words}`);
    }
  }
  return sum;
}

/** Where nothing moves an act, and there is nothing to say of it. */
const UNMOVED: Readonly<Omit<Move, 'says'> & { because: readonly string[] }> = {
  end: 0,
  growth: 0,
  finding: 0,
  harm: 0,
  because: [],
};

/** What bears on an act in words, in the order of the table. */
export function becauseOn(scenario: Scenario, state: State, act: LiveAct, measures: Measures): string[] {
  if (act.endedAt !== null && (act.reportedAt === null || act.isFound) && !mayFollow(act)) return [];
  const { hazards } = scenario.numbers;
  const because: string[] = [];
  for (const row of measures.inEffect) {
    const move = moveOn(scenario, state, act, measures, row);
    if (move !== null) say(because, move, row.effect);
  }
  because.push(...answeredOn(scenario, state, act).because, ...grantedOn(scenario, state, act).because);
  const isWritten = isWrittenAct(act);
  for (let n = 0; n < measures.ofConditions.length; n++) {
    const move = measures.ofConditions[n]!;
    const held = isWritten && measures.atStart.includes(move);
    const holds = measures.conditions.includes(move);
    if (holds && !held) say(because, move, hazards.conditions[n]!);
    if (held && !holds) because.push(`no longer ${nameOf(hazards.conditions[n]!)}`);
  }
  return because;
}

/** What a row in effect does to an act; null where it does not reach it. Giving an order twice gains nothing. */
function moveOn(scenario: Scenario, state: State, act: LiveAct, measures: Measures, row: Row): Move | null {
  if (!reaches(row, act)) return null;
  const share = shareOf(state, measures, row, act.incident.sector);
  row.moves[share] ??= moveOf(scenario, state, row.effect, share);
  return row.moves[share];
}

/** Whether a row is for acts of that kind at all. */
export function suits(
  { intents, kinds, authors }: Suited,
  { intent, kind, author }: Pick<Incident, 'intent' | 'kind' | 'author'>,
): boolean {
  if (intents && !intents.includes(intent)) return false;
  if (kinds && !kinds.includes(kind)) return false;
  return !authors || authors.includes(author);
}

/** Whether a row through which an order bears does so on that act; `reached`: by what all of its orders reach, or some. */
export function reaches(row: Row, { incident }: LiveAct, { acts, sectors }: Reached = row): boolean {
  if (!suits(row, incident)) return false;
  return row.reach === 'line' || acts?.has(incident.id) === true || sectors?.has(incident.sector) === true;
}

/** What share of a hundred of it bears there: every order of one response bears equally. */
function shareOf(state: State, measures: Measures, { scaledBy, orders }: Row, sector: Sector): number {
  if (scaledBy === null) return 100;
  if (scaledBy === 'army') return armyIn(measures.presence, sector, measures.readiness);
  const { domain } = state.ledger.announced[orders[0]!]!;
  return domain ? measures.strength[DOMAINS.indexOf(domain)]! : 100;
}

type Source = ResponseEffect | ConditionEffect;

/** How little measures move the other side now. */
export const resolveNow = ({ opponent }: Scenario, { red }: State): number => red.resolve ?? opponent.resolve;

/** What that share of a hundred of it does; an opponent of high resolve is moved less. */
export function moveOf(scenario: Scenario, state: State, source: Source, share: number): Move {
  const moved = share * (100 + scenario.numbers.hazards.resolveNeutral - resolveNow(scenario, state));
  const end = Math.trunc(((source.end ?? 0) * moved) / 10_000);
  const growth = Math.trunc(((source.growth ?? 0) * moved) / 10_000);
  // How much is shot down or kept warm is not the opponent's to decide.
  const harm = Math.trunc(((source.harm ?? 0) * share) / 100);
  return { end, growth, finding: source.finding ?? 0, harm, says: null };
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
