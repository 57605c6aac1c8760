// A real pseudo-terminal with a terminal emulator reading the screen. Nothing here sleeps: it waits for text.
import { type IPty, spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { bundle } from './rung.ts';

const PATIENCE_MS = 15_000;
// Every frame is wrapped in synchronized output.
export const FRAME_BEGINS = '\u001b[?2026h';
const FRAME_ENDS = '\u001b[?2026l';
// The alternate screen, where the console draws.
const TAKEN = '\u001b[?1049h';
const LEFT = '\u001b[?1049l';

/** Whatever the machine says: the screen here shows everything. */
const UTF_8 = { LC_ALL: '', LC_CTYPE: '', LANG: 'C.UTF-8' };

export class TerminalUser {
  readonly #pty: IPty;
  readonly #screen: InstanceType<typeof xterm.Terminal>;
  /** Everything the program wrote, as bytes on the wire. */
  written = '';
  /** How much of it stands on the screen by now, and what came last of that, from the beginning of a frame on. */
  #shown = 0;
  #frame = '';
  exitCode: number | null = null;
  /** When the first byte of the frame on the screen came, in milliseconds as `performance.now()` counts them. */
  frameCame = 0;
  #waiters = new Set<() => void>();

  /** `program`: what Node runs; 'shell' for a shell instead, which can stop a job and let it go on. */
  constructor(args: string[], size: { columns: number; rows: number }, env: Record<string, string>, program = bundle) {
    const [file, given] =
      program === 'shell' ? ['bash', ['--norc', '--noprofile', '-i']] : [process.execPath, [program, ...args]];
    this.#screen = new xterm.Terminal({ cols: size.columns, rows: size.rows, allowProposedApi: true });
    // Ink draws nothing on the screen where it believes to be in CI.
    const { CI: _, CONTINUOUS_INTEGRATION: __, ...rest } = process.env;
    this.#pty = spawn(file, given, {
      name: env.TERM ?? 'xterm-256color',
      cols: size.columns,
      rows: size.rows,
      env: { ...(rest as Record<string, string>), ...UTF_8, ...env },
    });
    this.#screen.onData((answer) => this.#pty.write(answer));
    this.#pty.onData((data) => {
      this.written += data;
      const came = performance.now();
      this.#screen.write(data, () => {
        this.#shown += data.length;
        this.#frame += data;
        this.#frame = this.#frame.slice(Math.max(0, this.#frame.lastIndexOf(FRAME_BEGINS)));
        if (data.includes(FRAME_BEGINS)) this.frameCame = came;
        this.#wake();
      });
    });
    this.#pty.onExit(({ exitCode }) => {
      this.exitCode = exitCode;
      this.#wake();
    });
  }

  /** Looks at every whole frame. */
  watch(look: () => void): void {
    this.#waiters.add(() => {
      if (this.#isWhole()) look();
    });
  }

  #wake(): void {
    for (const waiter of this.#waiters) waiter();
  }

  /** The screen as the user sees it, a line a row. */
  lines(): string[] {
    const { active } = this.#screen.buffer;
    return Array.from(
      { length: this.#screen.rows },
      (_, row) => active.getLine(active.viewportY + row)?.translateToString(true) ?? '',
    );
  }

  text(): string {
    return this.lines().join('\n');
  }

  isOnAlternateScreen(): boolean {
    return this.#screen.buffer.active.type === 'alternate';
  }

  /** Whether the program has asked for pastes to be marked as such. */
  hasPasteMode(): boolean {
    return this.#screen.modes.bracketedPasteMode;
  }

  /** The terminal's name, as /dev/pts/3. */
  get device(): string {
    return (this.#pty as IPty & { ptsName: string }).ptsName;
  }

  type(keys: string): void {
    this.#pty.write(keys);
  }

  resize(columns: number, rows: number): void {
    this.#screen.resize(columns, rows);
    this.#pty.resize(columns, rows);
  }

  kill(signal: string): void {
    this.#pty.kill(signal);
  }

  /** The window is closed: the program has no terminal any more. */
  close(): void {
    (this.#pty as IPty & { destroy: () => void }).destroy();
  }

  get pid(): number {
    return this.#pty.pid;
  }

  // A person sees whole frames: between these two marks one is being written.
  #isWhole(): boolean {
    return !this.#frame.startsWith(FRAME_BEGINS) || this.#frame.includes(FRAME_ENDS);
  }

  async see(wanted: string | RegExp): Promise<void> {
    await this.#until(
      () => this.#isWhole() && (typeof wanted === 'string' ? this.text().includes(wanted) : wanted.test(this.text())),
      `to see ${wanted}`,
    );
  }

  /** Waits until a whole screen is one of which this holds. */
  async seeThat(holds: (text: string) => boolean, what: string): Promise<void> {
    await this.#until(() => this.#isWhole() && holds(this.text()), what);
  }

  /** Waits until every key that was typed so far has been taken. Ctrl-Z is taken last, on every screen; without a shell
   * the console leaves its screen and comes back at once. */
  async tookKeys(): Promise<void> {
    const from = this.written.length;
    this.type(KEY.ctrlZ);
    const hasComeBack = () => {
      const since = this.written.slice(from);
      return since.indexOf(LEFT) >= 0 && since.indexOf(TAKEN, since.indexOf(LEFT)) >= 0;
    };
    await this.#until(() => this.#isWhole() && this.#shown === this.written.length && hasComeBack(), 'for Ctrl-Z');
  }

  /** The program has ended, and what it wrote last stands on the screen. */
  async exit(patienceMs?: number): Promise<number> {
    const isShown = () => this.exitCode !== null && this.#shown === this.written.length;
    await this.#until(isShown, 'the program to end', patienceMs);
    return this.exitCode!;
  }

  async #until(isTrue: () => boolean, what: string, patienceMs = PATIENCE_MS): Promise<void> {
    if (isTrue()) return;
    await new Promise<void>((resolve, reject) => {
      const look = () => {
        if (!isTrue()) return;
        clearTimeout(patience);
        this.#waiters.delete(look);
        resolve();
      };
      const patience = setTimeout(() => {
        this.#waiters.delete(look);
        reject(new Error(`waited in vain ${what}; the screen was:\n${this.text()}`));
      }, patienceMs);
      this.#waiters.add(look);
      look();
    });
  }
}

export const KEY = {
  enter: '\r',
  escape: '\u001b',
  up: '\u001b[A',
  down: '\u001b[B',
  left: '\u001b[D',
  right: '\u001b[C',
  tab: '\t',
  backspace: '\u007f',
  ctrlC: '\u0003',
  ctrlZ: '\u001a',
} as const;
