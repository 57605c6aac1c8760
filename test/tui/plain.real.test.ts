// Plain mode: a whole exercise in lines of text, from a pipe as from a hand.
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { freshFolder } from '../support/folder.ts';
import { bundle, rung } from '../support/rung.ts';

const folder = freshFolder();

describe('plain mode', () => {
  it('works in a pipe, and what stops in the middle goes on', () => {
    const journal = /The exercise is in (\S+)/;
    const run = (args: string[], input: string) =>
      spawnSync(process.execPath, [bundle, 'play', ...args, '--plain'], {
        input,
        encoding: 'utf8',
        env: { ...process.env, RUNG_HOME: folder },
      });
    const first = run(['first-shot', '--seed', '4'], '3\ncommit\n');
    expect([first.status, first.stderr]).toEqual([0, '']);
    const file = journal.exec(first.stdout)![1]!;
    const rest = run([file], 'hold\n'.repeat(60));
    expect(rest.status).toBe(0);
    expect(rest.stdout).toMatch(/ENDEX[\s\S]*SCORE[\s\S]*\nTeam +\d+\.\d, [\s\S]*To report on it: rung report/);
    expect(rung(['verify', file], folder).code).toBe(0);
    const closed = run(['first-shot', '--closed-seats'], '');
    expect([closed.status, closed.stderr]).toEqual([2, expect.stringContaining('closed table')]);
  });
});
