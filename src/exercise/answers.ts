// What the world says back to what seats do (exercise.md 10): the words of it, and what is drawn of it at STARTEX.
import type { ActId, ForceClass, Minute, Seat } from '../ladder/index.ts';

/** What is answered: a response by its kind, force of any class, or the naming of a culprit before a finding. */
export const ANSWERED = [
  'warn',
  'demarche',
  'hotline',
  'sanction',
  'consult',
  'alert',
  'force',
  'self-report',
  'name',
] as const;
export type Answered = (typeof ANSWERED)[number];

/** How it is answered, in the order in which the weights are laid side by side. */
export const MANNERS = ['denial', 'counter-claim', 'pause', 'demand', 'commander', 'press', 'silence'] as const;
export type Manner = (typeof MANNERS)[number];

/** Groups of texts: what they speak to, and in which manner; the press is the one abroad or the one at home. */
export const TEXTS_TO = ['warning', 'sanction', 'readiness', 'force', 'own-breach', 'name'] as const;
export type TextsTo = (typeof TEXTS_TO)[number];
export const TEXT_MANNERS = [
  'denial',
  'counter-claim',
  'pause',
  'demand',
  'commander',
  'press-abroad',
  'press-home',
] as const;
export type TextManner = (typeof TEXT_MANNERS)[number];

export interface AnswerText {
  from: string;
  medium: string;
  text: string;
}

/** The texts of a scenario by group, as "warning/denial". */
export type AnswerTexts = Readonly<Record<string, readonly AnswerText[]>>;

export const groupOf = (to: TextsTo, manner: TextManner): string => `${to}/${manner}`;

export type Weights = Partial<Record<Manner, number>>;

export interface AnswerKind {
  kind: Answered;
  responses: readonly string[];
  /** Answered when it takes effect, whatever the response. */
  classes?: readonly (ForceClass | 'force-national')[];
  to: TextsTo;
  /** An answer comes within so many minutes or not at all. */
  within: Minute;
  /** Whether the seat is told, when they have passed, that none has come. */
  isMarked?: boolean;
  manners: Weights;
}

export const RESOLVES = ['low', 'middle', 'high'] as const;

/** The named classes of the world's state that shift the weights. */
export interface AnswerClasses {
  intent: string;
  resolve: (typeof RESOLVES)[number];
  deception: (typeof RESOLVES)[number];
  /** Of the chain; 0 without one. */
  phase: '0' | '1' | '2' | '3';
  force: 'none' | 'standing';
  talks: string;
  guarantee: string;
}

export interface AnswerShift {
  when: Readonly<Partial<AnswerClasses>>;
  manners: Weights;
}

interface Range {
  from: Minute;
  to: Minute;
}

/** The table of answers as the engine reads it: fictional training defaults. */
export interface AnswerNumbers {
  kinds: readonly AnswerKind[];
  shifts: readonly AnswerShift[];
  mostOnChain: number;
  mostWithout: number;
  quietFor: Minute;
  pause: { wait: Range; lasts: Range; broken: number; breaksAfter: Range; end: number; growth: number };
  naming: { bears: Readonly<Record<string, number>>; growth: number };
}

/** What is drawn at STARTEX besides the acts: for orders without a chain, and in which order texts are used. */
export interface AnswerDraws {
  seats: Readonly<Record<Seat, Readonly<Partial<Record<Answered, readonly number[]>>>>>;
  texts: Readonly<Record<string, readonly number[]>>;
}

/** One integer taken apart. */
export interface Draw {
  who: number;
  delay: number;
  manner: number;
}

export const drawFrom = (drawn: number): Draw => ({
  who: Math.trunc(drawn / 100_000),
  delay: Math.trunc(drawn / 1000) % 100,
  manner: drawn % 1000,
});

/** What an inject answers: the order by its number, and how. */
export interface AnswerMark {
  order: number;
  manner: Manner;
}

/** An answer as it was decided. */
export interface Given {
  /** The order that is answered, by its place among all announced. */
  order: number;
  /** What the answer was drawn for, as "F31/warn/1" or "us/sanction/1". */
  key: string;
  /** null: nothing was drawn for it, since words wear out. */
  drawn: number | null;
  manner: Manner;
  /** The classes that held, as "resolve high". */
  classes: readonly string[];
  at: Minute;
}

/** A pause that was offered. */
export interface Pause {
  /** The first act of its chain. */
  act: ActId;
  from: Minute;
  until: Minute;
  /** When it is broken; null: it is kept. */
  breaksAt: Minute | null;
  /** The acts of its chain when it began; null before. */
  acts: readonly ActId[] | null;
  endedAt: Minute | null;
}

export interface AnswerState {
  drawn: AnswerDraws;
  /** Orders in effect that have not been looked at, by their places among all announced. */
  open: number[];
  given: Given[];
  /** By what it was drawn for, without the count, as "F31/warn": how often something was drawn, and when it was answered last. */
  worn: Map<string, { times: number; last: Minute }>;
  /** How many texts of each group are used up. */
  used: Record<string, number>;
  pauses: Pause[];
  /** The acts whose culprit was named rightly, before there was a finding. */
  named: ActId[];
  /** How often a culprit was named before there was a finding. */
  accusations: number;
}

export const openAnswers = (drawn: AnswerDraws): AnswerState => ({
  drawn,
  open: [],
  given: [],
  worn: new Map(),
  used: {},
  pauses: [],
  named: [],
  accusations: 0,
});

/** The pause that an answer offers; undefined where it offers none. */
export function pauseOffered({ given, pauses }: AnswerState, { answers }: { answers: AnswerMark | null }) {
  if (answers?.manner !== 'pause') return undefined;
  const key = given.find(({ order }) => order === answers.order)?.key ?? '';
  return pauses.find(({ act }) => key.startsWith(`${act}/`));
}

/** Whether the turn of the seat that is spoken to breaks for it. */
export const isPressing = ({ answers }: { answers: AnswerMark | null }): boolean =>
  answers?.manner === 'pause' || answers?.manner === 'demand';
