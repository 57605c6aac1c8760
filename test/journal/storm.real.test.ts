// A storm over the real program: it is killed, stopped and doubled, and its journal is moved, replaced, cut, linked and
// locked while somebody plays. Each round asks questions with numbers of their own; what was acknowledged must stand in
// the file that the program names, once and in order, and nothing else must.
import fs from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { copy, HELD, named, RECORDED, Round } from '../support/storm-round.ts';

/** Rounds of the usual run; RUNG_STORM=200 plays the whole storm, RUNG_STORM_SEED begins at another round. */
const ROUNDS = Number(process.env.RUNG_STORM ?? 35);
const FIRST = Number(process.env.RUNG_STORM_SEED ?? 1);
const AT_ONCE = 2;

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
    bytes[between(0, bytes.length >> 1)]! ^= 1;
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

async function lost(round: Round, lose: Loss): Promise<void> {
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
    expect(round.user.answer()).not.toContain('saved');
    round.file = named(round.user.err, /All that was acknowledged was written to /);
    expect(named(round.user.answer(), /The exercise is in /)).toBe(round.file);
  }
  round.holds(round.file);
  await round.resume();
  await round.ask(1);
  expect(await round.leave()).toBe(0);
}

async function harmless(round: Round, act: (round: Round) => void | Promise<void>): Promise<void> {
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

async function doubled(round: Round, nameOf: (round: Round) => string): Promise<void> {
  const name = nameOf(round);
  const isStopped = round.random() < 0.5;
  round.log.push(isStopped ? 'stopped' : 'running');
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

/** Played one after the other, so that a storm of any length holds as many of each as of the others. */
const GAMES: [string, (round: Round) => Promise<void>][] = [
  ...Object.entries(LOSSES).map(([what, lose]) => [what, (round: Round) => lost(round, lose)] as const),
  ...Object.entries(HARMLESS).map(([what, act]) => [what, (round: Round) => harmless(round, act)] as const),
  ...Object.entries(NAMES).map(
    ([what, nameOf]) => [`doubled by ${what}`, (round: Round) => doubled(round, nameOf)] as const,
  ),
  ...Array.from({ length: 8 }, () => ['killed', killed] as const),
  ...Array.from({ length: 3 }, () => ['taken over', takenOver] as const),
].map(([what, game]) => [what, game]);

async function play(seed: number): Promise<void> {
  const round = new Round(seed);
  try {
    const [what, game] = GAMES[seed % GAMES.length]!;
    round.log.push(what);
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
