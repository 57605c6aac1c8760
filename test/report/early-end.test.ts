// An exercise whose facilitator gives ENDEX before its time: it says so wherever its total stands, its open duties are listed,
// and it is held against no whole exercise.
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { aboutExercise, libraryRows } from '../../src/cli/console/library.ts';
import { exercisesFolder } from '../../src/journal/disk.ts';
import { library } from '../../src/journal/library.ts';
import { clock } from '../../src/ladder/index.ts';
import { html } from '../../src/report/after-action-page.ts';
import { beyondWords, figuresTable, notWholeLines, opportunityTable } from '../../src/report/compare.ts';
import { decisionsCsv } from '../../src/report/decisions-csv.ts';
import { libraryLines } from '../../src/report/library.ts';
import { openDuties, scoreReport, scoreText } from '../../src/report/score.ts';
import { markdown } from '../../src/report/sections.ts';
import { xapiStatements } from '../../src/report/xapi.ts';
import { baseline } from '../../src/review/baselines.ts';
import { differing, opportunities, teamFigures, underReading, withinReach } from '../../src/review/compare.ts';
import { teamScorer } from '../../src/review/rubric.ts';
import { findDoctrine } from '../../src/scenario/doctrine-file.ts';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import { startSession } from '../../src/session/session.ts';
import { freshFolder } from '../support/folder.ts';
import { composed } from '../support/orders.ts';
import { startOf } from '../support/play.ts';
import { folder, reportOf, reviewed } from './drilled.ts';

const scenario = findScenario('big-push');
const STAMP = '2026-03-01T09:30:00Z';

/** Ukraine warns and otherwise holds, the others go by the book; ENDEX at that minute or at the scenario's own. */
async function facilitated(name: string, end: number | null): Promise<string> {
  const file = join(folder, `${name}.rung.jsonl`);
  const holders = { ukraine: 'person', coalition: 'by-the-book', us: 'by-the-book' } as const;
  const session = await startSession(scenario, startOf(holders, { seed: '5', hasExcon: true }), file, 'test');
  await session.send({ do: 'mark', mark: 'startex', text: null, stamp: STAMP });
  const at = session.state().minute;
  await session.send({
    do: 'compose',
    seat: 'ukraine',
    composition: composed(at, { seat: 'ukraine', response: 'warn' }),
  });
  while (!session.state().isEnded && (end === null || session.state().minute < end))
    await session.send({ do: 'commit', seat: 'ukraine' });
  if (end !== null) await session.send({ do: 'end', stamp: STAMP });
  expect(session.state().isEnded).toBe(true);
  session.close();
  return file;
}

let early = '';
let whole = '';
beforeAll(async () => {
  early = await facilitated('early', 10 * 60 + 1);
  whole = await facilitated('whole', null);
});

/** As "ended early, at 14:40 of 96:00". */
const wordsOf = (file: string) =>
  `ended early, at ${clock(reviewed(file).exercise.state.minute)} of ${clock(scenario.endex)}`;

describe('an early ENDEX', () => {
  it('stands beside the total in the score, the report, its page, its table and its statements', () => {
    const words = wordsOf(early);
    const report = reportOf(early);
    const text = scoreText(scoreReport(reviewed(early).score));
    expect(text.filter((line) => /^(Team|Ukraine|Coalition|US) /.test(line))).toHaveLength(4);
    for (const line of text.filter((each) => /^(Team|Ukraine|Coalition|US) /.test(each))) expect(line).toContain(words);
    expect(markdown(report)).toMatch(new RegExp(`\\| Team \\| .*; ${words} \\|`));
    expect(html(report)).toContain(words);
    expect(markdown(report)).toContain('do not rank beside those of one');
    for (const row of decisionsCsv(report).trim().split('\r\n').slice(1))
      expect(row.endsWith(`,"${words}"`)).toBe(true);
    const completed = xapiStatements(report).filter(({ verb }) => verb.id.endsWith('/completed'));
    for (const { result } of completed) {
      expect(result.completion).toBe(false);
      expect(Object.values(result.extensions ?? {})).toEqual([words]);
    }
    expect(markdown(reportOf(early, 'us'))).toContain(words);
    expect(JSON.parse(JSON.stringify(report.score)).team.endedEarly).toEqual({
      at: reviewed(early).exercise.state.minute,
      of: scenario.endex,
    });
  });

  it('is said of no exercise that went to its end', () => {
    const report = reportOf(whole);
    for (const text of [markdown(report), html(report), scoreText(scoreReport(reviewed(whole).score)).join('\n')])
      expect(text).not.toMatch(/ended early, at|do not rank|played to the same minute/);
    for (const { result } of xapiStatements(report).filter(({ verb }) => verb.id.endsWith('/completed')))
      expect(result).toMatchObject({ completion: true });
  });

  it('stands in the lists of the library', async () => {
    vi.stubEnv('RUNG_HOME', freshFolder());
    mkdirSync(exercisesFolder(), { recursive: true });
    for (const file of [early, whole]) copyFileSync(file, join(exercisesFolder(), file.split('/').at(-1)!));
    const lines = libraryLines(library(await teamScorer()));
    expect(lines.find((line) => /^\d+ +early/.test(line))).toContain(wordsOf(early));
    expect(lines.find((line) => /^\d+ +whole/.test(line))).not.toContain('ended early');
    const rows = await libraryRows();
    expect(rows.map(({ name, isWhole }) => [name, isWhole]).sort()).toEqual([
      ['early', false],
      ['whole', true],
    ]);
    expect(aboutExercise(early).at(-1)).toContain(`It ${wordsOf(early)}`);
    expect(aboutExercise(whole).join()).not.toContain('ended early');
  });
});

