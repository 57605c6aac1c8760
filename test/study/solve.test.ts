// Solving a seed: a line that can be played, slack that is true to the minute, and proofs that nothing was left untried.
import { describe, expect, it } from 'vitest';
import { scriptOf, startOf } from '../../src/exercise/chairs/rehearsal.ts';
import type { Scenario } from '../../src/exercise/scenario.ts';
import type { Composition } from '../../src/exercise/words.ts';
import { ordersYaml, solutionJson, solutionLines } from '../../src/report/study-solve.ts';
import { findRubric } from '../../src/scenario/rubric-file.ts';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import { readOrders, toComposition } from '../../src/scenario/timeline-file.ts';
import { playScored } from '../../src/study/batch.ts';
import { isMissed } from '../../src/study/compliance.ts';
import { slackOf } from '../../src/study/slack.ts';
import { type Solution, solve } from '../../src/study/solve.ts';

const { rubric } = findRubric('default');
const solved = (scenario: Scenario, more: Partial<Parameters<typeof solve>[0]> = {}): Solution =>
  solve({ scenario, rubric, seed: '41', seats: scenario.seats, ...more });

function played(scenario: Scenario, orders: readonly Composition[]) {
  const start = startOf('file', { seed: '41', script: scriptOf(orders) });
  const { state, score } = playScored(scenario, rubric, start);
  return {
    state,
    score,
    missed: state.prompts.filter((prompt) => isMissed(scenario, prompt, state.minute)),
    refused: state.orders.filter(({ ruling }) => ruling.verdict === 'refused'),
  };
}

/** Doctrines of one's own. */
const reading = (scenario: Scenario, change: Partial<Scenario['doctrine']>): Scenario => ({
  ...scenario,
  doctrine: { ...scenario.doctrine, ...change },
});

const minutesIn = (time: string): number => {
  const [hours, minutes] = time.split(':').map(Number);
  return hours! * 60 + minutes!;
};

