// Sensors and patrols: how much of what happens in a place is seen, by day, by night, jammed, or looked at closely.
import { type Announced, type Ledger, type Minute, ordersOf, SEATS, type Sector } from '../../ladder/index.ts';
import type { Scenario } from '../scenario.ts';

/** The orders to surveil that count now: a seat looks at so many places at once, one more replaces the oldest. */
export function surveillance({ numbers }: Scenario, ledger: Ledger): readonly Announced[] {
  const { responses } = numbers.prompts.verify;
  return SEATS.flatMap((seat) =>
    ordersOf(ledger, seat)
      .filter(({ outcome, response }) => outcome === 'in-effect' && responses.includes(response))
      .slice(-numbers.generator.surveilAtOnce),
  );
}

/** Where a seat's orders to surveil stand that count when one more takes effect: the newest ones. */
export function watchedPlaces(places: readonly number[], place: number, most: number): number[] {
  return [...places, place].sort((a, b) => a - b).slice(-most);
}

/** Thousandths of what happens there that are seen at that minute. */
export function coverage(scenario: Scenario, sector: Sector, minute: Minute, isWatched: boolean): number {
  const seen = unaided(scenario, sector, minute);
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
