// A connection that leads nowhere: what arrives at its other end is read by a terminal emulator. It can lag.
import xterm from '@xterm/headless';
import type { Attached, Caller, Connection, Entrance, RoomChair, Sight } from '../../src/room/door.ts';
import { Room, type RoomOptions } from '../../src/room/room.ts';
import type { GuestMeans } from '../../src/room/screens.ts';
import type { Session } from '../../src/session/session.ts';
import { Looking, textOf } from '../support/looking.ts';

export const AT_HOME: Caller = { door: 'ssh', address: '127.0.0.1' };
export const sightOf = (columns = 120, rows = 36, more: Partial<Sight> = {}): Sight => ({
  size: { columns, rows },
  isPlain: false,
  isAscii: false,
  hasColour: true,
  ...more,
});

export class FakeLine implements Connection {
  readonly caller: Caller;
  readonly #screen: InstanceType<typeof xterm.Terminal>;
  readonly #looking = new Looking(() => this.text());
  /** What the other end says it has not got. */
  lag = 0;
  /** All that was sent. */
  sent = '';
  closed: string | null = null;
  attached!: Attached;

  constructor({ size }: Sight = sightOf(), caller: Caller = AT_HOME) {
    this.caller = caller;
    this.#screen = new xterm.Terminal({ cols: size.columns, rows: size.rows, allowProposedApi: true });
  }

  backlog = (): number => this.lag;

  send(text: string): void {
    this.sent += text;
    this.#screen.write(text, this.#looking.look);
  }

  close(words: string): void {
    if (this.closed !== null) return;
    this.closed = words;
    this.attached?.gone();
    this.#looking.look();
  }

  type(keys: string): void {
    this.attached.type(keys);
  }

  text = (): string => textOf(this.#screen);

  resize(columns: number, rows: number): void {
    this.#screen.resize(columns, rows);
    this.attached.resize({ columns, rows });
  }

  until = (isThere: () => boolean, wanted: unknown): Promise<void> => this.#looking.until(isThere, wanted);

  see = (wanted: string | RegExp): Promise<void> => this.#looking.see(wanted);

  seeClosed(words: string): Promise<void> {
    return this.until(() => this.closed?.includes(words) ?? false, words);
  }
}

const nowhere = { read: () => null, write: () => {} };

export const meansOf = (): GuestMeans => ({
  excon: { now: () => new Date(0), timer: null, form: nowhere, entries: async () => [], branch: () => {} },
  readings: async () => [],
  hints: nowhere,
  endOf: { score: async () => 'No score.', report: async () => 'No report.', draftOf: () => nowhere },
  playback: null,
});

/** A store that is kept in memory. */
export function store(text: string | null = null) {
  const kept = {
    text,
    read: () => kept.text,
    write: (next: string | null) => {
      kept.text = next;
    },
  };
  return kept;
}

export function roomOf(session: Session, more: Partial<RoomOptions> = {}): Room & { logged: string[] } {
  const logged: string[] = [];
  const room = new Room(session, {
    kept: store(),
    means: meansOf,
    papers: async (name, chair) => `<p>${name} of ${chair}</p>`,
    attendance: { read: () => [], write: () => {} },
    log: (line) => logged.push(line),
    ...more,
  });
  return Object.assign(room, { logged });
}

/** Somebody comes to a chair by its code and looks at its screen. */
export async function sit(
  room: Room & Entrance,
  chair: RoomChair,
  { sight = sightOf(), caller = AT_HOME, name = '' }: { sight?: Sight; caller?: Caller; name?: string | null } = {},
): Promise<FakeLine & { token: string }> {
  const admitted = await room.enter(chair, room.codeOf(chair), caller);
  if (!admitted) throw new Error(`${chair} was not opened`);
  const line = new FakeLine(sight, caller);
  line.attached = room.attach(admitted, line, sight);
  if (name !== null && chair !== 'wall' && !sight.isPlain) {
    await line.see('Your name:');
    line.type(`${name}\r`);
    if (chair !== 'excon' && chair !== 'evaluator' && chair !== 'observer') {
      await line.see(/[─-] BRIEF [─-]/);
      line.type('\r');
    }
  }
  return Object.assign(line, { token: admitted.token });
}
