// When force ends in the game (exercise.md 4): halts with their act, other force by its stand-down. The law itself only
// knows orders pending, in effect, lapsed or stood down.
import { type Announced, actNamed, type Minute, type Register } from '../ladder/index.ts';

/** Whether force that was in effect is over at that minute, as far as the register knows. */
export function isOver(order: Announced, register: Register, minute: Minute): boolean {
  if (order.endsAt !== undefined && order.endsAt <= minute) return true;
  const act = order.role === 'halt' ? actNamed(register, order.about) : undefined;
  return act !== undefined && act.end !== null && act.end <= minute;
}
