// The facilitator's hand: everything that EXCON and the red cell did to the exercise, in order, as it stands in the record.
import type { Event } from '../exercise/events.ts';
import { evolve } from '../exercise/run/evolve.ts';
import type { History } from '../exercise/score/played.ts';
import type { Opening } from '../journal/entry.ts';
import { firstState } from '../journal/replay.ts';
import { eventLines } from './transcript.ts';

const OF_THE_HAND: ReadonlySet<Event['type']> = new Set<Event['type']>([
  'injects-held',
  'injects-moved',
  'inject-added',
  'jump-began',
  'jump-ended',
  'ruling-overruled',
  'question-answered',
  'session-marked',
  'red-acted',
  'red-awaited',
  'seat-handed',
  'went-back',
]);

/** A line for each of them; none where nobody touched the exercise. */
export function handLines({ scenario }: Pick<Opening, 'scenario'>, history: History): string[] {
  const [first] = history;
  if (!history.some(({ event }) => OF_THE_HAND.has(event.type))) return [];
  const state = firstState(first?.event);
  return history.flatMap(({ event }) => {
    evolve(state, event);
    if (!OF_THE_HAND.has(event.type)) return [];
    return eventLines(scenario.doctrine, state, event, { as: 'facilitator', isDebrief: true }).map((each) =>
      each.trim(),
    );
  });
}
