// After ENDEX at the keyboard: whose outcome is shown, and which page. At a closed table each chair sees its own outcome
// alone, and the facilitator all.
import type { Respondent } from '../../../exercise/words.ts';
import type { Seat } from '../../../ladder/index.ts';
import { respondentName } from '../../../report/lessons.ts';
import type { ScoreReport } from '../../../report/score.ts';
import type { Seating } from '../../../session/seating.ts';
import { Desk } from '../../desk.ts';
import type { DraftStore } from '../../draft-store.ts';
import { InOrder } from '../../in-order.ts';
import { RecordWatch } from '../../lost-record.ts';
import type { Press } from '../../press.ts';
import { NO_ROOM } from '../room/table-room.ts';
import { LessonsDesk } from './lessons-desk.ts';

/** As the law ruled; beside it with the facilitator's overrules, where there are any. */
export interface EndScore extends ScoreReport {
  overruled?: ScoreReport | null;
}

/** What the end screen asks of the program around it. Trouble comes back as a sentence. */
export interface EndMeans {
  score: () => Promise<EndScore | string>;
  /** Writes the report beside the journal; where it is, or why not. `told` says how far it is. */
  report: (reader: Seat | 'facilitator', told: (words: string) => void) => Promise<string>;
  /** Where the report is read, as a sentence, where none is written here. */
  reportsAt?: string;
  draftOf: (by: Respondent) => DraftStore;
}

export interface EndOptions extends EndMeans {
  changed: () => void;
  replay: () => void;
  /** Why no replay is shown here, as a sentence; null where one is. */
  noReplay: string | null;
  /** Shows the page of the room, where several screens show one exercise. */
  room?: (() => void) | null;
  home: () => void;
  quit: () => void;
}

// The facilitator who opened it goes on to the seats; observers, who have a questionnaire alone, come last.
const inTurn = (all: readonly Respondent[], isFacilitated: boolean): readonly Respondent[] =>
  isFacilitated ? ['facilitator', ...all.filter((by) => by !== 'facilitator')] : all;

const RELEASES = 'R opens the page of the room, which releases the reports to their seats.';
const EVERYBODY: readonly Seat[] = ['ukraine', 'coalition', 'us'];

export class EndDesk extends Desk {
  readonly #seating: Seating;
  readonly #options: EndOptions;
  readonly #keys = new InOrder();
  /** Nobody looks at it any more. */
  readonly leave: () => void;
  by: Respondent;
  page = 0;
  /** How many there are at the size that is shown. */
  pages = 1;
  isHandOff: boolean;
  score: EndScore | string = 'The score is being worked out…';
  readonly record: RecordWatch;
  lessons: LessonsDesk | null = null;
  #isWriting = false;

  constructor(seating: Seating, options: EndOptions) {
    super();
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
    if (isFacilitated && options.room) this.say(RELEASES);
    void this.#readScore();
  }

  async #readScore(): Promise<void> {
    this.score = await this.#options.score();
    this.#options.changed();
  }

  /** Whose orders, duties and scores are shown. */
  seats(): readonly Seat[] {
    if (!this.#seating.isClosed || this.by === 'facilitator') return EVERYBODY;
    return EVERYBODY.filter((seat) => seat === this.by);
  }

  isAll(): boolean {
    return this.seats().length === EVERYBODY.length;
  }

  /** Does what a key means when everything before it is done. */
  inOrder(act: () => unknown): Promise<void> {
    return this.#keys.run(async () => {
      await act();
      this.record.look();
      this.#options.changed();
    });
  }

  /** The page that tells what has happened to the record takes a key. */
  async pressLost(press: Press): Promise<void> {
    this.say((await this.record.press(press))?.told ?? '');
  }

  async pressLessons(lessons: LessonsDesk, press: Press): Promise<void> {
    if (!(await lessons.press(press))) return;
    this.say(lessons.model().notice);
    this.lessons = null;
  }

  openLessons(): void {
    this.lessons = new LessonsDesk(this.#seating.lessons(this.by), this.#options.draftOf(this.by));
  }

  takeOver(): void {
    this.isHandOff = false;
  }

  /** As many pages on, at the size that is shown. */
  move(by: number): void {
    const last = this.pages - 1;
    this.page = Math.max(0, Math.min(last, Math.min(this.page, last) + by));
  }

  /** Whose outcome is shown next. */
  next(): void {
    const all = inTurn(this.#seating.respondents(), this.#seating.excon() !== null);
    this.by = all[(all.indexOf(this.by) + 1) % all.length]!;
    this.page = 0;
    this.isHandOff = this.#seating.isClosed;
    if (!this.isHandOff) this.say(`${respondentName(this.by)}: l opens the questionnaire.`);
  }

  /** Why no report can be written now; null where one can. */
  unwritable(): string | null {
    if (this.reportsAt !== null) return this.reportsAt;
    if (this.#isWriting) return 'The report is being made; one moment.';
    return this.seats().length > 0 ? null : 'The report is read by the seats and the facilitator; v goes to them.';
  }

  /** Writes the report; keys go on meanwhile. */
  write(): void {
    this.#isWriting = true;
    const reader = this.isAll() ? 'facilitator' : this.seats()[0]!;
    void this.#options
      .report(reader, (words) => this.#tell(words))
      .then((words) => {
        this.#isWriting = false;
        this.#tell(words);
      });
  }

  #tell(words: string): void {
    this.say(words);
    this.#options.changed();
  }

  /** Where the report is read, as a sentence; null where it is written here. */
  get reportsAt(): string | null {
    return this.#options.reportsAt ?? null;
  }

  get noReplay(): string | null {
    return this.#options.noReplay;
  }

  // It leads to another screen, and is not waited for: the next key is not for this one.
  replay(): void {
    this.#options.replay();
  }

  noRoom(): string | null {
    return this.#options.room ? null : NO_ROOM;
  }

  room(): void {
    this.#options.room?.();
  }

  home(): void {
    this.#options.home();
  }

  quit(): void {
    this.#options.quit();
  }
}
