// A checked scenario: everything that an exercise is set up from. Files and their checking live in src/scenario.
import type { ActId, Adjudication, Doctrine, Minute, Opening, Seat } from '../ladder/index.ts';
import type { AnswerTexts } from './answers.ts';
import type { Contingent, Incident } from './incident.ts';
import type { Numbers, RosterMember } from './numbers.ts';
import type { Coaching, Composition, Inject, PlayerMeasure, Preset, World } from './words.ts';

export type { Incident } from './incident.ts';
export type { Numbers, PromptRule } from './numbers.ts';

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

/**
 * What a gold line promises, checked by adjudicating its orders against the bare script. Of a ruling null promises nothing; of
 * a chain what is left out does, and null promises that it never comes.
 */
export interface Gold {
  orders: readonly Composition[];
  chains: readonly Partial<Pick<Adjudication['chains'][number], 'id' | 't0' | 'phase2At' | 'broaderAt' | 'closedAt'>>[];
  rulings: readonly {
    order: number;
    verdict: 'accepted' | 'late' | 'refused';
    code: string | null;
    effectAt: Minute | null;
  }[];
  text: string;
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
  /** Whether it breaks a pause that it has offered, now and then. */
  breaksPauses: boolean;
  /** How far the red cell may set two of these, from the least to the most; null: not at all. */
  bounds: RedBounds | null;
}

export interface RedBounds {
  resolve: readonly [from: number, to: number];
  tempo: readonly [from: number, to: number];
}

/** A date that was public before STARTEX. */
export interface CalendarItem {
  at: Minute;
  what: string;
}

/** For whoever runs the room. The times of its texts stand in braces, so that they move with the story. */
export interface FacilitatorPack {
  truth: string;
  objectives: readonly string[];
  hints: readonly string[];
  /** What its players can move; null: the scenario does not say. */
  measure: { what: PlayerMeasure; why: string } | null;
  /** What its author says of the course of an act. */
  courses: readonly { act: ActId; why: string }[];
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
  /** Acts that begin when the inject that reports them comes. */
  contingent: readonly Contingent[];
  injects: readonly Inject[];
  /** What the world may say back, by group. */
  replies: AnswerTexts;
  gold: Gold;
  numbers: Numbers;
}
