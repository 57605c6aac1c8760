// The list of bugs to plant cannot rot: each still has its place in the law, once, and says which rule it breaks.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { root } from '../support/folder.ts';

interface Change {
  id: string;
  file: string;
  find: string;
  put: string;
  alsoFind?: string;
  breaks?: string;
  because?: string;
}

const list: { planted: Change[]; equivalent: Change[] } = parse(
  readFileSync(join(root, 'test/planted/planted.yaml'), 'utf8'),
);
const all = [...list.planted, ...list.equivalent];
const timesIn = (file: string, text: string) =>
  readFileSync(join(root, 'src/ladder', file), 'utf8').split(text).length - 1;

describe('the bugs to plant', () => {
  it('are at least sixty-six, each with a name of its own and the rule that it breaks', () => {
    expect(list.planted.length).toBeGreaterThanOrEqual(66);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(list.planted.filter(({ breaks }) => !breaks)).toEqual([]);
    expect(list.equivalent.filter(({ because }) => !because)).toEqual([]);
  });

  it('each find their place exactly once, and change what stands there', () => {
    const lost = all.filter(
      ({ file, find, put, alsoFind }) =>
        find === put || timesIn(file, find) !== 1 || (alsoFind !== undefined && timesIn(file, alsoFind) !== 1),
    );
    expect(lost.map(({ id }) => id)).toEqual([]);
  });
});
