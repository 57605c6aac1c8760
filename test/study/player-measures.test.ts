// What players can move: the figures of the section by hand, the same for any number of workers, and what the words say.
import { beforeAll, describe, expect, it } from 'vitest';
import { stream } from '../../src/exercise/chance/dice.ts';
import { studyJson, studyLines } from '../../src/report/study.ts';
import { studyHtml } from '../../src/report/study-page.ts';
import { studyMarkdown } from '../../src/report/study-sections.ts';
import { findRubric } from '../../src/scenario/rubric-file.ts';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import { holdersOf, type Study } from '../../src/scenario/study-file.ts';
import { planOf } from '../../src/study/arms.ts';
import { studyExercise } from '../../src/study/batch.ts';
import { bootstrapInterval, RESAMPLES } from '../../src/study/bootstrap.ts';
import type { Plan } from '../../src/study/plan.ts';
import { noResults, runStudy } from '../../src/study/run.ts';
import { addTo, countIn, noMoments } from '../../src/study/statistics.ts';
import { type StudySummary, summaryOf } from '../../src/study/summary.ts';
import { tallyChunk } from '../../src/study/tally.ts';

const { rubric } = findRubric('default');
const SEEDS = 6;
const study: Study = {
  title: 'Who moves what',
  scenarios: ['first-shot', 'blind-sector', 'dark-heating', 'minsk-baseline', 'open-drill'].map((id) => ({
    ...findScenario(id),
    ...(id === 'open-drill' && { endex: 1440 }),
  })),
  seeds: { from: 1, to: SEEDS },
  doctrines: [null],
  settings: [[], ['phase2.opensAfter=12h']],
  policies: [
    holdersOf('by-the-book'),
    holdersOf('passive'),
    holdersOf({ ukraine: 'by-the-book', coalition: 'by-the-book', us: 'passive' }),
  ],
};
const plan = planOf(study, rubric, 'study');

async function summaryWith(of: Plan, width: number): Promise<StudySummary> {
  const results = noResults(of);
  const work = async (chunk: Parameters<typeof tallyChunk>[1]) => {
    const tally = tallyChunk(of, chunk, false);
    // With two workers every other chunk comes after the one behind it.
    if (chunk.from % 2 === 0) await new Promise((go) => setImmediate(go));
    return tally;
  };
  await runStudy(of, results, { work, width, isStopped: () => false, onMerged: () => {} });
  return summaryOf(of, results);
}

let summary: StudySummary;
beforeAll(async () => {
  summary = await summaryWith(plan, 1);
});

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The middle 95 % of the means of as many values, drawn out of all of them. */
function resampled(values: readonly number[], name: string): [number, number] {
  const sorted = [...values].sort((a, b) => a - b);
  const draws = stream(study.title, name);
  const means = Array.from({ length: RESAMPLES }, () => meanOf(sorted.map(() => sorted[draws.below(sorted.length)]!)));
  means.sort((a, b) => a - b);
  return [means[RESAMPLES * 0.025 - 1]!, means[RESAMPLES * 0.975 - 1]!];
}

