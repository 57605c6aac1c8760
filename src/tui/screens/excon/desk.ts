// The facilitator's desk: which panel and line is chosen, what is being typed, and what each key brings about. It sends
// commands from EXCON's chair and decides nothing itself.
import type { ComingInject, ExconView } from '../../../exercise/chairs/excon-view.ts';
import type { CommissionVerdict, ExconCommand } from '../../../exercise/events.ts';
import type { AnswerKind } from '../../../exercise/state.ts';
import type { Side } from '../../../ladder/index.ts';
import { LONGEST } from '../../../report/fitting.ts';
import { orderWords } from '../../../report/transcript.ts';
import { clock, seatName } from '../../../report/words.ts';
import type { Answer, ExconChair, FacilitatorCommand } from '../../../session/chair.ts';
import { Digits, likelihoodOf, minuteOf, stepOf, typedOn } from '../../typing.ts';
import type { Press } from '../../use-keys.tsx';
import { UNATTRIBUTABLE, NOTHING as WITHDRAWN } from '../commission/desk.ts';
import type { ExconMeans, Table } from '../table/table.ts';
import type { ExconAsking, ExconInput, ExconModel } from './drawing.ts';
import { FormDesk } from './form-desk.ts';
import { EXCON_PANELS, type ExconPanel, exconSide, listOf } from './lists.ts';

const EXTENDS_MINUTES = 5;

export class ExconDesk {
  readonly #chair: ExconChair;
  readonly #table: Table;
  readonly #means: ExconMeans;
  readonly #form: FormDesk;
  #panel: ExconPanel = 'injects';
  #cursors: Record<ExconPanel, number> = { seats: 0, injects: 0, truth: 0, questions: 0, rulings: 0, notes: 0 };
  #notice = '';
  #input: ExconInput | null = null;
  #asking: ExconAsking | null = null;
  #isForm = false;
  readonly #digits = new Digits();
  /** What has been asked for once, and is done when it is asked for again. */
  #isSureOf: string | null = null;

  /** Nobody sits at this desk any more. */
  readonly leave: () => void;

  constructor(chair: ExconChair, table: Table, means: ExconMeans) {
    this.#chair = chair;
    this.#table = table;
    this.#means = means;
    this.#form = new FormDesk(chair, table, means.form);
    this.leave = chair.subscribe(table.changed);
  }

