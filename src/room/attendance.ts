// Attendance: who sits in which chair and since when. It is kept beside the record every minute and when the room closes; the
// wall is nobody. A short break of the connection is no going.
import type { Stay } from '../journal/attendance.ts';
import type { Person } from './person.ts';

/** Where the list is kept. */
export interface AttendanceKeeping {
  /** The stays of earlier hosts of this exercise. */
  read: () => readonly Stay[];
  write: (people: readonly Stay[]) => void;
}

const EVERY_MS = 60_000;
/** Who is back so soon has not been away. */
const BREAK_MS = 60_000;

export class AttendanceList {
  readonly #keeping: AttendanceKeeping;
  readonly #now: () => number;
  readonly #stays: Stay[];
  /** The last stay of each person whom this host has seen, and their names where they came before. */
  readonly #last = new Map<Person, Stay>();
  #writtenAt: number;

  constructor(keeping: AttendanceKeeping, now: () => number) {
    this.#keeping = keeping;
    this.#now = now;
    this.#stays = [...keeping.read()];
    this.#writtenAt = now();
  }

  /** Somebody came or went, or is called otherwise. */
  look(person: Person): void {
    const { chair, name, caller } = person.kept;
    if (chair === 'wall') return;
    const last = this.#last.get(person);
    if (last && person.isThere && last.door === caller.door && this.#isGoingOn(last))
      Object.assign(last, { name, went: null });
    else if (person.isThere) {
      if (last) this.#end(last);
      const stay: Stay = { name, chair, door: caller.door, came: this.#time(), went: null };
      this.#stays.push(stay);
      this.#last.set(person, stay);
    } else if (last) {
      last.name = name;
      this.#end(last);
    }
  }

  /** Writes where that was a minute ago. */
  keep(): void {
    if (this.#now() - this.#writtenAt >= EVERY_MS) this.#write();
  }

  /** The room is closed. */
  close(): void {
    for (const stay of this.#last.values()) this.#end(stay);
    this.#write();
  }

  #isGoingOn({ went }: Stay): boolean {
    return went === null || this.#now() - Date.parse(went) < BREAK_MS;
  }

  #end(stay: Stay): void {
    stay.went ??= this.#time();
  }

  #time(): string {
    return new Date(this.#now()).toISOString();
  }

  #write(): void {
    this.#writtenAt = this.#now();
    if (this.#stays.length > 0) this.#keeping.write(this.#stays);
  }
}
