// The stream between a terminal and a console: how long it waits, and what it hands on.
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { onlyKeys } from '../../../src/tui/input/key-stream.ts';

const ESC = '\u001b';

function opened() {
  const did: string[] = [];
  const source = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: (isRaw: boolean) => did.push(isRaw ? 'raw' : 'cooked'),
    ref: () => did.push('ref'),
    unref: () => did.push('unref'),
  });
  const { stdin, release } = onlyKeys(source as unknown as NodeJS.ReadStream);
  const keys: string[] = [];
  stdin.on('readable', () => {
    for (let key = stdin.read(); key !== null; key = stdin.read()) keys.push(key);
  });
  /** Everything that is due by then has come. */
  const elapse = async (ms: number) => {
    await vi.advanceTimersByTimeAsync(ms);
    return keys.splice(0);
  };
  const type = async (text: string) => {
    source.write(text);
    return await elapse(0);
  };
  return { did, source, stdin, release, elapse, type };
}

describe('the stream of keys', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('hands on each key by itself, and letters that come together together', async () => {
    const { type } = opened();
    await type('');
    expect(await type(`ab\u0017${ESC}[Ac\r`)).toEqual(['ab', '\u0017', `${ESC}[A`, 'c', '\r']);
  });

  it('takes a lone ESC for the key after 50 ms, and not for Alt with the next', async () => {
    const { type, elapse } = opened();
    expect(await type(ESC)).toEqual([]);
    expect(await elapse(49)).toEqual([]);
    expect(await elapse(1)).toEqual([`${ESC}[27u`]);
    expect(await type('q')).toEqual(['q']);
  });

  it('reads what has come before it gives up what it waits for', async () => {
    const { source, type, elapse } = opened();
    await type(ESC);
    vi.advanceTimersByTime(50);
    source.write('[A');
    expect(await elapse(0)).toEqual([`${ESC}[A`]);
  });

  it.each([']', '[', 'O', 'P', '[200~'])(
    'after ESC %s waits a second and a half, also while somebody types on',
    async (begins) => {
      const { type, elapse } = opened();
      await type(ESC + begins);
      const heard: string[] = [];
      for (let n = 0; n < 20; n++) heard.push(...(await type(';')), ...(await elapse(100)));
      expect(heard.join('').split(';').length).toBeGreaterThanOrEqual(5);
      expect(await type('q')).toEqual(['q']);
    },
  );

  it('waits on where a paste goes on in large pieces, however long it takes', async () => {
    const { type, elapse } = opened();
    await type(`${ESC}[200~`);
    for (let n = 0; n < 10; n++) {
      expect(await type('x'.repeat(100))).toEqual([]);
      expect(await elapse(1000)).toEqual([]);
    }
    expect(await type(`${ESC}[201~j`)).toEqual([`${ESC}[200~${'x'.repeat(1000)}${ESC}[201~`, 'j']);
  });

  it('is a terminal to whoever reads it, and knows of no other', async () => {
    const [one, two] = [opened(), opened()];
    expect(one.stdin.isTTY).toBe(true);
    one.stdin.setRawMode(true);
    one.stdin.ref();
    one.stdin.unref();
    one.stdin.setRawMode(false);
    expect([one.did, two.did]).toEqual([['raw', 'ref', 'unref', 'cooked'], []]);
    await one.type(`${ESC}]11;`);
    expect(await two.type('j')).toEqual(['j']);
  });

  it('lets go of what it read: nothing is taken any more, and no timer is left', async () => {
    const { type, release, source } = opened();
    await type(`${ESC}]`);
    release();
    expect(vi.getTimerCount()).toBe(0);
    expect(source.listenerCount('data')).toBe(0);
    expect(source.isPaused()).toBe(true);
  });

  it('ends where the terminal does, with what was begun', async () => {
    const { source, stdin, elapse } = opened();
    const ended = new Promise((resolve) => stdin.on('end', resolve));
    source.end(`j${ESC}`);
    expect(await elapse(0)).toEqual(['j', `${ESC}[27u`]);
    await ended;
  });
});
