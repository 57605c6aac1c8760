// A record that differs under the same numbers is called altered. So every commit that changes a ruling raises the number
// of the law, and every one that changes what is drawn or decided raises the version of the engine.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { playStart } from '../../src/exercise/run/play.ts';
import { ENGINE, neverWritten } from '../../src/journal/engine.ts';
import { digestOf, FORMAT } from '../../src/journal/entry.ts';
import { adjudicate, LAW } from '../../src/ladder/index.ts';
import { adjudicationJson } from '../../src/report/adjudication.ts';
import { readSource } from '../../src/scenario/disk.ts';
import { findDoctrine, shippedDoctrines } from '../../src/scenario/doctrine-file.ts';
import { allScenarios } from '../../src/scenario/scenario-file.ts';
import { readTimeline } from '../../src/scenario/timeline-file.ts';
import { playOut, startOf } from '../support/play.ts';

const known = JSON.parse(readFileSync(new URL('./same-numbers.json', import.meta.url), 'utf8')) as Record<
  string,
  string
>;

const RAISE =
  'raise the number (LAW in src/ladder/words.ts; the version in package.json) and add its line; where only a case, a doctrine or a scenario was added, its line is another';

describe('the meaning of a law number and of an engine version never changes', () => {
  it(`law ${LAW} rules every conformance case under every shipped doctrine as it did`, () => {
    const folder = new URL('../conformance/', import.meta.url).pathname;
    const cases = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
    const rulings = cases.flatMap((name) => {
      const { timeline } = readTimeline(readSource(folder + name));
      return shippedDoctrines().map((id) => {
        const doctrine = findDoctrine(id);
        return JSON.stringify(adjudicationJson(doctrine, adjudicate(doctrine, timeline)));
      });
    });
    expect(digestOf(rulings.join('\n')), `test/journal/same-numbers.json: ${RAISE}`).toBe(known[`law ${LAW}`]);
  });

  it(`engine ${ENGINE} draws STARTEX and plays every scenario as it did`, () => {
    const told = allScenarios().flatMap((scenario) =>
      (['by-the-book', 'trigger-happy', 'person'] as const).map((holder) => {
        const start = startOf(holder, { hasExcon: false });
        if (holder === 'person') return JSON.stringify(playStart(scenario, start).events);
        return JSON.stringify(playOut(scenario, start).events);
      }),
    );
    expect(digestOf(told.join('\n')), `test/journal/same-numbers.json: ${RAISE}`).toBe(known[`engine ${ENGINE}`]);
  });

  it('the list of what each version writes holds this one', () => {
    expect(neverWritten(ENGINE, LAW, FORMAT)).toBeNull();
    expect(neverWritten(ENGINE, LAW + 1, FORMAT)).toContain(`law ${LAW + 1}`);
    expect(neverWritten(ENGINE, LAW, FORMAT + 1)).toContain(`format ${FORMAT + 1}`);
  });
});
