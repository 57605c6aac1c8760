// Whose rules a record was made under: a file lists everything that ever shipped, and every command that rests on a record
// says how it stands to that.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ENGINE } from '../../src/journal/engine.ts';
import { shortVersion } from '../../src/journal/provenance.ts';
import { freshFolder } from '../support/folder.ts';
import { rung } from '../support/rung.ts';

const version = shortVersion(ENGINE);
describe('the provenance of a record', () => {
  it('is printed by verify, report, compare, score and import', () => {
    const home = freshFolder();
    const file = join(home, 'set.rung.jsonl');
    const drill = ['drill', 'first-shot', '--seed', '3', '--policy', 'ukraine=by-the-book', '--journal', file];
    expect(rung([...drill, '--doctrine', 'thirds'], home).code).toBe(0);
    for (const command of [
      ['verify', file],
      ['report', file],
      ['score', file],
      ['compare', file, file],
      ['import', file],
    ]) {
      const { out, code } = rung(command, home);
      expect([command[0], code]).toEqual([command[0], 0]);
      expect(out).toMatch(new RegExp(`as shipped with ${version}`));
    }
  });
});
