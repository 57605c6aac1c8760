// Study files: what they come to, and every mistake with its place and a way out.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { studyFrom } from '../../src/cli/study-plan.ts';
import { shippedNames } from '../../src/scenario/disk.ts';
import { describeMistake, MistakesFound } from '../../src/scenario/mistake.ts';
import { findRubric } from '../../src/scenario/rubric-file.ts';
import { allScenarios } from '../../src/scenario/scenario-file.ts';
import { readStudy } from '../../src/scenario/study-file.ts';
import { planOf } from '../../src/study/arms.ts';
import { exercisesIn } from '../../src/study/plan.ts';
import { root } from '../support/folder.ts';

const GOOD = `format: 1
title: Three readings
scenarios: [first-shot, { scenario: open-drill, preset: degraded }]
presets: [calm, tense]
seeds: "1..200"
doctrines: [literal, thirds]
settings: [[], phase2.opensAfter=12h]
policies: [by-the-book, { ukraine: slow, coalition: by-the-book, us: hold }]
`;
const read = (text: string) => readStudy({ file: 's.yaml', text });
const { rubric } = findRubric('default');

function mistakesIn(text: string): string {
  try {
    planOf(read(text), rubric, 's.yaml');
  } catch (error) {
    if (error instanceof MistakesFound) return error.mistakes.map(describeMistake).join('\n');
    throw error;
  }
  return 'none';
}
const changed = (from: string, to: string) => {
  expect(GOOD).toContain(from);
  return mistakesIn(GOOD.replace(from, to));
};

describe('a shipped study', () => {
  it.each(shippedNames('studies'))('%s is found by its name alone, and can be played', (name) => {
    expect(() => planOf(studyFrom(name, {}), rubric, name)).not.toThrow();
  });

  it('what-players-move sets every scenario that declares a measure beside itself with passive seats', () => {
    const { settings, ...plan } = planOf(studyFrom('what-players-move', {}), rubric, 's.yaml');
    expect(plan).toMatchObject({ title: 'What players can move', seeds: { from: 1, to: 200 } });
    const declaring = allScenarios().filter(({ pack }) => pack.measure !== null);
    expect(declaring).toHaveLength(13);
    expect(settings.map(({ arms }) => arms[0]!.scenario.id).sort()).toEqual(declaring.map(({ id }) => id).sort());
    const book = 'by-the-book';
    for (const { arms } of settings)
      expect(arms.map(({ holders: { ukraine, coalition, us } }) => [ukraine, coalition, us])).toEqual([
        [book, book, book],
        ['passive', 'passive', 'passive'],
        ['passive', book, book],
        [book, 'passive', book],
        [book, book, 'passive'],
      ]);
  });

  it.each([
    ['what-player-move', 'did you mean what-players-move?'],
    ['mine', 'known: what-players-move'],
  ])('is named where there is none of the name %s', (name, hint) => {
    const found = () => studyFrom(name, {});
    expect(found).toThrow(MistakesFound);
    try {
      found();
    } catch (error) {
      expect(describeMistake((error as MistakesFound).mistakes[0]!)).toContain(hint);
    }
  });
});

