// A rehearsal: an exercise played in memory, without a journal, from policies and an orders file; nobody is asked.

import type { Seat } from '../ladder/index.ts';
import { start } from './decide.ts';
import type { Command, Composition, Event, Start } from './events.ts';
import { evolve } from './evolve.ts';
import { type Apply, type Played, playCommand, playFrom } from './play.ts';
import { isPolicy, POLICIES } from './policies.ts';
import { rulingFor } from './preview.ts';
import type { Scenario } from './scenario.ts';
import { isWaiting, type ScriptedOrder, type SeatHolder, type State } from './state.ts';
import { glanceFor } from './view.ts';

/** Folds in place. The state changes nothing that an event holds. */
export const fold: Apply = (state, event) => {
  evolve(state, event);
  return state;
};

/** A start with the usual choices; a single holder takes all seats. */
export function startOf(holder: SeatHolder | Record<Seat, SeatHolder>, more: Partial<Start> = {}): Start {
  const holders = typeof holder === 'string' ? { ukraine: holder, coalition: holder, us: holder } : holder;
  return { seed: 'script', holders, coaching: 'at-commit', isScriptOnly: false, isClosed: false, script: [], ...more };
}

/** Orders as an orders file gives them, each with its number in the list. */
export function scriptOf(orders: readonly Composition[]): ScriptedOrder[] {
  return orders.map((composed, fileNumber) => ({ fileNumber, ...composed }));
}

/** Plays to the end with policies; `watch` sees the state after every command. */
export function rehearse(scenario: Scenario, starting: Start, watch?: (state: State) => void): Played {
  const opening = start(scenario, starting);
  const events: Event[] = [...opening];
  const state = rehearseFrom(scenario, opening, watch, (before, event) => {
    events.push(event);
    return fold(before, event);
  });
  return { state, events };
}

/** What a record keeps: the events up to the first decision, without a command, then each command with its events. */
export type Taken = (command: Command | null, events: Event[]) => void;

/** The same from events that open an exercise. `apply` folds in place, and may take notes of every event after them. */
export function rehearseFrom(
  scenario: Scenario,
  opening: readonly Event[],
  watch: (state: State) => void = () => {},
  apply: Apply = fold,
  taken: Taken = () => {},
): State {
  const { state, events } = playFrom(scenario, opening, apply);
  taken(null, events);
  for (let seat = waiting(state); seat; seat = waiting(state)) {
    watch(state);
    const { holder } = state.seats[seat];
    if (!isPolicy(holder)) throw new TypeError(`nobody plays ${seat}, which ${holder} holds`);
    for (const command of POLICIES[holder](glanceFor(scenario, state, seat), rulingFor(scenario, state))) {
      const next = playCommand(scenario, state, command, apply);
      if ('denied' in next) throw new TypeError(`${command.do} of ${seat} at ${state.minute}: ${next.denied}`);
      taken(command, next.events);
    }
  }
  watch(state);
  return state;
}

// Each by its name: it is asked after every command.
function waiting({ seats: { ukraine, coalition, us } }: State): Seat | undefined {
  if (isWaiting(ukraine)) return 'ukraine';
  if (isWaiting(coalition)) return 'coalition';
  return isWaiting(us) ? 'us' : undefined;
}
