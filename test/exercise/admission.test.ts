// What every door asks of the texts in a command, both sides of each edge.
import { describe, expect, it } from 'vitest';
import { admitted, unfitText } from '../../src/exercise/chairs/admission.ts';
import type { Command } from '../../src/exercise/events.ts';
import { plainInject } from '../../src/exercise/words.ts';
import { hostile, ZALGO } from '../support/hostile.ts';
import { composed } from '../support/orders.ts';

const seat = 'ukraine';
const inject = plainInject({ at: 10, to: [seat], fact: null, text: 'A', from: 'B', medium: 'C' });
const order = { seat, response: 'warn' } as const;

/** Each text that a person can give, and how long it may be. */
const FIELDS: [string, number, (text: string) => Command][] = [
  ['a reason', 1000, (because) => ({ do: 'compose', seat, composition: composed(0, order, { because }) })],
  ['the text of an order', 2000, (text) => ({ do: 'compose', seat, composition: composed(0, order, { text }) })],
  ['the act', 40, (about) => ({ do: 'compose', seat, composition: composed(0, { ...order, about }) })],
  ['a reason to hold', 1000, (because) => ({ do: 'hold', seat, because })],
  ['a question', 2000, (text) => ({ do: 'ask', seat, text })],
  ['a message', 2000, (text) => ({ do: 'tell', from: seat, to: ['us'], text })],
  ['an observation', 2000, (text) => ({ do: 'observe', seat, objective: null, rating: null, text })],
  ['an action', 2000, (text) => ({ do: 'describe', seat, text })],
  ['a note', 2000, (text) => ({ do: 'mark', mark: 'note', text, stamp: '' })],
  ['a reason to overrule', 1000, (because) => ({ do: 'overrule', order: 0, verdict: 'accepted', because })],
  ['an answer', 2000, (answer) => ({ do: 'answer', question: 0, answer, how: 'note', effect: null })],
  ...(['text', 'draft', 'from', 'medium', 'expected', 'objective', 'controller', 'notes'] as const).map(
    (name): (typeof FIELDS)[number] => [
      `${name} of an inject`,
      2000,
      (text) => ({ do: 'add-inject', inject: { ...inject, [name]: text }, incident: null }),
    ],
  ),
  ['an answer after ENDEX', 2000, (well) => ({ do: 'reflect', by: 'facilitator', answers: { well } })],
];

describe.each(FIELDS)('%s', (_, longest, command) => {
  it(`has at most ${longest} characters, and says how many were given`, () => {
    expect(unfitText(command('x'.repeat(longest)))).toBeNull();
    expect(unfitText(command('x'.repeat(longest + 1)))?.denied).toContain(`at most ${longest} characters`);
    expect(unfitText(command('x'.repeat(1_000_000)))?.denied).toContain('1000000');
  });

  it('holds what people write, and nothing that is not shown', () => {
    for (const fine of ['Чому ні? Їжак.', 'Tiếng Việt', '👩🏽‍⚕️ ❤️ 🇺🇦', '= 1 + 1'])
      expect(unfitText(command(fine)), fine).toBeNull();
    for (const bad of [
      '\u001b[2J',
      '\u0007',
      '\u202ex',
      '\u2066',
      'a\u200b',
      'a\u200db',
      'a\u2060b',
      '\ud83d',
      '\u009b1m',
    ])
      expect(unfitText(command(bad))?.denied, JSON.stringify(bad)).toContain('cannot show');
    expect(unfitText(command(ZALGO.slice(0, 40)))?.denied).toContain('cannot show');
    if (longest > 40) expect(unfitText(command(hostile('x')))?.denied).toContain('cannot show');
  });
});

it('the text of an order is recorded without blanks at its ends, and as none where there is nothing else', () => {
  const given = (text: string) => admitted({ do: 'compose', seat, composition: composed(0, order, { text }) });
  expect(given('  Stop it. ')).toMatchObject({ composition: { text: 'Stop it.' } });
  expect(given('   ')).toMatchObject({ composition: { text: null } });
});

it('a command without texts is not asked', () => {
  expect(unfitText({ do: 'commit', seat })).toBeNull();
  expect(unfitText({ do: 'step' })).toBeNull();
});
