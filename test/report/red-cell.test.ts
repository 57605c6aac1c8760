// What a red cell did stands in the transcript and in the facilitator's report; that it did anything, in every report.
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { storyOf } from '../../src/cli/story.ts';
import { openRun } from '../../src/exercise/run/run.ts';
import { answeredLines } from '../../src/report/compare.ts';
import { markdown } from '../../src/report/sections.ts';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import { startSession } from '../../src/session/session.ts';
import { startOf } from '../support/play.ts';
import { redCommands } from '../support/red.ts';
import { drilled, folder, reportOf, reviewed, table } from './drilled.ts';

const LIMIT = 'A person answered in the place of the world';

describe('a red cell', () => {
  let file = '';
  let other = '';
  beforeAll(async () => {
    file = join(folder, 'red-cell.jsonl');
    const scenario = findScenario('big-push');
    const session = await startSession(scenario, startOf('by-the-book', { seed: '4', red: 'person' }), file, 'test');
    for (let n = 0; !session.state().isEnded; n++)
      for (const command of redCommands(openRun(scenario, session.state()), n)) await session.send(command);
    session.close();
    other = await drilled('big-push', table, '77');
  });

  it('stands in the transcript with what was drawn, and no seat reads it there', async () => {
    const whole = (await storyOf(file, 'facilitator')).join('\n');
    expect(whole).toContain('The red cell is called');
    expect(whole).toMatch(/Red changes answer \d+ \(.+: ".+"\) to Local commander, side B: "Nothing of the kind\."/);
    expect(whole).toMatch(/Red sets resolve to 60 and tempo to 160/);
    const seat = (await storyOf(file, 'us')).join('\n');
    expect(seat).not.toMatch(/Red |red cell|resolve/);
    expect(seat).toContain('Ministry, side B: Claim, side B: Words of');
  });

  it("stands in the facilitator's report, and its limits say that teams do not compare", async () => {
    const text = markdown(reportOf(file));
    expect(text).toContain('The red cell');
    expect(text).toMatch(/Red drops answer \d+/);
    expect(text).toContain(LIMIT);
    expect(text).toMatch(/Answers \| a person answered in the place of the world/);
    const own = markdown(reportOf(file, 'us'));
    expect(own).toContain(LIMIT);
    expect(own).not.toMatch(/The red cell|Red drops/);
    expect(markdown(reportOf(other))).not.toContain(LIMIT);
  });

  it('is named where teams are compared', async () => {
    const reviews = [reviewed(file), reviewed(other)];
    expect(answeredLines(['a', 'b'], reviews)).toEqual([
      'A person answered in the place of the world: a. What came of the orders is not to be compared.',
    ]);
    expect(answeredLines(['b'], reviews.slice(1))).toEqual([]);
  });
});
