// The exercise under a room: since when each chair is waited for, seats that a policy decides for, breaks that stop the
// clocks, and going back, which puts another session in the place of the one before.
import { JournalTrouble } from '../journal/trouble.ts';
import type { Seat } from '../ladder/index.ts';
import { clock, spoken } from '../report/words.ts';
import { seatingOf } from '../session/seating.ts';
import type { Session } from '../session/session.ts';
import { isSeat, isSeated, TITLES } from './chairs.ts';
import { type DayItem, DayPlan, dayFrom, timeWords } from './day.ts';
import { ROOM_CHAIRS, type RoomChair, SEATS_OF_ROOM } from './door.ts';
import { goneBack, type WayBack, wayBack } from './going-back.ts';
import { rehearseOnce, STAND_IN } from './rehearsal.ts';

/** What is told to the room around it. */
export interface RoomAround {
  changed: () => void;
  trouble: (words: string) => void;
  /** Another session is played now: all screens are opened anew, with these words; what is undone is the facilitator's. */
  reopened: (words: string, undone: string) => void;
}

export class HostedExercise {
  #session: Session;
  readonly #now: () => number;
  readonly #around: RoomAround;
  readonly day: DayPlan;
  /** The seats that evaluators see. */
  evaluated: readonly Seat[];
  /** Since when somebody has to decide in each chair. */
  readonly #decides = new Map<RoomChair, { since: number; turn: number }>();
  /** Since when the clocks stand; null: they run. */
  #pausedAt: number | null = null;
  /** Whether the clocks stand for a break. */
  #isBreak = false;
  /** While another session takes the place of this one. */
  #isGoingBack = false;
  #stopWatching: () => void;
  #stopRehearsing = () => {};

  constructor(
    session: Session,
    { day, evaluated }: { day: readonly DayItem[]; evaluated: readonly Seat[] },
    now: () => number,
    around: RoomAround,
  ) {
    this.evaluated = evaluated;
    this.#session = session;
    this.#now = now;
    this.#around = around;
    this.day = new DayPlan(day, now);
    this.#stopWatching = session.subscribe(this.#watch);
    this.#watch();
  }

  get session(): Session {
    return this.#session;
  }

  /** The room has closed. */
  leave(): void {
    this.#stopWatching();
    this.#stopRehearsing();
  }

