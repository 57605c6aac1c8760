// A checked scenario: everything that an exercise is set up from. Files and their checking live in src/scenario.
import type {
  Adjudication,
  Doctrine,
  Fact,
  Minute,
  Opening,
  Seat,
  Sector,
  Severity,
  Side,
  TimedOrder,
} from '../ladder/index.ts';

export const COACHINGS = ['before', 'at-commit', 'at-debrief'] as const;
/** When a seat learns its ruling (exercise.md 4). */
export type Coaching = (typeof COACHINGS)[number];

export interface LineSector {
  name: string;
  fromKm: number;
  toKm: number;
  terrain: string;
  hot: number;
  /** The part of incidents seen, 0–1. */
  day: number;
  night: number;
  jammed: boolean;
}

/** What really happens: truth, never shown to a seat. */
export interface Incident {
  id: string;
  kind: string;
  start: Minute;
  end: Minute;
  sector: Sector;
  severity: Severity;
  author: Side | 'nobody' | 'spoiler';
  intent: 'accidental' | 'local-initiative' | 'deliberate' | 'spoiler' | 'none';
  text: string;
  isScripted: boolean;
}

/** A surprise in the story, as it reaches seats: a fact with its message, or a message alone. */
export interface Inject {
  at: Minute;
  to: readonly Seat[];
  fact: Fact | null;
  text: string;
  /** Who says it, and how it comes: the usual columns of a master scenario events list. */
  from: string;
  medium: string;
  expected?: string;
  objective?: string;
  controller?: string;
  notes?: string;
}

export const PROMPT_KINDS = [
  'warn',
  'halt',
  'verify',
  'consult',
  'force',
  'plan',
  'joint',
  'notify',
  'self-report',
  'stand-down',
] as const;
export type PromptKind = (typeof PROMPT_KINDS)[number];

export interface PromptRule {
  /** Relative to the minute at which the seat had the keyboard. */
  within?: Minute;
  /** Counted from T0; the later of the two counts. */
  byT0?: Minute;
  /** Raised when the chain has been open this long. */
  after?: Minute;
  responses: readonly string[];
  orHold?: boolean;
  needsBecause?: readonly string[];
}

export interface BackgroundKind {
  kind: string;
  weight: number;
  severity: 0 | 1;
  text: string;
}

export interface Numbers {
  prompts: Readonly<Record<PromptKind, PromptRule>>;
  background: {
    sigmaDuration: number;
    medianDuration: Minute;
    longestDuration: Minute;
    detection: { day: number; night: number; jammed: number };
    reportDelay: Minute;
    sigmaDelay: number;
    shareDelay: Minute;
    /** Who is behind an incident that is no false alarm, in parts. */
    authors: Readonly<Record<Side, number>>;
    /** Minutes of the day between which sensors see as by day. */
    daylight: { from: Minute; to: Minute };
    firstTo: Readonly<Record<Seat, number>>;
    kinds: readonly BackgroundKind[];
  };
}

/** What a gold line promises, checked by adjudicating its orders against the bare script. */
export interface Gold {
  orders: readonly TimedOrder[];
  chains: readonly Partial<Pick<Adjudication['chains'][number], 'id' | 't0' | 'phase2At' | 'broaderAt' | 'closedAt'>>[];
  rulings: readonly { order: number; verdict: 'accepted' | 'late' | 'refused'; code?: string; effectAt?: Minute }[];
  text: string;
}

export interface Scenario {
  id: string;
  title: string;
  objective: string;
  summary: string;
  difficulty: 1 | 2 | 3;
  /** How long a table needs for it, in minutes of real time. */
  playMinutes: number;
  /** Display only: STARTEX in UTC, as an ISO string; no rule reads it. */
  begins: string;
  /** The minute of the day, Kyiv winter time, at STARTEX: what decides day and night for sensors. */
  beginsMinuteOfDay: Minute;
  endex: Minute;
  turnMinutes: Minute;
  doctrine: Doctrine;
  coaching: Coaching;
  opening: Opening;
  line: readonly LineSector[];
  jitterMinutes: Minute;
  backgroundPerDay: number;
  briefs: Readonly<Record<Seat | 'all', string>>;
  incidents: readonly Incident[];
  injects: readonly Inject[];
  gold: Gold;
  numbers: Numbers;
}
