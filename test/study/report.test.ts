// The report of a study and its tables: banner, figures as they are, nothing that runs, nothing that a spreadsheet obeys.
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { studyJson, studyLines } from '../../src/report/study.ts';
import { COLUMNS } from '../../src/report/study-columns.ts';
import { studyHtml } from '../../src/report/study-page.ts';
import { exerciseCells, rowsText, seedCells, tableText } from '../../src/report/study-rows.ts';
import { studyMarkdown } from '../../src/report/study-sections.ts';
import { meanWords, progressWords, timeWords } from '../../src/report/study-words.ts';
import { PROVENANCE } from '../../src/report/words.ts';
import { findDoctrine } from '../../src/scenario/doctrine-file.ts';
import { findRubric } from '../../src/scenario/rubric-file.ts';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import { holdersOf } from '../../src/scenario/study-file.ts';
import { planOf } from '../../src/study/arms.ts';
import { chunksOf } from '../../src/study/plan.ts';
import { noResults, type Results, runStudy } from '../../src/study/run.ts';
import { gradedSeeds, type StudySummary, summaryOf } from '../../src/study/summary.ts';
import { tallyChunk } from '../../src/study/tally.ts';

const plan = planOf(
  {
    title: 'Who <b>warns</b> | first?',
    scenarios: [findScenario('dark-heating')],
    seeds: { from: 1, to: 5 },
    doctrines: [findDoctrine('literal')],
    settings: [[]],
    policies: [holdersOf('by-the-book'), holdersOf('slow'), holdersOf('trigger-happy')],
  },
  findRubric('default').rubric,
  'study',
);

let results: Results;
let summary: StudySummary;
beforeAll(async () => {
  results = noResults(plan);
  const work = async (chunk: Parameters<typeof tallyChunk>[1]) => tallyChunk(plan, chunk, false);
  await runStudy(plan, results, { work, width: 1, isStopped: () => false, onMerged: () => {} });
  summary = summaryOf(plan, results);
});

const run = { seconds: 2, workers: 2, isComplete: true };

describe('the object for scripts', () => {
  it('has the keys that the documentation promises', () => {
    const json = studyJson(summary, run);
    expect(json).toMatchObject({ notice: PROVENANCE, exercises: 15, seconds: 2, workers: 2, isComplete: true });
    expect(json.decisions).toBe(json.arms.reduce((sum, { decisions }) => sum + decisions, 0));
    expect(json.arms).toHaveLength(3);
    expect(json.arms[0]!.measures.score.n).toBe(5);
    expect(json.pairs.map(({ a, b }) => [a, b])).toEqual([
      [0, 1],
      [0, 2],
      [1, 2],
    ]);
    expect(json.difficulty[0]!.scored).toBe(5);
  });
});

