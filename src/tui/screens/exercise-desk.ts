// The table at one keyboard: who has the screen, a seat or the Commission; which page lies over it; who comes next.
// Whoever sits there has a desk of its own. Apart from Ink, so that several keys in one write cannot race.
import type { OwnOrder } from '../../exercise/chairs/view.ts';
import type { Doctrine, Seat } from '../../ladder/index.ts';
import type { Session } from '../../session/session.ts';
import { Hints } from '../hints.ts';
import { keysOf } from '../keys.ts';
import type { TurnTimer } from '../turn-timer.ts';
import { isChar, type Press } from '../use-keys.tsx';
import type { Chair, ExconMeans, FormStore, Overlay, Table } from './chairs.ts';
import { CommissionDesk } from './commission-desk.ts';
import type { CommissionModel } from './commission-drawing.ts';
import { entryWords, ordersIn } from './entries.ts';
import { closedWords, ExconDesk } from './excon-desk.ts';
import type { ExconModel } from './excon-drawing.ts';
import type { Desk, ExerciseModel } from './exercise-drawing.ts';
import { RecordWatch } from './lost-record.ts';
import { Palette } from './palette.ts';
import { SeatDesk } from './seat-desk.ts';
import { isSeatPage, pageBy } from './seat-pages.ts';
import { Digits, stepOf } from './typing.ts';

export interface DeskOptions {
  notice: string;
  changed: () => void;
  left: () => void;
  ended: () => void;
  /** The readings that ship, for what they would rule. */
  readings?: () => Promise<readonly Doctrine[]>;
  /** Called when the keyboard comes to a person or an edge is near. */
  ring?: () => void;
  /** Keeps whether hints are shown; left out where it need not outlive the desk. */
  hints?: FormStore;
  /** What a facilitator's pages need; left out where none is in the room. */
  excon?: ExconMeans;
}

/** The entries that one may branch from, and which is chosen. */
export interface BranchList {
  lines: readonly { n: number; minute: number; words: string }[];
  chosen: number;
}

/** How far off an edge is near. */
const NEAR_MINUTES = 120;

const NO_MEANS: ExconMeans = {
  now: () => new Date(),
  timer: null,
  form: { read: () => null, write: () => {} },
  entries: async () => [],
  branch: () => {},
};

export class ExerciseDesk implements Table {
  readonly #session: Session;
  readonly #options: DeskOptions;
  readonly #seatDesk: SeatDesk;
  readonly #commissionDesk: CommissionDesk;
  readonly #exconDesk: ExconDesk;
  readonly #means: ExconMeans;
  #branches: BranchList = { lines: [], chosen: 0 };
  chair: Chair;
  overlay: Overlay | null = null;
  overlayScroll = 0;
  readonly record: RecordWatch;
  /** As it was looked at when the page for leaving was opened. */
  isRecorded = true;
  #underLost: Overlay | null = null;
  #rung: readonly string[];
  #hints: Hints | null;
  palette = new Palette([]);
  readonly #digits = new Digits();
  /** The closed chair that has taken the keyboard over. */
  #handedTo: Chair | null = null;
  /** The closed chairs that have read their brief. */
  readonly #briefed = new Set<Chair>();
  /** What a closed seat reads before the hand-off, and who comes next. */
  #parting: { orders: readonly OwnOrder[]; next: Chair } | null = null;

