// What is kept of one seat: who decides, its drafts, what it has been told, why it is asked, and its duties by kind.
import type { ActId, Minute } from '../ladder/index.ts';
import type { Composition, HoldEnd, News, PromptKind, SeatHolder } from './words.ts';

/** An order composed but not yet ruled on. */
export interface Draft extends Composition {
  /** Its number among all drafts of the exercise. */
  id: number;
}

/** News as a seat has had it. */
export interface Seen {
  readonly news: string;
  readonly at: Minute;
}

/** Why people at a seat are asked for a decision. */
export type Call =
  | { why: News; about: ActId }
  | { why: 'duty'; kind: PromptKind; about: ActId }
  | { why: 'effect'; response: string; outcome: 'in-effect' | 'lapsed' | 'stood-down' }
  | { why: HoldEnd | 'refused' | 'returned' | 'jump' | 'hours' | 'reports' };

export interface SeatState {
  /** Who decides now. */
  holder: SeatHolder;
  /** Whether people sit there, also while a policy decides for them. */
  isOfPeople: boolean;
  isAtKeyboard: boolean;
  /** Its drafts are committed: they are ruled at their minute. */
  hasCommitted: boolean;
  /** Holds until news comes. */
  isHolding: boolean;
  /** What has come while it holds and may end that. */
  heard: HoldEnd[];
  /** Why it gets the keyboard next, and why it had it last. */
  calls: Call[];
  calledBy: readonly Call[];
  drafts: Draft[];
  /** The numbers of all that it ever drafted, in order: the place of each is the seat's own number for it. */
  drafted: number[];
  /** How often it has had the keyboard: its own count of turns. */
  turns: number;
  /** Since when its own turn runs: it has the keyboard again after the turn's hours at the latest. */
  turnFrom: Minute;
  /** The minute at which it last committed: what came later is new to it. */
  readUntil: Minute;
  /** How many messages of people there were in the room then. */
  lettersRead: number;
  /** When the newest message reached it; -1 before the first. */
  heardAt: Minute;
  /** What it has been told of each chain: that it is there, and its edges. */
  seen: Map<ActId, Seen[]>;
  prompts: SeatPrompts;
}

/** Where the prompts of a seat stand in the list of all. */
export interface SeatPrompts {
  all: number[];
  /** Those that wait for an answer. */
  open: number[];
  /** Those raised since it last had the keyboard. */
  unknown: number[];
  /** What those of a kind were about. */
  about: Map<PromptKind, Set<ActId>>;
}
