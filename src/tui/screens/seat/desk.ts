// A seat at the keyboard: what the person has chosen for it, and what can be done with it. It sends commands from the
// seat's chair and decides nothing itself; whose turn it is next, the table knows.
import type { Offer } from '../../../exercise/chairs/preview.ts';
import type { View } from '../../../exercise/chairs/view.ts';
import type { Composition } from '../../../exercise/words.ts';
import type { Doctrine, Seat } from '../../../ladder/index.ts';
import { callSentence } from '../../../report/edge-words.ts';
import { readerNames } from '../../../report/room-words.ts';
import { orderWords } from '../../../report/transcript.ts';
import { clock } from '../../../report/words.ts';
import type { SeatChair, SeatCommand } from '../../../session/chair.ts';
import type { OtherReading } from '../../../session/other-readings.ts';
import { Desk } from '../../desk.ts';
import { letterFrom } from '../../letter-line.ts';
import { askedAbout } from '../../parts/asked.ts';
import { placesOf } from '../../parts/line.ts';
import { draftAfter, NO_DRAFT, noText, textOf } from '../../parts/order-text.ts';
import { isFollowed, refusalNow, refusedNow, withoutOrders } from '../../parts/refused.ts';
import { likelihoodOf, minuteOf } from '../../typing.ts';
import type { Overlay, Table } from '../table/table.ts';
import { NO_CHOICES, nextPanel, type SeatChoices, type SeatLine, type SeatModel } from './model.ts';

/** What goes with the next order. */
type Said = Pick<SeatChoices, 'because' | 'text' | 'likelihood' | 'isAttributing'>;
const NOTHING_SAID: Said = { because: '', text: null, likelihood: null, isAttributing: false };
/** What waits for its seat to come back: also what is half typed, and the chain in view among those that it knew. */
type Waiting = Said & Pick<SeatChoices, 'filter' | 'chain'> & Pick<SeatModel, 'input'> & { chains: readonly string[] };

/** A model and the choices that it was made for. */
type Made = Pick<SeatModel, 'view' | 'offers' | 'choices'> & { others: readonly OtherReading[] | null };

export class SeatDesk extends Desk<SeatLine> {
  #chair: SeatChair;
  readonly table: Table;
  #stopListening: () => void;
  #choices: SeatChoices = NO_CHOICES;
  #readings: readonly Doctrine[] = [];
  /** The chains as they were listed when one of them was chosen. */
  #chains: readonly string[] = [];
  /** What it was called by when its chain was chosen. */
  #call = '';
  #made: Made | null = null;
  readonly #kept = new Map<Seat, Waiting>();

  constructor(chair: SeatChair, table: Table) {
    super();
    this.#chair = chair;
    this.table = table;
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
    this.#made = null;
    this.table.changed();
  };

  model(): SeatModel {
    const { view, offers, others } = this.#make();
    const { doctrine, hours } = this.#chair.words;
    const { isCommissionSitting } = this.table.signs();
    const { notice, input } = this;
    return { view, doctrine, hours, offers, others, choices: this.#choices, notice, input, isCommissionSitting };
  }

  // Made anew when the exercise has changed or something else is chosen.
  #make(): Made {
    if (this.#made?.choices !== this.#choices) {
      const view = this.view();
      this.#follow(view);
      const offers = this.#offers(view);
      this.#made = { view, offers, choices: this.#choices, others: this.#others(view, offers) };
    }
    return this.#made;
  }

  /** The view of the seat now. */
  view = (): View => this.#made?.view ?? this.#chair.view();

  // Asked for one order alone, whose ruling may be seen: the one under the cursor, or the one refused in this minute.
  #others(view: View, offers: readonly Offer[]): readonly OtherReading[] | null {
    const { coaching, minute } = view;
    const refused = coaching === 'at-commit' ? refusedNow(view) : undefined;
    // What was ordered after it in the same minute would count for the other readings, and did not when it was ruled on.
    if (refused && isFollowed(view, refused)) return null;
    if (refused) return this.#chair.readings({ at: minute, order: refused.order }, this.#readings, []);
    const offer = offers[this.#choices.cursor];
    if (coaching !== 'before' || !offer) return null;
    return this.#chair.readings({ at: this.#choices.at ?? minute, order: offer.order }, this.#readings);
  }

