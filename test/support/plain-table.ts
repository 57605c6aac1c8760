// A person at a plain table of the real program: types words and reads the lines that come, without ever sleeping.
import { type ChildProcess, spawn } from 'node:child_process';
import { bundle } from './rung.ts';

const PATIENCE_MS = 30_000;

export class PlainUser {
  readonly #child: ChildProcess;
  #looks = new Set<() => void>();
  #read = 0;
  out = '';
  err = '';
  exitCode: number | null | undefined;

  constructor(args: string[], home: string) {
    this.#child = spawn(process.execPath, [bundle, 'play', ...args, '--plain'], {
      env: { ...process.env, RUNG_HOME: home, NO_COLOR: '1' },
    });
    this.#child.stdout!.setEncoding('utf8').on('data', (text: string) => this.#heard(() => (this.out += text)));
    this.#child.stderr!.setEncoding('utf8').on('data', (text: string) => this.#heard(() => (this.err += text)));
    // Whoever is killed reads nothing more.
    this.#child.stdin!.on('error', () => {});
    this.#child.on('close', (code) => this.#heard(() => (this.exitCode = code)));
  }

  #heard(note: () => void): void {
    note();
    for (const look of this.#looks) look();
  }

  get pid(): number {
    return this.#child.pid!;
  }

  type(line: string): void {
    this.#read = this.out.length;
    this.#child.stdin!.write(`${line}\n`);
  }

  /** What has come since something was last typed. */
  answer(): string {
    return this.out.slice(this.#read);
  }

  async see(wanted: RegExp): Promise<string> {
    await this.#until(() => wanted.test(this.answer()) || this.exitCode !== undefined, String(wanted));
    if (!wanted.test(this.answer())) throw new Error(`${wanted} was not said, but:\n${this.answer()}\n${this.err}`);
    return this.answer();
  }

  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  async exit(): Promise<number | null> {
    await this.#until(() => this.exitCode !== undefined, 'the end');
    return this.exitCode!;
  }

  #until(isTrue: () => boolean, what: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = () => {
        if (!isTrue()) return;
        clearTimeout(patience);
        this.#looks.delete(look);
        resolve();
      };
      const patience = setTimeout(() => {
        this.#looks.delete(look);
        reject(new Error(`waited in vain for ${what}; said was:\n${this.answer()}\n${this.err}`));
      }, PATIENCE_MS);
      this.#looks.add(look);
      look();
    });
  }
}
