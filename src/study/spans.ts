// Stretches of time that may overlap: how long at least one of them lasts, and how many last at once.
import type { Minute } from '../ladder/index.ts';

/** From a minute up to another, which is no part of it. */
export type Span = readonly [from: Minute, to: Minute];

/** Minutes that lie in at least one span. */
export function minutesIn(spans: readonly Span[]): Minute {
  let total = 0;
  let until = -Infinity;
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    total += Math.max(0, to - Math.max(from, until));
    until = Math.max(until, to);
  }
  return total;
}

export function mostAtOnce(spans: readonly Span[]): number {
  const edges = spans.flatMap(([from, to]) => [
    { at: from, by: 1 },
    { at: to, by: -1 },
  ]);
  let now = 0;
  let most = 0;
  for (const { by } of edges.sort((a, b) => a.at - b.at || a.by - b.by)) {
    now += by;
    most = Math.max(most, now);
  }
  return most;
}
