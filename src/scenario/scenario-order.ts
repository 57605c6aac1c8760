// The order in which scenarios are listed everywhere: the easy ones first.
import type { Scenario } from '../exercise/scenario.ts';

/** An object lists names that are numbers first, so that the order is always made anew. */
export const inOrder = (all: readonly Scenario[]): Scenario[] =>
  [...all].sort((a, b) => a.difficulty - b.difficulty || (a.id < b.id ? -1 : 1));
