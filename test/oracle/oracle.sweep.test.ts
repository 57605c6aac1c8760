// The engine comes to the same, to the byte, as when the digests were made: every event, score and row of every scenario
// with every preset and policy, and tables at which anything is done. ORACLE=all takes all seeds, which takes half an hour.
// Where the game is meant to change, `npm run oracle` makes them anew, with the engine from which refactoring starts.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { apply } from '../../src/session/apply.ts';
import { BLOCKS, scenarios } from './arms.ts';
import { digests } from './digests.ts';
import { tables } from './oracle.ts';

const known = JSON.parse(readFileSync(new URL('./digests.json', import.meta.url), 'utf8')) as Record<string, string[]>;
const most = process.env.ORACLE === 'all' ? Number.POSITIVE_INFINITY : 1;

describe('the engine comes to the same', () => {
  it.each(digests().map((each) => [each.name, each] as const))('%s', (name, { blocks }) => {
    const made = blocks.slice(0, most).map((digest) => digest());
    expect(made).toEqual(known[name]!.slice(0, made.length));
  });

  it.each(scenarios().map((scenario) => [scenario.id, scenario] as const))('in a session too, %s', (id, scenario) => {
    const [[from, to]] = BLOCKS;
    expect(tables(scenario, from, to, apply)).toBe(known[`${id} tables`]![0]);
  });
});
