// The door for browsers over real TLS on this machine: what it serves, whom it lets in, and what it says of slow pages.
import { request as plainRequest } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { setMark } from '../../src/report/handling.ts';
import { openWebDoor } from '../../src/room/web-door.ts';
import { FakeEntrance } from './fake-entrance.ts';
import { ask, Doors, openDoor } from './opened-door.ts';
import { RawPage } from './raw-page.ts';

const doors = new Doors();
afterEach(() => doors.close());

describe('what the door serves', () => {
  it('is the page and its files, with a policy that takes nothing from elsewhere', async () => {
    const { port } = await doors.open();
    const types = { '/': 'text/html', '/?plain': 'text/html', '/page.css': 'text/css', '/page.js': 'text/javascript' };
    for (const [path, type] of Object.entries({ ...types, '/xterm.css': 'text/css', '/icon.svg': 'image/svg+xml' })) {
      const { status, headers, body } = await ask(port, path);
      expect([path, status, headers['content-type']?.split(';')[0]]).toEqual([path, 200, type]);
      expect(body.length).toBeGreaterThan(100);
      expect(headers['content-security-policy']).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      );
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      });
      expect(headers['content-encoding']).toBeUndefined();
    }
    const { body } = await ask(port, '/');
    expect(body).toContain('EXERCISE · press-reported, unverified plan; training model');
    expect(body).not.toMatch(/<style|style=|<script(?! src)|\son[a-z]+=|https?:/);
  });

  it('bears the handling mark beside the banner, as text', async () => {
    setMark('OFFICIAL <b>&$1');
    try {
      const { body } = await ask((await doors.open()).port, '/');
      expect(body).toContain('>OFFICIAL &#60;b&#62;&#38;$1 · EXERCISE · press-reported, unverified plan');
    } finally {
      setMark('');
    }
  });

  it.each([
    '/page.html',
    '/page/',
    '/../package.json',
    '/../../package.json',
    '/%2e%2e/package.json',
    '/page.js/',
    '//page.js',
    '/constructor',
    '/__proto__',
    '/door',
  ])('is nothing else: %s', async (path) => {
    const { port } = await doors.open();
    const { status, body, headers } = await ask(port, path);
    expect([status, body]).toEqual([404, 'There is nothing here. The page of the exercise is at /\n']);
    expect(headers['content-type']).toBe('text/plain; charset=utf-8');
  });

  it('is for reading', async () => {
    const { port } = await doors.open();
    const head = await ask(port, '/', 'HEAD');
    expect([head.status, head.body, Number(head.headers['content-length']) > 100]).toEqual([200, '', true]);
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE', 'PATCH']) {
      const { status, headers, body } = await ask(port, '/', method);
      expect([status, headers.allow, body]).toEqual([405, 'GET, HEAD', 'Here things can be read, and nothing else.\n']);
    }
  });

  it('goes without TLS to this machine alone, and by its own names', async () => {
    const entrance = new FakeEntrance();
    await expect(openWebDoor(entrance, { host: '0.0.0.0', port: 0, isPlain: true })).rejects.toThrow(
      'Without TLS the browser door opens on this machine alone, and 0.0.0.0 is not its loopback.',
    );
    const door = await openWebDoor(entrance, { host: '127.0.0.1', port: 0, isPlain: true });
    doors.add(door);
    expect((await ask(door.port, '/', 'GET', plainRequest)).status).toBe(200);
    const from = async (host: string) => {
      const headers = { host: `${host}:${door.port}` };
      const page = await RawPage.open(door.port, { origin: `http://${host}:${door.port}`, headers, isPlain: true });
      await page.until('exercise');
    };
    await from('127.0.0.1');
    await from('localhost');
    await expect(from('evil.example')).rejects.toThrow('403 Without TLS this host is called by the name localhost.');
  });

  it('says in an error that its port is taken', async () => {
    const { port } = await doors.open();
    await expect(openDoor(new FakeEntrance(), { port })).rejects.toThrow('EADDRINUSE');
  });
});

