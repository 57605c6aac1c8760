// The table at one keyboard: who has the screen, a seat or the Commission; which page lies over it; who comes next.
// Whoever sits there has a desk of its own. Apart from Ink, so that several keys in one write cannot race.
import type { Session } from '../../session/session.ts';
import { isChar, type Press } from '../use-keys.tsx';
import type { Chair, Overlay, Table } from './chairs.ts';
import { CommissionDesk } from './commission-desk.ts';
import type { CommissionModel } from './commission-drawing.ts';
import type { Desk, ExerciseModel } from './exercise-drawing.ts';
import { SeatDesk } from './seat-desk.ts';

export interface DeskOptions {
  notice: string;
  changed: () => void;
  left: () => void;
  ended: () => void;
}

export class ExerciseDesk implements Table {
  readonly #session: Session;
  readonly #options: DeskOptions;
  readonly #seatDesk: SeatDesk;
  readonly #commissionDesk: CommissionDesk;
  chair: Chair;
  overlay: Overlay | null = null;
  overlayScroll = 0;
  /** The closed chair that has taken the keyboard over. */
  #handedTo: Chair | null = null;

  constructor(session: Session, options: DeskOptions) {
    this.#session = session;
    this.#options = options;
    this.chair = this.#toDecide() ?? this.#chairs()[0] ?? 'ukraine';
    this.#seatDesk = new SeatDesk(session, this, this.chair === 'commission' ? 'ukraine' : this.chair);
    this.#commissionDesk = new CommissionDesk(session, this);
    if (this.#isBetweenChairs()) this.overlay = 'hand-off';
    this.#say(options.notice);
  }

  get desk(): Desk {
    return this.#seatDesk.desk;
  }

  model(): ExerciseModel {
    return this.#seatDesk.model();
  }

  commission(): CommissionModel {
    return this.#commissionDesk.model();
  }

  /** The brief of whoever has the screen. */
  brief(): string {
    return this.chair === 'commission' ? this.#session.scenario.briefs.all : this.model().view.brief;
  }

  /** `mostScroll`: how far the page that lies over the desk can be scrolled. */
  press(press: Press, mostScroll = Number.POSITIVE_INFINITY): void {
    if (this.overlay) this.#pressOverlay(this.overlay, press, mostScroll);
    else if (this.chair === 'commission') this.#commissionDesk.press(press);
    else this.#seatDesk.press(press);
    this.#options.changed();
  }

  open = (page: Overlay): void => {
    this.overlay = page;
    this.overlayScroll = 0;
  };

  next = (): void => {
    if (this.#session.state().isEnded) return this.#options.ended();
    const next = this.#toDecide() ?? this.chair;
    if (next !== this.chair && this.#session.isClosed) this.open('hand-off');
    this.#sit(next);
  };

  other = (): void => {
    const chairs = this.#chairs();
    if (chairs.length < 2) return this.#say('The other seats are held by policies; what they see is theirs.');
    if (this.#session.isClosed) return this.#say('The seats are closed: each has its own turn at the keyboard.');
    this.#sit(chairs[(chairs.indexOf(this.chair) + 1) % chairs.length]!);
  };

  #chairs(): Chair[] {
    const isOurs = this.#session.state().commission.holder === 'person';
    return [...this.#session.persons(), ...(isOurs ? (['commission'] as const) : [])];
  }

  // The seats first, then the Commission.
  #toDecide(): Chair | undefined {
    const { seats, commission } = this.#session.state();
    const seat = this.#session.persons().find((name) => seats[name].isAtKeyboard && !seats[name].hasCommitted);
    return seat ?? (commission.holder === 'person' && commission.isAtDesk ? 'commission' : undefined);
  }

  #sit(chair: Chair): void {
    this.chair = chair;
    if (chair === 'commission') this.#commissionDesk.sit();
    else this.#seatDesk.sit(chair);
  }

  #say(notice: string): void {
    if (this.chair === 'commission') this.#commissionDesk.say(notice);
    else this.#seatDesk.say(notice);
  }

  #pressOverlay(overlay: Overlay, press: Press, mostScroll: number): void {
    const by = SCROLLS[String(press)];
    if (by !== undefined) {
      this.overlayScroll = Math.max(0, Math.min(mostScroll, this.overlayScroll + by));
      return;
    }
    if (overlay === 'leave' && (press === 'enter' || isChar(press, 'y'))) return this.#options.left();
    if (overlay === 'hand-off') {
      if (press === 'escape') this.open('leave');
      if (press === 'enter') this.#takeOver();
      return;
    }
    if (overlay === 'leave' && this.#isBetweenChairs()) this.open('hand-off');
    else this.overlay = null;
  }

  // Whoever is closed to the others reads the brief when the keyboard first comes.
  #takeOver(): void {
    this.#handedTo = this.chair;
    const isFirst =
      this.chair === 'commission'
        ? this.#session.state().commission.readUntil < 0
        : this.#session.view(this.chair).turn.number <= 1;
    this.overlay = null;
    if (isFirst) this.open('brief');
  }

  // Nobody has taken the keyboard over yet, or leaving was asked for from the hand-off screen.
  #isBetweenChairs(): boolean {
    return this.#handedTo !== this.chair && this.#session.isClosed && this.#chairs().length > 1;
  }
}

const SCROLLS: Record<string, number> = { up: -1, down: 1, 'page-up': -10, 'page-down': 10 };
