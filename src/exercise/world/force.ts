// When force ends in the game (exercise.md 4): halts with their act, other force by its stand-down; and where it stands. The
// law itself only knows orders pending, in effect, lapsed or stood down.
import {
  type Act,
  type Announced,
  actNamed,
  type Ledger,
  type Minute,
  type Register,
  type Sector,
} from '../../ladder/index.ts';

/** Whether force that was in effect is over by that minute, as far as the register knows. */
export function isOver(order: Announced, register: Register, minute: Minute): boolean {
  const halted = order.role === 'halt' ? haltedBy(order, register) : [];
  const last = halted.length > 0 ? Math.max(...halted.map(({ end }) => end ?? Infinity)) : Infinity;
  return Math.min(order.endsAt ?? Infinity, last) <= minute;
}

/** What a halt halts: the acts of its chain in its sector; where none lies there, the one that it names. */
function haltedBy({ acts, about, sector }: Announced, register: Register): Act[] {
  const all = acts.flatMap((id) => actNamed(register, id) ?? []);
  const here = all.filter((act) => act.sector === sector);
  return here.length > 0 ? here : all.filter(({ id }) => id === about);
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
