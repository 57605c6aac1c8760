// The red cell's desk: which answer is chosen, and what can be done with it. It sends from the red cell's chair and decides
// nothing of its own.
import type { RedAnswer } from '../../../exercise/chairs/red-view.ts';
import type { RedDeed, RedMedium, RedVoice } from '../../../exercise/words.ts';
import type { Seat } from '../../../ladder/index.ts';
import { clock, injectNumber } from '../../../report/words.ts';
import type { RedChair } from '../../../session/chair.ts';
import { minuteOf, settingFrom } from '../../typing.ts';
import { CalledDesk } from '../table/called-desk.ts';
import type { Table } from '../table/table.ts';
import {
  isOnItsWay,
  lengthOf,
  RED_LISTS,
  type RedAsking,
  type RedLine,
  type RedList,
  type RedModel,
  type RedSpeech,
} from './model.ts';

const AT_START: Readonly<Record<RedList, number>> = { answers: 0, truth: 0, known: 0, done: 0 };
const NOTHING_SAID: RedSpeech = { as: null, medium: 'message', to: [], no: null };

export class RedDesk extends CalledDesk<RedLine> {
  readonly #chair: RedChair;
  #list: RedList = 'answers';
  #cursors: Record<RedList, number> = { ...AT_START };
  asking: RedAsking | null = null;
  #speech: RedSpeech = NOTHING_SAID;

  constructor(chair: RedChair, table: Table) {
    super(chair, table);
    this.#chair = chair;
  }

  model(): RedModel {
    const view = this.#chair.view();
    const cursors = { ...this.#cursors };
    for (const list of RED_LISTS) cursors[list] = Math.max(0, Math.min(lengthOf(view, list) - 1, cursors[list]));
    return {
      view,
      list: this.#list,
      cursors,
      scroll: this.scrolled,
      notice: this.notice,
      asking: this.asking,
      speech: this.#speech,
      input: this.input,
      isAlone: !this.table.chairs.some((chair) => chair !== 'red'),
    };
  }

  /** It is called, or looked at. */
  sit(): void {
    this.#list = 'answers';
    this.#cursors = { ...AT_START };
    this.scrolled = 0;
    this.drop();
    this.input = null;
    this.say('');
  }

  list(by: 1 | -1): void {
    const { length } = RED_LISTS;
    this.#list = RED_LISTS[(RED_LISTS.indexOf(this.#list) + by + length) % length]!;
    this.scrolled = 0;
  }

  move(by: number): void {
    const { view, cursors } = this.model();
    const last = Math.max(0, lengthOf(view, this.#list) - 1);
    this.#cursors[this.#list] = Math.max(0, Math.min(last, cursors[this.#list] + by));
    this.scrolled = 0;
  }

  #answer(): RedAnswer | undefined {
    const { view, cursors } = this.model();
    return view.answers[cursors.answers];
  }

  /** Why nothing can be done with an answer now, as a sentence; null where something can. */
  shut(): string | null {
    const answer = this.#answer();
    if (!answer) return 'The world has answered nothing yet.';
    return isOnItsWay(answer)
      ? null
      : `That answer ${answer.status === 'out' ? 'has gone out' : 'was dropped'} already.`;
  }

  /** Why resolve and tempo stay as they are; null where they can be set. */
  unset(): string | null {
    return this.#chair.view().setting.bounds
      ? null
      : 'This scenario sets no bounds for resolve and tempo, so they stay as they are.';
  }

  // What is acted on comes into focus, and stays chosen wherever it then stands.
  async #do(deed: RedDeed, done: string): Promise<string | undefined> {
    const answer = await this.#chair.send({ do: 'red', deed });
    if ('no' in deed) this.#choose(deed.no);
    this.say('denied' in answer ? answer.denied : done);
    return 'denied' in answer ? answer.denied : undefined;
  }

  #choose(no: number): void {
    this.#list = 'answers';
    const at = this.#chair.view().answers.findIndex((answer) => answer.no === no);
    if (at >= 0) this.#cursors.answers = at;
  }

