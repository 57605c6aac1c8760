// Every command that the README and the manual tell is run as it stands there, in a folder with the files that they speak of;
// what opens the console is run in a real terminal. And the manual as a user asks for it.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { TABLE_TOP } from '../../src/cli/manual.ts';
import { openTerminal } from '../support/at-terminal.ts';
import { freshFolder, root } from '../support/folder.ts';
import { bundle, rung } from '../support/rung.ts';
import { commandsIn, filesIn, told } from '../support/told-commands.ts';

const home = freshFolder();
const elsewhere = freshFolder();
const folder = freshFolder();
const bin = join(freshFolder(), 'bin');
const env = { RUNG_HOME: home, PATH: [bin, process.env.PATH].join(delimiter), NO_COLOR: '1' };
const SIZE = { columns: 120, rows: 36 };
const here = (name: string): string => join(folder, name);

const shell = (command: string) =>
  spawnSync('bash', ['-c', command], { cwd: folder, encoding: 'utf8', input: '', env: { ...process.env, ...env } });

/** What a command comes to that is meant to fail: nobody has that head. */
const codeOf = (command: string): number => (command.includes('--head 3f2a-91bc') ? 1 : 0);

const opensConsole = (command: string): boolean =>
  /^(RUNG_HOME=\S+ )?rung$|^rung (play|host) (?!.*--plain)|--console/.test(command);

/** Ports that are free, since others test on this machine too. */
const withPorts = (command: string): string =>
  command.startsWith('rung host') && !command.includes('--resume') ? `${command} --ssh-port 0 --web-port 0` : command;

async function inTerminal(command: string): Promise<void> {
  const user = openTerminal([], SIZE, env, 'shell');
  user.type(`cd ${folder}; PS1='ready> '; clear\r`);
  await user.see(/^ready> /m);
  user.type(`${withPorts(command)}\r`);
  await user.see(command.includes('--no-console') ? 'The room is open' : / EXERCISE {2}/);
  user.type('\u0003');
  await user.seeThat((text) => !user.isOnAlternateScreen() && /^ready> $/m.test(text), `the shell after ${command}`);
}

async function runTold(command: string): Promise<void> {
  if (opensConsole(command)) return inTerminal(command);
  // No bash reads what fish is told. An exercise comes in where it is not yet.
  const given = command.replace(/ \| source$/, '').replace(/^rung import/, `RUNG_HOME=${elsewhere} rung import`);
  const { status, stderr } = shell(given);
  expect([command, status], stderr).toEqual([command, codeOf(command)]);
}

beforeAll(() => {
  for (const name of [bin, here('stick'), here('journals')]) mkdirSync(name, { recursive: true });
  writeFileSync(join(bin, 'rung'), `#!/bin/sh\nexec "${process.execPath}" "${bundle}" "$@"\n`, { mode: 0o755 });
  // An exercise that a person has played, as the library keeps it, and the others that the texts speak of.
  const holding = `${'hold until there is news\n'.repeat(40)}leave\n`;
  const played = spawnSync('bash', ['-c', 'rung play first-shot --seed 41 --plain'], {
    cwd: folder,
    encoding: 'utf8',
    input: holding,
    env: { ...process.env, ...env },
  });
  expect(played.stdout).toContain('The exercise has ended.');
  const journal = join(home, 'exercises', 'first-shot-1.rung.jsonl');
  for (const name of ['first-shot-1', 'team-a', 'journals/one']) copyFileSync(journal, here(`${name}.rung.jsonl`));
  const made = [
    'rung drill first-shot --seed 41 --policy by-the-book --journal team-b.rung.jsonl',
    'rung drill big-push --seed 41 --policy by-the-book --journal big-push-1.rung.jsonl',
    'rung new my-scenario',
    'rung msel big-push --out injects.csv',
  ];
  for (const command of made) expect(shell(command).status).toBe(0);
  copyFileSync(join(root, 'scenarios', 'timelines', `${TABLE_TOP}.yaml`), here('table-top.yaml'));
  copyFileSync(join(root, 'scenarios', 'field-data', 'events.csv'), here('events.csv'));
  for (const file of told().flatMap(({ text }) => filesIn(text))) writeFileSync(here(file.name), file.text);
  writeFileSync(here('orders.yaml'), 'orders:\n  - { at: "2:00", seat: ukraine, order: warn }\n');
}, 60_000);

describe('every command that is told works', () => {
  const seen = new Set<string>();
  it.each(told())(
    'in $where',
    async ({ text }) => {
      for (const command of commandsIn(text)) {
        if (seen.has(command)) continue;
        seen.add(command);
        await runTold(command);
      }
    },
    600_000,
  );
});

describe('rung manual', () => {
  it('lists its topics, shows one by its first letters, and names the nearest where there is none', () => {
    const list = rung(['manual'], home);
    expect([list.code, list.err]).toEqual([0, '']);
    expect(list.out).toMatch(/^facilitator {2}/m);
    expect(rung(['manual', 'fac'], home).out).toBe(rung(['manual', 'facilitator'], home).out);
    const none = rung(['manual', 'ordres'], home);
    expect([none.code, none.out]).toEqual([2, '']);
    expect(none.err).toContain('did you mean orders?');
    const several = rung(['manual', 'r'], home);
    expect([several.code, several.err]).toEqual([2, expect.stringContaining('readings, room or record')]);
  });

  it('writes all of it as one page that needs nothing else, and overwrites no scenario', () => {
    const file = here('whole.html');
    expect(rung(['manual', '--html', '--out', file], home).code).toBe(0);
    const page = readFileSync(file, 'utf8');
    expect(rung(['manual', '--html'], home).out).toBe(page);
    expect(page).not.toMatch(/<(script|img|link|iframe)\b|(src|href)="(?!#)/);
    expect(rung(['manual', '--out', here('my-scenario.yaml')], home).code).toBe(2);
  });

  it('keeps to the width of a terminal', async () => {
    const user = openTerminal(['manual', 'ending'], { columns: 60, rows: 60 }, { RUNG_HOME: home });
    expect(await user.exit()).toBe(0);
    const shown = user.written.replaceAll('\r', '').split('\n');
    expect(Math.max(...shown.map((line) => line.length))).toBeLessThanOrEqual(60);
    expect(shown.length).toBeGreaterThan(20);
  });
});
