// Plain mode: a whole exercise as lines of text and typed words, for whoever sits there; it works without a terminal.
// It sends commands from their chairs and decides nothing itself.
import type { View } from '../../exercise/chairs/view.ts';
import type { Seat } from '../../ladder/index.ts';
import { provenance } from '../../report/handling.ts';
import { answerWords } from '../../report/transcript.ts';
import { clock, entered, RED_BRIEF, seatName, UNDER_DOCTRINE } from '../../report/words.ts';
import type { Answer, SeatChair } from '../../session/chair.ts';
import type { Seating } from '../../session/seating.ts';
import type { Hints } from '../hints.ts';
import { hintsFor } from '../tutorial.ts';
import { PlainCommission } from './commission.ts';
import { PlainRed, redHeading } from './red.ts';
import type { PlainRoom } from './room.ts';
import { PlainSeat } from './seat.ts';
import { docket, drafts, heading, letterLine, reports, rulings } from './telling.ts';

export class PlainTable implements PlainRoom {
  readonly #seating: Seating;
  readonly say: (line: string) => void;
  /** Whose words are typed. */
  #at: PlainSeat | PlainCommission | PlainRed | null = null;
  /** How many orders of each seat have been told of. */
  #told: Record<Seat, number> = { ukraine: 0, coalition: 0, us: 0 };
  /** The questions of each seat whose answers have been told, by their places. */
  readonly #answersTold: Record<Seat, Set<number>> = { ukraine: new Set(), coalition: new Set(), us: new Set() };
  /** How many messages of each seat have been told. */
  readonly #lettersTold: Record<Seat, number> = { ukraine: 0, coalition: 0, us: 0 };
  /** Each seat as it last had the keyboard. */
  readonly #before = new Map<Seat, PlainSeat>();
  /** The seat that was told last how things stand, and what it was told. */
  #stood: readonly string[] = [];
  #hasLeft = false;
  #hasTold = false;
  /** Nobody here is to decide. */
  #isWaiting = false;
  #hints: Hints | null;
  #hinted = '';

  constructor(seating: Seating, say: (line: string) => void, hasHints = false) {
    this.#seating = seating;
    this.say = say;
    this.#hints = hasHints ? hintsFor(seating.words.scenario) : null;
  }

