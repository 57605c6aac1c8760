// The state of an exercise: what the events so far mean. Built by `evolve` alone; truth and knowledge lie apart.
import type { ActId, Facts, Ledger, Member, Minute, Ruling, Seat, Sector } from '../ladder/index.ts';
import type { AnswerState } from './answers.ts';
import type { Contingent, Finding, Incident, LiveAct, Mark } from './incident.ts';
import type { SeatState } from './seat-state.ts';
import type {
  Coaching,
  CommissionHolder,
  Composition,
  Inject,
  LessonSheet,
  Letter,
  MemberFate,
  Observation,
  PolicyName,
  PromptKind,
  RedDeed,
  RedHolder,
  World,
} from './words.ts';

/** An inject with its number among all of the exercise, by which a facilitator names it. */
export interface NumberedInject extends Inject {
  no: number;
}

/** An order with its ruling, accepted or refused. */
export interface GivenOrder extends Composition {
  /** Its number among accepted orders; null where it was refused, so that no gap tells others of a refusal. */
  n: number | null;
  ruling: Ruling;
  facts: Facts;
  /** Its number in the orders file; null where it came from none. */
  fileNumber: number | null;
  /** The facilitator's last word, beside the ruling, which stays as it was made; null as long as there is none. */
  overruled: Overrule | null;
}

export interface Overrule {
  verdict: 'accepted' | 'refused';
  because: string;
  at: Minute;
}

/** A duty as it is raised. */
export interface RaisedPrompt {
  kind: PromptKind;
  seat: Seat;
  /** What the chain held, or the one act. */
  acts: readonly ActId[];
  /** The chain or the act by name. */
  about: ActId;
  raisedAt: Minute;
  /** The due minute set by an edge; the relative due may be later. */
  dueAt: Minute | null;
}

export interface Prompt extends RaisedPrompt {
  n: number;
  /** When the seat first had the keyboard after it was raised. */
  knownAt: Minute | null;
  metAt: Minute | null;
  /** When there was nothing left to answer: the report was withdrawn, or the act was found to be the own side's. */
  liftedAt: Minute | null;
  /** Which order met it, by its place among all orders. */
  metBy: number | null;
  /** It fell due inside a jump of the facilitator, while its seat could not answer. */
  notAssessed: boolean;
}

export interface Asked {
  at: Minute;
  seat: Seat;
  kind: 'question' | 'off-menu';
  text: string;
  answer: string;
  /** What the facilitator decided about an action off the menu. */
  how: AnswerKind | null;
  /** When the facilitator answered. */
  answeredAt: Minute | null;
  /** What an accepted action off the menu works like; null where it has no effect. */
  effect: Granted | null;
}

/** What an accepted action off the menu works like: a response of the table of coefficients, in a place or along the line. */
export interface WantedEffect {
  like: string;
  sector: Sector | null;
}

/** An effect that was granted, until that minute; null: until ENDEX. */
export interface Granted extends WantedEffect {
  until: Minute | null;
}

export const ANSWER_KINDS = ['accept', 'refuse', 'note'] as const;
export type AnswerKind = (typeof ANSWER_KINDS)[number];

export const SESSION_MARKS = ['startex', 'pause', 'resume', 'note', 'endex'] as const;
/** What a facilitator marks; the only thing in a journal that carries a wall-clock stamp (exercise.md 7). */
export interface SessionMark {
  mark: (typeof SESSION_MARKS)[number];
  at: Minute;
  text: string;
  /** ISO, as the console read it off the clock. */
  stamp: string;
}

export interface DroppedInject {
  inject: NumberedInject;
  at: Minute;
  /** The act that never came, or was over; null: the red cell dropped it. */
  act: ActId | null;
}

