// One command played out: its events, and everything that follows until a seat is asked again. The session, the drill
// and verify all go through here, so that all three tell the same story.

import type { Command, Denial, Event, Start } from '../events.ts';
import { isDenial } from '../events.ts';
import type { Scenario } from '../scenario.ts';
import { advance } from './advance.ts';
import { decide, start } from './decide.ts';
import { openState } from './open-state.ts';
import { type Apply, type Look, openRun, type Run } from './run.ts';
import { happen } from './touch.ts';

export interface Begun {
  run: Run;
  events: Event[];
}

export interface Playing {
  /** How an event is taken into the state: in place where nothing is said. */
  apply?: Apply | undefined;
  look?: Look | undefined;
  /** Where more events follow than that, no more of them are played. */
  most?: number | undefined;
}

/** STARTEX, up to the first decision. */
export function playStart(scenario: Scenario, starting: Start, playing?: Playing): Begun {
  return playFrom(scenario, start(scenario, starting), playing);
}

/** Plays on from events that open an exercise, up to the first decision. */
export function playFrom(scenario: Scenario, events: readonly Event[], { apply, look, most }: Playing = {}): Begun {
  const [first] = events;
  if (first?.type !== 'exercise-started') throw new TypeError('an exercise begins with its start');
  const run = openRun(scenario, openState(first), apply, look);
  const kept = [...events];
  follow(run, most, kept);
  return { run, events: kept };
}

/** Takes the run on to the next decision; gives what happened, or why the command makes no sense now. */
export function playCommand(run: Run, command: Command, most?: number): Event[] | Denial {
  const events = decide(run, command);
  if (isDenial(events)) return events;
  for (const event of events) happen(run, event);
  follow(run, most, events);
  return events;
}

/** The same where nobody keeps what happened: the run's own look has seen it. */
export function carryOut(run: Run, command: Command): Denial | null {
  const events = decide(run, command);
  if (isDenial(events)) return events;
  for (const event of events) happen(run, event);
  follow(run);
  return null;
}

/** Plays until a seat is asked again; `kept` takes what happens behind what it holds. */
function follow(run: Run, most = Infinity, kept?: Event[]): void {
  for (let next = advance(run); next.length > 0; next = advance(run)) {
    if (kept && kept.length > most) break;
    for (const event of next) {
      kept?.push(event);
      happen(run, event);
    }
  }
}
