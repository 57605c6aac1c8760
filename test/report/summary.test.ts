// The first page of the report: a story in sentences, made from the record alone.
import { describe, expect, it } from 'vitest';
import { readJournal } from '../../src/journal/read.ts';
import { afterAction } from '../../src/report/after-action-builder.ts';
import { questionsFor, strengthsAndAreas } from '../../src/report/findings.ts';
import { sections } from '../../src/report/sections.ts';
import { summary } from '../../src/report/summary.ts';
import { readerReview } from '../../src/review/reader-review.ts';
import { review } from '../../src/review/review.ts';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import { BOOK, tableOf } from '../tui/table.ts';
import { drilled, reportOf, rubric } from './drilled.ts';

const played = reportOf(await drilled('big-push', undefined, '6'));

describe('the summary', () => {
  it('opens the report, fits a page, and tells what happened, what was decided and what it changed', async () => {
    const report = played;
    const [first] = sections(report);
    expect(first).toMatchObject({ id: 'summary' });
    expect(first!.body.length).toBeLessThan(3500);
    for (const words of [
      'was played for 96:00 hours',
      'of the ceasefire became known',
      'The seats gave',
      'phase 2 opened at',
    ])
      expect(first!.body).toContain(words);
    expect(first!.body.match(/^- /gm)!.length).toBeLessThanOrEqual(6);
    expect(first!.body).not.toMatch(/[a-z]+\/[a-z]/);
  });

  it('names no strength in what was refused', async () => {
    const report = played;
    const shown = (decisions: typeof report.decisions) => strengthsAndAreas({ ...report, decisions }).strengths;
    expect(shown(report.decisions).some((words) => /proportionality/.test(words))).toBe(true);
    const refused = report.decisions.map((each) => ({ ...each, verdict: 'refused' as const }));
    expect(shown(refused).filter((words) => /proportionality|sequence/.test(words))).toEqual([]);
  });

  it('leaves policies out of strengths where people played', async () => {
    const report = played;
    const seats = report.overview.seats.map((each) => ({
      ...each,
      holder: each.seat === 'us' ? 'person' : each.holder,
    }));
    const { strengths, areas } = strengthsAndAreas({ ...report, overview: { ...report.overview, seats } });
    for (const words of [...strengths, ...areas]) expect(words).toMatch(/^US/);
    expect(areas.length).toBeGreaterThan(0);
    expect(report.strengths.some((words) => words.startsWith('Coalition'))).toBe(true);
  });

  it('asks in the hot wash about no hour that was not played', async () => {
    const report = played;
    const hints = ['What was decided at 24:38?', 'What was decided at 90:00?', 'Who signs?'];
    const early = {
      ...report,
      overview: { ...report.overview, minutes: 30 * 60 },
      pack: { ...report.pack!, hints },
      decisions: [],
      chains: [],
    };
    const asked = questionsFor(early);
    expect(asked).toContain(hints[0]);
    expect(asked).toContain(hints[2]);
    expect(asked).not.toContain(hints[1]);
  });

  it("lists all that the facilitator's hand did, in order", async () => {
    const table = await tableOf(
      findScenario('first-shot'),
      { ...BOOK, ukraine: 'person' },
      { hasExcon: true, isScriptOnly: true },
    );
    await table.press('s h a');
    await table.press('<escape> 2 f f v q Why? <enter> f r No. <enter> s s x x');
    table.session.close();
    const each = review(readJournal(table.file), rubric);
    const report = afterAction(readerReview(each, 'facilitator'), []);
    const hand = report.hand!.join('\n');
    expect(hand).toMatch(/STARTEX[\s\S]*holds inject[\s\S]*has inject \d+ arrive[\s\S]*answers Ukraine[\s\S]*ENDEX/);
    expect(summary(report)).toContain('ended early');
    expect(afterAction(readerReview(each, 'ukraine'), []).hand).toBeNull();
  });
});
