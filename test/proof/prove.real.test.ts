// rung prove as a user runs it: the built program on its threads.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PARTS } from '../../src/proof/index.ts';
import { freshFolder, root } from '../support/folder.ts';
import { rung } from '../support/rung.ts';
import { REACHED } from './reached.ts';

const home = freshFolder();
const run = (...args: string[]) => rung(args, home, {}, home);

// A busy machine takes longer than any of these needs alone.
describe('rung prove', { timeout: 300_000 }, () => {
  it('finds nothing in a quick look at the literal reading, and says how far it looked', () => {
    const { code, out } = run('prove', 'literal', '--quick', '--json');
    expect(code).toBe(0);
    const proof = JSON.parse(out);
    expect(proof).toMatchObject({ doctrine: 'literal', quick: true, proved: true });
    expect(proof.parts.map(({ part }: { part: string }) => part)).toEqual(PARTS.map(({ id }) => id));
    for (const { cases, compared, bounds, notCovered } of proof.parts) {
      expect(cases).toBeGreaterThan(50);
      expect(compared).toBeGreaterThan(1000);
      expect(bounds.length * notCovered.length).toBeGreaterThan(0);
    }
  });

  it('reaches the checks at their edges as the table says', () => {
    const { code, out } = run('prove', 'literal', '--quick', '--part', 'B', '--part', 'D', '--json');
    expect(code).toBe(0);
    expect(`${JSON.parse(out).reached.join('\n')}\n`).toBe(readFileSync(join(root, REACHED), 'utf8'));
  });

  it('proves a doctrine file, one part alone, in words that promise no more', () => {
    const text =
      'format: 1\nid: mine\ntitle: Half a day\nfrom: literal\nsummary: Coalition force opens after 12 hours.\nreads:\n  phase2.opensAfter:\n    is: "12:00"\n    clause: C3\n    why: To see.\n';
    writeFileSync(join(home, 'mine.yaml'), text);
    const { code, out } = run('prove', 'mine.yaml', '--part', 'E');
    expect(code).toBe(0);
    expect(out).toContain('Half a day');
    expect(out).toContain('proved within these bounds');
    expect(out).toContain('Proved within these bounds, and no further.');
    expect(out).toContain('not covered: ');
  });

  it('takes no other part, and no doctrine beside --all', () => {
    expect(run('prove', 'literal', '--part', 'Z').code).toBe(2);
    expect(run('prove', 'literal', '--all').code).toBe(2);
    expect(run('prove', 'litteral').err).toContain('literal');
  });
});
