// The connection to the host: opens it, says who is there, and opens it again when it was lost, as long as somebody is
// there. What the messages mean is not decided here.
import { DOOR_PATH, type FromHost, type FromPage, PING_MS } from '../protocol.ts';

/** Milliseconds from one try to the next: a chair is to be back within five seconds of its host. */
const WAITS = [500, 1000, 2000, 3000];
/** A try that hears nothing is given up; the later ones wait longer, for a slow line. */
const patience = (tries: number): number => Math.min(15_000, 4000 + 500 * tries);
const LOOK_MS = 2000;
const SILENCE_MS = 2.5 * PING_MS;

export interface LinkEvents {
  /** What to say first; null where nobody has entered or asked to. */
  hello: () => FromPage | null;
  heard: (message: FromHost, reply: (message: FromPage) => void) => void;
  /** It was lost, or never there, and is tried again. */
  lost: (hadAnswered: boolean) => void;
  /** It was lost and nobody needs it. */
  idle: () => void;
}

export class Link {
  readonly #events: LinkEvents;
  #socket: WebSocket | null = null;
  #tries = 0;
  #triedAt = 0;
  /** When the host was heard on this connection; 0 before that. */
  #heardAt = 0;
  #timer = 0;

  constructor(events: LinkEvents) {
    this.#events = events;
    setInterval(() => this.#look(), LOOK_MS);
    // A tab that nobody sees has slow timers, and a machine that slept has late ones.
    addEventListener('online', () => this.#hurry());
    document.addEventListener('visibilitychange', () => this.#hurry());
  }

  /** Opens it, or says hello again where it is open. */
  start(): void {
    const hello = this.#events.hello();
    if (this.#socket?.readyState !== WebSocket.OPEN) this.#open();
    else if (hello) this.send(hello);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.#release()?.close();
  }

  /** What is said while the connection is lost is gone: the screen that it was meant for is gone, too. */
  send(message: FromPage): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message));
  }

  #open(): void {
    this.stop();
    const socket = new WebSocket(`${location.protocol.replace('http', 'ws')}//${location.host}${DOOR_PATH}`);
    const reply = (message: FromPage) => {
      if (this.#socket === socket) this.send(message);
    };
    this.#socket = socket;
    this.#triedAt = Date.now();
    this.#heardAt = 0;
    this.#timer = setTimeout(() => this.#drop(socket), patience(this.#tries));
    socket.onopen = () => {
      clearTimeout(this.#timer);
      this.#timer = 0;
      const hello = this.#events.hello();
      if (hello) reply(hello);
    };
    socket.onmessage = ({ data }) => {
      this.#tries = 0;
      this.#heardAt = Date.now();
      this.#events.heard(JSON.parse(String(data)) as FromHost, reply);
    };
    socket.onclose = () => this.#drop(socket);
  }

  /** Nothing of the socket is heard from now on. */
  #release(): WebSocket | null {
    const socket = this.#socket;
    this.#socket = null;
    if (socket) {
      socket.onopen = null;
      socket.onmessage = null;
      socket.onclose = null;
    }
    return socket;
  }

  #drop(socket: WebSocket): void {
    if (this.#socket !== socket) return;
    this.stop();
    if (!this.#events.hello()) return this.#events.idle();
    const wait = WAITS[Math.min(this.#tries, WAITS.length - 1)]!;
    // Counted from the last try, unless that one had worked.
    const since = this.#tries === 0 ? 0 : Date.now() - this.#triedAt;
    this.#tries++;
    this.#timer = setTimeout(() => this.#open(), Math.max(0, wait - since));
    this.#events.lost(this.#heardAt > 0);
  }

  #look(): void {
    const socket = this.#socket;
    const since = Date.now() - Math.max(this.#heardAt, this.#triedAt);
    if (socket?.readyState === WebSocket.OPEN && since > SILENCE_MS) this.#drop(socket);
  }

  /** Tries at once where it would wait. */
  #hurry(): void {
    this.#look();
    if (this.#timer !== 0 && this.#socket === null && !document.hidden) this.#open();
  }
}
