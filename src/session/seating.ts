// Who sits at one keyboard of an exercise: the chairs that may have its screen, who of them is to decide next, and the
// record behind them. A console is opened on a seating, and gives its desks a chair each; the session stays with the host.

import type { View } from '../exercise/chairs/view.ts';
import type { Numbers } from '../exercise/scenario.ts';
import { type GivenOrder, isWaiting, type Prompt, type State } from '../exercise/state.ts';
import type { Respondent } from '../exercise/words.ts';
import type { Doctrine, Seat } from '../ladder/index.ts';
import {
  type ChairName,
  type CommissionChair,
  commissionChair,
  type ExconChair,
  exconChair,
  type LessonsChair,
  lessonsChair,
  type RedChair,
  redChair,
  type SeatChair,
  seatChair,
  type Words,
  wordsOf,
} from './chair.ts';
import type { Session } from './session.ts';

/** The file of the record, for whoever answers for it. */
export type RecordKeeping = Pick<
  Session,
  'journal' | 'head' | 'lost' | 'isRecorded' | 'newName' | 'moveRecord' | 'remark' | 'hasCutTail' | 'close'
>;

/** The part of it that everybody in the room can see. */
export interface RoomSigns {
  minute: number;
  /** The number of the turn. */
  turn: number;
  isEnded: boolean;
  isCommissionSitting: boolean;
  /** null where no facilitator is in the room. */
  excon: {
    isPaused: boolean;
    hasStarted: boolean;
    /** Questions and actions off the menu that wait for an answer. */
    questions: number;
  } | null;
}

/** What came of an exercise for some of its seats. After ENDEX nothing of it is hidden from them. */
export interface Outcome {
  title: string;
  doctrine: Doctrine;
  numbers: Numbers;
  orders: readonly GivenOrder[];
  prompts: readonly Prompt[];
  /** Of the people among them; of all where they are none. */
  views: readonly View[];
}

/** Whoever decides: a facilitator has the screen whenever they like. */
export type Deciding = Exclude<ChairName, 'excon'>;

export interface Seating {
  /** The chairs at this keyboard that a person holds, in the order in which they are asked. */
  readonly chairs: readonly Deciding[];
  /** True where people sit at other keyboards too. */
  readonly hasOthers: boolean;
  /** True where the seats are closed to each other. */
  readonly isClosed: boolean;
  readonly words: Words;
  signs: () => RoomSigns;
  /**
   * The people at this keyboard who have to decide now: the red cell first, which has no other time at a keyboard that it
   * shares, where the clock does not wait for it; then the seats, then the Commission.
   */
  toDecide: () => Deciding | undefined;
  /** The number of times that a seat has had the keyboard. */
  turnsOf: (seat: Seat) => number;
  /** What others have sent to the chairs at this keyboard, each by a name: messages, and for the facilitator what waits for an answer. */
  calls: () => readonly string[];
  seat: (seat: Seat) => SeatChair;
  commission: () => CommissionChair;
  red: () => RedChair;
  /** null where no facilitator is in the room. */
  excon: () => ExconChair | null;
  readonly record: RecordKeeping;
  /** After ENDEX: who may answer the questionnaire here, each in a chair of their own, and what came of the exercise. */
  respondents: () => readonly Respondent[];
  lessons: (by: Respondent) => LessonsChair;
  outcome: (seats: readonly Seat[]) => Outcome;
  /** Calls back after every change of the exercise or of its record; returns how to stop. */
  subscribe: (changed: () => void) => () => void;
}

/** `here`: whose chairs stand at this keyboard; all of them where nothing is said. */
export function seatingOf(session: Session, here?: readonly ChairName[]): Seating {
  const { isClosed } = session;
  const isHere = (chair: ChairName) => !here || here.includes(chair);
  const { excon, commission, red } = session.state();
  const held: Deciding[] = [
    ...session.persons(),
    ...(commission.holder === 'person' ? (['commission'] as const) : []),
    ...(red.holder === 'person' ? (['red'] as const) : []),
  ];
  const chairs = held.filter(isHere);
  // Observers answer where the facilitator does.
  const answersHere = (by: Respondent) =>
    by === 'ukraine' || by === 'coalition' || by === 'us' || by === 'commission' ? isHere(by) : isHere('excon');
  const isToDecide = (chair: Deciding): boolean => {
    const state = session.state();
    if (chair === 'red') return state.red.isAtDesk;
    return chair === 'commission' ? state.commission.isAtDesk : isWaiting(state.seats[chair]);
  };
  const asked: readonly Deciding[] = [...chairs.filter((chair) => chair === 'red'), ...chairs];
  return {
    chairs,
    hasOthers: held.length > chairs.length,
    isClosed,
    words: wordsOf(session.scenario),
    signs: () => signsOf(session),
    toDecide: () => asked.find(isToDecide),
    turnsOf: (seat) => session.state().seats[seat].turns,
    calls: () => callsFor(session.state(), excon.isPresent && isHere('excon') ? [...chairs, 'excon'] : chairs),
    seat: (seat) => {
      if (!isHere(seat)) throw new TypeError(`${seat} sits at another keyboard`);
      return seatChair(session, seat);
    },
    commission: () => {
      if (!isHere('commission')) throw new TypeError('the Commission sits at another keyboard');
      return commissionChair(session);
    },
    red: () => {
      if (!chairs.includes('red')) throw new TypeError('the red cell sits at another keyboard');
      return redChair(session);
    },
    excon: () => (excon.isPresent && isHere('excon') ? exconChair(session) : null),
    record: session,
    respondents: () => session.respondents().filter(answersHere),
    lessons: (by) => {
      if (!answersHere(by)) throw new TypeError(`${by} sits at another keyboard`);
      return lessonsChair(session, by);
    },
    outcome: (seats) => {
      const other = isClosed && !isHere('excon') ? seats.find((seat) => !isHere(seat)) : undefined;
      if (other) throw new TypeError(`${other} sits at another keyboard, and the seats are closed`);
      return outcomeOf(session, seats);
    },
    subscribe: session.subscribe,
  };
}

/** What somebody writes who sits here too calls nobody. */
function callsFor({ letters, questions }: State, here: readonly ChairName[]): string[] {
  const isHere = (chair: ChairName) => here.includes(chair);
  const written = letters.map(({ from, to }, n) => (!isHere(from) && to.some(isHere) ? `message ${n}` : ''));
  // A question calls the facilitator also at the keyboard at which it was asked.
  const asked = questions.map((_, n) => (isHere('excon') ? `question ${n}` : ''));
  return [...written, ...asked].filter(Boolean);
}

function signsOf(session: Session): RoomSigns {
  const { minute, turn, isEnded, commission, excon, questions } = session.state();
  const { isPresent, isPaused, hasStarted } = excon;
  const waiting = questions.filter(({ answeredAt }) => answeredAt === null).length;
  return {
    minute,
    turn: turn.number,
    isEnded,
    isCommissionSitting: commission.isAtDesk,
    excon: isPresent ? { isPaused, hasStarted, questions: waiting } : null,
  };
}

function outcomeOf(session: Session, seats: readonly Seat[]): Outcome {
  const { title, doctrine, numbers } = session.scenario;
  const { orders, prompts } = session.state();
  const persons = session.persons().filter((seat) => seats.includes(seat));
  return {
    title,
    doctrine,
    numbers,
    orders: orders.filter(({ order }) => seats.includes(order.seat)),
    prompts: prompts.filter(({ seat }) => seats.includes(seat)),
    views: (persons.length > 0 ? persons : seats).map(session.view),
  };
}
