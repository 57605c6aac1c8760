// Six exercises of every scenario in which seats order anything at any time.
import { describe, expect, it } from 'vitest';
import { allScenarios } from '../../src/scenario/scenario-file.ts';
import { refusedIn } from './simulated.ts';

describe('whatever people order, an exercise goes on to ENDEX', () => {
  it.each(allScenarios().map((scenario) => [scenario.id, scenario] as const))('%s', (_, scenario) => {
    let refused = 0;
    for (let seed = 1; seed <= 6; seed++) refused += refusedIn(scenario, `s${seed}`);
    expect(refused).toBeGreaterThan(0);
  });
});
