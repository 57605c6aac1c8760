// evolve(draft, event): what an event means for the state. One recipe for each event, the same for the session (under
// immer) and for batches. Total: a new event breaks the build here until it is given a meaning.
import {
  isForce,
  orderNumbered,
  recordEffect,
  recordExpiry,
  recordOrder,
  recordVoid,
  SEATS,
} from '../../ladder/index.ts';
import { isPressing } from '../answers.ts';
import type { Event, EventOf } from '../events.ts';
import type { Incident } from '../incident.ts';
import { isInPlay, isPassedOver, type State } from '../state.ts';
import { REPAIR } from '../world/people.ts';
import { callSeat, giveKeyboard, hear } from './call.ts';
import { calledAt, drop, expect, hold, moved, place, placeOfIncident, release, takeNext, takeUp } from './coming.ts';
import { breakPause, changePause, nameCulprit, takeAnswer } from './evolve-answers.ts';
import { actAsRed, adjournRed } from './evolve-red.ts';
import {
  answer,
  beginAct,
  beginRepair,
  certify,
  changeRates,
  countAdded,
  endAct,
  growAct,
  makeFinding,
  proposeFinding,
  publishCount,
  receive,
  recountHeat,
  ripen,
  seeAct,
  suspect,
} from './evolve-world.ts';
import { openState } from './open-state.ts';

/** Folds in place: the recipe on plain objects. The state changes nothing that an event holds. */
export function fold(state: State, event: Event): State {
  evolve(state, event);
  return state;
}

export function evolve(state: State, event: Event): void {
  const recipe = RECIPES[event.type];
  if (!recipe) throw new TypeError(`an event that means nothing: ${JSON.stringify(event)}`);
  recipe(state, event as never);
}

type Recipe<Type extends Event['type']> = (state: State, event: EventOf<Type>) => void;

const RECIPES: { readonly [Type in Event['type']]: Recipe<Type> } = {
  'exercise-started': (state, event) => Object.assign(state, openState(event)),
  'clock-moved': moveClock,
  'inject-arrived': (state) => arrive(state, null),
  'harm-eased': (state, { heat }) => arrive(state, heat),
  'injects-dropped': (state, { nos, act }) => drop(state, nos, act),
  'act-began': beginAct,
  'rates-changed': changeRates,
  'act-seen': seeAct,
  'act-grew': growAct,
  'act-ended': endAct,
  'finding-made': makeFinding,
  'evidence-ripened': ripen,
  'finding-proposed': proposeFinding,
  'attack-suspected': suspect,
  'attack-certified': certify,
  'member-answered': answer,
  'count-published': publishCount,
  'act-goes-on': (state, { act, injects }) => {
    state.truth.updated.set(act, state.minute);
    expect(state, injects);
  },
  'inject-called': callInject,
  'order-answered': takeAnswer,
  'pause-began': (state, { act, acts }) => changePause(state, act, { acts }),
  'pause-broken': breakPause,
  'pause-ended': (state, { act }) => changePause(state, act, { endedAt: state.minute }),
  'culprit-named': nameCulprit,
  'commission-called': callCommission,
  'commission-adjourned': adjournCommission,
  'red-called': ({ red }) => {
    red.isAtDesk = true;
  },
  'red-adjourned': adjournRed,
  'red-acted': actAsRed,
  'red-awaited': ({ red }, { is }) => {
    red.isAwaited = is;
  },
  'effect-fell': settleEffect,
  'duty-expired': expire,
  'news-came': bringNews,
  'hold-ended': endHold,
  'prompt-raised': raisePrompt,
  'prompt-lifted': liftPrompt,
  'turn-began': beginTurn,
  'keyboard-returned': returnKeyboard,
  'order-composed': composeOrder,
  'order-taken-back': takeBackOrder,
  'seat-committed': commitSeat,
  'order-ruled': recordRuling,
  'seat-asked': ask,
  'session-marked': markSession,
  'jump-began': beginJump,
  'jump-ended': endJump,
  'injects-held': (state, { nos }) => hold(state, nos),
  'injects-moved': moveInjects,
  'inject-added': addInject,
  'ruling-overruled': overrule,
  'question-answered': answerQuestion,
  'seat-handed': handSeat,
  'message-sent': ({ letters, minute: at }, { from, to, text }) => letters.push({ at, from, to, text }),
  observed: ({ observations, minute: at }, { seat, objective, rating, text }) =>
    observations.push({ at, seat, objective, rating, text }),
  'went-back': ({ wentBack, minute: at }, { from, entries, head }) => wentBack.push({ at, from, entries, head }),
  'exercise-ended': end,
  'lessons-answered': (state, { by, answers }) => state.lessons.push({ by, answers }),
};

// An offer or a demand breaks the turn of the seat that is spoken to; other answers wait.
function arrive(state: State, heat: number | null): void {
  const inject = takeNext(state);
  receive(state, inject, heat ?? inject.world?.heat ?? null);
  const order = isPressing(inject) ? orderNumbered(state.ledger, inject.answers!.order) : undefined;
  if (order) callSeat(state, order.seat, { why: 'answer' });
}

function moveClock(state: State, { to }: EventOf<'clock-moved'>): void {
  state.minute = to;
  state.stage = 'arriving';
  // What nothing answers in its minute is not answered later.
  if (state.answers.open.length > 0) state.answers.open = [];
  recountHeat(state);
}

