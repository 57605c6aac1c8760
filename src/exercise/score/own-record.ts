// What of a record one seat is told, and the seat's own numbers for it. The lines of the journal count everybody's
// drafts, refusals and questions, so no paper of a seat may name them.
import type { Seat } from '../../ladder/index.ts';
import type { Event } from '../events.ts';
import type { State } from '../state.ts';
import type { History } from './played.ts';

/** Whether the event says something to that seat. `state`: after the event, or any time later. */
export function isToldTo(state: Pick<State, 'received' | 'orders' | 'questions'>, event: Event, seat: Seat): boolean {
  switch (event.type) {
    case 'exercise-started':
    case 'exercise-ended':
    case 'effect-fell':
    case 'jump-began':
      return true;
    case 'inject-arrived':
    case 'harm-eased':
      return state.received[event.n]!.to.includes(seat);
    case 'order-ruled':
      return event.given.order.seat === seat || event.announced !== null;
    case 'ruling-overruled':
      return state.orders[event.order]!.order.seat === seat || event.announced !== null;
    case 'question-answered':
      return state.questions[event.question]!.seat === seat;
    case 'prompt-raised':
      return event.prompt.seat === seat;
    case 'message-sent':
      return event.from === seat || event.to.includes(seat);
    case 'went-back':
      return true;
    case 'seat-handed':
    case 'prompt-lifted':
    case 'duty-expired':
    case 'news-came':
    case 'seat-asked':
      return event.seat === seat;
    case 'turn-began':
      return event.keyboard.includes(seat);
    case 'keyboard-returned':
      return event.seats.includes(seat);
    case 'lessons-answered':
      return event.by === seat;
    // The truth, the Commission's and the red cell's desk, the facilitator's hand, and what seats do before it is ruled on.
    case 'act-began':
    case 'act-seen':
    case 'act-grew':
    case 'act-ended':
    case 'rates-changed':
    case 'finding-made':
    case 'finding-proposed':
    case 'evidence-ripened':
    case 'attack-suspected':
    case 'attack-certified':
    case 'member-answered':
    case 'count-published':
    case 'act-goes-on':
    case 'inject-called':
    case 'order-answered':
    case 'pause-began':
    case 'pause-broken':
    case 'pause-ended':
    case 'culprit-named':
    case 'commission-called':
    case 'commission-adjourned':
    case 'red-called':
    case 'red-adjourned':
    case 'red-acted':
    case 'red-awaited':
    case 'clock-moved':
    case 'order-composed':
    case 'order-taken-back':
    case 'seat-committed':
    case 'jump-ended':
    case 'session-marked':
    case 'injects-held':
    case 'injects-dropped':
    case 'injects-moved':
    case 'inject-added':
    case 'observed':
      return false;
  }
}

/**
 * The same history under the seat's own numbers: each event that it is told has the next one, from 1, and whatever it
 * is not told stands under the number before. `state`: at the end of that history.
 */
export function ownHistory(history: History, seat: Seat, state: State): History {
  let line = 0;
  return history.map(({ event }) => {
    if (isToldTo(state, event, seat)) line += 1;
    return { line, event };
  });
}
