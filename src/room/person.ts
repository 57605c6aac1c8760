// Somebody in a chair: one person at one screen, whatever connection it is reached by. The screen stays while the connection
// is gone, with what is half typed on it.
import type { Seating } from '../session/seating.ts';
import type { Opened } from '../tui/guest.tsx';
import { PlainTable } from '../tui/plain/plain.ts';
import { type OpenConsole, openInRoom } from '../tui/start.tsx';
import type { Attached, Caller, Connection, RoomChair, Sight } from './door.ts';
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
  /** Something went wrong on that screen. */
  broken: (error: unknown) => void;
}

const LEFT = 'You have left your chair; the exercise goes on. Come again as you came.';
const ELSEWHERE = 'This chair was opened at another place.';
const BROKEN = 'This screen broke off; the exercise goes on. Come again as you came.';
const NO_LINES = 'This chair has a screen and no lines of text.';
/** Lines cannot be left out as drawings can: beyond so many bytes on the way a connection ends. */
const MOST_UNREAD = 512 * 1024;
const TOO_SLOW = 'This connection is too slow; come again.';

export class Person {
  readonly kept: KeptPerson;
  readonly #means: PersonMeans;
  #terminal: RoomTerminal | null = null;
  #console: OpenConsole | null = null;
  #connection: Connection | null = null;
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
    const closed = (words: string) => {
      // Whoever sits there now goes; another console may have been opened since.
      if (this.#console !== console) return;
      terminal.connection?.close(words);
      terminal.end();
      this.#terminal = this.#console = null;
    };
    console.closed.then(
      () => closed(LEFT),
      (error) => {
        this.#means.broken(error);
        closed(BROKEN);
      },
    );
  }

  #inLines(connection: Connection): Attached {
    const opened = this.#means.opens();
    if (!('sits' in opened) || opened.sits.seating.chairs.length === 0) {
      connection.close(NO_LINES);
      return { type: () => {}, resize: () => {}, caughtUp: () => {}, gone: () => this.#gone(connection) };
    }
    // What the person has on a screen stays as it is, and is not drawn between the lines.
    this.#terminal?.show(null);
    const { seating } = opened.sits;
    const broken = (error: unknown) => {
      this.#means.broken(error);
      connection.close(BROKEN);
    };
    const table = new PlainTable(seating, (line) => {
      if (connection.backlog() > MOST_UNREAD) connection.close(TOO_SLOW);
      else connection.send(`${line}\r\n`);
    });
    const stop = followed(seating, table, broken);
    const take = linesOf((line) => this.#take(table, line, connection), broken);
    try {
      table.open();
    } catch (error) {
      broken(error);
    }
    return {
      type: (piece) => {
        if (this.#connection === connection && !take(piece)) connection.close(TOO_SLOW);
      },
      resize: () => {},
      caughtUp: () => {},
      gone: () => {
        stop();
        this.#gone(connection);
      },
    };
  }

  async #take(table: PlainTable, line: string, connection: Connection): Promise<void> {
    if (this.#connection !== connection) return;
    await table.take(line);
    if (table.isOver()) connection.close(LEFT);
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
      // Who sits there in lines of text comes again.
      connection?.close(`${words} Come again as you came.`);
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

/** Told of what changes elsewhere, when all that changes has changed. */
function followed(seating: Seating, table: PlainTable, broken: (error: unknown) => void): () => void {
  return seating.subscribe(() =>
    queueMicrotask(() => {
      try {
        table.look();
      } catch (error) {
        broken(error);
      }
    }),
  );
}

const LONGEST_LINE = 8192;
/** Lines that wait for the one before: nobody types as many. */
const MOST_LINES = 1000;

/** Takes pieces of text and hands on whole lines, one after the other; says false where too many wait. */
function linesOf(take: (line: string) => Promise<void>, broken: (error: unknown) => void): (piece: string) => boolean {
  let rest = '';
  let waiting = 0;
  let last = Promise.resolve();
  return (piece) => {
    const [first = '', ...others] = `${rest}${piece}`.split(/\r\n|\r|\n/);
    const lines = others.length === 0 ? [] : [first, ...others.slice(0, -1)];
    rest = (others.at(-1) ?? first).slice(0, LONGEST_LINE);
    if (waiting + lines.length > MOST_LINES) return false;
    waiting += lines.length;
    for (const line of lines)
      last = last
        .then(() => take(line))
        .catch(broken)
        .finally(() => {
          waiting--;
        });
    return true;
  };
}