  #watch = (): void => {
    const { isEnded, excon, seats } = this.#session.state();
    this.#takePause(excon.isPaused);
    for (const chair of ROOM_CHAIRS) {
      if (chair === 'excon' || !isSeated(chair)) continue;
      const isDue = !isEnded && seatingOf(this.#session, [chair]).toDecide() === chair;
      const turn = isSeat(chair) ? seats[chair].turns : 0;
      if (!isDue) this.#decides.delete(chair);
      else if (this.#decides.get(chair)?.turn !== turn) this.#decides.set(chair, { since: this.#now(), turn });
    }
    this.#around.changed();
  };

  // Nobody is waited for while the clocks stand.
  #takePause(isPaused: boolean): void {
    if (isPaused) this.#pausedAt ??= this.#now();
    if (isPaused || this.#pausedAt === null) return;
    const stood = this.#now() - this.#pausedAt;
    this.#pausedAt = null;
    for (const each of this.#decides.values()) each.since += stood;
  }

  /** For how long a chair has been waited for; null where it is not. */
  decidesSeconds(chair: RoomChair): number | null {
    const decides = this.#decides.get(chair);
    return decides === undefined
      ? null
      : Math.max(0, Math.floor(((this.#pausedAt ?? this.#now()) - decides.since) / 1000));
  }

  /** All seats, then each of them alone. */
  nextEvaluated(): void {
    const choices: readonly (readonly Seat[])[] = [SEATS_OF_ROOM, ...SEATS_OF_ROOM.map((seat) => [seat])];
    const at = choices.findIndex((each) => each.join() === this.evaluated.join());
    this.evaluated = choices[(at + 1) % choices.length]!;
  }

  /** The policy that decides for the people of a seat; null where they do. */
  policyOf(chair: RoomChair): string | null {
    if (!isSeat(chair)) return null;
    const { holder } = this.#session.state().seats[chair];
    return holder === 'person' ? null : spoken(holder);
  }

  /** A policy decides for a seat from now on, or its people do again; what came of it as a sentence. */
  async hand(chair: RoomChair): Promise<string> {
    if (!isSeat(chair)) return 'A policy decides for seats alone.';
    const isPolicys = this.#session.state().seats[chair].holder !== 'person';
    const answer = await this.#session.send({ do: 'hand', seat: chair, to: isPolicys ? 'person' : STAND_IN });
    if ('denied' in answer) return answer.denied;
    return isPolicys
      ? `${TITLES[chair]} decides for itself again.`
      : `The policy ${STAND_IN} decides for ${TITLES[chair]}.`;
  }

  /** Takes a plan of the day; what came of it as a sentence. */
  plan(line: string): { words: string; isTaken: boolean } {
    const items = dayFrom(line);
    if (typeof items === 'string') return { words: items, isTaken: false };
    this.day.items = items;
    void this.keepBreak();
    this.#around.changed();
    const words = items.length === 0 ? 'There is no plan of the day now.' : `The day: ${this.day.line()}`;
    return { words, isTaken: true };
  }

  // A break stops the clocks, and its end lets them go on where nobody else has stopped them meanwhile.
  async keepBreak(): Promise<void> {
    const { during } = this.day.sign();
    const { excon, isEnded } = this.#session.state();
    if (isEnded || !excon.hasStarted || (during === null) === !this.#isBreak) return;
    this.#isBreak = during !== null;
    if (excon.isPaused === this.#isBreak) return;
    const text = during && `Break: ${during.words}, until ${timeWords(during.until!)}`;
    const stamp = new Date(this.#now()).toISOString();
    const answer = await this.#session.send({ do: 'mark', mark: during ? 'pause' : 'resume', text, stamp });
    // What could not be recorded is tried again.
    if ('denied' in answer) this.#isBreak = !this.#isBreak;
    this.#around.changed();
  }

  /** Where going back would lead; null where nothing was done yet. */
  wayBack(): WayBack | null {
    try {
      return wayBack(this.#session);
    } catch (error) {
      this.#around.trouble(String(error));
      return null;
    }
  }

  /**
   * Back to before the last step, jump or injection, under all chairs; what came of it as a sentence. `asked`: what it was
   * when it was asked about.
   */
  async goBack(asked: string): Promise<string> {
    const way = this.wayBack();
    if (!way) return 'There is nothing to go back to.';
    if (way.words !== asked) return `Something has happened since: ${way.words}. Ask again.`;
    if (this.#isGoingBack) return 'The exercise goes back already.';
    this.#isGoingBack = true;
    try {
      const next = await goneBack(this.#session, way);
      this.#stopWatching();
      this.#session = next;
      this.#decides.clear();
      this.#stopWatching = next.subscribe(this.#watch);
    } catch (error) {
      if (error instanceof JournalTrouble) return error.message;
      throw error;
    } finally {
      this.#isGoingBack = false;
    }
    // Before that step the clocks may have gone.
    this.#isBreak = false;
    void this.keepBreak();
    const words = `EXCON has gone back to ${clock(this.#session.state().minute)}.`;
    const undone = `Undone: ${way.words}.`;
    this.#around.reopened(words, undone);
    this.#watch();
    return `${words} ${undone}`;
  }

  /** Policies decide in the chairs in which nobody is, one after the other at that pace. */
  rehearse(everyMs: number, isTaken: (chair: RoomChair) => boolean): void {
    let isAtIt = false;
    // A rehearsal that was broken off may have left a seat with the policy.
    for (const seat of SEATS_OF_ROOM)
      if (this.policyOf(seat) !== null) void this.#session.send({ do: 'hand', seat, to: 'person' });
    const pace = setInterval(async () => {
      if (isAtIt) return;
      isAtIt = true;
      await rehearseOnce(this.#session, isTaken).finally(() => {
        isAtIt = false;
      });
    }, everyMs);
    this.#stopRehearsing = () => clearInterval(pace);
  }
}