describe('the report', () => {
  it('says on the terminal and in Markdown what was measured, under the banner', () => {
    const text = studyLines(summary, run).join('\n');
    const markdown = studyMarkdown(summary);
    for (const told of [text, markdown]) {
      expect(told).toContain(PROVENANCE);
      for (const words of ['First warning', 'Hostilities', 'Harm', 'Expansions', 'Refused orders', '95 % confidence'])
        expect(told).toContain(words);
      expect(told).toContain('fell short of 100'.slice(0, markdown === told ? 17 : 0));
    }
    expect(markdown.startsWith(`**${PROVENANCE}`)).toBe(true);
    expect(markdown).toContain('# Study: Who &lt;b>warns&lt;/b> \\| first?');
    expect(markdown).toContain('- 2 less 1: slow less by-the-book, literal\n');
    expect(markdown).toMatch(/\| *\| 2 less 1 \| 3 less 1 \| 3 less 2 \|/);
    expect(markdown).toMatch(/\| Score \| \*\*-\d/);
    const ten = { ...summary, pairs: Array.from({ length: 7 }, () => summary.pairs[0]!) };
    expect(studyMarkdown(ten).match(/^\| Score \|/gm)).toHaveLength(2);
    expect(markdown).toContain('- trigger-happy: reaches for the strongest it has, allowed or not.');
    expect(markdown).not.toContain('- passive:');
    expect(markdown).toContain('warning/first');
    expect(markdown).toMatch(/\| C8 \| never \|/);
  });

  it('keeps what lies far beyond the rest, in figures and in the drawing', () => {
    const [arm] = summary.arms.slice(2);
    const values = [0, 245, 449, 619, 873].map((refused) => [refused, 1] as const);
    const refused = { ...arm!.measures.refused, n: 5, mean: 437.2, p10: 0, median: 449, p90: 873, most: 873, values };
    const far = { ...summary, arms: [{ ...arm!, measures: { ...arm!.measures, refused } }], pairs: [], moved: [] };
    expect(studyLines(far, run).join('\n')).toMatch(/Refused orders .* 0 +449 +873\n/);
    const drawing = /<title>Refused orders: distributions<\/title>.*?<\/svg>/s.exec(studyHtml(far))![0];
    expect(drawing.match(/class="bar"/g)).toHaveLength(5);
    expect(drawing).toMatch(/>800</);
  });

  it('gives the times of one interval in one unit', () => {
    const words = (low: number, mean: number, high: number) => meanWords('duration', { mean, low, high });
    expect(words(-95, -47, -0.2)).toBe('-47 min (-95 to -0.2 min)');
    expect(words(-6.5, 0.4, 8)).toBe('0.4 min (-6.5 to 8.0 min)');
    expect(words(-95, -47, -1)).toBe('-0:47 (-1:35 to -0:01)');
    expect(words(-10, 0, 10)).toBe('0:00 (-0:10 to 0:10)');
  });

  it('names no easy seed as one of the hardest, however few are hard', () => {
    const results = noResults(plan);
    results.settings[0]!.shortfall.set([0, 0, 0, 0, 3]);
    const [{ hardest, easiest, asHard, asEasy } = summary.difficulty[0]!] = summaryOf(plan, results).difficulty;
    expect(hardest.map(({ seed }) => seed)).toEqual(['5']);
    expect(easiest.map(({ seed }) => seed)).toEqual(['1', '2']);
    expect([asHard, asEasy]).toEqual([0, 2]);
  });

  it('shows a small difference beyond chance with enough digits, not as 0', () => {
    const small = { n: 400, mean: 0.0015, sd: 0.01, low: 0.0005, high: 0.0025 };
    const [pair] = summary.pairs;
    const told = { ...summary, pairs: [{ ...pair!, differences: { ...pair!.differences, score: small } }] };
    expect(studyLines(told, run).join('\n')).toContain('Score            0.002 (0.0005 to 0.003)');
  });

  it('says where an interval is no sample and where one seed proves nothing, and hides rounding errors', () => {
    const linesWith = (difference: object) => {
      const pairs = summary.pairs.map(({ differences, ...arms }) => {
        const all = Object.keys(differences).map((name) => [name, { n: 5, sd: 1, ...difference }]);
        return { ...arms, differences: Object.fromEntries(all) as typeof differences };
      });
      return studyLines({ ...summary, pairs }, run).join('\n');
    };
    expect(linesWith({ mean: -2.3, low: -2.3, high: -2.3 })).toContain('An interval without width');
    expect(linesWith({ mean: 1, low: 0.5, high: 1.5 })).not.toContain('An interval without width');
    expect(linesWith({ mean: 1, low: 0.5, high: 1.5 })).toContain('Of sixty comparisons');
    expect(linesWith({ mean: -1e-17, low: -1, high: -1e-17 })).not.toMatch(/e-\d/);
    const alone = linesWith({ n: 1, mean: 3, sd: null, low: null, high: null });
    expect(alone).toContain('One seed cannot tell a difference from chance: 2 less 1, 3 less 1, 3 less 2.');
  });

  it('has no percentile below the least that came, though the grain is coarser', () => {
    const [setting] = results.settings;
    const [arm] = setting!.arms;
    const warning = { grain: 5, times: { 0: 3 }, moments: { n: 3, mean: 2, m2: 0, least: 2, most: 2 } };
    const arms = [{ ...arm!, measures: { ...arm!.measures, warning } }, ...setting!.arms.slice(1)];
    const [told] = summaryOf(plan, { ...results, settings: [{ ...setting!, arms }] }).arms;
    expect(told!.measures.warning).toMatchObject({ least: 2, p10: 2, median: 2, p90: 2, most: 2 });
  });

  it('puts first the pairs that differ in one thing, and says what is easily read wrong', () => {
    const [book, slow] = summary.arms;
    const empty = { ...slow!, doctrine: 'thirds', policies: { ...slow!.policies, us: 'hold' as const } };
    const text = studyLines({ ...summary, arms: [book!, empty, slow!] }, run).join('\n');
    expect(text.indexOf('3 less 1: slow less by-the-book, literal')).toBeGreaterThan(0);
    expect(text.indexOf('2 less 1: ')).toBeGreaterThan(text.indexOf('3 less 1: '));
    expect(text).toContain('A reading that opens less asks less');
    expect(text).toContain('A seat that nobody plays (hold) owes nothing');
    expect(studyLines(summary, run).join('\n')).not.toMatch(/asks less|nobody plays/);
  });

  it('calls no seed hardest where all are alike, and counts those that are as hard as the last', () => {
    const results = noResults(plan);
    const of = (...points: number[]) => {
      results.settings[0]!.shortfall.set(points);
      return studyLines(summaryOf(plan, results), run).join('\n');
    };
    const same = of(4, 4, 4, 4, 4);
    expect(same).toContain('5 seeds scored, all alike (4.0)');
    expect(same).not.toContain('hardest');
    expect(of(0, 0, 0, 0, 3)).toContain('2 (0.0), and 2 more like the last');
  });

  it('is one page without scripts, with its drawings', () => {
    const html = studyHtml(summary);
    expect(html).toContain('<h1>Study: Who &#60;b&#62;warns');
    expect(html).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)|<b>warns/);
    expect(html.match(/<svg /g)!.length).toBeGreaterThan(6);
    expect(html).toContain('class="banner"');
    const marksOf = (title: string) => {
      const [drawing = ''] = new RegExp(`<title>${title}: distributions</title>.*?</svg>`, 's').exec(html) ?? [];
      return [...drawing.matchAll(/text-anchor="middle">([^<]*)</g)].map(([, mark]) => mark);
    };
    expect(marksOf('Score')).toEqual([
      '0.0',
      '10.0',
      '20.0',
      '30.0',
      '40.0',
      '50.0',
      '60.0',
      '70.0',
      '80.0',
      '90.0',
      '100.0',
    ]);
    expect(marksOf('Hostilities').length).toBeGreaterThan(3);
    for (const mark of marksOf('Hostilities')) expect(mark).toMatch(/^\d+:00$/);
  });

  it('draws no measure that never varies, and says how many exercises have a time', () => {
    const always = [[0, 5]] as const;
    const [arm] = summary.arms;
    const delay = { ...arm!.measures.delay, n: 5, mean: 0, least: 0, most: 0, values: always };
    const force = {
      ...arm!.measures.force,
      n: 3,
      mean: 1800,
      low: 1790,
      high: 1810,
      p10: 1785,
      median: 1800,
      p90: 1815,
    };
    const told = {
      ...summary,
      arms: [{ ...arm!, measures: { ...arm!.measures, delay, force } }],
      pairs: [],
      moved: [],
    };
    expect(studyHtml(told)).not.toContain('<title>Answer: distributions</title>');
    expect(studyLines(told, run).join('\n')).toMatch(
      /Coalition force +30:00 \(29:50 to 30:10\), n 3 +29:45 +30:00 +30:15/,
    );
  });

  it('says when it is not complete', () => {
    const half = { ...summary, exercises: 7 };
    expect(studyMarkdown(half)).toContain('NOT COMPLETE: 7 of 15 exercises are played.');
    expect(studyLines(half, { ...run, isComplete: false }).join('\n')).toContain('NOT COMPLETE');
    expect(studyMarkdown(summary)).not.toContain('NOT COMPLETE');
  });

  it('is written of a study in which nothing was played yet', () => {
    const none = summaryOf(plan, noResults(plan));
    expect(studyMarkdown(none)).toContain('no seed was scored');
    expect(studyHtml(none)).toContain('NOT COMPLETE');
  });
});

