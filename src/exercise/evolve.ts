// evolve(draft, event): what an event means for the state. One recipe for the session (under immer) and for batches.
// Total: a new event breaks the build here until it is given a meaning.
import { enterFact, isForce, recordEffect, recordExpiry, recordOrder, recordVoid, SEATS } from '../ladder/index.ts';
import { expect, hold, moved, place, placeOfIncident, receiveNext, takeUp } from './coming.ts';
import { type Event, type ExconEvent, newsKey } from './events.ts';
import { type LiveAct, liveAct, sumsAt } from './incident.ts';
import { openState } from './open-state.ts';
import { heatAt, REPAIR } from './people.ts';
import type { Raised } from './prompts.ts';
import type { WorldChange } from './scenario.ts';
import type { Heat, OpenWorld, State } from './state.ts';
import { isInPlay, isPassedOver, marksOf } from './state.ts';

export function evolve(state: State, event: Event): void {
  switch (event.type) {
    case 'exercise-started':
      Object.assign(state, openState(event));
      return;
    case 'clock-moved':
      state.minute = event.to;
      state.stage = 'arriving';
      return;
    case 'inject-arrived':
      receive(state);
      return;
    case 'act-began': {
      state.truth.version += 1;
      const incident = state.truth.incidents[event.n]!;
      state.truth.begun = event.n + 1;
      if (incident.fate) state.truth.live.push(liveAct(incident, state.minute));
      return;
    }
    case 'rates-changed': {
      state.truth.version += 1;
      const act = liveOf(state, event.act);
      act.sums = sumsAt(act, state.minute);
      act.since = state.minute;
      act.rates = event.rates;
      return;
    }
    case 'act-seen':
      state.truth.version += 1;
      liveOf(state, event.act).seenAt = state.minute;
      expect(state, event.injects);
      return;
    case 'act-grew':
      state.truth.version += 1;
      liveOf(state, event.act).hasGrown = true;
      state.truth.live.push(liveAct(event.into, state.minute));
      return;
    case 'act-ended':
      state.truth.version += 1;
      liveOf(state, event.act).endedAt = state.minute;
      expect(state, event.injects);
      dropSettled(state);
      return;
    case 'finding-made':
    case 'evidence-ripened':
      found(state, event);
      return;
    case 'finding-proposed':
      state.coming.shift();
      if (event.finding) state.commission.evidence.push({ act: event.act, at: state.minute, finding: event.finding });
      else state.commission.suspectedSince ??= state.minute;
      state.truth.version += 1;
      return;
    case 'attack-suspected':
      state.truth.version += 1;
      state.commission.suspectedSince = event.since;
      return;
    case 'attack-certified':
      state.truth.version += 1;
      state.commission.suspectedSince = null;
      expect(state, event.injects);
      return;
    case 'member-answered':
      state.truth.version += 1;
      state.truth.answered.push(event.member);
      expect(state, event.injects);
      return;
    case 'commission-called':
      state.commission.isAtDesk = true;
      return;
    case 'commission-adjourned':
      state.commission.isAtDesk = false;
      state.commission.readUntil = state.minute;
      return;
    case 'effect-fell': {
      const order = recordEffect(state.ledger, event);
      if (order?.response === REPAIR && event.outcome === 'in-effect') beginRepair(state);
      // A break comes at an effect of a seat's own force, not at every message that arrives.
      if (order && isForce(order) && event.at > order.at) addNews(state, order.seat);
      return;
    }
    case 'duty-expired': {
      const { type: _, ...expiry } = event;
      recordExpiry(state.ledger, expiry);
      return;
    }
    case 'news-came':
      state.seats[event.seat].seen.push(...event.items.map(newsKey));
      addNews(state, event.seat);
      return;
    case 'prompt-raised':
      raise(state, event.prompt);
      return;
    case 'prompt-lifted':
      state.prompts[event.prompt]!.liftedAt = state.minute;
      return;
    case 'turn-began':
      state.turn = event.turn;
      state.stage = 'ordering';
      state.news = [];
      for (const name of SEATS) {
        const seat = state.seats[name];
        seat.isAtKeyboard = false;
        seat.hasCommitted = false;
        if (event.turn.number === 1) seat.turnFrom = state.minute;
      }
      for (const seat of event.keyboard) {
        state.seats[seat].turns += 1;
        state.seats[seat].turnFrom = state.minute;
        giveKeyboard(state, seat);
      }
      return;
    case 'keyboard-returned':
      state.returning = [];
      for (const seat of event.seats) giveKeyboard(state, seat);
      return;
    case 'order-composed':
      state.seats[event.seat].drafts.push(event.draft);
      state.seats[event.seat].drafted.push(event.draft.id);
      state.nextDraft = event.draft.id + 1;
      return;
    case 'order-taken-back': {
      const seat = state.seats[event.seat];
      seat.drafts = seat.drafts.filter(({ id }) => id !== event.draft);
      return;
    }
    case 'seat-committed':
      state.seats[event.seat].hasCommitted = true;
      state.seats[event.seat].isHolding = event.isHolding;
      state.seats[event.seat].readUntil = state.minute;
      return;
    case 'order-ruled':
      recordRuling(state, event);
      return;
    case 'seat-asked': {
      const { type: _, ...question } = event;
      state.questions.push({ at: state.minute, ...question });
      return;
    }
    case 'session-marked':
    case 'jump-began':
    case 'jump-ended':
    case 'injects-held':
    case 'injects-moved':
    case 'inject-added':
    case 'ruling-overruled':
    case 'question-answered':
      evolveExcon(state, event);
      return;
    case 'exercise-ended':
      state.isEnded = true;
      for (const seat of SEATS) state.seats[seat].isAtKeyboard = false;
      return;
    case 'lessons-answered':
      state.lessons.push({ by: event.by, answers: event.answers });
      return;
    default:
      return unknownEvent(event);
  }
}