  #offers(view: View): Offer[] {
    const { sector, chain, at, isAttributing } = this.#choices;
    const offers = this.#chair.offers(view.chains[chain]?.id, at ?? view.minute, isAttributing || null);
    if (sector === null) return offers;
    return offers.map((offer) => (offer.response.takesSector ? this.#inSector(offer, view, sector) : offer));
  }

  #inSector(offer: Offer, view: View, sector: number | 'rear' | 'sea'): Offer {
    const order = { ...offer.order, sector };
    return { ...offer, order, ...this.#chair.preview({ at: this.#choices.at ?? view.minute, order }) };
  }

  /** The readings that ship, once they are there. */
  know(readings: readonly Doctrine[]): void {
    this.#readings = readings;
    this.#made = null;
  }

  /** Another seat takes the desk over. What was typed and not yet used waits for its seat to come back. */
  sit(chair: SeatChair): void {
    const { because, text, likelihood, isAttributing, filter, chain, isWhy } = this.#choices;
    const { input: typed } = this;
    const chains = this.#chains;
    const said = { because, text, likelihood, isAttributing };
    this.#kept.set(this.seat, { ...said, filter, chain, chains, input: typed });
    this.#stopListening();
    this.#chair = chair;
    this.#made = null;
    this.#stopListening = chair.subscribe(this.#changed);
    const kept = this.#kept.get(this.seat);
    const { input = null, chains: known = [], ...chosen } = kept ?? {};
    this.#choices = { ...NO_CHOICES, ...chosen, isWhy };
    this.input = input;
    this.#chains = known;
    if (!kept) this.#showWorst();
    this.say(refusalNow(chair.words.doctrine, chair.view()) || this.#callNow());
  }

  /** Why the seat is asked now; a hint tells what to do instead, where hints are shown. */
  #callNow(): string {
    const { calledBy } = this.view();
    const isRule = calledBy.every(({ why }) => why === 'hours');
    return isRule || this.table.areHintsShown() || !this.isMine() ? '' : callSentence(calledBy);
  }

  #choose(choices: Partial<SeatChoices>): void {
    this.#choices = { ...this.#choices, ...choices };
  }

