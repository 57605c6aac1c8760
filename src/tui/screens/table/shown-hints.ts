// The hints of a table: whether they are shown, which is kept for the next time, and the one of this moment.
import type { Hint, Hints, Moment } from '../../hints.ts';
import { hintsFor } from '../../tutorial.ts';

/** Keeps whether hints are shown. */
interface Store {
  read: () => string | null;
  write: (text: string | null) => void;
}

export class ShownHints {
  readonly #scenario: string;
  readonly #store: Store | undefined;
  #hints: Hints | null;

  constructor(scenario: string, store: Store | undefined) {
    this.#scenario = scenario;
    this.#store = store;
    this.#hints = (store?.read() ?? null) === null ? null : hintsFor(scenario);
  }

  get areShown(): boolean {
    return this.#hints !== null;
  }

  /** The hint of this moment, null where there is none; nothing where no hints are wanted. */
  at(moment: Moment): { hint: Hint | null } | null {
    return this.#hints && { hint: this.#hints.at(moment) };
  }

  /** A page was opened, or the clause of a ruling: a step of the tutorial may wait for that. */
  looked(what: string): void {
    this.#hints?.look(what);
  }

  /** Shows them or ends them; says which. */
  toggle(): string {
    this.#hints = this.#hints ? null : hintsFor(this.#scenario);
    this.#store?.write(this.#hints && 'shown');
    return this.#hints ? 'Hints are shown; H ends them.' : 'No more hints; H shows them again.';
  }
}
