// Everybody who has come to a room, by the token that brings them back.
import type { Caller, RoomChair } from './door.ts';
import type { Person } from './person.ts';

export class People {
  readonly #byToken = new Map<string, Person>();

  all = (): readonly Person[] => [...this.#byToken.values()];

  add(person: Person): void {
    this.#byToken.set(person.kept.token, person);
  }

  remove(person: Person): void {
    this.#byToken.delete(person.kept.token);
  }

  of = (token: string): Person | undefined => this.#byToken.get(token);

  inChair = (chair: RoomChair): readonly Person[] => this.all().filter(({ kept }) => kept.chair === chair);

  /** Whose key that is, in that chair. */
  withKey = (chair: string, key: string): Person | undefined =>
    this.all().find(({ kept }) => kept.chair === chair && kept.keys.includes(key));

  /** Who calls again by ssh from the same machine is the same person: only a browser has a token to say so. */
  awayFrom(chair: RoomChair, { door, address }: Caller): Person | undefined {
    if (door !== 'ssh') return undefined;
    return this.inChair(chair).findLast(
      ({ kept, isThere }) => !isThere && kept.caller.door === door && kept.caller.address === address,
    );
  }
}
