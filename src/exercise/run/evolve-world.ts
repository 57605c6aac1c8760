// What events mean for the truth: acts, findings, and the world around the line. Recipes on a draft (evolve.ts).
import { enterFact, orderNumbered } from '../../ladder/index.ts';
import type { EventOf } from '../events.ts';
import { foresee, type Incident, type LiveAct, liveAct, mayFollow, sumsAt } from '../incident.ts';
import { withHeat } from '../shift.ts';
import { type Heat, marksOf, type NumberedInject, type OpenWorld, type State } from '../state.ts';
import { type Inject, NO_CHANGE, type WorldChange } from '../words.ts';
import { actsToCount, countedAct } from '../world/daily-count.ts';
import { heatAt } from '../world/people.ts';
import { hear, hearFact } from './call.ts';
import { actOf, drop, endOf, expect, numbered, place, release, takeUp } from './coming.ts';

/** An inject arrives; `heat`: how many people it costs heat and water, where that is not as written. */
export function receive(state: State, coming: NumberedInject, heat: number | null): void {
  const inject = heat === null ? coming : costing(coming, heat);
  const { at, to, fact, marks, world } = inject;
  state.received.push(inject);
  for (const name of to) {
    const seat = state.seats[name];
    if (at > seat.heardAt) seat.heardAt = at;
  }
  if (fact) {
    enterFact(state.ledger.registers, fact);
    hearFact(state, fact);
  }
  hearAnswer(state, inject);
  if (fact?.kind === 'report') {
    state.hasFirstReport = true;
    if (fact.severity >= 2) state.commission.heardAt = Math.max(state.commission.heardAt, at);
    const act = state.truth.live.get(fact.act);
    if (act) {
      act.reportedAt ??= state.minute;
      foresee(act);
    }
    if (marks) state.marks.set(fact.act, [...new Set([...marksOf(state, fact.act), ...marks])]);
  }
  if (world) changeWorld(state, world);
}

/** An answer to its own words, told to the seat that spoke. */
function hearAnswer(state: State, { answers, to }: NumberedInject): void {
  const order = answers && orderNumbered(state.ledger, answers.order);
  if (order && to.includes(order.seat)) hear(state, order.seat, 'answer');
}

function costing(inject: NumberedInject, heat: number): NumberedInject {
  const { world, text, draft, no } = inject;
  const told = { text: withHeat(text, heat), draft: draft && withHeat(draft, heat) };
  return numbered({ ...inject, ...told, world: { ...world!, heat } }, no);
}

function changeWorld(state: State, change: WorldChange): void {
  if (change.withdraws) state.truth.withdrawn.push(...change.withdraws);
  const heat = change.heat === null ? state.world.heat : heatFrom(state, change.heat, false);
  state.world = worldWith(state.world, change, heat);
}

// Field by field: V8 gives a changed copy by spread a shape of its own, and reads it slowly from then on.
function worldWith(world: OpenWorld, change: WorldChange, heat: Heat): OpenWorld {
  let { presence } = world;
  for (const { sector, is } of change.presence ?? []) presence = presence.with(sector - 1, is);
  return {
    usWill: change.usWill ?? world.usWill,
    talks: change.talks ?? world.talks,
    dispute: change.dispute ?? world.dispute,
    prosperity: change.prosperity ?? world.prosperity,
    readiness: change.readiness ?? world.readiness,
    presence,
    heat,
  };
}

/** Counted anew from this minute, with that many people more. */
function heatFrom({ minute, world: { heat } }: State, lost: number, isRepairing: boolean): Heat {
  return { out: heatAt(heat, minute) + lost, since: minute, isRepairing, perHour: heat.perHour };
}

export function beginAct(state: State, { n }: EventOf<'act-began'>): void {
  const { truth } = state;
  const incident = truth.incidents[n]!;
  truth.begun = n + 1;
  if (incident.fate) watch(state, incident);
}

function watch({ truth, minute }: State, incident: Incident): void {
  const act = liveAct(incident, truth.watched, minute);
  truth.watched += 1;
  foresee(act);
  truth.live.set(incident.id, act);
}

function liveOf({ truth }: State, id: string): LiveAct {
  const act = truth.live.get(id);
  if (!act) throw new TypeError(`no act ${id} is going on`);
  return act;
}

export function changeRates(state: State, { act: id, rates }: EventOf<'rates-changed'>): void {
  const act = liveOf(state, id);
  act.sums = sumsAt(act, state.minute);
  act.since = state.minute;
  act.rates = rates;
  foresee(act);
}

export function seeAct(state: State, { act, injects }: EventOf<'act-seen'>): void {
  liveOf(state, act).seenAt = state.minute;
  expect(state, injects);
}

