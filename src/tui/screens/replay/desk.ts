// A record at the keyboard: where it stands, whose screen is shown, and what each key does. It plays by itself too, from
// one to sixteen times as fast.
import { clock } from '../../../report/words.ts';
import type { ChairName } from '../../../session/chair.ts';
import type { Playback, Stop } from '../../../session/playback.ts';
import { entryWords, hasRuling, ordersIn } from '../../entries.ts';
import { minuteOf, stepOf, typedOn } from '../../typing.ts';
import type { Press } from '../../use-keys.tsx';
import { type Desk, EMPTY_DESK, type ExerciseModel, PANELS } from '../seat/drawing.ts';
import { pageBy, SEAT_PAGES, type SeatPage } from '../seat/pages.ts';
import { chairName } from '../table/table.ts';

const SPEEDS = [1, 2, 4, 8, 16] as const;
/** How long one entry stands at the speed of one. */
const ENTRY_MS = 2000;
const CHAIRS: readonly ChairName[] = ['ukraine', 'coalition', 'us', 'commission', 'excon'];

export interface ReplayOptions {
  changed: () => void;
  left: () => void;
  branch: (entries: number) => void;
}

export class ReplayDesk {
  readonly playback: Playback;
  readonly #options: ReplayOptions;
  #entry: number;
  /** How many events of the entry have happened; null: all. */
  #events: number | null = null;
  chair: ChairName;
  desk: Desk = EMPTY_DESK;
  isPlaying = false;
  /** What lies over the screen of the chair. */
  page: SeatPage | 'help' | null = null;
  pageScroll = 0;
  #speed = 0;
  #input: string | null = null;
  #notice = '';

  constructor(playback: Playback, options: ReplayOptions) {
    this.playback = playback;
    this.#options = options;
    this.#entry = 0;
    this.chair = playback.persons[0] ?? 'ukraine';
  }

  get input(): string | null {
    return this.#input;
  }

  get entry(): number {
    return this.#entry;
  }

  moment() {
    return this.playback.moment(this.#entry, this.#events ?? Infinity);
  }

  /** What the facilitator had done by then. */
  facilitatorActions() {
    return this.playback.facilitatorActions.filter(({ n }) => n <= this.#entry);
  }

  /** How long until the next step, while it plays. */
  stepMs(): number {
    return ENTRY_MS / SPEEDS[this.#speed]!;
  }

  /** Where it stands, for the foot. */
  words(): string {
    const { entries } = this.playback;
    const entry = entries[this.#entry]!;
    const stops = this.#ownStops();
    const play = this.isPlaying ? `  playing ${SPEEDS[this.#speed]}x` : '';
    const { minute } = this.moment();
    if (stops) {
      const own = `number ${this.#stopAt(stops) + 1} of ${stops.length}`;
      return `${chairName(this.chair)} · ${own} · ${clock(minute)}${play}`;
    }
    const event = this.#events === null ? '' : `, event ${this.#events} of ${entry.events.length}`;
    const when = minute === entry.givenAt ? clock(minute) : `${clock(entry.givenAt)} to ${clock(minute)}`;
    return `${chairName(this.chair)} · entry ${entry.n} of ${entries.length - 1}${event} · ${when} · ${entryWords(ordersIn(entries), entry)}${play}`;
  }

  notice(): string {
    return this.#notice;
  }

  /** One step on, as it plays by itself. */
  tick(): void {
    if (!this.isPlaying) return;
    if (!this.#step(1)) this.isPlaying = false;
    this.#options.changed();
  }

  /** `mostScroll`: how far the page that lies over the screen can be scrolled. */
  press(press: Press, mostScroll = Number.POSITIVE_INFINITY): void {
    this.#notice = '';
    if (this.page !== null) this.#pressPage(press, mostScroll);
    else if (this.#input !== null) this.#pressInput(press, this.#input);
    else if (typeof press === 'object') {
      if ('char' in press) this.#pressChar(press.char);
    } else this.#pressSpecial(press);
    this.#options.changed();
  }

  // The record may go on under a page.
  #pressPage(press: Press, mostScroll: number): void {
    if (press === 'right' || press === 'left') return this.#pressSpecial(press);
    const other = pageBy(press);
    if (this.page !== 'help' && other) return this.#open(other);
    const by = typeof press === 'object' ? null : stepOf(press, 10);
    if (by === null) this.page = null;
    else this.pageScroll = Math.max(0, Math.min(mostScroll, this.pageScroll + by));
  }

  #open(page: SeatPage | 'help'): void {
    this.page = page;
    this.pageScroll = 0;
  }

  /** What the screen of a seat shows; null on the others'. */
  model(): ExerciseModel | null {
    if (this.chair === 'excon' || this.chair === 'commission') return null;
    const moment = this.moment();
    const view = moment.view(this.chair);
    const chain = Math.min(this.desk.chain, Math.max(0, view.chains.length - 1));
    const offers = moment.offers(this.chair, view.chains[chain]?.id, view.minute);
    const cursor = Math.min(this.desk.cursor, offers.length - 1);
    const { doctrine } = this.playback.scenario;
    const desk = { ...this.desk, chain, cursor };
    return { view, doctrine, offers, desk, isCommissionSitting: false, isRecord: true };
  }

  /**
   * While an exercise goes on and nobody runs it, a seat steps through what it was told: the entries would tell how often
   * the others act. Null where the whole record may be seen.
   */
  #ownStops(): readonly Stop[] | null {
    const { chair, playback } = this;
    if (playback.mayShowTruth || chair === 'excon' || chair === 'commission') return null;
    return playback.stops(chair);
  }

  /** The last stop by now. */
  #stopAt(stops: readonly Stop[]): number {
    const events = this.#events ?? Infinity;
    return stops.findLastIndex(
      (each) => each.entry < this.#entry || (each.entry === this.#entry && each.events <= events),
    );
  }

  #stand({ entry, events }: Stop): void {
    this.#entry = entry;
    this.#events = events < this.playback.entries[entry]!.events.length ? events : null;
  }

  /** So many entries on, or things that the seat was told; whether there were more. */
  #step(by: number): boolean {
    const stops = this.#ownStops();
    const [at, last] = stops
      ? [this.#stopAt(stops), stops.length - 1]
      : [this.#entry, this.playback.entries.length - 1];
    const next = Math.max(0, Math.min(last, at + by));
    if (stops) this.#stand(stops[next]!);
    else this.#go(next);
    return next !== at;
  }

  #go(entry: number): void {
    this.#entry = Math.max(0, Math.min(this.playback.entries.length - 1, entry));
    this.#events = null;
  }

  #pressSpecial(press: Exclude<Press, object>): void {
    switch (press) {
      case 'right':
      case 'left':
        this.#step(press === 'right' ? 1 : -1);
        return;
      case 'page-down':
      case 'page-up':
        this.#step(press === 'page-down' ? 10 : -10);
        return;
      case 'tab':
      case 'back-tab': {
        const by = press === 'tab' ? 1 : PANELS.length - 1;
        this.desk = { ...this.desk, focus: PANELS[(PANELS.indexOf(this.desk.focus) + by) % PANELS.length]! };
        return;
      }
      case 'up':
      case 'down':
        return this.#scroll(press === 'down' ? 1 : -1);
      case 'escape':
        return this.#options.left();
    }
  }

