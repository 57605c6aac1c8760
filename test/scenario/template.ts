// The scenario that rung new writes, with one thing changed, and what rung check says of it.
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { type Mistake, MistakesFound } from '../../src/scenario/mistake.ts';
import { checkScenario } from '../../src/scenario/scenario-file.ts';

export const template = readFileSync(new URL('../../scenarios/templates/scenario.yaml', import.meta.url), 'utf8')
  .replaceAll('NAME', 'my-own')
  .replaceAll('TITLE', 'My own');

export type Change = readonly [from: string, to: string];

export function changed(...changes: Change[]): string {
  return changes.reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replace(from, () => to);
  }, template);
}

export function mistakesIn(text: string): readonly Mistake[] {
  const { mistakes, reach } = checked(text);
  expect(reach, mistakes[0]?.message).toBe('whole');
  return mistakes;
}

/** The same of a text that perhaps cannot be read to its end. */
export const slipsIn = (text: string): readonly Mistake[] => checked(text).mistakes;

/** What is allowed but probably not meant, of a text without mistakes. */
export function remarksIn(text: string): readonly Mistake[] {
  const { mistakes, remarks } = checked(text);
  expect(mistakes.map(({ message }) => message)).toEqual([]);
  return remarks;
}

type Checked = { mistakes: readonly Mistake[]; remarks: readonly Mistake[]; reach: MistakesFound['reach'] };

function checked(text: string): Checked {
  try {
    return { mistakes: [], remarks: checkScenario({ file: 'my-own.yaml', text }).remarks, reach: 'whole' };
  } catch (error) {
    if (!(error instanceof MistakesFound)) throw error;
    return { mistakes: error.mistakes, remarks: [], reach: error.reach };
  }
}
