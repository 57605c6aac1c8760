// When force ends in the game (exercise.md 4): halts with their act, other force by its stand-down. The law itself only
// knows orders pending, in effect, lapsed or stood down.
import { type Announced, actNamed, type Minute, type Register } from '../../ladder/index.ts';

/** When force that was in effect is or was over, as far as the register knows; Infinity while nothing ends it. */
export function overAt(order: Announced, register: Register): Minute {
  const act = order.role === 'halt' ? actNamed(register, order.about) : null;
  return Math.min(order.endsAt ?? Infinity, act?.end ?? Infinity);
}

export function isOver(order: Announced, register: Register, minute: Minute): boolean {
  return overAt(order, register) <= minute;
}
