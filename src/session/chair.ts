// The chairs of an exercise: all that a person has who sits in one. A chair shows its own view and takes its own commands,
// which it stamps with itself; nothing else of the session goes through it, whoever holds the console at its other end.
import type { CommissionView } from '../exercise/chairs/commission-view.ts';
import type { EvaluatorView } from '../exercise/chairs/evaluator-view.ts';
import type { ExconView } from '../exercise/chairs/excon-view.ts';
import type { Offer, Preview } from '../exercise/chairs/preview.ts';
import type { RedView } from '../exercise/chairs/red-view.ts';
import type { View } from '../exercise/chairs/view.ts';
import type { WallView } from '../exercise/chairs/wall-view.ts';
import type { Command, Denial, Event, ExconCommand } from '../exercise/events.ts';
import { hoursOf, type ResponseHours } from '../exercise/numbers.ts';
import type { Scenario } from '../exercise/scenario.ts';
import type { Inject, LessonAnswers, Observation, Respondent, Timed } from '../exercise/words.ts';
import { type Doctrine, type Order, SEATS, type Seat } from '../ladder/index.ts';
import type { AddedTruth } from './added-act.ts';
import type { OtherReading } from './other-readings.ts';
import type { RecordedEntry } from './recorded.ts';
import type { Session } from './session.ts';

/** Those who may have a screen: a seat, the Commission or the red cell, where a person holds it, or the facilitator. */
export type ChairName = Seat | 'commission' | 'red' | 'excon';

/** The outcome of a command: its events, once they are in the record, or the reason why there are none. */
export type Answer = readonly Event[] | Denial;

type Without<Key extends string, C> = C extends unknown ? Omit<C, Key> : never;

/** A command as a seat sends it, without its seat: the chair adds that. */
export type SeatCommand =
  | Without<'seat', Exclude<Extract<Command, { seat: Seat }>, { do: 'hand' }>>
  | Without<'from', Extract<Command, { do: 'tell' }>>;
export type CommissionCommand = Without<'by', Extract<Command, { do: 'find'; by: null } | { do: 'adjourn' }>>;
export type RedCommand = Without<'by', Extract<Command, { do: 'red' } | { do: 'red-adjourn' }>>;
/** An inject off-script goes by `addInject`, which draws its fate. */
export type FacilitatorCommand =
  | Exclude<ExconCommand, { do: 'add-inject' }>
  | Extract<Command, { do: 'red' } | { do: 'tell' }>;

/** The part of the scenario that everybody in the room may read. */
export interface Words {
  title: string;
  objective: string;
  /** The scenario's name, as it is typed. */
  scenario: string;
  doctrine: Doctrine;
  hours: ResponseHours;
}

interface ChairOf<Name extends ChairName, Seen, Sent, Read extends Words> {
  readonly chair: Name;
  /** The view of this chair now. */
  view: () => Seen;
  readonly words: Read;
  /** Gives a command; resolves when the record holds it, after everybody was called. */
  send: (command: Sent) => Promise<Answer>;
  /** Calls back after every change of the exercise; returns how to stop. */
  subscribe: (changed: () => void) => () => void;
}

export interface SeatChair extends ChairOf<Seat, View, SeatCommand, Words> {
  /** The seat's menu about a chain at a minute of the turn, its drafts taken as accepted; `attributing` as the order says. */
  offers: (about: string | undefined, at: number, attributing?: boolean | null) => Offer[];
  /** The ruling that one of its orders would get if its drafts before it were accepted. */
  preview: (composition: Timed) => Preview;
  /** The rulings of other readings on that order if the drafts before it, or those given, were accepted. */
  readings: (composition: Timed, others: readonly Doctrine[], before?: readonly Timed[]) => readonly OtherReading[];
}

/** `brief`: what everybody is told before STARTEX. */
export type CommissionChair = ChairOf<'commission', CommissionView, CommissionCommand, Words & { brief: string }>;

