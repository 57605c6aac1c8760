// What a person finds after something went wrong: the terminal as it was, the exercise whole, and how to go on.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { journalsIn, openFirstShot, openTerminal } from '../support/at-terminal.ts';
import { freshFolder, root } from '../support/folder.ts';
import { rung } from '../support/rung.ts';
import { KEY, type TerminalUser } from '../support/terminal.ts';

const SIZE = { columns: 100, rows: 30 };
const FAILING = { NODE_OPTIONS: `--import ${pathToFileURL(join(root, 'test/support/made-to-fail.mjs'))}` };

/** At the desk of first-shot with one order drafted. */
async function drafting(env: Record<string, string> = {}) {
  const home = freshFolder();
  const user = await openFirstShot(SIZE, { RUNG_HOME: home, ...env });
  user.type('3');
  await user.see('▸  3 warn');
  user.type(KEY.enter);
  await user.see('Orders (1)');
  return { user, home, journal: journalsIn(home)[0]! };
}

/** The record is whole, and the exercise opens where it was. */
async function goesOn(home: string, journal: string): Promise<TerminalUser> {
  expect(rung(['verify', journal], home)).toMatchObject({ code: 0 });
  const user = openTerminal(['play', journal], SIZE, { RUNG_HOME: home });
  await user.see('Orders (1)');
  return user;
}

describe('the console gives the terminal back, tells where the exercise is, and loses nothing', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'])('on %s', async (signal) => {
    const { user, home, journal } = await drafting();
    user.kill(signal);
    expect(await user.exit()).toBe(0);
    expect(user.isOnAlternateScreen()).toBe(false);
    expect(user.text()).toContain(`To go on: rung play ${journal}`);
    await goesOn(home, journal);
  });

  it('when it breaks, with what broke it', async () => {
    const { user, home, journal } = await drafting(FAILING);
    user.kill('SIGUSR2');
    expect(await user.exit()).toBe(70);
    expect(user.isOnAlternateScreen()).toBe(false);
    expect(user.text()).toContain(`To go on: rung play ${journal}`);
    expect(user.text()).toContain('This is a bug in rung');
    expect(user.text()).toContain('made to fail');
    await goesOn(home, journal);
  });

  it('when its window is closed', async () => {
    const { user, home, journal } = await drafting();
    const { pid } = user;
    user.close();
    await expect.poll(() => isRunning(pid), { timeout: 15_000 }).toBe(false);
    await goesOn(home, journal);
  });
});

describe('a disk', () => {
  it('that fills up during play acknowledges nothing, keeps what is written, and is tried again', async () => {
    const { user, home, journal } = await drafting(FAILING);
    user.kill('SIGURG');
    await expect.poll(() => existsSync(join(home, 'full')), { timeout: 15_000 }).toBe(true);
    user.type('c');
    await user.see('The disk is full: nothing more was written');
    expect(user.text()).toContain('Orders (1)');
    expect(rung(['verify', journal], home)).toMatchObject({ code: 0 });
    user.kill('SIGURG');
    await expect.poll(() => existsSync(join(home, 'room')), { timeout: 15_000 }).toBe(true);
    user.type('c');
    await user.see('⚑warned');
    user.type(KEY.ctrlC);
    await user.exit();
    expect(rung(['verify', journal], home)).toMatchObject({ code: 0 });
  });

  it.each([['--plain'], []])('on which nothing can be written is told before STARTEX (%s)', async (...plain) => {
    const home = join(freshFolder(), 'taken');
    writeFileSync(home, 'a file, where a folder should be');
    const user = openTerminal(['play', 'first-shot', ...plain], SIZE, { RUNG_HOME: home });
    expect(await user.exit()).toBe(2);
    expect(user.text()).toContain('A part of this path is not a folder.');
    expect(user.text()).not.toContain('LADDER');
  });

  it('on which nothing can be written is told on the home screen, which stays', async () => {
    const home = join(freshFolder(), 'taken');
    writeFileSync(home, 'a file, where a folder should be');
    const user = openTerminal([], SIZE, { RUNG_HOME: home });
    await user.see('first-shot');
    user.type(KEY.enter);
    await user.see('A part of this path is not a folder.');
    expect(user.text()).toContain('SCENARIOS');
  });
});

describe('a journal that something happens to', () => {
  it('is told of, and its exercise goes on in a new file, where it is found again', async () => {
    const { user, home, journal } = await drafting();
    renameSync(journal, `${journal}.old`);
    user.type('c');
    await user.see('moved, renamed or taken away');
    await user.see('New file:');
    user.type(KEY.enter);
    await user.see('The whole record is in');
    expect(user.text()).toContain('Orders (1)');
    user.type('c');
    await user.see('⚑warned');
    user.type(KEY.ctrlC);
    expect(await user.exit()).toBe(0);
    const kept = journal.replace('.rung.jsonl', '-2.rung.jsonl');
    expect(user.text()).toContain(`To go on: rung play ${kept}`);
    expect(rung(['verify', kept], home)).toMatchObject({ code: 0 });
    expect(rung(['verify', `${journal}.old`], home)).toMatchObject({ code: 0 });
  });

  it.each([KEY.ctrlC, `${KEY.escape}${KEY.enter}`])(
    'is written whole to a new file when it is left (%j)',
    async (keys) => {
      const { user, home, journal } = await drafting();
      rmSync(journal);
      for (const key of keys === KEY.ctrlC ? [keys] : [KEY.escape, KEY.enter]) {
        user.type(key);
        if (key === KEY.escape) await user.see('LEAVE');
      }
      const kept = journal.replace('.rung.jsonl', '-2.rung.jsonl');
      await user.see('The journal was deleted');
      expect(user.text().replace(/\s/g, '')).toContain(kept);
      expect(user.text()).not.toContain('The exercise is saved');
      await goesOn(home, kept);
    },
  );
});

describe('a folder of exercises with odd things in it', () => {
  it('opens, lists the others, and tells what is wrong when an odd one is asked for', async () => {
    const { user: first, home, journal } = await drafting();
    first.type(KEY.ctrlC);
    await first.exit();
    const folder = dirname(journal);
    execFileSync('mkfifo', [join(folder, 'a-pipe.rung.jsonl')]);
    mkdirSync(join(folder, 'b-folder.rung.jsonl'));
    symlinkSync('nowhere', join(folder, 'c-link.rung.jsonl'));
    mkdirSync(join(folder, 'library.json'));
    const user = openTerminal([], SIZE, { RUNG_HOME: home });
    await user.see('a-pipe');
    for (const name of ['b-folder', 'library.json', 'first-shot-1']) expect(user.text()).toContain(name);
    user.type('l');
    await user.see('LIBRARY');
    user.type('/a-pipe\r');
    await user.see('This is a pipe; a file was expected.');
    user.type(KEY.enter);
    await user.see('SCENARIOS');
    expect(user.text()).toContain('This is a pipe; a file was expected.');
    user.type(KEY.ctrlC);
    expect(await user.exit()).toBe(0);
  });
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
