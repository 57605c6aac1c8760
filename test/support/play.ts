// Playing exercises in tests: in memory, without a journal.
import type { Event, Start } from '../../src/exercise/events.ts';
import { evolve } from '../../src/exercise/evolve.ts';
import { type Apply, type Played, playCommand, playStart } from '../../src/exercise/play.ts';
import { POLICIES, type PolicyName } from '../../src/exercise/policies.ts';
import { rulingFor } from '../../src/exercise/preview.ts';
import type { Scenario } from '../../src/exercise/scenario.ts';
import { isWaiting, type SeatHolder, type State } from '../../src/exercise/state.ts';
import { viewFor } from '../../src/exercise/view.ts';
import { SEATS, type Seat } from '../../src/ladder/index.ts';

export const fold: Apply = (state, event) => {
  evolve(state, structuredClone(event));
  return state;
};

export function startOf(holder: SeatHolder | Record<Seat, SeatHolder>, more: Partial<Start> = {}): Start {
  const holders = typeof holder === 'string' ? { ukraine: holder, coalition: holder, us: holder } : holder;
  return { seed: '41', holders, coaching: 'at-commit', isScriptOnly: false, isClosed: false, script: [], ...more };
}

/** Plays to the end with policies; `watch` sees the state after every command. */
export function playOut(scenario: Scenario, start: Start, watch: (state: State) => void = () => {}): Played {
  const played = playStart(scenario, start, fold);
  const events: Event[] = [...played.events];
  const { state } = played;
  for (let seat = waiting(state); seat; seat = waiting(state)) {
    watch(state);
    const policy = POLICIES[state.seats[seat].holder as PolicyName];
    const commands = policy(viewFor(scenario, state, seat), rulingFor(scenario, state));
    for (const command of commands) {
      const next = playCommand(scenario, state, command, fold);
      if ('denied' in next) throw new Error(`${command.do} of ${seat} at ${state.minute}: ${next.denied}`);
      events.push(...next.events);
    }
  }
  watch(state);
  return { state, events };
}

function waiting(state: State): Seat | undefined {
  return SEATS.find((seat) => isWaiting(state.seats[seat]));
}
