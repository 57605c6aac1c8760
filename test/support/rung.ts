// Running the built program as a user does: the bundle, in a home of its own.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './folder.ts';

export const bundle = join(root, 'dist', 'cli.js');

export interface Ran {
  code: number | null;
  out: string;
  err: string;
}

/** `before`: what starts the program, where that is not Node alone. */
export function rung(
  args: string[],
  home: string,
  env: Record<string, string> = {},
  cwd?: string,
  before: string[] = [process.execPath],
): Ran {
  const [program, ...first] = before;
  const done = spawnSync(program!, [...first, bundle, ...args], {
    encoding: 'utf8',
    input: '',
    ...(cwd !== undefined && { cwd }),
    maxBuffer: 64 * 1024 * 1024,
    // Whatever takes as long will never end.
    timeout: 300_000,
    env: { ...process.env, RUNG_HOME: home, NO_COLOR: '1', ...env },
  });
  return { code: done.status, out: done.stdout, err: done.stderr };
}
