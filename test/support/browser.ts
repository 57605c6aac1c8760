// A real browser without a window, spoken to over a pipe; nothing is installed for it and no port is opened.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

interface Reply {
  id?: number;
  method?: string;
  params?: Record<string, unknown>;
  result?: Record<string, unknown>;
  error?: { message: string };
}

export class Browser {
  readonly #process: ChildProcess;
  readonly #profile = mkdtempSync(join(tmpdir(), 'rung-browser-'));
  readonly #waiting = new Map<number, (reply: Reply) => void>();
  #last = 0;
  #session: string | undefined;
  /** Everything the page reported since it was last emptied. */
  events: { method: string; params: Record<string, unknown> }[] = [];
  #listeners = new Set<() => void>();

  private constructor(program: string, more: readonly string[]) {
    const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--remote-debugging-pipe'];
    const started = spawn(program, [...flags, ...more, `--user-data-dir=${this.#profile}`, 'about:blank'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    });
    this.#process = started;
    let text = '';
    (started.stdio[4] as Readable).setEncoding('utf8').on('data', (chunk: string) => {
      const messages = (text + chunk).split('\0');
      text = messages.pop()!;
      for (const message of messages) this.#take(JSON.parse(message) as Reply);
    });
  }

  static async open(program: string, ...flags: string[]): Promise<Browser> {
    const browser = new Browser(program, flags);
    const { targetInfos } = await browser.#send<{ targetInfos: { type: string; targetId: string }[] }>(
      'Target.getTargets',
    );
    const { targetId } = targetInfos.find(({ type }) => type === 'page')!;
    const attached = await browser.#send<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true });
    browser.#session = attached.sessionId;
    for (const domain of ['Page', 'Runtime', 'Log', 'Network']) await browser.send(`${domain}.enable`);
    return browser;
  }

  #take({ id, method, params, result, error }: Reply): void {
    if (id !== undefined) this.#waiting.get(id)?.({ ...(result && { result }), ...(error && { error }) });
    else if (method !== undefined) this.events.push({ method, params: params ?? {} });
    for (const listener of this.#listeners) listener();
  }

  #send<T>(method: string, params: object = {}): Promise<T> {
    const id = ++this.#last;
    const session = this.#session === undefined ? {} : { sessionId: this.#session };
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, ({ result, error }) =>
        error ? reject(new Error(`${method}: ${error.message}`)) : resolve(result as T),
      );
      (this.#process.stdio[3] as Writable).write(`${JSON.stringify({ id, method, params, ...session })}\0`);
    });
  }

  send<T = Record<string, unknown>>(method: string, params: object = {}): Promise<T> {
    return this.#send<T>(method, params);
  }

  /** Opens a page at a width and waits until it has loaded. */
  async visit(url: string, width: number, scheme: 'light' | 'dark' = 'light'): Promise<void> {
    await this.send('Emulation.setDeviceMetricsOverride', {
      width,
      height: 900,
      deviceScaleFactor: 1,
      mobile: width < 500,
    });
    await this.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: scheme }] });
    this.events = [];
    await this.send('Page.navigate', { url });
    await this.#until(() => this.events.some(({ method }) => method === 'Page.loadEventFired'));
  }

  /** What an expression comes to on the page. */
  async ask<T>(expression: string): Promise<T> {
    const { result, exceptionDetails } = await this.send<{ result: { value: T }; exceptionDetails?: object }>(
      'Runtime.evaluate',
      { expression, returnByValue: true },
    );
    if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails));
    return result.value;
  }

  /** All text of the page and of its frames, also of those that scripts cannot look into. */
  async text(): Promise<string> {
    const { documents, strings } = await this.send<{
      documents: { nodes: { nodeValue: number[] } }[];
      strings: string[];
    }>('DOMSnapshot.captureSnapshot', { computedStyles: [] });
    return documents.map(({ nodes }) => nodes.nodeValue.map((at) => strings[at] ?? '').join(' ')).join('\n');
  }

  /** Waits until an expression is true on the page. */
  async meets(expression: string): Promise<void> {
    await this.send('Runtime.evaluate', {
      expression: `new Promise((resolve) => {
        const look = () => ((${expression}) ? resolve(true) : setTimeout(look, 20));
        look();
      })`,
      awaitPromise: true,
    });
  }

  /** Presses a key, as "a" or "ArrowUp"; a letter also types itself. */
  async press(key: string, keyCode: number, modifiers = 0): Promise<void> {
    const text = key.length === 1 && modifiers === 0 ? { text: key } : {};
    const pressed = { key, code: key.length === 1 ? `Key${key.toUpperCase()}` : key, modifiers };
    await this.send('Input.dispatchKeyEvent', { type: 'keyDown', windowsVirtualKeyCode: keyCode, ...pressed, ...text });
    await this.send('Input.dispatchKeyEvent', { type: 'keyUp', windowsVirtualKeyCode: keyCode, ...pressed });
  }

  async pdf(): Promise<Buffer> {
    const { data } = await this.send<{ data: string }>('Page.printToPDF', { preferCSSPageSize: true });
    return Buffer.from(data, 'base64');
  }

  #until(isTrue: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (!isTrue()) return;
        this.#listeners.delete(look);
        resolve();
      };
      this.#listeners.add(look);
      look();
    });
  }

  async close(): Promise<void> {
    const gone = new Promise((resolve) => this.#process.once('exit', resolve));
    this.#session = undefined;
    void this.send('Browser.close');
    await gone;
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 20 });
  }
}
