// advance(run): the next small thing that happens while nobody is asked for a decision: orders are ruled, turns begin, a
// refused seat gets the keyboard back, the clock moves. An empty answer means that a seat is at the keyboard, or that the
// exercise has ended. The order within one minute is ladder.md 2's.
import {
  type Announced,
  announce,
  ask,
  type Chain,
  dueEffect,
  factsOf,
  type Minute,
  nextToFall,
  pictureOf,
  ruleOn,
  SEATS,
  type Seat,
} from '../../ladder/index.ts';
import type { Event, NewsItem } from '../events.ts';
import type { Scenario } from '../scenario.ts';
import type { Draft, SeatState } from '../seat-state.ts';
import { type GivenOrder, isAnybodyWaiting, isInPlay, isPassedOver, type State } from '../state.ts';
import type { Composition, HoldEnd } from '../words.ts';
import { actsStep, beginStep, memberStep, nextWatch, watchStep } from './acts.ts';
import { CONCERNS, type Concern, type Due, isDue, nextStop, PLACE } from './agenda.ts';
import { answersStep } from './answers.ts';
import { arrivalsOf } from './arrivals.ts';
import { certificationStep } from './commission.ts';
import { conditionsStep } from './conditions.ts';
import { countStep } from './daily.ts';
import { expiryStep } from './expiries.ts';
import { chainsToRead, newsIn } from './news.ts';
import { isOpen, promptDue, promptsLifted, promptsMet, promptsRaised } from './prompts.ts';
import { isRedCalled } from './red.ts';
import { chainsNow, type Run } from './run.ts';
import { updatesStep } from './updates.ts';
import { offeredText } from './wording.ts';

export function advance(run: Run): readonly Event[] {
  const { scenario, state } = run;
  if (state.isEnded || isAnybodyWaiting(state)) return NOTHING;
  const arrival = arriving(run);
  if (arrival.length > 0) return arrival;
  // Once a minute's orders have begun they are all ruled before anybody is interrupted by what they brought about.
  let events = state.stage === 'ordering' ? ordering(run) : interrupting(run);
  if (events.length > 0) return events;
  events = state.stage === 'ordering' ? interrupting(run) : ordering(run);
  if (events.length > 0) return events;
  return isEnd(scenario, state) ? [{ type: 'exercise-ended' }] : [{ type: 'clock-moved', to: nextMinute(run) }];
}

const NOTHING: readonly Event[] = [];

// At ENDEX nobody is asked any more.
const isEnd = ({ endex }: Scenario, { minute }: State): boolean => minute >= endex;

function ordering(run: Run): readonly Event[] {
  const ruled = ruleNext(run);
  return ruled.length > 0 || isEnd(run.scenario, run.state) ? ruled : returnKeyboard(run.state);
}

function interrupting(run: Run): readonly Event[] {
  const { scenario, state } = run;
  const news = bringNews(run);
  if (news.length > 0) return news;
  const landing = endJump(scenario, state);
  if (landing.length > 0 || isEnd(scenario, state)) return landing;
  const called = callCommission(state);
  if (called.length > 0) return called;
  return isRedCalled(state) ? [{ type: 'red-called' }] : beginTurn(scenario, state);
}

/** The next events of a concern; null where it has none, and then `due` says when to look at it again. */
type Step = (run: Run, due: Due) => Event | readonly Event[] | null;

/** The concerns of the world and the law that make one event at a time. */
type Stepped = Exclude<Concern, 'rates' | Seat>;

const STEP_OF: { readonly [Name in Stepped]: Step } = {
  conditions: conditionsStep,
  begins: beginStep,
  acts: actsStep,
  members: memberStep,
  count: countStep,
  updates: updatesStep,
  certification: certificationStep,
  effects: effectStep,
  answers: answersStep,
  expiries: expiryStep,
};

const isStepped = (concern: Concern): concern is Stepped => Object.hasOwn(STEP_OF, concern);

const STEPS = CONCERNS.filter(isStepped).map((concern) => ({ step: STEP_OF[concern], place: PLACE[concern] }));

