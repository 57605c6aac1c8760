// A terminal that is no program's: a pair of streams in this process, with a terminal emulator reading the screen. Nothing
// here sleeps: it waits for text.
import { PassThrough, Writable } from 'node:stream';
import xterm from '@xterm/headless';
import type { Size } from '../../src/tui/layout.ts';

const PATIENCE_MS = 15_000;

export class FakeTerminal {
  readonly #screen: InstanceType<typeof xterm.Terminal>;
  readonly #size: Size;
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  /** All that was written. */
  written = '';
  isRaw = false;
  readonly #looks = new Set<() => void>();

  constructor(size: Size) {
    this.#size = size;
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
          for (const look of this.#looks) look();
          done();
        });
      },
    });
    this.stdout = Object.assign(streamOut, { isTTY: true, ...size }) as unknown as NodeJS.WriteStream;
  }

  type(keys: string): void {
    this.stdin.push(keys);
  }

  text(): string {
    const { active } = this.#screen.buffer;
    return Array.from({ length: this.#size.rows }, (_, row) => active.getLine(row)?.translateToString(true) ?? '').join(
      '\n',
    );
  }

  isOnAlternateScreen(): boolean {
    return this.#screen.buffer.active.type === 'alternate';
  }

  see(wanted: string | RegExp): Promise<void> {
    return new Promise((resolve, reject) => {
      const isThere = () => (typeof wanted === 'string' ? this.text().includes(wanted) : wanted.test(this.text()));
      const look = () => {
        if (!isThere()) return;
        clearTimeout(patience);
        this.#looks.delete(look);
        resolve();
      };
      const patience = setTimeout(() => {
        this.#looks.delete(look);
        reject(new Error(`waited in vain for ${wanted}; the screen was:\n${this.text()}`));
      }, PATIENCE_MS);
      this.#looks.add(look);
      look();
    });
  }
}
