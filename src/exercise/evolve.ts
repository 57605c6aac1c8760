// evolve(draft, event): what an event means for the state. One recipe for each event, and one for the session (under
// immer) and for batches. Total: a new event breaks the build here until it is given a meaning.
import { isForce, recordEffect, recordExpiry, recordOrder, recordVoid, SEATS } from '../ladder/index.ts';
import { expect, hold, moved, place, placeOfIncident, takeUp } from './coming.ts';
import { type Event, type EventOf, newsKey } from './events.ts';
import {
  beginAct,
  beginRepair,
  changeRates,
  endAct,
  growAct,
  makeFinding,
  proposeFinding,
  receive,
  ripen,
  seeAct,
} from './evolve-world.ts';
import { openState } from './open-state.ts';
import { REPAIR } from './people.ts';
import { isInPlay, isPassedOver, type State } from './state.ts';

/** Folds in place: the recipe on plain objects. The state changes nothing that an event holds. */
export function fold(state: State, event: Event): State {
  evolve(state, event);
  return state;
}

export function evolve(state: State, event: Event): void {
  switch (event.type) {
    case 'exercise-started':
      Object.assign(state, openState(event));
      return;
    case 'clock-moved':
      return moveClock(state, event);
    case 'inject-arrived':
      return receive(state);
    case 'act-began':
      return beginAct(state, event);
    case 'rates-changed':
      return changeRates(state, event);
    case 'act-seen':
      return seeAct(state, event);
    case 'act-grew':
      return growAct(state, event);
    case 'act-ended':
      return endAct(state, event);
    case 'finding-made':
      return makeFinding(state, event);
    case 'evidence-ripened':
      return ripen(state, event);
    case 'finding-proposed':
      return proposeFinding(state, event);
    case 'attack-suspected':
      state.commission.suspectedSince = event.since;
      return;
    case 'attack-certified':
      state.commission.suspectedSince = null;
      return expect(state, event.injects);
    case 'member-answered':
      state.truth.answered.push(event.member);
      return expect(state, event.injects);
    case 'commission-called':
      state.commission.isAtDesk = true;
      return;
    case 'commission-adjourned':
      state.commission.isAtDesk = false;
      state.commission.readUntil = state.minute;
      return;
    case 'effect-fell':
      return settleEffect(state, event);
    case 'duty-expired':
      return expire(state, event);
    case 'news-came':
      return bringNews(state, event);
    case 'prompt-raised':
      return raisePrompt(state, event);
    case 'prompt-lifted':
      return liftPrompt(state, event);
    case 'turn-began':
      return beginTurn(state, event);
    case 'keyboard-returned':
      state.returning = [];
      for (const seat of event.seats) giveKeyboard(state, seat);
      return;
    case 'order-composed':
      return composeOrder(state, event);
    case 'order-taken-back': {
      const seat = state.seats[event.seat];
      seat.drafts = seat.drafts.filter(({ id }) => id !== event.draft);
      return;
    }
    case 'seat-committed':
      return commitSeat(state, event);
    case 'order-ruled':
      return recordRuling(state, event);
    case 'seat-asked': {
      const { type: _, ...question } = event;
      state.questions.push({ at: state.minute, ...question });
      return;
    }
    case 'session-marked':
      return markSession(state, event);
    case 'jump-began':
      state.excon.jump = { from: state.minute, to: event.to };
      return;
    case 'jump-ended':
      return endJump(state, event);
    case 'injects-held':
      return hold(state, event.nos);
    case 'injects-moved':
      for (const move of event.moves) place(state, moved(takeUp(state, move.no), move));
      return;
    case 'inject-added':
      return addInject(state, event);
    case 'ruling-overruled':
      return overrule(state, event);
    case 'question-answered': {
      const { answer, how } = event;
      Object.assign(state.questions[event.question]!, { answer, how, answeredAt: state.minute });
      return;
    }
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

function unknownEvent(event: never): never {
  throw new TypeError(`an event that means nothing: ${JSON.stringify(event)}`);
}

function moveClock(state: State, { to }: EventOf<'clock-moved'>): void {
  state.minute = to;
  state.stage = 'arriving';
}

function settleEffect(state: State, event: EventOf<'effect-fell'>): void {
  const order = recordEffect(state.ledger, event);
  if (order?.response === REPAIR && event.outcome === 'in-effect') beginRepair(state);
  // A break comes at an effect of a seat's own force, not at every message that arrives.
  if (order && isForce(order) && event.at > order.at) addNews(state, order.seat);
}

function expire({ ledger }: State, { type: _, ...expiry }: EventOf<'duty-expired'>): void {
  recordExpiry(ledger, expiry);
}

function bringNews(state: State, { seat, items }: EventOf<'news-came'>): void {
  for (const item of items) state.seats[seat].seen.add(newsKey(item));
  addNews(state, seat);
}

function addNews(state: State, seat: keyof State['seats']): void {
  if (isInPlay(state.seats[seat]) && !state.news.includes(seat)) state.news.push(seat);
}

function raisePrompt(state: State, { prompt }: EventOf<'prompt-raised'>): void {
  const { kind, seat, about, acts, raisedAt, dueAt } = prompt;
  const n = state.prompts.length;
  state.prompts.push({ kind, seat, about, acts, raisedAt, dueAt, n, knownAt: null, metAt: null, liftedAt: null });
  const lists = state.seats[seat].prompts;
  lists.all.push(n);
  lists.open.push(n);
  lists.unknown.push(n);
  const raised = lists.about.get(kind) ?? new Set();
  for (const act of acts) raised.add(act);
  lists.about.set(kind, raised);
  addNews(state, seat);
}

function liftPrompt(state: State, { prompt: n }: EventOf<'prompt-lifted'>): void {
  state.prompts[n]!.liftedAt = state.minute;
  closePrompt(state, n);
}

function closePrompt({ prompts, seats }: State, n: number): void {
  const { open } = seats[prompts[n]!.seat].prompts;
  const at = open.indexOf(n);
  if (at >= 0) open.splice(at, 1);
}

function meet(state: State, meets: readonly { prompt: number }[], metBy: number): void {
  for (const { prompt } of meets) {
    Object.assign(state.prompts[prompt]!, { metAt: state.minute, metBy });
    closePrompt(state, prompt);
  }
}

function beginTurn(state: State, { turn, keyboard }: EventOf<'turn-began'>): void {
  state.turn = turn;
  state.stage = 'ordering';
  state.news = [];
  for (const name of SEATS) {
    const seat = state.seats[name];
    seat.isAtKeyboard = false;
    seat.hasCommitted = false;
    if (turn.number === 1) seat.turnFrom = state.minute;
  }
  for (const seat of keyboard) {
    state.seats[seat].turns += 1;
    state.seats[seat].turnFrom = state.minute;
    giveKeyboard(state, seat);
  }
}

function giveKeyboard(state: State, name: keyof State['seats']): void {
  const seat = state.seats[name];
  seat.isAtKeyboard = true;
  seat.hasCommitted = false;
  seat.isHolding = false;
  for (const n of seat.prompts.unknown) state.prompts[n]!.knownAt ??= state.minute;
  seat.prompts.unknown = [];
}

function composeOrder(state: State, { seat, draft }: EventOf<'order-composed'>): void {
  state.seats[seat].drafts.push(draft);
  state.seats[seat].drafted.push(draft.id);
  state.nextDraft = draft.id + 1;
}

function commitSeat(state: State, { seat: name, isHolding }: EventOf<'seat-committed'>): void {
  const seat = state.seats[name];
  seat.hasCommitted = true;
  seat.isHolding = isHolding;
  seat.readUntil = state.minute;
}

function recordRuling(state: State, { given, draft, announced, meets }: EventOf<'order-ruled'>): void {
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

function markSession({ excon, minute: at }: State, { mark, text, stamp }: EventOf<'session-marked'>): void {
  excon.marks.push({ mark, at, text, stamp });
  if (mark === 'startex') excon.hasStarted = true;
  if (mark === 'pause' || mark === 'resume') excon.isPaused = mark === 'pause';
}

function endJump(state: State, { notAssessed }: EventOf<'jump-ended'>): void {
  state.excon.jump = null;
  for (const prompt of notAssessed) state.prompts[prompt]!.notAssessed = true;
  // Wherever it lands, everybody looks around.
  for (const seat of SEATS) if (state.seats[seat].holder === 'person') addNews(state, seat);
}

function addInject(state: State, { inject, incident }: EventOf<'inject-added'>): void {
  state.excon.added += 1;
  expect(state, [inject]);
  if (!incident) return;
  const at = placeOfIncident(state, incident);
  state.truth.incidents = state.truth.incidents.toSpliced(at, 0, incident);
}

function overrule(state: State, event: EventOf<'ruling-overruled'>): void {
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
    const { open } = state.seats[prompt.seat].prompts;
    if (prompt.liftedAt === null) open.push(prompt.n);
    open.sort((a, b) => a - b);
  }
}
