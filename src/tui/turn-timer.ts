// The turn timer, in real time: it starts anew with every turn, and says when its time is over. Exercise time never
// reads it.

export interface TimerOptions {
  minutes: number;
  /** Whether the turn is closed when the time is over; else it is only said. */
  closes: boolean;
}

export class TurnTimer {
  readonly closes: boolean;
  readonly #now: () => number;
  readonly #length: number;
  /** While it runs, when it is over; while it stands, how much is left. */
  #state: { runsUntil: number } | { left: number };
  #turn = -1;
  #hasTold = false;
  #isResting = false;
  #ranBefore = false;

  constructor({ minutes, closes }: TimerOptions, now: () => number, isRunning: boolean) {
    this.closes = closes;
    this.#now = now;
    this.#length = minutes * 60_000;
    this.#state = isRunning ? { runsUntil: now() + this.#length } : { left: this.#length };
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

  #set(left: number): void {
    this.#hasTold = false;
    this.#state = this.isRunning ? { runsUntil: this.#now() + left } : { left };
  }
}
