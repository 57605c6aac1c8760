// Only keys are keys at a real pseudo-terminal; and Ctrl-Z and `fg` at a real shell.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openTerminal } from '../../support/at-terminal.ts';
import { freshFolder } from '../../support/folder.ts';
import { given } from '../../support/given.ts';
import { bundle } from '../../support/rung.ts';
import { KEY, type TerminalUser } from '../../support/terminal.ts';

const SIZE = { columns: 120, rows: 36 };
const COLOUR = '\u001b]11;rgb:1e1e/1e1e/2e2e';
const ARGS = ['play', 'first-shot', '--seed', '41', '--seat', 'ukraine=me', '--excon'];

let home = '';
const open = (args: string[], program?: string): TerminalUser => {
  home = freshFolder();
  return openTerminal(args, SIZE, { RUNG_HOME: home, PS1: 'SHELL> ' }, program);
};

/** At the facilitator's screen, before STARTEX. */
async function facilitator(): Promise<TerminalUser> {
  const opened = open(ARGS);
  await opened.see('BRIEFING');
  opened.type(KEY.enter);
  await opened.see('I am the facilitator');
  opened.type(KEY.enter);
  await opened.see('STARTEX not given');
  return opened;
}

const recorded = (): number => {
  const folder = join(home, 'exercises');
  const [journal] = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
  return readFileSync(join(folder, journal!), 'utf8').trim().split('\n').length;
};

/** When the terminal's own answers are done with, the next key does what it does. */
async function answersKeys(opened: TerminalUser): Promise<void> {
  opened.type('?');
  await opened.see(' KEYS ');
  opened.type(KEY.escape);
  await opened.see('STARTEX not given');
}

/** Where the cursor stands, by the place of an inject in its scenario; screens count from 1. */
const atInject = (no: number): RegExp => new RegExp(`▸ T│ +${no + 1} `);

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('only keys are keys', () => {
  it("the terminal's answers move nothing and record nothing, whole and in pieces", async () => {
    const opened = await facilitator();
    const before = opened.text();
    const entries = recorded();
    for (const ends of ['\u0007', '\u001b\\', '\u009c']) {
      opened.type(COLOUR + ends);
      for (const char of COLOUR + ends) {
        opened.type(char);
        // Whoever is kept waiting after an ESC alone has pressed that key.
        if (char !== '\u001b') await pause(2);
      }
    }
    opened.type('\u001bP1$r0m\u001b\\\u001b_Gi=1;OK\u001b\\\u001b^s\u001b\\\u001bXs\u001b\\');
    opened.type('\u001b[24;80R\u001b[?62;22c\u001b[?2026;2$y\u001b[I\u001b[O\u001b[115;1:3u\u001b[M !!');
    await answersKeys(opened);
    expect(opened.text()).toBe(before);
    expect(recorded()).toBe(entries);
  }, 30_000);

  it.each([
    ['a paste', '\u001b[200~xx'],
    ['a string', '\u001b]'],
    ['a sequence', '\u001b['],
    ['Alt and O', '\u001bO'],
  ])(
    '%s that nobody ends does not deafen the console, and Ctrl-C works at once',
    async (_, begins) => {
      const opened = await facilitator();
      // A key in front of it, in one write, shows that the beginning has been taken too: from there on the time counts.
      opened.type(`${KEY.down}${begins}`);
      await opened.see(atInject(1));
      await pause(1700);
      opened.type(KEY.up);
      await opened.see(atInject(0));
      await answersKeys(opened);
      opened.type(begins);
      opened.type(KEY.ctrlC);
      expect(await opened.exit()).toBe(0);
      expect(opened.isOnAlternateScreen()).toBe(false);
    },
    30_000,
  );

  it('in plain mode too they are no words', async () => {
    const opened = open([...ARGS.slice(0, -1), '--plain']);
    await opened.see('> ');
    opened.type(`${COLOUR}\u0007sta`);
    opened.type('\u001b[24;80R');
    opened.type('tus\u001b[115;1:3u\r');
    await opened.see(/> status\n/);
    expect(opened.text()).not.toMatch(/rgb|not understood/);
    opened.type('\u001b[200~leave');
    // Nothing of it is shown before it is given up as a paste.
    await opened.see(/> leave\s*$/);
    opened.type('\r');
    expect(await opened.exit()).toBe(0);
  }, 30_000);
});

