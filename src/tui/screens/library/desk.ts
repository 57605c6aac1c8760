// The library at the keyboard: which saved exercise is chosen, what is being typed, and what each key does with it.

import type { SavedLine } from '../../pages.ts';
import { stepOf, typedOn } from '../../typing.ts';
import type { Press } from '../../use-keys.tsx';

/** What was done, as a sentence; or, as a text, why it was not. */
export type Outcome = { did: string } | string;

/** What the library asks of the program around it. */
export interface LibraryMeans {
  saved: () => Promise<readonly SavedLine[]>;
  /** Seats, Commission and reading of one exercise, in sentences. */
  about: (file: string) => Promise<readonly string[]>;
  rename: (file: string, name: string) => Promise<Outcome>;
  archive: (file: string, isArchived: boolean) => Promise<Outcome>;
  exportTo: (file: string, place: string) => Promise<Outcome>;
}

export interface LibraryOptions extends LibraryMeans {
  changed: () => void;
  home: () => void;
  resume: (file: string) => void;
  watch: (file: string) => void;
}

export interface LibraryInput {
  kind: 'filter' | 'rename' | 'export';
  text: string;
}

export interface LibraryModel {
  /** null: not read yet. */
  lines: readonly SavedLine[] | null;
  chosen: number;
  /** How many there are besides, in the other list. */
  elsewhere: number;
  isArchive: boolean;
  filter: string;
  about: readonly string[];
  input: LibraryInput | null;
  notice: string;
  isHelp: boolean;
}

export class LibraryDesk {
  readonly #options: LibraryOptions;
  #all: readonly SavedLine[] | null = null;
  #chosen: string | null = null;
  #isArchive = false;
  #filter = '';
  #input: LibraryInput | null = null;
  #notice = '';
  #isHelp = false;
  #isBusy = false;
  /** What was last put into the archive or taken out. */
  #last: { file: string; isArchived: boolean } | null = null;
  readonly #about = new Map<string, readonly string[]>();

  constructor(options: LibraryOptions) {
    this.#options = options;
    void this.#read();
  }

