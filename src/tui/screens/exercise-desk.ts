// The desk: what the person at the keyboard has chosen and typed, and what each key does to it. It sends commands to
// the session and never decides anything itself. Apart from Ink, so that several keys in one write cannot race.
import type { Composition } from '../../exercise/events.ts';
import type { Offer } from '../../exercise/preview.ts';
import type { View } from '../../exercise/view.ts';
import type { Seat } from '../../ladder/index.ts';
import { clock, rulingSentence, seatName } from '../../report/words.ts';
import type { Session } from '../../session/session.ts';
import { isChar, type Press } from '../use-keys.tsx';
import { type Desk, EMPTY_DESK, type ExerciseModel, PANELS } from './exercise-drawing.ts';

export type Overlay = 'help' | 'brief' | 'duties' | 'leave' | 'hand-off' | null;

export interface DeskOptions {
  notice: string;
  changed: () => void;
  left: () => void;
  ended: () => void;
}

export class ExerciseDesk {
  readonly #session: Session;
  readonly #options: DeskOptions;
  desk: Desk = EMPTY_DESK;
  overlay: Overlay = null;
  overlayScroll = 0;
  seat: Seat;
  #isSure = false;
  /** The closed seat that has taken the keyboard over. */
  #handedTo: Seat | null = null;
  #cache: ExerciseModel | null = null;
  readonly #reasons = new Map<Seat, string>();
  #digits = '';

  constructor(session: Session, options: DeskOptions) {
    this.#session = session;
    this.#options = options;
    this.seat = this.#toDecide() ?? session.persons()[0] ?? 'ukraine';
    if (session.isClosed && session.persons().length > 1) this.overlay = 'hand-off';
    this.#showWorst();
    this.desk = { ...this.desk, notice: options.notice };
  }

  /** The drawing's model; the same object until something changes. */
  model(): ExerciseModel {
    if (!this.#cache) {
      const view = this.#session.view(this.seat);
      this.#cache = { view, doctrine: this.#session.scenario.doctrine, offers: this.#offers(view), desk: this.desk };
    }
    return this.#cache;
  }

  press(press: Press): void {
    this.desk = { ...this.desk, notice: '' };
    const wasSure = this.#isSure;
    this.#isSure = false;
    if (this.overlay) this.#pressOverlay(press);
    else if (this.desk.input) this.#pressInput(press);
    else this.#pressDesk(press, wasSure);
    this.#cache = null;
    this.#options.changed();
  }

  #offers(view: View): Offer[] {
    const offers = this.#session.offers(this.seat, view.chains[this.desk.chain]?.id, this.desk.at ?? view.minute);
    const { sector } = this.desk;
    return sector === null
      ? offers
      : offers.map((offer) => (offer.response.takesSector ? this.#inSector(offer, sector) : offer));
  }

  #inSector(offer: Offer, sector: number | 'rear' | 'sea'): Offer {
    const order = { ...offer.order, sector };
    return {
      ...offer,
      order,
      ...this.#session.preview({ at: this.desk.at ?? this.#session.view(this.seat).minute, order }),
    };
  }

