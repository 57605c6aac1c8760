// What of a room outlives its host: codes, people, the doors, the plan of the day, and whether the reports were released. It
// lies beside the record, for the owner alone.
import type { Seat } from '../ladder/index.ts';
import type { DraftStore } from '../tui/draft-store.ts';
import type { DayItem } from './day.ts';
import { type RoomChair, SEATS_OF_ROOM } from './door.ts';
import type { KeptPerson } from './person.ts';

/** How the doors were asked for, with the ports that they got: whoever comes again finds them where they were. */
export interface AskedDoors {
  /** None: loopback, or all of the machine. */
  addresses: readonly string[];
  /** All addresses that the machine has, whichever they are then. */
  isWholeNetwork: boolean;
  /** null: no such door. */
  sshPort: number | null;
  webPort: number | null;
  cert: string | null;
  key: string | null;
  isRehearsal: boolean;
}

export interface Kept {
  codes: Partial<Record<RoomChair, string>>;
  people: KeptPerson[];
  day: readonly DayItem[];
  /** Whether the seats may read their reports. */
  isReleased: boolean;
  /** null where they never opened. */
  doors: AskedDoors | null;
  /** The seats that evaluators see. */
  evaluated: readonly Seat[];
}

/** What cannot be read is nothing: codes are made anew then. */
export function keptIn(store: DraftStore): Kept {
  try {
    const {
      codes = {},
      people = [],
      day = [],
      isReleased = false,
      doors = null,
      evaluated = SEATS_OF_ROOM,
    } = JSON.parse(store.read() ?? '{}') as Partial<Kept>;
    return { codes, people, day, isReleased, doors, evaluated };
  } catch {
    return { codes: {}, people: [], day: [], isReleased: false, doors: null, evaluated: SEATS_OF_ROOM };
  }
}

export const keep = (store: DraftStore, kept: Kept): void => store.write(JSON.stringify(kept));
