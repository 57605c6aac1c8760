// Rows that several chairs at a table have.
import type { Key } from '../../keys.ts';

/** The way to the facilitator's console. */
export const TO_EXCON: Key<{ exconShut: () => string | null; excon: () => void }> = {
  shown: 'f',
  does: "the facilitator's console, where one is in the room",
  shut: (desk) => desk.exconShut(),
  run: (desk) => desk.excon(),
};