function callCommission({ commission }: State): void {
  commission.isAtDesk = true;
}

function adjournCommission({ commission, minute }: State): void {
  commission.isAtDesk = false;
  commission.readUntil = minute;
}

function returnKeyboard(state: State, { seats }: EventOf<'keyboard-returned'>): void {
  state.returning = [];
  for (const seat of seats) giveKeyboard(state, seat, 'refused');
}

function takeBackOrder({ seats }: State, { seat: name, draft }: EventOf<'order-taken-back'>): void {
  const seat = seats[name];
  seat.drafts = seat.drafts.filter(({ id }) => id !== draft);
}

function ask({ questions, minute: at }: State, { seat, kind, text, answer }: EventOf<'seat-asked'>): void {
  questions.push({ at, seat, kind, text, answer, how: null, answeredAt: null, effect: null });
}

function answerQuestion(state: State, event: EventOf<'question-answered'>): void {
  const { question, answer, how, effect } = event;
  const asked = state.questions[question]!;
  Object.assign(asked, { answer, how, answeredAt: state.minute, effect });
  hear(state, asked.seat, 'question');
}

function beginJump({ excon, minute: from }: State, { to }: EventOf<'jump-began'>): void {
  excon.jump = { from, to };
}

function handSeat({ seats, handed, minute: at }: State, { seat, to }: EventOf<'seat-handed'>): void {
  seats[seat].holder = to;
  seats[seat].heard = [];
  handed.push({ at, seat, to });
}

function moveInjects(state: State, { moves }: EventOf<'injects-moved'>): void {
  for (const move of moves) place(state, moved(takeUp(state, move.no), move));
}

function end(state: State): void {
  state.isEnded = true;
  for (const seat of SEATS) state.seats[seat].isAtKeyboard = false;
}

function settleEffect(state: State, event: EventOf<'effect-fell'>): void {
  const order = recordEffect(state.ledger, event);
  if (order && event.outcome === 'in-effect') state.answers.open.push(event.order);
  if (order?.response === REPAIR && event.outcome === 'in-effect') beginRepair(state);
  // A break comes at an effect of a seat's own force, not at every message that arrives.
  if (order && isForce(order) && event.at > order.at)
    callSeat(state, order.seat, { why: 'effect', response: order.response, outcome: event.outcome });
}

function expire({ ledger }: State, { type: _, ...expiry }: EventOf<'duty-expired'>): void {
  recordExpiry(ledger, expiry);
}

function bringNews(state: State, { seat, items }: EventOf<'news-came'>): void {
  const { seen } = state.seats[seat];
  for (const item of items) {
    const before = seen.get(item.chain);
    if (before) before.push(item);
    else seen.set(item.chain, [item]);
    callSeat(state, seat, { why: item.news, about: item.chain });
  }
}

function endHold(state: State, { seat, because }: EventOf<'hold-ended'>): void {
  state.seats[seat].heard = [];
  for (const why of because) callSeat(state, seat, { why });
}

function raisePrompt(state: State, { prompt }: EventOf<'prompt-raised'>): void {
  const { kind, seat, about, acts, raisedAt, dueAt } = prompt;
  const n = state.prompts.length;
  const untouched = { knownAt: null, metAt: null, liftedAt: null, metBy: null, notAssessed: false };
  state.prompts.push({ kind, seat, about, acts, raisedAt, dueAt, n, ...untouched });
  const lists = state.seats[seat].prompts;
  lists.all.push(n);
  lists.open.push(n);
  lists.unknown.push(n);
  const raised = lists.about.get(kind) ?? new Set();
  for (const act of acts) raised.add(act);
  lists.about.set(kind, raised);
  callSeat(state, seat, { why: 'duty', kind, about });
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
    giveKeyboard(state, seat, state.seats[seat].drafts.length > 0 ? 'returned' : 'hours');
  }
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
  seat.heard = [];
  seat.readUntil = state.minute;
  seat.lettersRead = state.letters.length;
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
  for (const seat of SEATS) {
    if (state.seats[seat].holder !== 'person') continue;
    state.seats[seat].heard = [];
    callSeat(state, seat, { why: 'jump' });
  }
}

function callInject(state: State, { no, at, incident }: EventOf<'inject-called'>): void {
  const inject = takeUp(state, no);
  if (!incident) return place(state, calledAt(inject, at));
  const { truth } = state;
  const { start } = incident;
  const by = start - truth.contingent.find(({ id }) => id === incident.id)!.writtenAt;
  place(state, calledAt(inject, at, { start, by }));
  truth.contingent = truth.contingent.filter(({ id }) => id !== incident.id);
  enterIncident(state, incident);
  release(state, incident.id, by, incident.fate === null);
}

function addInject(state: State, { inject, incident }: EventOf<'inject-added'>): void {
  state.excon.added += 1;
  expect(state, [inject]);
  if (incident) enterIncident(state, incident);
}

function enterIncident(state: State, incident: Incident): void {
  const at = placeOfIncident(state, incident);
  state.truth.incidents = state.truth.incidents.toSpliced(at, 0, incident);
  countAdded(state, at, incident);
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
    prompt.metBy = null;
    const { open } = state.seats[prompt.seat].prompts;
    if (prompt.liftedAt === null) open.push(prompt.n);
    open.sort((a, b) => a - b);
  }
}