/** The facilitator's side of the exercise: never read by a seat's view. */
export interface ExconState {
  isPresent: boolean;
  /** Whether STARTEX was given; without a facilitator it is at once. */
  hasStarted: boolean;
  isPaused: boolean;
  /** Until `to` no person gets the keyboard. */
  jump: { from: Minute; to: Minute } | null;
  /** Injects that do not arrive until they are released. */
  held: NumberedInject[];
  /** What never comes, since its act never came or was over, in the order in which that was seen. */
  dropped: DroppedInject[];
  /** How many injects were added off-script. */
  added: number;
  marks: SessionMark[];
}

export interface ScriptedOrder extends Composition {
  fileNumber: number;
}

/** The world around the line, as everybody knows it. Another object with every change, so that it is known by itself. */
export interface OpenWorld extends Readonly<World> {
  /** 0–100 in each sector of the line. */
  readonly presence: readonly number[];
  readonly heat: Heat;
}

/** People without heat and water, brought back a part of the remainder each hour. */
export interface Heat {
  readonly out: number;
  readonly since: Minute;
  readonly isRepairing: boolean;
  /** Ten-thousandths of the remainder an hour. */
  readonly perHour: { readonly without: number; readonly ordered: number };
}

/** The Commission's desk. Its register stands in the ledger, as the seats' do. */
export interface CommissionState {
  holder: CommissionHolder;
  isAtDesk: boolean;
  /** When it last adjourned: what came later is new to it. */
  readUntil: Minute;
  /** When the newest report of a possible breach came; -1 before the first. */
  heardAt: Minute;
  /** Since when enough of the tests of a broader attack have held. */
  suspectedSince: Minute | null;
  /** What its analysts can say by now, where a person decides. */
  evidence: { act: ActId; at: Minute; finding: Finding }[];
}

/** The desk of whoever answers as the other side. */
export interface RedState {
  holder: RedHolder;
  isAtDesk: boolean;
  /** Whether the clock waits for it while it is at its desk. */
  isAwaited: boolean;
  /** When it last adjourned: what came later is new to it. */
  readUntil: Minute;
  /** The answers that have been chosen since, by the numbers of their injects. */
  unread: number[];
  /** What the other side is like now, where that has been set; null: as the scenario says. */
  resolve: number | null;
  tempo: number | null;
  did: RedDone[];
}

export interface RedDone {
  at: Minute;
  by: 'red' | 'excon';
  deed: RedDeed;
  /** The answer as it was before; null where it is about none. */
  was: { at: Minute; from: string; text: string } | null;
}

export interface Turn {
  /** 0 before the first report. */
  number: number;
  from: Minute;
  until: Minute;
}

export interface State {
  minute: Minute;
  isEnded: boolean;
  /** Whether this minute's orders are being ruled, or its facts are still arriving. */
  stage: 'arriving' | 'ordering';
  turn: Turn;
  coaching: Coaching;
  /** Whether nothing happens but the script, as it is written. */
  isScriptOnly: boolean;
  /** Whether the seats are closed to each other at the table. */
  isClosed: boolean;
  ledger: Ledger;
  seats: Record<Seat, SeatState>;
  orders: GivenOrder[];
  prompts: Prompt[];
  questions: Asked[];
  /** Seats that news has come for since the last turn began. */
  news: Seat[];
  /** Seats whose order was refused in this minute and that get the keyboard back. */
  returning: Seat[];
  hasFirstReport: boolean;
  nextDraft: number;
  /** How many orders of the file have been ruled. */
  filed: number;
  script: readonly ScriptedOrder[];
  /** What has arrived, in its order: each inject is known to the seats it is addressed to. */
  received: Inject[];
  /** What is on its way, in the order of its minute: the future, never read by a view. */
  coming: NumberedInject[];
  nextInject: number;
  /** Injects that come with an act or when a condition holds, in the order in which they are written. */
  waiting: NumberedInject[];
  /** What reports have said of acts beside their severity. */
  marks: Map<ActId, readonly Mark[]>;
  world: OpenWorld;
  commission: CommissionState;
  red: RedState;
  excon: ExconState;
  /** What seats and the facilitator have written to each other, in its order. */
  letters: Dated<Letter>[];
  /** What evaluators have seen; never read by a seat's view. */
  observations: Dated<Observation>[];
  /** Where the facilitator went back. */
  wentBack: WentBack[];
  /** When a policy took a seat over or gave it back. */
  handed: { at: Minute; seat: Seat; to: 'person' | PolicyName }[];
  /** Every answer to the questionnaire after ENDEX, in its order. */
  lessons: LessonSheet[];
  /** What the world says back. */
  answers: AnswerState;
  /** Truth side: never read by a view. */
  truth: Truth;
}

