// One round of a storm: a table of the real program, its journal, and which questions were acknowledged there.
import fs from 'node:fs';
import { dirname, join } from 'node:path';
import seedrandom from 'seedrandom';
import { expect } from 'vitest';
import { verify } from '../../src/journal/verify.ts';
import { freshFolder } from './folder.ts';
import { PlainUser } from './plain-table.ts';

export const RECORDED = 'The question is recorded.';
export const HELD = 'Another rung has this exercise open.';

/** What one round knows: the table, the file, and which questions were acknowledged. */
export class Round {
  readonly random: () => number;
  readonly folder = join(freshFolder(), 'exercises');
  readonly elsewhere = freshFolder();
  readonly acknowledged: string[] = [];
  /** Asked, and killed before the answer could be read: it may stand there or not. */
  readonly unanswered = new Set<string>();
  readonly log: string[] = [];
  file = '';
  user!: PlainUser;
  #users: PlainUser[] = [];
  #asked = 0;

  constructor(readonly seed: number) {
    this.random = seedrandom(String(seed));
  }

  pick = <T>(all: readonly T[]): T => all[Math.floor(this.random() * all.length)]!;
  between = (from: number, to: number): number => from + Math.floor(this.random() * (to - from + 1));

  open(name: string, home = dirname(this.folder)): PlainUser {
    const user = new PlainUser([name], home);
    this.#users.push(user);
    return user;
  }

  async begin(): Promise<void> {
    this.user = this.open('first-shot');
    await this.user.see(/Type help/);
    const [name] = fs.readdirSync(this.folder).filter((each) => each.endsWith('.jsonl'));
    this.file = join(this.folder, name!);
    await this.ask(this.between(1, 4));
  }

  async resume(name = this.file): Promise<void> {
    this.user = this.open(name);
    await this.user.see(/Type help/);
  }

  /** Asks so many questions, each acknowledged; now and then something else is done. */
  async ask(count: number): Promise<void> {
    for (let n = 0; n < count; n++) {
      const text = this.#question();
      this.user.type(`question ${text}`);
      await this.user.see(new RegExp(RECORDED));
      this.acknowledged.push(text);
      if (this.random() < 0.2) await this.#draft();
    }
  }

  async #draft(): Promise<void> {
    this.user.type(this.pick(['warn', 'halt']));
    await this.user.see(/\n.*(warn|halt)/);
  }

  #question(): string {
    return `R${this.seed}Q${++this.#asked}.`;
  }

  /** A question that must not be acknowledged, and what is said instead. */
  async askInVain(why: RegExp): Promise<void> {
    this.user.type(`question ${this.#question()}`);
    await this.user.see(why);
    expect(this.user.answer()).not.toContain(RECORDED);
  }

  /** A question whose answer may never come. */
  askAndKill(): void {
    const text = this.#question();
    this.unanswered.add(text);
    this.user.type(`question ${text}`);
  }

  async leave(): Promise<number | null> {
    this.user.type('leave');
    return this.user.exit();
  }

  /** Another that wants the exercise is told that it is open, and changes nothing. */
  async refusedAt(name: string): Promise<void> {
    const other = this.open(name, freshFolder());
    expect(await other.exit()).toBe(2);
    expect(other.err).toContain(HELD);
    expect(other.out).toBe('');
  }

  end(): void {
    for (const user of this.#users) if (user.exitCode === undefined) user.kill('SIGKILL');
    fs.rmSync(dirname(this.folder), { recursive: true, force: true });
    fs.rmSync(this.elsewhere, { recursive: true, force: true });
  }

  /** A file holds exactly what was acknowledged. */
  holds(file: string, acknowledged: readonly string[] = this.acknowledged): void {
    expect(verify(file)).toMatchObject({ ok: true });
    expect(fs.statSync(file).mode & 0o077).toBe(0);
    const asked = fs
      .readFileSync(file, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).command)
      .filter((command) => command?.do === 'ask')
      .map(({ text }) => text as string);
    const known = new Set(acknowledged);
    expect(asked.filter((text) => known.has(text))).toEqual(acknowledged);
    expect(asked.filter((text) => !known.has(text) && !this.unanswered.has(text))).toEqual([]);
    expect(new Set(asked).size).toBe(asked.length);
  }
}

/** Where the record went, by what the program said last. */
export function named(words: string, before: RegExp): string {
  const found = new RegExp(`${before.source}(.+?\\.rung\\.jsonl)`).exec(words);
  if (!found) throw new Error(`no file was named in:\n${words}`);
  return found[1]!;
}

export const copy = (file: string): string => {
  const name = `${file}.copy`;
  fs.copyFileSync(file, name);
  return name;
};