// Facts come first, in the order given; last, what the measures of this minute bear on.
function arriving(run: Run): readonly Event[] {
  const { state, agenda } = run;
  const { minute } = state;
  const next = state.coming[0];
  if (next && next.at <= minute) return arrivalsOf(run, next);
  if (minute < agenda.nextLook) return NOTHING;
  let nextLook = Infinity;
  for (const { step, place } of STEPS) {
    const due = agenda.due[place]!;
    if (isDue(due, minute)) {
      const happens = step(run, due);
      if (happens !== null) return 'type' in happens ? [happens] : happens;
      agenda.nextStop = null;
    }
    nextLook = Math.min(nextLook, due.look ?? -1);
  }
  const rates = agenda.due[PLACE.rates]!;
  if (isDue(rates, minute)) {
    const changes = watchStep(run);
    if (changes.length > 0) return changes;
    nextWatch(run, rates);
    agenda.nextStop = null;
  }
  agenda.nextLook = Math.min(nextLook, rates.look ?? -1);
  return NOTHING;
}

function effectStep(run: Run, due: Due): Event | null {
  const { scenario, state } = run;
  const effect = dueEffect(scenario.doctrine, state.ledger, state.minute, chainsNow(run, 'commission'));
  if (effect) {
    const { order, at, outcome, code } = effect;
    return { type: 'effect-fell', order, at, outcome, code };
  }
  due.look = due.stop = nextToFall(state.ledger)?.effectAt ?? Infinity;
  return null;
}

// A person at the Commission's desk is asked when there is something new to find on, as often as seats begin turns.
function callCommission({ commission, excon, minute }: State): readonly Event[] {
  const { holder, readUntil, heardAt, evidence, suspectedSince } = commission;
  if (holder !== 'person' || readUntil === minute || excon.jump) return NOTHING;
  const isRipe = evidence.some(({ at }) => at > readUntil) || (suspectedSince ?? -1) > readUntil;
  return isRipe || heardAt > readUntil ? [{ type: 'commission-called' }] : NOTHING;
}

function bringNews(run: Run): readonly Event[] {
  const { agenda, state } = run;
  if (state.minute < agenda.nextNews) return NOTHING;
  let events: readonly Event[] = NOTHING;
  let nextNews = Infinity;
  for (const seat of SEATS) {
    const due = agenda.due[PLACE[seat]]!;
    if (isDue(due, state.minute)) {
      const news = newsNow(run, seat, due);
      if (news.length > 0) events = [...events, ...news];
    }
    nextNews = Math.min(nextNews, due.look ?? -1);
  }
  agenda.nextNews = nextNews;
  return events;
}

/** News and duties of a seat now; where there are none, when it is next to be looked at. */
function newsNow(run: Run, seat: Seat, due: Due): readonly Event[] {
  if (run.state.seats[seat].holder === 'hold') {
    // The clock stops for what the seat would owe.
    due.stop = Infinity;
    for (const chain of chainsNow(run, seat).open) due.stop = Math.min(due.stop, consultFrom(run, seat, chain));
  } else {
    const chains = chainsToRead(run, seat);
    const { items, next } = chains.length > 0 ? newsIn(run, seat, chains) : NO_NEWS;
    const news = newsOf(run, seat, chains, items);
    if (news.length > 0) return news;
    due.stop = nextEdge(run, seat, chains, next);
  }
  due.look = Math.min(due.stop, chainsNow(run, seat).until);
  run.agenda.nextStop = null;
  return NOTHING;
}

const NO_NEWS: { items: NewsItem[]; next: readonly Minute[] } = { items: [], next: [] };

function newsOf(run: Run, seat: Seat, chains: readonly Chain[], items: NewsItem[]): readonly Event[] {
  const ended = holdEnded(run, seat);
  const lifted = promptsLifted(run, seat);
  const raised = promptsRaised(run, seat, chains);
  if (items.length + ended.length + lifted.length + raised.length === 0) return NOTHING;
  const events: Event[] = [];
  if (ended.length > 0) events.push({ type: 'hold-ended', seat, because: ended });
  if (items.length > 0) events.push({ type: 'news-came', seat, items });
  for (const { n } of lifted) events.push({ type: 'prompt-lifted', prompt: n, seat });
  for (const prompt of raised) events.push({ type: 'prompt-raised', prompt });
  return events;
}

/** What has come to people who hold until news and ends that now, each kind once. */
function holdEnded({ scenario, state }: Run, seat: Seat): HoldEnd[] {
  const { heard, holder } = state.seats[seat];
  if (heard.length === 0 || holder !== 'person' || isPassedOver(state, seat)) return [];
  return (scenario.numbers.holdEndsAt ?? []).filter((what) => heard.includes(what));
}

