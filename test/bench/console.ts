// The console on a real pseudo-terminal: how soon it draws first, how soon a key is answered, and what an hour of its turn
// timer leaves in memory.
import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { freshFolder } from '../support/folder.ts';
import { KEY, TerminalUser } from '../support/terminal.ts';
import { type Hour, HURRIED_MS } from './hurry.ts';

const SIZE = { columns: 120, rows: 36 };
const SEATS = ['--seat', 'ukraine=me', '--seat', 'coalition=me'];
const FIRST_ROW = 1;
const LAST_ROW = 11;
/** Between two repeats of a key that is held. */
const REPEAT_MS = 20;
/** How many steps of the exercise an hour of ticks goes through; it has more. */
const STEPS = 50;

const opened = (program: string, args: string[], env: Record<string, string> = {}): TerminalUser =>
  new TerminalUser(args, SIZE, { RUNG_HOME: freshFolder(), ...env }, program);

/** A copy of the program that draws as often as Ink does where nothing else is asked. */
export function atInksRate(program: string, folder: string): string {
  const dist = join(folder, 'dist');
  cpSync(dirname(program), dist, { recursive: true });
  const asked = 'maxFps: 120,';
  const file = readdirSync(dist)
    .map((name) => join(dist, name))
    .find((each) => each.endsWith('.js') && readFileSync(each, 'utf8').includes(asked));
  if (file === undefined) throw new Error('Nothing in the program says how often Ink draws.');
  writeFileSync(file, readFileSync(file, 'utf8').replace(asked, ''));
  return join(dist, 'cli.js');
}

/** Milliseconds to the first whole screen of the program, and to the end of a bare node. */
export async function firstFrame(program: string): Promise<{ home: number; desk: number; node: number }> {
  const until = async (args: string[], wanted: string): Promise<number> => {
    const began = performance.now();
    const user = opened(program, args);
    await user.see(wanted);
    const took = performance.now() - began;
    user.kill('SIGKILL');
    await user.exit();
    return took;
  };
  const home = await until([], 'EXERCISE');
  const desk = await until(['play', 'big-push', '--seed', '7', ...SEATS], 'BRIEFING');
  const began = performance.now();
  spawnSync(process.execPath, ['-e', '0']);
  return { home, desk, node: performance.now() - began };
}

/**
 * Milliseconds from each key to the first byte of the frame that shows what it did, with one arrow held and then the other.
 */
export async function keyLatencies(program: string, keys: number): Promise<number[]> {
  const user = opened(program, ['play', 'big-push', '--seed', '7', ...SEATS]);
  await user.see('BRIEFING');
  user.type(KEY.enter);
  const cursor = /▸ +(\d+) /;
  await user.see(cursor);
  const took: number[] = [];
  const pending: { row: number; at: number }[] = [];
  const isAnswered = new Promise<void>((resolve) => {
    user.watch(() => {
      const row = Number(cursor.exec(user.text())?.[1]);
      // Where a row is waited for twice, the key that waits longer is not taken to be answered by the later one's frame.
      const answered = pending.findIndex((key) => key.row === row) + 1;
      for (const { at } of pending.splice(0, answered)) took.push(user.frameCame - at);
      if (took.length === keys) resolve();
    });
  });
  let row = FIRST_ROW;
  let step = 1;
  const press = () => {
    if (row + step > LAST_ROW || row + step < FIRST_ROW) step = -step;
    row += step;
    pending.push({ row, at: performance.now() });
    user.type(step > 0 ? KEY.down : KEY.up);
  };
  await new Promise<void>((resolve) => {
    let pressed = 0;
    const held = setInterval(() => {
      press();
      if (++pressed < keys) return;
      clearInterval(held);
      resolve();
    }, REPEAT_MS);
  });
  await isAnswered;
  user.kill('SIGKILL');
  await user.exit();
  return took;
}

/** The facilitator's screen with a turn timer whose every tick is drawn, and with new reports coming, until it has ticked so often. */
export async function hourOfTicks(program: string, folder: string, ticks: number): Promise<Hour> {
  const told = join(folder, 'hour.json');
  const env = {
    NODE_OPTIONS: `--import ${new URL('./hurry.js', import.meta.url).href}`,
    RUNG_BENCH_TICKS: `${ticks}`,
    RUNG_BENCH_TOLD: told,
  };
  const user = opened(program, ['play', 'open-drill', '--seed', '7', '--excon', '--timer', '90m'], env);
  await user.see('BRIEFING');
  user.type(KEY.enter);
  await user.see('I am the facilitator');
  user.type(KEY.enter);
  await user.see('STARTEX not given');
  let frames = 0;
  user.watch(() => {
    if (frames++ % Math.ceil(ticks / STEPS) === 0) user.type('s');
  });
  await user.exit(ticks * HURRIED_MS * 5);
  return JSON.parse(readFileSync(told, 'utf8')) as Hour;
}