describe('a study file', () => {
  it('sets every scenario and preset on its seeds under every reading with every policy', () => {
    const plan = planOf(read(GOOD), rubric, 's.yaml');
    expect(plan.settings.map(({ name }) => name)).toEqual([
      'first-shot calm',
      'first-shot tense',
      'open-drill degraded',
    ]);
    expect(plan.settings[0]!.arms.map(({ name }) => name)).toEqual([
      'literal, by-the-book',
      'literal, ukraine slow, coalition by-the-book, us hold',
      'literal, phase2.opensAfter=12h, by-the-book',
      'literal, phase2.opensAfter=12h, ukraine slow, coalition by-the-book, us hold',
      'thirds, by-the-book',
      'thirds, ukraine slow, coalition by-the-book, us hold',
      'thirds, phase2.opensAfter=12h, by-the-book',
      'thirds, phase2.opensAfter=12h, ukraine slow, coalition by-the-book, us hold',
    ]);
    expect(plan.settings[2]!.arms[2]!.scenario.doctrine.reads['phase2.opensAfter']).toBe(720);
    expect(plan.settings[2]!.arms[0]!.scenario.doctrine.reads['phase2.opensAfter']).toBe(1440);
    expect(exercisesIn(plan)).toBe(3 * 8 * 200);
  });

  it('needs little: a title, scenarios and seeds; the scenario names its reading, and all play by the book', () => {
    const plan = planOf(
      read('format: 1\ntitle: T\nscenarios: [minsk-baseline]\nseeds: [41, team-a]\n'),
      rubric,
      's.yaml',
    );
    expect(plan.settings[0]!.arms.map(({ name }) => name)).toEqual(['observe-only, by-the-book']);
    expect(plan.seeds).toEqual({ names: ['41', 'team-a'] });
  });

  it('is as the manual writes one', () => {
    const topic = readFileSync(join(root, 'src', 'manual', '15-studies.md'), 'utf8');
    const [, text] = /```yaml\n(# my-study\.yaml\n[\s\S]*?)```/.exec(topic)!;
    const plan = planOf(read(text!), rubric, 's.yaml');
    expect(plan.settings.map(({ name, arms }) => [name, arms.length])).toEqual([
      ['open-drill calm', 8],
      ['open-drill tense', 8],
      ['big-push calm', 8],
    ]);
    expect(exercisesIn(plan)).toBe(480);
  });

  it.each([
    ['"1..200"', '"200..1"', ['s.yaml:5:8  seeds', 'The range of seeds "200..1" runs backwards', 'write 1..200']],
    ['"1..200"', '"1..2000000"', ['s.yaml:5:8  seeds', 'range of at most 1000000 seeds', 'as 1..2000']],
    ['"1..200"', 'many', ['s.yaml:5:8  seeds', 'range of at most 1000000 seeds or a list', 'as "1..2000", or [41']],
    ['"1..200"', '1-200', ['s.yaml:5:8  seeds', 'A range of seeds is written with two dots', 'write 1..200']],
    ['"1..200"', '[7, 1–5]', ['s.yaml:5:12  seeds.1', 'A range of seeds is written with two dots', 'write 1..5']],
    ['"1..200"', '[7, "a b"]', ['s.yaml:5:12  seeds.1', 'Expected a seed', 'as [41, 42, team-a]']],
    ['"1..200"', '[41, 41]', ['s.yaml:5:13  seeds.1', 'stands twice in seeds']],
    [
      '[literal, thirds]',
      '[literal, third]',
      ['s.yaml:6:22  doctrines.1', 'There is no doctrine of that name', 'did you mean thirds?'],
    ],
    ['first-shot,', 'first-shoot,', ['s.yaml:3:13  scenarios.0', 'There is no scenario of that name', 'first-shot']],
    [
      'phase2.opensAfter=12h',
      'phase2.opens=12h',
      ['s.yaml:7:16  settings.1', 'There is no switch "phase2.opens"', 'phase2.opensAfter'],
    ],
    [
      'phase2.opensAfter=12h',
      'phase2.opensAfter=soon',
      ['s.yaml:7:16  settings.1', 'phase2.opensAfter: Expected a length of time, found "soon"', 'as 12h, 90m, 1d'],
    ],
    [
      'phase2.opensAfter=12h',
      'phase2.opensAfter=12',
      ['s.yaml:7:16  settings.1', 'Expected a length of time, found "12"', 'did you mean phase2.opensAfter=12h?'],
    ],
    [
      '[by-the-book,',
      '[by-the-boook,',
      ['s.yaml:8:12  policies.0', 'There is no policy "by-the-boook"', 'did you mean by-the-book?'],
    ],
    ['[by-the-book,', '[nobody,', ['s.yaml:8:12  policies.0', 'passive, observe-only, hold']],
    ['[by-the-book,', '[us=hold,', ['s.yaml:8:12  policies.0', 'for each seat write { ukraine: slow, us: hold }']],
    ['[by-the-book,', '[[slow],', ['s.yaml:8:12  policies.0', 'Expected a policy for all seats', 'only, hold; or {']],
    [
      'us: hold }',
      'us: me }',
      ['s.yaml:8:70  policies.1.us', 'There is no policy "me"', 'passive, observe-only, hold'],
    ],
    ['us: hold }', 'usa: hold }', ['s.yaml:8:66  policies.1.usa', 'Unknown key "usa"', 'did you mean us?']],
    [
      'ukraine: slow',
      'ukraine: by-the-bok',
      ['s.yaml:8:36  policies.1.ukraine', 'There is no policy "by-the-bok"', 'did you mean by-the-book?'],
    ],
    ['[by-the-book, {', '[hold, { us: hold }, {', ['s.yaml:8:18  policies.1', 'stands twice in policies']],
    ['preset: degraded', 'preset: calmer', ['s.yaml:3:57  scenarios.1.preset', 'one of calm, tense, degraded']],
    ['preset: degraded', 'preste: calm', ['s.yaml:3:49  scenarios.1.preste', 'did you mean preset?']],
    ['[calm, tense]', '[calm, calm]', ['s.yaml:4:17  presets.1', 'stands twice']],
    ['title:', 'titel:', ['s.yaml:2:1  titel', 'did you mean title?']],
  ])('%s written as %s is told with its place', (from, to, expected) => {
    const told = changed(from, to);
    for (const part of expected) expect(told).toContain(part);
    // With an excerpt that points at it.
    expect(told).toMatch(/> \d \|/);
  });

  it('lets a seat hold that a policy leaves out, and all of them by one word', () => {
    const study = read(GOOD.replace(/policies: .*/, 'policies: [hold, { ukraine: slow }]'));
    expect(study.policies).toEqual([
      { ukraine: 'hold', coalition: 'hold', us: 'hold' },
      { ukraine: 'slow', coalition: 'hold', us: 'hold' },
    ]);
  });

  it.each([
    ['90m', 90],
    ['1d', 1440],
    ['36h', 2160],
    ['12:30', 750],
  ])('reads a length of time as %s', (length, minutes) => {
    const plan = planOf(read(GOOD.replace('=12h', `=${length}`)), rubric, 's.yaml');
    expect(plan.settings[0]!.arms[2]!.scenario.doctrine.reads['phase2.opensAfter']).toBe(minutes);
  });

  it('shows how to write each key that is missing', () => {
    const told = mistakesIn('policies: [slow]\n');
    for (const key of ['format: 1', 'title: Twelve', 'scenarios: [open-drill', 'seeds: "1..100"'])
      expect(told).toContain(`Hint: write a line as ${key}`);
    expect(told).toContain('The key scenarios is missing.');
  });

  it('reports unknown names together with values of the wrong form', () => {
    const told = mistakesIn(
      'format: 2\ntitel: T\nscenarios: [first-shoot, { scenario: open-drill, variant: nihgt }, 7]\nseeds: 5..1\ndoctrines: [litteral, 3]\nsettings: [phase2.opens=1h, 4]\npolicies: [slow, slow]\nrubric: no-such.yaml\n',
    );
    for (const part of [
      's.yaml:1:9  format',
      's.yaml:2:1  titel',
      's.yaml:3:13  scenarios.0\n  There is no scenario of that name',
      's.yaml:3:26  scenarios.1\n  There is no variant "nihgt"',
      's.yaml:3:68  scenarios.2',
      's.yaml:4:8  seeds',
      's.yaml:5:13  doctrines.0',
      's.yaml:5:23  doctrines.1',
      's.yaml:6:12  settings.0',
      's.yaml:6:29  settings.1',
      's.yaml:7:18  policies.1\n  This stands twice',
      's.yaml:8:9  rubric',
    ])
      expect(told).toContain(part);
  });

  it('reports all mistakes at once', () => {
    const told = mistakesIn(GOOD.replace('thirds]', 'third]').replace('first-shot,', 'first-shoot,'));
    expect(told).toContain('doctrines.1');
    expect(told).toContain('scenarios.0');
  });

  it('that compares too many arms is told how many', () => {
    const policies = ['by-the-book', 'slow', 'passive', 'observe-only', 'trigger-happy'].join(', ');
    const settings = Array.from({ length: 5 }, (_, n) => `phase2.opensAfter=${n + 8}h`).join(', ');
    const told = mistakesIn(
      GOOD.replace(/policies: .*/, `policies: [${policies}]`).replace(/settings: .*/, `settings: [${settings}]`),
    );
    expect(told).toContain('That makes 50 arms in one setting; at most 40 are compared.');
  });
});