  constructor(session: Session, options: DeskOptions) {
    this.#session = session;
    this.#options = options;
    this.#means = options.excon ?? NO_MEANS;
    this.record = new RecordWatch(session);
    this.#hints = (options.hints?.read() ?? null) === null ? null : new Hints();
    // Whoever runs the exercise takes it up again.
    const { isPresent } = session.state().excon;
    this.chair = isPresent ? 'excon' : (this.#toDecide() ?? this.#chairs()[0] ?? 'ukraine');
    this.#seatDesk = new SeatDesk(
      session,
      this,
      this.chair === 'commission' || this.chair === 'excon' ? 'ukraine' : this.chair,
    );
    this.#commissionDesk = new CommissionDesk(session, this);
    this.#exconDesk = new ExconDesk(session, this, this.#means);
    void options.readings?.().then((readings) => {
      this.#seatDesk.know(readings);
      options.changed();
    });
    this.#rung = this.#calls();
    if (this.#isBetweenChairs()) this.overlay = 'hand-off';
    this.#say(options.notice);
    if (this.#means.timer) this.#setTimer(this.#means.timer);
  }

  get desk(): Desk {
    return this.#seatDesk.desk;
  }

  model(): ExerciseModel {
    const { isPresent, isPaused, hasStarted } = this.#session.state().excon;
    const { timer } = this.#means;
    const sign = timer ? { words: timer.words(), isRunning: timer.isRunning } : null;
    const model = this.#seatDesk.model();
    const { view, offers, desk } = model;
    return {
      ...model,
      excon: isPresent ? { isPaused, hasStarted, timer: sign } : null,
      ...(this.#hints && { hint: this.#hints.at({ view, offers, cursor: desk.cursor }) }),
    };
  }

  hints = (): void => {
    this.#hints = this.#hints ? null : new Hints();
    this.#options.hints?.write(this.#hints && 'shown');
    this.#say(this.#hints ? 'Hints are shown; H ends them.' : 'No more hints; H shows them again.');
  };

  excon = (): void => {
    if (!this.#session.state().excon.isPresent) return this.#say('There is no facilitator in this exercise.');
    this.#sit('excon');
    if (this.#session.isClosed) this.open('hand-off');
  };

  exconModel(): ExconModel {
    return this.#exconDesk.model();
  }

  branches(): BranchList {
    return this.#branches;
  }

  commission(): CommissionModel {
    return this.#commissionDesk.model();
  }

  /** Once a second, where there is a turn timer. */
  tick(): void {
    this.#watchTimer();
    this.#watchRecord();
    this.#ringFor(this.#calls());
    this.#options.changed();
  }

  #watchRecord(): void {
    const remark = this.#notice() === '' ? this.#session.remark() : null;
    if (remark) this.#say(remark);
    if (!this.record.look()) return;
    this.#underLost = this.overlay;
    this.open('lost');
  }

  #pressLost(press: Press): void {
    const left = this.record.press(press);
    if (left === null) return;
    this.overlay = this.#underLost;
    if (left.told === undefined) return;
    // What waited to be written may have moved the exercise on.
    this.next();
    this.#say(left.told);
  }

  /** What a person at this keyboard is to hear of: that it is their turn, and each edge that is near then. */
  #calls(): readonly string[] {
    const decides = this.#toDecide();
    if (!decides) return [];
    const { minute, turn, seats } = this.#session.state();
    if (decides === 'commission') return [`commission ${minute}`];
    const near = this.#session
      .view(decides)
      .chains.flatMap(({ edges }) => edges.filter(({ at }) => at > minute && at <= minute + NEAR_MINUTES));
    return [
      `${decides} ${turn.number} ${minute} ${seats[decides].turns}`,
      ...near.map(({ news, chain, at }) => `${decides} ${news} ${chain} ${at}`),
    ];
  }

  #ringFor(calls: readonly string[]): void {
    const isNew = calls.some((call) => !this.#rung.includes(call));
    this.#rung = calls;
    if (isNew) this.#options.ring?.();
  }

  #setTimer(timer: TurnTimer): void {
    const { excon, turn } = this.#session.state();
    timer.turn(turn.number);
    timer.rest(excon.isPaused || !excon.hasStarted);
    timer.keep();
  }

  #watchTimer(): void {
    const { timer } = this.#means;
    const { isEnded } = this.#session.state();
    if (!timer) return;
    if (isEnded) return timer.forget();
    this.#setTimer(timer);
    if (!timer.isOver()) return;
    if (!timer.closes) return this.#say('The time of the turn is over.');
    const answer = this.#session.send({ do: 'step' });
    this.next();
    this.#say(`The time of the turn was over. ${closedWords(answer, this.#session.excon()!)}`);
  }

  /** The brief of whoever has the screen. */
  brief(): string {
    return this.chair === 'commission' ? this.#session.scenario.briefs.all : this.model().view.brief;
  }

  /** `mostScroll`: how far the page that lies over the desk can be scrolled. */
  press(press: Press, mostScroll = Number.POSITIVE_INFINITY): void {
    const wasLost = this.record.page !== null;
    if (this.overlay) this.#pressOverlay(this.overlay, press, mostScroll);
    else this.#pressChair(press);
    this.#watchTimer();
    if (!wasLost) this.#watchRecord();
    this.#ringFor(this.#calls());
    this.#options.changed();
  }

