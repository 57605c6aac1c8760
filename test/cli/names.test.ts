// A name is what somebody wrote: what every object of the language bears without having it (constructor, __proto__) is no
// name of ours, wherever it stands.
import { describe, expect, it } from 'vitest';
import { needsWords } from '../../src/report/ruling-words.ts';
import { clauseWords } from '../../src/report/words.ts';
import { coverageTogether } from '../../src/review/coverage.ts';
import { seatsOf } from '../../src/scenario/msel-cells.ts';
import { memberHint } from '../../src/scenario/value-hints.ts';
import { EMPTY_FORM, unpackForm } from '../../src/tui/screens/excon/inject-form.ts';

const NAMES = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'];
describe('a name that every object has by inheritance is unknown everywhere', () => {
  it.each(NAMES)('also in a cell, a hint, a draft, a count and a sentence: %s', (name) => {
    expect(seatsOf(name)).toEqual([name.toLowerCase()]);
    expect(memberHint(name)).toBe('');
    expect([clauseWords(name), needsWords([name])]).toEqual([name, `the consent of ${name}`]);
    expect(unpackForm(JSON.stringify(Object.fromEntries([[name, 'x']])))).toEqual(EMPTY_FORM);
    if (name === '__proto__') return;
    const [one] = [{ clauses: {}, checks: {}, edges: {}, duties: {}, responses: { [name]: 2 }, seats: {} }];
    expect(coverageTogether([one, one]).responses).toEqual({ [name]: 4 });
  });
});
