// The terminal that somebody's console draws on. It outlives connections: a console goes on without anybody looking, and
// whoever comes back sees it as it was. Whoever reads too slowly misses drawings and gets the newest screen whole.
import { PassThrough, Writable } from 'node:stream';
import type { Size } from '../tui/layout.ts';
import type { JobControl } from '../tui/stopping.tsx';
import type { Connection } from './door.ts';

/** Beyond so many bytes on the way nothing more is sent. */
const MOST_BACKLOG = 64 * 1024;
/** Who has not caught up after so long is cut off. */
const PATIENCE_MS = 60_000;
/** Keys that a console has not read yet: nobody types as much. */
const MOST_KEYS = 256 * 1024;

export class RoomTerminal {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly #keys = new PassThrough();
  readonly #output: Writable & Size;
  #connection: Connection | null = null;
  /** Since when drawings were left out. */
  #staleSince: number | null = null;
  #repaint = () => {};
  readonly #now: () => number;

  constructor(size: Size, now: () => number = Date.now) {
    this.#now = now;
    const flags = { isTTY: true, setRawMode: () => this.stdin, ref: () => this.stdin, unref: () => this.stdin };
    this.stdin = Object.assign(this.#keys, flags) as unknown as NodeJS.ReadStream;
    const output = new Writable({
      decodeStrings: false,
      write: (chunk: string | Buffer, _, done) => {
        this.#send(chunk.toString());
        done();
      },
    });
    const colours = { getColorDepth: () => 24, hasColors: () => true };
    this.#output = Object.assign(output, { isTTY: true, ...size, ...colours });
    this.stdout = this.#output as unknown as NodeJS.WriteStream;
  }

  /** What draws the screen again; a stop key only does that too, since nothing here can be stopped. */
  readonly job: JobControl = {
    listen: (_, goesOn) => {
      this.#repaint = goesOn;
      return () => {
        this.#repaint = () => {};
      };
    },
    stopAll: () => {},
    stopItself: () => {},
    resized: () => {},
  };

  get connection(): Connection | null {
    return this.#connection;
  }

  /** Goes on at another connection; null: nobody looks. */
  show(connection: Connection | null, size?: Size): void {
    this.#connection = connection;
    this.#staleSince = null;
    if (size) this.#take(size);
    if (connection) this.#repaint();
  }

  resize(size: Size): void {
    if (!this.#take(size)) this.#repaint();
  }

  /** Whether Ink draws by itself, since the size is another one. */
  #take({ columns, rows }: Size): boolean {
    if (columns === this.#output.columns && rows === this.#output.rows) return false;
    Object.assign(this.#output, { columns, rows });
    this.#output.emit('resize');
    return true;
  }

  /** Keys go to the console; false where it does not read them. */
  type(keys: string): boolean {
    if (this.#keys.writableLength + this.#keys.readableLength > MOST_KEYS) return false;
    this.#keys.write(keys);
    return true;
  }

  caughtUp(): void {
    if (this.#staleSince === null || (this.#connection?.backlog() ?? 0) > MOST_BACKLOG / 2) return;
    this.#staleSince = null;
    this.#repaint();
  }

  /** Whether whoever looks has not read for so long that the connection costs more than it gives. */
  isTooSlow(): boolean {
    return this.#staleSince !== null && this.#now() - this.#staleSince > PATIENCE_MS;
  }

  #send(text: string): void {
    const connection = this.#connection;
    if (!connection || text === '') return;
    if (this.#staleSince === null && connection.backlog() > MOST_BACKLOG) this.#staleSince = this.#now();
    // A terminal at the other end of a line begins a new one where the old one ended.
    if (this.#staleSince === null) connection.send(text.replaceAll('\n', '\r\n'));
  }

  end(): void {
    this.#keys.end();
    this.#connection = null;
  }
}
