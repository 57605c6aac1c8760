// Home at the keyboard: what to play, with whom and how, and which list and line is chosen.
import type { Coaching, SeatHolder } from '../../../exercise/words.ts';
import type { Seat } from '../../../ladder/index.ts';
import { LONGEST_MARK, markIn, setMark } from '../../../report/handling.ts';
import { Desk } from '../../desk.ts';
import type { SavedLine } from '../../saved-lines.ts';
import { timerSentence, timerText, timerTyped } from '../../turn-timer.ts';
import type { HomeLine, HomeModel, ScenarioLine, Setup } from './model.ts';

export interface Choice extends Setup {
  scenario: string;
}

/** What was chosen at home, for whoever comes back there. */
export interface Remembered {
  choice: Choice | null;
  /** Whether the seed was typed, as it was given to the room; one that was drawn serves one exercise. */
  isSeedGiven: boolean;
  /** Whether an exercise was started with it. */
  isPlayed: boolean;
}

export interface HomeOptions {
  scenarios: readonly ScenarioLine[];
  /** Read after the first frame, which does not wait for the disk. */
  saved: () => Promise<readonly SavedLine[]>;
  doctrines: readonly string[];
  drawSeed: () => string;
  /** Why a text is no seed, as a sentence; null where it is one. */
  seedTrouble: (typed: string) => string | null;
  /** Keeps the handling mark; returns as a sentence why it could not be kept. */
  keepMark: (mark: string) => Promise<string | null>;
  remembered: Remembered;
  changed: () => void;
  start: (choice: Choice) => void;
  resume: (file: string) => void;
  replay: (file: string) => void;
  library: () => void;
  /** Opens a room of several screens. */
  host: (choice: Choice) => void;
  quit: () => void;
}

// Who holds the seats: what `s` goes through.
const TABLES: readonly Record<Seat, SeatHolder>[] = [
  { ukraine: 'person', coalition: 'by-the-book', us: 'by-the-book' },
  { ukraine: 'by-the-book', coalition: 'person', us: 'by-the-book' },
  { ukraine: 'by-the-book', coalition: 'by-the-book', us: 'person' },
  { ukraine: 'person', coalition: 'person', us: 'person' },
];
const COACHINGS: readonly (Coaching | null)[] = [null, 'before', 'at-commit', 'at-debrief'];

const nextOf = <T>(all: readonly T[], now: T): T => all[(all.indexOf(now) + 1) % all.length]!;

export class HomeDesk extends Desk<HomeLine> {
  readonly #options: HomeOptions;
  #setup: Setup;
  #saved: readonly SavedLine[] = [];
  #isReading = true;
  #list: HomeModel['list'] = 'scenarios';
  /** Each list keeps its place; of the scenarios by name, since a filter moves them. */
  #scenario: string;
  #savedAt = 0;
  #filter = '';

