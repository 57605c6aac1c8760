// Keeps guessing slow and floods small: an address that gave three wrong codes waits longer with each, and each address, and
// all of them together, have a bounded number of connections.

/** Wrong codes that are answered at once. */
const FREE_TRIES = 3;
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 60_000;
/** After so long without a wrong code an address begins anew. */
const FORGOTTEN_MS = 10 * 60_000;
/** How often it is told that connections are refused. */
const TOLD_MS = 10_000;
const MOST_OF_ONE = 24;
const MOST = 96;
/** More addresses than a room has; what an attacker makes up beyond that forgets the oldest. */
const MOST_REMEMBERED = 4096;

interface Tries {
  wrong: number;
  last: number;
  /** When the answer to the one before is given: guesses side by side wait one after the other. */
  free: number;
}

export class Guard {
  readonly #now: () => number;
  readonly #tries = new Map<string, Tries>();
  readonly #open = new Map<string, number>();
  #all = 0;
  #toldAt = Number.NEGATIVE_INFINITY;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** Whether one more connection of that address is taken. */
  arrived(address: string): boolean {
    const open = this.#open.get(address) ?? 0;
    if (open >= MOST_OF_ONE || this.#all >= MOST) return false;
    this.#open.set(address, open + 1);
    this.#all++;
    return true;
  }

  /** Whether it is time to tell of a connection that was refused. */
  isToBeTold(): boolean {
    const now = this.#now();
    if (now - this.#toldAt < TOLD_MS) return false;
    this.#toldAt = now;
    return true;
  }

  left(address: string): void {
    const open = (this.#open.get(address) ?? 0) - 1;
    if (open < 0) return;
    if (open === 0) this.#open.delete(address);
    else this.#open.set(address, open);
    this.#all--;
  }

  /** How many connections are open. */
  get open(): number {
    return this.#all;
  }

  /** How long that address waits for the answer to a code given now; every call counts as one. */
  wait(address: string): number {
    const now = this.#now();
    const tries = this.#triesOf(address, now);
    const beyond = tries.wrong - FREE_TRIES;
    if (beyond < 0) return 0;
    const pause = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(beyond, 10));
    tries.free = Math.max(tries.free, now) + pause;
    return Math.min(tries.free - now, LONGEST_WAIT_MS);
  }

  wrong(address: string): void {
    const now = this.#now();
    const tries = this.#triesOf(address, now);
    this.#tries.delete(address);
    this.#tries.set(address, { ...tries, wrong: tries.wrong + 1, last: now });
    const [oldest] = this.#tries.keys();
    if (this.#tries.size > MOST_REMEMBERED && oldest !== undefined) this.#tries.delete(oldest);
  }

  right(address: string): void {
    this.#tries.delete(address);
  }

  #triesOf(address: string, now: number): Tries {
    const tries = this.#tries.get(address);
    if (tries && now - tries.last < FORGOTTEN_MS) return tries;
    return { wrong: 0, last: now, free: 0 };
  }
}
