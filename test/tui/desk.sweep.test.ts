// Any keys in any order at every table of every scenario.
import { describe, it } from 'vitest';
import { allScenarios } from '../../src/scenario/scenario-file.ts';
import { pressAnything, TABLES } from './any-keys.ts';

describe('the desk takes any keys', () => {
  it.each(allScenarios().map(({ id }) => id))('%s', async (id) => {
    for (const at of TABLES.keys()) await pressAnything(id, at);
  });
});
