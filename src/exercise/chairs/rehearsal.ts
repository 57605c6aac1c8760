// A rehearsal: an exercise played in memory, without a journal, from policies and an orders file; nobody is asked.

import type { Seat } from '../../ladder/index.ts';
import { type Command, type Denial, type Event, isDenial, type Start } from '../events.ts';
import { start } from '../run/decide.ts';
import { carryOut, playCommand, playFrom } from '../run/play.ts';
import type { Look, Run } from '../run/run.ts';
import type { Scenario } from '../scenario.ts';
import { isWaiting, type ScriptedOrder, type State } from '../state.ts';
import { type Composition, isPolicy, type SeatHolder } from '../words.ts';
import { commandsOf } from './policies.ts';

/** A start with the usual choices; a single holder takes all seats. */
export function startOf(holder: SeatHolder | Record<Seat, SeatHolder>, more: Partial<Start> = {}): Start {
  const holders = typeof holder === 'string' ? { ukraine: holder, coalition: holder, us: holder } : holder;
  return {
    seed: 'script',
    holders,
    commission: 'engine',
    red: 'engine',
    coaching: 'at-commit',
    isScriptOnly: false,
    isClosed: false,
    hasExcon: false,
    script: [],
    ...more,
  };
}

/** Orders as an orders file gives them, each with its number in the list. */
export function scriptOf(orders: readonly Composition[]): ScriptedOrder[] {
  return orders.map((composed, fileNumber) => ({ ...composed, fileNumber }));
}

/** An exercise played to its end: its last state, and all that happened. */
export interface Rehearsed {
  state: State;
  events: Event[];
}

/** Plays to the end with policies; `watch` sees the state after every command. */
export function rehearse(scenario: Scenario, starting: Start, watch?: (state: State) => void): Rehearsed {
  const opening = start(scenario, starting);
  const events: Event[] = [...opening];
  const { state } = rehearseFrom(scenario, opening, { watch, look: (_, event) => events.push(event) });
  return { state, events };
}

/** What a record keeps: the events up to the first decision, without a command, then each command with its events. */
export type Taken = (command: Command | null, events: Event[]) => void;

export interface Rehearsing {
  /** Sees the state after every command. */
  watch?: ((state: State) => void) | undefined;
  /** Sees every event after those that open the exercise, before it happens. */
  look?: Look | undefined;
  taken?: Taken | undefined;
}

/** The same from events that open an exercise. */
export function rehearseFrom(
  scenario: Scenario,
  opening: readonly Event[],
  { watch = () => {}, look, taken }: Rehearsing = {},
): Run {
  const { run, events } = playFrom(scenario, opening, { look });
  taken?.(null, events);
  for (let seat = waiting(run.state); seat; seat = waiting(run.state)) {
    watch(run.state);
    const { holder } = run.state.seats[seat];
    if (!isPolicy(holder)) throw new TypeError(`nobody plays ${seat}, which ${holder} holds`);
    for (const command of commandsOf(run, seat, holder)) {
      const denial = taken ? keep(run, command, taken) : carryOut(run, command);
      if (denial) throw new TypeError(`${command.do} of ${seat} at ${run.state.minute}: ${denial.denied}`);
    }
  }
  watch(run.state);
  return run;
}

function keep(run: Run, command: Command, taken: Taken): Denial | null {
  const next = playCommand(run, command);
  if (isDenial(next)) return next;
  taken(command, next);
  return null;
}

// Each by its name: it is asked after every command.
function waiting({ seats: { ukraine, coalition, us } }: State): Seat | undefined {
  if (isWaiting(ukraine)) return 'ukraine';
  if (isWaiting(coalition)) return 'coalition';
  return isWaiting(us) ? 'us' : undefined;
}