function liveOf(state: State, id: string): LiveAct {
  const act = state.truth.live.find(({ incident }) => incident.id === id);
  if (!act) throw new TypeError(`no act ${id} is going on`);
  return act;
}

// What has ended and can be neither seen nor found any more needs no further watching.
function dropSettled(state: State): void {
  state.truth.live = state.truth.live.filter(
    ({ endedAt, seenAt, reportedAt, isFound, incident }) =>
      endedAt === null ||
      state.excon.held.some(({ fact }) => fact?.kind === 'report' && fact.act === incident.id) ||
      ((seenAt !== null || reportedAt !== null) && !isFound && incident.fate?.thresholds.finding !== null),
  );
}

function found(state: State, event: Extract<Event, { type: 'finding-made' | 'evidence-ripened' }>): void {
  // A person may find on an act that the engine no longer watches, or has never watched.
  state.truth.version += 1;
  const act = state.truth.live.find(({ incident }) => incident.id === event.act);
  if (act) act.isFound = true;
  if (event.type === 'finding-made') {
    state.commission.evidence = state.commission.evidence.filter(({ act: id }) => id !== event.act);
    expect(state, event.injects);
  } else state.commission.evidence.push({ act: event.act, at: state.minute, finding: event.finding });
  dropSettled(state);
}

function receive(state: State): void {
  const inject = receiveNext(state);
  const { fact, marks, world } = inject;
  if (fact) enterFact(state.ledger.registers, fact);
  if (fact?.kind === 'report' || world) state.truth.version += 1;
  if (fact?.kind === 'report') {
    state.hasFirstReport = true;
    const act = state.truth.live.find(({ incident }) => incident.id === fact.act);
    if (act) act.reportedAt ??= state.minute;
    if (marks) {
      const all = [...new Set([...marksOf(state, fact.act), ...marks])];
      state.marks = [...state.marks.filter(({ act }) => act !== fact.act), { act: fact.act, marks: all }];
    }
  }
  if (world) changeWorld(state, world);
}