describe('what players can move', () => {
  it.each([
    ['first-shot calm', 'duration'],
    ['blind-sector calm', 'expansions'],
    ['dark-heating calm', 'harm'],
  ] as const)('in %s is, arm by arm, what a computation by hand makes of %s', (name, measure) => {
    const setting = plan.settings.find((each) => each.name === name)!;
    const readings = summary.moved.filter((each) => each.setting === name);
    expect(readings.map(({ set, arms }) => [set.length, arms.length])).toEqual([
      [0, 3],
      [1, 3],
    ]);
    for (const [n, reading] of readings.entries()) {
      expect(reading.measure).toBe(measure);
      const arms = setting.arms.slice(3 * n, 3 * n + 3);
      const values = arms.map(({ scenario, holders }) =>
        Array.from({ length: SEEDS }, (_, seed) => studyExercise(scenario, `${seed + 1}`, holders, rubric)[measure]),
      );
      expect(reading.arms[0]).toMatchObject({ mean: meanOf(values[0]!), difference: null, share: null });
      for (const at of [1, 2]) {
        const { arm, mean, difference, share } = reading.arms[at]!;
        expect(summary.arms[arm]).toMatchObject({ name: arms[at]!.name, setting: name });
        const differences = values[at]!.map((value, seed) => value - values[0]![seed]!);
        expect(mean).toBeCloseTo(meanOf(values[at]!), 9);
        expect(difference).toMatchObject({ n: SEEDS, mean: expect.closeTo(meanOf(differences), 9) });
        expect(share).toBeCloseTo(meanOf(differences) / meanOf(values[at]!), 9);
        const [low, high] = resampled(differences, `bootstrap/${name}/${arms[0]!.name}/${arms[at]!.name}`);
        // Harm is counted to a hundred people.
        expect(Math.abs(difference!.low! - low)).toBeLessThan(measure === 'harm' ? 100 : 1e-9);
        expect(Math.abs(difference!.high! - high)).toBeLessThan(measure === 'harm' ? 100 : 1e-9);
      }
    }
    expect(readings[0]!.arms[1]!.difference!.mean).toBeGreaterThan(0);
  });

  it('stands with the reason of the pack where nothing much can be moved, and not at all where nothing is declared', () => {
    const none = summary.moved.filter(({ measure }) => measure === null);
    expect(none.map(({ setting, declared, arms }) => [setting, declared, arms])).toEqual([
      ['minsk-baseline calm', 'none', []],
      ['minsk-baseline calm', 'none', []],
    ]);
    expect(none[0]!.why).toBe(findScenario('minsk-baseline').pack.measure!.why);
    expect(new Set(summary.moved.map(({ setting }) => setting)).size).toBe(4);
  });

  it('is the same to the last bit for one worker and for two', async () => {
    expect(JSON.stringify(await summaryWith(plan, 2))).toBe(JSON.stringify(summary));
  });

  it('keeps how often a difference came, only for the measure that is declared and against the first of a reading', () => {
    const tally = tallyChunk(plan, { setting: 0, from: 0, to: SEEDS }, false);
    const kept = tally.pairs.filter(({ moved }) => moved !== null);
    expect(kept.map(({ a, b }) => [a, b])).toEqual([
      [0, 1],
      [0, 2],
      [3, 4],
      [3, 5],
    ]);
    for (const { moved } of kept)
      expect(meanOf(Object.values(moved!.times)) * Object.keys(moved!.times).length).toBe(6);
  });
});

describe('the bootstrap interval', () => {
  const intervalOf = (values: readonly number[], grain = 1, name = 'test') => {
    const counts = { grain, times: {} };
    const moments = noMoments();
    for (const value of values) {
      countIn(counts, value);
      addTo(moments, value);
    }
    return bootstrapInterval(counts, moments, stream('known', name));
  };
  const many = (n: number, of: (at: number) => number) => Array.from({ length: n }, (_, at) => of(at));

  it('of zeros and ones is that of a share, some two standard errors to each side', () => {
    const [low, high] = intervalOf(many(400, (at) => (at < 100 ? 1 : 0)))!;
    const error = Math.sqrt((0.25 * 0.75) / 400);
    expect(low).toBeCloseTo(0.25 - 1.96 * error, 2);
    expect(high).toBeCloseTo(0.25 + 1.96 * error, 2);
  });

  it('of values spread evenly is that of their mean', () => {
    const values = many(601, (at) => at - 300);
    const error = Math.sqrt((601 ** 2 - 1) / 12 / 601);
    const [low, high] = intervalOf(values)!;
    expect(Math.abs(low + 1.96 * error)).toBeLessThan(error * 0.15);
    expect(Math.abs(high - 1.96 * error)).toBeLessThan(error * 0.15);
  });

  it('holds the true mean about nineteen times in twenty', () => {
    const trials = 200;
    const held = many(trials, (trial) => {
      const die = stream('dice', `${trial}`);
      const [low, high] = intervalOf(
        many(50, () => die.below(6) + 1),
        1,
        `${trial}`,
      )!;
      return low <= 3.5 && 3.5 <= high ? 1 : 0;
    });
    expect(meanOf(held)).toBeGreaterThan(0.9);
    expect(meanOf(held)).toBeLessThan(0.99);
  });

  it('of values that are all alike has no width, and ends at an exact 0 where 0 is an end', () => {
    expect(intervalOf(many(30, () => -7))).toEqual([-7, -7]);
    expect(intervalOf(many(200, (at) => (at === 0 ? 1 : 0)))![0]).toBe(0);
  });

  it('stands around the exact mean where the grain is coarse', () => {
    expect(
      intervalOf(
        many(10, () => 12_345),
        100,
      ),
    ).toEqual([12_345, 12_345]);
  });

  it('of fewer than two values is none', () => {
    expect(intervalOf([5])).toBeNull();
    expect(intervalOf([])).toBeNull();
  });
});

