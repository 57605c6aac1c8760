// The library at the keyboard: which saved exercise is chosen, and what can be done with it.
import { Desk } from '../../desk.ts';
import type { SavedLine } from '../../saved-lines.ts';
import type { LibraryLine, LibraryModel } from './model.ts';

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

export class LibraryDesk extends Desk<LibraryLine> {
  readonly #options: LibraryOptions;
  #all: readonly SavedLine[] | null = null;
  #chosen: string | null = null;
  #isArchive = false;
  #filter = '';
  /** What was last put into the archive or taken out. */
  #last: { file: string; isArchived: boolean } | null = null;
  readonly #about = new Map<string, readonly string[]>();

  constructor(options: LibraryOptions) {
    super();
    this.#options = options;
    void this.#read();
  }

  model(): LibraryModel {
    return {
      lines: this.#lines(),
      chosen: this.#at(),
      elsewhere: (this.#all ?? []).filter(({ isArchived }) => isArchived !== this.#isArchive).length,
      isArchive: this.#isArchive,
      filter: this.#filter,
      about: this.#about.get(this.line()?.file ?? '') ?? [],
      input: this.input,
      notice: this.notice,
    };
  }

  async #read(): Promise<void> {
    this.#all = await this.#options.saved();
    await this.readAbout();
    this.#options.changed();
  }

  /** Reads what there is to know of the chosen exercise, where it has not been read yet. */
  async readAbout(): Promise<void> {
    const file = this.line()?.file;
    if (file === undefined || this.#about.has(file)) return;
    this.#about.set(file, []);
    this.#about.set(file, await this.#options.about(file));
    this.#options.changed();
  }

  #lines(): readonly SavedLine[] | null {
    const words = this.#filter.trim().toLowerCase().split(/\s+/);
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

  /** The exercise that is chosen. */
  line = (): SavedLine | undefined => (this.#lines() ?? [])[this.#at()];

  move(by: number): void {
    const lines = this.#lines() ?? [];
    this.#chosen = lines[Math.max(0, Math.min(lines.length - 1, this.#at() + by))]?.file ?? null;
  }

  filter(text: string): void {
    this.#filter = text;
  }

  typeFilter = (): void => this.type('filter', this.#filter);
  typeName = (): void => this.type('rename', this.line()?.name ?? '');
  typePlace = (): void => this.type('export', `${this.line()?.name.replace(/[/\\]/g, '-')}.rung.jsonl`);

  // It leads to another screen, and is not waited for: the next key is not for this one.
  resume(): void {
    this.#options.resume(this.line()!.file);
  }

  watch(): void {
    this.#options.watch(this.line()!.file);
  }

  back(): void {
    if (this.#filter !== '') this.#filter = '';
    else if (this.#isArchive) this.#isArchive = false;
    else this.#options.home();
  }

  switchList(): void {
    this.#isArchive = !this.#isArchive;
  }

  rename = (text: string) => this.#take(text, (file) => this.#options.rename(file, text));
  exportTo = (text: string) => this.#take(text, (file) => this.#options.exportTo(file, text));

  async #take(text: string, act: (file: string) => Promise<Outcome>): Promise<string | undefined> {
    const line = this.line();
    if (!line || text === '') return undefined;
    this.#chosen = line.file;
    return this.#do(() => act(line.file));
  }

  /** Puts the chosen exercise into the archive, or takes it out. It asks nothing, since `undo` takes it back. */
  async archive(): Promise<void> {
    const line = this.line();
    if (line) await this.#archive(line.file, !line.isArchived);
  }

  hasUndo(): boolean {
    return this.#last !== null;
  }

  async undo(): Promise<void> {
    if (this.#last) await this.#archive(this.#last.file, !this.#last.isArchived);
  }

  async #archive(file: string, isArchived: boolean): Promise<void> {
    this.#last = { file, isArchived };
    const lines = this.#lines() ?? [];
    // What stood beside it is chosen now.
    const beside = lines[this.#at() + 1] ?? lines[this.#at() - 1];
    this.#chosen = isArchived === this.#isArchive ? file : (beside?.file ?? null);
    const trouble = await this.#do(() => this.#options.archive(file, isArchived));
    if (trouble !== undefined) this.say(trouble);
  }

  /** Does it and reads the list again; returns why it was not done. */
  async #do(act: () => Promise<Outcome>): Promise<string | undefined> {
    const outcome = await act();
    await this.#read();
    if (typeof outcome === 'string') return outcome;
    this.say(outcome.did);
    return undefined;
  }
}
