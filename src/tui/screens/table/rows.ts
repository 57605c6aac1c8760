// Rows that several chairs at a table have.
import type { Key } from '../../keys.ts';
import type { Table } from './table.ts';

/** A desk that stands at a table. */
interface AtTable {
  readonly table: Table;
}

/** Where several screens show one exercise. */
export const ROOM: Key<AtTable> = {
  shown: 'R',
  does: 'room: who is where, who decides and who is waited for, where several screens show one exercise',
  shut: ({ table }) => table.roomShut(),
  run: ({ table }) => table.open('room'),
};

export const PEN: Key<AtTable> = {
  shown: 'P',
  does: 'pen: several may look on at a chair, one writes; take the pen, ask for it, or pass it on',
  shut: ({ table }) => table.penShut(),
  run: ({ table }) => table.pen(),
};

/** The way to the facilitator's console. */
export const TO_EXCON: Key<AtTable> = {
  shown: 'f',
  does: "the facilitator's console, where one is in the room",
  shut: ({ table }) => table.exconShut(),
  run: ({ table }) => table.excon(),
};
