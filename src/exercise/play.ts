// One command played out: its events, and everything that follows until a seat is asked again. The session, the drill
// and verify all go through here, so that all three tell the same story.
import { forgetAll } from '../ladder/index.ts';
import { advance } from './advance.ts';
import { decide, start } from './decide.ts';
import type { Command, Denial, Event, Start } from './events.ts';
import { isDenial } from './events.ts';
import { openState } from './open-state.ts';
import type { Scenario } from './scenario.ts';
import type { State } from './state.ts';

/** Takes a state and an event to the next state: immer's produce in a session, a plain fold elsewhere. */
export type Apply = (state: State, event: Event) => State;

export interface Played {
  state: State;
  events: Event[];
}

/** STARTEX, up to the first decision. Where more than `most` events follow, no more of them are played. */
export function playStart(scenario: Scenario, starting: Start, apply: Apply, most = Infinity): Played {
  return playFrom(scenario, start(scenario, starting), apply, most);
}

/** Plays on from events that open an exercise, up to the first decision. */
export function playFrom(scenario: Scenario, events: readonly Event[], apply: Apply, most = Infinity): Played {
  const [first] = events;
  if (first?.type !== 'exercise-started') throw new TypeError('an exercise begins with its start');
  forgetAll();
  return follow(scenario, openState(first), events, apply, most);
}

export function playCommand(
  scenario: Scenario,
  state: State,
  command: Command,
  apply: Apply,
  most = Infinity,
): Played | Denial {
  const events = decide(scenario, state, command);
  if (isDenial(events)) return events;
  return follow(scenario, events.reduce(apply, state), events, apply, most);
}

function follow(scenario: Scenario, from: State, first: readonly Event[], apply: Apply, most: number): Played {
  const events = [...first];
  let state = from;
  for (let next = advance(scenario, state); next.length > 0; next = advance(scenario, state)) {
    if (events.length > most) break;
    for (const event of next) {
      events.push(event);
      state = apply(state, event);
    }
  }
  return { state, events };
}
