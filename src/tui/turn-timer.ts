// The turn timer, in real time: it starts anew with every turn, and says when its time is over. Exercise time never
// reads it. It is kept beside the journal, so that it outlives the console.
import { count } from '../report/words.ts';
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

/** The timer of an exercise: as it was kept, else as it is given; off where neither is. */
export function timerOf(store: DraftStore, given: TimerOptions | null, now: () => number): TurnTimer {
  return new TurnTimer(unpack(store.read()) ?? given, now, store);
}

/** "10m", "90s" or "10" (minutes), with "closes" behind it where the turn is then closed; null where it says no time. */
export function timerFromText(text: string): TimerOptions | null {
  const [, count, unit, closes] = /^(\d{1,3}) ?(m|s)?( ?closes)?$/.exec(text.trim()) ?? [];
  const minutes = Number(count) / (unit === 's' ? 60 : 1);
  return minutes > 0 ? { minutes, closes: closes !== undefined } : null;
}

/** A timer as it is typed, null where it is empty; `trouble` says what was expected. */
export function timerTyped(text: string): { options: TimerOptions | null } | { trouble: string } {
  const options = timerFromText(text);
  return options || text.trim() === ''
    ? { options }
    : { trouble: 'Expected a time as 10m, 90s or 10m closes; empty: none.' };
}

/** What a timer does, as "a turn has 10 minutes and then closes". */
export function timerSentence(options: TimerOptions | null): string {
  if (!options) return 'A turn has as long as it takes.';
  const { minutes, closes } = options;
  const time = Number.isInteger(minutes) ? count(minutes, 'minute') : count(Math.round(minutes * 60), 'second');
  return `A turn has ${time}${closes ? ' and then closes' : '; then it is said, and the turn goes on'}.`;
}

/** The same written out, as "10m" or "90s closes". */
export function timerText({ minutes, closes }: TimerOptions): string {
  const time = Number.isInteger(minutes) ? `${minutes}m` : `${Math.round(minutes * 60)}s`;
  return closes ? `${time} closes` : time;
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
  #options: TimerOptions | null;
  readonly #now: () => number;
  readonly #store: DraftStore;
  #written: string | null;
  /** While it runs, when it is over; while it stands, how much is left. */
  #state: { runsUntil: number } | { left: number };
  #turn = -1;
  #hasTold = false;
  #isResting = false;
  #ranBefore = false;

  constructor(kept: Kept | null, now: () => number, store: DraftStore) {
    this.#options = kept;
    this.#now = now;
    this.#store = store;
    this.#written = store.read();
    const { turn = -1, left = this.#length, isRunning = kept !== null } = kept?.goesOn ?? {};
    this.#turn = turn;
    this.#state = isRunning ? { runsUntil: now() + left } : { left };
  }

  /** How long a turn has; null where there is no time for it. */
  get options(): TimerOptions | null {
    return this.#options;
  }

  /** Gives this turn and the next ones that time, from now; null: no time. */
  give(options: TimerOptions | null): void {
    this.#options = options;
    this.#ranBefore = options !== null;
    this.#state = { left: this.#length };
    this.#hasTold = false;
    if (options && !this.#isResting) this.toggle();
  }

  get closes(): boolean {
    return this.#options?.closes ?? false;
  }

  /** In milliseconds. */
  get #length(): number {
    return (this.#options?.minutes ?? 0) * 60_000;
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
    if (!this.#options || !this.isRunning || this.left > 0 || this.#hasTold) return false;
    this.#hasTold = true;
    return true;
  }

  /** Writes down where it stands. */
  keep(): void {
    if (!this.#options) return this.forget();
    const left = Math.ceil(this.left / KEPT_MS) * KEPT_MS;
    // What rests goes on when the exercise does.
    const isRunning = this.#isResting ? this.#ranBefore : this.isRunning;
    const { minutes, closes } = this.#options;
    this.#write(JSON.stringify({ minutes, closes, goesOn: { turn: this.#turn, left, isRunning } }));
  }

  /** Nothing is kept: the exercise has ended, or a turn has no time. */
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
