// The message of a daily count: when it comes, and what it says of the explosions of a day.
import { type Minute, SEATS, type Sector } from '../ladder/index.ts';
import type { DailyLine } from './numbers.ts';
import { type Inject, plainInject } from './words.ts';

const DAY = 1440;

/** The first minute after this one at which a count comes, once a day. */
export function nextCount({ at }: DailyLine, beginsMinuteOfDay: Minute, minute: Minute): Minute {
  const since = (((minute + beginsMinuteOfDay - at) % DAY) + DAY) % DAY;
  return minute + DAY - since;
}

/** So many explosions in each place, as a message: all of them, and the three sectors with most. */
export function countMessage(
  { from, text }: DailyLine,
  at: Minute,
  sectors: number,
  bySector: ReadonlyMap<Sector, number>,
): Inject {
  const total = [...bySector.values()].reduce((sum, count) => sum + count, 0);
  const worst = Array.from({ length: sectors }, (_, n) => ({ sector: n + 1, count: bySector.get(n + 1) ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, 3)
    .map(({ sector }) => sector);
  const where =
    worst.length > 0
      ? `most of them in sector${worst.length === 1 ? '' : 's'} ${worst.join(', ')}`
      : 'nowhere in particular';
  const words = text.replace('{count}', String(total)).replace('{where}', where);
  return plainInject({ at, to: SEATS, fact: null, text: words, from, medium: 'daily line' });
}