describe('a compliant line', () => {
  const push = findScenario('big-push');
  const solution = solved(push);

  it('meets every duty and has nothing refused when its orders are played', () => {
    expect(solution.barred).toBeNull();
    const { missed, refused, score, state } = played(push, solution.orders);
    expect([missed, refused]).toEqual([[], []]);
    expect(score.team).toEqual(solution.score.team);
    expect(score.team.total).toBeGreaterThan(95);
    expect(state.prompts.filter(({ metAt }) => metAt !== null)).toHaveLength(solution.duties);
    expect(solution.duties).toBeGreaterThan(15);
  });

  it('has an order of every kind that the ladder climbs by', () => {
    const given = new Set(solution.line.map(({ given: { order } }) => order.response));
    for (const response of [
      'warn',
      'halt',
      'consult',
      'air-policing',
      'joint-plan',
      'joint-response',
      'notify-congress',
    ])
      expect(given).toContain(response);
  });

  const movedTo = ({ orders, line }: Solution, n: number, at: number) => {
    const place = orders.findIndex((each) => JSON.stringify(each) === JSON.stringify(line[n]!.given));
    return orders.map((each, index) => (index === place ? { ...each, at } : each));
  };
  const isCompliant = (scenario: Scenario, orders: readonly Composition[]) => {
    const { missed, state } = played(scenario, orders);
    return missed.length === 0 && state.orders.every(({ ruling }) => ruling.verdict === 'accepted');
  };

  it.each(['big-push', 'first-shot'])(
    'of %s stays one with any order alone as late as its slack allows, and a minute later it does not',
    (name) => {
      const scenario = findScenario(name);
      const whole = solved(scenario);
      expect(whole.playedMinutes).toBeNull();
      const checked = whole.line.flatMap(({ latest, meets }, n) => {
        if (latest === null) return [];
        return [
          [
            meets[0],
            isCompliant(scenario, movedTo(whole, n, latest)),
            isCompliant(scenario, movedTo(whole, n, latest + 1)),
          ],
        ];
      });
      expect(checked).toEqual(checked.map(([meets]) => [meets, true, false]));
      expect(checked.length).toBeGreaterThan(4);
    },
  );

  it('that is long is played for 48 hours after an order, which never gives less slack than playing to ENDEX', () => {
    const start = startOf('file', { seed: '41', script: scriptOf(solution.orders) });
    const movable = solution.orders.map(({ at }, place) => ({ place, at, most: at + 360 }));
    const toEndex = slackOf(push, start, movable);
    const twoDays = slackOf(push, start, movable, 0);
    expect([toEndex.playedMinutes, twoDays.playedMinutes]).toEqual([null, 48 * 60]);
    const apart = movable.map(({ place }) => twoDays.latest.get(place)! - toEndex.latest.get(place)!);
    expect(Math.min(...apart)).toBe(0);
    // One that meets no duty, the joint response: what breaks without it is due more than two days later.
    expect(apart.filter((minutes) => minutes > 0).sort((a, b) => a - b)).toEqual([170, 360]);
    expect(Math.max(...movable.map(({ place, most }) => toEndex.latest.get(place)! - most))).toBe(0);
  });

  it('gives an order no more slack than the orders that depend on it', () => {
    const latestOf = (response: string, seat: string) =>
      solution.line.find(({ given: { order } }) => order.response === response && order.seat === seat)!.latest!;
    const atOf = (response: string) => solution.line.find(({ given }) => given.order.response === response)!.given.at;
    expect(latestOf('warn', 'ukraine')).toBeLessThanOrEqual(atOf('halt'));
    for (const seat of ['ukraine', 'coalition', 'us'])
      expect(latestOf('joint-plan', seat)).toBeLessThanOrEqual(atOf('joint-response'));
  });

  it('prints slack as a time, with its duty', () => {
    const lines = solutionLines(push, solution);
    const steps = lines.flatMap((text) => {
      const [, at, until, slack] = /^ +(\d+:\d\d) .*; until (\d+:\d\d), slack (\d+:\d\d)$/.exec(text) ?? [];
      return slack === undefined ? [] : [[at!, until!, slack].map(minutesIn)];
    });
    expect(steps).toHaveLength(solution.line.filter(({ latest }) => latest !== null).length);
    for (const [at, until, slack] of steps) expect(until).toBe(at! + slack!);
    expect(lines.join('\n')).toContain('how much later this order alone could be given, the others as they stand');
    expect(lines.join('\n')).toContain('with that one order moved, to ENDEX.');
    expect(solutionLines(push, { ...solution, playedMinutes: 2880 }).join('\n')).toContain('for 48:00 after it');
  });

  it('is found from nothing by the search alone', () => {
    const scenario = findScenario('first-shot');
    const { barred, orders, score } = solved(scenario, { from: 'passive' });
    expect(barred).toBeNull();
    expect(played(scenario, orders).missed).toEqual([]);
    expect(orders.map(({ order }) => order.response)).toEqual(expect.arrayContaining(['warn', 'surveil', 'consult']));
    expect(score.team.total).toBeGreaterThan(80);
  });

  it('lists what a line still costs each seat, in total the points that its score lacks', () => {
    const scenario = findScenario('big-push');
    const slow = solved(scenario, { from: 'slow' });
    expect(slow.barred).toBeNull();
    const { losses } = solutionJson(scenario, slow);
    for (const seat of scenario.seats) {
      const lost = losses.filter((loss) => loss.seat === seat).reduce((sum, { points }) => sum + points, 0);
      expect(lost).toBeCloseTo(100 - slow.score.seats[seat]!.uncapped!, 0);
    }
    expect(losses.length).toBeGreaterThan(5);
    const told = solutionLines(scenario, slow).join('\n');
    expect(told).toMatch(/of each seat's own hundred points:\n +\d+:\d\d {2}[^\n]* \(C\d\), -\d+\.\d points/);
    expect(told).toContain(`and ${losses.length - 5} more that cost less`);
    expect(solutionLines(push, solution).join('\n')).not.toContain('still costs');
  });

  it('concerns only the seats in play', () => {
    const { barred, line } = solved(push, { seats: ['coalition'] });
    expect(barred).toBeNull();
    expect(new Set(line.map(({ given: { order } }) => order.seat))).toEqual(new Set(['coalition']));
  });

  it('is written as an orders file that reads back as the same orders', () => {
    const text = ordersYaml(solution.orders, 'A line');
    expect(text).toContain('EXERCISE');
    const read = readOrders({ file: 'line.yaml', text }, push.doctrine, push.line.length).map(toComposition);
    expect(read).toEqual(solution.orders);
  });
});

describe('no compliant line', () => {
  it('exists in the baseline, whose reading closes every answer to continued hostilities', () => {
    const scenario = findScenario('minsk-baseline');
    const solution = solved(scenario);
    expect(solution.barred).toHaveLength(1);
    const [barred] = solution.barred!;
    expect(barred).toMatchObject({
      why: 'step-closed',
      kind: 'force',
      seat: 'coalition',
      about: 'P19',
      isProven: true,
    });
    expect(barred!.tried.map(({ order }) => order.response)).toEqual(['air-policing', 'land-deployment', 'sea-patrol']);
    for (const { answers } of barred!.tried) {
      expect(answers.map(({ code }) => code)).toEqual(['mandate/none']);
      const [{ first, last, minutes }] = answers as [(typeof answers)[number]];
      // Every minute from the opening of phase 2 to ENDEX.
      expect([first, last, minutes]).toEqual([barred!.from, scenario.endex - 1, scenario.endex - barred!.from]);
    }
    // What remains can be done.
    expect(played(scenario, solution.orders).missed).toEqual([]);
    const text = solutionLines(scenario, solution).join('\n');
    expect(text).toContain('No fully compliant line under this reading.');
    expect(text).toContain('allows nobody this kind of force (C7)');
    expect(solutionJson(scenario, solution)).toMatchObject({ hasLine: false, barred: [{ isProven: true }] });
  });

  it('while there is one for the same story under the literal reading', () => {
    const scenario = findScenario('minsk-baseline', { doctrine: 'literal' });
    expect(solved(scenario).barred).toBeNull();
  });

  it('exists under a reading that gives a duty to one seat and its answer to another', () => {
    const shot = findScenario('first-shot');
    const responses = shot.doctrine.responses.map((each) =>
      each.id === 'consult' ? { ...each, seats: ['us'] as const } : each,
    );
    const { barred } = solved(reading(shot, { responses }));
    expect(barred).toHaveLength(1);
    expect(barred![0]).toMatchObject({ why: 'duty-unmet', kind: 'consult', seat: 'coalition', isProven: true });
    expect(barred![0]!.tried).toHaveLength(1);
    expect(barred![0]!.tried[0]!.answers).toMatchObject([
      { code: 'seat/not-yours', first: barred![0]!.from, last: barred![0]!.until },
    ]);
  });

  it('is not called proven where waiting or another seat might open it', () => {
    const shot = findScenario('first-shot');
    // A consultation that the reading takes for coalition force opens only after the window, which is too late.
    const responses = shot.doctrine.responses.map((each) =>
      each.id === 'consult' ? { ...each, class: 'force-coalition' as const, needsChain: true } : each,
    );
    const { barred } = solved(reading(shot, { responses }));
    expect(barred).toMatchObject([{ kind: 'consult', isProven: false }]);
    expect(solutionLines(shot, solved(reading(shot, { responses }))).join('\n')).toContain(
      'No fully compliant line under this reading was found.',
    );
  });
});
