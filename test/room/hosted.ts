// The real program as a host, and clients of both doors that speak to it from outside.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import xterm from '@xterm/headless';
import ssh2, { type ClientChannel } from 'ssh2';
import WebSocket from 'ws';
import type { RoomChair } from '../../src/room/door.ts';
import type { FromHost, FromPage } from '../../src/room/protocol.ts';
import { Looking, textOf } from '../support/looking.ts';
import { bundle } from '../support/rung.ts';

const PATIENCE_MS = 30_000;
const TITLES: Record<string, RoomChair> = {
  Ukraine: 'ukraine',
  Coalition: 'coalition',
  US: 'us',
  Commission: 'commission',
  'Red cell': 'red',
  Facilitator: 'excon',
  Evaluator: 'evaluator' as RoomChair,
  Observer: 'observer',
  Wall: 'wall',
};

/** A host without a console: its ports, and the codes that it prints. */
export class HostProgram {
  readonly home: string;
  #process: ChildProcess | null = null;
  out = '';
  err = '';
  sshPort = 0;
  webPort = 0;
  codes = new Map<RoomChair, string>();

  constructor(home: string) {
    this.home = home;
  }

  async start(...args: string[]): Promise<void> {
    const ports = ['--ssh-port', String(this.sshPort), '--web-port', String(this.webPort)];
    const started = spawn(process.execPath, [bundle, 'host', ...args, '--no-console', ...ports], {
      env: { ...process.env, RUNG_HOME: this.home, NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#process = started;
    this.out = '';
    started.stderr!.on('data', (piece) => {
      this.err += String(piece);
    });
    await new Promise<void>((resolve, reject) => {
      const patience = setTimeout(() => reject(new Error(`no host: ${this.out}${this.err}`)), PATIENCE_MS);
      started.on('exit', (code) => reject(new Error(`the host ended with ${code}: ${this.out}${this.err}`)));
      started.stdout!.on('data', (piece) => {
        this.out += String(piece);
        if (!/^Wall: .*\n/m.test(this.out)) return;
        clearTimeout(patience);
        resolve();
      });
    });
    for (const [, title, code] of this.out.matchAll(/^([A-Z][A-Za-z ]*): .* code (\S+)$/gm))
      if (TITLES[title!]) this.codes.set(TITLES[title!]!, code!);
    this.sshPort = Number(/ssh -p (\d+)/.exec(this.out)?.[1] ?? 0);
    this.webPort = Number(/https:\/\/127\.0\.0\.1:(\d+)/.exec(this.out)?.[1] ?? 0);
  }

  get pid(): number {
    return this.#process!.pid!;
  }

  /** Ends it, and waits until it is gone. */
  async kill(signal: NodeJS.Signals): Promise<void> {
    const ending = this.#process!;
    if (ending.exitCode !== null || ending.signalCode !== null) return;
    ending.removeAllListeners('exit');
    const gone = once(ending, 'exit');
    ending.kill(signal);
    await gone;
  }
}

/** A screen at the other end of a door. */
abstract class Client {
  readonly screen = new xterm.Terminal({ cols: 120, rows: 36, allowProposedApi: true });
  readonly #looking = new Looking(() => `${this.text()}\nclosed: ${this.closed}`);
  closed: string | null = null;
  /** How many bytes of drawings came. */
  bytes = 0;
  /** When the newest of them came. */
  cameAt = 0;

  abstract type(keys: string): void;
  abstract end(): void;

  protected draw(text: string, drawn: () => void = () => {}): void {
    this.bytes += Buffer.byteLength(text);
    this.cameAt = performance.now();
    this.look();
    this.screen.write(text, () => {
      drawn();
      this.look();
    });
  }

  protected look(): void {
    this.#looking.look();
  }

  text = (): string => textOf(this.screen);

  until = (isThere: () => boolean, wanted: unknown, patienceMs = PATIENCE_MS): Promise<void> =>
    this.#looking.until(isThere, wanted, patienceMs);

  see = (wanted: string | RegExp, patienceMs = PATIENCE_MS): Promise<void> => this.#looking.see(wanted, patienceMs);
}

/** As the page does: comes back by itself with its token. */
export class PageClient extends Client {
  readonly #host: HostProgram;
  #socket: WebSocket | null = null;
  token: string | null = null;
  /** What the host found wrong in what was sent. */
  errors: string[] = [];
  #isEnded = false;
  /** How often it came back, and how long the last time took. */
  cameBack = 0;
  #lostAt = 0;
  backAfterMs = 0;

  constructor(host: HostProgram) {
    super();
    this.#host = host;
  }

  async enter(chair: RoomChair, code = this.#host.codes.get(chair)!): Promise<void> {
    await this.#connect({ t: 'enter', chair, code, columns: 120, rows: 36, plain: false });
  }

  #connect(first: FromPage): Promise<void> {
    const origin = `https://127.0.0.1:${this.#host.webPort}`;
    const socket = new WebSocket(`wss://127.0.0.1:${this.#host.webPort}/door`, { rejectUnauthorized: false, origin });
    this.#socket = socket;
    return new Promise((resolve, reject) => {
      socket.on('error', reject);
      socket.on('open', () => this.#send(first));
      socket.on('message', (data) => {
        const message = JSON.parse(String(data)) as FromHost;
        if (message.t === 'admitted') {
          this.token = message.token;
          if (this.#lostAt > 0) this.backAfterMs = Date.now() - this.#lostAt;
          resolve();
        }
        if (message.t === 'screen') this.draw(message.text, () => this.#send({ t: 'ack', n: message.n }));
        if (message.t === 'error') this.errors.push(message.words);
        if (message.t === 'closed' || message.t === 'refused') {
          this.closed = message.words;
          reject(new Error(message.words));
          this.look();
        }
      });
      socket.on('close', () => this.#lost());
    });
  }

  #lost(): void {
    if (this.#isEnded || this.closed !== null || this.token === null) return;
    if (this.#lostAt === 0) this.#lostAt = Date.now();
    const again = async () => {
      if (this.#isEnded) return;
      await this.#connect({ t: 'back', token: this.token!, columns: 120, rows: 36, plain: false }).then(
        () => {
          this.cameBack++;
          this.#lostAt = 0;
          this.look();
        },
        () => {},
      );
    };
    setTimeout(() => void again(), 250);
  }

  #send(message: FromPage): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message));
  }

  type(keys: string): void {
    this.#send({ t: 'keys', keys });
  }

  /** As a cable that is pulled. */
  cut(): void {
    this.#socket?.terminate();
  }

  end(): void {
    this.#isEnded = true;
    this.#socket?.terminate();
  }
}

/** As somebody at a terminal with ssh. */
export class SshClient extends Client {
  readonly #host: HostProgram;
  #client: ssh2.Client | null = null;
  #channel: ClientChannel | null = null;

  constructor(host: HostProgram) {
    super();
    this.#host = host;
  }

  async enter(chair: RoomChair, code = this.#host.codes.get(chair)!): Promise<void> {
    const client = new ssh2.Client();
    this.#client = client;
    await new Promise<void>((resolve, reject) => {
      client.on('ready', resolve);
      client.on('error', reject);
      client.connect({ host: '127.0.0.1', port: this.#host.sshPort, username: chair, password: code });
    });
    // As OpenSSH's client does while somebody types.
    client.setNoDelay(true);
    client.removeAllListeners('error');
    client.on('error', () => {});
    this.#channel = await new Promise<ClientChannel>((resolve, reject) =>
      client.shell({ cols: 120, rows: 36, term: 'xterm-256color' }, (error, channel) =>
        error ? reject(error) : resolve(channel),
      ),
    );
    this.#channel.on('data', (piece: Buffer) => this.draw(piece.toString()));
    this.#channel.on('close', () => {
      this.closed = 'closed';
      this.look();
    });
  }

  type(keys: string): void {
    this.#channel?.write(keys);
  }

  end(): void {
    this.#client?.destroy();
  }
}
