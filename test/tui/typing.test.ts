// What is typed and pasted into a field: cleaned by the one rule, and cut between characters with a word.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPrintable } from '../../src/exercise/text.ts';
import { lettersOf } from '../../src/report/fitting.ts';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import type { Press } from '../../src/tui/press.ts';
import { pressTable } from '../../src/tui/screens/table/keys.ts';
import { typedOn } from '../../src/tui/typing.ts';
import { hostile } from '../support/hostile.ts';
import { tableOf } from './table.ts';

const NURSE = '👩🏽‍⚕️';

describe('a field', () => {
  it('says what did not fit', () => {
    expect(typedOn('abc', { char: 'd' }, 4)).toEqual({ text: 'abcd', notice: '' });
    expect(typedOn('abcd', { char: 'e' }, 4)).toEqual({
      text: 'abcd',
      notice: 'At most 4 characters here: the last one was left out.',
    });
    expect(typedOn('', { pasted: 'x'.repeat(2500) }, 2000)?.notice).toContain('the last 500 were left out');
  });

  it('is cut between characters as people see them', () => {
    for (let longest = 0; longest < 20; longest++) {
      const { text } = typedOn('', { pasted: `a${NURSE}b${NURSE}` }, longest)!;
      expect(['', 'a', `a${NURSE}`, `a${NURSE}b`, `a${NURSE}b${NURSE}`]).toContain(text);
      expect(text.length).toBeLessThanOrEqual(longest);
    }
  });

  it('loses a whole character by Backspace', () => {
    expect(typedOn(`a${NURSE}`, 'backspace', 60)?.text).toBe('a');
  });

  it('joins an accent that comes by itself', () => {
    expect(typedOn('Caf', { char: 'e' }, 9)?.text).toBe('Cafe');
    expect(typedOn('Cafe', { char: '\u0301' }, 9)?.text).toBe('Caf\u00e9');
  });

  it('whatever is typed, holds nothing that is not shown, no half of anything, and no more than it may', () => {
    const press: fc.Arbitrary<Press> = fc.oneof(
      fc.string({ unit: 'binary' }).map((pasted) => ({ pasted })),
      fc.constantFrom(NURSE, '👍', hostile('x'), 'é', 'Ж').map((pasted) => ({ pasted })),
      fc.constant<Press>('backspace'),
    );
    fc.assert(
      fc.property(fc.array(press), fc.integer({ min: 0, max: 60 }), (presses, longest) => {
        let text = '';
        for (const each of presses) text = typedOn(text, each, longest)!.text;
        expect(text.length).toBeLessThanOrEqual(longest);
        expect(isPrintable(text)).toBe(true);
        expect(lettersOf(text).join('')).toBe(text);
      }),
      { seed: 20, numRuns: 3000 },
    );
  });

  it('at the desk of a seat says so, and what goes on record is what was shown', async () => {
    const table = await tableOf(findScenario('big-push'), 'person', { isScriptOnly: true });
    await table.press('q');
    await pressTable(table.desk, { pasted: `Whose?\u202e\u001b[31m ${'long '.repeat(500)}` });
    expect(table.screen()).toMatch(/At most 2000 characters here: the last \d+ were left out\./);
    await table.press('<enter>');
    const [question] = table.session.state().questions;
    expect(question!.text).toMatch(/^Whose\? long long/);
    expect(isPrintable(question!.text)).toBe(true);
  });

  it('the session takes nothing that no field would', async () => {
    const table = await tableOf(findScenario('big-push'), 'person', { isScriptOnly: true });
    const head = table.session.head();
    for (const text of ['x'.repeat(1_000_000), hostile('x'), 'two\nlines'])
      expect(await table.session.send({ do: 'ask', seat: 'ukraine', text })).toHaveProperty('denied');
    expect(table.session.head()).toBe(head);
    expect(await table.session.send({ do: 'ask', seat: 'ukraine', text: 'Whose?' })).not.toHaveProperty('denied');
  });
});