  #showWorst(): void {
    const view = this.view();
    this.#chains = view.chains.map(({ id }) => id);
    this.#choose({ chain: worstOf(view) });
  }

  // A new chain comes into view by itself, and its sector is offered; another that is chosen stays in view wherever it now
  // stands in the list.
  #follow(view: View): void {
    const { chains, minute, calledBy } = view;
    const before = this.#chains;
    // Why it is asked: once, since whoever sits there may look at another.
    const call = JSON.stringify([minute, calledBy]);
    const asked = call === this.#call ? undefined : askedAbout(view)?.id;
    this.#call = call;
    this.#chains = chains.map(({ id }) => id);
    const fresh = chains.findLastIndex(({ id, closedAt }) => closedAt === null && !before.includes(id));
    const same = this.#chains.indexOf(asked ?? before[this.#choices.chain] ?? '');
    const chain = fresh >= 0 ? fresh : Math.max(0, same);
    const isOther = fresh >= 0 || asked !== undefined;
    if (chain !== this.#choices.chain) this.#choose({ chain, ...(isOther && { sector: null }) });
  }

  /** The response under the cursor. */
  offer = (): Offer | undefined => this.#make().offers[this.#choices.cursor];

  /** Whether a person here may order for the seat now. */
  isMine(): boolean {
    const { isAtKeyboard, hasCommitted } = this.view();
    return isAtKeyboard && !hasCommitted && this.table.chairs.includes(this.seat);
  }

  jump(digit: string): void {
    const { length } = this.#make().offers;
    const number = this.number(digit, (each) => each >= 1 && each <= length);
    if (number !== null) this.#choose({ focus: 'responses', cursor: number - 1 });
  }

  move(by: number): void {
    const { focus, cursor, scroll } = this.#choices;
    if (focus === 'responses') {
      const last = this.#make().offers.length - 1;
      return this.#choose({ cursor: Math.max(0, Math.min(last, cursor + by)) });
    }
    this.#choose({ scroll: { ...scroll, [focus]: Math.max(0, Math.min(2000, scroll[focus] + by)) } });
  }

  chain(by: 1 | -1): void {
    const { length } = this.#make().view.chains;
    if (length > 0) this.#choose({ chain: (this.#choices.chain + by + length) % length });
  }

  focus(by: 1 | -1): void {
    const focus = nextPanel(this.#choices.focus, by);
    this.table.looked(focus);
    this.#choose({ focus });
  }

  /** Why the chosen response takes no sector, as a sentence; null where it takes one. */
  noSector(): string | null {
    const response = this.offer()?.response;
    return !response || response.takesSector ? null : `${response.id} takes no sector.`;
  }

  sector(by: 1 | -1): void {
    const places = placesOf(this.view());
    const now = this.#choices.sector ?? this.offer()?.order.sector;
    const at = now ? places.indexOf(now) : -1;
    this.#choose({ sector: places[(at + by + places.length) % places.length]! });
  }

  enter = (): unknown => (this.#choices.focus === 'responses' ? this.#add() : undefined);

  back(): void {
    if (this.#choices.isWhy) this.#choose({ isWhy: false });
    else if (this.#choices.filter) this.#choose({ filter: '' });
    else this.table.open('leave');
  }

  why(): void {
    this.table.looked('why');
    this.#choose({ isWhy: !this.#choices.isWhy });
  }

  attribute(): void {
    this.#choose({ isAttributing: !this.#choices.isAttributing });
    this.say(this.#choices.isAttributing ? 'The next order names a culprit.' : 'The next order names nobody.');
  }

  filter(text: string): void {
    this.#choose({ filter: text });
  }

  typeFilter(): void {
    this.#choose({ focus: 'reports', scroll: { ...this.#choices.scroll, reports: 0 } });
    this.type('filter', this.#choices.filter);
  }

  typeTime = (): void => this.type('time', this.#choices.at === null ? '' : clock(this.#choices.at));
  typeReason = (kind: 'because' | 'hold'): void => this.type(kind, this.#choices.because);
  typeLikelihood = (): void =>
    this.type('likelihood', this.#choices.likelihood === null ? '' : String(this.#choices.likelihood));

  /** Why the chosen response has no text to be written. */
  noText(): string | null {
    const offer = this.offer();
    return offer ? noText(offer) : null;
  }

  typeText(): void {
    const offer = this.offer();
    if (offer) this.type('text', textOf(offer, this.#choices.text) ?? '');
  }

  #draft = (): string | undefined => draftAfter(this.view(), this.#choices.text);

  noDraft = (): string | null => (this.#draft() === undefined ? NO_DRAFT : null);

  typeDraft = (): void => this.type('text', this.#draft());

  takeText(text: string): undefined {
    this.#choose({ text: text === (this.offer()?.text ?? '') ? null : text });
  }

  takeReason(because: string): undefined {
    this.#choose({ because });
  }

  takeLikelihood(typed: string): string | undefined {
    const likelihood = likelihoodOf(typed);
    if (typed !== '' && likelihood === null) return 'Expected a likelihood from 0.00 to 1.00, as 0.75.';
    this.#choose({ likelihood });
    return undefined;
  }

  takeTime(typed: string): string | undefined {
    const { minute, turn } = this.view();
    const at = minuteOf(typed, minute, turn.until);
    if (typed !== '' && at === null)
      return `Expected a minute from ${clock(minute)} to ${clock(turn.until - 1)}, as 25:30 or +1:15.`;
    this.#choose({ at });
    return undefined;
  }

  /** Sends a question or an action off the menu; returns why it was not taken. */
  async tell(what: 'ask' | 'describe', text: string): Promise<string | undefined> {
    const answer = await this.#chair.send({ do: what, text });
    if ('denied' in answer) return answer.denied;
    const isFacilitated = this.table.signs().excon !== null;
    this.say(isFacilitated ? 'Sent to EXCON.' : 'Recorded. There is no facilitator to answer it.');
    return undefined;
  }

  /** Sends what was typed as a message; returns why it was not taken. */
  async write(typed: string): Promise<string | undefined> {
    const letter = letterFrom(typed, this.view().readers);
    if (typeof letter === 'string') return letter;
    const answer = await this.#chair.send({ do: 'tell', ...letter });
    if ('denied' in answer) return answer.denied;
    this.say(`Sent to ${readerNames(letter.to)}.`);
    return undefined;
  }

  // What was typed stays where it could not be sent.
  async hold(because: string): Promise<undefined> {
    this.#choose({ because: '' });
    if (!(await this.#give({ do: 'hold', because: because || null }))) this.#choose({ because });
  }

  async #add(): Promise<void> {
    const { view } = this.#make();
    const offer = this.offer();
    if (!offer) return;
    const { at, likelihood, isAttributing, because, text } = this.#choices;
    const composition: Composition = {
      at: at ?? view.minute,
      order: offer.order,
      likelihood,
      attributing: isAttributing || null,
      because: because || null,
      text: textOf(offer, text),
    };
    const answer = await this.#chair.send({ do: 'compose', composition });
    if ('denied' in answer) return this.say(answer.denied);
    const words = orderWords(offer.order);
    if (view.drafts.some(({ order }) => orderWords(order) === words))
      this.say(`Drafted twice now: ${words}. u takes one back.`);
    // A text waits for an order that carries it.
    const left = offer.response.wording === null ? { text } : {};
    this.#choose({ ...NOTHING_SAID, ...left, sector: null, at: null });
  }

  async takeBack(): Promise<void> {
    const last = this.view().drafts.at(-1);
    if (!last) return;
    const answer = await this.#chair.send({ do: 'take-back', draft: last.id });
    if ('denied' in answer) this.say(answer.denied);
  }

  async commit(): Promise<void> {
    const view = this.view();
    const isEmpty = this.isMine() && view.drafts.length === 0;
    if (isEmpty && !this.isSure(`${withoutOrders(view)} Press c once more; h holds until news.`)) return;
    await this.#give({ do: 'commit' });
  }

  async #give(command: SeatCommand): Promise<boolean> {
    const wasMine = this.isMine();
    this.#choose({ isWhy: false });
    const { minute, orders: before } = this.view();
    const answer = await this.#chair.send(command);
    const isDenied = 'denied' in answer;
    const { orders } = this.view();
    // Also where something of it is left undone the keyboard may have gone on, and a closed seat can only wait for that.
    if (!isDenied || (!this.isMine() && (wasMine || this.table.isClosed))) {
      // Under coaching at the debrief its view holds no ruling.
      this.table.next(orders.slice(before.length).filter(({ at, ruling }) => at === minute && ruling));
    }
    if (isDenied) this.say(answer.denied);
    return !isDenied;
  }

  open = (page: Overlay): void => this.table.open(page);
  otherChair = (): void => this.table.other();
  otherShut = (): string | null => this.table.otherShut();
  hints = (): void => this.table.hints();
}

// The chain that matters most stands first in sight: open ones before closed, broader and later phases before others.
function worstOf({ chains }: View): number {
  const weight = ({ closedAt, broaderAt, phase2At }: View['chains'][number]) =>
    (closedAt === null ? 4 : 0) + (broaderAt === null ? 0 : 2) + (phase2At === null ? 0 : 1);
  return chains.reduce((at, chain, index) => (weight(chain) > weight(chains[at]!) ? index : at), 0);
}
