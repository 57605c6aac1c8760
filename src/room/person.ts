// Somebody in a chair: one person at one screen, whatever connection it is reached by. The screen stays while the connection
// is gone, with what is half typed on it.
import type { Opened } from '../tui/guest.tsx';
import { type OpenConsole, openInRoom } from '../tui/start.tsx';
import type { Attached, Caller, Connection, RoomChair, Sight } from './door.ts';
import { BROKEN, ELSEWHERE, LEFT, TOO_SLOW } from './last-words.ts';
import { PlainGuest } from './plain-guest.ts';
import { RoomTerminal } from './terminal.ts';

/** What of a person outlives the host. */
export interface KeptPerson {
  token: string;
  chair: RoomChair;
  name: string | null;
  /** SSH keys that were offered when the code was taken. */
  keys: string[];
  /** Where the person was last seen. */
  caller: Caller;
}

export interface PersonMeans {
  /** What the console of this person shows. */
  opens: () => Opened;
  now: () => number;
  /** Somebody came or went, or is called otherwise. */
  changed: () => void;
  /** The person has left the chair of their own accord. */
  left: () => void;
  /** Something went wrong on that screen. */
  broken: (error: unknown) => void;
}

export class Person {
  readonly kept: KeptPerson;
  readonly #means: PersonMeans;
  #terminal: RoomTerminal | null = null;
  #console: OpenConsole | null = null;
  #connection: Connection | null = null;
  /** Where the chair is reached in lines of text. */
  #plain: PlainGuest | null = null;
  #sight: Sight | null = null;
  /** Said at the foot when the screen is opened. */
  notice = '';
  /** When the connection came or went. */
  changedAt: number;
  hasNamed: boolean;

  constructor(kept: KeptPerson, means: PersonMeans) {
    this.kept = kept;
    this.#means = means;
    this.changedAt = means.now();
    this.hasNamed = kept.name !== null;
  }

  get isThere(): boolean {
    return this.#connection !== null;
  }

  attach(connection: Connection, sight: Sight): Attached {
    this.#connection?.close(ELSEWHERE);
    this.#plain?.leave();
    this.#plain = null;
    this.#come(connection);
    return sight.isPlain ? this.#inLines(connection) : this.#onScreen(connection, sight);
  }

  #come(connection: Connection): void {
    this.#connection = connection;
    this.kept.caller = connection.caller;
    this.#changed();
  }

  #gone(connection: Connection): void {
    if (this.#connection !== connection) return;
    this.#connection = null;
    this.#terminal?.show(null);
    this.#changed();
  }

  #changed(): void {
    this.changedAt = this.#means.now();
    this.#means.changed();
  }

  #onScreen(connection: Connection, sight: Sight): Attached {
    if (this.#terminal) this.#terminal.show(connection, sight.size);
    else this.#open(connection, sight);
    return {
      type: (keys) => {
        if (this.#connection === connection && this.#terminal?.type(keys) === false) connection.close(TOO_SLOW);
      },
      resize: (size) => {
        if (this.#connection === connection) this.#terminal?.resize(size);
      },
      caughtUp: () => this.#terminal?.caughtUp(),
      gone: () => this.#gone(connection),
    };
  }

  #open(connection: Connection, sight: Sight): void {
    const { size, isAscii, hasColour } = sight;
    this.#sight = sight;
    const terminal = new RoomTerminal(size, this.#means.now);
    terminal.show(connection);
    this.#terminal = terminal;
    const { stdin, stdout, job } = terminal;
    const console = openInRoom(this.#means.opens(), { stdin, stdout, look: { isAscii, hasColour }, bell: true, job });
    this.notice = '';
    this.#console = console;
    const closed = (words: string): boolean => {
      // Whoever sits there now goes; another console may have been opened since.
      if (this.#console !== console) return false;
      terminal.connection?.close(words);
      terminal.end();
      this.#terminal = this.#console = null;
      return true;
    };
    console.closed.then(
      () => {
        if (closed(LEFT)) this.#means.left();
      },
      (error) => {
        this.#means.broken(error);
        closed(BROKEN);
      },
    );
  }

  #inLines(connection: Connection): Attached {
    // What the person has on a screen stays as it is, and is not drawn between the lines.
    this.#terminal?.show(null);
    const plain = new PlainGuest(connection, this.#means);
    this.#plain = plain;
    return {
      type: (piece) => {
        if (this.#connection === connection && !plain.type(piece)) connection.close(TOO_SLOW);
      },
      resize: () => {},
      caughtUp: () => {},
      gone: () => {
        plain.leave();
        if (this.#plain === plain) this.#plain = null;
        this.#gone(connection);
      },
    };
  }

  /** The exercise is another one now: the screen is opened anew, and says so. */
  reopen(words: string): void {
    const terminal = this.#terminal;
    const connection = this.#connection;
    this.notice = words;
    this.#console?.close();
    this.#console = null;
    if (!terminal?.connection || !connection) {
      terminal?.end();
      this.#terminal = null;
      this.notice = connection ? '' : words;
      this.#plain?.reopen(words);
      return;
    }
    const { columns, rows } = terminal.stdout;
    this.#open(connection, { ...this.#sight!, size: { columns, rows } });
    terminal.end();
  }

  /** Sees whether the person reads at all. */
  look(): void {
    if (this.#terminal?.isTooSlow()) this.#connection?.close(TOO_SLOW);
  }

  /** The chair is another's now. */
  sendAway(words: string): void {
    const console = this.#console;
    this.#connection?.close(words);
    this.#connection = null;
    console?.close();
  }

  /** Resolves when its console has let go of the exercise. */
  async end(words: string): Promise<void> {
    const console = this.#console;
    this.sendAway(words);
    await console?.closed.catch(() => {});
  }
}
