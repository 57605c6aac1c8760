// What of a room outlives its host: codes, people, the doors, the plan of the day, and whether the reports were released. It
// lies beside the record, for the owner alone.
import * as z from 'zod';
import { tried } from '../journal/tried.ts';
import type { Seat } from '../ladder/index.ts';
import type { DraftStore } from '../tui/draft-store.ts';
import type { DayItem } from './day.ts';
import { ROOM_CHAIRS, type RoomChair, SEATS_OF_ROOM } from './door.ts';
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

const CALLER = z.strictObject({ door: z.enum(['ssh', 'browser']), address: z.string() });
const PERSON = z.strictObject({
  token: z.string().min(1),
  chair: z.enum(ROOM_CHAIRS),
  name: z.string().nullable(),
  keys: z.array(z.string()),
  caller: CALLER,
});
const MINUTE = z.int().min(0).max(1439);
const PORT = z.int().min(1).max(65_535).nullable();
const DOORS = z.strictObject({
  addresses: z.array(z.string()),
  isWholeNetwork: z.boolean(),
  sshPort: PORT,
  webPort: PORT,
  cert: z.string().nullable(),
  key: z.string().nullable(),
  isRehearsal: z.boolean(),
});
const KEPT = z.strictObject({
  codes: z.partialRecord(z.enum(ROOM_CHAIRS), z.string().min(1)),
  people: z.array(PERSON),
  day: z.array(z.strictObject({ from: MINUTE, until: MINUTE.nullable(), words: z.string() })),
  isReleased: z.boolean(),
  // Rooms of before doors were kept have none.
  doors: DOORS.nullable().default(null),
  evaluated: z.array(z.enum(SEATS_OF_ROOM)).min(1),
});

/** What cannot be read is nothing: codes are made anew then. */
export function keptIn(store: DraftStore): Kept {
  const kept = KEPT.safeParse(tried(() => JSON.parse(store.read() ?? 'null')));
  return kept.data ?? { codes: {}, people: [], day: [], isReleased: false, doors: null, evaluated: SEATS_OF_ROOM };
}

export const keep = (store: DraftStore, kept: Kept): void => store.write(JSON.stringify(kept));
