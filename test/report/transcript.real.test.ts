// The transcript's end and its numbers: duties as the score has them, orders as people count.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { storyOf } from '../../src/cli/story.ts';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import { playDrill } from '../../src/session/drill.ts';
import { freshFolder } from '../support/folder.ts';
import { rung } from '../support/rung.ts';

const folder = freshFolder();

describe('the transcript', () => {
  it('never goes back in time: late news stands where it was learned, and blames nobody', async () => {
    const scenario = { ...findScenario('open-drill'), background: 'tense' } as const;
    const file = join(folder, 'late.rung.jsonl');
    const policies = { ukraine: 'by-the-book', coalition: 'by-the-book', us: 'by-the-book' } as const;
    (await playDrill(scenario, { seed: '9', policies, script: [], isScriptOnly: false }, file, 'test')).close();
    const lines = await storyOf(file, 'facilitator');
    const minutes = lines.flatMap((line) => {
      const [, hours, minute] = /^ *(\d+):(\d\d) {2}\S/.exec(line) ?? [];
      return hours === undefined ? [] : [Number(hours) * 60 + Number(minute)];
    });
    expect(minutes.length).toBeGreaterThan(1000);
    expect(minutes).toEqual([...minutes].sort((a, b) => a - b));
    expect(lines).toContain(' 134:14  Ukraine learns: the time for a warning ends on chain J50, since 129:57');
    // A finding made a breach of J50 when the time for a warning was over: the warning that followed is in time.
    const { out } = rung(['report', file], folder);
    expect(out).toContain(
      "J50 became a breach by itself at 134:14, when Ukraine's time for a warning had run out at 129:57",
    );
    expect(out).toContain('What is a warning worth that a finding calls for too late?');
    expect(out).not.toContain('warning about J50 ran out');
  });
});

describe('a journal is named as it is called in the library', () => {
  it('or as a file; where it is neither, the nearest name is said', () => {
    expect(rung(['drill', 'first-shot', '--seed', '41', '--policy', 'ukraine=by-the-book'], folder).code).toBe(0);
    for (const command of ['score', 'report', 'replay'] as const) {
      expect(rung([command, 'first-shot-1'], folder).code).toBe(0);
      const { code, err } = rung([command, 'first-shto-1'], folder);
      expect([code, err]).toEqual([2, expect.stringContaining('did you mean first-shot-1?')]);
    }
    expect(rung(['score', './first-shot-1'], folder).err).toContain('There is no such file.');
    expect(rung(['score', 'x'], freshFolder()).err).toContain('rung library lists the saved exercises');
  }, 60_000);
});
