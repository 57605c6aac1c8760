// Replay applies the events of a journal in order. It needs no rules and no chance, so it survives changes of the rules.
import type { Event } from '../exercise/events.ts';
import { evolve } from '../exercise/run/evolve.ts';
import { openState } from '../exercise/run/open-state.ts';
import type { State } from '../exercise/state.ts';
import type { Journal } from './read.ts';
import { understanding } from './understanding.ts';

/** The state before anything has happened, from the first event of an exercise. */
export function firstState(event: Event | undefined): State {
  if (event?.type !== 'exercise-started') throw new TypeError('a journal begins with the start of an exercise');
  return openState(event);
}

/** The state after entry `upTo`, or after the last one. Throws JournalTrouble. */
export function replay(journal: Journal, upTo = journal.entries.length - 1): State {
  return understanding(journal, () => {
    const state = firstState(journal.entries[0]?.body.events[0]);
    for (const entry of journal.entries.slice(0, upTo + 1)) {
      for (const event of entry.body.events) evolve(state, event);
    }
    return state;
  });
}
