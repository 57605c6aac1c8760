// A chair: it gives its own commands and no others, shows its own view and no more, and calls whoever looks at it.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Start } from '../../src/exercise/events.ts';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import {
  commissionChair,
  exconChair,
  redChair,
  type SeatChair,
  seatChair,
  wallChair,
} from '../../src/session/chair.ts';
import { seatingOf } from '../../src/session/seating.ts';
import { startSession } from '../../src/session/session.ts';
import { freshFolder } from '../support/folder.ts';
import { composed } from '../support/orders.ts';
import { startOf } from '../support/play.ts';

const THREE = { ukraine: 'person', coalition: 'person', us: 'by-the-book' } as const;

async function room(more: Partial<Start> = {}) {
  const start = startOf(THREE, { hasExcon: true, commission: 'person', isScriptOnly: true, ...more });
  const session = await startSession(findScenario('first-shot'), start, join(freshFolder(), 'chair.jsonl'), 'test');
  await session.send({ do: 'mark', mark: 'startex', text: null, stamp: '2026-03-01T09:30:00Z' });
  return session;
}

const DENIED = { denied: 'This chair gives no such command.' };
const warn = { response: 'warn', about: 'K47' } as const;

describe('a chair', () => {
  it('gives the commands of its seat, stamped with the seat', async () => {
    const session = await room();
    await commissionChair(session).send({ do: 'adjourn' });
    const chair = seatChair(session, 'ukraine');
    const { minute } = chair.view();
    const composition = composed(minute, { seat: 'ukraine', ...warn });
    expect(await chair.send({ do: 'compose', composition })).toMatchObject([
      { type: 'order-composed', seat: 'ukraine' },
    ]);
    expect(chair.view().drafts).toHaveLength(1);
    expect(session.view('coalition').drafts).toEqual([]);
  });

  it.each([
    { do: 'step' },
    { do: 'end', stamp: 'now' },
    { do: 'mark', mark: 'note', text: 'x', stamp: 'now' },
    { do: 'overrule', order: 0, verdict: 'accepted', because: 'x' },
    { do: 'find', about: 'K47', verdict: { verdict: 'broader' }, by: 'excon' },
    { do: 'find', about: 'K47', verdict: { verdict: 'broader' } },
    { do: 'adjourn' },
    { do: 'red', deed: { act: 'drop', no: 1 } },
    { do: 'red', by: 'excon', deed: { act: 'drop', no: 1 } },
    { do: 'red-adjourn' },
    { do: 'red-waits', is: true },
    { do: 'reflect', by: 'coalition', answers: { well: 'x' } },
    { do: 'commit', seat: 'coalition' },
    { do: 'ask', seat: 'coalition', text: 'x' },
    { do: 'compose', composition: { at: 40, order: { seat: 'coalition', ...warn } } },
  ])('of a seat gives nothing of a facilitator, the Commission or another seat: $do', async (command) => {
    const session = await room();
    const head = session.head();
    const chair = seatChair(session, 'ukraine') as unknown as { send: (given: object) => Promise<object> };
    expect(await chair.send(command)).toEqual(DENIED);
    expect(session.head()).toBe(head);
  });

  it('of the wall looks and is called, and has nothing by which to give a command', async () => {
    const session = await room();
    const chair = wallChair(session);
    expect(Object.keys(chair).sort()).toEqual(['chair', 'subscribe', 'view', 'words']);
    expect(chair.words.title).toBe('First shot');
    let calls = 0;
    const stop = chair.subscribe(() => calls++);
    const before = chair.view();
    await seatChair(session, 'ukraine').send({ do: 'ask', text: 'SECRET-QUESTION' });
    expect([calls, chair.view()]).toEqual([1, before]);
    stop();
    await seatChair(session, 'ukraine').send({ do: 'ask', text: 'Again?' });
    expect(calls).toBe(1);
  });

  it('of the Commission finds in no name but its own, and the facilitator in no name but theirs', async () => {
    const session = await room();
    const finding = { do: 'find', about: 'K47', verdict: { verdict: 'broader' } } as const;
    const commission = commissionChair(session) as unknown as { send: (given: object) => Promise<object> };
    expect(await commission.send({ ...finding, by: 'excon' })).toEqual(DENIED);
    expect(await commission.send({ do: 'commit', seat: 'ukraine' })).toEqual(DENIED);
    const excon = exconChair(session) as unknown as { send: (given: object) => Promise<object> };
    expect(await excon.send(finding)).toEqual(DENIED);
    expect(await excon.send({ do: 'commit', seat: 'ukraine' })).toEqual(DENIED);
  });

  it('of the red cell acts in its own name alone, and gives no command of another chair', async () => {
    const session = await room({ red: 'person' });
    const words = { act: 'say', as: 'press', medium: 'press', to: ['us'], text: 'Quiet.' } as const;
    const red = redChair(session) as unknown as { send: (given: object) => Promise<object> };
    const others = [
      { do: 'red', by: 'excon', deed: words },
      { do: 'red-waits', is: true },
      { do: 'adjourn' },
      { do: 'find', about: 'K47', verdict: { verdict: 'broader' } },
      { do: 'commit', seat: 'ukraine' },
      { do: 'step' },
      { do: 'inject', act: 'fire', no: 1 },
    ];
    for (const command of others) expect(await red.send(command)).toEqual(DENIED);
    const excon = exconChair(session) as unknown as { send: (given: object) => Promise<object> };
    expect(await excon.send({ do: 'red', deed: words })).toEqual(DENIED);
    expect(await excon.send({ do: 'red', by: null, deed: words })).toEqual(DENIED);
    expect(await excon.send({ do: 'red-adjourn' })).toEqual(DENIED);
    expect(Object.keys(redChair(session)).sort()).toEqual(['chair', 'send', 'subscribe', 'view', 'words']);
  });

  it('of a seat asks about orders of that seat alone', async () => {
    const session = await room();
    const chair = seatChair(session, 'ukraine');
    const other = composed(chair.view().minute, { seat: 'coalition', ...warn });
    const own = { ...other, order: { ...other.order, seat: 'ukraine' } } as const;
    expect(chair.preview(other)).toEqual(chair.preview(own));
  });

  it('calls whoever looks at it when another chair has changed the exercise', async () => {
    const session = await room();
    const seen: number[] = [];
    const coalition = seatChair(session, 'coalition');
    const stop = coalition.subscribe(() => seen.push(coalition.view().minute));
    await seatChair(session, 'ukraine').send({ do: 'commit' });
    expect(seen.length).toBeGreaterThan(0);
    stop();
    const { length } = seen;
    await exconChair(session).send({ do: 'step' });
    expect(seen).toHaveLength(length);
  });

  it('holds nothing of the session that is not its own', async () => {
    const members = Object.keys(seatChair(await room(), 'ukraine')) as (keyof SeatChair)[];
    expect(members.sort()).toEqual(['chair', 'offers', 'preview', 'readings', 'send', 'subscribe', 'view', 'words']);
  });
});

