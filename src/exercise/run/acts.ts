// What the world does of itself at a minute: acts begin, are seen, grow, end and are found; members answer. All of it
// follows from fates drawn at STARTEX and from the measures in effect; seats hear of it only through injects.
import { type Fact, type Member, type Minute, SEATS, type Seat, type Sector } from '../../ladder/index.ts';
import type { Event } from '../events.ts';
import {
  endsAt,
  type Fate,
  foundAt,
  growsAt,
  type LiveAct,
  leadsOn,
  mayBeSeen,
  namesOf,
  released,
} from '../incident.ts';
import type { Generator } from '../numbers.ts';
import type { Scenario } from '../scenario.ts';
import { certain, shifted } from '../shift.ts';
import type { NumberedInject, State } from '../state.ts';
import { type Inject, NO_CHANGE, plainInject } from '../words.ts';
import { measureNow, nextEnd } from '../world/measures.ts';
import { becauseOn, ratesOn } from '../world/rates.ts';
import { coverage, lightChangesAt } from '../world/sensors.ts';
import type { Due } from './agenda.ts';
import { endOf } from './coming.ts';
import { findingInjects } from './commission.ts';
import type { Run } from './run.ts';

/** The next act to begin that needs watching. What goes as written does not: its reports stand in the script. */
export function beginStep({ state: { truth, minute } }: Run, due: Due): Event | null {
  const n = nextToBegin(truth);
  const start = truth.incidents[n]?.start ?? Infinity;
  if (start <= minute) return { type: 'act-began', n };
  due.look = due.stop = start;
  return null;
}

function nextToBegin({ incidents, begun }: State['truth']): number {
  for (let n = begun; n < incidents.length; n++) if (incidents[n]!.fate) return n;
  return -1;
}

/** What follows from this minute's measures: the rates of acts, up to the first act of which something is seen. */
export function watchStep(run: Run): readonly Event[] {
  const { scenario, state, measures } = run;
  measureNow(measures, scenario, state);
  if (state.minute >= measures.lightAt) for (const id of measures.unseen) measures.stale.add(id);
  if (measures.areAllStale) for (const id of state.truth.live.keys()) measures.stale.add(id);
  measures.areAllStale = false;
  if (measures.stale.size === 0) return NOTHING;
  const events: Event[] = [];
  for (const act of staleActs(run)) {
    const rates = ratesOn(scenario, state, act, measures);
    const { id } = act.incident;
    const { end, growth, finding } = act.rates;
    const isOtherwise = rates.end !== end || rates.growth !== growth || rates.finding !== finding;
    if (isOtherwise) {
      const because = becauseOn(scenario, state, act, measures);
      events.push({ type: 'rates-changed', act: id, rates, because });
    }
    if (isSeen(run, act)) {
      events.push({ type: 'act-seen', act: id, injects: reports(scenario, state, act) });
      return events;
    }
    if (!isOtherwise) measures.stale.delete(id);
  }
  return events;
}

const NOTHING: readonly Event[] = [];

/** The acts on which something bears otherwise, in the order in which they began. Most often it is one. */
function staleActs({ state: { truth }, measures: { stale } }: Run): readonly LiveAct[] {
  let acts: LiveAct[] = [];
  for (const id of stale) {
    const act = truth.live.get(id);
    if (!act) continue;
    // A list that begins empty makes room for seventeen at the first push.
    if (acts.length === 0) acts = [act];
    else acts.push(act);
  }
  return acts.length > 1 ? acts.sort((a, b) => a.no - b.no) : acts;
}

export function nextWatch({ scenario, state, measures }: Run, due: Due): void {
  measures.stale.clear();
  measures.lightAt = measures.unseen.size > 0 ? lightChangesAt(scenario, state.minute) : Infinity;
  due.look = due.stop = Math.min(nextEnd(measures), measures.bandAt, measures.lightAt);
}

/** What becomes of the first act of which something does. */
export function actsStep(run: Run, due: Due): Event | Event[] | null {
  const { scenario, state } = run;
  let at = Infinity;
  run.nextAct = null;
  for (const act of state.truth.live.values()) {
    if (act.nextAt >= at) continue;
    at = act.nextAt;
    run.nextAct = act.incident.id;
    if (at <= state.minute) return actStep(scenario, state, act);
  }
  due.look = due.stop = at;
  return null;
}