  #scroll(by: number): void {
    const { focus, scroll, cursor } = this.desk;
    if (focus === 'responses') this.desk = { ...this.desk, cursor: Math.max(0, cursor + by) };
    else this.desk = { ...this.desk, scroll: { ...scroll, [focus]: Math.max(0, scroll[focus] + by) } };
  }

  #pressChar(char: string): void {
    const model = this.model();
    const page = SEAT_PAGES[char];
    if (page && model) return this.#open(page);
    switch (char) {
      case '.':
        return this.#event(1);
      case ',':
        return this.#event(-1);
      case 'n':
      case 'N':
        return this.#ruling(char === 'n' ? 1 : -1);
      case ' ':
        this.isPlaying = !this.isPlaying;
        return;
      case '+':
      case '-':
        this.#speed = Math.max(0, Math.min(SPEEDS.length - 1, this.#speed + (char === '+' ? 1 : -1)));
        this.#notice = `${SPEEDS[this.#speed]}x`;
        return;
      case 'v':
        this.#nextChair();
        return;
      case 'c': {
        const count = model?.view.chains.length ?? 0;
        this.desk = { ...this.desk, chain: count > 0 ? (this.desk.chain + 1) % count : 0 };
        return;
      }
      case 'g':
        this.#input = '';
        return;
      case 'b':
        return this.#options.branch(this.#entry + 1);
      case '?':
        return this.#open('help');
      case 'w':
        this.desk = { ...this.desk, isWhy: !this.desk.isWhy };
    }
  }

  #nextChair(): void {
    const chairs = this.playback.mayShowTruth ? CHAIRS : CHAIRS.filter((chair) => chair !== 'excon');
    this.chair = chairs[(chairs.indexOf(this.chair) + 1) % chairs.length]!;
  }

  // The last event of an entry is the entry whole.
  #event(by: number): void {
    if (this.#ownStops()) {
      this.#step(by);
      return;
    }
    const { entries } = this.playback;
    const count = entries[this.#entry]!.events.length;
    const at = (this.#events ?? count) + by;
    if (at > count && this.#entry < entries.length - 1) {
      this.#go(this.#entry + 1);
      this.#events = 1;
    } else if (at < 1 && this.#entry > 0) this.#go(this.#entry - 1);
    else if (at >= 1 && at <= count) this.#events = at;
    if (this.#events === entries[this.#entry]!.events.length) this.#events = null;
  }

  #ruling(by: 1 | -1): void {
    const { entries } = this.playback;
    const stops = this.#ownStops();
    if (stops) {
      const isRuling = ({ entry, events }: Stop) => entries[entry]!.events[events - 1]!.type === 'order-ruled';
      const at = this.#stopAt(stops);
      const next = by > 0 ? stops.slice(at + 1).find(isRuling) : stops.slice(0, Math.max(0, at)).findLast(isRuling);
      if (next) return this.#stand(next);
    } else
      for (let at = this.#entry + by; at >= 0 && at < entries.length; at += by) {
        if (hasRuling(entries[at]!)) return this.#go(at);
      }
    this.#notice = by > 0 ? 'No ruling comes after this.' : 'No ruling comes before this.';
  }

  #pressInput(press: Press, text: string): void {
    if (press === 'escape') this.#input = null;
    else if (press === 'enter') {
      const minute = minuteOf(text.trim(), 0, Infinity);
      if (minute === null) {
        this.#notice = 'Expected a time, as 25:30.';
        return;
      }
      this.#input = null;
      const at = this.playback.entries.findIndex((entry) => entry.minute >= minute);
      this.#go(at < 0 ? this.playback.entries.length - 1 : at);
    } else this.#input = typedOn(text, press, 20)?.text ?? text;
  }
}
