// The report of a study and its tables: banner, figures as they are, nothing that runs, nothing that a spreadsheet obeys.
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { studyJson, studyLines } from '../../src/report/study.ts';
import { studyHtml } from '../../src/report/study-page.ts';
import { exerciseCells, rowsHead, rowsText, seedCells } from '../../src/report/study-rows.ts';
import { studyMarkdown } from '../../src/report/study-sections.ts';
import { progressWords, timeWords } from '../../src/report/study-words.ts';
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
  it('has what the house promises of it', () => {
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
    expect(markdown).toMatch(/\| 2 less 1 \| 5 \| \*\*-\d/);
    expect(markdown).toContain('warning/first');
    expect(markdown).toMatch(/\| C8 \| never \|/);
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
    const csv = rowsHead('csv', Object.keys(rows[0]!)) + rowsText('csv', rows);
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
    const words = progressWords(plan, { ...results, exercises: 5 }, 15, 1, 2);
    expect(words).toMatch(/^\[#{7}\.{13}\] 33 % {2}5 of 15 {2}2\.0 a second, 5 seconds left {2}mean scores 100\.0, /);
  });

  it.each([
    [0.2, '1 second'],
    [89, '89 seconds'],
    [91, '2 minutes'],
    [3 * 3600, '3 hours'],
  ])('%d seconds are %s', (seconds, words) => expect(timeWords(seconds)).toBe(words));
});
