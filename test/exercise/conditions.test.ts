// Contingency injects (exercise.md 12): each comes once, in the minute in which its condition holds, before orders.
import { describe, expect, it } from 'vitest';
import { scriptOf } from '../../src/exercise/chairs/rehearsal.ts';
import { playCommand, playStart } from '../../src/exercise/run/play.ts';
import type { Scenario } from '../../src/exercise/scenario.ts';
import type { Seat } from '../../src/ladder/index.ts';
import { clock } from '../../src/ladder/index.ts';
import { readSource, shippedFolder } from '../../src/scenario/disk.ts';
import { MistakesFound } from '../../src/scenario/mistake.ts';
import { readScenario } from '../../src/scenario/scenario-file.ts';
import { composed } from '../support/orders.ts';
import { exconView, playOut, startOf } from '../support/play.ts';

const ACTS = `
acts:
  - { id: B41, course: fixed, kind: artillery, start: "0:00", end: "30:00", sector: 4, severity: 3, author: russia,
      intent: deliberate, truth: Shells. }
  - { id: C52, course: open, kind: artillery, start: "1:00", end: "3:00", sector: 4, severity: 2, author: russia,
      intent: deliberate, truth: More of it. }
`;
const REPORT =
  '  - { at: "0:10", report: B41, start: "0:00", sector: 4, severity: 3, side: russia, from: Watch, text: Shells. }\n';

function scenarioWith(injects: string, acts = ACTS): Scenario {
  const template = readSource(shippedFolder('templates', 'scenario.yaml')).text;
  const head = template.slice(0, template.indexOf('# What really happens')).replace('id: NAME', 'id: story');
  const text = `${head}${acts}injects:\n${REPORT}${injects}`;
  const scenario = readScenario({ file: 'story.yaml', text });
  const { answers: _, hazards, generator, ...numbers } = scenario.numbers;
  const { updates: ___, ...quiet } = generator;
  const { written: __, ...exact } = hazards;
  return { ...scenario, background: null, jitterMinutes: 0, numbers: { ...numbers, hazards: exact, generator: quiet } };
}

type Given = [at: number, seat: Seat, response: string, more?: { about?: string; sector?: number }];

function told(injects: string, given: Given[] = [], acts?: string): string[] {
  const script = scriptOf(given.map(([at, seat, response, more]) => composed(at, { seat, response, ...more })));
  const { state } = playOut(scenarioWith(injects, acts), startOf('file', { script }));
  return state.received
    .filter(({ medium }) => medium !== 'daily line')
    .slice(1)
    .map(({ at, text }) => `${clock(at)} ${text}`);
}

const when = (condition: string, more = '') =>
  `  - { when: { ${condition} }, ${more}news: It holds., from: Capitals }\n`;

