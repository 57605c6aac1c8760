// A host as the real program: killed and cut under its clients, attacked with what is valid elsewhere, and played to the end
// over both doors. Real ssh where it is installed, and an SSH client library everywhere.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { readJournal } from '../../src/journal/read.ts';
import { verify } from '../../src/journal/verify.ts';
import type { RoomChair } from '../../src/room/door.ts';
import { freshFolder } from '../support/folder.ts';
import { given } from '../support/given.ts';
import { programFor } from '../support/needs.ts';
import { HostProgram, PageClient, SshClient } from './hosted.ts';

const PATIENCE = { timeout: 300_000 };
/** Kills of the usual run; RUNG_KILLS=50 plays the whole storm. */
const KILLS = Number(process.env.RUNG_KILLS ?? 8);

const hosts: HostProgram[] = [];
const clients: (PageClient | SshClient)[] = [];

async function host(...args: string[]): Promise<HostProgram> {
  const started = new HostProgram(freshFolder());
  hosts.push(started);
  await started.start(...args);
  return started;
}

const page = (at: HostProgram) => kept(new PageClient(at));
const ssh = (at: HostProgram) => kept(new SshClient(at));
function kept<C extends PageClient | SshClient>(client: C): C {
  clients.push(client);
  return client;
}

const journalOf = ({ home }: HostProgram): string => {
  const folder = join(home, 'exercises');
  return join(folder, readdirSync(folder).find((name) => name.endsWith('.rung.jsonl'))!);
};
const asked = (at: HostProgram): string[] =>
  readJournal(journalOf(at)).entries.flatMap(({ body }) =>
    body.events.flatMap((event) => (event.type === 'seat-asked' ? [event.text] : [])),
  );

afterEach(async () => {
  for (const client of clients.splice(0)) client.end();
  for (const each of hosts.splice(0)) await each.kill('SIGKILL');
});

describe('kills and cuts', () => {
  it(
    `${KILLS} of them lose nothing that was acknowledged and double nothing; browsers are back by themselves`,
    PATIENCE,
    async () => {
      const at = await host('first-shot', '--seed', '7');
      const anna = page(at);
      const carl = page(at);
      const una = ssh(at);
      await anna.enter('ukraine');
      await carl.enter('coalition');
      await una.enter('us');
      for (const [client, name] of [
        [anna, 'Anna'],
        [carl, 'Carl'],
        [una, 'Una'],
      ] as const) {
        await client.see('Your name');
        client.type(`${name}\r`);
        await client.see('─ BRIEF ─');
        client.type('\r');
        await client.see('RESPONSES');
      }
      const acknowledged: string[] = [];
      const slowest: number[] = [];
      for (let n = 0; n < KILLS; n++) {
        const [client, words] =
          n % 2 === 0 ? ([anna, `question ${n} of Anna`] as const) : ([carl, `question ${n} of Carl`] as const);
        client.type(`q${words}\r`);
        await client.see('Sent to EXCON.');
        acknowledged.push(words);
        // Half a word stands there when it happens.
        client.type(`qhalf ${n}`);
        await client.see(`half ${n}_`);
        if (n % 4 === 3) {
          client.cut();
          await client.until(() => client.cameBack > 0, 'that it is back');
        } else {
          const before = [anna.cameBack, carl.cameBack] as const;
          await at.kill('SIGKILL');
          const restarted = Date.now();
          await at.start('--resume');
          await Promise.all([
            anna.until(() => anna.cameBack > before[0], 'that Anna is back'),
            carl.until(() => carl.cameBack > before[1], 'that Carl is back'),
          ]);
          slowest.push(Date.now() - restarted);
        }
        await client.see('RESPONSES');
        if (n % 4 === 3) {
          // The host lives: what was half typed stands there still.
          await client.see(`half ${n}_`);
          client.type('\u001b');
          await client.until(() => !client.text().includes(`half ${n}_`), 'that it is dropped');
        }
        expect(asked(at)).toEqual(acknowledged);
      }
      // From the start of the host on: starting it is part of it.
      expect(Math.max(...slowest)).toBeLessThan(5000 + 5000);
      una.end();
      const again = ssh(at);
      await again.enter('us');
      await again.see('RESPONSES');
      await at.kill('SIGTERM');
      expect(verify(journalOf(at))).toMatchObject({ ok: true, rulingsDiffering: 0 });
    },
  );
});

