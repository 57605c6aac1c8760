// Scenarios are listed by how hard they are, wherever they come from.
import { expect, it } from 'vitest';
import { allScenarios } from '../../src/scenario/scenario-file.ts';
import { inOrder } from '../../src/scenario/scenario-order.ts';

it('a scenario whose name is a number does not come before the easy ones', () => {
  const all = Object.fromEntries(allScenarios().map((each) => [each.id, each]));
  expect(Object.keys(all)[0]).toBe('2359');
  const order = inOrder(Object.values(all));
  expect(order[0]?.id).toBe('first-shot');
  expect(order.map(({ difficulty }) => difficulty)).toEqual(order.map(({ difficulty }) => difficulty).sort());
});