/** Notes that the chains just read hold nothing new; gives the first minute at which an open one may. */
function nextEdge(run: Run, seat: Seat, read: readonly Chain[], next: readonly Minute[]): Minute {
  const own = run.seats[seat];
  const { closed, open } = chainsNow(run, seat);
  // What has closed and was read holds nothing new until it changes.
  own.readClosed = closed.length;
  for (let n = 0; n < read.length; n++) {
    const chain = read[n]!;
    if (chain.closedAt === null) own.told.set(chain, Math.min(next[n]!, consultFrom(run, seat, chain)));
  }
  let first = Infinity;
  for (const chain of open) first = Math.min(first, own.told.get(chain)!);
  // Of chains that have changed nothing older is kept.
  if (own.told.size > 2 * open.length + FEW) own.told = new Map(open.map((chain) => [chain, own.told.get(chain)!]));
  return first;
}

const FEW = 16;

/** The minute to come at which a consultation may be owed by time alone; Infinity where none is. */
function consultFrom({ scenario, state }: Run, seat: Seat, { t0 }: Chain): Minute {
  if (seat !== 'coalition' || t0 === null) return Infinity;
  const owedAt = t0 + (scenario.numbers.prompts.consult.after ?? 0);
  return owedAt > state.minute ? owedAt : Infinity;
}

// A jump ends at its minute, when everything due has come; what fell due on the way could not be answered by people.
function endJump(scenario: Scenario, state: State): readonly Event[] {
  const { jump } = state.excon;
  return jump && state.minute >= jump.to ? [jumpEnded(scenario, state, jump)] : NOTHING;
}

function jumpEnded(scenario: Scenario, state: State, jump: { from: Minute; to: Minute }): Event {
  const missed = state.prompts.filter((prompt) => {
    if (state.seats[prompt.seat].holder !== 'person' || !isOpen(prompt)) return false;
    const due = promptDue(scenario, { ...prompt, knownAt: prompt.knownAt ?? jump.to });
    return due >= jump.from && due < jump.to;
  });
  return { type: 'jump-ended', notAssessed: missed.map(({ n }) => n) };
}

// exercise.md 4: turns end after their hours or at news; nobody has the keyboard before the first report. A break for
// one seat does not keep the others waiting past their own hours: then the turn ends for all.
function beginTurn(scenario: Scenario, state: State): readonly Event[] {
  const isOver = state.turn.number === 0 ? state.hasFirstReport : isTurnOver(scenario, state);
  return isOver || hasNewsAtTable(state) ? [turnBegan(scenario, state, isOver)] : NOTHING;
}

function hasNewsAtTable(state: State): boolean {
  for (const name of state.news) if (isAtTable(state, name)) return true;
  return false;
}

function turnBegan(scenario: Scenario, state: State, isOver: boolean): Event {
  const { turn, minute } = state;
  const isFirst = turn.number === 0;
  const until = Math.min(minute + scenario.turnMinutes, scenario.endex);
  const keyboard = SEATS.filter((name) => {
    if (!isAtTable(state, name)) return false;
    // Where a turn breaks, orders for later minutes return to their seats as drafts.
    if (state.news.includes(name) || state.seats[name].drafts.length > 0) return true;
    return isOver && (isFirst ? state.ledger.registers[name].acts.length > 0 : isAwake(state, name));
  });
  return { type: 'turn-began', turn: { number: turn.number + 1, from: minute, until }, keyboard };
}

function isTurnOver({ turnMinutes }: Scenario, state: State): boolean {
  const { turn, minute, seats } = state;
  const { ukraine, coalition, us } = seats;
  if (minute >= turn.until) return true;
  // Most turns are under way: seats are looked up by their names only where one's hours are over.
  const first = Math.min(ukraine.turnFrom, coalition.turnFrom, us.turnFrom);
  if (minute < first + turnMinutes) return false;
  for (const name of SEATS) {
    const isOver = minute >= seats[name].turnFrom + turnMinutes;
    if (isOver && isAtTable(state, name) && isAwake(state, name)) return true;
  }
  return false;
}

function isAtTable(state: State, seat: Seat): boolean {
  return isInPlay(state.seats[seat]) && !isPassedOver(state, seat);
}