describe('a page', () => {
  it('is told the exercise, and enters with a code', async () => {
    const { entrance, port } = await doors.open();
    entrance.greeting = ({ connection }) => connection.send('The first screen');
    const page = await RawPage.open(port);
    page.enter();
    await page.until('screen');
    expect(page.heard).toEqual([
      { t: 'exercise', title: 'The first exercise' },
      { t: 'admitted', token: 'token-0', chair: 'ukraine', title: 'Ukraine' },
      { t: 'screen', n: 1, text: 'The first screen' },
    ]);
    expect(entrance.last.sight).toEqual({
      size: { columns: 100, rows: 30 },
      isPlain: false,
      isAscii: false,
      hasColour: true,
    });
    expect(entrance.last.connection.caller).toEqual({ door: 'browser', address: '127.0.0.1' });
  });

  it('with a wrong code is refused, never says which was wrong, and may try again', async () => {
    const { entrance, port } = await doors.open();
    const page = await RawPage.open(port);
    page.enter('wrong-code');
    expect(await page.until('refused')).toEqual({ t: 'refused', words: 'There is no such chair with this code.' });
    page.say({ t: 'enter', chair: 'nobody', code: 'right-code', columns: 80, rows: 24, plain: true });
    expect(await page.until('refused', 2)).toEqual(page.heard.find(({ t }) => t === 'refused'));
    page.enter();
    await page.until('admitted');
    expect(entrance.guests).toHaveLength(1);
  });

  it('comes back with its token, and with no other', async () => {
    const { entrance, port } = await doors.open();
    const first = await RawPage.open(port);
    first.enter();
    const { token } = await first.until('admitted');
    first.socket.terminate();
    await entrance.until('gone');
    const second = await RawPage.open(port);
    second.say({ t: 'back', token: 'made-up', columns: 80, rows: 24, plain: true });
    expect(await second.until('refused')).toEqual({
      t: 'refused',
      words: 'The host does not know this page any more.',
    });
    second.say({ t: 'back', token, columns: 80, rows: 24, plain: true });
    expect(await second.until('admitted')).toMatchObject({ token, chair: 'ukraine' });
    expect(entrance.last.sight).toMatchObject({ isPlain: true, hasColour: false });
  });

  it('sends keys and sizes, and only once it has entered', async () => {
    const { entrance, port } = await doors.open();
    const page = await RawPage.open(port);
    page.say({ t: 'keys', keys: 'too early' });
    expect(await page.until('error')).toEqual({ t: 'error', words: 'Nobody has entered here yet.' });
    page.enter();
    await page.until('admitted');
    page.say({ t: 'keys', keys: '\u001b[A' });
    page.say({ t: 'size', columns: 120, rows: 40 });
    await entrance.until('size 120 × 40');
    expect(entrance.heard).toEqual(['enter ukraine right-code', 'attach Ukraine', 'keys \u001b[A', 'size 120 × 40']);
  });

  it('enters once', async () => {
    const { entrance, port } = await doors.open();
    const page = await RawPage.open(port);
    let answer = () => {};
    entrance.answering = new Promise<void>((resolve) => {
      answer = resolve;
    });
    page.enter();
    page.enter();
    expect(await page.until('error')).toMatchObject({ words: 'The answer to the code before is still awaited.' });
    answer();
    await page.until('admitted');
    page.say({ t: 'back', token: 'token-0', columns: 80, rows: 24, plain: false });
    expect(await page.until('error', 2)).toMatchObject({ words: 'Somebody has entered here already.' });
    expect(entrance.guests).toHaveLength(1);
  });

  it('that is gone before the answer to its code is not shown a screen', async () => {
    const { entrance, port } = await doors.open();
    let answer = () => {};
    entrance.answering = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const page = await RawPage.open(port);
    page.enter();
    await entrance.until('enter ukraine right-code');
    page.socket.terminate();
    await entrance.until('left 127.0.0.1');
    answer();
    await entrance.answering;
    await new Promise((resolve) => setImmediate(resolve));
    expect(entrance.guests).toHaveLength(0);
  });

  it('learns nothing of what goes wrong at the host', async () => {
    const { port } = await doors.open();
    const page = await RawPage.open(port);
    page.enter('break');
    expect(await page.until('error')).toEqual({ t: 'error', words: 'Something went wrong at the host.' });
    expect(await page.closed).toBe(1011);
  });

  it('that the room closes hears why, and the room hears once that it is gone', async () => {
    const { entrance, port } = await doors.open();
    const page = await RawPage.open(port);
    page.enter();
    await page.until('admitted');
    entrance.last.connection.close('Your code was withdrawn.');
    entrance.last.connection.send('Nobody sees this.');
    expect(await page.closed).toBe(1000);
    expect(page.heard.at(-1)).toEqual({ t: 'closed', words: 'Your code was withdrawn.' });
    await entrance.until('left 127.0.0.1');
    expect(entrance.heard.slice(2).sort()).toEqual(['gone', 'left 127.0.0.1']);
    expect(entrance.open).toBe(0);
  });
});

