// advance(scenario, state): the next small thing that happens while nobody is asked for a decision. An empty answer
// means that a seat is at the keyboard, or that the exercise has ended. The order within one minute is ladder.md 2's.
import {
  type Announced,
  announce,
  ask,
  dueEffect,
  dueExpiry,
  type Effect,
  factsOf,
  type Minute,
  nextEffectAt,
  nextExpiryAt,
  pictureOf,
  ruleOn,
  SEATS,
  type Seat,
} from '../ladder/index.ts';
import { arrivalOf } from './commission.ts';
import type { Composition, Event } from './events.ts';
import { newsFor } from './news.ts';
import { isOpen, promptDue, promptsLifted, promptsMet, promptsRaised } from './prompts.ts';
import { allQuiet, fallQuiet, isQuiet, isSeatQuiet, nextNewsAt } from './quiet.ts';
import type { Scenario } from './scenario.ts';
import { type GivenOrder, isAnybodyWaiting, isInPlay, isPassedOver, type SeatState, type State } from './state.ts';
import { nextWorldAt, watchStep, worldStep } from './world.ts';

export function advance(scenario: Scenario, state: State): readonly Event[] {
  if (state.isEnded || isAnybodyWaiting(state)) return NOTHING;
  const arrival = arriving(scenario, state);
  if (arrival.length > 0) return arrival;
  // Once a minute's orders have begun they are all ruled before anybody is interrupted by what they brought about.
  let events = state.stage === 'ordering' ? ordering(scenario, state) : interrupting(scenario, state);
  if (events.length > 0) return events;
  events = state.stage === 'ordering' ? interrupting(scenario, state) : ordering(scenario, state);
  if (events.length > 0) return events;
  return isEnd(scenario, state)
    ? [{ type: 'exercise-ended' }]
    : [{ type: 'clock-moved', to: nextMinute(scenario, state) }];
}

const NOTHING: readonly Event[] = [];

// At ENDEX nobody is asked any more.
const isEnd = ({ endex }: Scenario, { minute }: State): boolean => minute >= endex;

function ordering(scenario: Scenario, state: State): readonly Event[] {
  const ruled = ruleNext(scenario, state);
  return ruled.length > 0 || isEnd(scenario, state) ? ruled : returnKeyboard(state);
}

function interrupting(scenario: Scenario, state: State): readonly Event[] {
  const news = bringNews(scenario, state);
  if (news.length > 0) return news;
  const landing = endJump(scenario, state);
  if (landing.length > 0 || isEnd(scenario, state)) return landing;
  const called = callCommission(state);
  return called.length > 0 ? called : beginTurn(scenario, state);
}

// Facts in the order given, then effects that are due, then expiries; last, what the measures of this minute bear on.
function arriving(scenario: Scenario, state: State): readonly Event[] {
  const { doctrine } = scenario;
  const next = state.coming[0];
  if (next && next.at <= state.minute) return [arrivalOf(state, next)];
  const happens = worldStep(scenario, state);
  if (happens) return [happens];
  const effect = dueEffect(doctrine, state.ledger, state.minute);
  if (effect) return [effectFell(effect)];
  const expiry = dueExpiry(doctrine, state.ledger, state.minute);
  return expiry ? [{ type: 'duty-expired', ...expiry }] : watchStep(scenario, state);
}

function effectFell({ order, at, outcome, code }: Effect): Event {
  return code ? { type: 'effect-fell', order, at, outcome, code } : { type: 'effect-fell', order, at, outcome };
}

// A person at the Commission's desk is asked when there is something new to find on, as often as seats begin turns.
function callCommission(state: State): readonly Event[] {
  const { holder, readUntil, evidence, suspectedSince } = state.commission;
  if (holder !== 'person' || readUntil === state.minute || state.excon.jump) return NOTHING;
  const isRipe = evidence.some(({ at }) => at > readUntil) || (suspectedSince ?? -1) > readUntil;
  const isNew = state.received.some(({ at, fact }) => at > readUntil && fact?.kind === 'report' && fact.severity >= 2);
  return isRipe || isNew ? [{ type: 'commission-called' }] : NOTHING;
}

function bringNews(scenario: Scenario, state: State): readonly Event[] {
  if (isQuiet(scenario, state)) return NOTHING;
  const events: Event[] = [];
  for (const seat of SEATS) {
    if (isSeatQuiet(scenario, state, seat)) continue;
    const before = events.length;
    if (state.seats[seat].holder !== 'hold') bringNewsTo(scenario, state, seat, events);
    if (events.length === before) fallQuiet(scenario, state, seat);
  }
  if (events.length === 0) allQuiet(scenario, state);
  return events;
}

function bringNewsTo(scenario: Scenario, state: State, seat: Seat, events: Event[]): void {
  const items = newsFor(scenario.doctrine, state, seat);
  if (items.length > 0) events.push({ type: 'news-came', seat, items });
  for (const { n } of promptsLifted(scenario, state, seat)) events.push({ type: 'prompt-lifted', prompt: n, seat });
  for (const prompt of promptsRaised(scenario, state, seat)) events.push({ type: 'prompt-raised', prompt });
}

// A jump ends at its minute, when everything due has come; what fell due on the way could not be answered by people.
function endJump(scenario: Scenario, state: State): readonly Event[] {
  const { jump } = state.excon;
  if (!jump || state.minute < jump.to) return NOTHING;
  const missed = state.prompts.filter((prompt) => {
    if (state.seats[prompt.seat].holder !== 'person' || !isOpen(prompt)) return false;
    const due = promptDue(scenario, { ...prompt, knownAt: prompt.knownAt ?? jump.to });
    return due >= jump.from && due < jump.to;
  });
  return [{ type: 'jump-ended', notAssessed: missed.map(({ n }) => n) }];
}

