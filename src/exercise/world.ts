// What the world does of itself at a minute: acts begin, are seen, grow, end and are found; members answer. All of it
// follows from fates drawn at STARTEX and from the measures in effect; seats hear of it only through injects.
import {
  type Fact,
  Latest,
  type Ledger,
  type Member,
  type Minute,
  ordersNamed,
  SEATS,
  type Seat,
  type Sector,
} from '../ladder/index.ts';
import { certificationStep, certifiesAt, findingInjects, suspicionMayChangeAt } from './commission.ts';
import type { Event } from './events.ts';
import { endsAt, type Fate, foundAt, growsAt, type LiveAct, released } from './incident.ts';
import { becauseOf, inEffect, measureEndsAt, ratesOn } from './measures.ts';
import type { Generator } from './numbers.ts';
import { bandChangesAt } from './people.ts';
import type { Inject, Scenario } from './scenario.ts';
import { coverage, lightChangesAt } from './sensors.ts';
import type { MemberFate } from './setup.ts';
import type { State, Truth } from './state.ts';

/** What was worked out of a state, while nothing that bears on it changes and time does not reach `until`. */
interface Still {
  scenario: Scenario;
  ledger: Ledger;
  /** The counts of what bears on it. */
  truth: number;
  effects: number;
  facts: number;
  until: Minute;
  /** When the world next does something of itself; null before the clock is to move. */
  next: Minute | null;
}

function stillAt(scenario: Scenario, { truth, ledger }: State, until: Minute): Still {
  const facts = ledger.registers.commission.version;
  return { scenario, ledger, truth: truth.version, effects: ledger.effects, facts, until, next: null };
}

function isStill(still: Still | undefined, scenario: Scenario, { truth, ledger, minute }: State): boolean {
  return (
    still !== undefined &&
    minute < still.until &&
    still.truth === truth.version &&
    still.effects === ledger.effects &&
    still.facts === ledger.registers.commission.version &&
    still.ledger === ledger &&
    still.scenario === scenario
  );
}

// Remembered beside the state, never in it.
const stillWorlds = new Latest<Truth, Still>();
const watchedWorlds = new Latest<Truth, Still>();

/** The next thing that falls due at this minute before effects are settled; or null. */
export function worldStep(scenario: Scenario, state: State): Event | null {
  if (isStill(stillWorlds.get(state.truth), scenario, state)) return null;
  const happens = dueNow(scenario, state);
  if (!happens) stillWorlds.set(state.truth, stillAt(scenario, state, state.minute + 1));
  return happens;
}

function dueNow(scenario: Scenario, state: State): Event | null {
  const { truth, minute } = state;
  const next = nextToBegin(state);
  if (next >= 0 && truth.incidents[next]!.start <= minute) return { type: 'act-began', n: next };
  if (nextOfActs(state) <= minute) {
    for (const act of truth.live) {
      const due = actStep(scenario, state, act);
      if (due) return due;
    }
  }
  return memberStep(scenario, state) ?? certificationStep(scenario, state);
}

// What goes as written needs no watching: its reports stand in the script.
function nextToBegin({ truth }: State): number {
  const { incidents } = truth;
  for (let n = truth.begun; n < incidents.length; n++) if (incidents[n]!.fate) return n;
  return -1;
}

/** What follows from this minute's measures: the rates of acts, up to the first act of which something is seen. */
export function watchStep(scenario: Scenario, state: State): Event[] {
  const { truth, minute } = state;
  if (truth.live.length === 0 || isStill(watchedWorlds.get(truth), scenario, state)) return [];
  const events: Event[] = [];
  const measures = inEffect(scenario, state);
  for (const act of truth.live) {
    const { rates, moves } = ratesOn(scenario, state, act, measures);
    const { end, growth, finding } = act.rates;
    if (rates.end !== end || rates.growth !== growth || rates.finding !== finding) {
      events.push({ type: 'rates-changed', act: act.incident.id, rates, because: becauseOf(moves) });
    }
    if (isSeen(scenario, state, act)) {
      events.push({ type: 'act-seen', act: act.incident.id, injects: reports(scenario, state, act) });
      return events;
    }
  }
  const until = Math.min(
    measureEndsAt(scenario, state),
    bandChangesAt(scenario.numbers.politics, state.world.heat, minute),
    truth.live.some(mayBeSeen) ? lightChangesAt(scenario, minute) : Infinity,
  );
  // Where rates change, nothing more is found when all of them have: each counts as one change.
  const still = stillAt(scenario, state, until);
  still.truth += events.length;
  watchedWorlds.set(truth, still);
  return events;
}

