// The table at one keyboard: who has the screen, a seat or the Commission; which page lies over it; who comes next.
// Whoever sits there has a desk of its own. Apart from Ink, so that several keys in one write cannot race.
import type { OwnOrder } from '../../../exercise/chairs/view.ts';
import type { Doctrine, Seat } from '../../../ladder/index.ts';
import type { ChairName } from '../../../session/chair.ts';
import type { Seating } from '../../../session/seating.ts';
import { Hints } from '../../hints.ts';
import { InOrder } from '../../in-order.ts';
import { keysOf } from '../../keys.ts';
import { RecordWatch } from '../../lost-record.ts';
import { Palette } from '../../palette.ts';
import type { TurnTimer } from '../../turn-timer.ts';
import { stepOf } from '../../typing.ts';
import { isChar, type Press } from '../../use-keys.tsx';
import { CommissionDesk } from '../commission/desk.ts';
import type { CommissionModel } from '../commission/drawing.ts';
import { closedWords, ExconDesk } from '../excon/desk.ts';
import type { ExconModel } from '../excon/drawing.ts';
import { SeatDesk } from '../seat/desk.ts';
import { type Desk, EMPTY_DESK, type ExerciseModel } from '../seat/drawing.ts';
import { isSeatPage, pageBy } from '../seat/pages.ts';
import { TableBell } from './bell.ts';
import { BranchDesk } from './branch-list.ts';
import { type DeskOptions, type ExconMeans, NO_MEANS, type Overlay, type Table } from './table.ts';

const NO_EXCON = 'There is no facilitator in this exercise.';
const EXCON_ELSEWHERE = 'The facilitator sits at another console.';
const ELSEWHERE = 'The others sit at consoles of their own; what they see is theirs.';

export class ExerciseDesk implements Table {
  readonly #seating: Seating;
  readonly #options: DeskOptions;
  #seatDesk: SeatDesk | null = null;
  readonly #commissionDesk: CommissionDesk | null;
  readonly #exconDesk: ExconDesk | null;
  readonly #means: ExconMeans;
  readonly #keys = new InOrder();
  readonly branches = new BranchDesk();
  chair: ChairName;
  overlay: Overlay | null = null;
  overlayScroll = 0;
  readonly record: RecordWatch;
  /** As it was looked at when the page for leaving was opened. */
  isRecorded = true;
  #underLost: Overlay | null = null;
  readonly #bell: TableBell;
  #hints: Hints | null;
  #readings: readonly Doctrine[] = [];
  palette = new Palette([]);
  /** The closed chair that has taken the keyboard over. */
  #handedTo: ChairName | null = null;
  /** The closed chairs that have read their brief. */
  readonly #briefed = new Set<ChairName>();
  /** What a closed seat reads before the hand-off, and who comes next. */
  #parting: { orders: readonly OwnOrder[]; next: ChairName } | null = null;
  #isChangeHeard = false;
  #hasEnded = false;

