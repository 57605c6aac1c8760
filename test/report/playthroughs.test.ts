// Every scenario plays by the book as it did when somebody read it. `npm run playthroughs` writes them anew; read the
// difference before it is committed.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allScenarios } from '../../src/scenario/scenario-file.ts';
import { root } from '../support/folder.ts';
import { playthrough, playthroughFile } from './playthroughs.ts';

describe('golden playthroughs', () => {
  it.each(allScenarios().map((scenario) => [scenario.id, scenario] as const))('%s', (id, scenario) => {
    expect(playthrough(scenario)).toBe(readFileSync(join(root, playthroughFile(id)), 'utf8'));
  });
});
