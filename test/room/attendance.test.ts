// Attendance in a room: who comes, goes, is called and comes back.
import { afterEach, expect, it, vi } from 'vitest';
import type { Stay } from '../../src/journal/attendance.ts';
import type { Room } from '../../src/room/room.ts';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import { tableOf } from '../tui/table.ts';
import { roomOf, sit } from './fake-line.ts';

// It finds Ink in the bundle alone, and no exercise ends here.
vi.mock('ink-table', () => ({ default: () => null }));

const THREE = { ukraine: 'person', coalition: 'person', us: 'person' } as const;
const rooms: Room[] = [];
afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(rooms.splice(0).map((each) => each.close()));
});

async function attended(earlier: readonly Stay[] = []) {
  const { session } = await tableOf(findScenario('first-shot'), THREE, { isScriptOnly: true });
  const clock = { ms: Date.parse('2026-03-01T09:00:00Z') };
  const lists: Stay[][] = [];
  const attendance = {
    read: () => earlier,
    write: (people: readonly Stay[]) => lists.push(structuredClone([...people])),
  };
  const room = roomOf(session, { attendance, now: () => clock.ms });
  rooms.push(room);
  const later = (minutes: number) => {
    clock.ms += minutes * 60_000;
  };
  return { room, later, lists, close: () => rooms.pop()!.close() };
}

const at = (minute: number) => new Date(Date.parse('2026-03-01T09:00:00Z') + minute * 60_000).toISOString();
const elsewhere = { door: 'ssh', address: '10.0.0.9' } as const;
const browser = { door: 'browser', address: '127.0.0.1' } as const;

it('the list says who sat where by which door, from when to when, as they named themselves', async () => {
  const earlier: Stay = { name: 'Una', chair: 'us', door: 'ssh', came: at(-90), went: at(-60) };
  const { room, later, lists, close } = await attended([earlier]);
  const anna = await sit(room, 'ukraine', { name: 'Anna' });
  await anna.see('RESPONSES · Ukraine');
  later(5);
  await sit(room, 'observer', { name: null, caller: browser });
  await sit(room, 'wall', { name: null });
  later(5);
  anna.close('the cable was pulled');
  later(0.5);
  // Back within a minute: she was not away.
  const again = await sit(room, 'ukraine', { name: null });
  later(10);
  again.close('gone');
  later(10);
  await sit(room, 'ukraine', { name: null });
  const carl = await sit(room, 'coalition', { name: '', caller: elsewhere });
  await carl.see('Coalition waits');
  later(2);
  room.renew('coalition');
  await carl.seeClosed('The code of this chair has ended');
  later(3);
  await close();
  expect(lists.at(-1)).toEqual([
    earlier,
    { name: 'Anna', chair: 'ukraine', door: 'ssh', came: at(0), went: at(20.5) },
    { name: null, chair: 'observer', door: 'browser', came: at(5), went: at(35.5) },
    { name: 'Anna', chair: 'ukraine', door: 'ssh', came: at(30.5), went: at(35.5) },
    { name: null, chair: 'coalition', door: 'ssh', came: at(30.5), went: at(32.5) },
  ]);
});

it('it is written every minute, with who is there, so that a crash loses little', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const { room, later, lists } = await attended();
  later(2);
  vi.advanceTimersByTime(10_000);
  // Nobody has come yet.
  expect(lists).toEqual([]);
  await room.enter('us', room.codeOf('us'), browser);
  const line = await sit(room, 'us', { name: 'Una' });
  await line.see('US waits');
  later(0.5);
  vi.advanceTimersByTime(10_000);
  expect(lists).toEqual([]);
  later(1);
  vi.advanceTimersByTime(10_000);
  expect(lists).toEqual([[{ name: 'Una', chair: 'us', door: 'ssh', came: at(2), went: null }]]);
  line.close('gone');
});

it('who changes the door begins anew, and a room that nobody came to has no list', async () => {
  const { room, later, lists, close } = await attended();
  const line = await sit(room, 'us', { caller: browser, name: 'Una' });
  await line.see('US waits');
  later(1);
  await close();
  expect(lists.at(-1)).toHaveLength(1);
  const empty = await attended();
  await empty.close();
  expect(empty.lists).toEqual([]);
});
