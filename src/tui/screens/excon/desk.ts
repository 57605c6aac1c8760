// The facilitator's desk: which panel and line is chosen, and what can be done from there. It sends commands from EXCON's
// chair and decides nothing itself.
import type { ExconView } from '../../../exercise/chairs/excon-view.ts';
import type { CommissionVerdict, ExconCommand } from '../../../exercise/events.ts';
import type { AnswerKind, WantedEffect } from '../../../exercise/state.ts';
import type { Side } from '../../../ladder/index.ts';
import { readerNames } from '../../../report/room-words.ts';
import { orderWords } from '../../../report/transcript.ts';
import { clock, injectNumber, seatName } from '../../../report/words.ts';
import type { Answer, ExconChair, FacilitatorCommand } from '../../../session/chair.ts';
import { Desk } from '../../desk.ts';
import { letterFrom } from '../../letter-line.ts';
import type { Press } from '../../press.ts';
import type { TurnTimer } from '../../turn-timer.ts';
import { likelihoodOf } from '../../typing.ts';
import { NOTHING as WITHDRAWN } from '../commission/model.ts';
import type { ExconMeans, Overlay, Table } from '../table/table.ts';
import { AsRed } from './as-red.ts';
import { effectFrom } from './effect.ts';
import { FormDesk } from './form-desk.ts';
import { isWritten, unanswerable } from './letters.ts';
import { EXCON_PANELS, type ExconPanel, type ExconSide, exconSide, keyOf, listOf, placeIn } from './lists.ts';
import type { ExconAsking, ExconLine, ExconModel } from './model.ts';
import {
  closedWords,
  cutOffWords,
  findingToCome,
  fireQuestion,
  giveTime,
  injectIs,
  laterMinute,
  overruledWords,
  timerWords,
  typedOf,
  withOthers,
} from './told.ts';

/** The panels of which one line is acted on. */
type ActedOn = 'injects' | 'truth' | 'questions' | 'rulings';

