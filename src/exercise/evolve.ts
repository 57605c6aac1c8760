// evolve(draft, event): what an event means for the state. One recipe for the session (under immer) and for batches.
// Total: a new event breaks the build here until it is given a meaning.
import { enterFact, isForce, openLedger, recordEffect, recordOrder } from '../ladder/index.ts';
import { type Event, newsKey } from './events.ts';
import type { SeatHolder, SeatState, State } from './state.ts';
import { isInPlay } from './state.ts';

/** The state that an `exercise-started` event opens. */
export function openState(event: Extract<Event, { type: 'exercise-started' }>): State {
  const seat = (holder: SeatHolder): SeatState => ({
    holder,
    isAtKeyboard: false,
    hasCommitted: false,
    isHolding: false,
    drafts: [],
    turns: 0,
    turnFrom: 0,
    readUntil: -1,
    seen: [],
  });
  const { holders } = event;
  return {
    minute: 0,
    isEnded: false,
    stage: 'arriving',
    turn: { number: 0, from: 0, until: event.endex },
    coaching: event.coaching,
    isClosed: event.isClosed,
    ledger: openLedger(event.opening),
    seats: { ukraine: seat(holders.ukraine), coalition: seat(holders.coalition), us: seat(holders.us) },
    orders: [],
    prompts: [],
    questions: [],
    news: [],
    returning: [],
    hasFirstReport: false,
    nextDraft: 0,
    arrived: 0,
    filed: 0,
    script: event.script,
    truth: { incidents: event.incidents },
    injects: event.injects,
  };
}

export function evolve(state: State, event: Event): void {
  switch (event.type) {
    case 'exercise-started':
      Object.assign(state, openState(event));
      return;
    case 'clock-moved':
      state.minute = event.to;
      state.stage = 'arriving';
      return;
    case 'inject-arrived': {
      const inject = state.injects[event.n]!;
      state.arrived = event.n + 1;
      if (inject.fact) enterFact(state.ledger.registers, inject.fact);
      if (inject.fact?.kind === 'report') state.hasFirstReport = true;
      return;
    }
    case 'effect-fell': {
      recordEffect(state.ledger, event);
      const order = state.ledger.announced.find((each) => each.order === event.order);
      // A break comes at an effect of a seat's own force, not at every message that arrives.
      if (order && isForce(order) && event.at > order.at) addNews(state, order.seat);
      return;
    }
    case 'duty-expired': {
      const { type: _, ...expiry } = event;
      state.ledger.expiries.push(expiry);
      return;
    }
    case 'news-came':
      state.seats[event.seat].seen.push(...event.items.map(newsKey));
      addNews(state, event.seat);
      return;
    case 'prompt-raised':
      state.prompts.push({ ...event.prompt, n: state.prompts.length, knownAt: null, metAt: null });
      addNews(state, event.prompt.seat);
      return;
    case 'turn-began':
      state.turn = event.turn;
      state.stage = 'ordering';
      state.news = [];
      for (const seat of Object.values(state.seats)) {
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
    case 'exercise-ended':
      state.isEnded = true;
      for (const seat of Object.values(state.seats)) seat.isAtKeyboard = false;
      return;
    default:
      return unknownEvent(event);
  }
}

function unknownEvent(event: never): never {
  throw new TypeError(`an event that means nothing: ${JSON.stringify(event)}`);
}

function addNews(state: State, seat: keyof State['seats']): void {
  if (isInPlay(state.seats[seat]) && !state.news.includes(seat)) state.news.push(seat);
}

function giveKeyboard(state: State, name: keyof State['seats']): void {
  Object.assign(state.seats[name], { isAtKeyboard: true, hasCommitted: false, isHolding: false });
  for (const prompt of state.prompts) {
    if (prompt.seat === name) prompt.knownAt ??= state.minute;
  }
}

function recordRuling(state: State, { given, draft, announced, meets }: Extract<Event, { type: 'order-ruled' }>): void {
  state.stage = 'ordering';
  state.orders.push(given);
  const seat = state.seats[given.order.seat];
  if (draft === null) state.filed += 1;
  else seat.drafts = seat.drafts.filter(({ id }) => id !== draft);
  if (announced) recordOrder(state.ledger, announced);
  for (const { prompt } of meets) state.prompts[prompt]!.metAt = state.minute;
  const learns = state.coaching !== 'at-debrief' && isInPlay(seat);
  if (given.ruling.verdict === 'refused' && learns && !state.returning.includes(given.order.seat)) {
    state.returning.push(given.order.seat);
  }
}
