// rung host as a program: what it writes, what it prints, and where codes do not stand.
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { ask } from '../room/opened-door.ts';
import { RawPage } from '../room/raw-page.ts';
import { freshFolder } from '../support/folder.ts';
import { Hosted } from '../support/hosted.ts';
import { rung } from '../support/rung.ts';

const OPEN = 'The room is open';
const PORTS = ['--ssh-port', '0', '--web-port', '0'];
const ALL = ['big-push', '--seed', '5', '--red', 'person', '--seat', 'commission=me', ...PORTS];
const CHAIRS = ['Ukraine', 'Coalition', 'US', 'Commission', 'Red cell', 'Facilitator', 'Evaluator', 'Observer', 'Wall'];

const WAITS = { timeout: 20_000 };
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

it('a room that is resumed opens where it was, unless told otherwise', async () => {
  const home = freshFolder();
  const first = host(home, 'first-shot', '--no-console', '--address', '127.0.0.2', '--no-ssh', '--web-port', '0');
  await first.until('Wall:');
  const [, page] = /Wall: (https:\/\/127\.0\.0\.2:\d+) {2}code/.exec(first.out)!;
  expect(await first.end()).toBe(0);
  const again = host(home, '--resume', '--no-console');
  await again.until('Wall:');
  expect(again.out).toContain(`Wall: ${page}  code`);
  expect(again.out).not.toContain('ssh -p');
  expect(await again.end()).toBe(0);
  const elsewhere = host(home, '--resume', '--no-console', '--address', '127.0.0.3', '--ssh-port', '0', '--no-web');
  await elsewhere.until('Wall:');
  expect(elsewhere.out).toMatch(/Wall: ssh -p \d+ wall@127\.0\.0\.3 {2}code/);
  expect(await elsewhere.end()).toBe(0);
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

it('a room whose people are known says where the list is; rung verify and rung report --names read it', async () => {
  const home = freshFolder();
  const hosted = host(home, 'first-shot', '--seed', '5', ...PORTS, '--no-console');
  await hosted.until('Wall:');
  const [, port, code] = /US: .*https:\/\/127\.0\.0\.1:(\d+)\s+code (\S+)/.exec(hosted.out)!;
  const page = await RawPage.open(Number(port));
  page.say({ t: 'enter', chair: 'us', code, columns: 100, rows: 30, plain: false });
  await page.until('screen');
  page.say({ t: 'keys', keys: 'Una Uther\r' });
  await page.until('screen', 3);
  expect(await hosted.end()).toBe(0);
  const journal = join(home, 'exercises', 'first-shot-1.rung.jsonl');
  const list = join(home, 'exercises', 'first-shot-1.attendance.json');
  expect(hosted.out).toContain(`Who sat where is in ${list}; the record holds without it.`);
  if (process.platform !== 'win32') expect(statSync(list).mode & 0o777).toBe(0o600);
  const text = readFileSync(list, 'utf8');
  expect(JSON.parse(text).people).toMatchObject([{ name: 'Una Uther', chair: 'us', door: 'browser' }]);
  const run = (...args: string[]) => rung(args, home, { TZ: 'Europe/Berlin' }, home);
  const verified = run('verify', journal);
  expect([verified.code, verified.out]).toEqual([
    0,
    expect.stringContaining('Attendance: a list of 1 stay lies beside the record; its seal and its head fit.'),
  ]);
  expect(JSON.parse(run('verify', journal, '--json').out)).toMatchObject({ ok: true, attendance: { fits: true } });

  // Names stand where they are wanted, and nowhere else.
  const named = run('report', journal, '--names').out;
  expect(named).toMatch(
    /Attendance\n\n[\s\S]*Europe\/Berlin[\s\S]*\| US \| Una Uther \| in a browser \| \S+ \S+ UTC\+0/,
  );
  expect(run('report', journal, '--names', '--format', 'html').out).toContain('Una Uther');
  for (const args of [[], ['--format', 'html'], ['--format', 'json'], ['--format', 'xapi'], ['--for', 'us']])
    expect(run('report', journal, ...args).out).not.toMatch(/Una Uther|Attendance/);
  for (const args of [
    ['--for', 'us'],
    ['--format', 'csv'],
    ['--format', 'xapi'],
  ])
    expect(run('report', journal, '--names', ...args)).toMatchObject({
      code: 2,
      err: expect.stringContaining("Names stand in the facilitator's report alone"),
    });

  // A changed list is found out; without one the record holds as it did.
  writeFileSync(list, text.replace('Una', 'Uma'));
  const changed = run('verify', journal);
  expect([changed.code, changed.out]).toEqual([1, expect.stringContaining('its seal does not fit')]);
  expect(changed.out).toContain('Intact:');
  expect(run('report', journal, '--names').out).toContain('its seal does not fit');
  rmSync(list);
  const without = run('verify', journal);
  expect([without.code, without.out]).toEqual([0, expect.not.stringContaining('Attendance')]);
  expect(run('report', journal, '--names').out).toContain('No attendance list lies beside this record.');
}, 60_000);

it('seats fetch their reports once the facilitator has released them, and nobody without the path', async () => {
  const home = freshFolder();
  const hosted = host(home, 'first-shot', '--seed', '5', ...PORTS, '--no-console');
  await hosted.until('Wall:');
  const codeOf = (title: string) => new RegExp(`${title}: .*code (\\S+)`).exec(hosted.out)![1]!;
  const port = Number(/https:\/\/127\.0\.0\.1:(\d+)/.exec(hosted.out)![1]);
  const enter = async (chair: string, title: string) => {
    const page = await RawPage.open(port);
    page.say({ t: 'enter', chair, code: codeOf(title), columns: 120, rows: 36, plain: false });
    await page.until('admitted');
    return page;
  };
  const [us, excon] = [await enter('us', 'US'), await enter('excon', 'Facilitator')];
  const press = async (keys: string, shows: string) => {
    const before = excon.heard.length;
    excon.say({ t: 'keys', keys });
    await expect
      .poll(() => excon.heard.slice(before).some((each) => each.t === 'screen' && each.text.includes(shows)), WAITS)
      .toBe(true);
  };
  await press('Fritz\r', 'STARTEX');
  await press('s', 'running');
  await press('x', 'End the exercise now?');
  await press('x', 'SCORE');
  us.say({ t: 'paper', name: 'report' });
  expect(await us.until('paper')).toMatchObject({ path: null });
  await press('R', 'TO SIT DOWN');
  await press('g', 'Release the reports');
  await press('g', 'are released');
  us.say({ t: 'paper', name: 'report' });
  const { path } = await us.until('paper', 2);
  const { status, body } = await ask(port, path!);
  expect([status, body]).toEqual([200, expect.stringContaining('After-action report: First shot (US)')]);
  expect((await ask(port, path!)).status).toBe(404);
  expect(await hosted.end()).toBe(0);
}, 60_000);

it('where a door cannot be opened nothing is left, and the program ends', async () => {
  const home = freshFolder();
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  const none = join(home, 'none.pem');
  const broken = join(home, 'broken.pem');
  writeFileSync(broken, 'no certificate');
  for (const [options, why] of [
    [['--ssh-port', String(port), '--web-port', '0'], 'Another program has that port.'],
    [['--ssh-port', '0', '--web-port', String(port)], 'Another program has that port.'],
    [[...PORTS, '--cert', none, '--key', none], 'There is no such file.'],
    [[...PORTS, '--cert', broken, '--key', broken], 'holds no certificate in PEM'],
  ] as const) {
    const { code, out, err } = rung(['host', 'big-push', '--no-console', ...options], home, {}, home);
    expect([code, out, err]).toEqual([2, '', expect.stringContaining(why)]);
    expect(readdirSync(join(home, 'exercises'))).toEqual([]);
  }
  mkdirSync(join(home, 'host'), { recursive: true });
  writeFileSync(join(home, 'host', 'ssh_host_ed25519_key'), 'no key');
  const { code, err } = rung(['host', 'big-push', '--no-console', ...PORTS], home, {}, home);
  expect([code, err]).toEqual([2, expect.stringContaining('holds no private key')]);
  taken.close();
}, 60_000);