describe('the section', () => {
  const run = { seconds: 2, workers: 2, isComplete: true };
  const textOf = (of: StudySummary) => studyLines(of, run).join('\n');

  it('says the declared measure, every arm and the kind of interval, as text, on the page and in Markdown', () => {
    const text = textOf(summary);
    const markdown = studyMarkdown(summary);
    expect(text).toContain('WHAT PLAYERS CAN MOVE\n');
    expect(markdown).toContain('## What players can move\n');
    expect(studyHtml(summary)).toContain('<h2 id="players-title">What players can move</h2>');
    const { why } = findScenario('minsk-baseline').pack.measure!;
    for (const told of [text, markdown]) {
      expect(told).toContain('bootstrap intervals at 95 % confidence');
      expect(told).toContain(`${RESAMPLES / 1000},000 times`);
      expect(told).toContain('Players can move nothing much here. ');
      expect(told.replace(/\\/g, '')).toContain(why);
    }
    expect(text).toContain('first-shot calm, literal. Hostilities: hours with an act of severity 2 or more under way');
    expect(text).toContain('first-shot calm, literal, phase2.opensAfter=12h. Hostilities: ');
    expect(text).toMatch(
      /\n {2}Arm +Mean +Difference \(95 % bootstrap\) +Share of own mean\n {2}1 by-the-book +\d+:\d\d\n/,
    );
    expect(text).toMatch(/\n {2}2 passive +\d+:\d\d +\d+:\d\d \(\d+:\d\d to \d+:\d\d\) +\d\d\.\d % \*\n/);
    expect(text).toMatch(/\n {2}3 us passive +\d+:\d\d +.*\n/);
    expect(text).toMatch(
      /every scenario counted once under each reading, for passive in 6 of 6; us passive in \d of 6\./,
    );
    expect(markdown).toMatch(/\| \*\*2 passive\*\* \| \*\*\d+:\d\d\*\* \|/);
  });

  it('is in the object for scripts', () => {
    const { moved } = studyJson(summary, run);
    expect(moved[0]).toMatchObject({
      setting: 'first-shot calm',
      declared: 'hostilities',
      measure: 'duration',
      set: [],
    });
  });

  it('marks no difference below a fifth, none whose interval holds 0, and one that goes down like one that goes up', () => {
    const [reading] = summary.moved;
    const with_ = (share: number | null, low: number, high: number) => {
      const compared = {
        ...reading!.arms[1]!,
        mean: 100,
        share,
        difference: { n: 6, mean: (low + high) / 2, low, high },
      };
      return textOf({ ...summary, moved: [{ ...reading!, arms: [reading!.arms[0]!, compared] }] });
    };
    expect(with_(0.2, 10, 30)).toContain('20.0 % *\n');
    expect(with_(-0.2, -30, -10)).toContain('-20.0 % *\n');
    expect(with_(0.19, 10, 30)).toContain('19.0 %\n');
    expect(with_(0.5, 0, 100)).toContain('50.0 %\n');
    expect(with_(null, -30, -10)).toContain('n/a\n');
    expect(with_(0.19, 10, 30)).toContain('passive in 0 of 1.');
  });

  it('says where there is nothing to compare, and is left out where no scenario declares a measure', async () => {
    const alone = (id: string) => {
      const scenarios = [{ ...findScenario(id), endex: 600 }];
      const policies = [holdersOf('by-the-book')];
      return summaryWith(
        planOf({ ...study, scenarios, policies, settings: [[]], seeds: { from: 1, to: 2 } }, rubric, 's'),
        1,
      );
    };
    const one = textOf(await alone('first-shot'));
    expect(one).toContain('No reading has a second arm to compare');
    expect(one).not.toContain('bootstrap intervals');
    expect(textOf(await alone('minsk-baseline'))).not.toContain('No reading has a second arm');
    const none = await alone('open-drill');
    expect(none.moved).toEqual([]);
    expect(textOf(none) + studyMarkdown(none)).not.toMatch(/what players can move/i);
  });

  it('is written of a study in which nothing was played yet, and of one seed', async () => {
    expect(textOf(summaryOf(plan, noResults(plan)))).toMatch(/\n {2}2 passive +n\/a +n\/a +n\/a\n/);
    const one = await summaryWith(planOf({ ...study, seeds: { from: 1, to: 1 } }, rubric, 's'), 1);
    expect(one.moved[0]!.arms[1]!.difference).toMatchObject({ n: 1, low: null, high: null });
  });
});
