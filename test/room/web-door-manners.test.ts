// What the door for browsers does with pages of others, and with whoever has no manners: malformed, oversized, silent, in floods.
import { request } from 'node:https';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { ask, Doors } from './opened-door.ts';
import { RawPage } from './raw-page.ts';

const doors = new Doors();
afterEach(() => doors.close());

describe('whoever is not the page of this host', () => {
  it.each([
    ['of another site', { origin: 'https://evil.example' }],
    ['of another port', { origin: 'https://127.0.0.1:1' }],
    ['without TLS', { origin: 'http://127.0.0.1' }],
    ['of a file', { origin: 'null' }],
    ['without an origin', { origin: undefined }],
  ])('is refused: a page %s', async (_words, options) => {
    const { entrance, port } = await doors.open();
    await expect(RawPage.open(port, options)).rejects.toThrow('403 Only the page of this host may come in here.');
    expect(entrance.open).toBe(0);
  });

  it('finds no other door', async () => {
    const { port } = await doors.open();
    await expect(RawPage.open(port, { path: '/doors' })).rejects.toThrow('404 There is no door here.');
  });

  it('has its place given back where its handshake is malformed', async () => {
    const { entrance, port } = await doors.open();
    const headers = { Origin: `https://127.0.0.1:${port}`, Connection: 'Upgrade', Upgrade: 'websocket' };
    expect((await ask(port, '/door', 'GET', request, headers)).status).toBe(400);
    await entrance.until('left 127.0.0.1');
    expect(entrance.open).toBe(0);
  });
});