/** When something next becomes of an act if nothing changes their rates, that minute or a passed one too. */
function nextOfActs({ truth }: State): Minute {
  let next = Infinity;
  for (const act of truth.live) next = Math.min(next, growsAt(act), endsAt(act), foundAt(act));
  return next;
}

function actStep(scenario: Scenario, state: State, act: LiveAct): Event | null {
  const { id, fate } = act.incident;
  const { minute } = state;
  if (growsAt(act) <= minute) return { type: 'act-grew', act: id, into: released(fate!.grown!, minute) };
  if (endsAt(act) <= minute) return { type: 'act-ended', act: id, injects: endReports(scenario, state, act) };
  if (foundAt(act) > minute) return null;
  const { finding } = fate!;
  if (state.commission.holder === 'person') return { type: 'evidence-ripened', act: id, finding };
  return { type: 'finding-made', act: id, injects: findingInjects(scenario, state, id, finding) };
}

// What the script reports itself, and what stands in the daily line alone, is not seen a second time.
function mayBeSeen({ incident, seenAt, endedAt, reportedAt }: LiveAct): boolean {
  return seenAt === null && endedAt === null && reportedAt === null && incident.fate!.says !== '';
}

function isSeen(scenario: Scenario, state: State, act: LiveAct): boolean {
  const { fate, sector } = act.incident;
  return mayBeSeen(act) && coverage(scenario, state, sector, state.minute) > fate!.detection;
}

/** Who reports from there, in words. */
function sourceAt(source: Generator['sources'][Seat], sector: Sector): string {
  return typeof sector === 'number' ? `${source.from}, sector ${sector}` : source[sector];
}

/** How a message begins that one seat had before the others. */
export const PASSED_ON = 'Passed on: ';

/** A whole number with commas, as 310,000. */
const inThousands = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

/** When the first seat hears of an act seen now, and when the others do. */
function hearing({ seenAt }: LiveAct, fate: Fate, minute: Minute): { first: Minute; others: Minute } {
  const first = (seenAt ?? minute) + fate.reportDelay;
  return { first, others: first + fate.shareDelay };
}

// One seat's sensors or patrols report first; the others hear later; each side says something about what is serious.
function reports({ numbers }: Scenario, { minute }: State, act: LiveAct): Inject[] {
  const { incident } = act;
  const { id, start, sector } = incident;
  const fate = incident.fate!;
  const { firstTo, assessed, says, marks, claims, heat } = fate;
  const { first, others } = hearing(act, fate, minute);
  const source = numbers.generator.sources[firstTo];
  const { medium } = source;
  const place = sourceAt(source, sector);
  const rest = SEATS.filter((seat) => seat !== firstTo);
  const { severity, side } = assessed;
  const report: Fact = { kind: 'report', at: first, to: [firstTo], act: id, start, end: null, sector, severity, side };
  const share: Fact = { kind: 'share', at: others, to: rest, act: id };
  const injects: Inject[] = [
    { text: says, from: place, medium, at: first, to: [firstTo], fact: report },
    { text: PASSED_ON + says, from: place, medium, at: others, to: rest, fact: share },
  ];
  if (marks.length > 0) injects[0]!.marks = marks;
  for (const { after, text } of claims) {
    injects.push({ at: others + after, to: SEATS, fact: null, text, from: 'Press', medium: 'claim', about: id });
  }
  if (heat > 0) {
    const { from, text } = numbers.politics.texts.heat;
    const count = text.replace('{count}', inThousands(heat));
    injects.push({ at: first, to: SEATS, fact: null, text: count, from, medium: 'bulletin', world: { heat } });
  }
  return injects;
}

// Whoever knows of it by then is told; whoever hears of it later hears of its end with the share.
function endReports({ numbers }: Scenario, state: State, act: LiveAct): Inject[] {
  const { id, sector } = act.incident;
  const fate = act.incident.fate!;
  const coming = state.coming.find(({ fact }) => fact?.kind === 'report' && fact.act === id);
  const knownAt = act.reportedAt ?? coming?.at;
  if (knownAt === undefined) return [];
  const at = Math.max(state.minute + fate.endDelay, knownAt);
  const source = numbers.generator.sources[fate.firstTo];
  const to = act.seenAt === null || hearing(act, fate, at).others <= at ? SEATS : [fate.firstTo];
  const fact: Fact = { kind: 'end', at, to, act: id, when: state.minute };
  return [{ at, to, fact, text: fate.over, from: sourceAt(source, sector), medium: source.medium }];
}