function actStep(scenario: Scenario, state: State, act: LiveAct): Event | Event[] | null {
  const { id, fate } = act.incident;
  const { minute } = state;
  if (growsAt(act) <= minute) return { type: 'act-grew', act: id, into: released(fate!.grown!, minute) };
  if (endsAt(act) <= minute) {
    const ended: Event = { type: 'act-ended', act: id, injects: endReports(scenario, state, act) };
    return act.hasGrown || leadsOn(act.incident) ? ended : [ended, ...neverComes(state, act)];
  }
  if (foundAt(act) > minute) return null;
  const { finding } = fate!;
  if (state.commission.holder === 'person') return { type: 'evidence-ripened', act: id, finding };
  return { type: 'finding-made', act: id, injects: findingInjects(scenario, state, id, finding) };
}

function isSeen({ scenario, state, measures }: Run, act: LiveAct): boolean {
  const { fate, sector } = act.incident;
  return mayBeSeen(act) && coverage(scenario, sector, state.minute, measures.watched.has(sector)) > fate!.detection;
}

/** Who reports from there, in words. */
function sourceAt(source: Generator['sources'][Seat], sector: Sector): string {
  return typeof sector === 'number' ? `${source.from}, sector ${sector}` : source[sector];
}

/** How a message begins that one seat had before the others. */
export const PASSED_ON = 'Passed on: ';

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
    plainInject({ at: first, to: [firstTo], fact: report, text: says, from: place, medium }),
    plainInject({ at: others, to: rest, fact: share, text: PASSED_ON + says, from: place, medium }),
  ];
  if (marks.length > 0) injects[0]!.marks = marks;
  for (const { after, text } of claims) {
    const at = others + after;
    const claim = plainInject({ at, to: SEATS, fact: null, text, from: 'Press', medium: 'claim' });
    claim.about = id;
    injects.push(claim);
  }
  if (heat > 0) {
    const { from, text } = numbers.politics.texts.heat;
    // It is filled in as it arrives, with what is in effect by then.
    const said = text.replace('{count}', '{heat}');
    const bulletin = plainInject({ at: first, to: SEATS, fact: null, text: said, from, medium: 'bulletin' });
    bulletin.about = id;
    bulletin.world = { ...NO_CHANGE, heat };
    injects.push(bulletin);
  }
  return injects;
}

/** What waits for acts that can come no more, since the one that would have grown into them is over. */
function neverComes({ waiting }: State, { incident: { fate } }: LiveAct): Event[] {
  if (!fate?.grown) return [];
  const acts = namesOf(fate.grown);
  const nos = waiting.filter(({ waits }) => acts.includes(waits?.follows ?? '')).map(({ no }) => no);
  return nos.length > 0 ? [{ type: 'injects-dropped', nos, act: acts[0]! }] : [];
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
  const written = endOf(state.waiting, id);
  if (written) return [endAsWritten(written, state.minute, knownAt)];
  const fact: Fact = { kind: 'end', at, to, act: id, when: state.minute };
  return [plainInject({ at, to, fact, text: fate.over, from: sourceAt(source, sector), medium: source.medium })];
}

/** The report of an end that stands in the script, as much later or earlier as the act has ended. */
function endAsWritten({ no: _, ...inject }: NumberedInject, minute: Minute, knownAt: Minute): Inject {
  const { fact } = inject;
  const moved = certain(shifted(inject, minute - (fact?.kind === 'end' ? fact.when : inject.at)));
  const at = Math.max(moved.at, knownAt);
  return { ...moved, at, fact: moved.fact && { ...moved.fact, at } };
}

// A member answers once, its own time after it was consulted; one that withdraws has consented before.
export function memberStep({ scenario, state, measures: { consultedAt } }: Run, due: Due): Event | null {
  const { members, withdrawn, answered } = state.truth;
  const { consent } = state.ledger.registers.commission;
  for (const member of withdrawn) {
    if (consent.includes(member)) return answer(scenario, state, member, 'withdraws', without(consent, member));
  }
  let next = Infinity;
  for (const { member, says, delay } of members) {
    const at = (consultedAt ?? Infinity) + delay;
    if (at > state.minute) next = Math.min(next, at);
    if (at > state.minute || answered.includes(member) || consent.includes(member)) continue;
    if (says === 'no' || withdrawn.includes(member)) return answer(scenario, state, member, 'declines', null);
    return answer(scenario, state, member, 'consents', [...consent, member]);
  }
  due.look = due.stop = next;
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
  const inject = plainInject({ at, to, fact, text: text.replace('{name}', name), from, medium: 'message' });
  return { type: 'member-answered', member, injects: [inject] };
}
