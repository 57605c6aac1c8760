// Terminals of a test: whatever still runs in one when the test is over is ended.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { KEY, TerminalUser } from './terminal.ts';

const users: TerminalUser[] = [];

afterEach(() => {
  for (const user of users.splice(0)) if (user.exitCode === null) user.kill('SIGKILL');
});

/** The same as a new TerminalUser, in which nothing outlives the test. */
export function openTerminal(...given: ConstructorParameters<typeof TerminalUser>): TerminalUser {
  const user = new TerminalUser(...given);
  users.push(user);
  return user;
}

/** First shot of seed 41, the brief read: the desk of the seat that has its first report. */
export async function openFirstShot(
  size: { columns: number; rows: number },
  env: Record<string, string>,
  ...more: string[]
): Promise<TerminalUser> {
  const user = openTerminal(['play', 'first-shot', '--seed', '41', ...more], size, env);
  await user.see('BRIEFING');
  user.type(KEY.enter);
  await user.see(/LADDER . chain K47/);
  return user;
}

/** The journals of a library, as paths. */
export const journalsIn = (home: string): string[] =>
  readdirSync(join(home, 'exercises'))
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) => join(home, 'exercises', name));
