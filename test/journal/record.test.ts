// The record: sealed, replayed, verified; resumed after any stop; nothing acknowledged is ever lost.

import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { digestOf, NO_DIGEST } from '../../src/journal/entry.ts';
import { readJournal, readUntilDamage } from '../../src/journal/read.ts';
import { replay } from '../../src/journal/replay.ts';
import { verify, verifyByBytes, verifyRead } from '../../src/journal/verify.ts';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import { resumeSession, startSession } from '../../src/session/session.ts';
import { composed } from '../support/orders.ts';
import { startOf } from '../support/play.ts';
import { drill, folder } from './drilled.ts';

describe('a journal', () => {
  let journal = '';
  beforeAll(async () => {
    journal = await drill('sealed');
  });

  it('is the same, byte for byte, for the same seed, doctrine and orders', async () => {
    expect(readFileSync(await drill('again'))).toEqual(readFileSync(journal));
    expect(readFileSync(await drill('other', '42'))).not.toEqual(readFileSync(journal));
  });

  it('verifies, and replays to the state that was played', () => {
    expect(verify(journal)).toMatchObject({ ok: true, intact: true, firstDifference: null, rulingsDiffering: 0 });
    const state = replay(readJournal(journal));
    expect(state.isEnded).toBe(true);
    expect(state.orders.length).toBe(verify(journal).rulings);
  });

  it.each(['first-shot', 'big-push', 'open-drill'])(
    'of %s verifies to the letter as it does when it is read',
    async (name) => {
      const file = join(folder, `letter-${name}.jsonl`);
      const holders = { ukraine: 'person', coalition: 'trigger-happy', us: 'slow' } as const;
      const session = await startSession(findScenario(name), startOf(holders), file, 'test');
      await session.send({ do: 'ask', seat: 'ukraine', text: 'Does ","events":[{"type":"clock-moved"}]} end a line?' });
      for (let turns = 0; turns < 12 && !session.state().isEnded; turns++)
        await session.send({ do: 'hold', seat: 'ukraine', because: null });
      session.close();
      const { damage, ...read } = readUntilDamage(file);
      const toTheLetter = verifyByBytes(file);
      expect(toTheLetter).toMatchObject({ ok: true, entries: read.entries.length, head: read.head });
      expect(toTheLetter).toEqual(verifyRead(read, damage));
    },
  );

  /** The journal with every line changed and sealed again. */
  function resealed(name: string, change: (line: string) => string): string {
    let prev = NO_DIGEST;
    const lines = readFileSync(journal, 'utf8').trimEnd().split('\n');
    const sealed = lines.map((line) => {
      const { digest: _, ...entry } = { ...JSON.parse(line), prev };
      const head = change(JSON.stringify(entry)).slice(0, -1);
      prev = digestOf(head);
      return `${head},"digest":"${prev}"}\n`;
    });
    const file = join(folder, name);
    writeFileSync(file, sealed.join(''));
    return file;
  }

  it.each([
    ['a blank more', (line: string) => line.replace(',"events":[', ',"events": [')],
    ['a key that stands twice', (line: string) => line.replace(',"events":[', ',"events":[],"events":[')],
    ['another scenario behind the first', (line: string) => line.replace(',"events":[', ',"scenario":{},"events":[')],
    ['a letter written as its number', (line: string) => line.replace('"prev":"', '"pre\\u0076":"')],
  ])('that is sealed and written in another way does not hold: %s', (_, change) => {
    const file = resealed('spaced.jsonl', change);
    expect(verifyByBytes(file)).toBeNull();
    expect(verify(file)).toMatchObject({ ok: false, intact: false });
  });

  it.each(['scenario', 'doctrine', 'seed'])(
    'whose %s is not what was digested is found out, sealed as it is',
    (what) => {
      const digest = new RegExp(`("${what}":")([0-9a-f])([0-9a-f]{63}")`);
      const file = resealed(`${what}.jsonl`, (line) =>
        line.replace(digest, (_, before, first, after) => before + (first === '0' ? '1' : '0') + after),
      );
      expect(verifyByBytes(file)).toBeNull();
      expect(verify(file)).toMatchObject({
        ok: false,
        intact: true,
        firstDifference: { line: 1, reason: `the ${what} does not fit its digest` },
      });
    },
  );

  it('with a replacement character is found damaged where its bytes are broken again', async () => {
    const file = join(folder, 'broken.jsonl');
    const session = await startSession(
      findScenario('first-shot'),
      startOf({ ukraine: 'person', coalition: 'passive', us: 'passive' }),
      file,
      'test',
    );
    await session.send({ do: 'ask', seat: 'ukraine', text: 'What is \ufffd?' });
    session.close();
    expect(verifyByBytes(file)?.ok).toBe(true);
    const bytes = readFileSync(file);
    // Three bytes that decode to the same letter.
    Buffer.from([0xf0, 0x90, 0x80]).copy(bytes, bytes.indexOf('\ufffd'));
    writeFileSync(file, bytes);
    expect([verifyByBytes(file), verify(file).ok]).toEqual([null, false]);
  });

  it('is found damaged after any single changed byte', () => {
    const bytes = readFileSync(journal);
    const spoiled = join(folder, 'spoiled.jsonl');
    // Every 397th byte, and all of the last line's end: each changed in two ways.
    const places = [...Array(Math.floor(bytes.length / 397)).keys()].map((n) => n * 397);
    for (const at of [...places, bytes.length - 1, bytes.length - 2, bytes.length - 40]) {
      for (const flip of [0x01, 0x20]) {
        const changed = Buffer.from(bytes);
        changed[at] = changed[at]! ^ flip;
        writeFileSync(spoiled, changed);
        const result = verify(spoiled);
        expect([at, result.ok]).toEqual([at, false]);
        expect(result.firstDifference?.line).toBeGreaterThan(0);
      }
    }
  }, 60_000);

  it('names the line of a difference, and says where the record is intact but a rule has changed', async () => {
    const { decodeEntry, encodeEntry, NO_DIGEST } = await import('../../src/journal/entry.ts');
    const lines = readFileSync(journal, 'utf8').trimEnd().split('\n');
    let prev = NO_DIGEST;
    let changedAt = 0;
    const resealed = lines.map((line, n) => {
      const entry = decodeEntry(Buffer.from(line), n, n === 0 ? NO_DIGEST : JSON.parse(lines[n - 1]!).digest);
      if ('damage' in entry) throw new Error(entry.damage);
      for (const event of entry.body.events) {
        if (event.type !== 'order-ruled' || event.given.n !== 1 || event.given.ruling.verdict === 'refused') continue;
        event.given.ruling.effectAt += 1;
        changedAt = n + 1;
      }
      const sealed = encodeEntry(n, prev, entry.body);
      prev = sealed.digest;
      return sealed.line;
    });
    const file = join(folder, 'resealed.jsonl');
    writeFileSync(file, `${resealed.join('\n')}\n`);
    const result = verify(file);
    expect(result).toMatchObject({ ok: false, intact: true, rulingsDiffering: 1 });
    expect(result.firstDifference?.line).toBe(changedAt);
  });

  it('never overwrites another', async () => {
    await expect(drill('sealed')).rejects.toThrow('There is a file of that name already');
  });
});

