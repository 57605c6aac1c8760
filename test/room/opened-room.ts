// Rooms for tests: each on a session of its own, and closed when its test is over.
import { afterEach } from 'vitest';
import type { Start } from '../../src/exercise/events.ts';
import type { Scenario } from '../../src/exercise/scenario.ts';
import type { Room, RoomOptions } from '../../src/room/room.ts';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import { tableOf } from '../tui/table.ts';
import { roomOf } from './fake-line.ts';

const THREE = { ukraine: 'person', coalition: 'person', us: 'person' } as const;
export const rooms: Room[] = [];

export type OpenedRoom = ReturnType<typeof roomOf>;

/** A room on first-shot with people in all seats, unless told otherwise. */
export async function openRoom(
  more: Partial<RoomOptions> = {},
  start: Partial<Start> = {},
  scenario: Scenario = findScenario('first-shot'),
): Promise<OpenedRoom> {
  const { session } = await tableOf(scenario, THREE, { isScriptOnly: true, ...start });
  const opened = roomOf(session, more);
  rooms.push(opened);
  return opened;
}

/** To be called once in a file of tests. */
export function closeRooms(): void {
  afterEach(async () => {
    await Promise.all(rooms.splice(0).map((each) => each.close()));
  });
}