describe('whoever has no manners', () => {
  const size = { columns: 80, rows: 24, plain: false };
  it.each<[string, string | object, string]>([
    ['no JSON', '{"t":', 'This message is not JSON.'],
    ['no object', '[]', 'This message is no object.'],
    ['nothing', 'null', 'This message is no object.'],
    ['an unknown kind', { t: 'open' }, 'This kind of message is unknown.'],
    ['a kind that every object has', { t: 'constructor' }, 'This kind of message is unknown.'],
    ['no kind', {}, 'This kind of message is unknown.'],
    ['a field too few', { t: 'enter', chair: 'us', ...size }, '"code" is missing or wrong.'],
    ['a field too many', { t: 'ack', n: 1, chair: 'us' }, 'has no other fields than n.'],
    ['a code that is none', { t: 'enter', chair: 'us', code: { length: 3 }, ...size }, '"code" is missing or wrong.'],
    ['a huge code', { t: 'enter', chair: 'us', code: 'x'.repeat(65), ...size }, '"code" is missing or wrong.'],
    ['a huge screen', { t: 'size', columns: 501, rows: 24 }, '"columns" is missing or wrong.'],
    ['no screen', { t: 'size', columns: 80, rows: 0 }, '"rows" is missing or wrong.'],
    ['half a row', { t: 'size', columns: 80, rows: 1.5 }, '"rows" is missing or wrong.'],
    ['half a letter', { t: 'keys', keys: '\ud800' }, '"keys" is missing or wrong.'],
    ['too many keys', { t: 'keys', keys: 'x'.repeat(4097) }, '"keys" is missing or wrong.'],
    ['a number that is none', { t: 'ack', n: '1' }, '"n" is missing or wrong.'],
  ])('is told so: %s', async (_words, message, words) => {
    const { entrance, port } = await doors.open();
    const page = await RawPage.open(port);
    page.say(message);
    expect((await page.until('error')).words).toContain(words);
    expect(entrance.heard).toEqual([]);
    expect(page.socket.readyState).toBe(page.socket.OPEN);
  });

  it('is told so of frames that are no text, and sent away after ten', async () => {
    const { entrance, port } = await doors.open();
    const page = await RawPage.open(port);
    page.enter();
    await page.until('admitted');
    for (let count = 0; count < 10; count++) page.say(Buffer.from('{"t":"keys","keys":"x"}'));
    expect(await page.closed).toBe(1008);
    expect(page.heard.filter(({ t }) => t === 'error')).toEqual(
      Array.from({ length: 10 }, () => ({ t: 'error', words: 'Messages are text.' })),
    );
    expect(page.heard.at(-1)).toEqual({ t: 'closed', words: 'Too many messages were malformed.' });
    await entrance.until('gone');
    expect(entrance.heard.some((words) => words.startsWith('keys'))).toBe(false);
  });

  it('is sent away at once for a frame above 64 KiB, and for text that is not UTF-8', async () => {
    const { port } = await doors.open();
    const large = await RawPage.open(port);
    large.say('x'.repeat(64 * 1024 + 1));
    expect(await large.closed).toBe(1009);
    const garbled = await RawPage.open(port);
    garbled.socket.send(Buffer.from([0xff, 0xfe, 0xfd]), { binary: false });
    expect(await garbled.closed).toBe(1007);
  });

  it('is sent away for a flood of messages', async () => {
    const { port } = await doors.open();
    const page = await RawPage.open(port);
    page.enter();
    await page.until('admitted');
    // One second may end in their midst.
    for (let count = 0; count < 1200; count++) page.say({ t: 'keys', keys: 'x' });
    expect(await page.closed).toBe(1008);
    expect(page.heard.at(-1)).toEqual({ t: 'closed', words: 'This page sends too many messages.' });
  });

  it('is not taken where the room has no place for one more connection', async () => {
    const { entrance, port } = await doors.open();
    entrance.most = 2;
    const [first] = [await RawPage.open(port), await RawPage.open(port)];
    await expect(RawPage.open(port)).rejects.toThrow('503 Too many connections are open.');
    first.socket.close();
    await entrance.until('left 127.0.0.1');
    await (await RawPage.open(port)).until('exercise');
  });

  it('has at most so many connections that say nothing, and they give their places back', async () => {
    const { port } = await doors.open();
    const sockets = Array.from({ length: 80 }, () => connect(port, '127.0.0.1'));
    const gone = (socket: Socket) => new Promise((resolve) => socket.on('error', () => {}).once('close', resolve));
    const first = sockets.slice(0, 64);
    await Promise.all(sockets.slice(64).map(gone));
    await expect(ask(port, '/')).rejects.toThrow();
    const all = Promise.all(first.map(gone));
    for (const socket of first) socket.destroy();
    await all;
    await expect
      .poll(() =>
        ask(port, '/').then(
          ({ status }) => status,
          () => 0,
        ),
      )
      .toBe(200);
    // What spoke TLS gives its place back, too.
    for (let count = 0; count < 70; count++) expect((await ask(port, '/icon.svg')).status).toBe(200);
  });

  it('and does not enter in time is sent away, but not while the answer to a code is awaited', async () => {
    const { entrance, port } = await doors.open({ enterMs: 250 });
    const silent = await RawPage.open(port);
    expect(await silent.closed).toBe(1000);
    let answer = () => {};
    entrance.answering = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const [right, wrong] = [await RawPage.open(port), await RawPage.open(port)];
    right.enter();
    wrong.enter('wrong-code');
    await RawPage.open(port).then((page) => page.closed);
    answer();
    await right.until('admitted');
    expect(await wrong.closed).toBe(1000);
    expect(wrong.heard.at(-1)).toMatchObject({ t: 'refused' });
    expect(right.socket.readyState).toBe(right.socket.OPEN);
  });

  it('and answers no pings is taken for gone, unless anything else of it arrives', async () => {
    const { entrance, port } = await doors.open({ pingMs: 40 });
    const talking = await RawPage.open(port, { autoPong: false });
    const answering = await RawPage.open(port);
    talking.enter();
    await talking.until('admitted');
    const talk = setInterval(() => talking.say({ t: 'size', columns: 80, rows: 24 }), 20);
    const silent = await RawPage.open(port, { autoPong: false });
    silent.enter();
    expect(await silent.closed).toBe(1006);
    await entrance.until('gone');
    await answering.until('alive', 6);
    clearInterval(talk);
    expect([talking, answering].map(({ socket }) => socket.readyState)).toEqual([1, 1]);
  });
});