describe('an exercise stopped in the middle', () => {
  const begin = async (name: string) =>
    await startSession(
      findScenario('first-shot'),
      startOf({ ukraine: 'person', coalition: 'by-the-book', us: 'by-the-book' }),
      join(folder, name),
      'test',
    );

  it('continues where it was, with its drafts', async () => {
    const session = await begin('stopped.jsonl');
    await session.send({
      do: 'compose',
      seat: 'ukraine',
      composition: composed(session.state().minute, { seat: 'ukraine', response: 'warn', about: 'K47' }),
    });
    const before = session.state();
    const head = session.head();
    session.close();
    const { session: resumed } = await resumeSession(join(folder, 'stopped.jsonl'));
    expect(resumed.state()).toEqual(before);
    expect(resumed.head()).toBe(head);
    await resumed.send({ do: 'commit', seat: 'ukraine' });
    expect(resumed.state().orders[0]?.ruling.verdict).toBe('accepted');
    resumed.close();
    expect(verify(join(folder, 'stopped.jsonl')).ok).toBe(true);
  });

  it('drops a torn last line when something is written, and not before; verify reports it', async () => {
    const session = await begin('torn.jsonl');
    await session.send({ do: 'commit', seat: 'ukraine' });
    const whole = session.state();
    session.close();
    const file = join(folder, 'torn.jsonl');
    const sound = readFileSync(file);
    appendFileSync(file, '{"n":3,"prev":"abc');
    const torn = readFileSync(file);
    expect(verify(file)).toMatchObject({
      ok: false,
      intact: false,
      firstDifference: { reason: 'the last line was cut off while it was written' },
    });
    const { session: resumed, isTorn } = await resumeSession(file);
    expect([isTorn, resumed.state(), resumed.isRecorded()]).toEqual([true, whole, true]);
    // What is refused and what is looked at changes nothing.
    expect(await resumed.send({ do: 'reflect', by: 'us', answers: { well: '1' } })).toHaveProperty('denied');
    expect([resumed.hasCutTail(), readFileSync(file)]).toEqual([false, torn]);
    resumed.close();
    expect(readFileSync(file)).toEqual(torn);
    const { session: again } = await resumeSession(file);
    await again.send({ do: 'commit', seat: 'ukraine' });
    expect([again.hasCutTail(), again.isRecorded()]).toEqual([true, true]);
    expect(readFileSync(file).subarray(0, sound.length)).toEqual(sound);
    again.close();
    expect(verify(file).ok).toBe(true);
  });

  it('is never cut or overwritten where its middle is damaged', async () => {
    const session = await begin('damaged.jsonl');
    await session.send({ do: 'commit', seat: 'ukraine' });
    session.close();
    const file = join(folder, 'damaged.jsonl');
    const bytes = readFileSync(file);
    bytes[bytes.indexOf(10) + 30] = 0x7e;
    writeFileSync(file, bytes);
    await expect(resumeSession(file)).rejects.toThrow('The journal is damaged');
    expect(readFileSync(file)).toEqual(bytes);
  });
});
