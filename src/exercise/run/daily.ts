// Once a day a mission publishes what it has counted along the line.
import type { Event } from '../events.ts';
import { dailyCount, isCountedAt, nextCountAt } from '../world/daily-count.ts';
import type { Due } from './agenda.ts';
import type { Run } from './run.ts';

export function countStep({ scenario, state }: Run, due: Due): Event | null {
  const { dailyCount: count } = scenario.numbers.generator;
  const { minute, truth, isScriptOnly } = state;
  const isCounting = count !== undefined && !isScriptOnly; // The bare script says all that there is.
  if (isCounting && isCountedAt(scenario, minute) && truth.daily.at < minute && minute < scenario.endex)
    return { type: 'count-published', injects: [dailyCount(scenario, count, state)] };
  due.look = due.stop = isCounting ? nextCountAt(scenario, minute) : Infinity;
  return null;
}
