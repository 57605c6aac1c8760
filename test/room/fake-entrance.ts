// A room that notes what its door asks of it, and lets a test answer.
import type { Admitted, Attached, Caller, Connection, Entrance, Paper, Sight } from '../../src/room/door.ts';
import type { PaperSign } from '../../src/room/protocol.ts';

/** Somebody whose screen stands at a door. */
export interface Guest {
  admitted: Admitted;
  connection: Connection;
  sight: Sight;
}

export class FakeEntrance implements Entrance {
  readonly title = 'The first exercise';
  /** What was asked for, in order, as "keys abc" or "left 127.0.0.1". */
  readonly heard: string[] = [];
  readonly guests: Guest[] = [];
  readonly #tokens = new Map<string, Admitted>();
  /** The papers by their names. */
  html: Record<string, string> = {};
  /** How many connections may be open. */
  most = 100;
  open = 0;
  /** What the room shows to whoever comes. */
  greeting: (guest: Guest) => void = () => {};
  /** Awaited before a code is answered. */
  answering: Promise<unknown> = Promise.resolve();
  #waiting: { isMet: () => boolean; resolve: () => void }[] = [];

  constructor(tokens: Record<string, Admitted> = {}) {
    for (const [token, admitted] of Object.entries(tokens)) this.#tokens.set(token, admitted);
  }

  arrived(): boolean {
    if (this.open >= this.most) return false;
    this.open++;
    return true;
  }

  left({ address }: Caller): void {
    this.open--;
    this.#note(`left ${address}`);
  }

  async enter(chair: string, code: string): Promise<Admitted | null> {
    this.#note(`enter ${chair} ${code}`);
    await this.answering;
    if (code === 'break') throw new Error('The room is broken.');
    if (chair !== 'ukraine' || code !== 'right-code') return null;
    const admitted: Admitted = { token: `token-${this.#tokens.size}`, chair: 'ukraine', title: 'Ukraine' };
    this.#tokens.set(admitted.token, admitted);
    return admitted;
  }

  comeBack(token: string): Admitted | null {
    this.#note(`back ${token}`);
    return this.#tokens.get(token) ?? null;
  }

  knows(): null {
    return null;
  }

  remember(): void {}

  attach(admitted: Admitted, connection: Connection, sight: Sight): Attached {
    const guest = { admitted, connection, sight };
    this.guests.push(guest);
    this.#note(`attach ${admitted.title}`);
    this.greeting(guest);
    return {
      type: (keys) => this.#note(`keys ${keys}`),
      resize: ({ columns, rows }) => this.#note(`size ${columns} × ${rows}`),
      caughtUp: () => this.#note('caught up'),
      gone: () => this.#note('gone'),
    };
  }

  papers(): readonly PaperSign[] {
    return [{ name: 'brief', title: 'Your brief' }];
  }

  async paper({ title }: Admitted, name: string): Promise<Paper | null> {
    this.#note(`paper ${name} of ${title}`);
    const html = this.html[name];
    if (html === 'break') throw new Error('The paper is broken.');
    return html === undefined ? null : { title: 'Your brief', html };
  }

  get last(): Guest {
    return this.guests.at(-1)!;
  }

  /** Waits until something was heard so many times. */
  async until(words: string, times = 1): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#waiting.push({ isMet: () => this.heard.filter((each) => each === words).length >= times, resolve });
      this.#look();
    });
  }

  #note(words: string): void {
    this.heard.push(words);
    this.#look();
  }

  #look(): void {
    for (const { resolve } of this.#waiting.filter(({ isMet }) => isMet())) resolve();
    this.#waiting = this.#waiting.filter(({ isMet }) => !isMet());
  }
}
