// The licences of what is bundled come with the program, complete; a package without a licence file is named with the
// licence that it states.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder, root } from '../support/folder.ts';
import { rung } from '../support/rung.ts';

describe('rung licenses', () => {
  const { code, out } = rung(['licenses'], freshFolder());
  const parts = out.split(`\n${'='.repeat(80)}\n`).slice(1);

  it('prints a licence for every package that went into the bundle', () => {
    expect(code).toBe(0);
    const bundled = /^Bundled: (.*)/.exec(out)![1]!.split(', ');
    expect(parts.map((part) => part.split(':')[0])).toEqual(bundled);
    // What the bundle names in its own comments or messages is at the least on the list.
    for (const name of ['ink', 'react', 'ink-table', 'immer', 'seedrandom', 'yaml', 'zod', 'commander'])
      expect(bundled.some((each) => each.startsWith(`${name} `))).toBe(true);
  });

  it('gives the full text of each licence, and the stated licence where the package has no text', () => {
    const without = parts.filter((part) => part.includes('The package has no licence file'));
    expect(without.map((part) => part.split(' ')[0])).toEqual(['ink-table', 'seedrandom', 'yoga-layout']);
    for (const part of without) expect(part).toContain('it states the licence MIT.');
    for (const part of parts.filter((each) => !without.includes(each)))
      expect(part).toMatch(/permission|Permission|license|License/);
    const ink = readFileSync(join(root, 'node_modules/ink/license'), 'utf8').trim();
    expect(parts.find((part) => part.startsWith('ink '))).toContain(ink);
  });

  it('stands beside the program, where the tarball takes it from', () => {
    expect(readdirSync(join(root, 'dist'))).toContain('licenses.txt');
    expect(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).files).toContain('dist');
  });
});