describe('a slow page', () => {
  it('is behind by what it has not drawn, and the room hears when it has caught up', async () => {
    const { entrance, port } = await doors.open();
    const page = await RawPage.open(port);
    page.enter();
    await page.until('admitted');
    const { connection } = entrance.last;
    for (const letter of 'abc') connection.send(letter.repeat(1000));
    await page.until('screen', 3);
    // All three have arrived, but a page may take its time to draw them.
    const behind = connection.backlog();
    expect(behind).toBeGreaterThan(3000);
    expect(entrance.heard).not.toContain('caught up');
    page.say({ t: 'ack', n: 2 });
    await entrance.until('caught up');
    expect(connection.backlog()).toBe(behind / 3);
    page.say({ t: 'ack', n: 2 });
    page.say({ t: 'ack', n: 1 });
    page.say({ t: 'ack', n: 3 });
    await entrance.until('caught up', 2);
    expect(connection.backlog()).toBe(0);
    expect(page.heard.some(({ t }) => t === 'error')).toBe(false);
  });

  it('cannot have drawn what was not sent', async () => {
    const { entrance, port } = await doors.open();
    const page = await RawPage.open(port);
    page.enter();
    await page.until('admitted');
    page.say({ t: 'ack', n: 1 });
    expect(await page.until('error')).toMatchObject({ words: 'A screen was acknowledged that was not sent.' });
    expect(entrance.heard).not.toContain('caught up');
  });

  it('that reads nothing is far behind, also where its acknowledgements are missing', async () => {
    const { entrance, port } = await doors.open();
    const page = await RawPage.open(port);
    page.enter();
    await page.until('admitted');
    page.socket.pause();
    for (let count = 0; count < 64; count++) entrance.last.connection.send('x'.repeat(256 * 1024));
    expect(entrance.last.connection.backlog()).toBeGreaterThan(64 * 256 * 1024);
  });
});

describe('a door that is closed', () => {
  it('ends its pages without words, so that they try to come back, and frees its port', async () => {
    const { entrance, door, port } = await doors.open();
    const page = await RawPage.open(port);
    page.enter();
    await page.until('admitted');
    const idle = connect(port, '127.0.0.1').on('error', () => {});
    await door.close();
    idle.destroy();
    expect(await page.closed).toBe(1001);
    expect(page.heard.some(({ t }) => t === 'closed')).toBe(false);
    expect([entrance.open, entrance.heard.filter((words) => words === 'gone').length]).toEqual([0, 1]);
    const again = await openDoor(entrance, { port });
    doors.add(again);
    expect((await ask(port, '/')).status).toBe(200);
  });

  it('still lets its last words through', async () => {
    const { entrance, door, port } = await doors.open();
    const page = await RawPage.open(port);
    page.enter();
    await page.until('admitted');
    entrance.last.connection.close('The exercise has ended.');
    await door.close();
    expect(await page.closed).toBe(1000);
    expect(page.heard.at(-1)).toEqual({ t: 'closed', words: 'The exercise has ended.' });
  });
});