describe.skipIf(process.platform === 'win32')('Ctrl-Z', () => {
  const raw = (opened: TerminalUser): boolean => {
    const told = execFileSync('stty', ['-a', '-F', opened.device], { encoding: 'utf8' });
    return told.includes('-icanon');
  };
  const atDesk = async (): Promise<TerminalUser> => {
    const opened = open([], 'shell');
    await opened.see('SHELL> ');
    opened.type(`${process.execPath} ${bundle} ${ARGS.join(' ')}\r`);
    await opened.see('BRIEFING');
    opened.type(KEY.enter);
    await opened.see('I am the facilitator');
    opened.type(KEY.enter);
    await opened.see('STARTEX not given');
    return opened;
  };
  const isBack = async (opened: TerminalUser): Promise<void> => {
    await opened.see('STARTEX not given');
    // What stood there before it stopped may be seen first.
    const modes = () => [opened.isOnAlternateScreen(), opened.hasPasteMode(), raw(opened)];
    await expect.poll(modes, { timeout: 15_000 }).toEqual([true, true, true]);
  };

  it('leaves the screen and stops; fg takes the terminal again and draws all of it, at its new size too', async () => {
    const opened = await atDesk();
    const before = opened.text();
    const from = opened.written.length;
    opened.type(KEY.ctrlZ);
    await opened.see(/Stopped[\s\S]*SHELL>\s*$/);
    expect(opened.isOnAlternateScreen()).toBe(false);
    // The shell has its own way with pastes.
    expect(opened.written.slice(from)).toMatch(/\?2004l[\s\S]*Stopped/);
    opened.type('echo it is a $((40 + 2))\r');
    await opened.see('it is a 42');
    opened.type('fg\r');
    await isBack(opened);
    expect(opened.text()).toBe(before);
    opened.type(KEY.ctrlZ);
    await opened.see(/Stopped[\s\S]*SHELL>\s*$/);
    opened.resize(100, 30);
    opened.type('fg\r');
    await isBack(opened);
    expect(opened.lines()[0]!.length).toBeLessThanOrEqual(100);
    expect(opened.lines().at(-1)).not.toBe('');
    await answersKeys(opened);
    opened.type(KEY.ctrlC);
    await opened.see(/To go on: [\s\S]*SHELL>\s*$/);
    expect(opened.isOnAlternateScreen()).toBe(false);
  }, 40_000);

  given('processes').it.each(['TSTP', 'STOP'])(
    '%s from outside does the same, and CONT lets it go on',
    async (signal) => {
      const opened = await atDesk();
      const before = opened.text();
      const child = execFileSync('pgrep', ['-P', String(opened.pid)], { encoding: 'utf8' }).trim();
      process.kill(Number(child), `SIG${signal}`);
      await opened.see(/Stopped/);
      expect(opened.isOnAlternateScreen()).toBe(signal === 'STOP');
      opened.type('fg\r');
      await isBack(opened);
      await opened.see(before);
    },
    40_000,
  );

  it('where there is no shell to let it go on, it goes on by itself', async () => {
    const opened = await facilitator();
    opened.type(KEY.ctrlZ);
    await isBack(opened);
    await answersKeys(opened);
  }, 30_000);

  it('in plain mode too: fg shows the prompt again', async () => {
    const opened = open([], 'shell');
    await opened.see('SHELL> ');
    opened.type(`${process.execPath} ${bundle} ${ARGS.slice(0, -1).join(' ')} --plain\r`);
    await opened.see(/\n> /);
    opened.type(`sta${KEY.ctrlZ}`);
    await opened.see(/Stopped[\s\S]*SHELL>\s*$/);
    opened.type('fg\r');
    await opened.see(/> sta\s*$/);
    opened.type('tus\r');
    await opened.see(/> status\n/);
    opened.type('leave\r');
    await opened.see(/To go on: [\s\S]*SHELL>\s*$/);
  }, 30_000);
});
