// Firefox without a window, spoken to by WebDriver BiDi: opens pages and says what stands on them.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';

interface Reply {
  id?: number;
  method?: string;
  result?: Record<string, unknown>;
  message?: string;
  params?: Record<string, unknown>;
}

interface LogEntry {
  level: string;
  text: string;
  source?: { context?: string };
}

export class Firefox {
  readonly #process: ChildProcess;
  readonly #profile: string;
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, (reply: Reply) => void>();
  #last = 0;
  #context = '';
  /** What its console complained of. */
  readonly complaints: string[] = [];

  private constructor(started: ChildProcess, profile: string, socket: WebSocket) {
    this.#process = started;
    this.#profile = profile;
    this.#socket = socket;
    socket.on('message', (data) => {
      const { id, ...reply } = JSON.parse(String(data)) as Reply;
      if (id !== undefined) this.#waiting.get(id)?.(reply);
      else this.#note(reply.params as unknown as LogEntry);
    });
  }

  #note({ level, text, source }: LogEntry): void {
    // Others are of the browser itself.
    if (source?.context !== this.#context) return;
    if (level === 'error' || level === 'warn') this.complaints.push(text);
  }

  static async open(program: string): Promise<Firefox> {
    const profile = mkdtempSync(join(tmpdir(), 'rung-firefox-'));
    const flags = ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0'];
    const started = spawn(program, flags, {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, HOME: profile },
    });
    const address = await new Promise<string>((resolve, reject) => {
      let text = '';
      started.stderr!.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
        const found = /WebDriver BiDi listening on (ws:\S+)/.exec(text)?.[1];
        if (found) resolve(found);
      });
      started.once('exit', () => reject(new Error(`Firefox ended: ${text}`)));
    });
    const socket = new WebSocket(`${address}/session`);
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    const firefox = new Firefox(started, profile, socket);
    await firefox.#send('session.new', { capabilities: { alwaysMatch: { acceptInsecureCerts: true } } });
    await firefox.#send('session.subscribe', { events: ['log.entryAdded'] });
    const { contexts } = await firefox.#send<{ contexts: { context: string }[] }>('browsingContext.getTree', {});
    firefox.#context = contexts[0]!.context;
    return firefox;
  }

  #send<T>(method: string, params: object): Promise<T> {
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, ({ result, message }) =>
        result ? resolve(result as T) : reject(new Error(`${method}: ${message}`)),
      );
      this.#socket.send(JSON.stringify({ id, method, params }));
    });
  }

  /** Opens a page and waits until it has loaded. */
  async visit(url: string): Promise<void> {
    await this.#send('browsingContext.navigate', { context: this.#context, url, wait: 'complete' });
  }

  /** What an expression comes to on the page, where that is text. */
  async ask(expression: string): Promise<string> {
    const { result } = await this.#send<{ result: { value: string } }>('script.evaluate', {
      expression,
      target: { context: this.#context },
      awaitPromise: false,
    });
    return result.value;
  }

  /** The addresses of the frames in the page, as one text; of an error where one may not be shown. */
  async frames(): Promise<string> {
    interface Context {
      url: string;
      children: Context[] | null;
    }
    const { contexts } = await this.#send<{ contexts: Context[] }>('browsingContext.getTree', { root: this.#context });
    return (contexts[0]?.children ?? []).map(({ url }) => url).join();
  }

  async close(): Promise<void> {
    const gone = new Promise((resolve) => this.#process.once('exit', resolve));
    void this.#send('browser.close', {}).catch(() => this.#process.kill());
    await gone;
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 20 });
  }
}