  open(): void {
    const { title, objective, doctrine } = this.#seating.words;
    this.lines([provenance(), UNDER_DOCTRINE, `${title}. ${objective}`, `Reading: ${doctrine.title}.`]);
    for (const { chair: seat, view } of this.#seats()) {
      this.#told[seat] = view().orders.length;
      this.#lettersTold[seat] = view().letters.length;
      for (const n of answered(view())) this.#answersTold[seat].add(n);
      this.lines(['', `Brief of ${seatName(seat)}`, view().brief]);
    }
    if (this.#seating.chairs.includes('red')) this.lines(['', 'Brief of the red cell', RED_BRIEF]);
    this.lines(['', 'Type help for what can be typed.']);
    this.#next();
    this.#hint();
  }

  /** Something has changed elsewhere: whoever has the keyboard here now is told how things stand. */
  look(): void {
    if (this.#hasLeft) return;
    for (const { view } of this.#seats()) {
      this.#tellLetters(view());
      this.#tellAnswers(view());
    }
    const isNew = this.#isWaiting && (this.#seating.toDecide() !== undefined || this.#seating.signs().isEnded);
    if (isNew && !this.#hasTold) this.#next();
  }

  /** Whether somebody has asked to leave. */
  hasLeft = (): boolean => this.#hasLeft;

  /** Whether there is nothing more to type: the exercise has ended, or was left. */
  isOver = (): boolean => this.#hasLeft || this.#seating.signs().isEnded;

  // Each with its chair.
  #seats(): SeatChair[] {
    return this.#seating.chairs
      .filter((chair) => chair !== 'commission' && chair !== 'red')
      .map((seat) => this.#seating.seat(seat));
  }

  async take(typed: string): Promise<void> {
    const [word = '', ...rest] = entered(typed).trim().split(/\s+/);
    if (word === '') return;
    await this.#at?.take(word.toLowerCase(), rest.join(' '));
    const remark = this.isOver() ? null : this.#seating.record.remark();
    if (remark) this.say(remark);
    this.#hint();
  }

  // Said once, after whatever else is said.
  #hint(): void {
    if (!this.#hints || this.isOver() || !(this.#at instanceof PlainSeat)) return;
    const hint = this.#hints.at({ view: this.#at.view(), offers: this.#at.offers(), cursor: null });
    const words = hint ? `Hint: ${hint.says} ${hint.words}` : '';
    if (words && words !== this.#hinted) this.say(words);
    this.#hinted = words;
  }

  lines(lines: readonly string[]): void {
    for (const line of lines) this.say(line);
  }

  // Whose turn it is: told whole where it is another's, or the time has moved.
  #next(): void {
    const { isEnded, minute, isCommissionSitting } = this.#seating.signs();
    for (const { chair, view } of this.#seats()) this.#tellRulings(chair, view());
    this.#at = null;
    this.#isWaiting = false;
    this.#hasTold = isEnded;
    if (isEnded) return this.lines(['', `ENDEX at ${clock(minute)}. The exercise has ended.`]);
    if (this.#seating.toDecide() === 'red') {
      const chair = this.#seating.red();
      this.#at = new PlainRed(chair, this);
      return this.lines(redHeading(chair.view()));
    }
    if (isCommissionSitting && this.#seating.chairs.includes('commission')) {
      const chair = this.#seating.commission();
      this.#at = new PlainCommission(chair, this);
      return this.lines(docket(chair.view()));
    }
    const chair = this.#seats().find(({ view }) => view().isAtKeyboard && !view().hasCommitted);
    if (!chair) {
      // What is known can be read while others decide.
      const [seat] = this.#seats();
      this.#at = seat ? new PlainSeat(seat, this, this.#before.get(seat.chair)) : null;
      this.#isWaiting = true;
      return this.say(
        this.#seating.hasOthers
          ? 'Others decide now; you are told when it is your turn.'
          : 'Nobody here has the keyboard: the facilitator has to go on in the console.',
      );
    }
    const at = new PlainSeat(chair, this, this.#before.get(chair.chair));
    this.#at = at;
    this.#before.set(chair.chair, at);
    const view = chair.view();
    const drafted = view.drafts.length > 0 ? drafts(view) : [];
    const [status, stood] = [at.status(), this.#stood];
    this.#stood = [chair.chair, ...status];
    // As after a refusal: whoever has just heard how things stand is not told it all again.
    const isAsBefore = [chair.chair, ...status].join('\n') === stood.join('\n');
    const standing = isAsBefore ? ['How things stand is as before; status tells it.'] : status;
    this.lines([...heading(view), ...reports(view), ...standing, ...at.freshMenu(), ...drafted, ...at.kept()]);
  }

  #tellRulings(seat: Seat, view: View): void {
    const fresh = rulings(view, this.#seating.words.doctrine, this.#told[seat]);
    this.#told[seat] = view.orders.length;
    if (fresh.length > 0) this.lines(['', `Rulings, ${seatName(seat)}`, ...fresh.map((line) => `  ${line}`)]);
  }

  // A message is told at once; whoever has the keyboard next finds it among the reports too.
  #tellLetters(view: View): void {
    const { seat, letters } = view;
    const fresh = letters.slice(this.#lettersTold[seat]).filter(({ from }) => from !== seat);
    this.#lettersTold[seat] = letters.length;
    this.lines(fresh.map((letter) => letterLine(view, letter)));
  }

  // So is the answer to a question.
  #tellAnswers(view: View): void {
    const told = this.#answersTold[view.seat];
    for (const n of answered(view)) {
      if (told.has(n)) continue;
      told.add(n);
      const asked = view.questions[n]!;
      this.say(
        `EXCON on your ${asked.kind === 'question' ? 'question' : 'action'} "${asked.text}": ${answerWords(asked)}`,
      );
    }
  }

  goOn(answer: Answer, done: readonly string[]): void {
    this.answer(answer, done);
    if (!('denied' in answer)) this.#next();
  }

  answer(answer: Answer, done: readonly string[]): void {
    if ('denied' in answer) this.#deny(answer.denied);
    else this.lines(done);
  }

  // Where something has happened to the file of the record, that is told with what can be done about it.
  #deny(words: string): void {
    this.say(words);
    if (this.#seating.record.lost() === null) return;
    this.say(
      `All that was acknowledged is kept here. Type save to write it whole to ${this.#seating.record.newName()} and go on there, or save FILE for another name.`,
    );
  }

  async save(file: string): Promise<void> {
    const { record } = this.#seating;
    if (record.isRecorded()) return this.say(`Everything is recorded in ${record.journal}; there is nothing to save.`);
    const answer = await record.moveRecord(file || record.newName());
    if (answer) return this.say(answer.denied);
    this.say(`The whole record is in ${record.journal} now; the exercise goes on.`);
    this.#next();
  }

  looked(what: string): void {
    this.#hints?.look(what);
  }

  hints(areWanted: boolean): void {
    if (!areWanted) {
      this.#hints = null;
      return this.say('No more hints.');
    }
    if (!this.#hints) this.say('Hints are told; hints off ends them.');
    else if (this.#hinted === '') this.say('There is no hint at this moment; hints off ends them.');
    this.#hints ??= hintsFor(this.#seating.words.scenario);
    // The present one is told again with what comes after each word.
    this.#hinted = '';
  }

  leave(): void {
    this.#hasLeft = true;
    // Where it is not, that is told when it is closed.
    this.say(this.#seating.record.isRecorded() ? 'Left. The exercise is saved as it is.' : 'Left.');
  }
}

/** The questions that EXCON has answered, by their places. */
const answered = ({ questions }: View): number[] =>
  questions.flatMap(({ answeredAt }, n) => (answeredAt === null ? [] : [n]));
