// rung without a command: the console in a terminal; without one the first-shot drill as text.
import { drillCommand } from './drill.ts';
import { homeCommand } from './play.ts';

export async function openCommand(): Promise<number> {
  if (process.stdout.isTTY && process.stdin.isTTY) return homeCommand();
  const everySeat = ['ukraine', 'coalition', 'us'].map((seat) => `${seat}=by-the-book`);
  return drillCommand('first-shot', { seed: '1', policy: everySeat });
}
