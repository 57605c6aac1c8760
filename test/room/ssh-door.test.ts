// The door for ssh, with a client library: a screen or lines of text, and nothing else that ssh can do.
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import ssh2, { type ClientChannel, type ConnectConfig } from 'ssh2';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { RoomChair } from '../../src/room/door.ts';
import { newKey } from '../../src/room/host-key.ts';
import { type OpenDoor, openSshDoor } from '../../src/room/ssh-door.ts';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import { tableOf } from '../tui/table.ts';
import { roomOf } from './fake-line.ts';

// It finds Ink in the bundle alone, and no exercise ends here.
vi.mock('ink-table', () => ({ default: () => null }));

const HOST_KEY = newKey();
const OWN_KEY = newKey();
const THREE = { ukraine: 'person', coalition: 'person', us: 'person' } as const;

interface Open {
  door: OpenDoor;
  room: ReturnType<typeof roomOf>;
}
const opened: Open[] = [];
const clients: { end: () => unknown }[] = [];

async function open(): Promise<Open> {
  const { session } = await tableOf(findScenario('first-shot'), THREE, { isScriptOnly: true });
  const room = roomOf(session);
  const door = await openSshDoor(room, { host: '127.0.0.1', port: 0, hostKey: HOST_KEY });
  opened.push({ door, room });
  return { door, room };
}

afterEach(async () => {
  for (const client of clients.splice(0)) client.end();
  for (const { door, room } of opened.splice(0)) {
    await room.close();
    await door.close();
  }
});

/** A client that is in, or the reason why not. */
function call({ door }: Open, username: string, config: Partial<ConnectConfig>): Promise<ssh2.Client> {
  const client = new ssh2.Client();
  clients.push(client);
  return new Promise((resolve, reject) => {
    client.on('ready', () => resolve(client));
    client.on('error', reject);
    client.on('close', () => reject(new Error('closed')));
    client.connect({ host: '127.0.0.1', port: door.port, username, ...config });
  });
}

const inChair = (at: Open, chair: RoomChair, more: Partial<ConnectConfig> = {}) =>
  call(at, chair, { password: at.room.codeOf(chair), ...more });

const shell = (client: ssh2.Client): Promise<ClientChannel> =>
  new Promise((resolve, reject) =>
    client.shell({ cols: 120, rows: 36, term: 'xterm-256color' }, (error, channel) =>
      error ? reject(error) : resolve(channel),
    ),
  );

/** What has been read so far, to be waited on. */
function reading(channel: ClientChannel) {
  const heard = { text: '' };
  channel.on('data', (piece: Buffer) => {
    heard.text += piece.toString();
  });
  const see = (wanted: string | RegExp) => vi.waitFor(() => expect(heard.text).toMatch(wanted), { timeout: 10_000 });
  return { heard, see };
}

const refused = <T>(asks: (done: (error: Error | undefined, got?: T) => void) => unknown): Promise<string> =>
  new Promise((resolve, reject) => {
    asks((error) => (error ? resolve(error.message) : reject(new Error('it was granted'))));
  });

