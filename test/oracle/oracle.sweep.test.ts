// The engine comes to the same, to the byte, as the one before runs held what follows from their state: every event, score
// and row of every scenario with every preset and policy, and tables at which anything is done. ORACLE=all takes all seeds,
// which takes half an hour.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findRubric } from '../../src/scenario/rubric-file.ts';
import { arms, BLOCKS, nameOf, scenarios } from './arms.ts';
import { OTHER_BLOCKS, otherReadings, underReading } from './doctrines.ts';
import { played, tables } from './oracle.ts';

const known = JSON.parse(readFileSync(new URL('./digests.json', import.meta.url), 'utf8')) as Record<string, string[]>;
const blocks = process.env.ORACLE === 'all' ? BLOCKS : BLOCKS.slice(0, 1);
const { rubric } = findRubric('default');

describe('the engine comes to the same', () => {
  it.each(arms().map((arm) => [nameOf(arm), arm] as const))('%s', (name, arm) => {
    expect(blocks.map(([from, to]) => played(arm, rubric, from, to))).toEqual(known[name]!.slice(0, blocks.length));
  });

  it.each(otherReadings())('%s', (name, scenario) => {
    const all = process.env.ORACLE === 'all' ? OTHER_BLOCKS : OTHER_BLOCKS.slice(0, 1);
    expect(all.map((block) => underReading(scenario, rubric, block))).toEqual(known[name]!.slice(0, all.length));
  });

  it.each(scenarios().map((scenario) => [scenario.id, scenario] as const))('at tables of %s', (id, scenario) => {
    const digests = blocks.map(([from, to]) => tables(scenario, from, to));
    expect(digests).toEqual(known[`${id} tables`]!.slice(0, blocks.length));
  });
});
