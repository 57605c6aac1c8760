// Any keys in any order at one table of every scenario; desk.sweep.test.ts goes to all of them.
import { describe, it } from 'vitest';
import { allScenarios } from '../../src/scenario/scenario-file.ts';
import { pressAnything, TABLES } from './any-keys.ts';

describe('the desk takes any keys', () => {
  it.each(allScenarios().map(({ id }, index) => [id, index % TABLES.length] as const))(
    '%s, at table %i',
    async (id, at) => {
      await pressAnything(id, at);
    },
  );
});