  constructor(seating: Seating, options: DeskOptions) {
    this.#seating = seating;
    this.#options = options;
    this.#means = options.excon ?? NO_MEANS;
    this.record = new RecordWatch(seating.record);
    this.#hints = (options.hints?.read() ?? null) === null ? null : new Hints();
    const excon = seating.excon();
    // Whoever runs the exercise takes it up again.
    this.chair = excon ? 'excon' : (seating.toDecide() ?? seating.chairs[0] ?? 'ukraine');
    this.#exconDesk = excon && new ExconDesk(excon, this, this.#means);
    this.#commissionDesk = seating.chairs.includes('commission')
      ? new CommissionDesk(seating.commission(), this)
      : null;
    if (this.chair !== 'commission' && this.chair !== 'excon')
      this.#seatDesk = new SeatDesk(seating.seat(this.chair), this);
    void options.readings?.().then((readings) => {
      this.#readings = readings;
      this.#seatDesk?.know(readings);
      options.changed();
    });
    this.#bell = new TableBell(seating, options.ring);
    if (this.#isBetweenChairs()) this.overlay = 'hand-off';
    this.#say(options.notice);
    if (this.#means.timer) this.#setTimer(this.#means.timer);
  }

  /** Nobody looks at this table any more. */
  leave(): void {
    for (const desk of [this.#seatDesk, this.#commissionDesk, this.#exconDesk]) desk?.leave();
  }

  get isClosed(): boolean {
    return this.#seating.isClosed;
  }

  get chairs(): Table['chairs'] {
    return this.#seating.chairs;
  }

  signs = (): ReturnType<Seating['signs']> => this.#seating.signs();

  /** The reading that is played. */
  get doctrine(): Doctrine {
    return this.#seating.words.doctrine;
  }

  get desk(): Desk {
    return this.#seatDesk?.desk ?? EMPTY_DESK;
  }

  get #seat(): SeatDesk {
    if (!this.#seatDesk) throw new TypeError('no seat has the screen');
    return this.#seatDesk;
  }

  model(): ExerciseModel {
    const { excon } = this.signs();
    const { timer } = this.#means;
    const sign = timer ? { words: timer.words(), isRunning: timer.isRunning } : null;
    const model = this.#seat.model();
    const { view, offers, desk } = model;
    return {
      ...model,
      excon: excon && { ...excon, timer: sign },
      ...(this.#hints && { hint: this.#hints.at({ view, offers, cursor: desk.cursor }) }),
    };
  }

  hints = (): void => {
    this.#hints = this.#hints ? null : new Hints();
    this.#options.hints?.write(this.#hints && 'shown');
    this.#say(this.#hints ? 'Hints are shown; H ends them.' : 'No more hints; H shows them again.');
  };

  excon = (): void => {
    if (!this.#exconDesk) return this.#say(this.signs().excon ? EXCON_ELSEWHERE : NO_EXCON);
    this.#sit('excon');
    if (this.isClosed) this.open('hand-off');
  };

  exconModel(): ExconModel {
    if (!this.#exconDesk) throw new TypeError('no facilitator has the screen');
    return this.#exconDesk.model();
  }

  commission(): CommissionModel {
    if (!this.#commissionDesk) throw new TypeError('the Commission does not have the screen');
    return this.#commissionDesk.model();
  }

  /** Once a second, where there is a turn timer. Whoever is doing something looks at it then. */
  async tick(): Promise<void> {
    if (this.#keys.isBusy) return;
    await this.#keys.run(async () => {
      await this.#watchTimer();
      this.#watchRecord();
      this.#settle();
    });
  }

  // Several desks may hear of one change, and more may come of it at once: it is looked at when all is done. What comes of a
  // key is looked at after the key.
  changed = (): void => {
    if (this.#keys.isBusy || this.#isChangeHeard) return;
    this.#isChangeHeard = true;
    Promise.resolve()
      .then(() => {
        this.#isChangeHeard = false;
        if (this.#keys.isBusy) return;
        if (!this.record.page) this.#watchRecord();
        this.#settle();
      })
      .catch((error) => {
        if (!this.#options.broken) throw error;
        this.#options.broken(error);
      });
  };

  #settle(): void {
    if (this.signs().isEnded) this.#end();
    this.#bell.listen();
    this.#options.changed();
  }

  #end(): void {
    if (!this.#hasEnded) this.#options.ended();
    this.#hasEnded = true;
  }

  #watchRecord(): void {
    const remark = this.#notice() === '' ? this.#seating.record.remark() : null;
    if (remark) this.#say(remark);
    if (!this.record.look()) return;
    this.#underLost = this.overlay;
    this.open('lost');
  }

  async #pressLost(press: Press): Promise<void> {
    const left = await this.record.press(press);
    if (left === null) return;
    this.overlay = this.#underLost;
    if (left.told === undefined) return;
    // What waited to be written may have moved the exercise on.
    this.next();
    this.#say(left.told);
  }

  #setTimer(timer: TurnTimer): void {
    const { excon, turn } = this.signs();
    timer.turn(turn);
    timer.rest(!excon || excon.isPaused || !excon.hasStarted);
    timer.keep();
  }

  async #watchTimer(): Promise<void> {
    const { timer } = this.#means;
    const excon = this.#seating.excon();
    if (!timer || !excon) return;
    if (this.signs().isEnded) return timer.forget();
    this.#setTimer(timer);
    if (!timer.isOver()) return;
    if (!timer.closes) return this.#say('The time of the turn is over.');
    const answer = await excon.send({ do: 'step' });
    this.next();
    this.#say(`The time of the turn was over. ${closedWords(answer, excon.view())}`);
  }

  /** The brief of whoever has the screen. */
  brief(): string {
    return this.chair === 'commission' ? this.#seating.commission().words.brief : this.model().view.brief;
  }

  /** `mostScroll`: how far the page that lies over the desk can be scrolled. */
  press(press: Press, mostScroll = () => Number.POSITIVE_INFINITY): Promise<void> {
    return this.#keys.run(async () => {
      const wasLost = this.record.page !== null;
      if (this.overlay) await this.#pressOverlay(this.overlay, press, mostScroll);
      else await this.#pressChair(press);
      await this.#watchTimer();
      if (!wasLost) this.#watchRecord();
      this.#settle();
    });
  }

  async #pressChair(press: Press): Promise<void> {
    if (this.chair === 'excon') await this.#exconDesk?.press(press);
    else if (this.chair === 'commission') await this.#commissionDesk?.press(press);
    else await this.#seat.press(press);
  }

  open = (page: Overlay): void => {
    this.overlay = page;
    this.overlayScroll = 0;
    if (page === 'palette') this.palette = new Palette(keysOf(this.chair));
    if (page === 'leave') this.isRecorded = this.#seating.record.isRecorded();
    if (page === 'branch') void this.#readBranches();
  };

  async #readBranches(): Promise<void> {
    this.branches.show(await this.#means.entries());
    this.#options.changed();
  }

  next = (ruled: readonly OwnOrder[] = []): void => {
    if (this.signs().isEnded) return this.#end();
    if (this.chair === 'excon') return;
    const next = this.#seating.toDecide() ?? this.chair;
    if (next === this.chair || !this.isClosed) return this.#sit(next);
    if (ruled.length === 0) return this.#handOff(next);
    this.#parting = { orders: ruled, next };
    this.open('rulings');
  };

  #handOff(next: ChairName): void {
    this.open('hand-off');
    this.#sit(next);
  }

  /** What the seat's orders of this minute came to, before the screen goes to another. */
  ruled(): readonly OwnOrder[] {
    return this.#parting?.orders ?? [];
  }

  other = (): void => {
    const { chairs, hasOthers } = this.#seating;
    if (this.chair === 'excon') {
      const next = this.#seating.toDecide() ?? chairs[0];
      if (!next) return this.#say(hasOthers ? ELSEWHERE : 'The seats are held by policies; what they see is theirs.');
      this.#sit(next);
      if (this.isClosed) this.open('hand-off');
      return;
    }
    if (chairs.length < 2)
      return this.#say(hasOthers ? ELSEWHERE : 'The other seats are held by policies; what they see is theirs.');
    if (this.isClosed) return this.#say('The seats are closed: each has its own turn at the keyboard.');
    this.#sit(chairs[(chairs.indexOf(this.chair) + 1) % chairs.length]!);
  };

  #sit(chair: ChairName): void {
    this.chair = chair;
    if (chair === 'commission') this.#commissionDesk?.sit();
    else if (chair === 'excon') this.#exconDesk?.say('');
    else this.#sitAt(chair);
  }

