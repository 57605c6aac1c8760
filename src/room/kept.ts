// What of a room outlives its host: codes, people, the plan of the day, and whether the reports were released. It lies
// beside the record, for the owner alone.
import type { DraftStore } from '../tui/draft-store.ts';
import type { DayItem } from './day.ts';
import type { RoomChair } from './door.ts';
import type { KeptPerson } from './person.ts';

export interface Kept {
  codes: Partial<Record<RoomChair, string>>;
  people: KeptPerson[];
  day: readonly DayItem[];
  /** Whether the seats may read their reports. */
  isReleased: boolean;
}

/** What cannot be read is nothing: codes are made anew then. */
export function keptIn(store: DraftStore): Kept {
  try {
    const { codes = {}, people = [], day = [], isReleased = false } = JSON.parse(store.read() ?? '{}') as Partial<Kept>;
    return { codes, people, day, isReleased };
  } catch {
    return { codes: {}, people: [], day: [], isReleased: false };
  }
}

export const keep = (store: DraftStore, kept: Kept): void => store.write(JSON.stringify(kept));
