// A seat at the keyboard: what the person has chosen and typed for it, and what each key does. It sends commands from the
// seat's chair and decides nothing itself; whose turn it is next, the table knows.

import type { Offer } from '../../../exercise/chairs/preview.ts';
import type { View } from '../../../exercise/chairs/view.ts';
import type { Composition } from '../../../exercise/words.ts';
import type { Doctrine, Seat } from '../../../ladder/index.ts';
import { LONGEST } from '../../../report/fitting.ts';
import { orderWords } from '../../../report/transcript.ts';
import { clock, seatName } from '../../../report/words.ts';
import type { SeatChair, SeatCommand } from '../../../session/chair.ts';
import type { OtherReading } from '../../../session/other-readings.ts';
import { placesOf } from '../../parts/line.ts';
import { refusalNow, refusedNow } from '../../parts/ruling.ts';
import { Digits, likelihoodOf, minuteOf, stepOf, typedOn } from '../../typing.ts';
import type { Press } from '../../use-keys.tsx';
import type { Overlay, Table } from '../table/table.ts';
import { type Desk, EMPTY_DESK, type ExerciseModel, PANELS } from './drawing.ts';
import { SEAT_PAGES } from './pages.ts';

/** What goes with the next order. */
type Said = Pick<Desk, 'because' | 'likelihood' | 'isAttributing'>;
const NOTHING_SAID: Said = { because: '', likelihood: null, isAttributing: false };
/** What waits for its seat to come back: also what is half typed. */
type Waiting = Said & Pick<Desk, 'filter' | 'input'>;

/** How many characters each text may have that goes on record. */
const LONGEST_INPUT: Partial<Record<NonNullable<Desk['input']>['kind'], number>> = {
  because: LONGEST.reason,
  hold: LONGEST.reason,
  ask: LONGEST.text,
  describe: LONGEST.text,
};
const LONGEST_OTHER = 60;

const PAGES: Record<string, Overlay> = { ...SEAT_PAGES, i: 'brief', '?': 'help', ':': 'palette' };

export class SeatDesk {
  #chair: SeatChair;
  readonly #table: Table;
  #stopListening: () => void;
  desk: Desk = EMPTY_DESK;
  #isSure = false;
  #readings: readonly Doctrine[] = [];
  #cache: ExerciseModel | null = null;
  readonly #kept = new Map<Seat, Waiting>();
  readonly #digits = new Digits();

  constructor(chair: SeatChair, table: Table) {
    this.#chair = chair;
    this.#table = table;
    this.#stopListening = chair.subscribe(this.#changed);
    this.#showWorst();
  }

  get seat(): Seat {
    return this.#chair.chair;
  }

  /** Nobody sits at this desk any more. */
  leave(): void {
    this.#stopListening();
  }