/** `brief`: what everybody is told before STARTEX. */
export type RedChair = ChairOf<'red', RedView, RedCommand, Words & { brief: string }>;

/** `sectors`: how many the line has; `kinds`: of acts that the generator knows. */
export type ExconWords = Words & {
  endex: number;
  sectors: number;
  kinds: readonly string[];
  /** The responses that do something on the line. */
  measures: readonly string[];
};

export interface ExconChair extends ChairOf<'excon', ExconView, FacilitatorCommand, ExconWords> {
  /** Marks, jumps, overrules and findings of the facilitator, in their order. */
  facilitatorActions: () => readonly RecordedEntry[];
  /** An order by its place among all that were given. */
  order: (place: number) => Order | undefined;
  /** Adds an inject off-script; the fate of a new act is drawn now. */
  addInject: (inject: Inject, truth: AddedTruth | null) => Promise<Answer>;
}

/** A screen that only looks: the wall of the room, or an observer's. No command comes from it. */
export interface WallChair {
  readonly chair: 'wall';
  /** What the whole room may read now. */
  view: () => WallView;
  readonly words: Words;
  /** Calls back after every change of the exercise; returns how to stop. */
  subscribe: (changed: () => void) => () => void;
}

/** Somebody who looks at seats and notes what they do; no other command comes from there. */
export interface EvaluatorChair {
  readonly chair: 'evaluator';
  view: () => EvaluatorView;
  readonly words: Words;
  /** Records what was seen of one of these seats, or of all; also after ENDEX. */
  observe: (observation: Observation) => Promise<Answer>;
  /** Calls back after every change of the exercise; returns how to stop. */
  subscribe: (changed: () => void) => () => void;
}

/** After ENDEX: somebody who answers the questionnaire. */
export interface LessonsChair {
  readonly by: Respondent;
  /** Their answers so far. */
  answers: () => LessonAnswers;
  send: (answers: LessonAnswers) => Promise<Answer>;
}

/** What the facilitator does in the place of another says so. */
const IN_A_NAME: readonly Command['do'][] = ['find', 'red'];

const NOT_HERE: Denial = { denied: 'This chair gives no such command.' };

/**
 * From which chairs each command may come, whatever types the caller claims; `room`: from the host of the exercise alone. A
 * new command does not compile without its row.
 */
const GIVEN_BY: Readonly<
  Record<Command['do'], readonly ('seat' | 'commission' | 'red' | 'excon' | 'evaluator' | 'room')[]>
> = {
  compose: ['seat'],
  'take-back': ['seat'],
  commit: ['seat'],
  hold: ['seat'],
  ask: ['seat'],
  describe: ['seat'],
  find: ['commission', 'excon'],
  adjourn: ['commission'],
  red: ['red', 'excon'],
  'red-adjourn': ['red'],
  'red-waits': ['excon'],
  mark: ['excon'],
  step: ['excon'],
  jump: ['excon'],
  inject: ['excon'],
  overrule: ['excon'],
  answer: ['excon'],
  end: ['excon'],
  tell: ['seat', 'excon'],
  hand: ['excon'],
  observe: ['evaluator'],
  'go-back': ['room'],
  // An added act needs its fate drawn, and answers their respondent.
  'add-inject': ['room'],
  reflect: ['room'],
};

export function seatChair(session: Session, seat: Seat): SeatChair {
  // Whatever order is asked about, it is this seat's.
  const own = <T extends Timed>(timed: T): T => ({ ...timed, order: { ...timed.order, seat } });
  return {
    chair: seat,
    view: () => session.view(seat),
    words: wordsOf(session.scenario),
    offers: (about, at, attributing) => session.offers(seat, about, at, attributing),
    preview: (composition) => session.preview(own(composition)),
    readings: (composition, others, before) => session.readings(own(composition), others, before?.map(own)),
    send: async (command) => {
      if (!GIVEN_BY[command.do]?.includes('seat') || isOfAnother(command, seat)) return NOT_HERE;
      if (command.do === 'tell') return session.send({ ...command, from: seat });
      return session.send({ ...command, seat } as Command);
    },
    subscribe: session.subscribe,
  };
}

