// Home at the keyboard: what to play, with whom and how, which list and line is chosen, and what each key does. Apart from
// Ink, so that several keys in one write cannot race.
import type { Coaching, SeatHolder } from '../../../exercise/words.ts';
import type { Seat } from '../../../ladder/index.ts';
import { HOME_KEYS } from '../../keys.ts';
import type { HomeModel, SavedLine, ScenarioLine } from '../../pages.ts';
import { Palette } from '../../palette.ts';
import { stepOf, typedOn } from '../../typing.ts';
import type { Press } from '../../use-keys.tsx';

export interface Choice {
  scenario: string;
  seed: string;
  doctrine: string | null;
  /** The variant of the scenario, by its name. */
  variant: string | null;
  coaching: Coaching | null;
  holders: Record<Seat, SeatHolder>;
  /** Whether a person makes the Commission's findings. */
  hasCommission: boolean;
  isClosed: boolean;
  /** Whether a facilitator runs it from a console of its own. */
  hasExcon: boolean;
  hasHints: boolean;
}

export interface HomeOptions {
  scenarios: readonly ScenarioLine[];
  /** Read after the first frame, which does not wait for the disk. */
  saved: () => Promise<readonly SavedLine[]>;
  doctrines: readonly string[];
  drawSeed: () => string;
  /** Why a text is no seed, as a sentence; null where it is one. */
  seedTrouble: (typed: string) => string | null;
  changed: () => void;
  start: (choice: Choice) => void;
  resume: (file: string) => void;
  replay: (file: string) => void;
  library: () => void;
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
const PAGE = 8;

const nextOf = <T>(all: readonly T[], now: T): T => all[(all.indexOf(now) + 1) % all.length]!;

type Setup = Omit<Choice, 'scenario'>;

export class HomeDesk {
  readonly #options: HomeOptions;
  #setup: Setup;
  #saved: readonly SavedLine[] = [];
  #isReading = true;
  #list: HomeModel['list'] = 'scenarios';
  /** Each list keeps its place; of the scenarios by name, since a filter moves them. */
  #scenario: string;
  #savedAt = 0;
  #filter = '';
  /** What is being typed at the foot: a filter, or a seed with its text until it is kept. */
  #typing: 'filter' | { seed: string } | null = null;
  #notice = '';
  isHelp = false;
  palette: Palette | null = null;

