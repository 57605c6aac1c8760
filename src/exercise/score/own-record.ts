// What of a record one seat is told, and the seat's own numbers for it. The lines of the journal count everybody's
// drafts, refusals and questions, so no paper of a seat may name them.
import type { Seat } from '../../ladder/index.ts';
import type { Event, EventOf } from '../events.ts';
import type { State } from '../state.ts';
import type { History } from './played.ts';

type Told<Type extends Event['type']> = (
  event: EventOf<Type>,
  seat: Seat,
  state: Pick<State, 'received' | 'orders' | 'questions'>,
) => boolean;

const all = () => true;
/** The truth, the desks of the Commission and the red cell, the facilitator's hand, and what seats do before it is ruled on. */
const nobody = () => false;
const ownSeat = (event: { seat: Seat }, seat: Seat) => event.seat === seat;
const receiver = ({ n }: { n: number }, seat: Seat, { received }: Pick<State, 'received'>) =>
  received[n]!.to.includes(seat);

/** Total: a new event breaks the build here until somebody has said who is told of it. */
const TOLD: { readonly [Type in Event['type']]: Told<Type> } = {
  'exercise-started': all,
  'exercise-ended': all,
  'effect-fell': all,
  'jump-began': all,
  'went-back': all,
  'inject-arrived': receiver,
  'harm-eased': receiver,
  'order-ruled': ({ given, announced }, seat) => given.order.seat === seat || announced !== null,
  'ruling-overruled': ({ order, announced }, seat, { orders }) =>
    orders[order]!.order.seat === seat || announced !== null,
  'question-answered': ({ question }, seat, { questions }) => questions[question]!.seat === seat,
  'prompt-raised': ({ prompt }, seat) => prompt.seat === seat,
  'prompt-lifted': ownSeat,
  'duty-expired': ownSeat,
  'news-came': ownSeat,
  'hold-ended': ownSeat,
  'seat-asked': ownSeat,
  'seat-handed': ownSeat,
  'message-sent': ({ from, to }, seat) => from === seat || to.includes(seat),
  'turn-began': ({ keyboard }, seat) => keyboard.includes(seat),
  'keyboard-returned': ({ seats }, seat) => seats.includes(seat),
  'lessons-answered': ({ by }, seat) => by === seat,
  'act-began': nobody,
  'act-seen': nobody,
  'act-grew': nobody,
  'act-ended': nobody,
  'rates-changed': nobody,
  'finding-made': nobody,
  'finding-proposed': nobody,
  'evidence-ripened': nobody,
  'attack-suspected': nobody,
  'attack-certified': nobody,
  'member-answered': nobody,
  'count-published': nobody,
  'act-goes-on': nobody,
  'inject-called': nobody,
  'order-answered': nobody,
  'pause-began': nobody,
  'pause-broken': nobody,
  'pause-ended': nobody,
  'culprit-named': nobody,
  'commission-called': nobody,
  'commission-adjourned': nobody,
  'red-called': nobody,
  'red-adjourned': nobody,
  'red-acted': nobody,
  'red-awaited': nobody,
  'clock-moved': nobody,
  'order-composed': nobody,
  'order-taken-back': nobody,
  'seat-committed': nobody,
  'jump-ended': nobody,
  'session-marked': nobody,
  'injects-held': nobody,
  'injects-dropped': nobody,
  'injects-moved': nobody,
  'inject-added': nobody,
  observed: nobody,
};

/** Whether the event says something to that seat. `state`: after the event, or any time later. */
export const isToldTo = (state: Pick<State, 'received' | 'orders' | 'questions'>, event: Event, seat: Seat): boolean =>
  (TOLD[event.type] as Told<Event['type']>)(event, seat, state);

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