describe('a seating', () => {
  it('has the chairs that stand there, and no other seat sits down', async () => {
    const here = seatingOf(await room(), ['coalition']);
    expect([here.chairs, here.hasOthers, here.excon()]).toEqual([['coalition'], true, null]);
    expect(here.toDecide()).toBeUndefined();
    expect(() => here.seat('ukraine')).toThrow('ukraine sits at another keyboard');
    expect(here.respondents()).toEqual(['coalition']);
    expect(() => here.lessons('observer')).toThrow('observer sits at another keyboard');
    expect(here.outcome(['ukraine', 'coalition']).orders).toEqual([]);
    expect(() => here.red()).toThrow('the red cell sits at another keyboard');
    const all = seatingOf(await room());
    expect([all.chairs, all.hasOthers]).toEqual([['ukraine', 'coalition', 'commission'], false]);
  });

  it('shows what came of the seats that sit there alone, where the seats are closed', async () => {
    const session = await room({ isClosed: true });
    const here = seatingOf(session, ['coalition']);
    expect(here.outcome(['coalition']).views.map(({ seat }) => seat)).toEqual(['coalition']);
    expect(() => here.outcome(['ukraine'])).toThrow('ukraine sits at another keyboard, and the seats are closed');
    const facilitator = seatingOf(session, ['excon']);
    expect(facilitator.outcome(['ukraine']).views.map(({ seat }) => seat)).toEqual(['ukraine']);
    expect(facilitator.respondents()).toEqual(['facilitator', 'observer']);
  });
});