  #toDecide(): Seat | undefined {
    const persons = this.#session.persons();
    return persons.find((seat) => {
      const { isAtKeyboard, hasCommitted } = this.#session.view(seat);
      return isAtKeyboard && !hasCommitted;
    });
  }

  // The chain that matters most stands first in sight: open ones before closed, broader and later phases before others.
  #showWorst(): void {
    const { chains } = this.#session.view(this.seat);
    const weight = (chain: (typeof chains)[number]) =>
      (chain.closedAt === null ? 4 : 0) + (chain.broaderAt === null ? 0 : 2) + (chain.phase2At === null ? 0 : 1);
    const best = chains.reduce((at, chain, index) => (weight(chain) > weight(chains[at]!) ? index : at), 0);
    this.desk = { ...this.desk, chain: best };
    this.#cache = null;
  }

  #pressOverlay(press: Press): void {
    if (press === 'up' || press === 'down') {
      this.overlayScroll = Math.max(0, this.overlayScroll + (press === 'down' ? 1 : -1));
      return;
    }
    if (this.overlay === 'leave' && (press === 'enter' || isChar(press, 'y'))) return this.#options.left();
    this.overlayScroll = 0;
    if (this.overlay === 'hand-off') {
      if (press === 'escape') this.overlay = 'leave';
      if (press !== 'enter') return;
      this.#handedTo = this.seat;
      // A closed seat reads its brief when it first has the keyboard.
      this.overlay = this.#session.view(this.seat).turn.number <= 1 ? 'brief' : null;
      return;
    }
    const stays = this.overlay === 'leave' && this.#isBetweenSeats();
    this.overlay = stays ? 'hand-off' : null;
  }

  // Leaving was asked for from the hand-off screen: whoever stays is back there.
  #isBetweenSeats(): boolean {
    return this.#handedTo !== this.seat && this.#session.isClosed && this.#session.persons().length > 1;
  }

  #pressInput(press: Press): void {
    const input = this.desk.input!;
    if (press === 'escape') this.desk = { ...this.desk, input: null };
    else if (press === 'enter') this.#take(input);
    else if (press === 'backspace')
      this.desk = { ...this.desk, input: { ...input, text: [...input.text].slice(0, -1).join('') } };
    else if (typeof press === 'object') {
      const text = input.text + ('char' in press ? press.char : press.pasted);
      this.desk = { ...this.desk, input: { ...input, text: text.slice(0, 500) } };
    }
  }

  #take({ kind, text }: NonNullable<Desk['input']>): void {
    this.desk = { ...this.desk, input: null };
    const typed = text.trim();
    switch (kind) {
      case 'because':
        this.desk = { ...this.desk, because: typed };
        return;
      case 'time':
        this.#setTime(typed);
        return;
      case 'hold':
        this.#hold(typed);
        return;
      case 'ask':
      case 'describe': {
        const answer = this.#session.send({ do: kind, seat: this.seat, text: typed });
        if (!('denied' in answer)) return this.#say('Recorded. Without a facilitator it is not adjudicated.');
        this.desk = { ...this.desk, input: { kind, text }, notice: answer.denied };
      }
    }
  }

  // What was typed stays where it could not be sent.
  #hold(because: string): void {
    const answer = this.#session.send({ do: 'hold', seat: this.seat, ...(because && { because }) });
    this.desk = { ...this.desk, because: 'denied' in answer ? because : '' };
    this.#after(answer);
  }

  #setTime(typed: string): void {
    const { minute, turn } = this.#session.view(this.seat);
    const match = /^(\+?)(\d{1,4}):([0-5]\d)$/.exec(typed);
    const at = match ? Number(match[2]) * 60 + Number(match[3]) + (match[1] ? minute : 0) : null;
    if (typed !== '' && (at === null || at < minute || at >= turn.until)) {
      this.desk = {
        ...this.desk,
        notice: `Expected a minute from ${clock(minute)} to ${clock(turn.until - 1)}, as 25:30 or +1:15.`,
        input: { kind: 'time', text: typed },
      };
      return;
    }
    this.desk = { ...this.desk, at };
  }

  #pressDesk(press: Press, wasSure: boolean): void {
    if (typeof press === 'object') {
      // What is pasted where nothing is being typed means nothing.
      return 'char' in press ? this.#pressChar(press.char, wasSure) : undefined;
    }
    this.#digits = '';
    switch (press) {
      case 'up':
      case 'down':
        return this.#move(press === 'down' ? 1 : -1);
      case 'page-up':
      case 'page-down':
        return this.#move(press === 'page-down' ? 8 : -8);
      case 'left':
      case 'right':
        return this.#chain(press === 'right' ? 1 : -1);
      case 'tab':
      case 'back-tab':
        return this.#focus(press === 'tab' ? 1 : -1);
      case 'enter':
        return this.desk.focus === 'responses' ? this.#add() : undefined;
      case 'escape':
        if (this.desk.isWhy) this.desk = { ...this.desk, isWhy: false };
        else this.overlay = 'leave';
    }
  }

  #pressChar(char: string, wasSure: boolean): void {
    const { view, offers } = this.model();
    const input = (kind: NonNullable<Desk['input']>['kind'], text = '') => {
      this.desk = { ...this.desk, input: { kind, text } };
    };
    if (/[0-9]/.test(char)) return this.#jump(char, offers.length);
    this.#digits = '';
    switch (char) {
      case 'j':
        return this.#move(1);
      case 'k':
        return this.#move(-1);
      case '<':
      case ',':
        return this.#chain(-1);
      case '>':
      case '.':
        return this.#chain(1);
      case 'c':
        return this.#commit(view, wasSure);
      case 'u':
        return this.#takeBack(view);
      case 't':
        return input('time', this.desk.at === null ? '' : clock(this.desk.at));
      case 's':
      case 'S':
        return this.#sector(view, char === 's' ? 1 : -1);
      case 'b':
        return input('because', this.desk.because);
      case 'h':
        return this.#isMine(view)
          ? input('hold', this.desk.because)
          : this.#say('This seat does not have the keyboard now.');
      case 'q':
        return input('ask');
      case 'o':
        return input('describe');
      case 'v':
        return this.#otherSeat();
      case 'w':
        this.desk = { ...this.desk, isWhy: !this.desk.isWhy };
        return;
      case 'i':
        this.overlay = 'brief';
        return;
      case 'd':
        this.overlay = 'duties';
        return;
      case '?':
        this.overlay = 'help';
    }
  }

  // Two digits in a row make one number, where there is a response of that number.
  #jump(digit: string, count: number): void {
    const joined = Number(this.#digits + digit);
    const number = joined >= 1 && joined <= count ? joined : Number(digit);
    this.#digits = number === joined ? this.#digits + digit : digit;
    if (number < 1 || number > count) return;
    this.desk = { ...this.desk, focus: 'responses', cursor: number - 1 };
  }

  #say(notice: string): void {
    this.desk = { ...this.desk, notice };
  }

  #isMine(view: View): boolean {
    return view.isAtKeyboard && !view.hasCommitted && this.#session.persons().includes(this.seat);
  }

  #move(by: number): void {
    const { desk } = this;
    if (desk.focus === 'responses') {
      const last = this.model().offers.length - 1;
      this.desk = { ...desk, cursor: Math.max(0, Math.min(last, desk.cursor + by)) };
      return;
    }
    this.desk = {
      ...desk,
      scroll: { ...desk.scroll, [desk.focus]: Math.max(0, Math.min(2000, desk.scroll[desk.focus] + by)) },
    };
  }

  #chain(by: number): void {
    const count = this.#session.view(this.seat).chains.length;
    if (count > 0) this.desk = { ...this.desk, chain: (this.desk.chain + by + count) % count };
  }

  #focus(by: number): void {
    const at = PANELS.indexOf(this.desk.focus);
    this.desk = { ...this.desk, focus: PANELS[(at + by + PANELS.length) % PANELS.length]! };
  }

  #sector(view: View, by: number): void {
    const places = [...view.line.map((_, index) => index + 1), 'rear', 'sea'] as const;
    const offer = this.model().offers[this.desk.cursor];
    const now = this.desk.sector ?? offer?.order.sector;
    const at = now === undefined ? -1 : places.indexOf(now);
    this.desk = { ...this.desk, sector: places[(at + by + places.length) % places.length]! };
  }

  #add(): void {
    const { view, offers } = this.model();
    const offer = offers[this.desk.cursor];
    if (!offer) return;
    const composition: Composition = {
      at: this.desk.at ?? view.minute,
      order: offer.order,
      ...(this.desk.because && { because: this.desk.because }),
    };
    const answer = this.#session.send({ do: 'compose', seat: this.seat, composition });
    if ('denied' in answer) return this.#say(answer.denied);
    this.desk = { ...this.desk, because: '', sector: null, at: null };
  }

  #takeBack(view: View): void {
    const last = view.drafts.at(-1);
    if (!last) return this.#say('There is no order to take back.');
    const answer = this.#session.send({ do: 'take-back', seat: this.seat, draft: last.id });
    if ('denied' in answer) this.#say(answer.denied);
  }

  #commit(view: View, wasSure: boolean): void {
    if (this.#isMine(view) && view.drafts.length === 0 && !wasSure) {
      this.#isSure = true;
      return this.#say(`${seatName(this.seat)} commits with no order? Press c once more; h holds until news.`);
    }
    this.#after(this.#session.send({ do: 'commit', seat: this.seat }));
  }

  // After a commit: go to the next seat that has to decide, and tell it what of its orders was refused in this minute.
  #after(answer: ReturnType<Session['send']>): void {
    if ('denied' in answer) return this.#say(answer.denied);
    const next = this.#toDecide() ?? this.seat;
    if (next !== this.seat && this.#session.isClosed) this.overlay = 'hand-off';
    this.#sit(next);
    const view = this.#session.view(next);
    const refused = view.orders.find(({ at, ruling }) => at === view.minute && ruling?.verdict === 'refused');
    if (refused?.ruling && refused.facts) {
      const { order, ruling, facts } = refused;
      this.#say(`Refused: ${rulingSentence({ doctrine: this.#session.scenario.doctrine, order, ruling, facts })}`);
    }
    if (view.isEnded) this.#options.ended();
  }

  // A reason that was typed and not yet used waits for its seat to come back.
  #sit(seat: Seat): void {
    this.#reasons.set(this.seat, this.desk.because);
    this.seat = seat;
    this.desk = { ...EMPTY_DESK, because: this.#reasons.get(seat) ?? '', isWhy: this.desk.isWhy };
    this.#showWorst();
  }

  #otherSeat(): void {
    const seats = this.#session.persons();
    if (seats.length < 2) return this.#say('The other seats are held by policies; what they see is theirs.');
    if (this.#session.isClosed) return this.#say('The seats are closed: each has its own turn at the keyboard.');
    this.#sit(seats[(seats.indexOf(this.seat) + 1) % seats.length] ?? this.seat);
  }
}
