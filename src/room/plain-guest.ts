// Somebody in a chair in lines of text: the table in plain words, the pen and the room as words of their own, and what is told
// without being asked: breaks, ENDEX and the score.
import { listed } from '../report/words.ts';
import type { Seating } from '../session/seating.ts';
import type { Guest, Opened } from '../tui/guest.tsx';
import { PlainTable } from '../tui/plain/plain.ts';
import { penWords, timeWords, waitingWords } from '../tui/screens/room/drawing.ts';
import type { ChairSign } from '../tui/screens/room/means.ts';
import type { Connection } from './door.ts';
import { BROKEN, LEFT, LEFT_AFTER_ENDEX, NO_LINES, TOO_SLOW } from './last-words.ts';

const HOW =
  'In this room: room tells who is where and who is waited for; P takes the pen, asks for it or passes it on.';
const LEAVES = 'Type leave to leave.';
/** Beyond so many bytes unread, whoever sits there does not read. */
const MOST_UNREAD = 512 * 1024;
const LONGEST_LINE = 8192;
/** Lines that wait for the one before: nobody types as many. */
const MOST_LINES = 1000;

export class PlainGuest {
  readonly #connection: Connection;
  readonly #opens: () => Opened;
  readonly #broken: (error: unknown) => void;
  readonly #left: () => void;
  #guest!: Guest;
  #table!: PlainTable;
  /** Stops telling; null where nobody reads. */
  #stop: (() => void) | null = null;
  #wasBreak = false;
  #hasToldEnd = false;
  #rest = '';
  #waiting = 0;
  #last = Promise.resolve();

  constructor(
    connection: Connection,
    { opens, left, broken }: { opens: () => Opened; left: () => void; broken: (error: unknown) => void },
  ) {
    this.#connection = connection;
    this.#opens = opens;
    this.#left = left;
    this.#broken = (error) => {
      broken(error);
      connection.close(BROKEN);
    };
    this.#begin();
  }

  /** The exercise is another one now. */
  reopen(words: string): void {
    this.leave();
    this.#hasToldEnd = false;
    this.#say(words);
    this.#begin();
  }

  /** Nobody reads any more. */
  leave(): void {
    this.#stop?.();
    this.#stop = null;
  }

  #begin(): void {
    const opened = this.#opens();
    if (!('sits' in opened) || opened.sits.seating.chairs.length === 0) return this.#connection.close(NO_LINES);
    this.#guest = opened.sits;
    const { seating, room } = this.#guest;
    this.#table = new PlainTable(seating, this.#say);
    const stops = [seating.subscribe(this.#followed), room.subscribe(this.#tellBreak)];
    this.#stop = () => {
      for (const stop of stops) stop();
    };
    this.#tried(() => this.#table.open());
    this.#say(HOW);
    this.#tellBreak();
    this.#tellEnd(seating);
  }

  #say = (line: string): void => {
    if (this.#connection.backlog() > MOST_UNREAD) this.#connection.close(TOO_SLOW);
    else this.#connection.send(`${line}\r\n`);
  };

  #tried(act: () => void): void {
    try {
      act();
    } catch (error) {
      this.#broken(error);
    }
  }

  // Told of what changes elsewhere, when all that changes has changed.
  #followed = (): void =>
    queueMicrotask(() =>
      this.#tried(() => {
        this.#table.look();
        this.#tellEnd(this.#guest.seating);
      }),
    );

  #tellBreak = (): void => {
    const day = this.#guest.room.day();
    const isBreak = day?.isBreak ?? false;
    if (isBreak === this.#wasBreak) return;
    this.#wasBreak = isBreak;
    this.#say(isBreak ? day!.words : 'The break is over.');
  };

  #tellEnd(seating: Seating): void {
    if (!seating.signs().isEnded || this.#hasToldEnd) return;
    this.#hasToldEnd = true;
    void this.#guest.endOf.score().then((score) => {
      const seats = typeof score === 'string' ? {} : score.seats;
      const own = seating.chairs.flatMap((chair) => {
        const found = Object.entries(seats).find(([seat]) => seat === chair)?.[1];
        return found?.total == null
          ? []
          : [`Your score: ${found.total.toFixed(1)} of 100, ${found.band ?? 'no band'}.`];
      });
      for (const line of [...own, this.#guest.endOf.reportsAt ?? '', LEAVES].filter(Boolean)) this.#say(line);
    }, this.#broken);
  }

  /** Takes pieces of text and does whole lines, one after the other; false where too many wait. */
  type(piece: string): boolean {
    const [first = '', ...others] = `${this.#rest}${piece}`.split(/\r\n|\r|\n/);
    const lines = others.length === 0 ? [] : [first, ...others.slice(0, -1)];
    this.#rest = (others.at(-1) ?? first).slice(0, LONGEST_LINE);
    if (this.#waiting + lines.length > MOST_LINES) return false;
    this.#waiting += lines.length;
    for (const line of lines)
      this.#last = this.#last
        .then(() => this.#take(line))
        .catch(this.#broken)
        .finally(() => {
          this.#waiting--;
        });
    return true;
  }

  async #take(line: string): Promise<void> {
    if (this.#stop === null) return;
    const word = line.trim().toLowerCase();
    const { room, seating } = this.#guest;
    if (word === 'room') for (const told of roomLines(room.chairs())) this.#say(told);
    else if (word === 'p') this.#say(room.pen() ? room.passPen() : 'Nobody has to ask for the pen of this chair.');
    else if (!seating.signs().isEnded) await this.#table.take(line);
    else if (['leave', 'quit'].includes(word)) return this.#connection.close(LEFT_AFTER_ENDEX);
    else if (word !== '') this.#say(`The exercise has ended. ${LEAVES}`);
    if (this.#table.hasLeft()) {
      this.#left();
      this.#connection.close(LEFT);
      return;
    }
    const pen = word === 'p' ? null : room.pen();
    if (pen?.asked) this.#say(penWords(pen)!);
  }
}

function roomLines(chairs: readonly ChairSign[]): string[] {
  const waited = chairs.filter(({ decidesSeconds }) => decidesSeconds !== null);
  const lines = chairs.map(({ title, people }) => {
    const there = people.map(({ name, isThere, sinceSeconds, isYou }) => {
      const since = isThere ? '' : `, away for ${timeWords(sinceSeconds)}`;
      return `${name ?? 'somebody without a name'}${isYou ? ' (you)' : ''}${since}`;
    });
    return `${title}: ${listed(there) || 'nobody has come yet'}.`;
  });
  return [...lines, ...(waited.length > 0 ? [`${waitingWords(waited)}.`] : [])];
}
