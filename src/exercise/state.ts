// The state of an exercise: what the events so far mean. Built by `evolve` alone; truth and knowledge lie apart.
import type { ActId, Facts, Ledger, Minute, Order, Ruling, Seat } from '../ladder/index.ts';
import type { Coaching, Incident, Inject, PromptKind } from './scenario.ts';

/** Who gives a seat's orders: a person, a policy by its name, an orders file, or nobody. */
export type SeatHolder = 'person' | 'file' | 'hold' | 'by-the-book' | 'passive';

/** An order composed but not yet ruled on. */
export interface Draft {
  /** Its number among all drafts of the exercise. */
  id: number;
  at: Minute;
  order: Order;
  /** 0–1, that the assessed side is right. */
  likelihood?: number;
  /** Whether its text names a culprit. */
  attributing?: boolean;
  because?: string;
}

export interface SeatState {
  holder: SeatHolder;
  isAtKeyboard: boolean;
  /** Its drafts are committed: they are ruled at their minute. */
  hasCommitted: boolean;
  /** Holds until news comes. */
  isHolding: boolean;
  drafts: Draft[];
  /** How often it has had the keyboard: its own count of turns. */
  turns: number;
  /** Since when its own turn runs: it has the keyboard again after the turn's hours at the latest. */
  turnFrom: Minute;
  /** The minute at which it last committed: what came later is new to it. */
  readUntil: Minute;
  /** Keys of the chains and edges it has been told of. */
  seen: string[];
}

/** An order with its ruling, accepted or refused. */
export interface GivenOrder extends Omit<Draft, 'id'> {
  /** Its number among accepted orders; null where it was refused, so that no gap tells others of a refusal. */
  n: number | null;
  ruling: Ruling;
  facts: Facts;
  /** Its number in the orders file, where it came from one. */
  fileNumber?: number;
}

export interface Prompt {
  n: number;
  kind: PromptKind;
  seat: Seat;
  /** What the chain held, or the one act. */
  acts: readonly ActId[];
  /** The chain or the act by name. */
  about: ActId;
  raisedAt: Minute;
  /** When the seat first had the keyboard after it was raised. */
  knownAt: Minute | null;
  /** The due minute set by an edge; the relative due may be later. */
  dueAt: Minute | null;
  metAt: Minute | null;
}

export interface Asked {
  at: Minute;
  seat: Seat;
  kind: 'question' | 'off-menu';
  text: string;
  answer: string;
}

export interface ScriptedOrder extends Omit<Draft, 'id'> {
  fileNumber: number;
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
  /** How many injects have arrived. */
  arrived: number;
  /** How many orders of the file have been ruled. */
  filed: number;
  script: readonly ScriptedOrder[];
  /** Truth side: never read by a view. */
  truth: { incidents: readonly Incident[] };
  /** All injects of the exercise; those beyond `arrived` lie in the future. */
  injects: readonly Inject[];
}

/** Seats that get the keyboard at all. */
export function isInPlay(seat: SeatState): boolean {
  return seat.holder !== 'hold' && seat.holder !== 'file';
}

export function isWaiting(seat: SeatState): boolean {
  return seat.isAtKeyboard && !seat.hasCommitted;
}
