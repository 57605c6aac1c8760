// Journals of every format that ever was: one of each is stored, and goes on working. Those of format 4 and the one of format
// 5 were played in the console of the version that wrote them, the facilitated ones with the very same keys; those of format 7
// come of a drill and of a red cell in plain mode; those of format 8 of a room over both doors, and of going back in one; the one of format 9 of holding in plain mode.
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FORMAT } from '../../src/journal/entry.ts';
import { readJournal, readUntilDamage } from '../../src/journal/read.ts';
import { replay } from '../../src/journal/replay.ts';
import { verify } from '../../src/journal/verify.ts';
import { branchSession } from '../../src/session/branch.ts';
import { resumeSession } from '../../src/session/session.ts';
import { freshFolder, root } from '../support/folder.ts';
import { composed } from '../support/orders.ts';
import { bodiesOf, seal } from '../support/reseal.ts';

const stored = new URL('./stored/', import.meta.url).pathname;
const names = readdirSync(stored).filter((name) => name.endsWith('.jsonl'));
const folder = freshFolder();
const RECORD = join(root, 'src', 'manual', '20-record.md');
const STAMP = '2026-11-29T12:00:00.000Z';

describe('journals of every format can still be opened', () => {
  const formats = Array.from({ length: FORMAT }, (_, n) => n + 1);
  it('there is at least one of each, and the manual says what is new in it', () => {
    for (const format of formats) expect(names).toContain(`format-${format}.rung.jsonl`);
    const rows = readFileSync(RECORD, 'utf8').match(/(?<=^\| )\d+(?= \| .+ \| .+ \|$)/gm);
    expect(rows?.map(Number)).toEqual(expect.arrayContaining(formats));
  });

  it.each(names)('%s', (name) => {
    const copy = join(folder, name);
    copyFileSync(stored + name, copy);
    const result = verify(copy);
    expect(result).toMatchObject({ ok: true, intact: true, isAltered: false, rulingsDiffering: 0 });
    expect(replay(readJournal(copy)).isEnded).toBe(true);
  });
});

describe('format 5', () => {
  // The events as text, since what is decided again is compared so; but for the time of the day.
  const told = (name: string) => {
    const { opening, entries } = readJournal(stored + name);
    const untimed = (value: unknown) => JSON.stringify(value, (key, each) => (key === 'stamp' ? STAMP : each));
    const commands = entries.map(({ body }) => ('command' in body ? { ...body.command, stamp: STAMP } : null));
    return [opening.scenario, opening.start, commands, ...entries.map(({ body: { events } }) => untimed(events))];
  };

  it('says with null what format 4 left out: the same keys pressed come to the same record', () => {
    expect(told('format-4-facilitated.rung.jsonl')).toEqual(told('format-5.rung.jsonl'));
  });
});

describe('a journal of an older format', () => {
  /** The first lines of a stored journal. */
  function cut(name: string, lines: number, as = `cut-${lines}`): string {
    const file = join(folder, `${as}.rung.jsonl`);
    writeFileSync(
      file,
      `${readFileSync(stored + name, 'utf8')
        .split('\n')
        .slice(0, lines)
        .join('\n')}\n`,
    );
    return file;
  }

  it('is continued in this one, and verifies, resumes and branches as one record', async () => {
    const file = cut('format-4-facilitated.rung.jsonl', 24);
    const { session } = await resumeSession(file);
    const { minute, seats } = session.state();
    expect(seats.ukraine.drafts.map(({ order }) => order.response)).toEqual([
      'warn',
      'air-defence',
      'halt',
      'acknowledge',
    ]);
    // Held drafts are taken back, and come back with the keyboard.
    await session.send({ do: 'hold', seat: 'ukraine', because: null });
    await session.send({ do: 'step' });
    await session.send({
      do: 'compose',
      seat: 'ukraine',
      composition: composed(minute, { seat: 'ukraine', response: 'warn' }),
    });
    await session.send({ do: 'jump', to: minute + 600 });
    session.close();
    expect(verify(file)).toMatchObject({ ok: true, rulingsDiffering: 0 });

    const again = (await resumeSession(file)).session;
    await again.send({ do: 'end', stamp: STAMP });
    await again.send({ do: 'reflect', by: 'ukraine', answers: { well: 'We warned.' } });
    again.close();
    const { written, entries } = readJournal(file);
    expect([written.format, verify(file).ok, entries.length > 30]).toEqual([4, true, true]);

    const branch = await branchSession(file, entries.length - 2, join(folder, 'branch.rung.jsonl'));
    await branch.send({ do: 'step' });
    branch.close();
    expect(verify(branch.journal)).toMatchObject({ ok: true, rulingsDiffering: 0 });
  });

  it('is called altered where it comes out otherwise under its own law, by a version that decided as this one does', () => {
    const bodies = bodiesOf(`${stored}format-4-facilitated.rung.jsonl`) as {
      events: { type: string; to?: number }[];
    }[];
    const moved = bodies.flatMap(({ events }) => events).find(({ type }) => type === 'clock-moved')!;
    moved.to! -= 1;
    const found = verify(seal(join(folder, 'altered.rung.jsonl'), bodies));
    expect(found).toMatchObject({ ok: false, intact: true, isAltered: true, firstDifference: { line: 3 } });
  });

  it('holds no line of its own format once a newer version has continued it', () => {
    const [before, since] = [
      bodiesOf(cut('format-4-facilitated.rung.jsonl', 40)),
      bodiesOf(`${stored}format-5.rung.jsonl`),
    ];
    const mixed = (...bodies: unknown[]) => readUntilDamage(seal(join(folder, 'mixed.rung.jsonl'), bodies)).damage;
    expect(mixed(...before.slice(0, 16), ...since.slice(16, 40))).toBeNull();
    expect(mixed(...before.slice(0, 16), ...since.slice(16, 20), ...before.slice(20, 40))).toMatchObject({ line: 21 });
    expect(mixed(since[0], ...before.slice(1, 40))).toMatchObject({ line: 2 });
  });
});
