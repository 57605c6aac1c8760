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
import { startOf } from '../support/play.ts';
import { endRooms, roomFor } from '../support/room.ts';

afterEach(endRooms);

type Act = (session: Session) => ReturnType<Session['send']>;
const order = (response: 'warn' | 'air-defence') => ({ seat: 'ukraine', response, about: 'K47' }) as const;
const compose =
  (response: 'warn' | 'air-defence'): Act =>
  (session) =>
    session.send({
      do: 'compose',
      seat: 'ukraine',
      composition: { at: session.state().minute, order: order(response) },
    });
const commit: Act = (session) => session.send({ do: 'commit', seat: 'ukraine' });
const hold: Act = (session) => session.send({ do: 'hold', seat: 'ukraine', because: 'waiting' });

function begun(): Session {
  const holders = { ukraine: 'person', coalition: 'by-the-book', us: 'by-the-book' } as const;
  const start = startOf(holders, { seed: '41', isClosed: false });
  return startSession(findScenario('first-shot'), start, join(freshFolder(), 'x.rung.jsonl'), 'test');
}
const lines = (session: Session) => readFileSync(session.journal, 'utf8').split('\n');

describe.each([
  ['a commit', [compose('warn')], commit],
  ['a hold with two drafts', [compose('warn'), compose('air-defence')], hold],
] as const)('a disk that fills up during %s', (_, before, last) => {
  const drafted = () => {
    const session = begun();
    for (const act of before) expect(act(session)).not.toHaveProperty('denied');
    return session;
  };
  const undisturbed = drafted();
  const room = roomFor(1000);
  expect(last(undisturbed)).not.toHaveProperty('denied');
  const writes = 1000 - room.left;
  endRooms();
  const whole = lines(undisturbed);
  undisturbed.close();
  const each = Array.from({ length: writes }, (_, n) => n);

  it('writes more than once', () => {
    expect(writes).toBeGreaterThan(4);
  });

  it.each(each)('after %i writes, does the rest when there is room, and nothing twice', (fit) => {
    const session = drafted();
    roomFor(fit);
    expect(last(session)).toHaveProperty('denied', expect.stringContaining('The disk is full'));
    const kept = lines(session).slice(0, -1);
    expect(kept).toEqual(whole.slice(0, kept.length));
    expect(verify(session.journal)).toMatchObject({ ok: true, intact: true });
    roomFor(Number.POSITIVE_INFINITY);
    const answer = last(session);
    if (fit === 0) expect(answer).not.toHaveProperty('denied');
    else expect(answer).toHaveProperty('denied', expect.stringContaining('look at it first'));
    expect(lines(session)).toEqual(whole);
    expect(session.view('ukraine')).toEqual(undisturbed.view('ukraine'));
    session.close();
  });

  it.each(each)('after %i writes, goes on from there after a stop', (fit) => {
    const session = drafted();
    roomFor(fit);
    last(session);
    session.close();
    roomFor(Number.POSITIVE_INFINITY);
    const { session: again } = resumeSession(session.journal);
    if (fit === 0) last(again);
    expect(lines(again)).toEqual(whole);
    again.close();
  });
});

describe('a record that ends', () => {
  it('at any line goes on to the same orders', () => {
    const holders = { ukraine: 'by-the-book', coalition: 'by-the-book', us: 'trigger-happy' } as const;
    const start = startOf(holders, { seed: '5' });
    const session = startSession(findScenario('first-shot'), start, join(freshFolder(), 'x.rung.jsonl'), 'test');
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
      const { session: again } = resumeSession(cut);
      expect(given(again), `after line ${count}`).toEqual(orders);
      again.close();
    }
  });
});
