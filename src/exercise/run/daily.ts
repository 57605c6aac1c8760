// Once a day a mission publishes what it has counted along the line.
import type { Event } from '../events.ts';
import { dailyCount, isCountedAt, nextCountAt } from '../world/daily-count.ts';
import type { Due } from './agenda.ts';
import type { Run } from './run.ts';

export function countStep({ scenario, state }: Run, due: Due): Event | null {
  const count = scenario.numbers.generator.dailyCount;
  const { minute, truth, isScriptOnly } = state;
  // The bare script says all that there is.
  const next = !count || isScriptOnly ? Infinity : nextCountAt(scenario, minute);
  if (count && next < Infinity && truth.counted.at < minute && isCountedAt(scenario, minute) && minute < scenario.endex)
    return { type: 'count-published', injects: [dailyCount(scenario, count, state)] };
  due.look = due.stop = next;
  return null;
}
