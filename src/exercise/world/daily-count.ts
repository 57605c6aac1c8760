// The daily count: the explosions that a mission records along the line in a day, from the acts of that day, scripted or
// drawn, over all the hours that each of them lasts (exercise.md 10). It is no finding and opens nothing.
import type { Minute, Sector } from '../../ladder/index.ts';
import { countMessage, nextCount } from '../count-message.ts';
import type { Incident } from '../incident.ts';
import type { DailyCount } from '../numbers.ts';
import type { Scenario } from '../scenario.ts';
import type { CountedAct, State, Truth } from '../state.ts';
import type { Inject } from '../words.ts';

const DAY = 1440;

/** The first minute after this one at which a count is published; Infinity where none is. */
export function nextCountAt({ numbers, beginsMinuteOfDay }: Scenario, minute: Minute): Minute {
  const { dailyCount } = numbers.generator;
  return dailyCount ? nextCount(dailyCount, beginsMinuteOfDay, minute) : Infinity;
}

/** Whether a count is published at this minute. */
export const isCountedAt = (scenario: Scenario, minute: Minute): boolean =>
  minute > 0 && nextCountAt(scenario, minute - 1) === minute;

/** An act as it is counted; `ended`: when it did, where play has ended it. Where nothing happened there is nothing to count. */
export function countedAct(
  { id, sector, recorded, author, start, end, fate }: Incident,
  ended: Minute = fate ? Infinity : end,
): CountedAct | null {
  if (author === 'nobody') return null;
  return { id, sector, recorded, minutes: Math.max(1, end - start), start, end: ended };
}

/** The acts that have begun and may not be over for the count of today. */
export function actsToCount({ truth, minute }: Pick<State, 'truth' | 'minute'>): CountedAct[] {
  return [...truth.daily.acts, ...begunSince(truth, minute)];
}

function begunSince({ incidents, daily }: Truth, minute: Minute): CountedAct[] {
  const begun: CountedAct[] = [];
  for (let n = daily.looked; n < incidents.length && incidents[n]!.start < minute; n++) {
    const incident = incidents[n]!;
    const act = countedAct(incident, daily.ended.get(incident.id));
    if (act) begun.push(act);
  }
  return begun;
}

/** The explosions of an act in the time before that minute: in whole numbers, as many in each hour that it lasts. */
export function explosionsIn({ recorded, minutes, start, end }: CountedAct, until: Minute, within = DAY): number {
  const lasted = Math.min(end, until) - Math.max(start, until - within);
  return lasted > 0 ? Math.ceil((recorded * lasted) / minutes) : 0;
}

/** The message of the day before this minute. */
export function dailyCount({ line }: Scenario, count: DailyCount, state: State): Inject {
  const bySector = new Map<Sector, number>();
  for (const act of actsToCount(state))
    bySector.set(act.sector, (bySector.get(act.sector) ?? 0) + explosionsIn(act, state.minute));
  return countMessage(count, state.minute, line.length, bySector);
}
