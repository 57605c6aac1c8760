// The table at one keyboard: who has the screen, a seat, the Commission or the red cell; which page lies over it; who comes next.
// Whoever sits there has a desk of its own. Apart from Ink, so that several keys in one write cannot race.
import type { OwnOrder } from '../../../exercise/chairs/view.ts';
import type { Doctrine, Seat } from '../../../ladder/index.ts';
import type { ChairName } from '../../../session/chair.ts';
import type { Seating } from '../../../session/seating.ts';
import type { Desk } from '../../desk.ts';
import { InOrder } from '../../in-order.ts';
import { RecordWatch } from '../../lost-record.ts';
import type { Press } from '../../press.ts';
import { CommissionDesk } from '../commission/desk.ts';
import type { CommissionModel } from '../commission/model.ts';
import { ExconDesk } from '../excon/desk.ts';
import type { ExconModel } from '../excon/model.ts';

import { RedDesk } from '../red/desk.ts';
import type { RedModel } from '../red/model.ts';
import { TableRoom } from '../room/table-room.ts';
import { SeatDesk } from '../seat/desk.ts';
import type { SeatModel } from '../seat/model.ts';
import { TableBell } from './bell.ts';
import { BranchDesk } from './branch-list.ts';
import { isFirst, noExcon, otherShut } from './other-chairs.ts';
import { ShownHints } from './shown-hints.ts';
import { type ExconMeans, NO_MEANS, type Overlay, type Table, type TableOptions } from './table.ts';
import { TurnWatch } from './turn-watch.ts';

export class TableDesk implements Table {
  readonly #seating: Seating;
  readonly #options: TableOptions;
  #seatDesk: SeatDesk | null = null;
  readonly #commissionDesk: CommissionDesk | null;
  readonly #redDesk: RedDesk | null;
  readonly #exconDesk: ExconDesk | null;
  readonly #means: ExconMeans;
  readonly #keys = new InOrder();
  readonly branches = new BranchDesk();
  /** The page of the room, where several screens show one exercise. */
  readonly room: TableRoom;
  chair: ChairName;
  overlay: Overlay | null = null;
  /** Of the page that lies over the desk. */
  scroll = 0;
  readonly record: RecordWatch;
  /** As it was looked at when the page for leaving was opened. */
  isRecorded = true;
  #underLost: Overlay | null = null;
  readonly #bell: TableBell;
  readonly #watch: TurnWatch | null;
  readonly #hints: ShownHints;
  #readings: readonly Doctrine[] = [];
  /** The closed chair that has taken the keyboard over. */
  #handedTo: ChairName | null = null;
  /** The closed chairs that have read their brief. */
  readonly #briefed = new Set<ChairName>();
  /** What a closed seat reads before the hand-off, and who comes next. */
  #parting: { orders: readonly OwnOrder[]; of: ChairName; next: ChairName } | null = null;
  /** Whose screen was left for the facilitator's console, until it is opened. */
  #cameFrom: ChairName | null = null;
  #isChangeHeard = false;
  #hasEnded = false;

  constructor(seating: Seating, options: TableOptions) {
    this.#seating = seating;
    this.#options = options;
    this.#means = options.excon ?? NO_MEANS;
    this.record = new RecordWatch(seating.record);
    this.room = new TableRoom(options.room ?? null, options.changed);
    this.#hints = new ShownHints(seating.words.scenario, options.hints);
    const excon = seating.excon();
    // Whoever runs the exercise takes it up again.
    this.chair = excon ? 'excon' : (seating.toDecide() ?? seating.chairs[0] ?? 'ukraine');
    this.#exconDesk = excon && new ExconDesk(excon, this, this.#means);
    this.#commissionDesk = seating.chairs.includes('commission')
      ? new CommissionDesk(seating.commission(), this)
      : null;
    this.#redDesk = seating.chairs.includes('red') ? new RedDesk(seating.red(), this) : null;
    if (this.chair !== 'commission' && this.chair !== 'red' && this.chair !== 'excon')
      this.#seatDesk = new SeatDesk(seating.seat(this.chair), this);
    void options.readings?.().then((readings) => {
      this.#readings = readings;
      this.#seatDesk?.know(readings);
      options.changed();
    });
    this.#bell = new TableBell(seating, options.ring);
    if (this.isBetweenChairs()) this.overlay = 'hand-off';
    this.say(options.notice);
    this.#watch = this.#means.timer && new TurnWatch(this.#means.timer, seating);
  }