export class ExconDesk extends Desk<ExconLine> {
  readonly chair: ExconChair;
  readonly table: Table;
  readonly #means: ExconMeans;
  readonly #form: FormDesk;
  /** What the facilitator does as the red cell. */
  readonly red = new AsRed(this);
  #panel: ExconPanel = 'injects';
  readonly #cursors: Record<ExconPanel, number> = {
    seats: 0,
    injects: 0,
    truth: 0,
    questions: 0,
    rulings: 0,
    notes: 0,
  };
  /** The key of the line that was chosen in a list; none where nobody has chosen. */
  readonly #chosen: Partial<Record<ExconPanel, string | undefined>> = {};
  /** What is asked for by one key. */
  asking: ExconAsking | null = null;
  isForm = false;
  /** What the line or the question at the foot is about, which stays whatever comes in meanwhile. */
  readonly #about: { inject: number; order: number; question: number; act: string } = {
    inject: -1,
    order: -1,
    question: -1,
    act: '',
  };
  /** Of the answer that is being typed. */
  #how: AnswerKind = 'note';
  #effect: WantedEffect | null = null;
  /** How many messages had come when the questions were last in focus. */
  #lettersRead: number;
  /** Of the attribution whose likelihood is being typed. */
  #side: Side = 'unknown';

  /** Nobody sits at this desk any more. */
  readonly leave: () => void;

  constructor(chair: ExconChair, table: Table, means: ExconMeans) {
    super();
    this.chair = chair;
    this.table = table;
    this.#means = means;
    this.#form = new FormDesk(chair, table, means.form);
    this.#lettersRead = chair.view().letters.length;
    this.leave = chair.subscribe(table.changed);
  }

  model(): ExconModel {
    const actions = this.chair.facilitatorActions();
    const view = exconSide(this.chair.view(), actions, this.chair.order, this.#lettersRead);
    const cursors = { ...this.#cursors };
    for (const panel of EXCON_PANELS)
      cursors[panel] = placeIn(listOf(view, panel), cursors[panel], this.#chosen[panel]);
    const { timer } = this;
    return {
      view,
      panel: this.#panel,
      cursors,
      notice: this.notice,
      input: this.input,
      asking: this.asking,
      form: this.isForm ? this.#form.model() : null,
      hasDraft: this.#form.hasDraft(),
      timer: timer?.options ? { words: timer.words(), isRunning: timer.isRunning } : null,
    };
  }

  view = (): ExconView => this.chair.view();

  get timer(): TurnTimer | null {
    return this.#means.timer;
  }

  async pressForm(...press: Parameters<FormDesk['press']>): Promise<void> {
    const { isDone, notice } = await this.#form.press(...press);
    if (isDone) this.isForm = false;
    this.say(notice);
  }

  openForm(): void {
    this.isForm = true;
  }

  panel(by: 1 | -1): void {
    const { length } = EXCON_PANELS;
    this.#panel = EXCON_PANELS[(EXCON_PANELS.indexOf(this.#panel) + by + length) % length]!;
  }

  move(by: number): void {
    const { cursors, view } = this.model();
    const last = Math.max(0, listOf(view, this.#panel).length - 1);
    this.#choose(this.#panel, Math.max(0, Math.min(last, cursors[this.#panel] + by)), view);
  }

  // What is chosen stays so, wherever in its list it stands by now.
  #choose(panel: ExconPanel, at: number, view: ExconSide): void {
    this.#cursors[panel] = at;
    this.#chosen[panel] = keyOf(listOf(view, panel)[at]);
  }

  jumpToInject(digit: string): void {
    const { injects } = this.view();
    const number = this.number(digit, (each) => injects.some(({ no }) => injectNumber(no) === each));
    if (number === null) return;
    this.#panel = 'injects';
    this.chooseInject(number - 1);
  }

  /** The chosen line of a panel. */
  chosen<P extends ActedOn>(panel: P) {
    const { view, cursors } = this.model();
    return listOf(view, panel)[cursors[panel]];
  }

  // What is acted on comes into focus.
  act<P extends ActedOn>(panel: P) {
    this.#panel = panel;
    return this.chosen(panel);
  }

  tell(answer: Answer, done: string): void {
    this.say('denied' in answer ? answer.denied : done);
    if (this.table.signs().isEnded) this.table.next();
  }

  /** Sends it and says what came of it; returns why it was denied. */
  async send(command: FacilitatorCommand, done: string): Promise<string | undefined> {
    const answer = await this.chair.send(command);
    this.tell(answer, done);
    return 'denied' in answer ? answer.denied : undefined;
  }

  #stamp = () => this.#means.now().toISOString();

  async #mark(
    mark: Extract<ExconCommand, { do: 'mark' }>['mark'],
    done: string,
    text: string | null = null,
  ): Promise<void> {
    await this.send({ do: 'mark', mark, text, stamp: this.#stamp() }, done);
  }

  async startOrStep(): Promise<void> {
    if (!this.view().hasStarted) return this.#mark('startex', 'STARTEX.');
    const step = this.#cutsOff('The step closes the turn for all');
    if (step && !this.isSure(`${step} Press s once more.`)) return;
    const answer = await this.chair.send({ do: 'step' });
    this.tell(answer, closedWords(answer, this.view()));
  }

  pauseOrResume = (): Promise<void> =>
    this.view().isPaused ? this.#mark('resume', 'Resumed.') : this.#mark('pause', 'Paused; nobody can commit.');

  async end(): Promise<void> {
    if (!this.isSure('End the exercise now? Press x once more.')) return;
    await this.send({ do: 'end', stamp: this.#stamp() }, 'ENDEX.');
  }

  async jumpToNext(): Promise<void> {
    const { nextAt, endex } = this.view();
    const end =
      nextAt < endex ? '' : `Nothing more happens before ENDEX at ${clock(endex)}: the jump ends the exercise. `;
    const question = `${end}${this.#cutsOff(`The jump goes to ${clock(nextAt)}`)}`;
    if (question === '' || this.isSure(`${question.trim()} Press g once more.`)) await this.#jump(nextAt);
  }

  /** What a step or a jump takes from seats that are still at work; nothing where none is. */
  #cutsOff(what: string): string {
    return cutOffWords(this.view(), what);
  }

  #jump = (to: number) => this.send({ do: 'jump', to }, `Jumped to ${clock(to)}.`);

  /** What was typed as a minute; or, as a sentence, why it is none. */
  #minuteOf = (typed: string): number | string => laterMinute(typed, this.view());

  async takeJump(typed: string): Promise<string | undefined> {
    const to = this.#minuteOf(typed);
    if (typeof to === 'string') return to;
    const end = to === this.view().endex ? 'That is ENDEX: the jump ends the exercise. ' : '';
    const words = `${end}${this.#cutsOff(`The jump goes to ${clock(to)}`)}`;
    const question = `${words.trim()} Enter once more; Esc drops it.`;
    return words !== '' && !this.isSure(question) ? question : this.#jump(to);
  }

  async takeShift(typed: string): Promise<string | undefined> {
    const to = this.#minuteOf(typed);
    if (typeof to === 'string') return to;
    const no = this.#about.inject;
    const why = await this.send({ do: 'inject', act: 'shift', no, to }, injectIs(no, `comes at ${clock(to)}`));
    this.chooseInject(no);
    return why;
  }

  /** What was acted on stays chosen, wherever it now stands. */
  chooseInject(no: number): void {
    const at = this.view().injects.findIndex((inject) => inject.no === no);
    if (at >= 0) this.#choose('injects', at, this.model().view);
  }

  async holdOrRelease(): Promise<void> {
    const inject = this.act('injects');
    if (!inject) return;
    const { no, isHeld } = inject;
    const answer = await this.chair.send({ do: 'inject', act: isHeld ? 'release' : 'hold', no });
    this.chooseInject(no);
    this.tell(answer, injectIs(no, isHeld ? 'is released' : `is held${withOthers(answer)}`));
  }

  async fire(): Promise<void> {
    const inject = this.act('injects');
    if (!inject) return;
    const { no } = inject;
    if (this.isSure(fireQuestion(inject)))
      await this.send({ do: 'inject', act: 'fire', no }, injectIs(no, 'has arrived'));
  }

  shift(): void {
    this.#about.inject = this.act('injects')?.no ?? -1;
    this.type('shift');
  }

  overrule(): void {
    this.#about.order = this.act('rulings')?.place ?? -1;
    this.type('overrule');
  }

  async takeOverrule(because: string): Promise<string | undefined> {
    const given = this.view().rulings.find(({ place }) => place === this.#about.order);
    if (!given) return undefined;
    if (because === '') return 'An overrule needs a reason.';
    const verdict = given.stands === 'refused' ? 'accepted' : 'refused';
    const words = `${seatName(given.order.seat)}: ${orderWords(given.order)}`;
    const question = `Overrule to ${verdict}, ${words}? Enter once more.`;
    if (!this.isSure(question)) return question;
    return this.send(
      { do: 'overrule', order: given.place, verdict, because },
      overruledWords(verdict, this.chair.words.doctrine, given.order.response),
    );
  }

  async takeNote(text: string): Promise<string | undefined> {
    if (text === '') return 'There is no text.';
    await this.#mark('note', 'Noted.', text);
    return undefined;
  }

  /** Why no question can be answered now; null where one can. */
  unanswerable = (): string | null => unanswerable(this.chosen('questions'));

  answer(): void {
    const question = this.act('questions');
    if (question && isWritten(question)) return this.type('message', `${question.from}: `);
    this.#about.question = question?.place ?? -1;
    if (question?.kind === 'off-menu') this.asking = 'how';
    else this.answerAs('note');
  }

  /** How an action off the menu is answered; the words are typed next. */
  answerAs(how: AnswerKind): void {
    this.asking = null;
    this.#how = how;
    this.#effect = null;
    this.type(how === 'accept' ? 'effect' : 'answer');
  }

  /** What an accepted action works like, as "surveil 4"; nothing: it has no effect on the line. */
  async takeEffect(typed: string): Promise<string | undefined> {
    const effect = effectFrom(typed, this.chair.words.measures);
    if (typeof effect === 'string') return effect;
    this.#effect = effect;
    this.type('answer');
    return undefined;
  }

  takeAnswer = (answer: string): Promise<string | undefined> =>
    this.send(
      { do: 'answer', question: this.#about.question, answer, how: this.#how, effect: this.#effect },
      'Answered.',
    );

  /** Sends what was typed as a message; returns why it was not taken. */
  async write(typed: string): Promise<string | undefined> {
    const letter = letterFrom(typed, this.view().readers);
    if (typeof letter === 'string') return letter;
    return this.send({ do: 'tell', from: 'excon', ...letter }, `Sent to ${readerNames(letter.to)}.`);
  }

  /** A key is pressed: whoever had the questions in focus has read what stands there. */
  override begin(press: Press): boolean {
    if (this.#panel === 'questions') this.#lettersRead = this.view().letters.length;
    return super.begin(press);
  }

  enter(): void {
    if (this.#panel !== 'questions') return this.open('card');
    // What is answered already is read again in full.
    return this.unanswerable() === null ? this.answer() : this.open('card');
  }

  typeTimer = (): void => this.type('timer', typedOf(this.timer));

  async takeTimer(text: string): Promise<string | undefined> {
    const done = giveTime(this.timer, text);
    if ('trouble' in done) return done.trouble;
    await this.#mark('note', done.says, done.says);
    return undefined;
  }

  sayTimer = (): void => this.say(this.timer ? timerWords(this.timer) : '');

  /** Asks by one key for something, or for nothing more. */
  ask(asking: ExconAsking | null): void {
    this.asking = asking;
    if (asking === 'finding') this.#about.act = this.act('truth')?.id ?? '';
  }

  override drop(): void {
    this.asking = null;
  }

  /** Whose act it was; how likely, is typed next. */
  side(side: Side): void {
    this.asking = null;
    this.#side = side;
    this.type('likelihood');
  }

  async takeLikelihood(typed: string): Promise<string | undefined> {
    const likelihood = likelihoodOf(typed);
    if (likelihood === null) return 'Expected a likelihood from 0.00 to 1.00, as 0.75.';
    await this.find({ verdict: 'attributed', side: this.#side, likelihood });
    return undefined;
  }

  async retract(): Promise<void> {
    if (this.isSure(`Withdraw the report of ${this.#about.act}, since nothing happened? Press x once more.`))
      await this.find(WITHDRAWN);
  }

  async certify(): Promise<void> {
    if (this.isSure(`Certify ${this.#about.act} as part of a broader attack? Press b once more.`))
      await this.find({ verdict: 'broader' });
  }

  async find(verdict: CommissionVerdict): Promise<void> {
    this.asking = null;
    const { act } = this.#about;
    const answer = await this.chair.send({ do: 'find', about: act, verdict, by: 'excon' });
    const scripted = findingToCome(this.view(), act);
    this.tell(answer, `Found on ${act}; all seats know it now.${scripted}`);
  }

  open = (page: Overlay): void => this.table.open(page);
  otherChair = (): void => this.table.other();
  otherShut = (): string | null => this.table.otherShut();
}