describe('with the code of a chair', () => {
  it('shows its screen and takes its keys', async () => {
    const at = await open();
    const channel = await shell(await inChair(at, 'ukraine'));
    const { see } = reading(channel);
    await see('Your name');
    channel.write('Anna\r');
    await see('BRIEF');
    channel.write('\r');
    await see('RESPONSES');
    channel.write('3\r');
    await vi.waitFor(() => expect(at.room.session.view('ukraine').drafts).toHaveLength(1));
    channel.setWindow(24, 80, 0, 0);
    await see('RESPONSES');
  });

  it('asked for as by a keyboard opens it too', async () => {
    const at = await open();
    const client = new ssh2.Client();
    clients.push(client);
    client.on('keyboard-interactive', (_name, _words, _language, _prompts, answer) => answer([at.room.codeOf('us')]));
    client.connect({ host: '127.0.0.1', port: at.door.port, username: 'us', tryKeyboard: true });
    await once(client, 'ready');
  });

  it('gives lines of text for the one command there is', async () => {
    const at = await open();
    const client = await inChair(at, 'coalition');
    const channel = await new Promise<ClientChannel>((resolve, reject) =>
      client.exec('plain', (error, got) => (error ? reject(error) : resolve(got))),
    );
    const { see, heard } = reading(channel);
    await see('Others decide now');
    expect(heard.text).not.toContain('\u001b');
    // A letter in two pieces.
    channel.write(Buffer.from([0xc3]));
    await new Promise((resolve) => setTimeout(resolve, 50));
    channel.write(Buffer.from([0xa4, 0x0a]));
    await see('"ä" is not understood');
    channel.write('leave\n');
    await see('You have left your chair');
  });

  it('ends with the words of the room', async () => {
    const at = await open();
    const channel = await shell(await inChair(at, 'us'));
    const { see } = reading(channel);
    await see('Your name');
    const closed = once(channel, 'close');
    at.room.renew('us');
    await see('The code of this chair has ended');
    await closed;
  });

  it('is not asked for again where the key was offered with it, until it is made anew', async () => {
    const at = await open();
    const both = { privateKey: OWN_KEY, authHandler: ['publickey', 'password'] as ['publickey', 'password'] };
    (await inChair(at, 'us', both)).end();
    const key = { privateKey: OWN_KEY, authHandler: ['publickey'] as ['publickey'] };
    await call(at, 'us', key);
    // For that chair alone, and for that key alone.
    await expect(call(at, 'ukraine', key)).rejects.toThrow(/authentication/i);
    const other = newKey();
    await expect(call(at, 'us', { ...key, privateKey: other })).rejects.toThrow(/authentication/i);
    at.room.renew('us');
    await expect(call(at, 'us', key)).rejects.toThrow(/authentication|closed/i);
  });

  it('grants no other thing that ssh can do', async () => {
    const at = await open();
    const client = await inChair(at, 'ukraine');
    expect(await refused((done) => client.exec('id', done))).toMatch(/unable to exec/i);
    expect(await refused((done) => client.exec('plain; id', done))).toMatch(/open fail/i);
    for (const ask of [
      (done: (error?: Error) => void) => client.sftp(done),
      (done: (error?: Error) => void) => client.subsys('netconf', done),
      (done: (error?: Error) => void) => client.forwardOut('127.0.0.1', 1, '127.0.0.1', at.door.port, done),
      (done: (error?: Error) => void) => client.forwardIn('127.0.0.1', 0, done),
      (done: (error?: Error) => void) => client.openssh_forwardOutStreamLocal('/tmp/x', done),
    ])
      expect(await refused(ask)).not.toBe('');
    const again = await inChair(at, 'ukraine');
    await shell(again);
    expect(await refused((done) => again.shell({ cols: 80, rows: 24 }, done))).toMatch(/open fail|unable/i);
    const third = await inChair(at, 'ukraine');
    expect(await refused((done) => third.shell(false, done))).toMatch(/unable/i);
  });
});

describe('without it', () => {
  it('is shut: wrong codes, codes of other chairs, unknown chairs, no code at all', async () => {
    const at = await open();
    for (const [chair, password] of [
      ['ukraine', 'wrong'],
      ['coalition', at.room.codeOf('ukraine')],
      ['root', at.room.codeOf('ukraine')],
    ] as const)
      await expect(call(at, chair, { password })).rejects.toThrow(/authentication/i);
    await expect(call(at, 'ukraine', {})).rejects.toThrow(/authentication/i);
    expect(at.room.logged.filter((line) => line.startsWith('A wrong code'))).toHaveLength(3);
    expect(at.room.logged.join()).not.toContain(at.room.codeOf('ukraine'));
  });

  it('takes noise for what it is, and goes on', async () => {
    const at = await open();
    for (const noise of [
      'GET / HTTP/1.1\r\n\r\n',
      'SSH-2.0-x\r\n',
      `SSH-2.0-x\r\n${'\u0000'.repeat(40_000)}`,
      '\u00ff'.repeat(100_000),
    ]) {
      const socket = connect(at.door.port, '127.0.0.1');
      socket.on('error', () => {});
      socket.resume();
      socket.write(noise);
      socket.end();
      await once(socket, 'close');
    }
    await inChair(at, 'us');
  });

  it('takes a bounded number of connections, and says so to the facilitator once in a while', async () => {
    const at = await open();
    const sockets: Socket[] = [];
    for (let n = 0; n < 40; n++) {
      const socket = connect(at.door.port, '127.0.0.1');
      socket.on('error', () => {});
      sockets.push(socket);
    }
    await vi.waitFor(() => expect(sockets.filter(({ closed }) => closed)).toHaveLength(16));
    expect(at.room.logged.filter((line) => line.startsWith('Too many'))).toHaveLength(1);
    for (const socket of sockets) socket.destroy();
    await vi.waitFor(() => inChair(at, 'us'));
  });
});

it('a client that vanishes leaves its chair as it is', async () => {
  const at = await open();
  const client = await inChair(at, 'ukraine');
  const channel = await shell(client);
  const { see } = reading(channel);
  await see('Your name');
  channel.write('Anna\r');
  await see('BRIEF');
  channel.write('\r');
  await see('RESPONSES');
  channel.write('bhalf typed');
  await see('half typed');
  client.destroy();
  const people = () => at.room.means(null).chairs()[0]!.people;
  await vi.waitFor(() => expect(people()).toMatchObject([{ name: 'Anna', isThere: false }]));
  const again = reading(await shell(await inChair(at, 'ukraine')));
  await again.see('half typed');
});

it('a client that is told to go and does not read that is cut off', async () => {
  const at = await open();
  const client = await inChair(at, 'us');
  await shell(client);
  const { _sock } = client as unknown as { _sock: Socket };
  _sock.pause();
  const left = vi.spyOn(at.room, 'left');
  at.room.renew('us');
  await vi.waitFor(() => expect(left).toHaveBeenCalled(), 8000);
}, 15_000);
