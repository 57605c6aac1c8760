// A record whose last line was cut off by a power failure: whatever is refused, or only looked at, changes nothing in it;
// and what cuts that line away says so.
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { freshFolder } from '../support/folder.ts';
import { rung } from '../support/rung.ts';

const home = freshFolder();
const run = (...args: string[]) => rung(args, home, {}, home);

it('a torn line is removed with a note when something is written, and not before', () => {
  const journal = join(home, 'a.rung.jsonl');
  expect(run('drill', 'first-shot', '--seed', '5', '--journal', journal).code).toBe(0);
  const sound = readFileSync(journal);
  appendFileSync(journal, '{"n":9,"prev":"abc');
  const torn = readFileSync(journal);
  const refused = run('lessons', journal, '--as', 'us', 'well=1');
  expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('Nobody held that seat')]);
  for (const args of [
    ['lessons', journal],
    ['report', journal],
    ['verify', journal],
    ['play', journal, '--plain'],
  ])
    run(...args);
  expect(readFileSync(journal).equals(torn)).toBe(true);
  const taken = run('lessons', journal, '--as', 'observer', 'well=1');
  expect([taken.code, taken.err]).toEqual([
    0,
    expect.stringContaining('cut off while it was written; it was dropped.'),
  ]);
  expect(readFileSync(journal).subarray(0, sound.length).equals(sound)).toBe(true);
  expect(run('verify', journal).code).toBe(0);
}, 60_000);
