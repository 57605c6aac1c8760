// A page without a browser: a web socket that says what it is told to, and keeps what it hears.
import { WebSocket } from 'ws';
import type { FromHost } from '../../src/room/protocol.ts';

interface Options {
  isPlain?: boolean;
  path?: string;
  origin?: string | undefined;
  headers?: Record<string, string>;
  autoPong?: boolean;
}

export class RawPage {
  readonly socket: WebSocket;
  readonly heard: FromHost[] = [];
  /** The code with which it was closed. */
  closed: Promise<number>;
  #listeners = new Set<() => void>();

  private constructor(url: string, options: Options) {
    this.socket = new WebSocket(url, { rejectUnauthorized: false, ...options });
    this.socket.on('message', (data) => {
      this.heard.push(JSON.parse(String(data)) as FromHost);
      for (const listener of this.#listeners) listener();
    });
    this.socket.on('error', () => {});
    this.closed = new Promise((resolve) => {
      this.socket.once('close', resolve);
    });
  }

  /** Opens one from the host's own page, unless another origin is given. Throws an Error with the status where it is refused. */
  static async open(port: number, { isPlain, path = '/door', ...options }: Options = {}): Promise<RawPage> {
    const url = `${isPlain ? 'ws' : 'wss'}://127.0.0.1:${port}${path}`;
    const page = new RawPage(url, { origin: `https://127.0.0.1:${port}`, ...options });
    await new Promise<void>((resolve, reject) => {
      page.socket.once('open', resolve);
      page.socket.once('unexpected-response', (_request, response) => {
        let words = '';
        response.setEncoding('utf8').on('data', (chunk: string) => {
          words += chunk;
        });
        response.once('end', () => reject(new Error(`${response.statusCode} ${words.trim()}`)));
      });
      page.socket.once('error', reject);
    });
    return page;
  }

  say(message: object | string | Buffer): void {
    const isRaw = typeof message === 'string' || Buffer.isBuffer(message);
    this.socket.send(isRaw ? message : JSON.stringify(message));
  }

  enter(code = 'right-code', size = { columns: 100, rows: 30 }): void {
    this.say({ t: 'enter', chair: 'ukraine', code, ...size, plain: false });
  }

  /** Waits until it has heard so many messages of a kind, and gives the last of them. */
  until<T extends FromHost['t']>(kind: T, times = 1): Promise<Extract<FromHost, { t: T }>> {
    return new Promise((resolve) => {
      const look = () => {
        const found = this.heard.filter((message): message is Extract<FromHost, { t: T }> => message.t === kind);
        if (found.length < times) return;
        this.#listeners.delete(look);
        resolve(found[times - 1]!);
      };
      this.#listeners.add(look);
      look();
    });
  }
}