  constructor(options: HomeOptions, notice: string) {
    super();
    this.#options = options;
    this.notice = notice;
    const { scenarios, drawSeed, remembered } = options;
    const { choice, isSeedGiven, isPlayed } = remembered;
    const first = choice?.scenario ?? 'first-shot';
    this.#scenario = (scenarios.find(({ id }) => id === first) ?? scenarios[0])?.id ?? '';
    this.#setup = choice ?? {
      seed: drawSeed(),
      doctrine: null,
      variant: null,
      coaching: null,
      holders: TABLES[0]!,
      hasCommission: false,
      hasRed: false,
      isClosed: false,
      hasExcon: false,
      hasHints: false,
      timer: null,
    };
    if (isPlayed && !isSeedGiven) this.nextSeed();
    void this.#read();
  }

  async #read(): Promise<void> {
    const lines = await this.#options.saved();
    this.#saved = lines.filter(({ isArchived }) => !isArchived);
    this.#isReading = false;
    this.#options.changed();
  }

  model(): HomeModel {
    const shown = this.#shown();
    return {
      ...this.#setup,
      scenarios: shown,
      hidden: this.#options.scenarios.length - shown.length,
      filter: this.#filter,
      input: this.input,
      saved: this.#saved,
      isReading: this.#isReading,
      list: this.#list,
      chosen: this.#at(),
      savedAt: this.#savedAt,
      notice: this.notice,
    };
  }

  #shown(): readonly ScenarioLine[] {
    const words = this.#filter.toLowerCase().split(/\s+/).filter(Boolean);
    return this.#options.scenarios.filter(({ id, title, objective }) => {
      const text = `${id} ${title} ${objective}`.toLowerCase();
      return words.every((word) => text.includes(word));
    });
  }

  #at = (): number =>
    Math.max(
      0,
      this.#shown().findIndex(({ id }) => id === this.#scenario),
    );

  /** The saved exercise that is chosen, where that list has the focus. */
  saved(): SavedLine | undefined {
    return this.#list === 'saved' ? this.#saved[this.#savedAt] : undefined;
  }

  hasVariants(): boolean {
    return this.#variants().length > 0;
  }

  #variants = () => (this.#shown()[this.#at()]?.variants ?? []).map(({ name }) => name);

  /** Whoever filters chooses among what is left. */
  filter(text: string): void {
    this.#filter = text;
    this.#choose(this.#at());
  }

  typeFilter(): void {
    this.#list = 'scenarios';
    this.type('filter', this.#filter);
  }

  // Variants are a scenario's own.
  #choose(at: number): void {
    const id = this.#shown()[at]?.id;
    if (id === undefined || id === this.#scenario) return;
    this.#scenario = id;
    this.#set({ variant: null });
  }

  move(by: number): void {
    if (this.#list === 'saved') this.#savedAt = Math.max(0, Math.min(this.#saved.length - 1, this.#savedAt + by));
    else this.#choose(Math.max(0, Math.min(this.#shown().length - 1, this.#at() + by)));
  }

  #set(change: Partial<Setup>): void {
    this.#setup = { ...this.#setup, ...change };
    this.#remember();
  }

  #remember(): void {
    const { remembered } = this.#options;
    remembered.choice = { ...this.#setup, scenario: this.#scenario };
    remembered.isPlayed = false;
  }

  nextHolders = (): void => this.#set({ holders: nextOf(TABLES, this.#setup.holders) });
  nextReading = (): void => this.#set({ doctrine: nextOf([null, ...this.#options.doctrines], this.#setup.doctrine) });
  nextVariant = (): void => this.#set({ variant: nextOf([null, ...this.#variants()], this.#setup.variant) });
  nextCoaching = (): void => this.#set({ coaching: nextOf(COACHINGS, this.#setup.coaching) });
  nextSeed(): void {
    this.#options.remembered.isSeedGiven = false;
    this.#set({ seed: this.#options.drawSeed() });
  }

  /** Turns a choice of the set-up on or off. */
  toggle(choice: 'hasCommission' | 'hasRed' | 'isClosed' | 'hasExcon'): void {
    this.#set({ [choice]: !this.#setup[choice] });
  }

  /** One that was given to the room, so that every team meets the same incidents; returns why it is none. */
  takeSeed(seed: string): string | undefined {
    const trouble = this.#options.seedTrouble(seed);
    if (trouble !== null) return trouble;
    this.#options.remembered.isSeedGiven = true;
    this.#set({ seed });
    return undefined;
  }

  typeTimer(): void {
    const { timer } = this.#setup;
    this.type('timer', timer ? timerText(timer) : '');
  }

  /** The time of a turn; only a facilitator has a use for it. */
  takeTimer(text: string): string | undefined {
    const typed = timerTyped(text);
    if ('trouble' in typed) return typed.trouble;
    const timer = typed.options;
    this.#set({ timer, ...(timer && { hasExcon: true }) });
    this.say(`${timerSentence(timer)}${timer ? ' A facilitator runs the exercise.' : ''}`);
    return undefined;
  }

  /** The handling mark that every screen, page and export bears from now on; empty: none. */
  async takeMark(text: string): Promise<string | undefined> {
    const mark = markIn(text);
    if (mark === null) return `A handling mark is one line of at most ${LONGEST_MARK} letters, digits and signs.`;
    const trouble = await this.#options.keepMark(mark);
    if (trouble !== null) return trouble;
    setMark(mark);
    this.say(mark === '' ? 'There is no handling mark now.' : `Everything bears the mark "${mark}" from now on.`);
    return undefined;
  }

  switchList(): void {
    // Whoever is quicker than the disk has it in focus when it is read.
    if (this.#list === 'scenarios' && this.#saved.length === 0 && !this.#isReading) return;
    this.#list = this.#list === 'scenarios' ? 'saved' : 'scenarios';
  }

  enter(): void {
    if (this.#list === 'saved') {
      const saved = this.saved();
      if (saved) this.#options.resume(saved.file);
      return;
    }
    const scenario = this.#shown()[this.#at()];
    this.#remember();
    if (scenario) this.#options.start({ ...this.#setup, scenario: scenario.id });
    else this.say('No scenario is chosen; Esc shows all.');
  }

  /** The seats that nobody was given to are held by people: each team has a screen of its own. */
  host(): void {
    const scenario = this.#list === 'scenarios' ? this.#shown()[this.#at()] : undefined;
    if (!scenario) return this.say('Choose a scenario to host; rung host --resume goes on with a saved exercise.');
    const { holders } = this.#setup;
    const isOnePlayer = Object.values(holders).filter((holder) => holder === 'person').length < 2;
    if (!this.isSure(`Host ${scenario.title} for the network of this machine? h again opens the doors.`)) return;
    this.#remember();
    const table = isOnePlayer ? TABLES.at(-1)! : holders;
    this.#options.host({ ...this.#setup, scenario: scenario.id, holders: table, hasExcon: true });
  }

  back(): void {
    if (this.#filter) this.filter('');
    else this.say('Press q to quit.');
  }

  tutorial(): void {
    this.#remember();
    this.#options.start({
      scenario: 'first-steps',
      seed: this.#setup.seed,
      doctrine: null,
      variant: null,
      coaching: 'at-commit',
      holders: TABLES[0]!,
      hasCommission: false,
      hasRed: false,
      isClosed: false,
      hasExcon: false,
      hasHints: true,
      timer: null,
    });
  }

  watch(): void {
    const saved = this.saved();
    if (saved) this.#options.replay(saved.file);
  }

  library(): void {
    this.#options.library();
  }

  quit(): void {
    this.#options.quit();
  }
}