/** With the minute at which it was given. */
export type Dated<T> = T & { at: Minute };

/** The exercise was taken back to the minute `at` from `from`; what was played between stands in another record. */
export interface WentBack {
  at: Minute;
  from: Minute;
  /** How many entries that record had, and its head. */
  entries: number;
  head: string;
}

/** An act in the daily count: so many explosions in so many minutes. */
export interface CountedAct {
  id: ActId;
  sector: Sector;
  recorded: number;
  minutes: Minute;
  start: Minute;
  /** Infinity while it goes on. */
  end: Minute;
}

export interface Truth {
  incidents: readonly Incident[];
  /** Acts that begin when the inject that reports them comes. */
  contingent: readonly Contingent[];
  /** How many of the incidents have been looked at by now. */
  begun: number;
  /** By their names, in the order in which they began. */
  live: Map<ActId, LiveAct>;
  /** How many have been among those. */
  watched: number;
  /** When those ended that were among those. */
  ended: Map<ActId, Minute>;
  /** When those who know of an act last heard that it goes on. */
  updated: Map<ActId, Minute>;
  /** What the daily count is made of. */
  daily: {
    /** When the last one was published; -1 before the first. */
    at: Minute;
    /** How many of the incidents the counts so far have looked at. */
    looked: number;
    /** What they looked at and may not be over, also acts that grew out of others. */
    acts: CountedAct[];
    /** When acts ended that play can end, since the last count. */
    ended: Map<ActId, Minute>;
  };
  /** Acts that are over and still there because the report of them is held back. */
  unreported: ActId[];
  members: readonly MemberFate[];
  /** Members that have answered or withdrawn. */
  answered: Member[];
  withdrawn: Member[];
}

/** What reports have said of that act beside its severity. */
export function marksOf({ marks }: Pick<State, 'marks'>, act: ActId): readonly Mark[] {
  return marks.get(act) ?? NO_MARKS;
}

const NO_MARKS: readonly Mark[] = [];

/** How an order stands: by the facilitator's last word, else by its ruling. */
export function standsAs({ overruled, ruling }: Pick<GivenOrder, 'overruled' | 'ruling'>): Overrule['verdict'] {
  return overruled?.verdict ?? (ruling.verdict === 'refused' ? 'refused' : 'accepted');
}

/** Seats that get the keyboard at all. */
export function isInPlay(seat: SeatState): boolean {
  return seat.holder !== 'hold' && seat.holder !== 'file';
}

/** Whether somebody's decision is waited for: exercise time stands still. */
export function isAnybodyWaiting(state: State): boolean {
  const { ukraine, coalition, us } = state.seats;
  if (!state.excon.hasStarted) return true;
  return (
    state.commission.isAtDesk || isRedAwaited(state) || isWaiting(ukraine) || isWaiting(coalition) || isWaiting(us)
  );
}

/** Whether the clock stands still for the red cell. */
export function isRedAwaited({ red }: State): boolean {
  return red.isAtDesk && red.isAwaited;
}

/** A person's seat during a jump: nothing is asked of it. */
export function isPassedOver({ excon, seats }: State, seat: Seat): boolean {
  return excon.jump !== null && seats[seat].holder === 'person';
}

export function isWaiting(seat: SeatState): boolean {
  return seat.isAtKeyboard && !seat.hasCommitted;
}
