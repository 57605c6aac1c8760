// When force ends in the game (exercise.md 4): halts with their act, other force by its stand-down; and where it stands. The
// law itself only knows orders pending, in effect, lapsed or stood down.
import { type Announced, actNamed, type Ledger, type Minute, type Register, type Sector } from '../../ladder/index.ts';

/** When force that was in effect is or was over, as far as the register knows; Infinity while nothing ends it. */
export function overAt(order: Announced, register: Register): Minute {
  const act = order.role === 'halt' ? actNamed(register, order.about) : null;
  return Math.min(order.endsAt ?? Infinity, act?.end ?? Infinity);
}

export function isOver(order: Announced, register: Register, minute: Minute): boolean {
  return overAt(order, register) <= minute;
}

/** Where force or presence stands: where it was ordered to, or was last moved to; null where it is for no one place. */
export function standsIn({ announced, parts }: Pick<Ledger, 'announced' | 'parts'>, order: Announced): Sector | null {
  let last: Announced | null = null;
  for (const places of parts.named.values()) {
    // Orders of one name have one role.
    if (announced[places[0]!]!.role !== 'redeploy') continue;
    for (const place of places) {
      const move = announced[place]!;
      if (move.of !== order.order || move.outcome !== 'in-effect') continue;
      if (last === null || move.effectAt >= last.effectAt) last = move;
    }
  }
  return last?.sector ?? order.sector;
}

/** A sector and those next to it, in which force that stands there helps; the rear and the sea adjoin nothing. */
export const around = (sector: Sector): readonly Sector[] =>
  typeof sector === 'number' ? [sector - 1, sector, sector + 1] : [sector];
