// A terminal that is no program's: a pair of streams in this process, with a terminal emulator reading the screen. Nothing
// here sleeps: it waits for text.
import { PassThrough, Writable } from 'node:stream';
import xterm from '@xterm/headless';
import type { Size } from '../../src/tui/layout.ts';
import { Looking, textOf } from './looking.ts';

export class FakeTerminal {
  readonly #screen: InstanceType<typeof xterm.Terminal>;
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  /** All that was written. */
  written = '';
  isRaw = false;
  readonly #looking = new Looking(() => this.text());

  constructor(size: Size) {
    // As a terminal's driver does: a new line begins at its left.
    const options = { convertEol: true, allowProposedApi: true };
    this.#screen = new xterm.Terminal({ cols: size.columns, rows: size.rows, ...options });
    const setRawMode = (isRaw: boolean) => {
      this.isRaw = isRaw;
    };
    const streamIn = Object.assign(new PassThrough(), { isTTY: true, setRawMode, ref: () => {}, unref: () => {} });
    this.stdin = streamIn as unknown as NodeJS.ReadStream;
    const streamOut = new Writable({
      decodeStrings: false,
      write: (chunk: string | Buffer, _, done) => {
        this.written += chunk.toString();
        this.#screen.write(chunk.toString(), () => {
          this.#looking.look();
          done();
        });
      },
    });
    this.stdout = Object.assign(streamOut, { isTTY: true, ...size }) as unknown as NodeJS.WriteStream;
  }

  type(keys: string): void {
    this.stdin.push(keys);
  }

  text = (): string => textOf(this.#screen);

  isOnAlternateScreen(): boolean {
    return this.#screen.buffer.active.type === 'alternate';
  }

  see = (wanted: string | RegExp): Promise<void> => this.#looking.see(wanted);
}
