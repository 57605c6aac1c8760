// A doctrine is one reading of the plan: every switch and number of ladder.md 6, and the response catalogue.
// It is plain data; the files and their checking live in src/scenario.
import type { Clause, Domain, Member, Minute, Seat } from './words.ts';

/** What each switch and number may be set to; times are minutes, likelihoods 0–1. */
export interface Readings {
  'ladder.trigger': 'first-breach' | 'persistent-pattern';
  'clock.start': 'occurrence' | 'report';
  'phase1.order': 'warn-first' | 'concurrent' | 'only-if-continues';
  'phase1.warnWithin': Minute;
  'phase1.grace': Minute;
  'phase1.haltWindow': Minute;
  'phase2.opensAfter': Minute;
  'phase2.persist': 'after-window' | 'look-back' | 'sustained';
  'phase2.lookBack': Minute;
  /** Minutes of fire that `sustained` asks for, within the span after it. */
  'phase2.sustainedFor': Minute;
  'phase2.sustainedWithin': Minute;
  'phase2.minSeverity': 2 | 3 | 4;
  'phase2.requiresWarning': boolean;
  'phase2.onBroaderAttack': 'wait' | 'open-at-once';
  'phase3.effect': 'not-before' | 'deadline';
  'phase3.effectAfter': Minute;
  'phase3.requiresPhase2': boolean;
  'boundary.within': 'inclusive' | 'exclusive';
  'chain.scope': 'sector' | 'theatre';
  'chain.quietToClose': Minute;
  'chain.linkWithin': Minute;
  'chain.severityFloor': 2 | 3 | 4;
  'pattern.acts': number;
  'pattern.within': Minute;
  recidivism: 'flag' | 'inherit-clock';
  'recidivism.within': Minute;
  'recidivism.chains': number;
  reciprocity: 'one-sided' | 'mirrored';
  'guarantee.gates': readonly ForceClass[];
  'guarantee.years': number;
  'guarantee.suspendedBy': readonly Seat[];
  mandate: readonly ForceClass[];
  'evidence.coalition': number;
  'evidence.joint': number;
  'quorum.leads': readonly Member[];
  'quorum.members': number;
  /** The members that may consent at all. */
  'quorum.roster': readonly Member[];
  'plan.signatures': readonly Seat[];
  'alert.divides': number;
  'goNoGo.checks': readonly number[];
}

export type Switch = keyof Readings;

export const FORCE_CLASSES = ['force-national', 'force-coalition', 'force-joint'] as const;
export type ForceClass = (typeof FORCE_CLASSES)[number];

export const CLASSES = [
  'information',
  'diplomatic',
  'self-defence',
  'support',
  'posture',
  'de-escalation',
  ...FORCE_CLASSES,
] as const;
export type ResponseClass = (typeof CLASSES)[number];

/** The part a response plays in the rules; most play none. */
export const ROLES = ['warning', 'halt', 'territory', 'plan', 'alert', 'stand-down', 'redeploy', 'hold'] as const;
export type Role = (typeof ROLES)[number];

/** One line of the response catalogue (the table of ladder.md 8). `r` is its intensity, 0–6. */
export interface Response {
  id: string;
  label: string;
  seats: readonly Seat[];
  class: ResponseClass;
  clause: Clause;
  needsChain: boolean;
  /** The lead of each seat that may give it. */
  leadMinutes: Readonly<Record<Seat, Minute>>;
  r: number;
  role: Role | null;
  domain: Domain | null;
  /** Whether the order names a sector. */
  takesSector: boolean;
  /** What it is, what it does and for how long, what it costs, in two sentences; empty where the file says nothing. */
  explains: string;
  /**
   * The text that is offered with an order, with {breach} and {finding} for the facts; empty where none is offered. null: an
   * order of it carries no text to the others.
   */
  wording: string | null;
}

/** Why a switch reads as it does. */
export interface Rationale {
  clause: Clause;
  why: string;
}

export interface Doctrine {
  id: string;
  title: string;
  summary: string;
  reads: Readings;
  rationale: Readonly<Record<Switch, Rationale>>;
  responses: readonly Response[];
}

/** Presence after a ceasefire (C5): no force, needs no breach, and stands in a domain that may be closed. */
export function isPresence(response: { class: ResponseClass; domain: Domain | null }): boolean {
  return response.class === 'support' && response.domain !== null;
}

/** Coalition and joint force and presence take any sector; left out, it is where the chain's act was last under way. */
export function mayLeaveSectorOut(response: { class: ResponseClass; domain: Domain | null }): boolean {
  return response.class === 'force-coalition' || response.class === 'force-joint' || isPresence(response);
}

export function isForce(response: { class: ResponseClass }): boolean {
  const { class: is } = response;
  return is === 'force-national' || is === 'force-coalition' || is === 'force-joint';
}

/** The response of that name in the catalogue, or undefined. */
export function responseNamed({ responses }: Doctrine, id: string): Response | undefined {
  for (const response of responses) if (response.id === id) return response;
  return undefined;
}
