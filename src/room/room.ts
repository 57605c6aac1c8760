// A room of several screens on one exercise: which chairs there are, who has come, by which code, and whose pen writes.
// Doors let people in through its entrance; the session stays the only one that decides and records.
import type { Session } from '../session/session.ts';
import type { DraftStore } from '../tui/draft-store.ts';
import type { Guest } from '../tui/guest.tsx';
import type { Doors, RoomMeans } from '../tui/screens/room/means.ts';
import { type AttendanceKeeping, AttendanceList } from './attendance.ts';
import { chairsIn, TITLES } from './chairs.ts';
import { isCode, newCode, newToken } from './codes.ts';
import type { Admitted, Attached, Caller, Connection, Entrance, Paper, RoomChair, Sight } from './door.ts';
import { Guard } from './guard.ts';
import { HostedExercise } from './hosted.ts';
import { type AskedDoors, keep, keptIn } from './kept.ts';
import { CLOSED, CROWDED, REVOKED } from './last-words.ts';
import { Notices } from './notices.ts';
import { type PaperMeans, Papers } from './papers.ts';
import { Pens } from './pens.ts';
import { People } from './people.ts';
import { type KeptPerson, Person } from './person.ts';
import type { PaperSign } from './protocol.ts';
import { type GuestMeans, Screens } from './screens.ts';
import { chairSigns } from './signs.ts';

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

const MOST_IN_A_CHAIR = 12;
const LOOKS_MS = 10_000;

export class Room implements Entrance {
  readonly #exercise: HostedExercise;
  readonly title: string;
  readonly #options: RoomOptions;
  readonly #now: () => number;
  readonly #guard: Guard;
  readonly #pens = new Pens();
  readonly #papers: Papers;
  readonly #attendance: AttendanceList;
  readonly #codes = new Map<RoomChair, string>();
  readonly #people = new People();
  readonly #wrong = new Map<RoomChair, number>();
  readonly #notices: Notices;
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
  #asked: AskedDoors | null;
  #hostSince: number | null = null;
  readonly #stop: () => void;
  readonly #screens: Screens;
  /** Opens the host's own console again, on another session. */
  onReopen: (words: string) => void = () => {};