describe('a duty that was known and not due at an early ENDEX', () => {
  it('is listed as open with its seat, act and due minute, and is neither won nor lost', () => {
    const { score, exercise } = reviewed(early);
    const report = reportOf(early);
    const open = openDuties(scoreReport(score), ['ukraine', 'coalition', 'us']);
    expect(open.length).toBeGreaterThan(0);
    for (const { seat, kind, about, due } of open) {
      expect(due).toBeGreaterThanOrEqual(exercise.state.minute);
      const items = score.seats[seat]!.dimensions.timeliness.items;
      expect(items.filter((item) => item.what === kind && item.about === about)).toEqual([]);
      expect(markdown(report)).toMatch(new RegExp(`\\| ${about} \\| ${clock(due)} \\|`));
      expect(scoreText(scoreReport(score)).join('\n')).toContain(`about ${about}: due by ${clock(due)}`);
    }
  });
});

describe('beside other exercises', () => {
  it('its baselines are played to the same minute, and say so', () => {
    const each = reviewed(early);
    const { minute } = each.exercise.state;
    const passive = baseline(each, 'passive');
    expect(passive.team.n).toBeLessThan(baseline(reviewed(whole), 'passive').team.n);
    expect(markdown(reportOf(early))).toContain(
      `played to the same minute, ${clock(minute)} of ${clock(scenario.endex)}`,
    );
  });

  it('its total does not rank, and opportunities are compared as far as both came', () => {
    const reviews = [reviewed(early), reviewed(whole)];
    const figures = reviews.map(teamFigures);
    const table = figuresTable(['early', 'whole'], figures).join('\n');
    expect(table).toMatch(/Played .*ended early/);
    expect(table).toMatch(/Team .*\(not whole\)/);
    const reaches = figures.map(({ reach }) => reach);
    expect(notWholeLines(['early', 'whole'], reaches)).toEqual([
      expect.stringMatching(/^early \(.*\) is not whole: .*does not rank/),
    ]);
    const { until, within, beyond } = withinReach(opportunities(reviews), reaches);
    expect(until).toBe(reviews[0]!.exercise.state.minute);
    expect(beyond).toBeGreaterThan(0);
    expect(beyondWords(until, beyond)).toContain(`${beyond} came later`);
    // Both did the same, so that nothing differs as far as both came.
    expect(differing(within)).toEqual([]);
    expect(opportunityTable(['early', 'whole'], within).join('\n')).toContain('open at the end');
    expect(figures[0]!.unmet + figures[0]!.open).toBeLessThan(figures[1]!.unmet + figures[1]!.open + figures[0]!.open);
  });

  it('two whole ones are compared as before', () => {
    const figures = [reviewed(whole), reviewed(whole)].map(teamFigures);
    expect(figuresTable(['a', 'b'], figures).join('\n')).not.toMatch(/Played|not whole/);
    expect(
      notWholeLines(
        ['a', 'b'],
        figures.map(({ reach }) => reach),
      ),
    ).toEqual([]);
  });

  it('under another reading it is played no further than the record goes', () => {
    const each = reviewed(early);
    const { recorded } = underReading(each, findDoctrine('thirds'));
    expect(recorded.team.endedEarly).toEqual(each.score.team.endedEarly);
    expect(recorded.seats.ukraine!.open.map(({ about, kind }) => `${kind} ${about}`).sort()).toEqual(
      each.score.seats.ukraine!.open.map(({ about, kind }) => `${kind} ${about}`).sort(),
    );
  });
});
