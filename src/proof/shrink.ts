// The shortest timeline that still shows a violation: facts and orders are left out while it does.
import type { Timeline } from '../ladder/index.ts';

/** @param fails Whether a timeline shows the same violation. */
export function shortest(timeline: Timeline, fails: (timeline: Timeline) => boolean): Timeline {
  let now = timeline;
  for (let isShorter = true; isShorter; ) {
    isShorter = false;
    for (const size of [64, 16, 4, 1]) {
      for (let n = now.orders.length - size; n >= 0; n -= size) {
        const tried = { ...now, orders: withoutOrders(now, n, size) };
        if (!fails(tried)) continue;
        now = tried;
        isShorter = true;
      }
      for (let n = now.facts.length - size; n >= 0; n -= size) {
        const tried = { ...now, facts: now.facts.toSpliced(n, size) };
        if (!fails(tried)) continue;
        now = tried;
        isShorter = true;
      }
    }
  }
  return now;
}

/** Orders are named by their place: who names a later one goes on naming it. */
function withoutOrders({ orders }: Timeline, from: number, many: number): Timeline['orders'] {
  return orders
    .toSpliced(from, many)
    .map((order) => (order.of !== null && order.of >= from + many ? { ...order, of: order.of - many } : order));
}
