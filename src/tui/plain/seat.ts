// A seat in plain mode: what has been said for its next order, and what each typed word does.
import type { Offer } from '../../exercise/chairs/preview.ts';
import type { ChainView, View } from '../../exercise/chairs/view.ts';
import type { Composition } from '../../exercise/words.ts';
import type { Seat, Sector } from '../../ladder/index.ts';
import { explanation } from '../../report/explanation.ts';
import { cutWords, fitting, LONGEST } from '../../report/fitting.ts';
import { readerNames } from '../../report/room-words.ts';
import { clock, draftsStay } from '../../report/words.ts';
import type { SeatChair, SeatCommand } from '../../session/chair.ts';
import { letterFrom, NO_READERS } from '../letter-line.ts';
import { chainInView } from '../parts/asked.ts';
import { holdWarning } from '../parts/hold.ts';
import { draftAfter, NO_DRAFT, noText, textOf } from '../parts/order-text.ts';
import { withoutOrders } from '../parts/refused.ts';
import { likelihoodOf, minuteOf } from '../typing.ts';
import type { PlainRoom } from './room.ts';
import { drafts, evidence, line, menu, politics, reports, rulings, situation } from './telling.ts';
import { helpLines, namedBy, notUnderstood, type Word } from './words.ts';

type Said = Pick<Composition, 'because' | 'text' | 'likelihood' | 'attributing'> & { at?: number; sector?: Sector };
const NOTHING_SAID: Said = { because: null, text: null, likelihood: null, attributing: null };

/** Typed for an order that says nothing. */
const NO_TEXT = 'none';

export class PlainSeat {
  readonly #chair: SeatChair;
  readonly #room: PlainRoom;
  /** The chain in view. */
  #about: string | undefined;
  /** The chains that there were when it got the keyboard. */
  readonly #known: readonly string[];
  /** The menu when it got the keyboard, and when it had it before. */
  readonly #menu: string[];
  readonly #before: readonly string[];
  #said: Said = { ...NOTHING_SAID };
  /** What was asked last, as it is typed once more. */
  #asked: '' | 'commit' | 'hold' = '';

  /** `before`: the seat as it last had the keyboard. What was said there for an order and not used goes with the next. */
  constructor(chair: SeatChair, room: PlainRoom, before?: PlainSeat) {
    this.#chair = chair;
    this.#room = room;
    if (before) {
      const { at: _, sector: __, ...said } = before.#said;
      this.#said = said;
    }
    const { chains } = this.view();
    this.#known = chains.map(({ id }) => id);
    this.#about = chainInView(this.view(), before && { about: before.#about, known: before.#known });
    this.#before = before ? before.#menu : [];
    this.#menu = this.menu();
  }

  get seat(): Seat {
    return this.#chair.chair;
  }

