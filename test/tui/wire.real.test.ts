// What goes over the wire, for consoles at the other end of a slow line: counted in bytes, on a real pseudo-terminal.
import { describe, expect, it } from 'vitest';
import { openTerminal } from '../support/at-terminal.ts';
import { freshFolder } from '../support/folder.ts';
import { FRAME_BEGINS, KEY, type TerminalUser } from '../support/terminal.ts';

const SIZES = [
  { columns: 80, rows: 24 },
  { columns: 100, rows: 30 },
  { columns: 120, rows: 36 },
  { columns: 200, rows: 50 },
];
const TICK_BYTES = 300;
// The card of the response is painted anew, with all that it says of it.
const MOVE_BYTES = 1600;

/** How large each frame was that was written since. */
const framesSince = (opened: TerminalUser, from: number): number[] =>
  opened.written
    .slice(from)
    .split(FRAME_BEGINS)
    .slice(1)
    .map((frame) => Buffer.byteLength(frame));

/** At the desk of a seat, or on the facilitator's screen with a turn timer that runs. */
async function opened(size: { columns: number; rows: number }, ...more: string[]): Promise<TerminalUser> {
  const seats = ['--seat', 'ukraine=me', '--seat', 'coalition=me'];
  const user = openTerminal(['play', 'big-push', '--seed', '7', ...seats, ...more], size, { RUNG_HOME: freshFolder() });
  await user.see('BRIEFING');
  user.type(KEY.enter);
  return user;
}

/** The seconds that the timer of ten minutes shows beside nine minutes, or NaN. */
const seconds = (text: string): number => Number(/^.*\n.*\b9:(\d\d)\b/.exec(text)?.[1] ?? Number.NaN);

/** The screen a second later; a busy machine may leave seconds out. */
const next = (opened: TerminalUser): Promise<void> => {
  const before = seconds(opened.text());
  return opened.seeThat((text) => seconds(text) < before, `for less than ${before} seconds`);
};

describe.each(SIZES)('at $columns by $rows', (size) => {
  it('a tick of the turn timer stays small, for the facilitator and for a seat', async () => {
    const user = await opened(size, '--excon', '--timer', '10m');
    await user.see('I am the facilitator');
    user.type(KEY.enter);
    await user.see('STARTEX not given');
    user.type('s');
    await user.see(/^.*\n.*\b9:\d\d\b/);
    const ticks: number[] = [];
    const tick = async () => {
      // The second before belongs to whatever was pressed.
      await next(user);
      const from = user.written.length;
      await next(user);
      await next(user);
      ticks.push(...framesSince(user, from));
    };
    await tick();
    user.type('v');
    await user.see(/▸ +1 acknowledge/);
    await tick();
    expect(ticks.length).toBeGreaterThanOrEqual(4);
    expect(Math.max(...ticks)).toBeLessThanOrEqual(TICK_BYTES);
    if (process.env.WIRE) console.log(size, ticks);
  });

  it('a cursor move stays small, and nothing clears the screen after the first frame', async () => {
    const user = await opened(size);
    await user.see(/▸ +1 acknowledge/);
    const first = user.written.length;
    for (const row of [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 10, 9, 8]) {
      user.type(user.text().includes(`▸ ${String(row + 1).padStart(2)} `) ? KEY.up : 'j');
      await user.see(`▸ ${String(row).padStart(2)} `);
    }
    const moves = framesSince(user, first);
    for (const [key, seen] of [
      ['?', 'KEYS'],
      ['x', '▸  8 '],
      ['d', 'DUTIES'],
      ['x', '▸  8 '],
    ] as const) {
      user.type(key);
      await user.see(seen);
    }
    expect(moves.length).toBeGreaterThanOrEqual(4);
    expect(Math.max(...moves)).toBeLessThanOrEqual(MOVE_BYTES);
    // Neither the screen nor what is scrolled away is cleared, and no frame erases one row after another.
    const written = user.written.slice(first).replaceAll('\u001b', '^');
    expect(written).not.toMatch(/\^\[[0-3]?J/);
    expect(written).not.toMatch(/(?:\^\[2K(?:\^\[1?A)?){10}/);
    if (process.env.WIRE) console.log(size, moves);
  });
});
