// rung without a command: the console in a terminal; without one the first-shot drill as text.
import { EXIT } from '../exit.ts';
import { hasScreen, lookFrom } from '../look.ts';

export async function openCommand(): Promise<number> {
  if (hasScreen())
    return (await import('../console/open-console.ts')).openInConsole({ at: 'home', notice: '' }, lookFrom());
  const everySeat = ['ukraine', 'coalition', 'us'].map((seat) => `${seat}=by-the-book`);
  await (await import('./drill.ts')).drillCommand('first-shot', { seed: '1', policy: everySeat });
  return EXIT.ok;
}
