// Completions: made from the commands themselves, and read by a real shell.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder } from '../support/folder.ts';
import { rung } from '../support/rung.ts';

const folder = freshFolder();
const has = (shell: string) => spawnSync(shell, ['--version']).status === 0;

describe('rung completion', () => {
  const commands = [...rung(['--help'], folder).out.matchAll(/^ {2}([a-z]+) /gm)].map(([, name]) => name!);

  it.each(['bash', 'zsh', 'fish'])('names every command for %s', (shell) => {
    const { code, out } = rung(['completion', shell], folder);
    expect(code).toBe(0);
    expect(commands.length).toBeGreaterThan(15);
    for (const name of commands) if (name !== 'help') expect(out).toContain(name);
  });

  it.each([
    ['rung dr', 'drill'],
    ['rung play wh', 'whose-shell'],
    ['rung study wh', 'what-players-move'],
    ['rung drill --doctrine thi', 'thirds'],
    ['rung drill --policy us=pa', 'us=passive'],
    ['rung report --form', '--format'],
  ])('bash completes %s', (typed, expected) => {
    const file = join(folder, 'rung.bash');
    writeFileSync(file, rung(['completion', 'bash'], folder).out);
    const words = typed.split(' ');
    const script = `source '${file}'; COMP_WORDS=(${words.join(' ')}); COMP_CWORD=${words.length - 1}; _rung; printf '%s\\n' "\${COMPREPLY[@]}"`;
    expect(spawnSync('bash', ['-c', script], { encoding: 'utf8', cwd: folder }).stdout.split('\n')).toContain(expected);
  });

  it.each(['zsh', 'fish'].filter(has))('%s can read it', (shell) => {
    const file = join(folder, `rung.${shell}`);
    writeFileSync(file, rung(['completion', shell], folder).out);
    expect(spawnSync(shell, ['-n', file], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
  });

  it('names the known shells for an unknown one', () => {
    const { code, err } = rung(['completion', 'fsh'], folder);
    expect([code, err]).toEqual([2, expect.stringContaining('fish')]);
  });
});
