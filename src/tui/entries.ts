// What each entry of a journal did, in a few words: for branching and for going through a record.
import type { Order } from '../ladder/index.ts';
import { respondentName } from '../report/lessons.ts';
import { awaitedWords, deedWords, RED_BY } from '../report/red-words.ts';
import { handedWords, letterWords, observationWords, wentBackWords } from '../report/room-words.ts';
import { orderWords } from '../report/transcript.ts';
import { clock, injectNumber, seatName } from '../report/words.ts';
import type { RecordedEntry } from '../session/recorded.ts';

const MARKS = { startex: 'STARTEX', pause: 'pauses', resume: 'resumes', note: 'notes' };

/** The order of that place among all that were given, as an overrule names it. */
export type OrderAt = (place: number) => Order | undefined;

export function entryWords(orderAt: OrderAt, { command, events }: Pick<RecordedEntry, 'command' | 'events'>): string {
  if (!command) return 'the exercise is set up';
  const rulings = events.flatMap((event) =>
    event.type === 'order-ruled'
      ? [
          event.given.ruling.verdict === 'refused'
            ? `${orderWords(event.given.order)} refused`
            : orderWords(event.given.order),
        ]
      : [],
  );
  const came = rulings.length > 0 ? `: ${rulings.join('; ')}` : '';
  switch (command.do) {
    case 'compose':
      return `${seatName(command.seat)} drafts ${orderWords(command.composition.order)}`;
    case 'take-back':
      return `${seatName(command.seat)} takes a draft back`;
    case 'commit':
      return `${seatName(command.seat)} commits${came}`;
    case 'hold':
      return `${seatName(command.seat)} holds${came}`;
    case 'ask':
      return `${seatName(command.seat)} asks: ${command.text}`;
    case 'describe':
      return `${seatName(command.seat)} describes: ${command.text}`;
    case 'find':
      return `${command.by === 'excon' ? 'EXCON' : 'the Commission'} finds on ${command.about}`;
    case 'adjourn':
      return 'the Commission adjourns';
    case 'red':
      return `${RED_BY[command.by ?? 'red']} ${deedWords(command.deed, null)}`;
    case 'red-adjourn':
      return 'the red cell adjourns';
    case 'red-waits':
      return `EXCON: ${awaitedWords(command.is)}`;
    case 'reflect':
      return `${respondentName(command.by)} answers the questionnaire`;
    case 'mark':
      return `EXCON ${MARKS[command.mark]}${command.text ? `: ${command.text}` : ''}`;
    case 'step':
      return `EXCON closes the turn${came}`;
    case 'jump':
      return isStop(events) ? 'EXCON stops the jump here' : `EXCON jumps to ${clock(command.to)}${came}`;
    case 'inject':
      return `EXCON ${VERBS[command.act]} inject ${injectNumber(command.no)}`;
    case 'add-inject':
      return `EXCON adds: ${command.inject.text}`;
    case 'overrule':
      return `EXCON overrules ${ownedWords(orderAt(command.order))}: ${command.verdict}`;
    case 'answer':
      return `EXCON answers: ${command.answer}`;
    case 'end':
      return 'EXCON gives ENDEX';
    case 'hand':
      return handedWords(command.seat, command.to);
    case 'tell':
      return letterWords(command);
    case 'observe':
      return `an evaluator notes: ${observationWords(command)}`;
    case 'go-back':
      return wentBackWords(command.from);
  }
}

/** As the record holds the orders. */
export function ordersIn(entries: readonly RecordedEntry[]): OrderAt {
  const ruled = entries.flatMap(({ events }) =>
    events.flatMap((event) => (event.type === 'order-ruled' ? [event.given.order] : [])),
  );
  return (place) => ruled[place];
}

const ownedWords = (order: Order | undefined): string =>
  order ? `${seatName(order.seat)}: ${orderWords(order)}` : 'an order';

const isStop = (events: RecordedEntry['events']): boolean => !events.some(({ type }) => type === 'jump-began');

const VERBS = { hold: 'holds', release: 'releases', fire: 'fires', shift: 'shifts' };

/** Whether a ruling fell in that entry. */
export const hasRuling = ({ events }: RecordedEntry): boolean => events.some(({ type }) => type === 'order-ruled');
