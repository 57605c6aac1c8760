// Who is called when the room changes, and what has gone wrong at its doors.

const MOST_TROUBLES = 100;

export class Notices {
  readonly #listeners = new Set<() => void>();
  readonly #log: (line: string) => void;
  /** The newest last. */
  readonly troubles: string[] = [];

  /** `log`: takes a line for the log of the doors, which holds no code. */
  constructor(log: (line: string) => void) {
    this.#log = log;
  }

  changed = (): void => {
    for (const changed of this.#listeners) changed();
  };

  subscribe = (changed: () => void): (() => void) => {
    this.#listeners.add(changed);
    return () => this.#listeners.delete(changed);
  };

  trouble = (words: string): void => {
    this.troubles.push(words);
    if (this.troubles.length > MOST_TROUBLES) this.troubles.shift();
    this.#log(words);
    this.changed();
  };
}
