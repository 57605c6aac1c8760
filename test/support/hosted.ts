// The program as it hosts a room without a console; the test says when it is to end.
import { type ChildProcess, spawn } from 'node:child_process';
import { bundle } from './rung.ts';

export class Hosted {
  readonly #child: ChildProcess;
  readonly #ended: Promise<number | null>;
  #looks = new Set<() => void>();
  out = '';
  err = '';

  constructor(args: readonly string[], home: string) {
    const env = { ...process.env, RUNG_HOME: home, NO_COLOR: '1' };
    const stdio: ['ignore', 'pipe', 'pipe'] = ['ignore', 'pipe', 'pipe'];
    this.#child = spawn(process.execPath, [bundle, 'host', ...args], { env, cwd: home, stdio });
    const hear = (chunk: string, of: 'out' | 'err') => {
      this[of] += chunk;
      for (const look of this.#looks) look();
    };
    this.#child.stdout!.setEncoding('utf8').on('data', (chunk: string) => hear(chunk, 'out'));
    this.#child.stderr!.setEncoding('utf8').on('data', (chunk: string) => hear(chunk, 'err'));
    this.#ended = new Promise((resolve) => this.#child.once('close', resolve));
  }

  /** Waits for words on its output. Throws where it ends before. */
  async until(words: string | RegExp): Promise<void> {
    const said = new Promise<'said'>((resolve) => {
      const look = () => this.out.match(words) && resolve('said');
      this.#looks.add(look);
      look();
    });
    const came = await Promise.race([said, this.#ended]);
    if (came !== 'said') throw new Error(`It ended with ${came} before it said ${words}: ${this.out}${this.err}`);
  }

  /** Asks it to end; its exit code. */
  end(signal: NodeJS.Signals = 'SIGINT'): Promise<number | null> {
    this.#child.kill(signal);
    return this.#ended;
  }
}
