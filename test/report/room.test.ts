// What happened in the room beside the exercise stands in the after-action report, for each reader what it may know.
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { storyOf } from '../../src/cli/story.ts';
import type { Command } from '../../src/exercise/events.ts';
import { SEATS } from '../../src/ladder/index.ts';
import { html } from '../../src/report/after-action-page.ts';
import { type ScoreReport, scoreText } from '../../src/report/score.ts';
import { markdown } from '../../src/report/sections.ts';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import { openPlayback } from '../../src/session/playback.ts';
import { startSession } from '../../src/session/session.ts';
import { scoreRows } from '../../src/tui/screens/end/score.ts';
import { ReplayDesk } from '../../src/tui/screens/replay/desk.ts';
import { drawReplay } from '../../src/tui/screens/replay/drawing.ts';
import { pressReplay } from '../../src/tui/screens/replay/keys.ts';
import { rowText } from '../../src/tui/text.ts';
import { themeFor } from '../../src/tui/theme.ts';
import { startOf } from '../support/play.ts';
import { folder, reportOf } from './drilled.ts';

const STAMP = '2026-03-01T09:30:00Z';
const HEAD = 'ab12'.repeat(16);
const scenario = findScenario('first-shot');
const [objective] = scenario.pack.objectives;

/** The same exercise with and without its end. */
async function played(name: string, isEnded: boolean): Promise<string> {
  const file = join(folder, `${name}.jsonl`);
  const start = startOf('person', { hasExcon: true, isScriptOnly: true });
  const session = await startSession(scenario, start, file, 'test');
  const commands: Command[] = [
    { do: 'mark', mark: 'startex', text: null, stamp: STAMP },
    { do: 'tell', from: 'ukraine', to: ['us'], text: 'PAIR | of two' },
    { do: 'tell', from: 'excon', to: ['ukraine', 'coalition', 'us'], text: 'SAID TO ALL' },
    { do: 'observe', seat: 'ukraine', objective: objective!, rating: 4, text: 'Two messages in time.' },
    { do: 'observe', seat: 'us', objective: objective!, rating: 2, text: 'Waited for others.' },
    { do: 'observe', seat: null, objective: null, rating: null, text: 'The room is calm.' },
    { do: 'go-back', from: 220, entries: 12, head: HEAD },
    { do: 'hand', seat: 'us', to: 'by-the-book' },
    { do: 'jump', to: 400 },
    { do: 'hand', seat: 'us', to: 'person' },
    { do: 'hand', seat: 'coalition', to: 'passive' },
    ...(isEnded ? ([{ do: 'end', stamp: STAMP }] as const) : []),
  ];
  for (const command of commands) expect(await session.send(command)).not.toHaveProperty('denied');
  session.close();
  return file;
}