function changeWorld(state: State, change: WorldChange): void {
  if (change.withdraws) state.truth.withdrawn.push(...change.withdraws);
  const heat = change.heat === undefined ? state.world.heat : heatFrom(state, change.heat, false);
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

function beginRepair(state: State): void {
  state.truth.version += 1;
  state.world = worldWith(state.world, {}, heatFrom(state, 0, true));
}

/** Counted anew from this minute, with that many people more. */
function heatFrom({ minute, world: { heat } }: State, lost: number, isRepairing: boolean): Heat {
  return { out: heatAt(heat, minute) + lost, since: minute, isRepairing, perHour: heat.perHour };
}

function unknownEvent(event: never): never {
  throw new TypeError(`an event that means nothing: ${JSON.stringify(event)}`);
}

function addNews(state: State, seat: keyof State['seats']): void {
  if (isInPlay(state.seats[seat]) && !state.news.includes(seat)) state.news.push(seat);
}

function giveKeyboard(state: State, name: keyof State['seats']): void {
  const seat = state.seats[name];
  seat.isAtKeyboard = true;
  seat.hasCommitted = false;
  seat.isHolding = false;
  for (const prompt of state.prompts) {
    if (prompt.seat === name) prompt.knownAt ??= state.minute;
  }
}

function raise(state: State, { kind, seat, about, acts, raisedAt, dueAt }: Raised): void {
  const n = state.prompts.length;
  state.prompts.push({ kind, seat, about, acts, raisedAt, dueAt, n, knownAt: null, metAt: null, liftedAt: null });
  addNews(state, seat);
}

function recordRuling(state: State, { given, draft, announced, meets }: Extract<Event, { type: 'order-ruled' }>): void {
  state.stage = 'ordering';
  // The facilitator may have the last word on it; the event stays as it was.
  state.orders.push({ ...given });
  const seat = state.seats[given.order.seat];
  if (draft === null) state.filed += 1;
  else seat.drafts = seat.drafts.filter(({ id }) => id !== draft);
  if (announced) recordOrder(state.ledger, announced);
  meet(state, meets, state.orders.length - 1);
  const learns = state.coaching !== 'at-debrief' && isInPlay(seat) && !isPassedOver(state, given.order.seat);
  if (given.ruling.verdict === 'refused' && learns && !state.returning.includes(given.order.seat)) {
    state.returning.push(given.order.seat);
  }
}

function meet(state: State, meets: readonly { prompt: number }[], metBy: number): void {
  for (const { prompt } of meets) Object.assign(state.prompts[prompt]!, { metAt: state.minute, metBy });
}

function evolveExcon(state: State, event: ExconEvent): void {
  const { excon, minute } = state;
  switch (event.type) {
    case 'session-marked': {
      const { mark, text, stamp } = event;
      excon.marks.push({ mark, at: minute, text, stamp });
      if (mark === 'startex') excon.hasStarted = true;
      if (mark === 'pause' || mark === 'resume') excon.isPaused = mark === 'pause';
      return;
    }
    case 'jump-began':
      excon.jump = { from: minute, to: event.to };
      return;
    case 'jump-ended':
      excon.jump = null;
      for (const prompt of event.notAssessed) state.prompts[prompt]!.notAssessed = true;
      // Wherever it lands, everybody looks around.
      for (const [name, { holder }] of Object.entries(state.seats))
        if (holder === 'person') addNews(state, name as keyof State['seats']);
      return;
    case 'injects-held':
      hold(state, event.nos);
      return;
    case 'injects-moved':
      for (const move of event.moves) place(state, moved(takeUp(state, move.no), move));
      return;
    case 'inject-added':
      excon.added += 1;
      expect(state, [event.inject]);
      if (event.incident) {
        const { incidents } = state.truth;
        const at = placeOfIncident(state, event.incident);
        state.truth.version += 1;
        state.truth.incidents = [...incidents.slice(0, at), event.incident, ...incidents.slice(at)];
      }
      return;
    case 'ruling-overruled':
      overrule(state, event);
      return;
    case 'question-answered': {
      const { answer, how } = event;
      Object.assign(state.questions[event.question]!, { answer, how, answeredAt: minute });
      return;
    }
    default:
      return unknownEvent(event);
  }
}

function overrule(state: State, event: Extract<Event, { type: 'ruling-overruled' }>): void {
  const { verdict, because, announced } = event;
  const given = state.orders[event.order]!;
  given.overruled = { verdict, because, at: state.minute };
  if (announced) {
    given.n = announced.order;
    recordOrder(state.ledger, announced);
    return meet(state, event.meets, event.order);
  }
  if (given.n !== null) recordVoid(state.ledger, given.n, state.minute);
  for (const prompt of state.prompts) {
    if (prompt.metBy !== event.order) continue;
    prompt.metAt = null;
    delete prompt.metBy;
  }
}
