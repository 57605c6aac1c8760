// The bench runs and measures something; how fast anything is, no test asks.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder, root } from '../support/folder.ts';
import type { Row } from './row.ts';

describe('the bench', () => {
  it('has a figure above nothing for everything it compares', () => {
    const file = join(freshFolder(), 'bench.json');
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(root, 'test', 'bench', 'bench.mjs'), '--tiny', '--json', file],
      { cwd: root, encoding: 'utf8' },
    );
    expect(status, stderr).toBe(0);
    const { rows } = JSON.parse(readFileSync(file, 'utf8')) as { rows: Row[] };
    for (const { what } of rows) expect(stdout).toContain(what);
    expect(new Set(rows.map(({ section }) => section)).size).toBeGreaterThanOrEqual(11);
    // A part may happen to have no sample, and memory may shrink.
    const mayBeNothing = ({ unit, what }: Row) => unit === 'of the time' || what === 'growth';
    expect(rows.filter((row) => !mayBeNothing(row) && !(row.value > 0))).toEqual([]);
    const shares = rows.filter(({ unit }) => unit === 'of the time').map(({ value }) => value);
    expect(shares.reduce((sum, share) => sum + share)).toBeCloseTo(1);
    // Its time says nothing: a busy machine takes long.
  }, 240_000);
});
