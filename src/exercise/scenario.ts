// A checked scenario: everything that an exercise is set up from. Files and their checking live in src/scenario.
import type { ActId, Adjudication, Doctrine, Fact, Member, Minute, Opening, Seat } from '../ladder/index.ts';
import type { Composition } from './events.ts';
import type { Incident, Mark } from './incident.ts';
import type { DISPUTE, Numbers, PROSPERITY, Preset, RosterMember, TALKS, US_WILL } from './numbers.ts';

export type { Incident } from './incident.ts';
export type { Numbers, PromptRule } from './numbers.ts';

export const COACHINGS = ['before', 'at-commit', 'at-debrief'] as const;
/** When a seat learns its ruling (exercise.md 4). */
export type Coaching = (typeof COACHINGS)[number];

export interface LineSector {
  name: string;
  fromKm: number;
  toKm: number;
  terrain: string;
  hot: number;
  /** 0–100: how much of Ukraine's army stands there. */
  presence: number;
  /** The part of incidents seen, 0–1. */
  day: number;
  night: number;
  jammed: boolean;
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
  /** The act that a message without a fact speaks of. */
  about?: ActId;
  /** What the report says of its act beside the severity. */
  marks?: readonly Mark[];
  /** What it changes in the world around the line; known to everybody. */
  world?: WorldChange;
  /** What a facilitator expects, as orders that can be checked. */
  expects?: readonly { seat: Seat; response: string }[];
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

/** What a gold line promises, checked by adjudicating its orders against the bare script. */
export interface Gold {
  orders: readonly Composition[];
  chains: readonly Partial<Pick<Adjudication['chains'][number], 'id' | 't0' | 'phase2At' | 'broaderAt' | 'closedAt'>>[];
  rulings: readonly { order: number; verdict: 'accepted' | 'late' | 'refused'; code?: string; effectAt?: Minute }[];
  text: string;
}

/** The world around the line, as everybody knows it. */
export interface World {
  usWill: (typeof US_WILL)[number];
  talks: (typeof TALKS)[number];
  dispute: (typeof DISPUTE)[number];
  prosperity: (typeof PROSPERITY)[number];
  /** 0–100, of Ukraine's army. */
  readiness: number;
}

export interface WorldChange extends Partial<World> {
  /** People who lose heat and water. */
  heat?: number;
  /** Members that withdraw their consent. */
  withdraws?: readonly Member[];
  /** The army's presence in sectors, 0–100 each. */
  presence?: readonly { sector: number; is: number }[];
}

/** The other side's behaviour in this scenario, 0–100 each but for `tempo`, where 100 is neutral. */
export interface Opponent {
  intent: string;
  /** How little measures move it. */
  resolve: number;
  /** How often its hand is hidden, and how long findings take. */
  deception: number;
  /** How fast its acts grow. */
  tempo: number;
}

/** A date that was public before STARTEX. */
export interface CalendarItem {
  at: Minute;
  what: string;
}

/** For whoever runs the room. */
export interface FacilitatorPack {
  truth: string;
  objectives: readonly string[];
  hints: readonly string[];
}

export interface Scenario {
  id: string;
  title: string;
  objective: string;
  summary: string;
  difficulty: 1 | 2 | 3;
  /** The seats that have something to decide. */
  seats: readonly Seat[];
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
  /** The generator's preset; null: nothing happens but the story. */
  background: Preset | null;
  opponent: Opponent;
  world: World;
  roster: readonly RosterMember[];
  calendar: readonly CalendarItem[];
  briefs: Readonly<Record<Seat | 'all', string>>;
  pack: FacilitatorPack;
  /** The variant that was chosen, or null; and the names of all there are. */
  variant: string | null;
  variants: readonly { name: string; what: string }[];
  incidents: readonly Incident[];
  injects: readonly Inject[];
  gold: Gold;
  numbers: Numbers;
}
