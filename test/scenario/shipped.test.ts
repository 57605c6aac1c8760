// What ships, as the build has packed it and as it is read from its files.
import { describe, expect, it } from 'vitest';
import { allScenarios, shippedScenarios } from '../../src/scenario/scenario-file.ts';

describe('what ships', () => {
  it('is in the list, the easier first, whatever its name', () => {
    const listed = allScenarios();
    expect(listed.map(({ id }) => id).sort()).toEqual(shippedScenarios().sort());
    const levels = listed.map(({ difficulty }) => difficulty);
    expect(levels).toEqual(levels.toSorted());
    expect(listed[0]!.id).toBe('first-shot');
  });
});