  model(): LibraryModel {
    const lines = this.#lines();
    return {
      lines,
      chosen: this.#at(),
      elsewhere: (this.#all ?? []).filter(({ isArchived }) => isArchived !== this.#isArchive).length,
      isArchive: this.#isArchive,
      filter: this.#input?.kind === 'filter' ? this.#input.text : this.#filter,
      about: this.#about.get(this.#line()?.file ?? '') ?? [],
      input: this.#input,
      notice: this.#notice,
      isHelp: this.#isHelp,
    };
  }

  press(press: Press): void {
    this.#notice = '';
    if (this.#isHelp) this.#isHelp = false;
    else if (this.#input) this.#pressInput(press, this.#input);
    else if (typeof press === 'object') {
      if ('char' in press) this.#pressChar(press.char);
    } else this.#pressSpecial(press);
    void this.#readAbout();
    this.#options.changed();
  }

  async #read(): Promise<void> {
    this.#all = await this.#options.saved();
    await this.#readAbout();
    this.#options.changed();
  }

  async #readAbout(): Promise<void> {
    const file = this.#line()?.file;
    if (file === undefined || this.#about.has(file)) return;
    this.#about.set(file, []);
    this.#about.set(file, await this.#options.about(file));
    this.#options.changed();
  }

  #lines(): readonly SavedLine[] | null {
    const words = (this.#input?.kind === 'filter' ? this.#input.text : this.#filter).toLowerCase().split(/\s+/);
    const isWanted = (line: SavedLine) => {
      const text = [line.name, line.scenario, line.seed, line.score ?? '', line.isEnded ? 'ended' : ''].join(' ');
      return words.every((word) => text.toLowerCase().includes(word));
    };
    return this.#all?.filter((line) => line.isArchived === this.#isArchive && isWanted(line)) ?? null;
  }

  #at(): number {
    const at = (this.#lines() ?? []).findIndex(({ file }) => file === this.#chosen);
    return Math.max(0, at);
  }

  #line = (): SavedLine | undefined => (this.#lines() ?? [])[this.#at()];

  #move(by: number): void {
    const lines = this.#lines() ?? [];
    this.#chosen = lines[Math.max(0, Math.min(lines.length - 1, this.#at() + by))]?.file ?? null;
  }

  #pressSpecial(press: Exclude<Press, object>): void {
    const step = stepOf(press, 10);
    if (step !== null) return this.#move(step);
    switch (press) {
      case 'enter':
        return this.#with(({ file }) => this.#options.resume(file));
      case 'escape':
        if (this.#filter !== '') this.#filter = '';
        else if (this.#isArchive) this.#isArchive = false;
        else this.#options.home();
    }
  }

  #pressChar(char: string): void {
    switch (char) {
      case 'j':
        return this.#move(1);
      case 'k':
        return this.#move(-1);
      case '/':
        this.#input = { kind: 'filter', text: this.#filter };
        return;
      case 'n':
        return this.#with(({ name }) => {
          this.#input = { kind: 'rename', text: name };
        });
      case 'e':
        return this.#with(({ name }) => {
          this.#input = { kind: 'export', text: `${name.replace(/[/\\]/g, '-')}.rung.jsonl` };
        });
      case 'a':
        return this.#with(({ file, isArchived }) => this.#archive(file, !isArchived));
      case 'u':
        if (this.#last) this.#archive(this.#last.file, !this.#last.isArchived);
        else this.#notice = 'There is nothing to undo.';
        return;
      case 'z':
        this.#isArchive = !this.#isArchive;
        return;
      case 'w':
        return this.#with(({ file }) => this.#options.watch(file));
      case '?':
        this.#isHelp = true;
    }
  }

  #with(act: (line: SavedLine) => void): void {
    const line = this.#line();
    if (line) act(line);
    else this.#notice = 'No exercise is chosen.';
  }

  #pressInput(press: Press, input: LibraryInput): void {
    const { kind, text } = input;
    if (press === 'escape') {
      this.#input = null;
      if (kind === 'filter') this.#filter = '';
    } else if (press === 'enter') this.#take(input);
    else if (kind === 'filter' && (press === 'up' || press === 'down')) this.#move(press === 'down' ? 1 : -1);
    else {
      const typed = typedOn(text, press, kind === 'rename' ? 60 : 500);
      if (typed) this.#input = { kind, text: typed.text };
      if (typed) this.#notice = typed.notice;
    }
  }

  #take(input: LibraryInput): void {
    const { kind } = input;
    const text = input.text.trim();
    const line = this.#line();
    this.#input = null;
    if (kind === 'filter') this.#filter = text;
    else if (line && text !== '') {
      this.#chosen = line.file;
      const { rename, exportTo } = this.#options;
      this.#do(() => (kind === 'rename' ? rename(line.file, text) : exportTo(line.file, text)), input);
    }
  }

  // It asks nothing, since u takes it back.
  #archive(file: string, isArchived: boolean): void {
    this.#last = { file, isArchived };
    const lines = this.#lines() ?? [];
    // What stood beside it is chosen now.
    const beside = lines[this.#at() + 1] ?? lines[this.#at() - 1];
    this.#chosen = isArchived === this.#isArchive ? file : (beside?.file ?? null);
    this.#do(() => this.#options.archive(file, isArchived));
  }

  /** One act at a time; then the list is read again. What was typed stays where it could not be taken. */
  #do(act: () => Promise<Outcome>, typed: LibraryInput | null = null): void {
    if (this.#isBusy) {
      this.#input = typed;
      return;
    }
    this.#isBusy = true;
    void act().then(async (outcome) => {
      await this.#read();
      this.#isBusy = false;
      this.#notice = typeof outcome === 'string' ? outcome : outcome.did;
      if (typeof outcome === 'string') this.#input ??= typed;
      this.#options.changed();
    });
  }
}