  model(): ExconModel {
    const view = exconSide(this.#chair.view(), this.#chair.facilitatorActions(), this.#chair.order);
    const cursors = { ...this.#cursors };
    for (const panel of EXCON_PANELS)
      cursors[panel] = Math.max(0, Math.min(listOf(view, panel).length - 1, cursors[panel]));
    return {
      view,
      panel: this.#panel,
      cursors,
      notice: this.#notice,
      input: this.#input,
      asking: this.#asking,
      form: this.#isForm ? this.#form.model() : null,
      hasDraft: this.#form.hasDraft(),
      timer: this.#means.timer ? { words: this.#means.timer.words(), isRunning: this.#means.timer.isRunning } : null,
    };
  }

  get notice(): string {
    return this.#notice;
  }

  say(notice: string): void {
    this.#notice = notice;
  }

  async press(press: Press): Promise<void> {
    this.#notice = '';
    const wasSureOf = this.#isSureOf;
    this.#isSureOf = null;
    if (this.#isForm) await this.#pressForm(press);
    else if (this.#input) await this.#pressInput(press, this.#input, wasSureOf);
    else if (this.#asking) await this.#pressAsking(press, this.#asking, wasSureOf);
    else if (typeof press === 'object') {
      if ('char' in press) await this.#pressChar(press.char, wasSureOf);
    } else if (press === 'escape' && wasSureOf !== null) this.say('Dropped; nothing was done.');
    else this.#pressSpecial(press);
  }

  async #pressForm(press: Press): Promise<void> {
    const { isDone, notice } = await this.#form.press(press);
    if (isDone) this.#isForm = false;
    this.say(notice);
  }

  #pressSpecial(press: Exclude<Press, object>): void {
    const step = stepOf(press, 8);
    if (step !== null) return this.#move(step);
    switch (press) {
      case 'tab':
      case 'right':
      case 'back-tab':
      case 'left': {
        const by = press === 'tab' || press === 'right' ? 1 : EXCON_PANELS.length - 1;
        this.#panel = EXCON_PANELS[(EXCON_PANELS.indexOf(this.#panel) + by) % EXCON_PANELS.length]!;
        return;
      }
      case 'enter':
        return this.#panel === 'questions' ? this.#answer() : this.#table.open('card');
      case 'escape':
        return this.#table.open('leave');
    }
  }

  async #pressChar(char: string, wasSureOf: string | null): Promise<void> {
    const { hasStarted, isPaused, isEnded, injects } = this.#chair.view();
    if (/\d/.test(char)) return this.#jumpTo(char, injects);
    this.#digits.clear();
    switch (char) {
      case 'j':
        return this.#move(1);
      case 'k':
        return this.#move(-1);
      case 's':
        if (hasStarted) return this.#step();
        return this.#mark('startex', 'STARTEX.');
      case 'p':
        return isPaused ? this.#mark('resume', 'Resumed.') : this.#mark('pause', 'Paused; nobody can commit.');
      case 'g':
        return this.#jumpToNext(wasSureOf);
      case 'G':
        this.#input = { kind: 'jump', text: '' };
        return;
      case 'n':
        this.#input = { kind: 'note', text: '' };
        return;
      case 'h':
        return this.#holdOrRelease();
      case 'f':
        return this.#fire(wasSureOf);
      case 'm':
        if (this.#inject()) this.#input = { kind: 'shift', text: '' };
        return;
      case 'a':
        this.#isForm = true;
        return;
      case 'o':
        if (this.#chosen('rulings')) this.#input = { kind: 'overrule', text: '' };
        return;
      case 'r':
        return this.#answer();
      case 'c':
        if (this.#chosen('truth')) this.#asking = { what: 'finding' };
        return;
      case 't':
      case '+':
        return this.#timer(char);
      case 'b':
        return this.#table.open('branch');
      case 'x':
        if (isEnded) return this.say('The exercise has ended.');
        return this.#once('x', wasSureOf, 'End the exercise now? Press x once more.', () => this.#end());
      case 'v':
        return this.#table.other();
      case '?':
        return this.#table.open('help');
      case ':':
        return this.#table.open('palette');
    }
  }

  #jumpTo(digit: string, injects: readonly ComingInject[]): void {
    const no = this.#digits.take(digit, (number) => injects.some((inject) => inject.no === number));
    if (no === null) return;
    this.#panel = 'injects';
    this.#cursors.injects = injects.findIndex((inject) => inject.no === no);
  }

  #move(by: number): void {
    const { cursors, view } = this.model();
    const last = Math.max(0, listOf(view, this.#panel).length - 1);
    this.#cursors[this.#panel] = Math.max(0, Math.min(last, cursors[this.#panel] + by));
  }

  /** The chosen line of a panel, which comes into focus; says so where there is none. */
  #chosen<P extends 'injects' | 'truth' | 'questions' | 'rulings'>(panel: P) {
    const { view, cursors } = this.model();
    const item = listOf(view, panel)[cursors[panel]];
    this.#panel = panel;
    if (item === undefined) this.say(NOTHING[panel]);
    return item as ReturnType<typeof listOf<P>>[number] | undefined;
  }

  #inject = () => this.#chosen('injects');

  async #once(key: string, wasSureOf: string | null, question: string, act: () => Promise<void>): Promise<void> {
    if (wasSureOf === key) return act();
    this.#isSureOf = key;
    this.say(question);
  }

  #tell(answer: Answer, done: string): void {
    this.say('denied' in answer ? answer.denied : done);
    if (this.#table.signs().isEnded) this.#table.next();
  }

  async #mark(mark: Extract<ExconCommand, { do: 'mark' }>['mark'], done: string, text?: string): Promise<void> {
    const stamp = this.#means.now().toISOString();
    this.#tell(await this.#chair.send({ do: 'mark', mark, stamp, ...(text && { text }) }), done);
  }

  async #step(): Promise<void> {
    const answer = await this.#chair.send({ do: 'step' });
    this.#tell(answer, closedWords(answer, this.#chair.view()));
  }

  async #end(): Promise<void> {
    this.#tell(await this.#chair.send({ do: 'end', stamp: this.#means.now().toISOString() }), 'ENDEX.');
  }

