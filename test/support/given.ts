// Tests that need something of the machine: they run where it is there. Where it is missing they are skipped, and where CI
// is set a test fails in their place.
import { describe, it } from 'vitest';
import { isCI, missingSentence, NEEDS, type NeedName, programFor } from './needs.ts';

export function given(name: NeedName): {
  describe: typeof describe | typeof describe.skip;
  it: typeof it | typeof it.skip;
} {
  if (programFor(name) !== undefined) return { describe, it };
  if (isCI())
    it(`${NEEDS[name].tests} can be tested`, () => {
      throw new Error(missingSentence(name));
    });
  return { describe: describe.skip, it: it.skip };
}
