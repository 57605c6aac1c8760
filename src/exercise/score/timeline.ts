// A played exercise as what arrived and what was ordered: to adjudicate it again under any doctrine, or to play it again.
import type { Fact, Timeline } from '../../ladder/index.ts';
import type { Scenario } from '../scenario.ts';
import type { State } from '../state.ts';
import type { Composition } from '../words.ts';

/** The place among all orders, refused ones too, of the order with that number; -1 where there is none. */
export function placeOf({ orders }: Pick<State, 'orders'>, n: number): number {
  return orders.findIndex((given) => given.n === n);
}

/** All orders as they were given. The exercise numbers only the accepted ones, an orders file all: `of` is translated. */
export function ordersGiven(state: Pick<State, 'orders'>): Composition[] {
  return state.orders.map(({ at, order, likelihood, attributing, because, text }) => ({
    at,
    order: order.of === null ? order : { ...order, of: placeOf(state, order.of) },
    likelihood,
    attributing,
    because,
    text,
  }));
}

export function timelineOf(scenario: Scenario, state: State): Timeline {
  const facts = state.received.flatMap(({ fact }): Fact[] => (fact ? [fact] : []));
  const orders = ordersGiven(state).map(({ at, order }) => ({ at, ...order }));
  return { ...scenario.opening, sectors: scenario.line.length, facts, orders };
}
