// Lines of text in a room: they are their own chair's alone, and neither a flood nor a mistake of theirs harms others.
import { describe, expect, it, vi } from 'vitest';
import { FakeLine, sightOf, sit } from './fake-line.ts';
import { closeRooms, openRoom } from './opened-room.ts';

// It finds Ink in the bundle alone, and no exercise ends here.
vi.mock('ink-table', () => ({ default: () => null }));
closeRooms();

const sight = sightOf(80, 24, { isPlain: true });
const settled = () => new Promise((resolve) => setTimeout(resolve, 50));

it('a seat is not at the desk of the Commission', async () => {
  const opened = await openRoom({}, { commission: 'person' });
  const { session } = opened;
  for (const seat of ['ukraine', 'coalition', 'us'] as const) await session.send({ do: 'hold', seat, because: null });
  expect(session.state().commission.isAtDesk).toBe(true);
  const ukraine = await sit(opened, 'ukraine', { sight });
  ukraine.type('adjourn\naccept K47\n');
  await ukraine.until(() => ukraine.sent.includes('"accept" is not understood'), 'that it is no word of a seat');
  expect(ukraine.sent).not.toContain('Docket');
  expect(session.state().commission.isAtDesk).toBe(true);
  const commission = await sit(opened, 'commission', { sight });
  await commission.until(() => commission.sent.includes('Docket'), 'the docket');
});

it('whoever does not read, or types a flood, is cut off', async () => {
  const opened = await openRoom();
  const slow = await sit(opened, 'ukraine', { sight });
  slow.lag = 1024 * 1024;
  slow.type('help\n');
  await slow.seeClosed('too slow');
  const flood = await sit(opened, 'us', { sight });
  flood.type('\n'.repeat(5000));
  await flood.seeClosed('too slow');
});

it('a mistake in the program ends these lines and no others', async () => {
  const opened = await openRoom();
  const plain = await sit(opened, 'ukraine', { sight });
  const view = vi.spyOn(opened.session, 'offers').mockImplementation(() => {
    throw new TypeError('a mistake');
  });
  plain.type('menu\n');
  await plain.seeClosed('This screen broke off');
  view.mockRestore();
  expect(opened.logged.join('\n')).toContain('TypeError: a mistake');
});

it('who came again at another place types nothing more here', async () => {
  const opened = await openRoom();
  const plain = await sit(opened, 'ukraine', { sight });
  const again = new FakeLine(sight);
  // Its connection lingers.
  const { attached } = plain;
  again.attached = opened.attach(opened.comeBack(plain.token, again.caller)!, again, sight);
  attached.type('3\n');
  await settled();
  expect(opened.session.view('ukraine').drafts).toHaveLength(0);
  again.type('3\n');
  await vi.waitFor(() => expect(opened.session.view('ukraine').drafts).toHaveLength(1));
});

describe('what is told in lines of text', () => {
  const excon = { hasExcon: true };
  const STARTEX = { do: 'mark', mark: 'startex', text: null, stamp: '2026-03-01T09:30:00Z' } as const;

  it('who is where, who is waited for, and who holds the pen', async () => {
    const opened = await openRoom();
    const anna = await sit(opened, 'ukraine', { name: 'Anna' });
    await anna.see('Ukraine ▸ to decide');
    const plain = await sit(opened, 'ukraine', { sight });
    plain.type('room\n');
    await plain.until(() => plain.sent.includes('Waiting for Ukraine, 0:'), 'who is waited for');
    expect(plain.sent).toMatch(/Ukraine: Anna and somebody without a name \(you\)\./);
    expect(plain.sent).toContain('US: nobody has come yet.');
    plain.type('3\n');
    await plain.until(() => plain.sent.includes('Anna holds the pen'), 'that another writes');
    expect(opened.session.view('ukraine').drafts).toHaveLength(0);
    plain.type('p\n');
    await plain.until(() => plain.sent.includes('Anna is asked for the pen'), 'that it is asked for');
    anna.type('P');
    await anna.see('holds the pen now; you look on.');
    plain.type('3\n');
    await vi.waitFor(() => expect(opened.session.view('ukraine').drafts).toHaveLength(1));
    // Who leaves leaves it to the others.
    plain.type('leave\n');
    await plain.seeClosed('You have left your chair');
    anna.type('P');
    await anna.see('You hold the pen now.');
  });

  it('breaks, and ENDEX with the score of the own seat alone; the lines stay until they are left', async () => {
    const clock = { now: new Date(2026, 2, 16, 10, 0).getTime() };
    const opened = await openRoom({ now: () => clock.now }, excon);
    await opened.session.send(STARTEX);
    const plain = await sit(opened, 'ukraine', { sight });
    opened.means(null).doors!.plan('10:00-10:45 coffee');
    await plain.until(() => plain.sent.includes('BREAK until 10:45: coffee'), 'the break');
    opened.means(null).doors!.plan('');
    await plain.until(() => plain.sent.includes('The break is over.'), 'its end');
    await opened.session.send({ do: 'end', stamp: STARTEX.stamp });
    await plain.until(() => plain.sent.includes('Type leave to leave.'), 'the end');
    expect(plain.closed).toBeNull();
    plain.type('3\n');
    await plain.until(() => plain.sent.includes('The exercise has ended.'), 'that nothing is to decide');
    plain.type('leave\n');
    await plain.seeClosed('You have left your chair.');
  });
});