export function publishCount(state: State, { injects }: EventOf<'count-published'>): void {
  const { truth, minute } = state;
  const { daily } = truth;
  daily.acts = actsToCount(state).filter(({ end }) => end > minute);
  while (daily.looked < truth.incidents.length && truth.incidents[daily.looked]!.start < minute) daily.looked += 1;
  daily.ended.clear();
  daily.at = minute;
  expect(state, injects);
}

/** An incident was put at that place of the list; what the counts have passed by already is counted with the next. */
export function countAdded({ truth: { daily } }: State, at: number, incident: Incident): void {
  if (at >= daily.looked) return;
  daily.looked += 1;
  const act = countedAct(incident);
  if (act) daily.acts.push(act);
}

function countEnd({ truth: { daily }, minute }: State, id: string): void {
  daily.ended.set(id, minute);
  const act = daily.acts.find((each) => each.id === id);
  if (act) act.end = minute;
}

export function growAct(state: State, { act: id, into }: EventOf<'act-grew'>): void {
  const act = liveOf(state, id);
  act.hasGrown = true;
  foresee(act);
  watchGrown(state, into);
}

/** An act that others have brought about goes on from here, and is counted with them. */
export function watchGrown(state: State, into: Incident): void {
  watch(state, into);
  release(state, into.id, into.start - (into.fate?.written?.start ?? into.start));
  const grown = countedAct(into);
  if (grown) state.truth.daily.acts.push(grown);
}

export function endAct(state: State, { act: id, injects }: EventOf<'act-ended'>): void {
  const act = liveOf(state, id);
  act.endedAt = state.minute;
  state.truth.ended.set(id, state.minute);
  foresee(act);
  countEnd(state, id);
  const written = endOf(state.waiting, id);
  if (written) endWritten(state, written, injects[0] ?? null);
  else expect(state, injects);
  dropSettled(state, id);
}

// The report of an end that stands in the script keeps its number; where nobody ever heard of the act, it never comes.
function endWritten(state: State, written: NumberedInject, inject: Inject | null): void {
  if (inject === null) return drop(state, [written.no], actOf(written)!);
  takeUp(state, written.no);
  place(state, numbered(inject, written.no));
}

// A person may find on an act that the engine no longer watches, or has never watched.
function markFound({ truth }: State, id: string): void {
  const act = truth.live.get(id);
  if (!act) return;
  act.isFound = true;
  foresee(act);
}

export function makeFinding(state: State, { act, injects }: EventOf<'finding-made'>): void {
  markFound(state, act);
  state.commission.evidence = state.commission.evidence.filter(({ act: id }) => id !== act);
  expect(state, injects);
  dropSettled(state, act);
}

export function ripen(state: State, { act, finding }: EventOf<'evidence-ripened'>): void {
  markFound(state, act);
  state.commission.evidence.push({ act, at: state.minute, finding });
  dropSettled(state, act);
}

export function proposeFinding(
  { coming, commission, minute }: State,
  { act, finding }: EventOf<'finding-proposed'>,
): void {
  coming.shift();
  if (finding) commission.evidence.push({ act, at: minute, finding });
  else commission.suspectedSince ??= minute;
}

export function suspect({ commission }: State, { since }: EventOf<'attack-suspected'>): void {
  commission.suspectedSince = since;
}

export function certify(state: State, { injects }: EventOf<'attack-certified'>): void {
  state.commission.suspectedSince = null;
  expect(state, injects);
}

export function answer(state: State, { member, injects }: EventOf<'member-answered'>): void {
  state.truth.answered.push(member);
  expect(state, injects);
}

// What has ended and can be neither seen nor found any more needs no further watching.
function dropSettled({ truth, excon }: State, id: string): void {
  const isHeld = (act: string) => excon.held.some(({ fact }) => fact?.kind === 'report' && fact.act === act);
  const waiting = truth.unreported;
  truth.unreported = [];
  for (const act of waiting.includes(id) ? waiting : [...waiting, id]) {
    const live = truth.live.get(act);
    if (!live || live.endedAt === null || isSought(live) || mayFollow(live)) continue;
    if (isHeld(act)) truth.unreported.push(act);
    else truth.live.delete(act);
  }
}

function isSought({ seenAt, reportedAt, isFound, incident: { fate } }: LiveAct): boolean {
  return (seenAt !== null || reportedAt !== null) && !isFound && fate?.thresholds.finding !== null;
}

/** What comes back hour by hour is counted on from the last whole day, so that no count is longer than that. */
export function recountHeat(state: State): void {
  const { minute, world } = state;
  const { out, since, isRepairing, perHour } = world.heat;
  if (out === 0 || minute - since < DAY) return;
  const day = since + Math.floor((minute - since) / DAY) * DAY;
  state.world = worldWith(world, NO_CHANGE, { out: heatAt(world.heat, day), since: day, isRepairing, perHour });
}

const DAY = 1440;

/** Repairs begin: what was counted until now is counted from here. */
export function beginRepair(state: State): void {
  state.world = worldWith(state.world, NO_CHANGE, heatFrom(state, 0, true));
}