  constructor(options: HomeOptions, notice: string) {
    this.#options = options;
    this.#notice = notice;
    const { scenarios, drawSeed } = options;
    this.#scenario = (scenarios.find(({ id }) => id === 'first-shot') ?? scenarios[0])?.id ?? '';
    this.#setup = {
      seed: drawSeed(),
      doctrine: null,
      variant: null,
      coaching: null,
      holders: TABLES[0]!,
      hasCommission: false,
      isClosed: false,
      hasExcon: false,
      hasHints: false,
    };
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
      typing: this.#typing,
      saved: this.#saved,
      isReading: this.#isReading,
      list: this.#list,
      chosen: this.#at(),
      savedAt: this.#savedAt,
      notice: this.#notice,
    };
  }

  say(notice: string): void {
    this.#notice = notice;
  }

  press(press: Press): void {
    this.#notice = '';
    if (this.isHelp) this.isHelp = false;
    else if (this.palette) this.#pressPalette(this.palette, press);
    else if (this.#typing === 'filter') this.#pressFilter(press);
    else if (this.#typing) this.#pressSeed(this.#typing.seed, press);
    else this.#pressHome(press);
    this.#options.changed();
  }

  #shown(): readonly ScenarioLine[] {
    const words = this.#filter.toLowerCase().split(/\s+/).filter(Boolean);
    return this.#options.scenarios.filter(({ id, title, objective }) => {
      const said = `${id} ${title} ${objective}`.toLowerCase();
      return words.every((word) => said.includes(word));
    });
  }

  #at = (): number =>
    Math.max(
      0,
      this.#shown().findIndex(({ id }) => id === this.#scenario),
    );

  #pressPalette(palette: Palette, press: Press): void {
    const { isLeft, run } = palette.press(press);
    if (!isLeft) return;
    this.palette = null;
    if (run) this.#pressHome(run);
  }

  // Whoever filters chooses among what is left.
  #pressFilter(press: Press): void {
    if (press === 'escape') this.#setFilter('');
    if (press === 'escape' || press === 'enter') this.#typing = null;
    else if (press === 'up' || press === 'down') this.#move(press === 'down' ? 1 : -1);
    else {
      const typed = typedOn(this.#filter, press, 60);
      if (typed) this.#setFilter(typed.text);
      if (typed) this.say(typed.notice);
    }
  }

  // One that was given to the room, so that every team meets the same incidents.
  #pressSeed(typed: string, press: Press): void {
    const trouble = press === 'enter' ? this.#options.seedTrouble(typed) : null;
    if (trouble) return this.say(trouble);
    if (press === 'enter') this.#set({ seed: typed });
    if (press === 'enter' || press === 'escape') this.#typing = null;
    else this.#typeSeed(typed, press);
  }

  #typeSeed(before: string, press: Press): void {
    const typed = typedOn(before, press, 40);
    if (typed) this.say(typed.notice);
    this.#typing = { seed: typed?.text ?? before };
  }

  #setFilter(text: string): void {
    this.#filter = text;
    this.#choose(this.#at());
  }

  // Variants are a scenario's own.
  #choose(at: number): void {
    const id = this.#shown()[at]?.id;
    if (id === undefined || id === this.#scenario) return;
    this.#scenario = id;
    this.#set({ variant: null });
  }

  #move(by: number): void {
    if (this.#list === 'saved') this.#savedAt = Math.max(0, Math.min(this.#saved.length - 1, this.#savedAt + by));
    else this.#choose(Math.max(0, Math.min(this.#shown().length - 1, this.#at() + by)));
  }

  #set(change: Partial<Setup>): void {
    this.#setup = { ...this.#setup, ...change };
  }

  #pressHome(press: Press): void {
    if (typeof press === 'object') return 'char' in press ? this.#pressChar(press.char) : undefined;
    const step = stepOf(press, PAGE);
    if (step !== null) return this.#move(step);
    switch (press) {
      case 'enter':
        return this.#enter();
      case 'tab':
      case 'back-tab':
        return this.#switchList();
      case 'escape':
        if (this.#filter) this.#setFilter('');
        else this.say('Press q to quit.');
    }
  }

  #switchList(): void {
    // Whoever is quicker than the disk has it in focus when it is read.
    if (this.#list === 'scenarios' && this.#saved.length === 0 && !this.#isReading) return;
    this.#list = this.#list === 'scenarios' ? 'saved' : 'scenarios';
  }

  #enter(): void {
    if (this.#list === 'saved') {
      const saved = this.#saved[this.#savedAt];
      if (saved) this.#options.resume(saved.file);
      return;
    }
    const scenario = this.#shown()[this.#at()];
    if (scenario) this.#options.start({ ...this.#setup, scenario: scenario.id });
    else this.say('No scenario is chosen; Esc shows all.');
  }

  #pressChar(char: string): void {
    const { seed, doctrine, variant, coaching, holders, hasCommission, isClosed, hasExcon } = this.#setup;
    switch (char) {
      case 'j':
        return this.#move(1);
      case 'k':
        return this.#move(-1);
      case 's':
        return this.#set({ holders: nextOf(TABLES, holders) });
      case 'd':
        return this.#set({ doctrine: nextOf([null, ...this.#options.doctrines], doctrine) });
      case 'a': {
        const names = (this.#shown()[this.#at()]?.variants ?? []).map(({ name }) => name);
        return this.#set({ variant: nextOf([null, ...names], variant) });
      }
      case 'c':
        return this.#set({ coaching: nextOf(COACHINGS, coaching) });
      case 'r':
        return this.#set({ seed: this.#options.drawSeed() });
      case 'e':
        this.#typing = { seed: '' };
        return;
      case 'm':
        return this.#set({ hasCommission: !hasCommission });
      case 'x':
        return this.#set({ isClosed: !isClosed });
      case 'f':
        return this.#set({ hasExcon: !hasExcon });
      case 'w': {
        const watched = this.#list === 'saved' ? this.#saved[this.#savedAt] : undefined;
        return watched
          ? this.#options.replay(watched.file)
          : this.say('Tab goes to the saved exercises; w watches one.');
      }
      case 't':
        return this.#options.start({
          scenario: 'first-shot',
          seed,
          doctrine: null,
          variant: null,
          coaching: 'before',
          holders: TABLES[0]!,
          hasCommission: false,
          isClosed: false,
          hasExcon: false,
          hasHints: true,
        });
      case 'l':
        return this.#options.library();
      case '/':
        this.#list = 'scenarios';
        this.#typing = 'filter';
        return;
      case ':':
        this.palette = new Palette(HOME_KEYS);
        return;
      case '?':
        this.isHelp = true;
        return;
      case 'q':
        return this.#options.quit();
    }
  }
}