  async #jumpToNext(wasSureOf: string | null): Promise<void> {
    const { nextAt, endex } = this.#chair.view();
    const jump = async () =>
      this.#tell(await this.#chair.send({ do: 'jump', to: nextAt }), `Jumped to ${clock(nextAt)}.`);
    if (nextAt < endex) return jump();
    await this.#once(
      'g',
      wasSureOf,
      `Nothing is to come before ENDEX at ${clock(endex)}. Jump there? Press g once more.`,
      jump,
    );
  }

  async #holdOrRelease(): Promise<void> {
    const inject = this.#inject();
    if (!inject) return;
    const { no, isHeld } = inject;
    const answer = await this.#chair.send({ do: 'inject', act: isHeld ? 'release' : 'hold', no });
    this.#tell(answer, isHeld ? `Inject ${no} is released.` : `Inject ${no} is held${withOthers(answer)}.`);
  }

  async #fire(wasSureOf: string | null): Promise<void> {
    const inject = this.#inject();
    if (!inject) return;
    const { no, at } = inject;
    await this.#once(`f${no}`, wasSureOf, `Fire inject ${no} of ${clock(at)} now? Press f once more.`, async () =>
      this.#tell(await this.#chair.send({ do: 'inject', act: 'fire', no }), `Inject ${no} has arrived.`),
    );
  }

  #answer(): void {
    const question = this.#chosen('questions');
    if (!question) return;
    if (question.answeredAt !== undefined) return this.say('That has been answered.');
    if (question.kind === 'off-menu') this.#asking = { what: 'how' };
    else this.#input = { kind: 'answer', text: '', how: 'note' };
  }

  #timer(key: 't' | '+'): void {
    const { timer } = this.#means;
    if (!timer) return this.say('There is no turn timer; rung play --timer 10m sets one.');
    if (key === 't') timer.toggle();
    else timer.extend(EXTENDS_MINUTES);
    this.say(timer.isRunning ? `The turn has ${timer.words()} left.` : `The turn timer stands at ${timer.words()}.`);
  }

  async #pressInput(press: Press, input: ExconInput, wasSureOf: string | null): Promise<void> {
    if (press === 'escape') this.#input = null;
    else if (press === 'enter') await this.#take(input, wasSureOf);
    else {
      const typed = typedOn(input.text, press, input.kind === 'overrule' ? LONGEST.reason : LONGEST.text);
      if (typed) this.#input = { ...input, text: typed.text };
      if (typed) this.say(typed.notice);
    }
  }

  // What was typed stays where it could not be taken.
  async #take(input: ExconInput, wasSureOf: string | null): Promise<void> {
    const typed = input.text.trim();
    const { minute, endex } = this.#chair.view();
    const send = async (command: FacilitatorCommand, done: string) => {
      const answer = await this.#chair.send(command);
      if (!('denied' in answer)) this.#input = null;
      this.#tell(answer, done);
    };
    switch (input.kind) {
      case 'note':
        if (typed === '') return this.say('There is no text.');
        this.#input = null;
        return this.#mark('note', 'Noted.', typed);
      case 'jump':
      case 'shift': {
        const to = minuteOf(typed, minute, endex + 1);
        if (to === null)
          return this.say(`Expected a time from ${clock(minute)} to ${clock(endex)}, as 25:30 or +1:15.`);
        const jump = () => send({ do: 'jump', to }, `Jumped to ${clock(to)}.`);
        if (input.kind === 'jump' && to === endex)
          return this.#once('G', wasSureOf, `That is ENDEX. Jump there? Enter once more; Esc drops it.`, jump);
        if (input.kind === 'jump') return jump();
        const inject = this.#inject();
        if (!inject) return;
        return send({ do: 'inject', act: 'shift', no: inject.no, to }, `Inject ${inject.no} comes at ${clock(to)}.`);
      }
      case 'overrule': {
        const given = this.#chosen('rulings');
        if (!given) return;
        if (typed === '') return this.say('An overrule needs a reason.');
        const verdict = given.stands === 'refused' ? 'accepted' : 'refused';
        const words = `${seatName(given.order.seat)}: ${orderWords(given.order)}`;
        return this.#once('o', wasSureOf, `Overrule to ${verdict}, ${words}? Enter once more.`, () =>
          send({ do: 'overrule', order: given.place, verdict, because: typed }, `Overruled: ${verdict}.`),
        );
      }
      case 'answer': {
        const question = this.#chosen('questions');
        if (!question) return;
        return send({ do: 'answer', question: question.place, answer: typed, how: input.how ?? 'note' }, 'Answered.');
      }
      case 'likelihood': {
        const likelihood = likelihoodOf(typed);
        if (likelihood === null) return this.say('Expected a likelihood from 0.00 to 1.00, as 0.75.');
        this.#input = null;
        return this.#find({ verdict: 'attributed', side: input.side ?? 'unknown', likelihood });
      }
    }
  }

  async #pressAsking(press: Press, { what }: ExconAsking, wasSureOf: string | null): Promise<void> {
    const char = typeof press === 'object' && 'char' in press ? press.char : '';
    if (press === 'escape') this.#asking = null;
    else if (what === 'how') this.#pressHow(char);
    else if (what === 'side') this.#pressSide(char);
    else await this.#pressFinding(char, wasSureOf);
  }

  #pressHow(char: string): void {
    const how: AnswerKind | undefined = { a: 'accept', r: 'refuse', n: 'note' }[char] as AnswerKind | undefined;
    if (!how) return;
    this.#asking = null;
    this.#input = { kind: 'answer', text: '', how };
  }

  #pressSide(char: string): void {
    const side: Side | undefined = { r: 'russia', u: 'ukraine' }[char] as Side | undefined;
    if (!side) return;
    this.#asking = null;
    this.#input = { kind: 'likelihood', text: '', side };
  }

  async #pressFinding(char: string, wasSureOf: string | null): Promise<void> {
    if (char === 'a') this.#asking = { what: 'side' };
    else if (char === 'n') await this.#find(UNATTRIBUTABLE);
    else if (char === 'x')
      await this.#once('find x', wasSureOf, 'Withdraw the report, since nothing happened? Press x once more.', () =>
        this.#find(WITHDRAWN),
      );
    else if (char === 'b')
      await this.#once('find b', wasSureOf, 'Certify it as part of a broader attack? Press b once more.', () =>
        this.#find({ verdict: 'broader' }),
      );
  }

  async #find(verdict: CommissionVerdict): Promise<void> {
    this.#asking = null;
    const act = this.#chosen('truth');
    if (!act) return;
    const answer = await this.#chair.send({ do: 'find', about: act.id, verdict, by: 'excon' });
    const scripted = findingToCome(this.#chair.view(), act.id);
    this.#tell(answer, `Found on ${act.id}; all seats know it now.${scripted}`);
  }
}