export function commissionChair(session: Session): CommissionChair {
  return {
    chair: 'commission',
    view: session.commission,
    words: { ...wordsOf(session.scenario), brief: session.scenario.briefs.all },
    send: async (command) => {
      if (!GIVEN_BY[command.do]?.includes('commission') || 'by' in command) return NOT_HERE;
      return session.send(command.do === 'find' ? { ...command, by: null } : command);
    },
    subscribe: session.subscribe,
  };
}

export function redChair(session: Session): RedChair {
  return {
    chair: 'red',
    view: session.red,
    words: { ...wordsOf(session.scenario), brief: session.scenario.briefs.all },
    send: async (command) => {
      if (!GIVEN_BY[command.do]?.includes('red') || 'by' in command) return NOT_HERE;
      return session.send(command.do === 'red' ? { ...command, by: null } : command);
    },
    subscribe: session.subscribe,
  };
}

/** The facilitator's chair. Asked for a view where no facilitator is in the room, it throws. */
export function exconChair(session: Session): ExconChair {
  const { endex, line, numbers } = session.scenario;
  const kinds = (numbers.generator.kinds ?? []).map(({ kind }) => kind);
  return {
    chair: 'excon',
    view: () => {
      const view = session.excon();
      if (!view) throw new TypeError('there is no facilitator in this exercise');
      return view;
    },
    words: { ...wordsOf(session.scenario), endex, sectors: line.length, kinds, measures: measuresOf(numbers) },
    facilitatorActions: session.facilitatorActions,
    order: (place) => session.state().orders[place]?.order,
    addInject: async (inject, truth) => session.addInject(inject, truth),
    send: async (command) => {
      const isIts =
        GIVEN_BY[command.do]?.includes('excon') &&
        (!IN_A_NAME.includes(command.do) || ('by' in command && command.by === 'excon')) &&
        (command.do !== 'tell' || command.from === 'excon');
      return isIts ? session.send(command) : NOT_HERE;
    },
    subscribe: session.subscribe,
  };
}

export const wallChair = ({ wall, scenario, subscribe }: Session): WallChair => ({
  chair: 'wall',
  view: wall,
  words: wordsOf(scenario),
  subscribe,
});

/** `seats`: those that may be looked at; all of them where the facilitator names none. */
export const evaluatorChair = (session: Session, seats: readonly Seat[] = SEATS): EvaluatorChair => ({
  chair: 'evaluator',
  view: () => session.evaluator(seats),
  words: wordsOf(session.scenario),
  observe: async ({ seat, objective, rating, text }) => {
    const isIts = GIVEN_BY.observe.includes('evaluator') && (seat === null || seats.includes(seat));
    return isIts ? session.send({ do: 'observe', seat, objective, rating, text }) : NOT_HERE;
  },
  subscribe: session.subscribe,
});

export function lessonsChair(session: Session, by: Respondent): LessonsChair {
  return {
    by,
    answers: () => session.answers(by),
    send: async (answers) => session.send({ do: 'reflect', by, answers }),
  };
}

const measuresOf = ({ hazards }: Scenario['numbers']): string[] => [
  ...new Set(hazards.responses.map(({ response }) => response)),
];

export const wordsOf = ({ id: scenario, title, objective, doctrine, numbers }: Scenario): Words => ({
  scenario,
  title,
  objective,
  doctrine,
  hours: hoursOf({ numbers, doctrine }),
});

function isOfAnother(command: SeatCommand, seat: Seat): boolean {
  const { seat: given = seat, from = seat } = command as { seat?: Seat; from?: Seat };
  const ordering = command.do === 'compose' ? command.composition.order.seat : seat;
  return given !== seat || from !== seat || ordering !== seat;
}
