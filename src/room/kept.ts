// What of a room outlives its host: codes, people, and whether the reports were released.
import type { RoomChair } from './door.ts';
import type { KeptPerson } from './person.ts';

export interface Kept {
  codes: Partial<Record<RoomChair, string>>;
  people: KeptPerson[];
  /** Whether the seats may read their reports. */
  isReleased: boolean;
}

/** Damaged or missing text keeps nothing: the room opens with codes of its own. */
export function keptIn(text: string | null): Kept {
  try {
    const { codes = {}, people = [], isReleased = false } = JSON.parse(text ?? '{}') as Partial<Kept>;
    return { codes, people, isReleased };
  } catch {
    return { codes: {}, people: [], isReleased: false };
  }
}
