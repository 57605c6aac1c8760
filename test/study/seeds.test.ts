// The seed bank: wants are understood or explained, and what is promised of a seed comes true when it is played.
import { describe, expect, it } from 'vitest';
import { findRubric } from '../../src/scenario/rubric-file.ts';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import { studyExercise } from '../../src/study/batch.ts';
import type { Row } from '../../src/study/outcome.ts';
import { chainSummaries, foundSeeds, PANEL, panelPlan } from '../../src/study/seeds.ts';
import { tallyChunk } from '../../src/study/tally.ts';
import { TRAITS } from '../../src/study/traits.ts';
import { isMatch, type Want, wantFrom } from '../../src/study/wants.ts';

const { rubric } = findRubric('default');
const wanted = (words: string): Want => {
  const want = wantFrom(words);
  if ('unknown' in want) throw new Error(`${words}: ${want.unknown}`);
  return want;
};

describe('a want', () => {
  const row = {
    chains: 3,
    parallel: 2,
    severities: [4, 2, 1, 0, 0],
    phase2: 0,
    broader: 1,
    own: 0,
    dark: 119,
    duration: 600,
    collapsed: 1,
    forced: 2,
  } as unknown as Row;
  it.each([
    ['difficulty=hard', true],
    ['difficulty=easy', false],
    ['chains>=3', true],
    ['chains>3', false],
    ['chains<4', true],
    ['chains<=2', false],
    ['chains=3', true],
    ['chains=yes', true],
    ['phase2=no', true],
    ['phase2=yes', false],
    ['phase3=yes', true],
    ['acts=7', true],
    ['serious=1', true],
    ['severity=3', true],
    ['dark>=2', false],
    ['collapsed=yes', true],
    ['collapsed=no', false],
    ['forced=2', true],
    ['forced=no', false],
    ['dark=1', true],
    ['hostilities=10', true],
    ['own=no', true],
  ])('%s is %s', (words, is) => expect(isMatch(wanted(words), { grade: 'hard', row })).toBe(is));

  it.each([
    ['chains', 'form'],
    ['', 'form'],
    ['chain>=2', 'trait'],
    ['constructor=1', 'trait'],
    ['chains>=two', 'value'],
    ['difficulty=very', 'value'],
    ['difficulty>=hard', 'value'],
  ])('"%s" is told for its %s', (words, unknown) => expect(wantFrom(words)).toMatchObject({ unknown }));
});

describe('found seeds', () => {
  const scenario = { ...findScenario('open-drill'), background: 'calm' as const, endex: 120 * 60 };
  const seeds = { from: 1, to: 12 };
  const tally = tallyChunk(panelPlan(scenario, seeds, rubric), { setting: 0, from: 0, to: 12 }, true);
  const rows = tally.rows!.filter(({ arm }) => arm === 0);

  it('match all wants, and no other seed does', () => {
    const wants = ['chains>=2', 'difficulty=hard'].map(wanted);
    const { found, alone } = foundSeeds(seeds, rows, tally.shortfall, wants);
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThan(12);
    const held = new Map(found.map(({ seed }) => [seed, true]));
    const hardest = [...tally.shortfall].filter((points) => !Number.isNaN(points)).sort((a, b) => b - a);
    let several = 0;
    for (let n = 1; n <= 12; n++) {
      // Played anew, by the book.
      const row = studyExercise(scenario, String(n), { ukraine: PANEL[0], coalition: PANEL[0], us: PANEL[0] }, rubric);
      const told = chainSummaries(scenario, String(n), rubric);
      expect(told).toHaveLength(row.chains);
      expect(told.filter(({ phase2At }) => phase2At !== null)).toHaveLength(row.phase2);
      expect(told.filter(({ side }) => side === 'ukraine')).toHaveLength(row.own);
      if (row.chains >= 2) several++;
      if (held.has(String(n))) {
        expect(row.chains).toBeGreaterThanOrEqual(2);
        expect(hardest.indexOf(tally.shortfall[n - 1]!)).toBeLessThanOrEqual(hardest.length / 3);
      }
    }
    expect(alone[0]).toBe(several);
  });

  it('without a want are all seeds, each with its traits', () => {
    const { found } = foundSeeds(seeds, rows, tally.shortfall, []);
    expect(found.map(({ seed }) => seed)).toEqual(Array.from({ length: 12 }, (_, n) => String(n + 1)));
    for (const { of } of Object.values(TRAITS)) expect(of(found[0]!.row)).toBeGreaterThanOrEqual(0);
  });
});