describe('a report on a room', () => {
  let file = '';
  let running = '';
  beforeAll(async () => {
    file = await played('room', true);
    running = await played('room-running', false);
  });

  it('has all messages for the facilitator, and for a seat those that it wrote or received', () => {
    expect(markdown(reportOf(file))).toMatch(
      /## .*Messages\n\n\| Time \| From \| To \| Text \|\n.*\n\| 0:40 \| Ukraine \| US \| PAIR \\\| of two \|\n\| 0:40 \| EXCON \| Ukraine, Coalition, US \| SAID TO ALL \|/,
    );
    expect(reportOf(file, 'us').letters.map(({ text }) => text)).toEqual(['PAIR | of two', 'SAID TO ALL']);
    const coalition = markdown(reportOf(file, 'coalition'));
    expect(coalition).not.toContain('PAIR');
    expect(coalition).toContain('SAID TO ALL');
    expect(html(reportOf(file))).toContain('SAID TO ALL');
  });

  it('says where a policy decided for people, beside the score and in the limits', () => {
    const report = reportOf(file);
    const us = 'A policy (by the book) decided for the US from 0:40 to 6:40';
    expect(report.handed.map(({ words }) => words)).toEqual([
      us,
      'A policy (passive) decided for the coalition from 6:40 on',
    ]);
    const limit = `${us}: the score of the US is not that of its people alone.`;
    expect(report.limits).toContain(limit);
    const text = markdown(report);
    expect(text.slice(text.indexOf('id="scores"'), text.indexOf('id="ladder"'))).toContain(limit);
    expect(text).toContain('What EXCON did to the seats');
    expect(report.score.seats.us?.handed).toEqual([limit]);
    expect(report.score.seats.ukraine?.handed).toEqual([]);
    expect(scoreText(report.score as ScoreReport)).toContain(`  ${limit}`);
    const shown = scoreRows({ ...(report.score as ScoreReport), overruled: null }, SEATS, true, 140).map(rowText);
    expect(shown.map((each) => each.trim())).toContain(limit);
    expect(reportOf(file, 'ukraine').limits).toContain(limit);
    // Until ENDEX a seat knows its own.
    expect(reportOf(running, 'ukraine').handed).toEqual([]);
    expect(reportOf(running, 'us').limits).toContain(limit);
  });

  it('says in every report which minutes were played twice', () => {
    const words =
      'EXCON went back from 3:40 to 0:40; what was played between stands in another record (head ab12ab12ab12…), so the minutes from 0:40 to 3:40 were played twice';
    for (const reader of ['facilitator', 'ukraine', 'us'] as const) {
      const report = reportOf(file, reader);
      expect(report.wentBack).toEqual([words]);
      expect(report.limits.join(' ')).toContain(words);
    }
  });

  it('has what evaluators noted by objective; a seat reads after ENDEX what is about it and about all', () => {
    const { evaluation } = reportOf(file);
    expect(evaluation?.[0]).toMatchObject({ objective, ratings: [4, 2], mean: 3 });
    expect(evaluation).toHaveLength(scenario.pack.objectives.length + 1);
    const text = markdown(reportOf(file));
    expect(text).toMatch(/\| 4, 2 \| 3\.0 \| 2 \|/);
    expect(text).toMatch(/\| 0:40 \| US \| .+ \| 2 \| Waited for others\. \|/);
    const us = markdown(reportOf(file, 'us'));
    expect(us).toContain('Waited for others.');
    expect(us).toContain('The room is calm.');
    expect(us).not.toContain('Two messages in time.');
    expect(reportOf(running, 'us').evaluation).toBeNull();
    expect(markdown(reportOf(running, 'us'))).not.toMatch(/Waited for others|The room is calm|Evaluation/);
    expect(markdown(reportOf(running))).toContain('Waited for others.');
  });

  it('is gone through again, by a seat with its own messages and no evaluation', async () => {
    const theme = themeFor({ isAscii: false, hasColour: false });
    const seen: Record<string, string> = {};
    for (const chair of ['coalition', 'us', 'excon'] as const) {
      const desk = new ReplayDesk(openPlayback(file), { changed: () => {}, left: () => {}, branch: () => {} });
      desk.chair = chair;
      const drawn: string[] = [];
      for (let n = 0; n < 30; n++) {
        // The foot names the entry, for whoever shows the record; nothing is hidden there after ENDEX.
        const rows = drawReplay(desk, { columns: 200, rows: 50 }, theme).map(rowText);
        drawn.push(...rows.filter((each) => !/ entry \d+ of /.test(each)));
        await pressReplay(desk, 'right');
      }
      seen[chair] = drawn.join('\n');
    }
    expect(seen.coalition).toContain('EXCON writes to all: SAID TO ALL');
    expect(seen.coalition).not.toMatch(/PAIR|Two messages in time|Waited for others|valuator/);
    expect(seen.us).toContain('Ukraine writes to you: PAIR | of two');
    expect(seen.us).not.toMatch(/Waited for others|valuator/);
    expect(seen.excon).toContain('Ukraine → US: PAIR');
    expect(seen.excon).toContain('Evaluator on Ukraine, 4 of 5');
    expect(seen.excon).not.toContain('new message');
  });

  it('is told as a story, to a seat its own', async () => {
    const all = (await storyOf(file, 'facilitator')).join('\n');
    expect(all).toContain('Ukraine writes to the US: PAIR | of two');
    expect(all).toContain('An evaluator notes: ');
    const coalition = (await storyOf(file, 'coalition')).join('\n');
    expect(coalition).not.toMatch(/PAIR|evaluator|for the US/);
    expect(coalition).toContain('EXCON writes to Ukraine, the coalition and the US: SAID TO ALL');
    expect((await storyOf(file, 'us')).join('\n')).toMatch(/PAIR[\s\S]*decide for the US/);
  });
});