  #changed = (): void => {
    this.#cache = null;
    this.#table.changed();
  };

  /** The drawing's model; the same object until something changes. */
  model(): ExerciseModel {
    if (!this.#cache) {
      const view = this.#chair.view();
      const { doctrine } = this.#chair.words;
      const { isCommissionSitting } = this.#table.signs();
      const offers = this.#offers(view);
      this.#cache = {
        view,
        doctrine,
        offers,
        desk: this.desk,
        isCommissionSitting,
        others: this.#others(view, offers),
      };
    }
    return this.#cache;
  }

  // Asked for one order alone, whose ruling may be seen: the one under the cursor, or the one refused in this minute.
  #others(view: View, offers: readonly Offer[]): readonly OtherReading[] | null {
    const { coaching, minute } = view;
    const refused = coaching === 'at-commit' ? refusedNow(view) : undefined;
    if (refused) return this.#chair.readings({ at: minute, order: refused.order }, this.#readings, []);
    const offer = offers[this.desk.cursor];
    if (coaching !== 'before' || !offer) return null;
    return this.#chair.readings({ at: this.desk.at ?? minute, order: offer.order }, this.#readings);
  }

  /** The readings that ship, once they are there. */
  know(readings: readonly Doctrine[]): void {
    this.#readings = readings;
    this.#cache = null;
  }

  async press(press: Press): Promise<void> {
    this.desk = { ...this.desk, notice: '' };
    const wasSure = this.#isSure;
    this.#isSure = false;
    if (this.desk.input) await this.#pressInput(press, this.desk.input);
    else await this.#pressDesk(press, wasSure);
    this.#cache = null;
  }

  /** Another seat takes the desk over. What was typed and not yet used waits for its seat to come back. */
  sit(chair: SeatChair): void {
    const { because, likelihood, isAttributing, filter, input, isWhy } = this.desk;
    this.#kept.set(this.seat, { because, likelihood, isAttributing, filter, input });
    this.#stopListening();
    this.#chair = chair;
    this.#stopListening = chair.subscribe(this.#changed);
    this.desk = { ...EMPTY_DESK, ...this.#kept.get(this.seat), isWhy };
    this.#showWorst();
    this.say(refusalNow(chair.words.doctrine, chair.view()));
  }

  say(notice: string): void {
    this.desk = { ...this.desk, notice };
    this.#cache = null;
  }

  #offers(view: View): Offer[] {
    const offers = this.#chair.offers(view.chains[this.desk.chain]?.id, this.desk.at ?? view.minute);
    const { sector } = this.desk;
    return sector === null
      ? offers
      : offers.map((offer) => (offer.response.takesSector ? this.#inSector(offer, sector) : offer));
  }

  #inSector(offer: Offer, sector: number | 'rear' | 'sea'): Offer {
    const order = { ...offer.order, sector };
    const at = this.desk.at ?? this.#chair.view().minute;
    return { ...offer, order, ...this.#chair.preview({ at, order }) };
  }

  #showWorst(): void {
    this.desk = { ...this.desk, chain: worstOf(this.#chair.view()) };
    this.#cache = null;
  }

  async #pressInput(press: Press, input: NonNullable<Desk['input']>): Promise<void> {
    if (press === 'escape') this.desk = { ...this.desk, input: null, ...(input.kind === 'filter' && { filter: '' }) };
    else if (press === 'enter') await this.#take(input);
    else if (input.kind === 'filter' && typeof press === 'string' && stepOf(press, 8) !== null)
      this.#move(stepOf(press, 8)!);
    else {
      const typed = typedOn(input.text, press, LONGEST_INPUT[input.kind] ?? LONGEST_OTHER);
      if (!typed) return;
      const { text, notice } = typed;
      this.desk = { ...this.desk, notice, input: { ...input, text }, ...(input.kind === 'filter' && { filter: text }) };
    }
  }

  async #take({ kind, text }: NonNullable<Desk['input']>): Promise<void> {
    this.desk = { ...this.desk, input: null };
    const typed = text.trim();
    switch (kind) {
      case 'filter':
        return;
      case 'because':
        this.desk = { ...this.desk, because: typed };
        return;
      case 'likelihood':
        return this.#setLikelihood(typed);
      case 'time':
        this.#setTime(typed);
        return;
      case 'hold':
        return this.#hold(typed);
      case 'ask':
      case 'describe': {
        const answer = await this.#chair.send({ do: kind, text: typed });
        if (!('denied' in answer))
          return this.say(this.#isFacilitated() ? 'Sent to EXCON.' : 'Recorded. There is no facilitator to answer it.');
        this.desk = { ...this.desk, input: { kind, text }, notice: answer.denied };
      }
    }
  }

  // What was typed stays where it could not be sent.
  async #hold(because: string): Promise<void> {
    this.desk = { ...this.desk, because: '' };
    if (!(await this.#give({ do: 'hold', ...(because && { because }) }))) this.desk = { ...this.desk, because };
  }

  #setLikelihood(typed: string): void {
    const likelihood = likelihoodOf(typed);
    if (typed === '' || likelihood !== null) this.desk = { ...this.desk, likelihood };
    else {
      const notice = 'Expected a likelihood from 0.00 to 1.00, as 0.75.';
      this.desk = { ...this.desk, notice, input: { kind: 'likelihood', text: typed } };
    }
  }

  #setTime(typed: string): void {
    const { minute, turn } = this.#chair.view();
    const at = minuteOf(typed, minute, turn.until);
    if (typed !== '' && at === null) {
      const notice = `Expected a minute from ${clock(minute)} to ${clock(turn.until - 1)}, as 25:30 or +1:15.`;
      this.desk = { ...this.desk, notice, input: { kind: 'time', text: typed } };
      return;
    }
    this.desk = { ...this.desk, at };
  }

  async #pressDesk(press: Press, wasSure: boolean): Promise<void> {
    if (typeof press === 'object') {
      // What is pasted where nothing is being typed means nothing.
      return 'char' in press ? this.#pressChar(press.char, wasSure) : undefined;
    }
    this.#digits.clear();
    const step = stepOf(press, 8);
    if (step !== null) return this.#move(step);
    switch (press) {
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
        else if (this.desk.filter) this.desk = { ...this.desk, filter: '' };
        else this.#table.open('leave');
    }
  }

  async #pressChar(char: string, wasSure: boolean): Promise<void> {
    const { view, offers } = this.model();
    if (/[0-9]/.test(char)) return this.#jump(char, offers.length);
    this.#digits.clear();
    const page = PAGES[char];
    if (page) return this.#table.open(page);
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
        return this.#type('time', this.desk.at === null ? '' : clock(this.desk.at));
      case 's':
      case 'S':
        return this.#sector(view, char === 's' ? 1 : -1);
      case 'b':
        return this.#type('because', this.desk.because);
      case '%':
        return this.#type('likelihood', this.desk.likelihood === null ? '' : String(this.desk.likelihood));
      case 'A':
        this.desk = { ...this.desk, isAttributing: !this.desk.isAttributing };
        return this.say(this.desk.isAttributing ? 'The next order names a culprit.' : 'The next order names nobody.');
      case 'h':
        return this.#isMine(view)
          ? this.#type('hold', this.desk.because)
          : this.say('This seat does not have the keyboard now.');
      case '/':
        this.desk = { ...this.desk, focus: 'reports', scroll: { ...this.desk.scroll, reports: 0 } };
        return this.#type('filter', this.desk.filter);
      case 'q':
        return this.#type('ask');
      case 'o':
        return this.#type('describe');
      case 'v':
        return this.#table.other();
      case 'f':
        return this.#table.excon();
      case 'H':
        return this.#table.hints();
      case 'w':
        this.desk = { ...this.desk, isWhy: !this.desk.isWhy };
    }
  }

  #type(kind: NonNullable<Desk['input']>['kind'], text = ''): void {
    this.desk = { ...this.desk, input: { kind, text } };
  }

  #jump(digit: string, count: number): void {
    const number = this.#digits.take(digit, (each) => each >= 1 && each <= count);
    if (number === null) return;
    this.desk = { ...this.desk, focus: 'responses', cursor: number - 1 };
  }

  #isFacilitated = () => this.#table.signs().excon !== null;

  #isMine(view: View): boolean {
    return view.isAtKeyboard && !view.hasCommitted && this.#table.chairs.includes(this.seat);
  }

  #move(by: number): void {
    const { desk } = this;
    if (desk.focus === 'responses') {
      const last = this.model().offers.length - 1;
      this.desk = { ...desk, cursor: Math.max(0, Math.min(last, desk.cursor + by)) };
      return;
    }
    const scrolled = Math.max(0, Math.min(2000, desk.scroll[desk.focus] + by));
    this.desk = { ...desk, scroll: { ...desk.scroll, [desk.focus]: scrolled } };
  }

  #chain(by: number): void {
    const count = this.#chair.view().chains.length;
    if (count > 0) this.desk = { ...this.desk, chain: (this.desk.chain + by + count) % count };
  }

  #focus(by: number): void {
    const at = PANELS.indexOf(this.desk.focus);
    this.desk = { ...this.desk, focus: PANELS[(at + by + PANELS.length) % PANELS.length]! };
  }

  #sector(view: View, by: number): void {
    const places = placesOf(view);
    const offer = this.model().offers[this.desk.cursor];
    const now = this.desk.sector ?? offer?.order.sector;
    const at = now === undefined ? -1 : places.indexOf(now);
    this.desk = { ...this.desk, sector: places[(at + by + places.length) % places.length]! };
  }

  async #add(): Promise<void> {
    const { view, offers } = this.model();
    const offer = offers[this.desk.cursor];
    if (!offer) return;
    const composition: Composition = {
      at: this.desk.at ?? view.minute,
      order: offer.order,
      ...(this.desk.likelihood !== null && { likelihood: this.desk.likelihood }),
      ...(this.desk.isAttributing && { attributing: true }),
      ...(this.desk.because && { because: this.desk.because }),
    };
    const answer = await this.#chair.send({ do: 'compose', composition });
    if ('denied' in answer) return this.say(answer.denied);
    const words = orderWords(offer.order);
    if (view.drafts.some(({ order }) => orderWords(order) === words))
      this.say(`Drafted twice now: ${words}. u takes one back.`);
    this.desk = { ...this.desk, ...NOTHING_SAID, sector: null, at: null };
  }

  async #takeBack(view: View): Promise<void> {
    const last = view.drafts.at(-1);
    if (!last) return this.say('There is no order to take back.');
    const answer = await this.#chair.send({ do: 'take-back', draft: last.id });
    if ('denied' in answer) this.say(answer.denied);
  }

  async #commit(view: View, wasSure: boolean): Promise<void> {
    if (this.#isMine(view) && view.drafts.length === 0 && !wasSure) {
      this.#isSure = true;
      const what = refusedNow(view) ? 'goes on without another order' : 'commits with no order';
      return this.say(`${seatName(this.seat)} ${what}? Press c once more; h holds until news.`);
    }
    await this.#give({ do: 'commit' });
  }

  async #give(command: SeatCommand): Promise<boolean> {
    const view = this.#chair.view();
    const { minute, orders: before } = view;
    const answer = await this.#chair.send(command);
    const isDenied = 'denied' in answer;
    const after = this.#chair.view();
    // Also where something of it is left undone the keyboard may have gone on, and a closed seat can only wait for that.
    if (!isDenied || (!this.#isMine(after) && (this.#isMine(view) || this.#table.isClosed))) {
      // Under coaching at the debrief its view holds no ruling.
      this.#table.next(after.orders.slice(before.length).filter(({ at, ruling }) => at === minute && ruling));
    }
    if (isDenied) this.say(answer.denied);
    return !isDenied;
  }
}

// The chain that matters most stands first in sight: open ones before closed, broader and later phases before others.
function worstOf({ chains }: View): number {
  const weight = ({ closedAt, broaderAt, phase2At }: View['chains'][number]) =>
    (closedAt === null ? 4 : 0) + (broaderAt === null ? 0 : 2) + (phase2At === null ? 0 : 1);
  return chains.reduce((at, chain, index) => (weight(chain) > weight(chains[at]!) ? index : at), 0);
}
