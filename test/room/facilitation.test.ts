// What the facilitator does to a room: a policy decides for a seat, the day has a plan and breaks, and time goes back.
import { describe, expect, it, vi } from 'vitest';
import { readJournal } from '../../src/journal/read.ts';
import { verify } from '../../src/journal/verify.ts';
import { dayFrom, dayLine, dayWords, signAt } from '../../src/room/day.ts';
import { openPlayback } from '../../src/session/playback.ts';
import { freshFolder } from '../support/folder.ts';
import { meansOf, roomOf, sit, store } from './fake-line.ts';
import { closeRooms, openRoom, rooms } from './opened-room.ts';

// It finds Ink in the bundle alone, and no exercise ends here.
vi.mock('ink-table', () => ({ default: () => null }));
vi.stubEnv('RUNG_HOME', freshFolder());
closeRooms();

const excon = { hasExcon: true };
const started = async (more: Parameters<typeof openRoom>[0] = {}) => {
  const opened = await openRoom(more, excon);
  const fritz = await sit(opened, 'excon', { name: 'Fritz' });
  await fritz.see('STARTEX not given');
  fritz.type('s');
  await fritz.see('running');
  return { opened, fritz };
};
const toRoomPage = async (fritz: Awaited<ReturnType<typeof sit>>) => {
  fritz.type('R');
  await fritz.see('TO SIT DOWN AS');
};

describe('a policy', () => {
  it('decides for a seat until it is given back; its people look on, and the record says when', async () => {
    const { opened, fritz } = await started();
    const anna = await sit(opened, 'ukraine', { name: 'Anna' });
    await anna.see('Ukraine ▸ to decide');
    await toRoomPage(fritz);
    fritz.type('y');
    await fritz.see('The policy by-the-book decides for Ukraine.');
    await fritz.see('the policy by the book decides (y gives it back)');
    await anna.see('EXCON has the policy by the book decide here');
    const { orders, seats } = opened.session.state();
    expect(orders.some(({ order }) => order.seat === 'ukraine')).toBe(true);
    expect(seats.ukraine).toMatchObject({ holder: 'by-the-book', isOfPeople: true });
    anna.type('3\r');
    fritz.type('y');
    await fritz.see('Ukraine decides for itself again.');
    expect(opened.session.state().handed.map(({ to }) => to)).toEqual(['by-the-book', 'person']);
    expect(opened.session.view('ukraine').drafts).toHaveLength(0);
    // The Commission and others are no seats.
    fritz.type('jjjy');
    await fritz.see('A policy decides for seats alone.');
    expect(verify(opened.session.journal)).toMatchObject({ ok: true, rulingsDiffering: 0 });
  });

  it('is given back also after a stop of the host', async () => {
    const { opened, fritz } = await started();
    await toRoomPage(fritz);
    fritz.type('y');
    await fritz.see('The policy by-the-book decides for Ukraine.');
    const { resumeSession } = await import('../../src/session/session.ts');
    await opened.close();
    opened.session.close();
    const { session } = await resumeSession(opened.session.journal);
    expect(session.persons()).toEqual(['ukraine', 'coalition', 'us']);
    expect(session.state().seats.ukraine.holder).toBe('by-the-book');
    session.close();
  });
});

describe('the plan of the day', () => {
  it('is typed in one line, and what is wrong in it is said', () => {
    const day = dayFrom('13:00 hot wash; 9:00 STARTEX; 10:30-10:45 coffee;; 12.30 ENDEX');
    if (typeof day === 'string') throw new Error(day);
    expect(dayLine(day)).toBe('09:00 STARTEX; 10:30-10:45 coffee; 12:30 ENDEX; 13:00 hot wash');
    expect(
      ['0:10', '10:29', '10:30', '10:44', '10:45', '23:00'].map((at) => {
        const [hour, minute] = at.split(':').map(Number);
        return dayWords(signAt(day, hour! * 60 + minute!));
      }),
    ).toEqual([
      '09:00 STARTEX',
      '10:30 coffee',
      'BREAK until 10:45: coffee',
      'BREAK until 10:45: coffee',
      '12:30 ENDEX',
      null,
    ]);
    expect(dayFrom('')).toEqual([]);
    expect(dayFrom('coffee at ten')).toContain('begins with no time');
    expect(dayFrom('25:00 x')).toContain('begins with no time');
    expect(dayFrom('10:30-10:15 coffee')).toContain('ends before it begins');
    expect(dayFrom(`10:30 ${'x'.repeat(41)}`)).toContain('more than 40 letters');
    expect(dayFrom('9:00 x;'.repeat(25))).toContain('at most 24 items');
  });

  it('stands on every screen; a break stops the clocks and says so, and its end lets them go on', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      const clock = { now: new Date(2026, 2, 16, 10, 0).getTime() };
      const { opened, fritz } = await started({ now: () => clock.now });
      const anna = await sit(opened, 'ukraine', { name: 'Anna' });
      const wall = await sit(opened, 'wall', { name: null });
      await toRoomPage(fritz);
      fritz.type('d10:30-10:45 coffee; coffee\r');
      await fritz.see('"coffee" begins with no time');
      fritz.type('\u0017\u0015');
      fritz.type('10:30-10:45 coffee\r');
      await fritz.see('The day: 10:30-10:45 coffee');
      await anna.see('10:30 coffee');
      await wall.see('next: 10:30 coffee');
      clock.now += 31 * 60_000;
      vi.advanceTimersByTime(11_000);
      await anna.see('EXCON PAUSED');
      await anna.see('BREAK until 10:45: coffee');
      anna.type('cc');
      await anna.see('The facilitator has paused the exercise.');
      expect(opened.session.state().excon.marks.at(-1)).toMatchObject({
        mark: 'pause',
        text: 'Break: coffee, until 10:45',
      });
      clock.now += 15 * 60_000;
      vi.advanceTimersByTime(11_000);
      await vi.waitFor(() => expect(opened.session.state().excon.isPaused).toBe(false));
      expect(opened.session.state().excon.marks.at(-1)).toMatchObject({ mark: 'resume' });
    } finally {
      vi.useRealTimers();
    }
  });

  it('outlives the host', async () => {
    const kept = store();
    const { opened, fritz } = await started({ kept });
    await toRoomPage(fritz);
    fritz.type('d12:30 ENDEX\r');
    await fritz.see('The day: 12:30 ENDEX');
    const again = roomOf(opened.session, { kept });
    rooms.push(again);
    expect(again.means(null).doors!.day()).toBe('12:30 ENDEX');
  });
});

