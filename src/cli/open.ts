// rung without a command: the console in a terminal; without one the first-shot drill as text.

export async function openCommand(): Promise<number> {
  if (process.stdout.isTTY && process.stdin.isTTY) {
    return (await import('./console.ts')).openInConsole(
      { at: 'home', notice: '' },
      (await import('./look.ts')).lookFrom(),
    );
  }
  const everySeat = ['ukraine', 'coalition', 'us'].map((seat) => `${seat}=by-the-book`);
  return (await import('./drill.ts')).drillCommand('first-shot', { seed: '1', policy: everySeat });
}
