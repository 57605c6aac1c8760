// A run: an exercise under way. Beside its state it holds what follows from the state and is asked for again and again: the
// chains of every register, the measures in effect, and the agenda, which says for each concern when it is next to be
// looked at. All of it is moved on by the same events, and can be worked out from the state alone at any time.
import {
  type Chain,
  type ChainList,
  type ChainLists,
  chainsAt,
  type Holder,
  type Minute,
  openChainLists,
  type Seat,
} from '../../ladder/index.ts';
import type { Event } from '../events.ts';
import type { Scenario } from '../scenario.ts';
import type { State } from '../state.ts';
import { type Measures, openMeasures } from '../world/measures.ts';
import { fold } from './evolve.ts';

/** Takes a state and an event to the next state: immer's produce in a session, a plain fold elsewhere. */
export type Apply = (state: State, event: Event) => State;

/** What may fall due by time alone, in the order in which it is looked at within one minute (ladder.md 2). */
export const CONCERNS = [
  'begins',
  'acts',
  'members',
  'certification',
  'effects',
  'expiries',
  'rates',
  'ukraine',
  'coalition',
  'us',
] as const;
export type Concern = (typeof CONCERNS)[number];

/** When a concern is next to be looked at, null for now; and when the clock stops for it. */
export interface Due {
  look: Minute | null;
  stop: Minute;
}

/** Sees every event before it happens. */
export type Look = (run: Run, event: Event) => void;

/** For each concern when it is due. The least of them stand beside, so that most minutes ask no further. */
export interface Agenda extends Record<Concern, Due> {
  /** The first minute at which one of the concerns of the world and the law is to be looked at; -1 for now. */
  nextLook: Minute;
  /** The same of the seats. */
  nextNews: Minute;
  /** When the clock next stops for any of them; null where that has to be worked out again. */
  nextStop: Minute | null;
}

export interface Run {
  readonly scenario: Scenario;
  state: State;
  readonly apply: Apply;
  readonly look: Look | undefined;
  chains: ChainLists;
  agenda: Agenda;
  /** How many chains that have closed hold neither news nor duties for the seat any more; and no warning owed. */
  readClosed: Record<Seat, number>;
  paidClosed: Record<Seat, number>;
  /** Chains of which the seat has been told all so far, and when each next meets an edge. */
  told: Record<Seat, Map<Chain, Minute>>;
  measures: Measures;
}

/** A run from any state. */
export function openRun(scenario: Scenario, state: State, apply: Apply = fold, look?: Look): Run {
  const { ledger, minute } = state;
  const now = (): Due => ({ look: null, stop: Infinity });
  return {
    scenario,
    state,
    apply,
    look,
    chains: openChainLists(scenario.doctrine, ledger, minute),
    agenda: {
      nextLook: -1,
      nextNews: -1,
      nextStop: null,
      begins: now(),
      acts: now(),
      members: now(),
      certification: now(),
      effects: now(),
      expiries: now(),
      rates: now(),
      ukraine: now(),
      coalition: now(),
      us: now(),
    },
    readClosed: { ukraine: 0, coalition: 0, us: 0 },
    paidClosed: { ukraine: 0, coalition: 0, us: 0 },
    told: { ukraine: new Map(), coalition: new Map(), us: new Map() },
    measures: openMeasures(scenario, state),
  };
}

/** What a register shows now. */
export function chainsNow({ chains, state }: Run, holder: Holder): ChainList {
  return chainsAt(chains, state.ledger, holder, state.minute);
}
