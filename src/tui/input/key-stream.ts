// The keys of one terminal as a stream that Ink and readline read in its place: what stands between one stream and one
// console, and knows of no other. It waits for the rest of what has begun, and not for ever.
import { Readable } from 'node:stream';
import { KeyFilter } from './key-filter.ts';

/** How long a lone ESC may be the beginning of something else. */
const ESCAPE_MS = 50;
/** How long the rest of a sequence or of a paste may take, from its beginning or from its last large piece. */
const REST_MS = 1500;
/** No key sends as much at once: a paste or an answer goes on. */
const LARGE = 16;

export class KeyStream extends Readable {
  readonly #source: NodeJS.ReadStream;
  readonly #filter = new KeyFilter();
  readonly isTTY: boolean;
  #isReading = false;
  #timer: NodeJS.Timeout | undefined;
  /** Counts what was waited for: what was given up meanwhile is not given up again. */
  #turn = 0;
  /** Until when the rest is waited for. */
  #until = 0;

  constructor(source: NodeJS.ReadStream) {
    // Each key is one chunk, so that Ink does not read two as one.
    super({ objectMode: true, highWaterMark: 1024 });
    this.#source = source;
    this.isTTY = source.isTTY === true;
  }

  override _read(): void {
    if (!this.#isReading) {
      this.#isReading = true;
      this.#source.on('data', this.#take);
      this.#source.once('end', this.#end);
    }
    this.#source.resume();
  }

  #take = (chunk: Uint8Array | string): void => {
    const wasWaiting = this.#filter.waits === 'rest';
    const keys = this.#filter.take(chunk);
    const hasGoneOn = wasWaiting && keys.length === 0 && chunk.length <= LARGE;
    if (!hasGoneOn) this.#until = performance.now() + REST_MS;
    this.#pass(keys);
    this.#wait();
  };

  #pass(keys: readonly string[]): void {
    let hasRoom = true;
    for (const key of keys) hasRoom = this.push(key);
    if (!hasRoom) this.#source.pause();
  }

  #wait(): void {
    this.#stopWaiting();
    const { waits } = this.#filter;
    if (!waits) return;
    const patience = waits === 'escape' ? ESCAPE_MS : Math.max(0, this.#until - performance.now());
    this.#timer = setTimeout(() => this.#giveUp(), patience);
  }

  #stopWaiting(): void {
    this.#turn += 1;
    clearTimeout(this.#timer);
  }

  // On a busy machine the time is up before what has long come is read: that is done first.
  #giveUp(): void {
    const turn = this.#turn;
    setImmediate(() => {
      if (turn === this.#turn) this.#pass(this.#filter.giveUp());
    });
  }

  #end = (): void => {
    this.#stopWaiting();
    this.#pass(this.#filter.giveUp());
    this.push(null);
  };

  /** Leaves the terminal's stream as it was found. */
  release(): void {
    this.#stopWaiting();
    if (!this.#isReading) return;
    this.#source.removeListener('data', this.#take);
    this.#source.removeListener('end', this.#end);
    this.#source.pause();
  }

  // Keys are texts already.
  override setEncoding(): this {
    return this;
  }

  setRawMode(isRaw: boolean): this {
    this.#source.setRawMode?.(isRaw);
    return this;
  }

  ref(): this {
    this.#source.ref?.();
    return this;
  }

  unref(): this {
    this.#source.unref?.();
    return this;
  }
}

/** The keys of that stream, for whoever reads a terminal. */
export function onlyKeys(source: NodeJS.ReadStream): { stdin: NodeJS.ReadStream; release: () => void } {
  const keys = new KeyStream(source);
  return { stdin: keys as unknown as NodeJS.ReadStream, release: () => keys.release() };
}
