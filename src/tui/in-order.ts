// One thing after the other: what a key brings about is done before the next key is, also where it has to wait for the
// record.

export class InOrder {
  readonly #waiting: (() => void)[] = [];
  #isBusy = false;

  /** Whether something is being done. */
  get isBusy(): boolean {
    return this.#isBusy;
  }

  /** Does it at once, or when everything before it is done; resolves when it is done, and rejects where it fails. */
  async run(act: () => Promise<void>): Promise<void> {
    if (this.#isBusy) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#isBusy = true;
    try {
      await act();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#isBusy = false;
    }
  }
}
