// A storm over the real program: it is killed, stopped and doubled, and its journal is moved, replaced, cut, linked and
// locked while somebody plays. Each round asks questions with numbers of their own; what was acknowledged must stand in
// the file that the program names, once and in order, and nothing else must.
import fs from 'node:fs';
import { basename, dirname, join } from 'node:path';
import seedrandom from 'seedrandom';
import { describe, expect, it } from 'vitest';
import { verify } from '../../src/journal/verify.ts';
import { PlainUser } from '../support/plain-table.ts';
import { freshFolder } from '../support/rung.ts';

/** Rounds of the usual run; RUNG_STORM=200 plays the whole storm, RUNG_STORM_SEED begins at another round. */
const ROUNDS = Number(process.env.RUNG_STORM ?? 40);
const FIRST = Number(process.env.RUNG_STORM_SEED ?? 1);
const AT_ONCE = 2;
const RECORDED = 'The question is recorded.';
const HELD = 'Another rung has this exercise open.';

/** What one round knows: the table, the file, and which questions were acknowledged. */
class Round {
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
function named(words: string, before: RegExp): string {
  const found = new RegExp(`${before.source}(.+?\\.rung\\.jsonl)`).exec(words);
  if (!found) throw new Error(`no file was named in:\n${words}`);
  return found[1]!;
}

const copy = (file: string): string => {
  const name = `${file}.copy`;
  fs.copyFileSync(file, name);
  return name;
};

type Loss = (round: Round) => RegExp;

/** What somebody does to the file so that nothing more can be acknowledged in it, and what is said then. */
const LOSSES: Record<string, Loss> = {
  deleted: ({ file }) => {
    fs.rmSync(file);
    return /was deleted/;
  },
  renamed: ({ file }) => {
    fs.renameSync(file, `${file}.old`);
    return /moved, renamed or taken away/;
  },
  'moved with its folder': ({ folder, elsewhere }) => {
    fs.renameSync(folder, join(elsewhere, 'moved'));
    return /moved, renamed or taken away/;
  },
  'deleted with its folder': ({ folder }) => {
    fs.rmSync(folder, { recursive: true });
    return /was deleted/;
  },
  'replaced by a copy': ({ file }) => {
    fs.renameSync(copy(file), file);
    return /was replaced/;
  },
  'replaced by a copy that lacks the end': ({ file }) => {
    const name = copy(file);
    fs.truncateSync(name, Math.floor(fs.statSync(name).size / 2));
    fs.renameSync(name, file);
    return /was replaced/;
  },
  'replaced by a link to a copy': ({ file, elsewhere }) => {
    fs.copyFileSync(file, join(elsewhere, 'copy'));
    fs.rmSync(file);
    fs.symlinkSync(join(elsewhere, 'copy'), file);
    return /was replaced/;
  },
  'in a folder replaced by a copy': ({ folder, elsewhere }) => {
    fs.renameSync(folder, join(elsewhere, 'was'));
    fs.cpSync(join(elsewhere, 'was'), folder, { recursive: true });
    return /was replaced/;
  },
  'replaced by a folder': ({ file }) => {
    fs.rmSync(file);
    fs.mkdirSync(file);
    return /no file stands under the name/;
  },
  cut: ({ file, random }) => {
    fs.truncateSync(file, Math.floor(fs.statSync(file).size * random()));
    return /was cut from outside/;
  },
  'cut by its last line': ({ file }) => {
    const bytes = fs.readFileSync(file);
    fs.truncateSync(file, bytes.lastIndexOf(10, -2) + 1);
    return /was cut from outside/;
  },
  'added to': ({ file, pick }) => {
    fs.appendFileSync(file, pick(['x', '\n', '{"n":1}\n', fs.readFileSync(file, 'utf8').split('\n').at(-2)!]));
    return /was written to from outside/;
  },
  'changed in one byte': ({ file, between }) => {
    const bytes = fs.readFileSync(file);
    bytes[between(0, bytes.length - 1)]! ^= 1;
    fs.writeFileSync(file, bytes);
    return /was changed from outside/;
  },
};

/** What is done to the file and its lock that must not matter. */
const HARMLESS: Record<string, (round: Round) => void | Promise<void>> = {
  'a hard link is made': async (round) => {
    fs.linkSync(round.file, join(round.elsewhere, 'backup'));
    round.user.type('orders');
    await round.user.see(/has got another name on this disk/);
    await round.ask(1);
    expect(round.user.answer()).not.toContain('another name on this disk');
  },
  'its lock is dated tomorrow': ({ file }) => {
    const at = Date.now() / 1000 + 86_400;
    for (const name of fs.readdirSync(`${file}.lock`)) fs.utimesSync(join(`${file}.lock`, name), at, at);
    fs.utimesSync(`${file}.lock`, at, at);
  },
  'its lock is dated long ago': ({ file }) => {
    for (const name of fs.readdirSync(`${file}.lock`)) fs.utimesSync(join(`${file}.lock`, name), 1, 1);
    fs.utimesSync(`${file}.lock`, 1, 1);
  },
  'its lock is swept away': ({ file }) => fs.rmSync(`${file}.lock`, { recursive: true }),
  'it is moved and moved back': ({ file }) => {
    fs.renameSync(file, `${file}.away`);
    fs.renameSync(`${file}.away`, file);
  },
  'it is moved, and a link left in its place': ({ file, elsewhere }) => {
    fs.renameSync(file, join(elsewhere, 'moved.rung.jsonl'));
    fs.symlinkSync(join(elsewhere, 'moved.rung.jsonl'), file);
  },
  'it is read and touched': ({ file }) => {
    fs.readFileSync(file);
    fs.utimesSync(file, 1, 1);
  },
};

/** Another name of the journal, by which a second rung tries to open it. */
const NAMES: Record<string, (round: Round) => string> = {
  'its own name': ({ file }) => file,
  'a symbolic link': ({ file, elsewhere }) => {
    fs.symlinkSync(file, join(elsewhere, 'soft.rung.jsonl'));
    return join(elsewhere, 'soft.rung.jsonl');
  },
  'a hard link': ({ file, elsewhere }) => {
    fs.linkSync(file, join(elsewhere, 'hard.rung.jsonl'));
    return join(elsewhere, 'hard.rung.jsonl');
  },
  'a link to its folder': ({ file, folder, elsewhere }) => {
    fs.symlinkSync(folder, join(elsewhere, 'folder'));
    return join(elsewhere, 'folder', basename(file));
  },
};

async function lost(round: Round): Promise<void> {
  const [what, lose] = round.pick(Object.entries(LOSSES));
  round.log.push(what);
  const why = lose(round);
  if (round.random() < 0.8) await round.askInVain(why);
  const mayAsk = round.random() < 0.5 && round.user.out.includes('Type save');
  if (mayAsk) {
    round.user.type(round.pick(['save', `save ${join(round.elsewhere, 'kept')}`]));
    const kept = named(await round.user.see(/the exercise goes on/), /The whole record is in /);
    round.log.push('save');
    round.holds(kept);
    round.file = kept;
    await round.ask(2);
    expect(await round.leave()).toBe(0);
    expect(named(round.user.answer(), /The exercise is in /)).toBe(kept);
  } else {
    round.log.push('leave');
    expect(await round.leave()).toBe(2);
    expect(round.user.err).toMatch(why);
    round.file = named(round.user.err, /All that was acknowledged was written to /);
    expect(named(round.user.answer(), /The exercise is in /)).toBe(round.file);
  }
  round.holds(round.file);
  await round.resume();
  await round.ask(1);
  expect(await round.leave()).toBe(0);
}

async function harmless(round: Round): Promise<void> {
  const [what, act] = round.pick(Object.entries(HARMLESS));
  round.log.push(what);
  await act(round);
  await round.ask(2);
  await round.refusedAt(round.file);
  await round.ask(1);
  expect(await round.leave()).toBe(0);
}

async function killed(round: Round): Promise<void> {
  for (let kills = round.between(1, 2); kills > 0; kills--) {
    round.askAndKill();
    if (round.random() < 0.5) await new Promise((resolve) => setTimeout(resolve, round.between(0, 8)));
    round.user.kill('SIGKILL');
    await round.user.exit();
    // What was answered before the end was acknowledged.
    const text = [...round.unanswered].at(-1)!;
    if (round.user.answer().includes(RECORDED)) {
      round.unanswered.delete(text);
      round.acknowledged.push(text);
    }
    round.log.push(round.unanswered.has(text) ? 'killed unanswered' : 'killed');
    await round.resume();
    await round.ask(1);
  }
  expect(await round.leave()).toBe(0);
}

async function doubled(round: Round): Promise<void> {
  const [what, nameOf] = round.pick(Object.entries(NAMES));
  const name = nameOf(round);
  const isStopped = round.random() < 0.5;
  round.log.push(what, isStopped ? 'stopped' : 'running');
  if (isStopped) round.user.kill('SIGSTOP');
  await round.refusedAt(name);
  if (isStopped) round.user.kill('SIGCONT');
  await round.ask(1);
  expect(await round.leave()).toBe(0);
  // Two come at once: one of them opens it, and the other is told so.
  const two = [round.file, name].map((each) => round.open(each));
  const said = await Promise.all(
    two.map((user) =>
      user.see(/Type help/).then(
        () => true,
        () => false,
      ),
    ),
  );
  expect(said.filter(Boolean)).toHaveLength(1);
  const refused = two[said.indexOf(false)]!;
  expect([await refused.exit(), refused.err.includes(HELD)]).toEqual([2, true]);
  round.user = two[said.indexOf(true)]!;
  await round.ask(1);
  expect(await round.leave()).toBe(0);
}

/** The lock goes to another while its holder is stopped, as from a machine that does not see it. */
async function takenOver(round: Round): Promise<void> {
  round.log.push('taken over');
  const first = round.user;
  const own = [...round.acknowledged];
  first.kill('SIGSTOP');
  const { dev, ino } = fs.statSync(round.file);
  for (const place of [`${round.file}.lock`, `/tmp/rung-locks-${process.getuid!()}/${dev}-${ino}`])
    fs.rmSync(place, { recursive: true, force: true });
  await round.resume();
  const hasActed = round.random() < 0.5;
  if (hasActed) await round.ask(1);
  const second = round.user;
  first.kill('SIGCONT');
  round.user = first;
  await round.askInVain(hasActed ? /written to from outside/ : /Another rung has taken this exercise over/);
  expect(await round.leave()).toBe(2);
  round.holds(named(first.err, /All that was acknowledged was written to /), own);
  round.user = second;
  await round.ask(1);
  expect(await round.leave()).toBe(0);
}

const GAMES = [lost, lost, lost, harmless, killed, killed, doubled, takenOver];

async function play(seed: number): Promise<void> {
  const round = new Round(seed);
  try {
    const game = round.pick(GAMES);
    round.log.push(game.name);
    await round.begin();
    await game(round);
    round.holds(round.file);
  } catch (error) {
    const again = `RUNG_STORM=1 RUNG_STORM_SEED=${seed} npx vitest run test/journal/storm.test.ts`;
    throw new Error(`${round.log.join(', ')}\nto see it again: ${again}\n${(error as Error).message}`, {
      cause: error,
    });
  } finally {
    round.end();
  }
}

describe.skipIf(process.platform === 'win32')('in a storm', () => {
  it(
    `of ${ROUNDS} rounds nothing acknowledged is lost or doubled, and nothing false is said`,
    async () => {
      const rounds = Array.from({ length: ROUNDS }, (_, n) => FIRST + n);
      const failures: string[] = [];
      const work = async () => {
        for (let seed = rounds.shift(); seed !== undefined; seed = rounds.shift())
          await play(seed).catch((error) => failures.push(error.message));
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
      expect(failures.join('\n\n')).toBe('');
    },
    ROUNDS * 15_000,
  );
});
