// Plain mode: a whole exercise as lines of text and typed words, for whoever sits there; it works without a terminal.
// It sends commands from their chairs and decides nothing itself.

import type { Offer } from '../../exercise/chairs/preview.ts';
import type { ChainView, View } from '../../exercise/chairs/view.ts';
import type { CommissionVerdict } from '../../exercise/events.ts';
import type { Composition } from '../../exercise/words.ts';
import type { Seat, Sector } from '../../ladder/index.ts';
import { cutWords, fitting, LONGEST } from '../../report/fitting.ts';
import { clock, draftsStay, entered, PROVENANCE, seatName, UNDER_DOCTRINE } from '../../report/words.ts';
import type { Answer, SeatChair, SeatCommand } from '../../session/chair.ts';
import type { Seating } from '../../session/seating.ts';
import { Hints } from '../hints.ts';
import { NOTHING, UNATTRIBUTABLE } from '../screens/commission/desk.ts';
import { likelihoodOf, minuteOf } from '../typing.ts';
import {
  COMMISSION_HELP,
  docket,
  drafts,
  evidence,
  heading,
  line,
  menu,
  politics,
  reports,
  rulings,
  SEAT_HELP,
  situation,
} from './telling.ts';

type Said = Pick<Composition, 'because' | 'likelihood' | 'attributing'> & { at?: number; sector?: Sector };

const SEAT_WORDS = [
  'commit',
  'hold',
  'undo',
  'about',
  'sector',
  'at',
  'because',
  'likely',
  'name',
  'why',
  'reports',
  'status',
  'menu',
  'brief',
  'orders',
  'question',
  'other',
  'evidence',
  'line',
  'politics',
  'duties',
  'hints',
  'quit',
  'leave',
  'help',
  'save',
] as const;
const COMMISSION_WORDS = [
  'accept',
  'attribute',
  'unknown',
  'nothing',
  'certify',
  'adjourn',
  'leave',
  'help',
  'save',
] as const;

export class PlainTable {
  readonly #seating: Seating;
  readonly #say: (line: string) => void;
  #seat: Seat | 'commission' | null = null;
  #about: string | undefined;
  #said: Said = {};
  /** How many orders of each seat have been told of. */
  #told: Record<Seat, number> = { ukraine: 0, coalition: 0, us: 0 };
  #hasLeft = false;
  #hints: Hints | null;
  #hinted = '';

  constructor(seating: Seating, say: (line: string) => void, hasHints = false) {
    this.#seating = seating;
    this.#say = say;
    this.#hints = hasHints ? new Hints() : null;
  }

  open(): void {
    const { title, objective, doctrine } = this.#seating.words;
    this.#lines([PROVENANCE, UNDER_DOCTRINE, `${title}. ${objective}`, `Reading: ${doctrine.title}.`]);
    for (const { chair: seat, view } of this.#seats()) {
      this.#told[seat] = view().orders.length;
      this.#lines(['', `Brief of ${seatName(seat)}`, view().brief]);
    }
    this.#lines(['', 'Type help for what can be typed.']);
    this.#next();
    this.#hint();
  }

  /** Whether there is nothing more to type: the exercise has ended, or was left. */
  isOver = (): boolean => this.#hasLeft || this.#seating.signs().isEnded;