  #sitAt(seat: Seat): void {
    const chair = this.#seating.seat(seat);
    if (!this.#seatDesk) {
      this.#seatDesk = new SeatDesk(chair, this);
      this.#seatDesk.know(this.#readings);
    }
    this.#seatDesk.sit(chair);
  }

  #notice(): string {
    if (this.chair === 'excon') return this.#exconDesk?.notice ?? '';
    return this.chair === 'commission' ? (this.#commissionDesk?.notice ?? '') : this.desk.notice;
  }

  #say(notice: string): void {
    if (this.chair === 'excon') this.#exconDesk?.say(notice);
    else if (this.chair === 'commission') this.#commissionDesk?.say(notice);
    else this.#seat.say(notice);
  }

  async #pressOverlay(overlay: Overlay, press: Press, mostScroll: () => number): Promise<void> {
    const by = typeof press === 'object' ? null : stepOf(press, 10);
    if (overlay === 'lost') return this.#pressLost(press);
    if (overlay === 'palette') return this.#pressPalette(press);
    if (overlay === 'branch') return this.#pressBranch(press);
    if (by !== null) {
      this.overlayScroll = Math.max(0, Math.min(mostScroll(), this.overlayScroll + by));
      return;
    }
    const other = pageBy(press);
    if (other && isSeatPage(overlay)) return this.open(other);
    if (overlay === 'leave' && (press === 'enter' || isChar(press, 'y'))) return this.#options.left();
    if (overlay === 'hand-off') {
      if (press === 'escape') this.open('leave');
      if (press === 'enter') this.#takeOver();
      return;
    }
    if (overlay === 'rulings' && this.#parting) {
      if (press !== 'enter' && press !== 'escape') return;
      const { next } = this.#parting;
      this.#parting = null;
      return this.#handOff(next);
    }
    // Keys that were meant for the desk would pass half unseen: one closing the brief, the next acting on another choice.
    if (overlay === 'brief' && press !== 'enter' && press !== 'escape') return;
    if (overlay === 'leave' && this.#isBetweenChairs()) this.open('hand-off');
    else this.overlay = null;
  }

  async #pressPalette(press: Press): Promise<void> {
    const { isLeft, run } = this.palette.press(press);
    if (!isLeft) return;
    this.overlay = null;
    if (run) await this.#pressChair(run);
  }

  #pressBranch(press: Press): void {
    const { isLeft, from } = this.branches.press(press);
    if (isLeft) this.overlay = null;
    if (from !== undefined) this.#means.branch(from + 1);
  }

  // Whoever is closed to the others reads the brief when the keyboard first comes.
  #takeOver(): void {
    this.#handedTo = this.chair;
    if (this.chair === 'excon') {
      this.overlay = null;
      return;
    }
    const isFirst =
      this.chair === 'commission'
        ? this.#seating.commission().view().readUntil < 0
        : this.#seating.seat(this.chair).view().turn.number <= 1;
    this.overlay = null;
    if (!isFirst || this.#briefed.has(this.chair)) return;
    this.#briefed.add(this.chair);
    this.open('brief');
  }

  // Nobody has taken the keyboard over yet, or leaving was asked for from the hand-off screen.
  #isBetweenChairs(): boolean {
    const chairs = this.chairs.length + (this.#exconDesk ? 1 : 0);
    return this.#handedTo !== this.chair && this.isClosed && chairs > 1;
  }
}