describe('a contingency inject', () => {
  it.each<[string, string, Given[], string[]]>([
    ['a phase', 'phase: 2', [], ['24:01 It holds.']],
    ['a phase of a chain', 'phase: 2, chain: B41', [], ['24:01 It holds.']],
    ['a ruling', 'ruling: accepted, seat: ukraine, order: warn', [[40, 'ukraine', 'warn']], ['0:41 It holds.']],
    ['a refusal of one seat', 'ruling: refused, seat: us', [[40, 'us', 'joint-response']], ['0:41 It holds.']],
    ['a refusal of another', 'ruling: refused, seat: coalition', [[40, 'us', 'joint-response']], []],
    ['a duty that was missed', 'missed: halt, seat: ukraine', [], ['6:11 It holds.']],
    [
      'a duty that was met',
      'missed: halt',
      [
        [40, 'ukraine', 'warn'],
        [40, 'ukraine', 'halt', { about: 'B41', sector: 4 }],
      ],
      [],
    ],
    ['the facilitator', 'by: facilitator', [], []],
  ])('waits for %s', (_, condition, given, expected) => {
    expect(told(when(condition), given)).toEqual(expected);
  });

  it('comes once, and so long after its condition as it says', () => {
    const orders: Given[] = [
      [40, 'us', 'joint-response'],
      [90, 'us', 'joint-response'],
    ];
    expect(told(when('ruling: refused', 'after: "1:00", '), orders)).toEqual(['1:41 It holds.']);
  });

  it('waits for an answer of the world', () => {
    const scenario = scenarioWith(when('answer: any, seat: ukraine'));
    const { numbers } = readScenario(readSource(shippedFolder('first-shot.yaml')));
    const script = scriptOf([composed(40, { seat: 'ukraine', response: 'warn', about: 'B41' })]);
    const { state } = playOut({ ...scenario, numbers }, startOf('file', { script, seed: '2' }));
    const answer = state.received.find(({ answers, to }) => answers && to.includes('ukraine'))!;
    expect(state.received.filter(({ text }) => text === 'It holds.').map(({ at }) => at)).toEqual([answer.at]);
  });

  it('that reports an act lets it begin, with all that is about it', () => {
    const injects = [
      '  - { when: { ruling: accepted, order: warn }, after: "2:00", report: C52, sector: 4, severity: 2, side: russia, from: Watch, text: "More since {1:00}." }',
      '  - { at: "1:30", news: "Of it, at {1:30}.", about: C52, from: Press }',
      '  - { at: "3:10", end: C52, when: "3:00", from: Watch, text: "Over since {3:00}." }',
    ].join('\n');
    expect(told(`${injects}\n`, [[40, 'ukraine', 'warn']])).toEqual([
      '2:42 More since 2:41.',
      '3:11 Of it, at 3:11.',
      '4:41 Over since 4:31.',
    ]);
    expect(told(`${injects}\n`)).toEqual([]);
  });

  it('is seen by the facilitator, who may fire it or give it a minute, and not hold it', () => {
    for (const to of [null, 300]) {
      const { run } = playStart(scenarioWith(when('by: facilitator')), startOf('person', { hasExcon: true }));
      playCommand(run, { do: 'mark', mark: 'startex', text: null, stamp: '2026-03-01T09:30:00Z' });
      const inject = exconView(run.scenario, run.state).injects.find(({ waits }) => waits?.when)!;
      const { no } = inject;
      expect(playCommand(run, { do: 'inject', act: 'hold', no })).toMatchObject({
        denied: expect.stringContaining('when its condition holds'),
      });
      playCommand(run, to === null ? { do: 'inject', act: 'fire', no } : { do: 'inject', act: 'shift', no, to });
      playCommand(run, { do: 'jump', to: 400 });
      expect(run.state.received.filter(({ text }) => text === 'It holds.').map(({ at }) => at)).toEqual([to ?? 10]);
    }
  });

  it.each([
    ['neither a minute nor a condition', '  - { news: It., from: Press }\n', /Missing: a time/],
    ['both', '  - { at: "1:00", when: { phase: 2 }, news: It., from: Press }\n', /not both/],
    ['several conditions', when('phase: 2, missed: warn'), /several things at once/],
    ['no condition', when('seat: us'), /does not say what has to hold/],
    ['what does not narrow it', when('phase: 2, seat: us'), /What waits for `phase` has no `seat`/],
    ['an act of an answer', when('answer: any, chain: B41'), /What waits for `answer` has no `chain`/],
    ['an unknown response', when('ruling: refused, order: warm'), /There is no response "warm"/],
    ['an unknown act', when('phase: 2, chain: X99'), /There is no act X99/],
    [
      'a delay without one',
      '  - { at: "1:00", after: "1:00", news: It., from: Press }\n',
      /Only what waits for a condition/,
    ],
  ])('with %s is explained', (_, inject, words) => {
    try {
      scenarioWith(inject);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(MistakesFound);
      expect((error as MistakesFound).mistakes.map(({ message }) => message).join('\n')).toMatch(words);
    }
  });
});