  async sendNow(): Promise<void> {
    const no = this.#answer()?.no;
    if (no == null || !this.isSure(`Send answer ${injectNumber(no)} out now? Press s once more.`)) return;
    await this.#do({ act: 'send', no }, `Answer ${injectNumber(no)} has gone out.`);
  }

  async dropIt(): Promise<void> {
    const no = this.#answer()?.no;
    if (
      no == null ||
      !this.isSure(`Really drop answer ${injectNumber(no)}, so that it never comes? Press x once more.`)
    )
      return;
    await this.#do({ act: 'drop', no }, `Answer ${injectNumber(no)} does not come.`);
  }

  delay(): void {
    this.#aim(null);
    this.type('delay');
  }

  async takeDelay(typed: string): Promise<string | undefined> {
    const { minute, endex } = this.#chair.view();
    const to = minuteOf(typed, minute, endex);
    const { no } = this.#speech;
    if (to === null || no === null) return `Expected a time from ${clock(minute)}, before ENDEX, as 25:30 or +1:15.`;
    return this.#do({ act: 'delay', no, to }, `Answer ${injectNumber(no)} goes out at ${clock(to)}.`);
  }

  #aim(as: RedVoice | null): void {
    this.#list = 'answers';
    this.#speech = { ...NOTHING_SAID, as, no: this.#answer()?.no ?? null };
  }

  /** The words change; whoever said it says it still. */
  change(): void {
    this.#aim(null);
    this.type('words', this.#answer()?.text ?? '');
  }

  /** Somebody else says it, in other words. */
  changeVoice(): void {
    this.#aim(null);
    this.asking = 'voice';
  }

  takeWords = async (text: string): Promise<string | undefined> => {
    const { no, as } = this.#speech;
    if (no === null) return undefined;
    return this.#do({ act: 'change', no, as, text }, `Answer ${injectNumber(no)} says that now.`);
  };

  /** Speaks of its own accord: as whom, by what and to whom is asked first. */
  speak(): void {
    this.#speech = NOTHING_SAID;
    this.asking = 'voice';
  }

  voice(as: RedVoice): void {
    this.#speech = { ...this.#speech, as };
    if (this.#speech.no === null) {
      this.asking = 'medium';
      return;
    }
    this.asking = null;
    this.type('words', this.#answer()?.text ?? '');
  }

  medium(medium: RedMedium): void {
    this.#speech = { ...this.#speech, medium };
    this.asking = 'seats';
  }

  /** Each key puts a seat in or takes it out. */
  address(...seats: readonly Seat[]): void {
    const { to } = this.#speech;
    const isIn = seats.every((seat) => to.includes(seat));
    const others = to.filter((seat) => !seats.includes(seat));
    this.#speech = { ...this.#speech, to: isIn ? others : [...others, ...seats] };
  }

  addressed(): void {
    if (this.#speech.to.length === 0) return this.say('A text goes to one seat or more.');
    this.asking = null;
    this.type('say');
  }

  takeSay = async (text: string): Promise<string | undefined> => {
    const { as, medium, to } = this.#speech;
    if (as === null) return undefined;
    return this.#do({ act: 'say', as, medium, to, text }, 'It has been said.');
  };

  async takeSetting(what: 'resolve' | 'tempo', typed: string): Promise<string | undefined> {
    const set = settingFrom(what, typed);
    if (set === null) return 'Expected a whole number.';
    return this.#do(set, `${what === 'resolve' ? 'Resolve' : 'Tempo'} is ${typed} from now on.`);
  }

  override drop(): void {
    this.asking = null;
    this.#speech = NOTHING_SAID;
  }

  async adjourn(): Promise<void> {
    const answer = await this.#chair.send({ do: 'red-adjourn' });
    if ('denied' in answer) this.say(answer.denied);
    else this.table.next();
  }
}
