// A played exercise as a timeline: what arrived and what was ordered, for adjudicating it again under any doctrine.
import type { Fact, Timeline } from '../ladder/index.ts';
import type { Scenario } from './scenario.ts';
import type { State } from './state.ts';

/** A timeline numbers all its orders, the exercise only the accepted ones: `of` is translated. */
export function timelineOf(scenario: Scenario, state: State): Timeline {
  const facts = state.received.flatMap(({ fact }): Fact[] => (fact ? [fact] : []));
  const indexOf = (n: number) => state.orders.findIndex((given) => given.n === n);
  const orders = state.orders.map(({ at, order }) =>
    order.of === undefined ? { at, ...order } : { at, ...order, of: indexOf(order.of) },
  );
  return { ...scenario.opening, sectors: scenario.line.length, facts, orders };
}
