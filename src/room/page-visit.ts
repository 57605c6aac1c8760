// One open page: what it says is checked and done, and what it is sent is counted until the page has drawn it. The door
// keeps nothing back for a slow page; it says how far behind it is, and the room leaves frames out.
import type { RawData, WebSocket } from 'ws';
import type { Admitted, Attached, Caller, Connection, Entrance, Sight } from './door.ts';
import type { OneTimePapers } from './one-time.ts';
import { readPageMessage } from './page-message.ts';
import type { FromHost, FromPage } from './protocol.ts';

const MOST_MALFORMED = 10;
/** Far more than a person types, and than frames are drawn. */
const MOST_MESSAGES_A_SECOND = 500;
/** Codes of RFC 6455, 7.4.1. */
const ENDED = { normally: 1000, forItsManners: 1008, byAnError: 1011 };

const NO_PAPER = 'There is no such paper for this chair now.';
const BROKEN_PAPER = 'The host could not make this paper; the facilitator can see why.';

type Asking = Extract<FromPage, { t: 'enter' | 'back' }>;

export class PageVisit {
  readonly #entrance: Entrance;
  readonly #caller: Caller;
  readonly #socket: WebSocket;
  readonly #oneTime: OneTimePapers;
  /** Set as long as the answer to a code is awaited. */
  #isAsking = false;
  #hasEntered = false;
  #mayEnter = true;
  #attached: Attached | null = null;
  #admitted: Admitted | null = null;
  /** Set as long as a paper is being made. */
  #isFetching = false;
  /** What was sent and not drawn yet, oldest first. */
  #undrawn: { n: number; bytes: number }[] = [];
  #undrawnBytes = 0;
  #lastSent = 0;
  #malformed = 0;
  #messages = { second: 0, count: 0 };
  #missedPings = 0;

