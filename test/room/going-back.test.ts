// Going back: to before what somebody did last, under whatever goes on meanwhile, and without telling a seat another's orders.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { NOTHING_SAID } from '../../src/exercise/words.ts';
import { verify } from '../../src/journal/verify.ts';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import { freshFolder } from '../support/folder.ts';
import { tableOf } from '../tui/table.ts';
import { FakeLine, roomOf, sightOf, sit } from './fake-line.ts';
import { closeRooms, type OpenedRoom, openRoom, rooms } from './opened-room.ts';

// It finds Ink in the bundle alone, and no exercise ends here.
vi.mock('ink-table', () => ({ default: () => null }));
vi.stubEnv('RUNG_HOME', freshFolder());
closeRooms();
afterEach(() => {
  for (const each of rooms) each.session.close();
});

const STARTEX = { do: 'mark', mark: 'startex', text: null, stamp: '2026-03-01T09:30:00Z' } as const;
const doorsOf = (opened: OpenedRoom) => opened.means(null).doors!;
/** As by the key pressed twice. */
const goBack = (opened: OpenedRoom) => doorsOf(opened).goBack(doorsOf(opened).wayBack() ?? '');
const started = async (more: Parameters<typeof openRoom>[0] = {}) => {
  const opened = await openRoom(more, { hasExcon: true });
  await opened.session.send(STARTEX);
  return opened;
};

describe('the step that is undone', () => {
  it('is what a person did, with all that policies decided after it', async () => {
    const holders = { ukraine: 'person', coalition: 'person', us: 'by-the-book' } as const;
    const { session } = await tableOf(findScenario('first-shot'), holders, { isScriptOnly: true, hasExcon: true });
    const opened = roomOf(session);
    rooms.push(opened);
    await opened.session.send(STARTEX);
    const { minute } = session.state();
    await opened.session.send({ do: 'jump', to: minute + 900 });
    const doors = doorsOf(opened);
    expect(doors.wayBack()).toContain('EXCON jumps to');
    await goBack(opened);
    expect(opened.session.state()).toMatchObject({ minute, excon: { jump: null } });
    expect(doors.wayBack()).toBe('EXCON STARTEX');
    expect(verify(opened.session.journal)).toMatchObject({ ok: true, rulingsDiffering: 0 });
  });

  it('is the hand that gave a seat to a policy, where that policy alone went on', async () => {
    const opened = await started();
    const doors = doorsOf(opened);
    const { minute } = opened.session.state();
    for (const chair of ['us', 'ukraine', 'coalition']) await doors.hand(chair);
    expect(opened.session.state().isEnded).toBe(true);
    await goBack(opened);
    expect(opened.session.state()).toMatchObject({ isEnded: false });
    await goBack(opened);
    expect(opened.session.state()).toMatchObject({ minute, seats: { coalition: { holder: 'person' } } });
  });
});

it('tells the facilitator alone what is undone', async () => {
  const opened = await started();
  const carl = await sit(opened, 'coalition', { name: 'Carl' });
  const fritz = await sit(opened, 'excon', { name: 'Fritz' });
  await carl.see('Coalition waits');
  const order = { seat: 'ukraine', response: 'warn', about: null, sector: null, of: null } as const;
  const composition = { at: opened.session.state().minute, order, ...NOTHING_SAID };
  await opened.session.send({ do: 'compose', seat: 'ukraine', composition });
  await opened.session.send({ do: 'step' });
  const sent = carl.sent.length;
  const told = await goBack(opened);
  expect(told).toContain('Undone: EXCON closes the turn: warn.');
  await carl.see('EXCON has gone back to');
  await fritz.see('Undone: EXCON');
  expect(carl.sent.slice(sent)).not.toContain('Undone');
});

it('happens once, whoever else asks for it meanwhile', async () => {
  const opened = await started();
  await opened.session.send({ do: 'step' });
  const words = await Promise.all([goBack(opened), goBack(opened)]);
  expect(words).toEqual([expect.stringContaining('EXCON has gone back'), 'The exercise goes back already.']);
  expect(opened.session.state().wentBack).toHaveLength(1);
});

it('goes on with the break that it is', async () => {
  const opened = await started({ now: () => new Date(2026, 2, 16, 10, 0).getTime() });
  const doors = doorsOf(opened);
  await opened.session.send({ do: 'step' });
  doors.plan('10:00-10:45 coffee');
  await vi.waitFor(() => expect(opened.session.state().excon.isPaused).toBe(true));
  await goBack(opened);
  await vi.waitFor(() => expect(opened.session.state().excon.isPaused).toBe(true));
});

it('keeps from the seats what was released before it', async () => {
  const opened = await started();
  const end = async () => opened.session.send({ do: 'end', stamp: STARTEX.stamp });
  const doors = doorsOf(opened);
  await end();
  doors.release();
  expect(doors.reports()).toBe('released');
  await goBack(opened);
  expect(doors.reports()).toBe('not-yet');
  await end();
  expect(doors.reports()).toBe('kept');
});

it('goes on in lines of text too, and draws no screen between them', async () => {
  const opened = await started();
  const anna = await sit(opened, 'ukraine', { name: 'Anna' });
  await anna.see('Ukraine ▸ to decide');
  const plain = new FakeLine(sightOf(80, 24, { isPlain: true }));
  const admitted = opened.comeBack(anna.token, plain.caller)!;
  plain.attached = opened.attach(admitted, plain, sightOf(80, 24, { isPlain: true }));
  await opened.session.send({ do: 'step' });
  await goBack(opened);
  await vi.waitFor(() => expect(plain.sent).toMatch(/EXCON has gone back to[\s\S]*Ukraine has the keyboard/));
  plain.type('3\n');
  await vi.waitFor(() => expect(opened.session.view('ukraine').drafts).toHaveLength(1));
  expect(plain.sent).not.toContain('\u001b');
});

it('where something else has happened since it was asked about, it is asked again', async () => {
  const opened = await started();
  const asked = doorsOf(opened).wayBack() ?? '';
  await opened.session.send({ do: 'step' });
  const { journal } = opened.session;
  expect(await doorsOf(opened).goBack(asked)).toMatch(
    /^(Something has happened since: EXCON closes the turn|There is)/,
  );
  expect(opened.session.journal).toBe(journal);
});
