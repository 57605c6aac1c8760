// A room of several screens on one exercise: which chairs there are, who has come, by which code, and whose pen writes.
// Doors let people in through its entrance; the session stays the only one that decides and records.

import { wallChair } from '../session/chair.ts';
import { seatingOf } from '../session/seating.ts';
import type { Session } from '../session/session.ts';
import type { DraftStore } from '../tui/draft-store.ts';
import type { Guest, Opened } from '../tui/guest.tsx';
import type { Doors, RoomMeans } from '../tui/screens/room/means.ts';
import { type AttendanceKeeping, AttendanceList } from './attendance.ts';
import { isCode, newCode, newToken } from './codes.ts';
import {
  type Admitted,
  type Attached,
  type Caller,
  type Connection,
  type Entrance,
  type Paper,
  ROOM_CHAIRS,
  type RoomChair,
  type Sight,
  TITLES,
} from './door.ts';
import { Guard } from './guard.ts';
import { seatingFor } from './guest-seating.ts';
import { type Kept, keptIn } from './kept.ts';
import { type PaperMeans, Papers } from './papers.ts';
import { Pens } from './pens.ts';
import { type KeptPerson, Person } from './person.ts';
import type { PaperSign } from './protocol.ts';
import { chairSigns } from './signs.ts';

/** What a console needs besides its chair, from the program around the room. */
export type GuestMeans = Pick<Guest, 'excon' | 'readings' | 'hints' | 'endOf' | 'playback'>;

export interface RoomOptions {
  /** Keeps codes and people over the host's end; for the owner of the home alone. */
  kept: DraftStore;
  means: (chair: RoomChair) => GuestMeans;
  papers: PaperMeans;
  attendance: AttendanceKeeping;
  /** Takes a line for the log of the doors; it never holds a code. */
  log: (line: string) => void;
  now?: () => number;
}

const REVOKED = 'The code of this chair has ended; ask the facilitator for the new one.';
const CLOSED = 'The host has closed the room; the exercise is saved.';
const NO_PLAN = { mark: null, nextBreak: null };
const MOST_IN_A_CHAIR = 12;
const LOOKS_MS = 10_000;

export class Room implements Entrance {
  readonly session: Session;
  readonly title: string;
  readonly #options: RoomOptions;
  readonly #now: () => number;
  readonly #guard: Guard;
  readonly #pens = new Pens();
  readonly #papers: Papers;
  readonly #attendance: AttendanceList;
  readonly #codes = new Map<RoomChair, string>();
  readonly #people = new Map<string, Person>();
  readonly #wrong = new Map<RoomChair, number>();
  readonly #troubles: string[] = [];
  readonly #listeners = new Set<() => void>();
  /** Since when somebody has to decide in each chair. */
  readonly #decides = new Map<RoomChair, number>();
  /** The ways in, once the doors are open. */
  doors: Pick<Doors, 'qr' | 'fingerprints'> & {
    lines: (chair: RoomChair) => string[];
    link: (chair: RoomChair, code: string) => string | null;
    /** The addresses of the page. */
    pages: readonly string[];
  } = {
    qr: () => [],
    fingerprints: [],
    lines: () => [],
    link: () => null,
    pages: [],
  };
  readonly #stop: (() => void)[];

