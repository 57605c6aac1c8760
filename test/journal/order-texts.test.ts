// Texts of orders in the record: kept, replayed and decided again as they were; older records have none.
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readJournal } from '../../src/journal/read.ts';
import { replay } from '../../src/journal/replay.ts';
import { verify } from '../../src/journal/verify.ts';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import { resumeSession, startSession } from '../../src/session/session.ts';
import { freshFolder } from '../support/folder.ts';
import { composed } from '../support/orders.ts';
import { startOf } from '../support/play.ts';
import { bodiesOf, seal } from '../support/reseal.ts';

const stored = new URL('./stored/', import.meta.url).pathname;
const folder = freshFolder();
const HOLDERS = { ukraine: 'person', coalition: 'by-the-book', us: 'by-the-book' } as const;

describe('the record', () => {
  it('keeps the text of an order, also of one that waits, through a stop and a replay', async () => {
    const file = join(folder, 'kept.rung.jsonl');
    const session = await startSession(findScenario('first-shot'), startOf(HOLDERS), file, 'test');
    const order = { seat: 'ukraine', response: 'warn', about: 'K47' } as const;
    const at = session.state().minute;
    await session.send({ do: 'compose', seat: 'ukraine', composition: composed(at, order, { text: ' Stop it. ' }) });
    session.close();
    const again = (await resumeSession(file)).session;
    expect(again.view('ukraine').drafts).toMatchObject([{ text: 'Stop it.' }]);
    await again.send({ do: 'hold', seat: 'ukraine', because: null });
    while (!again.view('ukraine').isAtKeyboard) await again.send({ do: 'step' });
    expect(again.view('ukraine').drafts).toMatchObject([{ text: 'Stop it.' }]);
    await again.send({ do: 'commit', seat: 'ukraine' });
    again.close();
    const texts = replay(readJournal(file)).orders.map(({ order: { response }, text }) => [response, text]);
    expect(texts).toContainEqual(['warn', 'Stop it.']);
    expect(verify(file)).toMatchObject({ ok: true, rulingsDiffering: 0 });
  });

  it.each([1, 2, 3, 4, 5, 6])('of format %i has no text and no draft, and none is offered in it', (format) => {
    const { opening, entries } = readJournal(`${stored}format-${format}.rung.jsonl`);
    const { orders, seats, received } = replay(readJournal(`${stored}format-${format}.rung.jsonl`));
    expect(orders.length).toBeGreaterThan(0);
    expect(new Set(orders.map(({ text }) => text))).toEqual(new Set([null]));
    expect(new Set(received.map(({ draft }) => draft))).toEqual(new Set([null]));
    expect(seats.ukraine.drafts.every(({ text }) => text === null)).toBe(true);
    for (const { class: is, wording } of opening.scenario.doctrine.responses)
      expect(wording).toBe(is === 'diplomatic' ? '' : null);
    const composing = entries.flatMap(({ body }) =>
      'command' in body && body.command.do === 'compose' ? [body.command.composition.text] : [],
    );
    expect(composing.every((text) => text === null)).toBe(true);
  });

  it('of an older format goes on with texts', async () => {
    const file = join(folder, 'older.rung.jsonl');
    const source = join(folder, 'source.rung.jsonl');
    copyFileSync(`${stored}format-4-facilitated.rung.jsonl`, source);
    seal(file, bodiesOf(source).slice(0, 24));
    const { session } = await resumeSession(file);
    const { minute } = session.state();
    const composition = composed(minute, { seat: 'ukraine', response: 'warn' }, { text: 'Stop it.' });
    expect(await session.send({ do: 'compose', seat: 'ukraine', composition })).not.toHaveProperty('denied');
    expect(await session.send({ do: 'commit', seat: 'ukraine' })).not.toHaveProperty('denied');
    session.close();
    expect(verify(file)).toMatchObject({ ok: true, rulingsDiffering: 0 });
    expect(replay(readJournal(file)).orders.map(({ text }) => text)).toContain('Stop it.');
  });
});
