// A run: an exercise under way. Beside its state it holds what follows from the state and is asked for again and again: the
// chains of every register, the measures in effect, and the agenda, which says for each concern when it is next to be
// looked at. All of it is moved on by the same events, and can be worked out from the state alone at any time.
import {
  type ActId,
  type Chain,
  type ChainList,
  type ChainLists,
  chainsAt,
  type Holder,
  type Minute,
  openChainLists,
  type Seat,
} from '../../ladder/index.ts';
import type { AnswerClasses } from '../answers.ts';
import type { Event } from '../events.ts';
import type { Grown, Incident } from '../incident.ts';
import type { Scenario } from '../scenario.ts';
import type { State } from '../state.ts';
import { classesRead } from '../world/manners.ts';
import { openMeasures } from '../world/measures.ts';
import type { Measures } from '../world/rates.ts';
import { type Agenda, openAgenda } from './agenda.ts';
import { fold } from './evolve.ts';

/** Takes a state and an event to the next state: immer's produce in a session, a plain fold elsewhere. */
export type Apply = (state: State, event: Event) => State;

/** Sees every event before it happens. */
export type Look = (run: Run, event: Event) => void;

/** The progress of one seat through the chains of its register. */
export interface SeatRun {
  /** The number of closed chains (of ChainList.closed) whose news it has had. */
  readClosed: number;
  /** The number of those about which it owes no warning. */
  paidClosed: number;
  /** The open chains that held nothing new for it when they were last read, each with the minute at which it may next. */
  told: Map<Chain, Minute>;
}

export interface Run {
  readonly scenario: Scenario;
  state: State;
  readonly apply: Apply;
  readonly look: Look | undefined;
  chains: ChainLists;
  agenda: Agenda;
  seats: Record<Seat, SeatRun>;
  measures: Measures;
  /** The act of which something becomes next, as the agenda has it; null where none does or that is not known now. */
  nextAct: ActId | null;
  /** The acts that the Commission's tests may count: hostile ones of the last day. */
  tested: Set<ActId>;
  /** The acts that may go on as far as the Commission knows. */
  reported: Set<ActId>;
  /** Every act as it was drawn or written, also within the one that would grow into it. */
  drawn: Map<ActId, Grown | Incident>;
  /** What the table of answers reads of the world. */
  readonly classesRead: readonly (keyof AnswerClasses)[];
}

/** A run from any state. */
export function openRun(scenario: Scenario, state: State, apply: Apply = fold, look?: Look): Run {
  const { ledger, minute } = state;
  const seat = (): SeatRun => ({ readClosed: 0, paidClosed: 0, told: new Map() });
  const drawn: Run['drawn'] = new Map();
  for (const incident of state.truth.incidents) noteDrawn(drawn, incident);
  const { answers } = scenario.numbers;
  return {
    scenario,
    state,
    apply,
    look,
    chains: openChainLists(scenario.doctrine, ledger, minute),
    agenda: openAgenda(),
    seats: { ukraine: seat(), coalition: seat(), us: seat() },
    measures: openMeasures(scenario, state),
    nextAct: null,
    tested: new Set(ledger.registers.commission.places.keys()),
    reported: new Set(ledger.registers.commission.places.keys()),
    drawn,
    classesRead: answers ? classesRead(answers) : [],
  };
}

export function noteDrawn(drawn: Run['drawn'], incident: Incident): void {
  for (let act: Grown | null | undefined = incident; act; act = act.fate?.grown)
    if (!drawn.has(act.id)) drawn.set(act.id, act);
}

/** The act in truth, where it goes on now. */
export function goingOn({ state: { truth, minute }, drawn }: Run, id: ActId): Incident | null {
  const live = truth.live.get(id);
  if (live) return live.endedAt === null ? live.incident : null;
  const act = drawn.get(id);
  return act?.fate === null && 'start' in act && act.start <= minute && minute < act.end ? act : null;
}

/** The chain list of a register now. */
export function chainsNow({ chains, state }: Run, holder: Holder): ChainList {
  return chainsAt(chains, state.ledger, holder, state.minute);
}