const lastConsulted = new Latest<Ledger, { numbers: Scenario['numbers']; effects: number; at: Minute | null }>();

/** When the members were first consulted; null while nobody has asked them. */
export function consultedAt({ numbers }: Scenario, { ledger }: State): Minute | null {
  const last = lastConsulted.get(ledger);
  if (last?.effects === ledger.effects && last.numbers === numbers) return last.at;
  let first: Minute | null = null;
  for (const response of numbers.prompts.consult.responses) {
    for (const { outcome, effectAt } of ordersNamed(ledger.announced, response)) {
      if (outcome === 'in-effect') first = Math.min(first ?? Infinity, effectAt);
    }
  }
  lastConsulted.set(ledger, { numbers, effects: ledger.effects, at: first });
  return first;
}

// A member answers once, its own time after it was consulted; one that withdraws has consented before.
function memberStep(scenario: Scenario, state: State): Event | null {
  const { withdrawn } = state.truth;
  const { consent } = state.ledger.registers.commission;
  for (const member of withdrawn) {
    if (consent.includes(member)) return answer(scenario, state, member, 'withdraws', without(consent, member));
  }
  const asked = consultedAt(scenario, state);
  if (asked === null) return null;
  for (const { member, says, delay } of toAnswer(state)) {
    if (asked + delay > state.minute) continue;
    if (says === 'no' || withdrawn.includes(member)) return answer(scenario, state, member, 'declines', null);
    return answer(scenario, state, member, 'consents', [...consent, member]);
  }
  return null;
}

const without = (members: readonly Member[], leaving: Member) => members.filter((member) => member !== leaving);

function answer(
  { roster, numbers }: Scenario,
  { minute: at }: State,
  member: Member,
  how: 'consents' | 'declines' | 'withdraws',
  members: readonly Member[] | null,
): Event {
  const { from, text } = numbers.politics.texts[how];
  const name = roster.find((each) => each.member === member)?.name ?? member;
  const to: readonly Seat[] = SEATS;
  const fact: Fact | null = members && { kind: 'consent', at, to, members };
  const inject = { at, to, fact, text: text.replace('{name}', name), from, medium: 'message' };
  return { type: 'member-answered', member, injects: [inject] };
}

interface ToAnswer {
  answered: number;
  consent: readonly Member[];
  members: readonly MemberFate[];
}

const lastToAnswer = new Latest<Truth, ToAnswer>();

/** The members that have neither answered nor consented before, in the order of the roster. */
function toAnswer({ truth, ledger }: State): readonly MemberFate[] {
  const { consent } = ledger.registers.commission;
  const last = lastToAnswer.get(truth);
  if (last?.answered === truth.answered.length && last.consent === consent) return last.members;
  const members = truth.members.filter(({ member }) => !truth.answered.includes(member) && !consent.includes(member));
  lastToAnswer.set(truth, { answered: truth.answered.length, consent, members });
  return members;
}

/** The next minute after this one at which the world does something if nobody does anything; Infinity if never. */
export function nextWorldAt(scenario: Scenario, state: State): Minute {
  const still = stillWorlds.get(state.truth);
  const known = still && isStill(still, scenario, state) ? still : null;
  const next = known?.next ?? nextOfItself(scenario, state);
  if (known?.next === null) {
    known.next = next;
    known.until = Math.min(next, suspicionMayChangeAt(scenario, state));
  }
  return Math.min(state.coming[0]?.at ?? Infinity, next);
}

function nextOfItself(scenario: Scenario, state: State): Minute {
  const { truth, minute } = state;
  let next = Math.min(
    laterThan(nextOfActs(state), minute),
    truth.incidents[nextToBegin(state)]?.start ?? Infinity,
    measureEndsAt(scenario, state),
    bandChangesAt(scenario.numbers.politics, state.world.heat, minute),
    certifiesAt(scenario, state),
  );
  if (truth.live.some(mayBeSeen)) next = Math.min(next, lightChangesAt(scenario, minute));
  const asked = consultedAt(scenario, state);
  if (asked !== null) for (const { delay } of truth.members) next = Math.min(next, laterThan(asked + delay, minute));
  return next;
}

/** A crossing that lies behind has been dealt with, or never will be. */
function laterThan(at: Minute, minute: Minute): Minute {
  return at > minute ? at : Infinity;
}
