// A disk with room for so many writes and no more, for everybody in this process.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const { writeSync } = fs;

/** From now on; says how many of them are left. */
export function roomFor(writes: number): { left: number } {
  const room = { left: writes };
  fs.writeSync = ((...given: Parameters<typeof writeSync>) => {
    if (room.left <= 0) throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
    room.left -= 1;
    return writeSync(...given);
  }) as typeof writeSync;
  syncBuiltinESMExports();
  return room;
}

/** There is room for everything again. */
export function endRooms(): void {
  fs.writeSync = writeSync;
  syncBuiltinESMExports();
}