  constructor(entrance: Entrance, caller: Caller, socket: WebSocket, oneTime: OneTimePapers) {
    this.#entrance = entrance;
    this.#caller = caller;
    this.#socket = socket;
    this.#oneTime = oneTime;
    socket.on('message', (data, isBinary) => this.#take(data, isBinary));
    socket.on('pong', () => {
      this.#missedPings = 0;
    });
    // What is wrong with a frame closes the socket, and that is all there is to do.
    socket.on('error', () => {});
    socket.once('close', () => this.#attached?.gone());
    this.#say({ t: 'exercise', title: entrance.title });
  }

  /** Asks for a sign of life; ends what gave none twice. */
  ping(): void {
    if (this.#missedPings >= 2) return this.#socket.terminate();
    this.#missedPings++;
    this.#socket.ping();
    this.#say({ t: 'alive' });
  }

  /** The time to enter is over. Whoever waits for the answer to a code still gets that. */
  endEntering(): void {
    this.#mayEnter = false;
    if (!this.#isAsking && !this.#hasEntered) this.#socket.close(ENDED.normally);
  }

  #take(data: RawData, isBinary: boolean): void {
    // A page whose pong waits behind much output is alive if anything else of it arrives.
    this.#missedPings = 0;
    if (!this.#isOpen()) return;
    if (this.#isTooMany()) return this.#end('This page sends too many messages.', ENDED.forItsManners);
    const message = isBinary ? 'Messages are text.' : readPageMessage(String(data));
    const mistake = typeof message === 'string' ? message : this.#do(message);
    if (mistake === null) return;
    this.#say({ t: 'error', words: mistake });
    if (++this.#malformed >= MOST_MALFORMED) this.#end('Too many messages were malformed.', ENDED.forItsManners);
  }

  #isTooMany(): boolean {
    const second = Math.floor(performance.now() / 1000);
    if (second !== this.#messages.second) this.#messages = { second, count: 0 };
    return ++this.#messages.count > MOST_MESSAGES_A_SECOND;
  }

  /** Does what a message asks for; a sentence where it makes no sense now. */
  #do(message: FromPage): string | null {
    if (message.t === 'enter' || message.t === 'back') return this.#ask(message);
    const [attached, admitted] = [this.#attached, this.#admitted];
    if (!attached || !admitted) return 'Nobody has entered here yet.';
    switch (message.t) {
      case 'keys':
        attached.type(message.keys);
        return null;
      case 'size':
        attached.resize({ columns: message.columns, rows: message.rows });
        return null;
      case 'ack':
        return this.#acknowledge(message.n, attached);
      case 'papers':
        this.#say({ t: 'papers', list: this.#entrance.papers(admitted) });
        return null;
      case 'paper':
        void this.#fetch(admitted, message.name);
        return null;
    }
  }

  /** One at a time: a page waits for its paper. */
  async #fetch(admitted: Admitted, name: string): Promise<void> {
    if (this.#isFetching) return;
    this.#isFetching = true;
    try {
      const paper = await this.#entrance.paper(admitted, name);
      if (!this.#isOpen()) return;
      if (!paper) return void this.#say({ t: 'paper', name, title: NO_PAPER, path: null });
      const path = this.#oneTime.put(paper.html, this.#caller.address);
      this.#say({ t: 'paper', name, title: paper.title, path });
    } catch {
      this.#say({ t: 'paper', name, title: BROKEN_PAPER, path: null });
    } finally {
      this.#isFetching = false;
    }
  }

  #ask(asking: Asking): string | null {
    if (this.#hasEntered) return 'Somebody has entered here already.';
    if (this.#isAsking) return 'The answer to the code before is still awaited.';
    this.#isAsking = true;
    void this.#answer(asking);
    return null;
  }

  async #answer(asking: Asking): Promise<void> {
    try {
      const admitted =
        asking.t === 'enter'
          ? await this.#entrance.enter(asking.chair, asking.code, this.#caller)
          : this.#entrance.comeBack(asking.token, this.#caller);
      this.#isAsking = false;
      if (!this.#isOpen()) return;
      if (admitted) return this.#admit(admitted, asking);
      const words =
        asking.t === 'enter' ? 'There is no such chair with this code.' : 'The host does not know this page any more.';
      this.#say({ t: 'refused', words });
      if (!this.#mayEnter) this.#socket.close(ENDED.normally);
    } catch {
      // Whatever went wrong is the room's to report: this page learns no more than that.
      this.#isAsking = false;
      this.#say({ t: 'error', words: 'Something went wrong at the host.' });
      this.#socket.close(ENDED.byAnError);
    }
  }

  #admit(admitted: Admitted, { columns, rows, plain }: Asking): void {
    this.#hasEntered = true;
    this.#admitted = admitted;
    this.#say({ t: 'admitted', token: admitted.token, chair: admitted.chair, title: admitted.title });
    const sight: Sight = { size: { columns, rows }, isPlain: plain, isAscii: false, hasColour: !plain };
    this.#attached = this.#entrance.attach(admitted, this.#connection(), sight);
  }

  #connection(): Connection {
    return {
      caller: this.#caller,
      backlog: () => this.#undrawnBytes + this.#socket.bufferedAmount,
      send: (text) => this.#draw(text),
      close: (words) => this.#end(words, ENDED.normally),
    };
  }

  #draw(text: string): void {
    if (!this.#isOpen()) return;
    const n = ++this.#lastSent;
    const bytes = this.#say({ t: 'screen', n, text });
    this.#undrawn.push({ n, bytes });
    this.#undrawnBytes += bytes;
  }

  #acknowledge(n: number, attached: Attached): string | null {
    if (n > this.#lastSent) return 'A screen was acknowledged that was not sent.';
    const drawn = this.#undrawn.filter((screen) => screen.n <= n);
    if (drawn.length === 0) return null;
    this.#undrawn = this.#undrawn.slice(drawn.length);
    for (const { bytes } of drawn) this.#undrawnBytes -= bytes;
    attached.caughtUp();
    return null;
  }

  #end(words: string, code: number): void {
    if (!this.#isOpen()) return;
    this.#say({ t: 'closed', words });
    this.#socket.close(code);
  }

  #isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  /** Sends a message and returns its bytes. */
  #say(message: FromHost): number {
    const frame = Buffer.from(JSON.stringify(message));
    if (this.#isOpen()) this.#socket.send(frame, { binary: false });
    return frame.length;
  }
}