describe('going back', () => {
  it('undoes the last step under all chairs, keeps the old line, and the new record says so and verifies', async () => {
    const { opened, fritz } = await started();
    const anna = await sit(opened, 'ukraine', { name: 'Anna' });
    const wall = await sit(opened, 'wall', { name: null });
    await anna.see('Ukraine ▸ to decide');
    anna.type('3\r');
    await anna.see('ORDERS of this turn · Ukraine · 1');
    const before = opened.session;
    const { minute } = before.state();
    fritz.type('s');
    await fritz.see('has not committed');
    fritz.type('s');
    await vi.waitFor(() => expect(before.state().minute).toBeGreaterThan(minute));
    const later = before.state().minute;
    await toRoomPage(fritz);
    fritz.type('u');
    await fritz.see(/Go back to before this: EXCON closes the turn/);
    fritz.type('u');
    await anna.see('EXCON has gone back to');
    await anna.see('ORDERS of this turn · Ukraine · 1');
    await wall.see('WALL');
    await fritz.see('EXCON has gone back to');
    const { session } = opened;
    expect(session).not.toBe(before);
    expect(session.journal).not.toBe(before.journal);
    expect(session.state()).toMatchObject({ minute, wentBack: [{ at: minute, from: later }] });
    expect(session.state().wentBack[0]!.head).toBe(readJournal(before.journal).head);
    expect(verify(before.journal)).toMatchObject({ ok: true });
    expect(verify(session.journal)).toMatchObject({ ok: true, rulingsDiffering: 0 });
    // It goes on under the same chairs.
    anna.type('c');
    await anna.see('ACCEPTED warn about K47');
    expect(session.state().orders).toHaveLength(1);
    expect(opened.comeBack(anna.token, { door: 'ssh', address: '127.0.0.1' })).not.toBeNull();
  });

  it('is asked once, and is not to be had where nothing was done', async () => {
    const opened = await openRoom({}, excon);
    const fritz = await sit(opened, 'excon', { name: 'Fritz' });
    await fritz.see('STARTEX not given');
    await toRoomPage(fritz);
    fritz.type('u');
    await fritz.see('There is nothing to go back to.');
    fritz.type('\u001b');
  });
});

describe('the hot wash', () => {
  it('shows the replay on the wall and to observers where the facilitator says so, after ENDEX alone', async () => {
    const opened = await openRoom({}, excon);
    const file = opened.session.journal;
    const means = () => ({ ...meansOf(), playback: async () => openPlayback(file) });
    const second = roomOf(opened.session, { means });
    rooms.push(second);
    const fritz = await sit(second, 'excon', { name: 'Fritz' });
    const wall = await sit(second, 'wall', { name: null });
    const observer = await sit(second, 'observer');
    const anna = await sit(second, 'ukraine', { name: 'Anna' });
    await wall.see('WALL');
    await second.session.send({ do: 'mark', mark: 'startex', text: null, stamp: '2026-03-01T09:30:00Z' });
    await second.session.send({ do: 'end', stamp: '2026-03-01T10:30:00Z' });
    await wall.see('The exercise is over.');
    await anna.see('ENDEX');
    anna.type('r');
    await anna.see('The facilitator shows the replay.');
    fritz.type('r');
    await fritz.see('entry 0 of');
    expect(wall.text()).toContain('The exercise is over.');
    fritz.type('W');
    await wall.see('entry 0 of');
    await observer.see('entry 0 of');
    fritz.type('\u001b[C');
    await wall.see('entry 1 of');
    // Nobody else moves it.
    wall.type('\u001b[C\u001b[C');
    await fritz.see('entry 1 of');
    fritz.type('W');
    await wall.see('The exercise is over.');
    fritz.type('W');
    await wall.see('entry 1 of');
    fritz.type('\u001b');
    await wall.see('The exercise is over.');
  });
});