describe('attempts on other chairs', () => {
  it(
    'with valid but wrong credentials and raw clients are refused and logged without the secret',
    PATIENCE,
    async () => {
      const at = await host('first-shot', '--seed', '7', '--red', 'person', '--seat', 'commission=me');
      const chairs = [...at.codes.keys()];
      expect(chairs).toEqual(
        expect.arrayContaining(['ukraine', 'coalition', 'us', 'commission', 'red', 'excon', 'observer', 'wall']),
      );
      let refused = 0;
      // Each code at the chair of another, by turns at both doors; the waiting after wrong ones is part of it.
      const pairs = chairs.map((chair, n) => [chair, at.codes.get(chairs[(n + 1) % chairs.length]!)!] as const);
      await Promise.all(
        pairs.map(async ([chair, code], n) => {
          const client = n % 2 === 0 ? page(at) : ssh(at);
          await expect(client.enter(chair, code)).rejects.toThrow();
          refused++;
        }),
      );
      const raw = (origin: string, first: unknown): Promise<string> =>
        new Promise((resolve) => {
          const socket = new WebSocket(`wss://127.0.0.1:${at.webPort}/door`, { rejectUnauthorized: false, origin });
          socket.on('error', (error) => resolve(error.message));
          socket.on('open', () => socket.send(typeof first === 'string' ? first : JSON.stringify(first)));
          socket.on('message', (data) => {
            const { t, words } = JSON.parse(String(data)) as { t: string; words?: string };
            if (t === 'admitted' || t === 'screen') resolve('GRANTED');
            if (t === 'refused' || t === 'error' || t === 'closed') resolve(words ?? t);
          });
          socket.on('close', () => resolve('closed'));
        });
      const own = `https://127.0.0.1:${at.webPort}`;
      const sight = { columns: 80, rows: 24, plain: false };
      const attempts: [string, unknown][] = [
        ['https://example.org', { t: 'enter', chair: 'us', code: at.codes.get('us'), ...sight }],
        [own, { t: 'back', token: at.codes.get('us'), ...sight }],
        [own, { t: 'back', token: '__proto__', ...sight }],
        [own, { t: 'keys', keys: 'c' }],
        [own, { t: 'enter', chair: ['us'], code: at.codes.get('us'), ...sight }],
        [own, { t: 'enter', chair: 'us', code: { toString: 1 }, ...sight }],
        [own, { t: 'admitted', token: 'x', chair: 'us', title: 'US' }],
        [own, '{"t":"enter"'],
        [own, `{"t":"enter","chair":"us","code":"${'x'.repeat(100_000)}"}`],
      ];
      for (const [origin, first] of attempts) {
        expect(await raw(origin, first)).not.toBe('GRANTED');
        refused++;
      }
      for (const [user, code] of [
        ['root', at.codes.get('us')!],
        ['excon', at.codes.get('us')!],
        ['wall ', at.codes.get('wall')!.slice(0, -1)],
        ['', ''],
      ] as const) {
        await expect(ssh(at).enter(user as RoomChair, code)).rejects.toThrow();
        refused++;
      }
      expect(refused).toBeGreaterThanOrEqual(20);
      const log = readFileSync(`${journalOf(at)}.room.log`, 'utf8');
      expect(log.match(/A wrong code from 127\.0\.0\.1/g)!.length).toBeGreaterThanOrEqual(chairs.length);
      const everything = [log, readFileSync(journalOf(at), 'utf8'), at.err];
      for (const code of at.codes.values()) for (const text of everything) expect(text).not.toContain(code);
      // Nothing secret among the arguments of the program either.
      if (process.platform === 'linux')
        for (const code of at.codes.values())
          expect(readFileSync(`/proc/${at.pid}/cmdline`, 'utf8')).not.toContain(code);
    },
  );
});

given('ssh').describe('the ssh of this machine', () => {
  it('shows the screen of a chair, and lines of text where it is asked for them', PATIENCE, async () => {
    const at = await host('first-shot', '--seed', '7');
    const { spawn } = await import('@lydell/node-pty');
    const known = ['-o', 'StrictHostKeyChecking=no', '-o', 'UserKnownHostsFile=/dev/null', '-o', 'LogLevel=ERROR'];
    const call = (...more: string[]) => {
      const args = [...known, '-p', String(at.sshPort), 'ukraine@127.0.0.1', ...more];
      const terminal = spawn(programFor('ssh')!, args, { cols: 120, rows: 36, name: 'xterm-256color' });
      const heard = { text: '' };
      terminal.onData((piece) => {
        heard.text += piece;
      });
      const hear = async (wanted: string) => {
        for (let n = 0; n < 300 && !heard.text.includes(wanted); n++)
          await new Promise((resolve) => setTimeout(resolve, 50));
        expect(heard.text).toContain(wanted);
      };
      return { terminal, hear };
    };
    const { terminal, hear } = call();
    await hear('Code:');
    terminal.write(`${at.codes.get('ukraine')}\r`);
    await hear('Your name');
    terminal.write('Anna\r');
    await hear('BRIEF');
    terminal.write('\r');
    await hear('RESPONSES');
    terminal.kill();
    const plain = call('plain');
    await plain.hear('Code:');
    plain.terminal.write(`${at.codes.get('ukraine')}\r`);
    await plain.hear('Type help for what can be typed.');
    plain.terminal.write('leave\r');
    await plain.hear('You have left your chair');
    plain.terminal.kill();
    // Everything else that ssh can do is refused.
    const refused = spawnSync(programFor('ssh')!, [
      ...known,
      '-o',
      'BatchMode=yes',
      '-p',
      String(at.sshPort),
      'ukraine@127.0.0.1',
      'id',
    ]);
    expect(refused.status).not.toBe(0);
  });
});

