// A record that ends at any line, for a disk that filled up or a machine that went out: what is on it stays, the rest is
// done when it goes on, nothing twice, and nobody's turn passes unseen.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { verify } from '../../src/journal/verify.ts';
import { SEATS } from '../../src/ladder/index.ts';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import { resumeSession, type Session, startSession } from '../../src/session/session.ts';
import { freshFolder } from '../support/folder.ts';
import { composed } from '../support/orders.ts';
import { startOf } from '../support/play.ts';
import { endRooms, roomFor } from '../support/room.ts';

afterEach(endRooms);

type Act = (session: Session) => ReturnType<Session['send']>;
const order = (response: 'warn' | 'air-defence') => ({ seat: 'ukraine', response, about: 'K47' }) as const;
const compose =
  (response: 'warn' | 'air-defence'): Act =>
  async (session) =>
    await session.send({
      do: 'compose',
      seat: 'ukraine',
      composition: composed(session.state().minute, order(response)),
    });
const commit: Act = (session) => session.send({ do: 'commit', seat: 'ukraine' });
const hold: Act = (session) => session.send({ do: 'hold', seat: 'ukraine', because: 'waiting' });

async function begun(): Promise<Session> {
  const holders = { ukraine: 'person', coalition: 'by-the-book', us: 'by-the-book' } as const;
  const start = startOf(holders, { seed: '41', isClosed: false });
  return await startSession(findScenario('first-shot'), start, join(freshFolder(), 'x.rung.jsonl'), 'test');
}
const lines = (session: Session) => readFileSync(session.journal, 'utf8').split('\n');

describe.each([
  ['a commit', [compose('warn')], commit],
  ['a hold with two drafts', [compose('warn'), compose('air-defence')], hold],
] as const)('a disk that fills up during %s', async (_, before, last) => {
  const drafted = async () => {
    const session = await begun();
    for (const act of before) expect(await act(session)).not.toHaveProperty('denied');
    return session;
  };
  const undisturbed = await drafted();
  const room = roomFor(1000);
  expect(await last(undisturbed)).not.toHaveProperty('denied');
  const writes = 1000 - room.left;
  endRooms();
  const whole = lines(undisturbed);
  undisturbed.close();
  const each = Array.from({ length: writes }, (_, n) => n);

  it('writes more than once', () => {
    expect(writes).toBeGreaterThan(3);
  });

  it.each(each)('after %i writes, does the rest when there is room, and nothing twice', async (fit) => {
    const session = await drafted();
    roomFor(fit);
    expect(await last(session)).toHaveProperty('denied', expect.stringContaining('The disk is full'));
    const kept = lines(session).slice(0, -1);
    expect(kept).toEqual(whole.slice(0, kept.length));
    expect(verify(session.journal)).toMatchObject({ ok: true, intact: true });
    roomFor(Number.POSITIVE_INFINITY);
    const answer = await last(session);
    if (fit === 0) expect(answer).not.toHaveProperty('denied');
    else expect(answer).toHaveProperty('denied', expect.stringContaining('look at it first'));
    expect(lines(session)).toEqual(whole);
    expect(session.view('ukraine')).toEqual(undisturbed.view('ukraine'));
    session.close();
  });

  it.each(each)('after %i writes, goes on from there after a stop', async (fit) => {
    const session = await drafted();
    roomFor(fit);
    await last(session);
    session.close();
    roomFor(Number.POSITIVE_INFINITY);
    const { session: again } = await resumeSession(session.journal);
    if (fit === 0) await last(again);
    expect(lines(again)).toEqual(whole);
    again.close();
  });
});

describe('a record that ends', () => {
  it('at any line goes on to the same orders', async () => {
    const holders = { ukraine: 'by-the-book', coalition: 'by-the-book', us: 'trigger-happy' } as const;
    const start = startOf(holders, { seed: '5' });
    const session = await startSession(findScenario('first-shot'), start, join(freshFolder(), 'x.rung.jsonl'), 'test');
    expect(session.state().isEnded).toBe(true);
    const given = ({ view }: Session) =>
      SEATS.map((seat) => view(seat).orders.map(({ at, order }) => `${at} ${seat} ${JSON.stringify(order)}`));
    const orders = given(session);
    expect(orders.flat().length).toBeGreaterThan(10);
    const whole = lines(session);
    session.close();
    const cut = join(freshFolder(), 'cut.rung.jsonl');
    for (let count = 1; count < whole.length; count++) {
      writeFileSync(cut, `${whole.slice(0, count).join('\n')}\n`);
      const { session: again } = await resumeSession(cut);
      expect(given(again), `after line ${count}`).toEqual(orders);
      again.close();
    }
  });
});
