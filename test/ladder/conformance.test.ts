// Adjudication cases with their expected rulings. `clause`, `earliest` and `needs` are given only on some.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { adjudicate } from '../../src/ladder/index.ts';
import { adjudicationJson } from '../../src/report/adjudication.ts';
import { readSource } from '../../src/scenario/disk.ts';
import { readTimeline } from '../../src/scenario/timeline-file.ts';

const folder = new URL('../conformance/', import.meta.url).pathname;
const cases = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

describe('every conformance case is ruled as expected', () => {
  it.each(cases)('%s', (name) => {
    const { doctrine, timeline } = readTimeline(readSource(folder + name));
    const result = adjudicationJson(doctrine, adjudicate(doctrine, timeline));
    const expected = JSON.parse(readFileSync(folder + name.replace('.yaml', '.json'), 'utf8'));
    expect(result.rulings).toHaveLength(expected.rulings.length);
    expect({ ...result, rulings: [] }).toEqual({ ...expected, rulings: [] });
    result.rulings.forEach((ruling, index) => {
      const { clause, earliest, needs, ...rest } = ruling as Record<string, unknown>;
      expect({ clause, earliest, needs, ...rest }).toMatchObject(expected.rulings[index]);
      if (ruling.verdict === 'refused') expect([clause, earliest, needs]).not.toContain(undefined);
    });
  });
});