  /** Nobody looks at this table any more. */
  leave(): void {
    for (const desk of [this.#seatDesk, this.#commissionDesk, this.#redDesk, this.#exconDesk]) desk?.leave();
    this.room.leave();
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

  get seatDesk(): SeatDesk {
    if (!this.#seatDesk) throw new TypeError('no seat has the screen');
    return this.#seatDesk;
  }

  get exconDesk(): ExconDesk {
    if (!this.#exconDesk) throw new TypeError('no facilitator has the screen');
    return this.#exconDesk;
  }

  get commissionDesk(): CommissionDesk {
    if (!this.#commissionDesk) throw new TypeError('the Commission does not have the screen');
    return this.#commissionDesk;
  }

  get redDesk(): RedDesk {
    if (!this.#redDesk) throw new TypeError('the red cell does not have the screen');
    return this.#redDesk;
  }

  /** The desk of whoever has the screen. */
  get desk(): Desk<string> {
    if (this.chair === 'excon') return this.exconDesk;
    if (this.chair === 'red') return this.redDesk;
    return this.chair === 'commission' ? this.commissionDesk : this.seatDesk;
  }

  model(): SeatModel {
    const { excon } = this.signs();
    const { timer } = this.#means;
    const sign = timer?.options ? { words: timer.words(), isRunning: timer.isRunning } : null;
    const model = this.seatDesk.model();
    const { view, offers, choices } = model;
    return {
      ...model,
      notice: model.notice || this.room.footWords(),
      excon: excon && { ...excon, isHere: this.#exconDesk !== null, timer: sign, day: this.room.day() },
      isElsewhere: this.#seating.hasOthers,
      waits: this.isClosed ? {} : this.room.waits(),
      ...this.#hints.at({ view, offers, cursor: choices.cursor }),
    };
  }

  exconShut = (): string | null => (this.#exconDesk ? null : noExcon(this.#seating));

  roomShut = (): string | null => this.room.shut();
  penShut = (): string | null => this.room.penShut();

  pen = (): void => {
    this.say(this.room.passPen());
  };

  exconModel = (): ExconModel => this.exconDesk.model();
  commission = (): CommissionModel => this.#withPen(this.commissionDesk.model());
  red = (): RedModel => this.#withPen(this.redDesk.model());

  #withPen<Model extends { notice: string }>(model: Model): Model {
    return { ...model, notice: model.notice || this.room.footWords() };
  }

  hints = (): void => this.say(this.#hints.toggle());
  areHintsShown = (): boolean => this.#hints.areShown;
  looked = (what: string): void => this.#hints.looked(what);

  /** To the facilitator's console, past a page that hides it where others sit at this keyboard. */
  excon = (): void => {
    this.#cameFrom = this.chair === 'excon' ? null : this.chair;
    this.#sit('excon');
    if (this.#isHidden('excon')) this.open('hand-off');
  };

  get canGoBack(): boolean {
    return this.chair === 'excon' && this.#cameFrom !== null;
  }

  /** Back from the page before the facilitator's console; false where nobody came from a screen of this table. */
  back(): boolean {
    const from = this.#cameFrom;
    if (!this.canGoBack || from === null) return false;
    this.#cameFrom = null;
    this.#return(from);
    return true;
  }

  // Rulings that were not read yet are shown again before anybody else takes the keyboard.
  #return(to: ChairName): void {
    if (this.#parting) {
      this.#sit(this.#parting.of);
      return this.open('rulings');
    }
    this.#sit(to);
    if (this.#isHidden(to)) this.open('hand-off');
    else this.close();
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

  /** Does what a key means when everything before it is done, and looks at what came of it. */
  inOrder(act: () => unknown): Promise<void> {
    return this.#keys.run(async () => {
      const wasLost = this.record.page !== null;
      await act();
      await this.#watchTimer();
      if (!wasLost) this.#watchRecord();
      this.#settle();
    });
  }

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
    const remark = this.desk.notice === '' ? this.#seating.record.remark() : null;
    if (remark) this.say(remark);
    if (!this.record.look()) return;
    this.#underLost = this.overlay;
    this.open('lost');
  }

  /** The page that tells what has happened to the record takes a key. */
  async pressLost(press: Press): Promise<void> {
    const left = await this.record.press(press);
    if (left === null) return;
    this.overlay = this.#underLost;
    if (left.told === undefined) return;
    // What waited to be written may have moved the exercise on.
    this.next();
    this.say(left.told);
  }

  async #watchTimer(): Promise<void> {
    const over = await this.#watch?.look();
    if (!over) return;
    if (over.isClosed) this.next();
    this.say(over.words);
  }

  /** The brief of whoever has the screen. */
  brief(): string {
    if (this.chair === 'red') return this.#seating.red().words.brief;
    return this.chair === 'commission' ? this.#seating.commission().words.brief : this.seatDesk.view().brief;
  }

  open = (page: Overlay): void => {
    this.looked(page);
    this.overlay = page;
    this.scroll = 0;
    if (page === 'leave') this.isRecorded = this.#seating.record.isRecorded();
    if (page === 'branch') void this.#readBranches();
  };

  close(): void {
    this.overlay = null;
  }

  async #readBranches(): Promise<void> {
    this.branches.show(await this.#means.entries());
    this.#options.changed();
  }

  /** A new exercise goes on from an entry of this one. */
  branch(entry: number): void {
    this.#means.branch(entry + 1);
  }

  /** The table is left. */
  goHome(): void {
    this.#options.left();
  }

  next = (ruled: readonly OwnOrder[] = []): void => {
    if (this.signs().isEnded) return this.#end();
    if (this.chair === 'excon') return;
    const next = this.#seating.toDecide() ?? this.chair;
    if (next === this.chair || !this.#isHidden(next)) return this.#sit(next);
    if (ruled.length === 0 || !this.isClosed) return this.#handOff(next);
    this.#parting = { orders: ruled, of: this.chair, next };
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

  /** The rulings are read: the screen goes to whoever comes next. */
  part(): void {
    if (this.#parting) this.#handOff(this.#parting.next);
    this.#parting = null;
  }

  other = (): void => {
    const { chairs } = this.#seating;
    const next =
      this.chair === 'excon'
        ? (this.#seating.toDecide() ?? chairs[0])
        : chairs[(chairs.indexOf(this.chair) + 1) % chairs.length];
    if (next) this.#return(next);
  };

  otherShut = (): string | null => otherShut(this.#seating, this.chair);

  /** Whether others at this keyboard may not see its screen: the seats are closed to each other, or the truth stands on it. */
  #isHidden(chair: ChairName): boolean {
    return this.isClosed || chair === 'red' || (chair === 'excon' && this.chairs.length > 0);
  }

  #sit(chair: ChairName): void {
    // Whoever comes back to what others may not see takes the keyboard over again.
    if (chair !== this.chair) this.#handedTo = null;
    this.chair = chair;
    if (chair === 'commission') this.#commissionDesk?.sit();
    else if (chair === 'red') this.#redDesk?.sit();
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

  say(notice: string): void {
    this.desk.say(notice);
  }

  /** Whoever is closed to the others takes the keyboard over, and reads the brief when it comes for the first time. */
  takeOver(): void {
    this.#handedTo = this.chair;
    this.#cameFrom = null;
    this.close();
    if (this.chair === 'excon' || !isFirst(this.#seating, this.chair) || this.#briefed.has(this.chair)) return;
    this.#briefed.add(this.chair);
    this.open('brief');
  }

  /** Nobody has taken the keyboard over yet, or leaving was asked for from the hand-off screen. */
  isBetweenChairs(): boolean {
    const chairs = this.chairs.length + (this.#exconDesk ? 1 : 0);
    return this.#handedTo !== this.chair && this.#isHidden(this.chair) && chairs > 1;
  }
}
