// A record at the keyboard: where it stands, whose screen is shown, and how one goes through it. It plays by itself too,
// from one to sixteen times as fast.
import { clock } from '../../../report/words.ts';
import type { ChairName } from '../../../session/chair.ts';
import type { Playback, Stop } from '../../../session/playback.ts';
import { chairName } from '../../chair-name.ts';
import { Desk } from '../../desk.ts';
import { entryWords, hasRuling, ordersIn } from '../../entries.ts';
import { minuteOf } from '../../typing.ts';
import { NO_CHOICES, nextPanel, type SeatChoices, type SeatModel } from '../seat/model.ts';
import type { SeatPage } from '../seat/pages.ts';

const SPEEDS = [1, 2, 4, 8, 16] as const;
/** How long one entry stands at the speed of one. */
const ENTRY_MS = 2000;
/** What the red cell sees stands on the facilitator's console too. */
type ReplayChair = Exclude<ChairName, 'red'>;
const CHAIRS: readonly ReplayChair[] = ['ukraine', 'coalition', 'us', 'commission', 'excon'];

/** What other screens of a room are shown; null: nothing any more. */
export type Show = (desk: ReplayDesk | null) => void;

export interface ReplayOptions {
  changed: () => void;
  /** Shows it on the wall and to observers too; left out where there is no room, and for everybody but its facilitator. */
  show?: Show | null;
  left: () => void;
  branch: (entries: number) => void;
}

export class ReplayDesk extends Desk<'go'> {
  readonly playback: Playback;
  readonly #options: ReplayOptions;
  #entry: number;
  /** How many events of the entry have happened; null: all. */
  #events: number | null = null;
  chair: ReplayChair;
  choices: SeatChoices = NO_CHOICES;
  isPlaying = false;
  /** What lies over the screen of the chair. */
  page: SeatPage | null = null;
  pageScroll = 0;
  #speed = 0;
  /** Whether it stands on the wall too. */
  isShown = false;

  constructor(playback: Playback, options: ReplayOptions) {
    super();
    this.playback = playback;
    this.#options = options;
    this.#entry = 0;
    this.chair = playback.persons[0] ?? 'ukraine';
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
    const shown = this.isShown ? '  on the wall, truth included' : '';
    const play = `${this.isPlaying ? `  playing ${SPEEDS[this.#speed]}x` : ''}${shown}`;
    const { minute } = this.moment();
    if (stops) {
      const own = `number ${this.#stopAt(stops) + 1} of ${stops.length}`;
      return `${chairName(this.chair)} · ${own} · ${clock(minute)}${play}`;
    }
    const event = this.#events === null ? '' : `, event ${this.#events} of ${entry.events.length}`;
    const when = minute === entry.givenAt ? clock(minute) : `${clock(entry.givenAt)} to ${clock(minute)}`;
    return `${chairName(this.chair)} · entry ${entry.n} of ${entries.length - 1}${event} · ${when} · ${entryWords(ordersIn(entries), entry)}${play}`;
  }

  showShut = (): string | null =>
    this.#options.show ? null : 'Only the facilitator of a room shows the replay on its wall.';

  /** On the wall and to observers from now on, or no more. */
  toggleShown(): void {
    this.isShown = !this.isShown;
    this.moved();
  }

  /** It stands elsewhere now: whoever looks on follows. */
  moved(): void {
    this.#options.show?.(this.isShown ? this : null);
  }

  /** One step on, as it plays by itself. */
  tick(): void {
    if (!this.isPlaying) return;
    if (!this.step(1)) this.isPlaying = false;
    this.moved();
    this.#options.changed();
  }

  openPage(page: SeatPage): void {
    // The Commission and EXCON have no such pages.
    if (!this.model()) return;
    this.page = page;
    this.pageScroll = 0;
  }

  closePage(): void {
    this.page = null;
  }

  scrollPage(by: number, most: number): void {
    this.pageScroll = Math.max(0, Math.min(most, this.pageScroll + by));
  }

  /** What the screen of a seat shows; null on the others'. */
  model(): SeatModel | null {
    if (this.chair === 'excon' || this.chair === 'commission') return null;
    const moment = this.moment();
    const view = moment.view(this.chair);
    const chain = Math.min(this.choices.chain, Math.max(0, view.chains.length - 1));
    const offers = moment.offers(this.chair, view.chains[chain]?.id, view.minute);
    const cursor = Math.min(this.choices.cursor, offers.length - 1);
    const { scenario, hours } = this.playback;
    const { doctrine } = scenario;
    const choices = { ...this.choices, chain, cursor };
    const nothingTyped = { notice: '', input: null };
    return { view, doctrine, hours, offers, choices, ...nothingTyped, isCommissionSitting: false, isRecord: true };
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
  step(by: number): boolean {
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

  focus(by: 1 | -1): void {
    this.#choose({ focus: nextPanel(this.choices.focus, by) });
  }

  move(by: number): void {
    const { focus, scroll, cursor } = this.choices;
    if (focus === 'responses') this.#choose({ cursor: Math.max(0, cursor + by) });
    else this.#choose({ scroll: { ...scroll, [focus]: Math.max(0, scroll[focus] + by) } });
  }

  #choose(choices: Partial<SeatChoices>): void {
    this.choices = { ...this.choices, ...choices };
  }

  playOrStop(): void {
    this.isPlaying = !this.isPlaying;
  }

  faster(by: 1 | -1): void {
    this.#speed = Math.max(0, Math.min(SPEEDS.length - 1, this.#speed + by));
    this.say(`${SPEEDS[this.#speed]}x`);
  }

  nextChain(): void {
    const { length } = this.model()?.view.chains ?? [];
    this.#choose({ chain: length > 0 ? (this.choices.chain + 1) % length : 0 });
  }

  why(): void {
    this.#choose({ isWhy: !this.choices.isWhy });
  }

  /** Goes to a minute; returns why what was typed is none. */
  takeMinute(typed: string): string | undefined {
    const minute = minuteOf(typed, 0, Infinity);
    if (minute === null) return 'Expected a time, as 25:30.';
    const at = this.playback.entries.findIndex((entry) => entry.minute >= minute);
    this.#go(at < 0 ? this.playback.entries.length - 1 : at);
    return undefined;
  }

  // It leads to another screen, and is not waited for: the next key is not for this one.
  branch(): void {
    this.#options.branch(this.#entry + 1);
  }

  back(): void {
    this.isShown = false;
    this.#options.left();
  }

  nextChair(): void {
    const chairs = this.playback.mayShowTruth ? CHAIRS : CHAIRS.filter((chair) => chair !== 'excon');
    this.chair = chairs[(chairs.indexOf(this.chair) + 1) % chairs.length]!;
  }

  // The last event of an entry is the entry whole.
  event(by: 1 | -1): void {
    if (this.#ownStops()) {
      this.step(by);
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

  ruling(by: 1 | -1): void {
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
    this.say(by > 0 ? 'No ruling comes after this.' : 'No ruling comes before this.');
  }
}