describe('the tables', () => {
  it('have one row an exercise, with the banner, in CSV and as JSON lines alike', () => {
    const rows = chunksOf(plan)
      .flatMap((chunk) => tallyChunk(plan, chunk, true).rows!)
      .map((row) => exerciseCells(plan.settings[0]!, row));
    const csv = tableText('csv', rows);
    const read: Record<string, string>[] = parse(csv, { columns: true });
    expect(read).toHaveLength(15);
    expect(new Set(read.map(({ notice }) => notice))).toEqual(new Set([PROVENANCE]));
    expect(read.map(({ seed, ukraine }) => [seed, ukraine]).slice(0, 4)).toEqual([
      ['1', 'by-the-book'],
      ['1', 'slow'],
      ['1', 'trigger-happy'],
      ['2', 'by-the-book'],
    ]);
    expect(read[2]!.refusals).toMatch(/^[a-z/-]+:\d+( [a-z/-]+:\d+)*$/);
    const lines = rowsText('jsonl', rows).trimEnd().split('\n');
    expect(lines).toHaveLength(15);
    const parsed = lines.map((line) => JSON.parse(line));
    const columns = COLUMNS.flatMap(([names]) => names.split(', '));
    expect(columns.sort()).toEqual(Object.keys(rows[0]!).sort());
    expect(parsed.map(({ score }) => String(score ?? ''))).toEqual(read.map(({ score }) => score));
    const mean = parsed.filter(({ ukraine }) => ukraine === 'slow').reduce((sum, { score }) => sum + score, 0) / 5;
    expect(summary.arms[1]!.measures.score.mean).toBeCloseTo(mean, 10);
  });

  it('have every seed with its difficulty', () => {
    const cells = [...gradedSeeds(plan, results.settings[0]!)].map((seed) => seedCells('dark-heating', seed));
    expect(cells.map(({ seed }) => seed)).toEqual(['1', '2', '3', '4', '5']);
    for (const { grade, difficulty } of cells) {
      expect(['easy', 'medium', 'hard']).toContain(grade);
      expect(difficulty).toBeGreaterThan(0);
    }
  });
});

describe('the bar', () => {
  it('shows how much is done, the rate, the time left and the scores so far', () => {
    const parts = progressWords(plan, { ...results, exercises: 5 }, 15, 2);
    expect(parts.join('  ')).toMatch(
      /^\[#{7}\.{13}\] 33 % {2}5 of 15 {2}2\.0 a second, 5 seconds left {2}mean scores 100\.0, /,
    );
  });

  it('says nothing of the rate until there is one', () => {
    const words = progressWords(plan, { ...results, exercises: 5 }, 15, 0).join('  ');
    expect(words).toMatch(/^\[#{7}\.{13}\] 33 % {2}5 of 15 {2}mean scores 100\.0, /);
  });

  it('says nothing of scores until there is one', () => {
    const words = progressWords(plan, { ...results, settings: [] }, 15, 2).join('  ');
    expect(words).toMatch(/^\[.+ a second, .+ left$/);
  });

  it.each([
    [0.2, '1 second'],
    [89, '89 seconds'],
    [91, '2 minutes'],
    [3 * 3600, '3 hours'],
  ])('%d seconds are %s', (seconds, words) => expect(timeWords(seconds)).toBe(words));
});