  // Each with its chair.
  #seats(): SeatChair[] {
    return this.#seating.chairs.filter((chair) => chair !== 'commission').map((seat) => this.#seating.seat(seat));
  }

  #view = (seat: Seat): View => this.#seating.seat(seat).view();

  async take(typed: string): Promise<void> {
    const [word = '', ...rest] = entered(typed).trim().split(/\s+/);
    if (word === '') return;
    if (this.#seat === 'commission') return this.#takeAtCommission(word.toLowerCase(), rest);
    if (this.#seat) await this.#takeAtSeat(this.#seat, word.toLowerCase(), rest.join(' '));
    const remark = this.isOver() ? null : this.#seating.record.remark();
    if (remark) this.#say(remark);
    this.#hint();
  }

  // Said once, after whatever else is said.
  #hint(): void {
    if (!this.#hints || this.isOver() || !this.#seat || this.#seat === 'commission') return;
    const view = this.#view(this.#seat);
    const hint = this.#hints.at({ view, offers: this.#offers(this.#seat), cursor: null });
    const words = hint ? `Hint: ${hint.says} ${hint.words}` : '';
    if (words && words !== this.#hinted) this.#say(words);
    this.#hinted = words;
  }

  #lines(lines: readonly string[]): void {
    for (const line of lines) this.#say(line);
  }

  // Whose turn it is: told whole where it is another's, or the time has moved.
  #next(): void {
    const { isEnded, minute, isCommissionSitting } = this.#seating.signs();
    for (const { chair } of this.#seats()) this.#tellRulings(chair);
    if (isEnded) {
      this.#seat = null;
      return this.#lines(['', `ENDEX at ${clock(minute)}. The exercise has ended.`]);
    }
    if (isCommissionSitting) {
      this.#seat = 'commission';
      return this.#lines(docket(this.#seating.commission().view()));
    }
    const seat = this.#seats().find(({ view }) => {
      const { isAtKeyboard, hasCommitted } = view();
      return isAtKeyboard && !hasCommitted;
    })?.chair;
    this.#seat = seat ?? null;
    if (!seat) return this.#say('Nobody here has the keyboard: the facilitator has to go on in the console.');
    this.#said = {};
    const view = this.#view(seat);
    this.#about = view.chains.findLast(({ closedAt }) => closedAt === null)?.id;
    const drafted = view.drafts.length > 0 ? drafts(view) : [];
    this.#lines([...heading(view), ...reports(view), ...this.#status(seat), ...this.#menu(seat), ...drafted]);
  }

  #tellRulings(seat: Seat): void {
    const view = this.#view(seat);
    const fresh = rulings(view, this.#seating.words.doctrine, this.#told[seat]);
    this.#told[seat] = view.orders.length;
    if (fresh.length > 0) this.#lines(['', `Rulings, ${seatName(seat)}`, ...fresh.map((line) => `  ${line}`)]);
  }

  #offers(seat: Seat): Offer[] {
    return this.#seating.seat(seat).offers(this.#about, this.#said.at ?? this.#seating.signs().minute);
  }

  #status(seat: Seat): string[] {
    return situation(this.#view(seat), this.#inView(seat));
  }

  #inView(seat: Seat): ChainView | undefined {
    return this.#view(seat).chains.find(({ id }) => id === this.#about);
  }

  #menu(seat: Seat): string[] {
    return menu(this.#view(seat), this.#seating.words.doctrine, this.#offers(seat));
  }

  async #takeAtSeat(seat: Seat, word: string, rest: string): Promise<void> {
    const view = this.#view(seat);
    if (/^\d+$/.test(word)) return this.#compose(seat, Number(word));
    switch (meant(word, SEAT_WORDS)) {
      case 'commit':
        return this.#send(seat, { do: 'commit' });
      case 'hold': {
        const { length } = view.drafts;
        const said = length > 0 ? [draftsStay(seat, length)] : [];
        return this.#send(seat, { do: 'hold', ...(rest && { because: rest }) }, said);
      }
      case 'undo': {
        const last = view.drafts.at(-1);
        if (!last) return this.#say('There is no order to take back.');
        const answer = await this.#seating.seat(seat).send({ do: 'take-back', draft: last.id });
        return this.#answer(answer, drafts(this.#view(seat)));
      }
      case 'about': {
        const chain = view.chains.find(({ id, acts }) =>
          [id, ...acts.map((act) => act.id)].some((each) => each.toLowerCase() === rest.toLowerCase()),
        );
        if (!chain)
          return this.#say(
            `There is no chain ${rest}. There are: ${view.chains.map(({ id }) => id).join(', ') || 'none'}.`,
          );
        this.#about = chain.id;
        return this.#lines([...this.#status(seat), ...this.#menu(seat)]);
      }
      case 'sector': {
        const sector = rest === 'rear' || rest === 'sea' ? rest : Number(rest);
        const isThere =
          typeof sector === 'string' || (Number.isInteger(sector) && sector >= 1 && sector <= view.line.length);
        if (!isThere)
          return this.#say(
            `${rest ? `There is no sector ${rest}.` : 'Which sector?'} Sectors are 1 to ${view.line.length}, rear and sea.`,
          );
        this.#said.sector = sector;
        return this.#say(`The next order is for ${typeof sector === 'number' ? `sector ${sector}` : `the ${sector}`}.`);
      }
      case 'at': {
        const at = minuteOf(rest, view.minute, view.turn.until);
        if (at === null)
          return this.#say(`That minute is not in this turn: ${clock(view.minute)} to ${clock(view.turn.until)}.`);
        this.#said.at = at;
        return this.#say(`The next order is for ${clock(at)}.`);
      }
      case 'because': {
        const { text, left } = fitting(rest, LONGEST.reason);
        this.#said.because = text;
        if (left > 0) this.#say(cutWords(LONGEST.reason, left));
        return this.#say('The reason goes with the next order.');
      }
      case 'likely': {
        const likelihood = likelihoodOf(rest);
        if (likelihood === null) return this.#say('Expected a likelihood from 0.00 to 1.00.');
        this.#said.likelihood = likelihood;
        return this.#say(`The next order says how sure you are: ${likelihood.toFixed(2)}.`);
      }
      case 'name':
        this.#said.attributing = true;
        return this.#say('The next order names a culprit in public.');
      case 'why':
        return this.#lines(rulings(view, this.#seating.words.doctrine, -3, true));
      case 'reports':
        return this.#lines(reports(view, true));
      case 'evidence':
        return this.#lines(evidence(view, this.#inView(seat)));
      case 'line':
        return this.#lines(line(view));
      case 'politics':
        return this.#lines(politics(view));
      case 'status':
      case 'duties':
        return this.#lines(this.#status(seat));
      case 'menu':
        return this.#lines(this.#menu(seat));
      case 'brief':
        return this.#say(view.brief);
      case 'orders':
        return this.#lines(drafts(view));
      case 'question':
        return this.#answer(await this.#seating.seat(seat).send({ do: 'ask', text: rest }), [
          'The question is recorded.',
        ]);
      case 'other':
        return this.#answer(await this.#seating.seat(seat).send({ do: 'describe', text: rest }), [
          'The action is recorded.',
        ]);
      case 'leave':
      case 'quit':
        return this.#leave();
      case 'hints':
        this.#hints = this.#hints ? null : new Hints();
        return this.#say(this.#hints ? 'Hints are told.' : 'No more hints.');
      case 'save':
        return this.#save(rest);
      case 'help':
        return this.#lines(SEAT_HELP);
      default:
        if (this.#offers(seat).some(({ response }) => response.id === word)) return this.#composeNamed(seat, word);
        return this.#say(`"${word}" is not understood. Type help for what can be typed.`);
    }
  }

  #composeNamed(seat: Seat, name: string): Promise<void> {
    return this.#compose(seat, 1 + this.#offers(seat).findIndex(({ response }) => response.id === name));
  }

  async #compose(seat: Seat, number: number): Promise<void> {
    const offer = this.#offers(seat)[number - 1];
    if (!offer) return this.#say(`There is no response ${number}. Type menu for the list.`);
    const { at = this.#seating.signs().minute, sector, ...said } = this.#said;
    const order = sector !== undefined && offer.response.takesSector ? { ...offer.order, sector } : offer.order;
    const answer = await this.#seating.seat(seat).send({ do: 'compose', composition: { at, order, ...said } });
    if (!('denied' in answer)) this.#said = {};
    this.#answer(answer, drafts(this.#view(seat)));
  }

  async #send(seat: Seat, command: SeatCommand, done: readonly string[] = []): Promise<void> {
    this.#goOn(await this.#seating.seat(seat).send(command), done);
  }

  #goOn(answer: Answer, done: readonly string[]): void {
    if ('denied' in answer) return this.#deny(answer.denied);
    this.#lines(done);
    this.#next();
  }

  // Where something has happened to the file of the record, that is told with what can be done about it.
  #deny(words: string): void {
    this.#say(words);
    if (this.#seating.record.lost() === null) return;
    this.#say(
      `All that was acknowledged is kept here. Type save to write it whole to ${this.#seating.record.newName()} and go on there, or save FILE for another name.`,
    );
  }

  /** Writes the whole record to a new file. */
  async #save(file: string): Promise<void> {
    const { record } = this.#seating;
    if (record.isRecorded()) return this.#say(`Everything is recorded in ${record.journal}; there is nothing to save.`);
    const answer = await record.moveRecord(file || record.newName());
    if (answer) return this.#say(answer.denied);
    this.#say(`The whole record is in ${record.journal} now; the exercise goes on.`);
    this.#next();
  }

  #answer(answer: Answer, done: readonly string[]): void {
    if ('denied' in answer) this.#deny(answer.denied);
    else this.#lines(done);
  }

  #leave(): void {
    this.#hasLeft = true;
    // Where it is not, that is told when it is closed.
    this.#say(this.#seating.record.isRecorded() ? 'Left. The exercise is saved as it is.' : 'Left.');
  }

  async #takeAtCommission(word: string, [given = '', side = '', likelihood = '']: readonly string[]): Promise<void> {
    const chair = this.#seating.commission();
    const act = chair.view().docket.find(({ id }) => id.toLowerCase() === given.toLowerCase());
    const found = async (verdict: CommissionVerdict | null): Promise<void> => {
      if (!act) return this.#say(`There is no act ${given} on the docket.`);
      if (!verdict) return this.#say(`The analysts have come to no view of ${act.id} yet.`);
      const answer = await chair.send({ do: 'find', about: act.id, verdict });
      this.#answer(answer, [`Found on ${act.id}; all seats know it now.`]);
    };
    switch (meant(word, COMMISSION_WORDS)) {
      case 'accept':
        return found(act?.analysis?.finding ?? null);
      case 'attribute': {
        const sure = likelihoodOf(likelihood);
        if ((side !== 'russia' && side !== 'ukraine') || sure === null)
          return this.#say(`As: attribute ${given || 'ACT'} russia 0.80`);
        return found({ verdict: 'attributed', side, likelihood: sure });
      }
      case 'unknown':
        return found(UNATTRIBUTABLE);
      case 'nothing':
        return found(NOTHING);
      case 'certify':
        return found({ verdict: 'broader' });
      case 'adjourn':
        return this.#goOn(await chair.send({ do: 'adjourn' }), []);
      case 'leave':
        return this.#leave();
      case 'save':
        return this.#save([given, side, likelihood].join(' ').trim());
      case 'help':
        return this.#lines(COMMISSION_HELP);
      default:
        return this.#say(`"${word}" is not understood. Type help for what can be typed.`);
    }
  }
}

/** The word that begins so; the first in the list where several do. */
function meant<T extends string>(typed: string, words: readonly T[]): T | undefined {
  return words.find((word) => word === typed) ?? words.find((word) => word.startsWith(typed));
}