// exercise.md 4: turns end after their hours or at news; nobody has the keyboard before the first report. A break for
// one seat does not keep the others waiting past their own hours: then the turn ends for all.
function beginTurn(scenario: Scenario, state: State): readonly Event[] {
  const { turn, minute } = state;
  const isFirst = turn.number === 0;
  const isOver = isFirst ? state.hasFirstReport : isTurnOver(scenario, state);
  if (!isOver && state.news.length === 0) return NOTHING;
  if (!isOver && !state.news.some((name) => isAtTable(state, name))) return NOTHING;
  const until = Math.min(minute + scenario.turnMinutes, scenario.endex);
  const keyboard = SEATS.filter((name) => {
    if (!isAtTable(state, name)) return false;
    // Where a turn breaks, orders for later minutes return to their seats as drafts.
    if (state.news.includes(name) || state.seats[name].drafts.length > 0) return true;
    return isOver && (isFirst ? state.ledger.registers[name].acts.length > 0 : isAwake(state, name));
  });
  return [{ type: 'turn-began', turn: { number: turn.number + 1, from: minute, until }, keyboard }];
}

function isTurnOver({ turnMinutes }: Scenario, state: State): boolean {
  const { turn, minute, seats } = state;
  const { ukraine, coalition, us } = seats;
  if (minute >= turn.until) return true;
  // Most turns are under way: seats are looked up by their names only where one's hours are over.
  const first = Math.min(ukraine.turnFrom, coalition.turnFrom, us.turnFrom);
  if (minute < first + turnMinutes) return false;
  return SEATS.some((name) => {
    const isOver = minute >= seats[name].turnFrom + turnMinutes;
    return isOver && isAtTable(state, name) && isAwake(state, name);
  });
}

function isAtTable(state: State, seat: Seat): boolean {
  return isInPlay(state.seats[seat]) && !isPassedOver(state, seat);
}

function isAwake(state: State, seat: Seat): boolean {
  return !state.seats[seat].isHolding || hasUnread(state, seat);
}

// "Hold until news": a report is news to a person, though it breaks no turn.
function hasUnread(state: State, seat: Seat): boolean {
  const { readUntil } = state.seats[seat];
  return state.received.findLast(({ at, to }) => at > readUntil && to.includes(seat)) !== undefined;
}

interface Due {
  /** null: from the orders file. */
  draft: number | null;
  composed: Composition & { fileNumber?: number };
}

// The seats ukraine, coalition, us, each as composed; the orders file in its own order, when its seat's turn comes.
function nextDue(state: State): Due | null {
  const next = state.script[state.filed];
  const filed = next && next.at <= state.minute ? next : null;
  for (const seat of SEATS) {
    if (filed?.order.seat === seat) return { composed: filed, draft: null };
    const { drafts, hasCommitted } = state.seats[seat];
    const due = hasCommitted ? drafts.find(({ at }) => at <= state.minute) : undefined;
    if (!due) continue;
    const { id, ...composed } = due;
    return { composed, draft: id };
  }
  return null;
}

function ruleNext(scenario: Scenario, state: State): readonly Event[] {
  const due = nextDue(state);
  if (!due) return NOTHING;
  const { draft, composed } = due;
  const { fileNumber } = composed;
  const { of } = composed.order;
  const order =
    fileNumber === undefined || of === undefined ? composed.order : { ...composed.order, of: numberOf(state, of) };
  const question = ask(scenario.doctrine, pictureOf(state.ledger, order.seat), order, state.minute);
  const ruling = ruleOn(question);
  const n = ruling.verdict === 'refused' ? null : state.ledger.announced.length;
  const given: GivenOrder = { n, ...composed, at: state.minute, order, ruling, facts: factsOf(question) };
  const announced: Announced | null = ruling.verdict === 'refused' || n === null ? null : announce(question, n, ruling);
  const meets = promptsMet(scenario, state, given, announced);
  return [{ type: 'order-ruled', given, draft, announced, meets }];
}

/** A file counts its own orders; the exercise counts the accepted ones. -1 names none. */
function numberOf(state: State, fileNumber: number): number {
  return state.orders.find((given) => given.fileNumber === fileNumber)?.n ?? -1;
}

// A refused seat gets the keyboard back in the same minute, once for each refusal.
function returnKeyboard(state: State): readonly Event[] {
  return state.returning.length > 0
    ? [{ type: 'keyboard-returned', seats: SEATS.filter((seat) => state.returning.includes(seat)) }]
    : NOTHING;
}

function nextMinute(scenario: Scenario, state: State): Minute {
  const { doctrine } = scenario;
  const { ukraine, coalition, us } = state.seats;
  const next = Math.min(
    scenario.endex,
    nextOwn(scenario, state, ukraine),
    nextOwn(scenario, state, coalition),
    nextOwn(scenario, state, us),
    state.turn.number > 0 && state.turn.until > state.minute ? state.turn.until : Infinity,
    nextWorldAt(scenario, state),
    state.script[state.filed]?.at ?? Infinity,
    nextExpiryAt(doctrine, state.ledger, state.minute),
    nextNewsAt(scenario, state),
    state.excon.jump?.to ?? Infinity,
    nextEffectAt(state.ledger),
  );
  return Math.max(next, state.minute + 1);
}

/** When an order of the seat comes to its minute, or its hours of the turn are over. */
function nextOwn({ turnMinutes }: Scenario, { turn, minute }: State, seat: SeatState): Minute {
  let next = Infinity;
  if (seat.hasCommitted) for (const { at } of seat.drafts) next = Math.min(next, at);
  const ends = seat.turnFrom + turnMinutes;
  return turn.number > 0 && ends > minute && isInPlay(seat) ? Math.min(next, ends) : next;
}