describe('an exercise in a room', () => {
  it(
    'is played to its end over both doors by three seats, the red cell, an evaluator, the wall and EXCON',
    PATIENCE,
    async () => {
      const at = await host('big-push', '--seed', '7', '--red', 'person');
      const seats = { ukraine: page(at), coalition: ssh(at), us: page(at) } as const;
      const red = ssh(at);
      const evaluator = page(at);
      const wall = ssh(at);
      const excon = page(at);
      for (const [chair, client] of [
        ...Object.entries(seats),
        ['red', red],
        ['evaluator', evaluator],
        ['wall', wall],
        ['excon', excon],
      ] as [RoomChair, PageClient | SshClient][]) {
        await client.enter(chair);
        if (chair === 'wall') continue;
        await client.see('Your name');
        client.type(`${chair}\r`);
        if (chair === 'excon' || chair === 'evaluator') continue;
        await client.see('─ BRIEF ─');
        client.type('\r');
      }
      await wall.see('WALL');
      await excon.see('STARTEX not given');
      excon.type('s');
      await excon.see('running');
      // A message, an observation, a policy for a while.
      await seats.ukraine.see('RESPONSES');
      seats.ukraine.type('Mall: we are here\r');
      await seats.us.see('we are here');
      evaluator.type('oThey spoke at once.\r');
      await excon.see(/running/);
      excon.type('R');
      await excon.see('TO SIT DOWN AS');
      excon.type('y');
      await excon.see('The policy by-the-book decides for Ukraine.');
      excon.type('y');
      await excon.see('Ukraine decides for itself again.');
      excon.type('\u001b');
      await excon.see('INJECTS');
      const isToDecide = (client: PageClient | SshClient, title: string) =>
        new RegExp(`${title} ▸ to decide`).test(client.text().split('\n')[1] ?? '');
      const isOver = () => wall.text().includes('The exercise is over.');
      const orders = ['3\r', '1\r', ''];
      for (let n = 0; n < 400 && !isOver(); n++) {
        for (const [client, title] of [
          [seats.ukraine, 'Ukraine'],
          [seats.coalition, 'Coalition'],
          [seats.us, 'US'],
        ] as const) {
          if (!isToDecide(client, title)) continue;
          client.type(`${orders[n % 3]}c`);
          await client
            .until(
              () => !isToDecide(client, title) || /commit/i.test(client.text().split('\n').at(-1) ?? ''),
              'the commit',
              2000,
            )
            .catch(() => {});
          if (isToDecide(client, title)) client.type('c');
        }
        for (const each of [seats.ukraine, seats.us, excon, evaluator]) expect(each.errors).toEqual([]);
        if (/Red ▸ is called/.test(red.text())) red.type('c');
        await new Promise((resolve) => setTimeout(resolve, 60));
      }
      await wall.see('The exercise is over.');
      await Promise.all(Object.values(seats).map((client) => client.see(/ENDEX|Score|SCORE/)));
      await at.kill('SIGTERM');
      const journal = journalOf(at);
      expect(verify(journal)).toMatchObject({ ok: true, rulingsDiffering: 0 });
      const events = readJournal(journal).entries.flatMap(({ body }) => body.events);
      const kinds = new Set(events.map(({ type }) => type));
      for (const kind of ['message-sent', 'observed', 'seat-handed', 'red-called', 'order-ruled', 'exercise-ended'])
        expect([kind, kinds.has(kind as never)]).toEqual([kind, true]);
      expect(readdirSync(join(at.home, 'exercises')).some((name) => name.endsWith('.attendance.json'))).toBe(true);
      const keep = process.env.RUNG_KEEP_JOURNAL;
      if (keep) writeFileSync(keep, readFileSync(journal));
    },
  );
});

it('twenty screens at once are nothing to complain of', PATIENCE, async () => {
  const at = await host('first-shot', '--seed', '7');
  for (let n = 0; n < 20; n++) {
    const client = page(at);
    await client.enter((['ukraine', 'coalition', 'us', 'wall'] as const)[n % 4]!);
    await client.see(/Your name|WALL/);
  }
  expect(at.err).toBe('');
});
