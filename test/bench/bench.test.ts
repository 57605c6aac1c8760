// The bench runs and measures something; how fast anything is, no test asks.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../support/folder.ts';
import { PARTS } from './parts.ts';

describe('the bench', () => {
  it('names only files that there are where it tells where the time goes', () => {
    const files = Object.values(PARTS).flat();
    expect(files.filter((name) => !existsSync(join(root, 'src', `${name}.ts`)))).toEqual([]);
    expect(new Set(files).size).toBe(files.length);
  });
});
