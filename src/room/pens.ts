// The pen of each chair: several people may look on, one of them writes. It passes where its holder is away or gives it.
import type { Seating } from '../session/seating.ts';
import type { PenSign } from '../tui/screens/room/means.ts';
import type { RoomChair } from './door.ts';
import type { Person } from './person.ts';

/** Chairs in which only one writes; a second facilitator acts as the first does. */
export const WITH_PEN: readonly RoomChair[] = ['ukraine', 'coalition', 'us', 'commission', 'red'];

interface Pen {
  holder: Person | null;
  asked: Person | null;
}

export class Pens {
  readonly #pens = new Map<RoomChair, Pen>();

  #penOf(chair: RoomChair): Pen {
    const pen = this.#pens.get(chair) ?? { holder: null, asked: null };
    this.#pens.set(chair, pen);
    return pen;
  }

  /** Whoever comes first writes. */
  came(person: Person): void {
    const pen = this.#penOf(person.kept.chair);
    pen.holder ??= person;
  }

  isHolder(person: Person): boolean {
    return this.#penOf(person.kept.chair).holder === person;
  }

  /** Somebody has left the chair for good. */
  left(person: Person): void {
    const pen = this.#penOf(person.kept.chair);
    if (pen.asked === person) pen.asked = null;
    if (pen.holder !== person) return;
    pen.holder = pen.asked;
    pen.asked = null;
  }

  sign(person: Person): PenSign | null {
    const { chair } = person.kept;
    if (!WITH_PEN.includes(chair)) return null;
    const { holder, asked } = this.#penOf(chair);
    return { isYours: holder === person, holder: holder && nameOf(holder), asked: asked && nameOf(asked) };
  }

  /** Takes it, asks for it or passes it on; what came of it as a sentence. */
  press(person: Person): string {
    const pen = this.#penOf(person.kept.chair);
    if (pen.holder === person) {
      if (!pen.asked) return 'You hold the pen; nobody asks for it.';
      const next = pen.asked;
      Object.assign(pen, { holder: next, asked: null });
      return `${nameOf(next)} holds the pen now; you look on.`;
    }
    if (pen.holder?.isThere) {
      pen.asked = person;
      return `${nameOf(pen.holder)} is asked for the pen.`;
    }
    Object.assign(pen, { holder: person, asked: null });
    return 'You hold the pen now.';
  }

  /** The same seating, from which commands come only while that person holds the pen. */
  penned(person: Person, seating: Seating): Seating {
    if (!WITH_PEN.includes(person.kept.chair)) return seating;
    const guarded = <Chair extends { send: (command: never) => Promise<unknown> }>(chair: Chair): Chair => ({
      ...chair,
      send: async (command: never) => (this.isHolder(person) ? chair.send(command) : this.#denied(person)),
    });
    return {
      ...seating,
      seat: (seat) => guarded(seating.seat(seat)),
      commission: () => guarded(seating.commission()),
      red: () => guarded(seating.red()),
    };
  }

  #denied(person: Person): { denied: string } {
    const { holder } = this.#penOf(person.kept.chair);
    return { denied: `${holder ? `${nameOf(holder)} holds` : 'Nobody holds'} the pen; P asks for it.` };
  }
}

const nameOf = ({ kept }: Person): string => kept.name ?? 'somebody without a name';