  constructor(session: Session, options: RoomOptions) {
    this.session = session;
    this.title = session.scenario.title;
    this.#options = options;
    this.#now = options.now ?? Date.now;
    this.#guard = new Guard(this.#now);
    this.#papers = new Papers(session, options.papers);
    this.#attendance = new AttendanceList(options.attendance, this.#now);
    this.#takeUp();
    this.#watchDecisions();
    const second = setInterval(() => this.#look(), LOOKS_MS);
    second.unref();
    this.#stop = [session.subscribe(() => this.#watchDecisions()), () => clearInterval(second)];
  }

  /** The chairs that are there to be called. */
  get chairs(): readonly RoomChair[] {
    return [...this.#codes.keys()];
  }

  codeOf(chair: RoomChair): string {
    return this.#codes.get(chair)!;
  }

  // What was kept of an earlier host of the same exercise holds on.
  #takeUp(): void {
    const { codes, people, isReleased } = keptIn(this.#options.kept.read());
    this.#papers.isReleased = isReleased;
    const { excon, commission, red } = this.session.state();
    const isThere: Partial<Record<RoomChair, boolean>> = {
      commission: commission.holder === 'person',
      red: red.holder === 'person',
      excon: excon.isPresent,
      observer: true,
      wall: true,
    };
    const persons: readonly RoomChair[] = this.session.persons();
    for (const chair of ROOM_CHAIRS)
      if (isThere[chair] ?? persons.includes(chair)) this.#codes.set(chair, codes[chair] ?? newCode());
    for (const kept of people) if (this.#codes.has(kept.chair)) this.#add(kept);
    this.#keep();
  }

  #keep(): void {
    const kept: Kept = {
      codes: Object.fromEntries(this.#codes),
      people: [...this.#people.values()].map((person) => person.kept),
      isReleased: this.#papers.isReleased,
    };
    this.#options.kept.write(JSON.stringify(kept));
  }

  #look(): void {
    for (const person of this.#people.values()) person.look();
    this.#attendance.keep();
  }

  #changed = (): void => {
    for (const changed of this.#listeners) changed();
  };

  #trouble(words: string): void {
    this.#troubles.push(words);
    if (this.#troubles.length > 100) this.#troubles.shift();
    this.#options.log(words);
    this.#changed();
  }

  #watchDecisions(): void {
    for (const chair of this.chairs) {
      if (chair === 'excon' || chair === 'observer' || chair === 'wall') continue;
      const isDue = !this.session.state().isEnded && seatingOf(this.session, [chair]).toDecide() === chair;
      if (!isDue) this.#decides.delete(chair);
      else if (!this.#decides.has(chair)) this.#decides.set(chair, this.#now());
    }
    this.#changed();
  }

  arrived = ({ address, door }: Caller): boolean => {
    const isTaken = this.#guard.arrived(address);
    if (!isTaken) this.#trouble(`Too many connections from ${address} by ${door}: one was refused.`);
    return isTaken;
  };

  left = ({ address }: Caller): void => this.#guard.left(address);

  enter = async (chair: string, code: string, caller: Caller): Promise<Admitted | null> => {
    const pause = this.#guard.wait(caller.address);
    if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
    const asked = this.chairs.find((each) => each === chair);
    // Where there is no such chair a code is compared all the same, so that nothing is told by the time it takes.
    const isRight = isCode(code, asked ? this.codeOf(asked) : newCode());
    if (!asked || !isRight) {
      this.#guard.wrong(caller.address);
      if (asked) this.#wrong.set(asked, (this.#wrong.get(asked) ?? 0) + 1);
      this.#trouble(`A wrong code from ${caller.address} by ${caller.door}.`);
      return null;
    }
    this.#guard.right(caller.address);
    return this.#admit(this.#awayFrom(asked, caller) ?? this.#newcomer(asked, caller));
  };

  // Who calls again by ssh from the same machine is the same person: only a browser has a token to say so.
  #awayFrom(chair: RoomChair, { door, address }: Caller): Person | undefined {
    if (door !== 'ssh') return undefined;
    return [...this.#people.values()].findLast(
      ({ kept, isThere }) =>
        kept.chair === chair && !isThere && kept.caller.door === door && kept.caller.address === address,
    );
  }

  #newcomer(chair: RoomChair, caller: Caller): Person {
    const sitting = [...this.#people.values()].filter(({ kept }) => kept.chair === chair);
    const away = sitting.find(({ isThere }) => !isThere) ?? sitting[0];
    if (sitting.length >= MOST_IN_A_CHAIR && away) this.#remove(away, 'Too many have come to this chair.');
    const person = this.#add({ token: newToken(), chair, name: null, keys: [], caller });
    this.#keep();
    this.#options.log(`Somebody came to ${TITLES[chair]} from ${caller.address} by ${caller.door}.`);
    return person;
  }

  #add(kept: KeptPerson): Person {
    const person: Person = new Person(kept, {
      opens: () => this.#opens(person),
      now: this.#now,
      changed: () => {
        this.#attendance.look(person);
        this.#changed();
      },
      broken: (error) => this.#trouble(`The screen of ${TITLES[kept.chair]} broke off: ${String(error)}`),
    });
    this.#people.set(kept.token, person);
    return person;
  }

  #remove(person: Person, words: string): void {
    this.#people.delete(person.kept.token);
    this.#pens.left(person);
    person.sendAway(words);
    this.#attendance.look(person);
  }

  #admit = ({ kept: { token, chair } }: Person): Admitted => ({ token, chair, title: TITLES[chair] });

  comeBack = (token: string, { address }: Caller): Admitted | null => {
    const person = this.#people.get(token);
    if (person) return this.#admit(person);
    this.#guard.wrong(address);
    return null;
  };

  knows = (chair: string, key: string): Admitted | null => {
    const person = [...this.#people.values()].find(({ kept }) => kept.chair === chair && kept.keys.includes(key));
    return person ? this.#admit(person) : null;
  };

  remember = ({ token }: Admitted, keys: readonly string[]): void => {
    const person = this.#people.get(token);
    if (!person) return;
    person.kept.keys = [...new Set([...person.kept.keys, ...keys])].slice(0, 8);
    this.#keep();
  };

  attach = ({ token }: Admitted, connection: Connection, sight: Sight): Attached => {
    const person = this.#people.get(token);
    if (person) {
      this.#pens.came(person);
      return person.attach(connection, sight);
    }
    connection.close(REVOKED);
    return { type: () => {}, resize: () => {}, caughtUp: () => {}, gone: () => {} };
  };

  papers = ({ token }: Admitted): PaperSign[] => {
    const person = this.#people.get(token);
    return person ? this.#papers.list(person.kept.chair) : [];
  };

  paper = async ({ token }: Admitted, name: string): Promise<Paper | null> => {
    const person = this.#people.get(token);
    if (!person) return null;
    const { chair } = person.kept;
    try {
      return await this.#papers.read(chair, name);
    } catch (error) {
      this.#trouble(`A paper of ${TITLES[chair]} could not be made: ${String(error)}`);
      throw error;
    }
  };

  /** From now on the seats may read their reports. */
  release(): void {
    this.#papers.isReleased = true;
    this.#keep();
    this.#options.log('The reports were released to their seats.');
    this.#changed();
  }

  /** A new code for a chair; whoever sits there has to come again with it. */
  renew(chair: RoomChair): void {
    this.#codes.set(chair, newCode());
    for (const person of [...this.#people.values()]) if (person.kept.chair === chair) this.#remove(person, REVOKED);
    this.#keep();
    this.#options.log(`The code of ${TITLES[chair]} was made anew.`);
    this.#changed();
  }

  /** What the console of a person shows. */
  #opens(person: Person): Opened {
    const { chair } = person.kept;
    if (chair !== 'wall' && chair !== 'observer') return { sits: this.#guestOf(person) };
    return { looks: { title: TITLES[chair].toUpperCase(), chair: wallChair(this.session), plan: () => NO_PLAN } };
  }

  #guestOf(person: Person): Guest {
    const { kept } = person;
    const seating = this.#pens.penned(person, seatingFor(this.session, kept.chair));
    return {
      title: TITLES[kept.chair],
      notice: '',
      seating,
      room: this.means(person),
      nameWanted: person.hasNamed ? null : (name) => this.#name(person, name),
      ...this.#options.means(kept.chair),
    };
  }

  #name(person: Person, name: string): void {
    person.kept.name = name === '' ? null : name;
    person.hasNamed = true;
    this.#attendance.look(person);
    this.#keep();
    this.#changed();
  }

  /** The facilitator's console at the host itself, which has the file of the record too. */
  hostGuest(notice: string): Guest {
    return {
      title: TITLES.excon,
      notice,
      seating: seatingOf(this.session, ['excon']),
      room: this.means(null),
      nameWanted: null,
      ...this.#options.means('excon'),
    };
  }

  /** The ways in, for a host without a console: what is said aloud, and the code of each chair unless it is on paper. */
  waysIn(hasCodes: boolean): string[] {
    return this.chairs.map((chair) => {
      const code = hasCodes ? `  code ${this.codeOf(chair)}` : '';
      return `${TITLES[chair]}: ${this.doors.lines(chair).join('  or  ')}${code}`;
    });
  }

  /** The room as somebody sees it; null: the facilitator at the host itself. */
  means(person: Person | null): RoomMeans {
    const isExcon = person === null || person.kept.chair === 'excon';
    return {
      chairs: () =>
        chairSigns(this.chairs, [...this.#people.values()], {
          decides: this.#decides,
          hasPen: (each) => this.#pens.isHolder(each),
          you: person,
          now: this.#now(),
        }),
      pen: () => person && this.#pens.sign(person),
      passPen: () => {
        const words = person ? this.#pens.press(person) : '';
        this.#changed();
        return words;
      },
      doors: isExcon ? this.#doorsFor() : null,
      pages: () => this.doors.pages,
      subscribe: (changed) => {
        this.#listeners.add(changed);
        return () => this.#listeners.delete(changed);
      },
    };
  }

  #doorsFor(): Doors {
    const known = (chair: string) => this.chairs.find((each) => each === chair)!;
    return {
      qr: (text) => this.doors.qr(text),
      fingerprints: this.doors.fingerprints,
      troubles: () => this.#troubles,
      renew: (chair) => this.renew(known(chair)),
      reports: () => this.#papers.reports,
      release: () => this.release(),
      ways: (name) => {
        const chair = known(name);
        const code = this.codeOf(chair);
        return {
          lines: this.doors.lines(chair),
          code,
          link: this.doors.link(chair, code),
          wrong: this.#wrong.get(chair) ?? 0,
        };
      },
    };
  }

  /** Closes all screens; resolves when they have let go of the exercise. */
  async close(): Promise<void> {
    for (const stop of this.#stop) stop();
    await Promise.all([...this.#people.values()].map((person) => person.end(CLOSED)));
    this.#attendance.close();
  }
}
