// The daily count: the explosions that a mission records along the line in a day, from the acts of that day, scripted or
// drawn, over all the hours that each of them lasts (exercise.md 10). It is no finding and opens nothing.
import { type Minute, SEATS, type Sector } from '../../ladder/index.ts';
import type { Incident } from '../incident.ts';
import type { DailyCount } from '../numbers.ts';
import type { Scenario } from '../scenario.ts';
import type { CountedAct, State, Truth } from '../state.ts';
import { type Inject, plainInject } from '../words.ts';

const DAY = 1440;

/** The first minute after this one at which a count is published; Infinity where none is. */
export function nextCountAt({ numbers, beginsMinuteOfDay }: Scenario, minute: Minute): Minute {
  const { dailyCount } = numbers.generator;
  if (!dailyCount) return Infinity;
  const since = (((minute + beginsMinuteOfDay - dailyCount.at) % DAY) + DAY) % DAY;
  return minute + DAY - since;
}

/** Whether a count is published at this minute. */
export const isCountedAt = (scenario: Scenario, minute: Minute): boolean =>
  minute > 0 && nextCountAt(scenario, minute - 1) === minute;

/** An act as it is counted. Where nothing happened there is nothing to count. */
export function countedAct({ id, sector, recorded, author, start, end, fate }: Incident): CountedAct | null {
  if (author === 'nobody') return null;
  const minutes = Math.max(1, end - start);
  return { id, sector, recorded, minutes, start, end: fate ? Infinity : end };
}

/** The acts that have begun and may not be over for the count of today. */
export function countedNow({ truth, minute }: Pick<State, 'truth' | 'minute'>): CountedAct[] {
  return [...truth.counted.acts, ...begunSince(truth, minute)];
}

function begunSince({ incidents, counted }: Truth, minute: Minute): CountedAct[] {
  const begun: CountedAct[] = [];
  for (let n = counted.looked; n < incidents.length && incidents[n]!.start < minute; n++) {
    const act = countedAct(incidents[n]!);
    if (act) begun.push({ ...act, end: counted.ended.get(act.id) ?? act.end });
  }
  return begun;
}

/** The explosions of an act in the day before that minute: in whole numbers, as many in each hour that it lasts. */
function explosionsIn({ recorded, minutes, start, end }: CountedAct, until: Minute): number {
  const lasted = Math.min(end, until) - Math.max(start, until - DAY);
  return lasted > 0 ? Math.ceil((recorded * lasted) / minutes) : 0;
}

/** The message of the day before this minute. */
export function dailyCount({ line }: Scenario, { from, text }: DailyCount, state: State): Inject {
  const bySector = new Map<Sector, number>();
  let total = 0;
  for (const act of countedNow(state)) {
    const count = explosionsIn(act, state.minute);
    total += count;
    bySector.set(act.sector, (bySector.get(act.sector) ?? 0) + count);
  }
  const worst = line
    .map((_, index) => ({ sector: index + 1, count: bySector.get(index + 1) ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, 3)
    .map(({ sector }) => sector);
  const sectors = `sector${worst.length === 1 ? '' : 's'} ${worst.join(', ')}`;
  const where = worst.length > 0 ? `most of them in ${sectors}` : 'nowhere in particular';
  const words = text.replace('{count}', String(total)).replace('{where}', where);
  return plainInject({ at: state.minute, to: SEATS, fact: null, text: words, from, medium: 'daily line' });
}