  constructor(session: Session, options: RoomOptions) {
    this.title = session.scenario.title;
    this.#options = options;
    this.#now = options.now ?? Date.now;
    this.#guard = new Guard(this.#now);
    this.#notices = new Notices(options.log);
    const { codes, people, day, isReleased, doors, evaluated } = keptIn(options.kept);
    this.#asked = doors;
    this.#exercise = new HostedExercise(session, { day, evaluated }, this.#now, {
      changed: this.#notices.changed,
      trouble: this.#notices.trouble,
      reopened: (words, undone) => this.#reopen(words, undone),
    });
    this.#papers = new Papers(() => this.session, options.papers);
    this.#papers.isReleased = isReleased;
    this.#attendance = new AttendanceList(options.attendance, this.#now);
    this.#screens = new Screens({
      exercise: this.#exercise,
      pens: this.#pens,
      notices: this.#notices,
      means: options.means,
      room: (person) => this.means(person),
      name: (person, name) => this.#name(person, name),
    });
    for (const chair of chairsIn(session)) this.#codes.set(chair, codes[chair] ?? newCode());
    for (const kept of people) if (this.#codes.has(kept.chair)) this.#add(kept);
    this.#keep();
    const looking = setInterval(() => this.#look(), LOOKS_MS);
    looking.unref();
    this.#stop = () => clearInterval(looking);
  }

  get session(): Session {
    return this.#exercise.session;
  }

  /** The chairs that are there to be called. */
  get chairs(): readonly RoomChair[] {
    return [...this.#codes.keys()];
  }

  codeOf(chair: RoomChair): string {
    return this.#codes.get(chair)!;
  }

  /** The doors are open; they open there again when the room is resumed. */
  open(doors: Room['doors'], asked: AskedDoors): void {
    this.doors = doors;
    this.#asked = asked;
    this.#keep();
  }

  #keep(): void {
    keep(this.#options.kept, {
      codes: Object.fromEntries(this.#codes),
      people: this.#people.all().map((person) => person.kept),
      day: this.#exercise.day.items,
      isReleased: this.#papers.isReleased,
      doors: this.#asked,
      evaluated: this.#exercise.evaluated,
    });
  }

  #look(): void {
    for (const person of this.#people.all()) person.look();
    void this.#exercise.keepBreak();
    this.#attendance.keep();
  }

  // The exercise is another one now, under all chairs. What is undone may be orders of a seat, which no other has seen.
  #reopen(words: string, undone: string): void {
    // What was released told of another ENDEX.
    this.#papers.isReleased = false;
    this.#keep();
    const told = `${words} ${undone}`;
    for (const person of this.#people.all()) person.reopen(person.kept.chair === 'excon' ? told : words);
    this.onReopen(told);
  }

  arrived = ({ address, door }: Caller): boolean => {
    const isTaken = this.#guard.arrived(address);
    // A flood is told of once in a while, so that it fills neither the log nor anybody's time.
    if (!isTaken && this.#guard.isToBeTold())
      this.#notices.trouble(`Too many connections from ${address} by ${door}: one was refused.`);
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
      this.#notices.trouble(`A wrong code from ${caller.address} by ${caller.door}.`);
      return null;
    }
    this.#guard.right(caller.address);
    return this.#admit(this.#people.awayFrom(asked, caller) ?? this.#newcomer(asked, caller));
  };

  #newcomer(chair: RoomChair, caller: Caller): Person {
    const sitting = this.#people.inChair(chair);
    const away = sitting.find(({ isThere }) => !isThere) ?? sitting[0];
    if (sitting.length >= MOST_IN_A_CHAIR && away) this.#remove(away, CROWDED);
    const person = this.#add({ token: newToken(), chair, name: null, keys: [], caller });
    this.#keep();
    this.#options.log(`Somebody came to ${TITLES[chair]} from ${caller.address} by ${caller.door}.`);
    return person;
  }

  #add(kept: KeptPerson): Person {
    const person: Person = new Person(kept, {
      opens: () => this.#screens.opens(person),
      now: this.#now,
      changed: () => {
        this.#attendance.look(person);
        this.#notices.changed();
      },
      // Who leaves for good leaves the pen too.
      left: () => this.#pens.left(person),
      broken: (error) => this.#notices.trouble(`The screen of ${TITLES[kept.chair]} broke off: ${String(error)}`),
    });
    this.#people.add(person);
    return person;
  }

  #remove(person: Person, words: string): void {
    this.#people.remove(person);
    this.#pens.left(person);
    person.sendAway(words);
    this.#attendance.look(person);
  }

  #admit = ({ kept: { token, chair } }: Person): Admitted => ({ token, chair, title: TITLES[chair] });

  comeBack = (token: string, { address }: Caller): Admitted | null => {
    const person = this.#people.of(token);
    if (person) return this.#admit(person);
    this.#guard.wrong(address);
    return null;
  };

  knows = (chair: string, key: string): Admitted | null => {
    const person = this.#people.withKey(chair, key);
    return person ? this.#admit(person) : null;
  };

  remember = ({ token }: Admitted, keys: readonly string[]): void => {
    const person = this.#people.of(token);
    if (!person) return;
    person.kept.keys = [...new Set([...person.kept.keys, ...keys])].slice(0, 8);
    this.#keep();
  };

  attach = ({ token }: Admitted, connection: Connection, sight: Sight): Attached => {
    const person = this.#people.of(token);
    if (person) {
      this.#pens.came(person);
      return person.attach(connection, sight);
    }
    connection.close(REVOKED);
    return { type: () => {}, resize: () => {}, caughtUp: () => {}, gone: () => {} };
  };

  papers = ({ token }: Admitted): PaperSign[] => {
    const person = this.#people.of(token);
    return person ? this.#papers.list(person.kept.chair) : [];
  };

  paper = async ({ token }: Admitted, name: string): Promise<Paper | null> => {
    const person = this.#people.of(token);
    if (!person) return null;
    const { chair } = person.kept;
    try {
      return await this.#papers.read(chair, name);
    } catch (error) {
      this.#notices.trouble(`A paper of ${TITLES[chair]} could not be made: ${String(error)}`);
      throw error;
    }
  };

  /** Something went wrong at the host: the facilitator reads it, and the log has it. */
  trouble = (words: string): void => this.#notices.trouble(words);

  /** From now on the seats may read their reports. */
  release(): void {
    this.#papers.isReleased = true;
    this.#keep();
    this.#options.log('The reports were released to their seats.');
    this.#notices.changed();
  }

  /** A new code for a chair; whoever sits there has to come again with it. */
  renew(chair: RoomChair): void {
    this.#codes.set(chair, newCode());
    for (const person of this.#people.inChair(chair)) this.#remove(person, REVOKED);
    this.#keep();
    this.#options.log(`The code of ${TITLES[chair]} was made anew.`);
    this.#notices.changed();
  }

  /** Evaluators see other seats from now on. */
  #nextEvaluated(): void {
    this.#exercise.nextEvaluated();
    this.#keep();
    for (const person of this.#people.inChair('evaluator')) person.reopen('');
    this.#notices.changed();
  }

  #name(person: Person, name: string): void {
    person.kept.name = name === '' ? null : name;
    person.hasNamed = true;
    this.#attendance.look(person);
    this.#keep();
    this.#notices.changed();
  }

  /** Policies decide in the chairs in which nobody is, one after the other at that pace. */
  rehearse(everyMs: number): void {
    this.#exercise.rehearse(everyMs, (chair) => this.#people.inChair(chair).some(({ isThere }) => isThere));
  }

  /** The facilitator's console at the host itself. */
  hostGuest = (notice: string): Guest => {
    this.#hostSince ??= this.#now();
    return this.#screens.host(notice);
  };

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
        chairSigns(this.chairs, this.#people.all(), {
          exercise: this.#exercise,
          hasPen: (each) => this.#pens.isHolder(each),
          you: person,
          hostSince: this.#hostSince,
          knowsWhen: (each) => isExcon || !this.session.isClosed || person.kept.chair === each,
          now: this.#now(),
        }),
      pen: () => person && this.#pens.sign(person),
      passPen: () => {
        const words = person ? this.#pens.press(person) : '';
        this.#notices.changed();
        return words;
      },
      day: () => this.#exercise.day.now(),
      doors: isExcon ? this.#doorsFor() : null,
      isHost: person === null,
      pages: () => this.doors.pages,
      subscribe: this.#notices.subscribe,
    };
  }

  #doorsFor(): Doors {
    const known = (chair: string) => this.chairs.find((each) => each === chair)!;
    return {
      qr: (text) => this.doors.qr(text),
      fingerprints: this.doors.fingerprints,
      troubles: () => this.#notices.troubles,
      renew: (chair) => this.renew(known(chair)),
      hand: (chair) => this.#exercise.hand(known(chair)),
      day: () => this.#exercise.day.line(),
      plan: (line) => {
        const taken = this.#exercise.plan(line);
        this.#keep();
        return taken;
      },
      evaluated: () => this.#exercise.evaluated,
      nextEvaluated: () => this.#nextEvaluated(),
      wayBack: () => this.#exercise.wayBack()?.words ?? null,
      goBack: (asked) => this.#exercise.goBack(asked),
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
    this.#stop();
    this.#exercise.leave();
    await Promise.all(this.#people.all().map((person) => person.end(CLOSED)));
    this.#attendance.close();
  }
}
