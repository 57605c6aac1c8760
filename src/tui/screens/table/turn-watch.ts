// Watches the turn timer of a table: it rests while the clock of the exercise does, and may close the turn when it is over.
import type { Seating } from '../../../session/seating.ts';
import type { TurnTimer } from '../../turn-timer.ts';
import { closedWords } from '../excon/told.ts';

export class TurnWatch {
  readonly #timer: TurnTimer;
  readonly #seating: Seating;

  constructor(timer: TurnTimer, seating: Seating) {
    this.#timer = timer;
    this.#seating = seating;
    this.#set();
  }

  #set(): void {
    const { excon, turn } = this.#seating.signs();
    this.#timer.turn(turn);
    this.#timer.rest(!excon || excon.isPaused || !excon.hasStarted);
    this.#timer.keep();
  }

  /** What to say when the time is over, and whether that closed the turn; null while it is not. */
  async look(): Promise<{ words: string; isClosed: boolean } | null> {
    const excon = this.#seating.excon();
    if (!excon) return null;
    if (this.#seating.signs().isEnded) {
      this.#timer.forget();
      return null;
    }
    this.#set();
    if (!this.#timer.isOver()) return null;
    if (!this.#timer.closes) return { words: 'The time of the turn is over.', isClosed: false };
    const answer = await excon.send({ do: 'step' });
    return { words: `The time of the turn was over. ${closedWords(answer, excon.view())}`, isClosed: true };
  }
}
