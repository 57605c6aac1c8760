// One exercise of every scenario in which seats order anything at any time; simulation.sweep.test.ts plays more.
import { describe, expect, it } from 'vitest';
import { allScenarios } from '../../src/scenario/scenario-file.ts';
import { refusedIn } from './simulated.ts';

describe('whatever people order, an exercise goes on to ENDEX', () => {
  it.each(allScenarios().map((scenario) => [scenario.id, scenario] as const))('%s, once', (_, scenario) => {
    expect(refusedIn(scenario, 's1')).toBeGreaterThan(0);
  });
});
