// A room of several screens over loopback: how soon a key is answered with eight consoles open, what a console costs, and what
// a tick of the turn timer sends.
import { readFileSync } from 'node:fs';
import type { RoomChair } from '../../src/room/door.ts';
import { HostProgram, PageClient, SshClient } from '../room/hosted.ts';
import { freshFolder } from '../support/folder.ts';

const CHAIRS: readonly RoomChair[] = ['ukraine', 'coalition', 'us', 'excon', 'wall', 'observer', 'ukraine', 'us'];
/** Longer than a person takes between two keys that are held, so that each frame is one key's. */
const BETWEEN_MS = 60;
const SETTLED_MS = 1500;
const TICKS = 10;

export interface RoomFigures {
  /** Milliseconds from a key to the first byte at the client. */
  cursor: number[];
  commit: number[];
  /** MiB of the host for each console beyond the first; null where the system does not say. */
  consoleMiB: number | null;
  /** Bytes that a tick sends to one console. */
  tickBytes: number;
}

type Client = PageClient | SshClient;

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const memoryOf = (pid: number): number | null => {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
  } catch {
    return null;
  }
};

export async function roomFigures(keys: number): Promise<RoomFigures> {
  const host = new HostProgram(freshFolder());
  await host.start('big-push', '--seed', '7', '--timer', '90m');
  const clients: Client[] = [];
  const memory: (number | null)[] = [];
  try {
    for (const [n, chair] of CHAIRS.entries()) {
      const client = n % 2 === 0 ? new PageClient(host) : new SshClient(host);
      clients.push(client);
      await client.enter(chair);
      await sitDown(client, chair);
      await wait(SETTLED_MS);
      memory.push(memoryOf(host.pid));
    }
    const [anna, carl, una, excon] = clients as [Client, Client, Client, Client];
    excon.type('s');
    await anna.see('▸ to decide');
    const cursor: number[] = [];
    for (let n = 0; n < keys; n++) cursor.push(await answered(n % 2 === 0 ? anna : carl, n % 4 < 2 ? 'j' : 'k'));
    const before = clients.map(({ bytes }) => bytes);
    await wait(TICKS * 1000);
    const ticked = Math.max(...clients.map(({ bytes }, n) => bytes - before[n]!));
    return {
      cursor,
      commit: await commits({ Ukraine: anna, Coalition: carl, US: una }, Math.min(keys, 60)),
      consoleMiB: costOf(memory),
      tickBytes: ticked / TICKS,
    };
  } finally {
    for (const client of clients) client.end();
    await host.kill('SIGTERM');
  }
}

async function sitDown(client: Client, chair: RoomChair): Promise<void> {
  if (chair === 'wall') return client.see('WALL');
  await client.see('Your name');
  client.type('Somebody\r');
  if (chair === 'excon' || chair === 'observer') return client.see(chair === 'excon' ? 'STARTEX' : 'OBSERVER');
  await client.see('─ BRIEF ─');
  client.type('\r');
  await client.see('RESPONSES');
}

/** Milliseconds to the first byte of what a key brings about. */
async function answered(client: Client, key: string): Promise<number> {
  await wait(BETWEEN_MS);
  const { bytes } = client;
  const at = performance.now();
  client.type(key);
  await client.until(() => client.bytes > bytes, `an answer to ${key}`);
  return client.cameAt - at;
}

/** Each seat commits whenever it is asked, until so many were timed or the exercise is over. */
async function commits(seats: Readonly<Record<string, Client>>, most: number): Promise<number[]> {
  const took: number[] = [];
  for (let n = 0; n < 10 * most && took.length < most; n++) {
    await wait(BETWEEN_MS);
    const asked = Object.entries(seats).find(([title, { text }]) => text().includes(`${title} ▸ to decide`));
    if (!asked) continue;
    const [title, seat] = asked;
    // With an order a commit asks nothing.
    seat.type('1\r');
    const drafted = new RegExp(`ORDERS of this turn · ${title} · [1-9]`);
    await seat.see(drafted);
    took.push(await answered(seat, 'c'));
    // Either another decides now, or it is this seat's next turn.
    const isGiven = () => !drafted.test(seat.text()) || !seat.text().includes(`${title} ▸ to decide`);
    await seat.until(isGiven, 'that the orders are given');
  }
  return took;
}

/** What each console beyond the first added, as the host's memory grew. */
function costOf(memory: readonly (number | null)[]): number | null {
  const [first, last] = [memory[0], memory.at(-1)];
  return first == null || last == null ? null : Math.max(0, last - first) / (memory.length - 1);
}