/** Whether the turn is closed for all: a seat whose order was refused may have the keyboard back in the same minute. */
export function closedWords(answer: Answer, { seats }: ExconView): string {
  const returned =
    'denied' in answer ? [] : answer.flatMap((event) => (event.type === 'keyboard-returned' ? event.seats : []));
  const back = seats.filter(({ seat, status }) => status === 'to-decide' && returned.includes(seat));
  if (back.length === 0) return 'The turn was closed for all.';
  return `${back.map(({ seat }) => `${seatName(seat)}'s order was refused and it may order again`).join('; ')}.`;
}

function findingToCome({ injects }: ExconView, about: string): string {
  const next = injects.find(({ fact, medium }) => medium === 'finding' && fact && 'act' in fact && fact.act === about);
  if (!next) return '';
  return ` The script has a finding on ${about} at ${clock(next.at)} to come${next.isHeld ? ' (held)' : ''}.`;
}

function withOthers(answer: Answer): string {
  const held = 'denied' in answer ? undefined : answer.find(({ type }) => type === 'injects-held');
  const others = held?.type === 'injects-held' ? held.nos.slice(1) : [];
  return others.length > 0 ? `, with ${others.join(', ')}, which are about the same act` : '';
}

const NOTHING = {
  injects: 'No inject is to come.',
  truth: 'Nothing has happened.',
  questions: 'Nobody has asked anything.',
  rulings: 'No order has been ruled on.',
};
