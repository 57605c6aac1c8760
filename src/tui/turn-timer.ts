// The turn timer, in real time: it starts anew with every turn, and says when its time is over. Exercise time never
// reads it. It is kept beside the journal, so that it outlives the console.
import type { DraftStore } from './draft-store.ts';

export interface TimerOptions {
  minutes: number;
  /** Whether the turn is closed when the time is over; else it is only said. */
  closes: boolean;
}

/** What is kept of it: of a turn that goes on also how much is left. */
interface Kept extends TimerOptions {
  goesOn?: { turn: number; left: number; isRunning: boolean };
}

/** The timer of an exercise: as it was kept, else as it is given; null where there is none. */
export function timerOf(store: DraftStore, given: TimerOptions | null, now: () => number): TurnTimer | null {
  const options = unpack(store.read()) ?? given;
  return options && new TurnTimer(options, now, store);
}

/** What a branch keeps of it: a turn there has its whole time. */
export function optionsKept(text: string | null): string | null {
  const kept = unpack(text);
  return kept && JSON.stringify({ minutes: kept.minutes, closes: kept.closes });
}

// What cannot be read is none.
function unpack(text: string | null): Kept | null {
  try {
    const { minutes, closes, goesOn } = JSON.parse(text ?? 'null') as Kept;
    if (!(Number.isFinite(minutes) && minutes > 0) || typeof closes !== 'boolean') return null;
    const isWhole = Number.isInteger(goesOn?.turn) && Number.isFinite(goesOn?.left);
    return { minutes, closes, ...(goesOn && isWhole && { goesOn }) };
  } catch {
    return null;
  }
}

/** How finely what is left is kept, so that little is written. */
const KEPT_MS = 10_000;

export class TurnTimer {
  readonly closes: boolean;
  readonly #now: () => number;
  readonly #minutes: number;
  readonly #length: number;
  readonly #store: DraftStore;
  #written: string | null;
  /** While it runs, when it is over; while it stands, how much is left. */
  #state: { runsUntil: number } | { left: number };
  #turn = -1;
  #hasTold = false;
  #isResting = false;
  #ranBefore = false;

  constructor({ minutes, closes, goesOn }: Kept, now: () => number, store: DraftStore) {
    this.closes = closes;
    this.#now = now;
    this.#minutes = minutes;
    this.#length = minutes * 60_000;
    this.#store = store;
    this.#written = store.read();
    const { turn = -1, left = this.#length, isRunning = true } = goesOn ?? {};
    this.#turn = turn;
    this.#state = isRunning ? { runsUntil: now() + left } : { left };
  }

  get isRunning(): boolean {
    return 'runsUntil' in this.#state;
  }

  get left(): number {
    return 'left' in this.#state ? this.#state.left : Math.max(0, this.#state.runsUntil - this.#now());
  }

  /** As 9:58. */
  words(): string {
    const seconds = Math.ceil(this.left / 1000);
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  }

  /** A new turn has its whole time again. */
  turn(number: number): void {
    if (number === this.#turn) return;
    const isFirst = this.#turn < 0;
    this.#turn = number;
    if (!isFirst) this.#set(this.#length);
  }

  toggle(): void {
    const { left } = this;
    this.#state = this.isRunning ? { left } : { runsUntil: this.#now() + left };
  }

  /** It stands while the exercise is paused, and goes on as it was. */
  rest(isResting: boolean): void {
    if (isResting === this.#isResting) return;
    this.#isResting = isResting;
    if (isResting) this.#ranBefore = this.isRunning;
    if (this.#ranBefore && isResting === this.isRunning) this.toggle();
  }

  extend(minutes: number): void {
    this.#set(this.left + minutes * 60_000);
  }

  /** Whether the time has just come to its end; says so once. */
  isOver(): boolean {
    if (!this.isRunning || this.left > 0 || this.#hasTold) return false;
    this.#hasTold = true;
    return true;
  }

  /** Writes down where it stands. */
  keep(): void {
    const left = Math.ceil(this.left / KEPT_MS) * KEPT_MS;
    // What rests goes on when the exercise does.
    const isRunning = this.#isResting ? this.#ranBefore : this.isRunning;
    const { closes } = this;
    this.#write(JSON.stringify({ minutes: this.#minutes, closes, goesOn: { turn: this.#turn, left, isRunning } }));
  }

  /** The exercise has ended. */
  forget(): void {
    this.#write(null);
  }

  #write(text: string | null): void {
    if (text === this.#written) return;
    this.#written = text;
    this.#store.write(text);
  }

  #set(left: number): void {
    this.#hasTold = false;
    this.#state = this.isRunning ? { runsUntil: this.#now() + left } : { left };
  }
}
