// rung host as a program: what it writes, what it prints, and where codes do not stand.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { freshFolder } from '../support/folder.ts';
import { Hosted } from '../support/hosted.ts';
import { rung } from '../support/rung.ts';

const OPEN = 'The room is open';
const PORTS = ['--ssh-port', '0', '--web-port', '0'];
const ALL = ['big-push', '--seed', '5', '--red', 'person', '--seat', 'commission=me', ...PORTS];
const CHAIRS = ['Ukraine', 'Coalition', 'US', 'Commission', 'Red cell', 'Facilitator', 'Observer', 'Wall'];

const hosts: Hosted[] = [];
const host = (home: string, ...args: string[]): Hosted => {
  const hosted = new Hosted(args, home);
  hosts.push(hosted);
  return hosted;
};
afterEach(() => Promise.all(hosts.splice(0).map((each) => each.end('SIGKILL'))));

const codesIn = (text: string) => text.match(/\b[2-9a-z]{4}-[2-9a-z]{4}-[2-9a-z]{5}\b/g) ?? [];

it('slips hold the code of every chair, for their owner alone, and no code stands elsewhere', async () => {
  const home = freshFolder();
  const file = join(home, 'slips.html');
  // Somebody could read what was there before.
  writeFileSync(file, 'old slips', { mode: 0o644 });
  const hosted = host(home, ...ALL, '--slips', file);
  await hosted.until(OPEN);
  await hosted.until('Wall:');
  const slips = readFileSync(file, 'utf8');
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  expect([...slips.matchAll(/<h1>(.*?)<\/h1>/g)].map(([, chair]) => chair)).toEqual(CHAIRS);
  const codes = codesIn(slips.replace(/<svg.*?<\/svg>/gs, ''));
  expect(new Set(codes).size).toBe(CHAIRS.length);
  expect(await hosted.end()).toBe(0);
  const [folder] = [join(home, 'exercises')];
  const beside = readdirSync(folder).filter((name) => !name.endsWith('.room.draft'));
  const told = [hosted.out, hosted.err, ...beside.map((name) => readFileSync(join(folder, name), 'utf8'))].join('\n');
  for (const code of codes) expect(told).not.toContain(code);
  expect(told).toContain(`The join slips are in ${file}; they hold the codes.`);

  // Codes hold over the host's end; printed they are where that is asked for.
  const again = host(home, '--resume', ...PORTS, '--no-console', '--slips', 'again.html');
  await again.until('Wall:');
  expect(codesIn(again.out)).toEqual(codes);
  expect(codesIn(readFileSync(join(home, 'again.html'), 'utf8').replace(/<svg.*?<\/svg>/gs, ''))).toEqual(codes);
}, 60_000);

it('slips go to an HTML file that can be written, or nothing is begun', () => {
  const home = freshFolder();
  for (const [file, why] of [
    ['slips.pdf', 'This writes .html or .htm'],
    ['missing/slips.html', 'There is no folder missing'],
    ['', 'No file is named'],
  ]) {
    const { code, err } = rung(['host', 'big-push', ...PORTS, '--slips', file!], home, {}, home);
    expect([code, err]).toEqual([2, expect.stringContaining(why!)]);
  }
  expect(readdirSync(home)).toEqual([]);
});