  view = (): View => this.#chair.view();
  offers = (): Offer[] => this.#chair.offers(this.#about, this.#said.at ?? this.view().minute, this.#said.attributing);
  status = (): string[] => situation(this.view(), this.inView());
  menu = (): string[] => menu(this.view(), this.#chair.words.doctrine, this.offers());
  inView = (): ChainView | undefined => this.view().chains.find(({ id }) => id === this.#about);

  /** The menu as it is told with the keyboard: whole at first, then what has changed since. */
  freshMenu(): string[] {
    const [head = '', ...all] = this.#menu;
    const fresh = all.filter((line) => !this.#before.includes(line));
    if (this.#before.length === 0 || fresh.length === all.length) return this.#menu;
    if (fresh.length === 0) return [`${head}: as before; menu tells all ${all.length}.`];
    return [`${head} that have changed; menu tells all ${all.length}`, ...fresh];
  }

  /** What waits for the next order. */
  kept(): string[] {
    const { text, because } = this.#said;
    return [
      ...(text === null ? [] : [saidWords(text)]),
      ...(because ? [`The next order goes with the reason: ${because}`] : []),
    ];
  }

  tell = (lines: readonly string[]): void => this.#room.lines(lines);
  why = (): void => this.tell(rulings(this.view(), this.#chair.words.doctrine, -3, true));
  leave = (): void => this.#room.leave();
  hints = (rest: string): void => this.#room.hints(rest !== 'off');
  save = (file: string): Promise<void> => this.#room.save(file);

  async take(word: string, rest: string): Promise<void> {
    const asked = this.#asked;
    this.#asked = '';
    if (/^\d+$/.test(word)) return this.#order(Number(word), rest);
    const responses = this.offers().map(({ response }) => response.id);
    const found = namedBy(word, [...SEAT_WORDS.map((row) => row.word), ...responses]);
    if ('several' in found) return this.#room.say(notUnderstood(word, found.several));
    const row = SEAT_WORDS.find((each) => each.word === found.name);
    // What was asked is meant only by the same word, typed next.
    if (row?.word === asked) this.#asked = asked;
    if (row) {
      this.#room.looked(row.word);
      await row.run(this, rest);
    } else await this.#order(responses.indexOf(found.name) + 1, rest);
  }

  /** `rest`: a sector may stand behind a response, as in halt 8; nothing else may, and nothing is passed over. */
  async #order(number: number, rest: string): Promise<void> {
    const [, place] = /^(?:in\s+)?(?:the\s+)?(?:sector\s+)?(\d+|rear|sea)$/.exec(rest.toLowerCase()) ?? [];
    if (rest !== '' && place === undefined)
      return this.#room.say(
        `"${rest}" is not understood behind an order, so none was added. Type first: sector N, at H:MM or because TEXT; then the order.`,
      );
    if (place !== undefined) {
      this.sector(place);
      if (String(this.#said.sector) !== place) return;
    }
    return this.#compose(number);
  }

  async #compose(number: number): Promise<void> {
    const offer = this.offers()[number - 1];
    if (!offer) return this.#room.say(`There is no response ${number}. Type menu for the list.`);
    const { at = this.view().minute, sector, text: chosen, ...said } = this.#said;
    const text = textOf(offer, chosen);
    const order = sector !== undefined && offer.response.takesSector ? { ...offer.order, sector } : offer.order;
    const answer = await this.#chair.send({ do: 'compose', composition: { at, order, ...said, text } });
    // A text waits for an order that carries it.
    if (!('denied' in answer)) this.#said = { ...NOTHING_SAID, text: noText(offer) === null ? null : chosen };
    const { length } = this.view().drafts;
    const which = length > 1 ? `, order ${length} of this turn` : '';
    this.#room.answer(answer, [`Added${which}:`, ...drafts(this.view()).slice(-1)]);
  }

  async send(command: SeatCommand, done: readonly string[] = []): Promise<void> {
    this.#room.goOn(await this.#chair.send(command), done);
  }

  async commit(): Promise<void> {
    const view = this.view();
    const isSure = this.#asked === 'commit' || view.drafts.length > 0;
    this.#asked = isSure ? '' : 'commit';
    if (isSure) await this.send({ do: 'commit' });
    else this.#room.say(`${withoutOrders(view)} Type commit once more; hold waits for news.`);
  }

  /** Asks once where a duty would not be met by it, as the console does. */
  async hold(because: string): Promise<void> {
    const view = this.view();
    const warning = holdWarning(view, because !== '');
    const isSure = warning === null || this.#asked === 'hold';
    this.#asked = isSure ? '' : 'hold';
    if (!isSure) return this.#room.say(`${warning} Type hold once more to hold all the same.`);
    const { length } = view.drafts;
    const said = length > 0 ? [draftsStay(this.seat, length)] : [];
    return this.send({ do: 'hold', because: because || null }, said);
  }

  async undo(): Promise<void> {
    const last = this.view().drafts.at(-1);
    if (!last) return this.#room.say('There is no order to take back.');
    const answer = await this.#chair.send({ do: 'take-back', draft: last.id });
    this.#room.answer(answer, drafts(this.view()));
  }

  about(named: string): void {
    const { chains } = this.view();
    const chain = chains.find(({ id, acts }) =>
      [id, ...acts.map((act) => act.id)].some((each) => each.toLowerCase() === named.toLowerCase()),
    );
    if (!chain)
      return this.#room.say(
        `There is no chain ${named}. There are: ${chains.map(({ id }) => id).join(', ') || 'none'}.`,
      );
    this.#about = chain.id;
    this.tell([...this.status(), ...this.menu()]);
  }

  sector(named: string): void {
    const { length } = this.view().line;
    const sector = named === 'rear' || named === 'sea' ? named : Number(named);
    const isThere = typeof sector === 'string' || (Number.isInteger(sector) && sector >= 1 && sector <= length);
    if (!isThere)
      return this.#room.say(
        `${named ? `There is no sector ${named}.` : 'Which sector?'} Sectors are 1 to ${length}, rear and sea.`,
      );
    this.#said.sector = sector;
    this.#room.say(`The next order is for ${typeof sector === 'number' ? `sector ${sector}` : `the ${sector}`}.`);
  }

  at(typed: string): void {
    const { minute, turn } = this.view();
    const at = minuteOf(typed, minute, turn.until);
    if (at === null)
      return this.#room.say(`That minute is not in this turn: ${clock(minute)} to ${clock(turn.until)}.`);
    this.#said.at = at;
    this.#room.say(`The next order is for ${clock(at)}.`);
  }

  because(typed: string): void {
    const { text, left } = fitting(typed, LONGEST.reason);
    this.#said.because = text;
    if (left > 0) this.#room.say(cutWords(LONGEST.reason, left));
    this.#room.say(text === '' ? 'The next order goes without a reason.' : 'The reason goes with the next order.');
  }

  /** What the next order says to the others; where nothing is typed, what each response would say is told. */
  text(typed: string): void {
    if (typed === '') return this.tell(this.#texts());
    const { text, left } = fitting(typed === NO_TEXT ? '' : typed, LONGEST.text);
    this.#said.text = text;
    if (left > 0) this.#room.say(cutWords(LONGEST.text, left));
    this.#room.say(saidWords(text));
  }

  #texts(): string[] {
    const said = this.offers().map((offer) => [offer.response.id, textOf(offer, this.#said.text)] as const);
    const texts = said.flatMap(([id, text]) => (text === null ? [] : [`  ${id}: "${text}"`]));
    return texts.length > 0
      ? ['Said to the others, once it is accepted', ...texts]
      : ['Nothing is said to the others.'];
  }

  draft(): void {
    const draft = draftAfter(this.view(), this.#said.text);
    if (draft === undefined) return this.#room.say(NO_DRAFT);
    this.#said.text = draft;
    this.#room.say(saidWords(draft));
  }

  likely(typed: string): void {
    const likelihood = likelihoodOf(typed);
    if (likelihood === null) return this.#room.say('Expected a likelihood from 0.00 to 1.00.');
    this.#said.likelihood = likelihood;
    this.#room.say(`The next order says how sure you are: ${likelihood.toFixed(2)}.`);
  }

  /** What the named response is, does and costs; all of them where none is named. */
  explain(named: string): void {
    const { hours } = this.#chair.words;
    const all = this.offers().map(({ response }) => response);
    const ids = all.map(({ id }) => id);
    const found = /^\d+$/.test(named) ? { name: ids[Number(named) - 1] ?? '' } : namedBy(named, ids);
    if (named !== '' && 'several' in found && found.several.length > 1)
      return this.#room.say(notUnderstood(named, found.several));
    const those = named === '' ? all : all.filter(({ id }) => 'name' in found && id === found.name);
    if (those.length === 0) return this.#room.say(`There is no response ${named}. Type menu for the list.`);
    this.tell(those.map((each) => `${each.id}: ${explanation(each, this.seat, hours) || each.label}`));
  }

  name(): void {
    this.#said.attributing = true;
    this.#room.say('The next order names a culprit in public.');
  }

  async write(typed: string): Promise<void> {
    const { readers } = this.view();
    const letter = readers.length === 0 ? NO_READERS : letterFrom(typed, readers);
    if (typeof letter === 'string') return this.#room.say(letter);
    this.#room.answer(await this.#chair.send({ do: 'tell', ...letter }), [`Sent to ${readerNames(letter.to)}.`]);
  }

  async ask(what: 'ask' | 'describe', text: string): Promise<void> {
    const done = what === 'ask' ? 'The question is recorded.' : 'The action is recorded.';
    this.#room.answer(await this.#chair.send({ do: what, text }), [done]);
  }
}

const saidWords = (text: string): string =>
  text === '' ? 'The next order says nothing to the others.' : `The next order says: "${text}"`;

/** In this order: of several words that begin alike the first is meant. */
export const SEAT_WORDS: readonly Word<PlainSeat>[] = [
  {
    word: 'commit',
    typed: 'commit',
    does: 'give the orders of this turn',
    run: (seat) => seat.commit(),
  },
  {
    word: 'hold',
    typed: 'hold [reason]',
    does: 'give nothing and wait for news, with the reason if you have one; drafts stay drafts',
    run: (seat, rest) => seat.hold(rest),
  },
  { word: 'undo', typed: 'undo', does: 'take the last order back', run: (seat) => seat.undo() },
  {
    word: 'about',
    typed: 'about ACT',
    does: 'the chain in view: what the next orders are about',
    run: (seat, rest) => seat.about(rest),
  },
  {
    word: 'sector',
    typed: 'sector N',
    does: 'the sector of the next order; also rear or sea',
    run: (seat, rest) => seat.sector(rest),
  },
  {
    word: 'at',
    typed: 'at H:MM',
    does: 'the minute of the next order, within this turn',
    run: (seat, rest) => seat.at(rest),
  },
  {
    word: 'because',
    typed: 'because TEXT',
    does: 'the reason that goes with the next order; the others are never told it',
    run: (seat, rest) => seat.because(rest),
  },
  {
    word: 'text',
    typed: 'text [TEXT]',
    does: `what the next order says to the others; text ${NO_TEXT}: nothing; text alone tells what is offered`,
    run: (seat, rest) => seat.text(rest),
  },
  {
    word: 'likely',
    typed: 'likely 0.00-1.00',
    does: 'how sure you are of the assessed side, with the next order',
    run: (seat, rest) => seat.likely(rest),
  },
  { word: 'name', typed: 'name', does: 'the next order names a culprit in public', run: (seat) => seat.name() },
  { word: 'why', typed: 'why', does: 'the last rulings with their clause and facts', run: (seat) => seat.why() },
  {
    word: 'reports',
    typed: 'reports, status, menu, brief, orders',
    does: 'tell these again; reports tells all',
    run: (seat) => seat.tell(reports(seat.view(), true)),
  },
  { word: 'status', run: (seat) => seat.tell(seat.status()) },
  { word: 'menu', run: (seat) => seat.tell(seat.menu()) },
  { word: 'brief', run: (seat) => seat.tell([seat.view().brief]) },
  { word: 'orders', run: (seat) => seat.tell(drafts(seat.view())) },
  {
    word: 'question',
    typed: 'question TEXT',
    does: 'a question to EXCON',
    run: (seat, rest) => seat.ask('ask', rest),
  },
  {
    word: 'other',
    typed: 'other TEXT',
    does: 'an action that no response covers',
    run: (seat, rest) => seat.ask('describe', rest),
  },
  {
    word: 'write',
    typed: 'write TO: TEXT',
    does: 'a message, as write coalition: we hold, or write all: we hold; EXCON reads every one',
    run: (seat, rest) => seat.write(rest),
  },
  {
    word: 'evidence',
    typed: 'evidence, line, politics, duties',
    does: 'what is known of each act; every sector; guarantee, members, talks and people; what is owed',
    run: (seat) => seat.tell(evidence(seat.view(), seat.inView())),
  },
  {
    word: 'explain',
    typed: 'explain [RESPONSE]',
    does: 'what it is, what it does and for how long, what it costs; all of them where none is named',
    run: (seat, rest) => seat.explain(rest.toLowerCase()),
  },
  { word: 'line', run: (seat) => seat.tell(line(seat.view())) },
  { word: 'politics', run: (seat) => seat.tell(politics(seat.view())) },
  { word: 'duties', run: (seat) => seat.tell(seat.status()) },
  {
    word: 'draft',
    typed: 'draft',
    does: 'sign a draft that came with a report or that another seat has signed: it becomes the text of the next order; again: the one before',
    run: (seat) => seat.draft(),
  },
  {
    word: 'hints',
    typed: 'hints, hints off',
    does: 'hints for a first exercise; the present one again; no more',
    run: (seat, rest) => seat.hints(rest),
  },
  { word: 'quit', run: (seat) => seat.leave() },
  {
    word: 'leave',
    typed: 'leave',
    does: 'leave; the exercise is saved as it is',
    run: (seat) => seat.leave(),
  },
  { word: 'help', run: (seat) => seat.tell([HOW, ...helpLines(SEAT_WORDS, 18)]) },
  {
    word: 'save',
    typed: 'save [FILE]',
    does: 'where the journal was moved or changed from outside: write the whole record to a new file',
    run: (seat, rest) => seat.save(rest),
  },
];

const HOW =
  'A number, or the name of a response as warn, adds it to the orders of this turn; commit gives them. Every word and every name may be shortened to its first letters, as long as only one begins so.';
