// After ENDEX at the keyboard: whose outcome is shown, which page, and what each key does. At a closed table each chair
// sees its own outcome alone, and the facilitator all.
import type { Respondent } from '../../../exercise/words.ts';
import type { Seat } from '../../../ladder/index.ts';
import { respondentName } from '../../../report/lessons.ts';
import type { ScoreReport } from '../../../report/score.ts';
import type { Seating } from '../../../session/seating.ts';
import { InOrder } from '../../in-order.ts';
import { RecordWatch } from '../../lost-record.ts';
import { isChar, type Press } from '../../use-keys.tsx';
import type { FormStore } from '../table/table.ts';
import { LessonsDesk, type LessonsModel } from './lessons-desk.ts';

/** As the law ruled; beside it with the facilitator's overrules, where there are any. */
export interface EndScore extends ScoreReport {
  overruled?: ScoreReport | null;
}

/** What the end screen asks of the program around it. Trouble comes back as a sentence. */
export interface EndMeans {
  score: () => Promise<EndScore | string>;
  /** Writes the report beside the journal; where it is, or why not. `told` says how far it is. */
  report: (reader: Seat | 'facilitator', told: (words: string) => void) => Promise<string>;
  draftOf: (by: Respondent) => FormStore;
}

export interface EndOptions extends EndMeans {
  changed: () => void;
  replay: () => void;
  home: () => void;
  quit: () => void;
}

// The facilitator who opened it goes on to the seats; observers, who have a questionnaire alone, come last.
const inTurn = (all: readonly Respondent[], isFacilitated: boolean): readonly Respondent[] =>
  isFacilitated ? ['facilitator', ...all.filter((by) => by !== 'facilitator')] : all;

const EVERYBODY: readonly Seat[] = ['ukraine', 'coalition', 'us'];

export class EndDesk {
  readonly #seating: Seating;
  readonly #options: EndOptions;
  readonly #keys = new InOrder();
  /** Nobody looks at it any more. */
  readonly leave: () => void;
  by: Respondent;
  page = 0;
  notice = '';
  isHelp = false;
  isHandOff: boolean;
  score: EndScore | string = 'The score is being worked out…';
  readonly record: RecordWatch;
  #lessons: LessonsDesk | null = null;
  #isWriting = false;

  constructor(seating: Seating, options: EndOptions) {
    this.#seating = seating;
    this.#options = options;
    this.record = new RecordWatch(seating.record);
    const isFacilitated = seating.excon() !== null;
    this.by = isFacilitated ? 'facilitator' : seating.respondents()[0]!;
    this.isHandOff = seating.isClosed && seating.chairs.length + Number(isFacilitated) > 1;
    // Others may answer elsewhere, and what came of the exercise grows by that.
    this.leave = seating.subscribe(() => {
      if (!this.#keys.isBusy) options.changed();
    });
    void this.#readScore();
  }

  async #readScore(): Promise<void> {
    this.score = await this.#options.score();
    this.#options.changed();
  }

  lessons(): LessonsModel | null {
    return this.#lessons?.model() ?? null;
  }

  /** Whose orders, duties and scores are shown. */
  seats(): readonly Seat[] {
    if (!this.#seating.isClosed || this.by === 'facilitator') return EVERYBODY;
    return EVERYBODY.filter((seat) => seat === this.by);
  }

  isAll(): boolean {
    return this.seats().length === EVERYBODY.length;
  }

  /** `pages`: how many there are at the size that is shown. */
  press(press: Press, pages: number): Promise<void> {
    return this.#keys.run(async () => {
      this.notice = '';
      if (this.record.page) this.notice = (await this.record.press(press))?.told ?? '';
      else if (this.isHelp) this.isHelp = false;
      else if (this.#lessons) await this.#pressLessons(press, this.#lessons);
      else if (this.isHandOff) this.#pressHandOff(press);
      else this.#pressPage(press, pages);
      this.record.look();
      this.#options.changed();
    });
  }

  async #pressLessons(press: Press, lessons: LessonsDesk): Promise<void> {
    if (!(await lessons.press(press))) return;
    this.notice = lessons.model().notice;
    this.#lessons = null;
  }

  #pressHandOff(press: Press): void {
    if (press === 'enter') this.isHandOff = false;
    else if (press === 'escape') this.#options.home();
    else if (isChar(press, 'v')) this.#next();
  }

  #pressPage(press: Press, pages: number): void {
    const at = Math.min(this.page, pages - 1);
    if (press === 'down' || press === 'page-down') this.page = Math.min(pages - 1, at + 1);
    else if (press === 'up' || press === 'page-up') this.page = Math.max(0, at - 1);
    else if (press === 'escape') this.#options.home();
    else if (typeof press === 'object' && 'char' in press) this.#pressChar(press.char, at, pages);
  }

  #pressChar(char: string, at: number, pages: number): void {
    switch (char) {
      case 'j':
        this.page = Math.min(pages - 1, at + 1);
        return;
      case 'k':
        this.page = Math.max(0, at - 1);
        return;
      case 'l':
        this.#lessons = new LessonsDesk(this.#seating.lessons(this.by), this.#options.draftOf(this.by));
        return;
      case 'h':
        void this.#write();
        return;
      case 'v':
        return this.#next();
      case 'r':
        return this.#options.replay();
      case '?':
        this.isHelp = true;
        return;
      case 'q':
        return this.#options.quit();
    }
  }

  #next(): void {
    const all = inTurn(this.#seating.respondents(), this.#seating.excon() !== null);
    this.by = all[(all.indexOf(this.by) + 1) % all.length]!;
    this.page = 0;
    this.isHandOff = this.#seating.isClosed;
    if (!this.isHandOff) this.notice = `${respondentName(this.by)}: l opens the questionnaire.`;
  }

  async #write(): Promise<void> {
    const [only] = this.seats();
    if (this.#isWriting) return this.#say('The report is being made; one moment.');
    if (!only) return this.#say('The report is read by the seats and the facilitator; v goes to them.');
    this.#isWriting = true;
    const told = await this.#options.report(this.isAll() ? 'facilitator' : only, (words) => this.#say(words));
    this.#isWriting = false;
    this.#say(told);
  }

  #say(notice: string): void {
    this.notice = notice;
    this.#options.changed();
  }
}