function isAwake(state: State, seat: Seat): boolean {
  return !state.seats[seat].isHolding || hasUnread(state, seat);
}

// "Hold until news": a report is news to a person, though it breaks no turn.
function hasUnread({ seats }: State, seat: Seat): boolean {
  const { heardAt, readUntil } = seats[seat];
  return heardAt > readUntil;
}

interface ToRule {
  /** null: from the orders file. */
  draft: number | null;
  composed: Composition;
  fileNumber: number | null;
}

// The seats ukraine, coalition, us, each as composed; the orders file in its own order, when its seat's turn comes.
function nextToRule(state: State): ToRule | null {
  const next = state.script[state.filed];
  const filed = next && next.at <= state.minute ? next : null;
  for (const seat of SEATS) {
    if (filed?.order.seat === seat) return { composed: filed, draft: null, fileNumber: filed.fileNumber };
    const { drafts, hasCommitted } = state.seats[seat];
    const due = hasCommitted ? firstDue(drafts, state.minute) : undefined;
    if (due) return { composed: due, draft: due.id, fileNumber: null };
  }
  return null;
}

function firstDue(drafts: readonly Draft[], minute: Minute): Draft | undefined {
  for (const draft of drafts) if (draft.at <= minute) return draft;
  return undefined;
}

function ruleNext(run: Run): readonly Event[] {
  const { scenario, state } = run;
  const due = nextToRule(state);
  if (!due) return NOTHING;
  const { draft, composed, fileNumber } = due;
  const { likelihood, attributing, because } = composed;
  const { of, seat } = composed.order;
  const order = fileNumber === null || of === null ? composed.order : { ...composed.order, of: numberOf(state, of) };
  // A file that leaves the text out means the one that is offered, as a policy does: nobody is there to take it.
  const text = composed.text ?? (fileNumber === null ? null : offeredText(run, order, attributing));
  const picture = pictureOf(state.ledger, seat);
  const question = ask(scenario.doctrine, picture, order, state.minute, chainsNow(run, seat));
  const ruling = ruleOn(question);
  const n = ruling.verdict === 'refused' ? null : state.ledger.announced.length;
  const given: GivenOrder = {
    n,
    at: state.minute,
    order,
    likelihood,
    attributing,
    because,
    text,
    ruling,
    facts: factsOf(question),
    fileNumber,
    overruled: null,
  };
  const announced: Announced | null = ruling.verdict === 'refused' || n === null ? null : announce(question, n, ruling);
  return [{ type: 'order-ruled', given, draft, announced, meets: promptsMet(run, given, announced) }];
}

/** A file counts its own orders; the exercise counts the accepted ones. -1 names none. */
function numberOf(state: State, fileNumber: number): number {
  return state.orders.find((given) => given.fileNumber === fileNumber)?.n ?? -1;
}

// A refused seat gets the keyboard back in the same minute, once for each refusal.
function returnKeyboard({ returning }: State): readonly Event[] {
  return returning.length > 0 ? [{ type: 'keyboard-returned', seats: inOrder(returning) }] : NOTHING;
}

const inOrder = (seats: readonly Seat[]): Seat[] => SEATS.filter((seat) => seats.includes(seat));

function nextMinute({ scenario, state, agenda }: Run): Minute {
  const { ukraine, coalition, us } = state.seats;
  const next = Math.min(
    scenario.endex,
    nextOwn(scenario, state, ukraine),
    nextOwn(scenario, state, coalition),
    nextOwn(scenario, state, us),
    state.turn.number > 0 && state.turn.until > state.minute ? state.turn.until : Infinity,
    state.coming[0]?.at ?? Infinity,
    state.script[state.filed]?.at ?? Infinity,
    state.excon.jump?.to ?? Infinity,
  );
  return Math.max(Math.min(next, nextStop(agenda)), state.minute + 1);
}

/** When an order of the seat comes to its minute, or its hours of the turn are over. */
function nextOwn({ turnMinutes }: Scenario, { turn, minute }: State, seat: SeatState): Minute {
  let next = Infinity;
  if (seat.hasCommitted) for (const { at } of seat.drafts) next = Math.min(next, at);
  const ends = seat.turnFrom + turnMinutes;
  return turn.number > 0 && ends > minute && isInPlay(seat) ? Math.min(next, ends) : next;
}
