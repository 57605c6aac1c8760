// Sensors and patrols: how much of what happens in a place is seen, by day, by night, jammed, or looked at closely.
import type { Announced, Ledger, Minute, Sector } from '../ladder/index.ts';
import { Latest, ordersOf, SEATS } from '../ladder/index.ts';
import type { Numbers, Scenario } from './scenario.ts';
import type { State } from './state.ts';

const lastWatch = new Latest<Ledger, { effects: number; numbers: Numbers; orders: readonly Announced[] }>();

/** The orders to surveil that count now: a seat looks at so many places at once, one more replaces the oldest. */
export function surveillance({ numbers }: Scenario, ledger: Ledger): readonly Announced[] {
  const last = lastWatch.get(ledger);
  if (last?.effects === ledger.effects && last.numbers === numbers) return last.orders;
  const { responses } = numbers.prompts.verify;
  const orders: Announced[] = [];
  for (const seat of SEATS) {
    const watching: Announced[] = [];
    for (const order of ordersOf(ledger.announced, seat)) {
      if (order.outcome === 'in-effect' && responses.includes(order.response)) watching.push(order);
    }
    orders.push(...watching.slice(-numbers.generator.surveilAtOnce));
  }
  lastWatch.set(ledger, { effects: ledger.effects, numbers, orders });
  return orders;
}

/** Thousandths of what happens there that are seen at that minute. */
export function coverage(scenario: Scenario, state: State, sector: Sector, minute: Minute): number {
  const seen = unaided(scenario, sector, minute);
  const isWatched = surveillance(scenario, state.ledger).some((order) => order.sector === sector);
  const { surveilRaises } = scenario.numbers.generator;
  return isWatched ? seen + Math.trunc(((1000 - seen) * surveilRaises) / 1000) : seen;
}

function unaided(scenario: Scenario, sector: Sector, minute: Minute): number {
  const { detection } = scenario.numbers.generator;
  if (typeof sector !== 'number') return detection[sector];
  const place = scenario.line[sector - 1];
  if (!place) return detection.day;
  if (place.jammed) return detection.jammed;
  return Math.round((isDay(scenario, minute) ? place.day : place.night) * 1000);
}

function isDay({ beginsMinuteOfDay, numbers }: Scenario, minute: Minute): boolean {
  const ofDay = (beginsMinuteOfDay + minute) % 1440;
  const { from, to } = numbers.generator.daylight;
  return ofDay >= from && ofDay < to;
}

/** The next daybreak or nightfall after that minute. */
export function lightChangesAt({ beginsMinuteOfDay, numbers }: Scenario, minute: Minute): Minute {
  const { from, to } = numbers.generator.daylight;
  const ofDay = (beginsMinuteOfDay + minute) % 1440;
  const wait = (edge: number) => (edge - ofDay + 1440) % 1440 || 1440;
  return minute + Math.min(wait(from), wait(to));
}
