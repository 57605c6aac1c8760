// rung without a command: the console in a terminal; without one the first-shot drill as text.
import { EXIT } from '../exit.ts';
import { hasScreen, lookFrom } from '../look.ts';
import { takeMark } from '../mark.ts';

type OpenOptions = Parameters<typeof lookFrom>[0] & { bell?: boolean; mark?: string };

/** `options`: those of the console, as rung play has them. */
export async function openCommand(options: OpenOptions = {}): Promise<number> {
  takeMark(options.mark);
  const look = lookFrom(options);
  if (hasScreen())
    return (await import('../console/open-console.ts')).openInConsole({ at: 'home', notice: '' }, look, {
      timer: null,
      bell: options.bell ?? false,
    });
  const everySeat = ['ukraine', 'coalition', 'us'].map((seat) => `${seat}=by-the-book`);
  await (await import('./drill.ts')).drillCommand('first-shot', { seed: '1', policy: everySeat });
  return EXIT.ok;
}