  #pressChair(press: Press): void {
    if (this.chair === 'excon') this.#exconDesk.press(press);
    else if (this.chair === 'commission') this.#commissionDesk.press(press);
    else this.#seatDesk.press(press);
  }

  open = (page: Overlay): void => {
    this.overlay = page;
    this.overlayScroll = 0;
    if (page === 'palette') this.palette = new Palette(keysOf(this.chair));
    if (page === 'leave') this.isRecorded = this.#session.isRecorded();
    if (page === 'branch') void this.#readBranches();
  };

  async #readBranches(): Promise<void> {
    const entries = await this.#means.entries();
    const lines = entries.map((entry) => ({
      n: entry.n,
      minute: entry.givenAt,
      words: entryWords(ordersIn(entries), entry),
    }));
    this.#branches = { lines, chosen: lines.length - 1 };
    this.#options.changed();
  }

  next = (ruled: readonly OwnOrder[] = []): void => {
    if (this.#session.state().isEnded) return this.#options.ended();
    if (this.chair === 'excon') return;
    const next = this.#toDecide() ?? this.chair;
    if (next === this.chair || !this.#session.isClosed) return this.#sit(next);
    if (ruled.length === 0) return this.#handOff(next);
    this.#parting = { orders: ruled, next };
    this.open('rulings');
  };

  #handOff(next: Chair): void {
    this.open('hand-off');
    this.#sit(next);
  }

  /** What the seat's orders of this minute came to, before the screen goes to another. */
  ruled(): readonly OwnOrder[] {
    return this.#parting?.orders ?? [];
  }

  other = (): void => {
    const chairs = this.#chairs();
    if (this.chair === 'excon') {
      const next = this.#toDecide() ?? chairs[0];
      if (!next) return this.#say('The seats are held by policies; what they see is theirs.');
      this.#sit(next);
      if (this.#session.isClosed) this.open('hand-off');
      return;
    }
    if (chairs.length < 2) return this.#say('The other seats are held by policies; what they see is theirs.');
    if (this.#session.isClosed) return this.#say('The seats are closed: each has its own turn at the keyboard.');
    this.#sit(chairs[(chairs.indexOf(this.chair) + 1) % chairs.length]!);
  };

  #chairs(): Chair[] {
    const isOurs = this.#session.state().commission.holder === 'person';
    return [...this.#session.persons(), ...(isOurs ? (['commission'] as const) : [])];
  }

  // The seats first, then the Commission.
  #toDecide(): Seat | 'commission' | undefined {
    const { seats, commission } = this.#session.state();
    const seat = this.#session.persons().find((name) => seats[name].isAtKeyboard && !seats[name].hasCommitted);
    return seat ?? (commission.holder === 'person' && commission.isAtDesk ? 'commission' : undefined);
  }

  #sit(chair: Chair): void {
    this.chair = chair;
    if (chair === 'commission') this.#commissionDesk.sit();
    else if (chair === 'excon') this.#exconDesk.say('');
    else this.#seatDesk.sit(chair);
  }

  #notice(): string {
    if (this.chair === 'excon') return this.#exconDesk.notice;
    return this.chair === 'commission' ? this.#commissionDesk.notice : this.desk.notice;
  }

  #say(notice: string): void {
    if (this.chair === 'excon') this.#exconDesk.say(notice);
    else if (this.chair === 'commission') this.#commissionDesk.say(notice);
    else this.#seatDesk.say(notice);
  }

  #pressOverlay(overlay: Overlay, press: Press, mostScroll: number): void {
    const by = typeof press === 'object' ? null : stepOf(press, 10);
    if (overlay === 'lost') return this.#pressLost(press);
    if (overlay === 'palette') return this.#pressPalette(press);
    if (overlay === 'branch') return this.#pressBranch(press, by ?? 0);
    if (by !== null) {
      this.overlayScroll = Math.max(0, Math.min(mostScroll, this.overlayScroll + by));
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

  #pressPalette(press: Press): void {
    const { isLeft, run } = this.palette.press(press);
    if (!isLeft) return;
    this.overlay = null;
    if (run) this.#pressChair(run);
  }

  #pressBranch(press: Press, by: number): void {
    const { lines, chosen } = this.#branches;
    if (typeof press === 'object' && 'char' in press && /\d/.test(press.char)) {
      const n = this.#digits.take(press.char, (number) => lines.some((line) => line.n === number));
      if (n !== null) this.#branches = { lines, chosen: lines.findIndex((line) => line.n === n) };
      return;
    }
    this.#digits.clear();
    if (press === 'escape') this.overlay = null;
    else if (press === 'enter') {
      const line = lines[chosen];
      this.overlay = null;
      if (line) this.#means.branch(line.n + 1);
    } else this.#branches = { lines, chosen: Math.max(0, Math.min(lines.length - 1, chosen + by)) };
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
        ? this.#session.state().commission.readUntil < 0
        : this.#session.view(this.chair).turn.number <= 1;
    this.overlay = null;
    if (!isFirst || this.#briefed.has(this.chair)) return;
    this.#briefed.add(this.chair);
    this.open('brief');
  }

  // Nobody has taken the keyboard over yet, or leaving was asked for from the hand-off screen.
  #isBetweenChairs(): boolean {
    const chairs = this.#chairs().length + (this.#session.state().excon.isPresent ? 1 : 0);
    return this.#handedTo !== this.chair && this.#session.isClosed && chairs > 1;
  }
}
