// Chance: same seed, same incidents, whatever is decided (exercise.md 2).
import { describe, expect, it } from 'vitest';
import { setup } from '../../src/exercise/setup.ts';
import { allScenarios, findScenario } from '../../src/scenario/scenario-file.ts';
import { playOut, startOf } from '../support/play.ts';

const scenarios = allScenarios();

describe('all chance is drawn at STARTEX', () => {
  it.each(scenarios.map(({ id }) => id))(
    '%s: one seed gives the same incidents and injects under any doctrine, policy or coaching',
    (id) => {
      const drawn = (doctrine: string, holder: 'by-the-book' | 'passive', coaching: 'before' | 'at-debrief') => {
        const scenario = findScenario(id, doctrine);
        const { state } = playOut(scenario, startOf(holder, { coaching }));
        return { incidents: state.truth.incidents, injects: state.injects };
      };
      const first = drawn('literal', 'by-the-book', 'before');
      expect(drawn('observe-only', 'passive', 'at-debrief')).toEqual(first);
      expect(drawn('persistent', 'by-the-book', 'before')).toEqual(first);
    },
  );

  it('two seeds are two drills, and the bare script is none of them', () => {
    const scenario = findScenario('first-shot');
    const starts = ['1', '2', '3', '4', '5', '6'].map((seed) => JSON.stringify(setup(scenario, seed)));
    expect(new Set(starts).size).toBe(6);
    expect(setup(scenario, '1', { isScriptOnly: true })).toEqual(setup(scenario, '2', { isScriptOnly: true }));
  });

  it('the story keeps its distances: one offset for all of it, also in its texts', () => {
    const scenario = findScenario('2359');
    const bare = setup(scenario, 'x', { isScriptOnly: true });
    for (const seed of ['1', '2', '3']) {
      const drawn = setup(scenario, seed);
      const story = drawn.injects.filter(({ medium, from }) => !(from === 'Monitors' && medium === 'report'));
      const offsets = story.map(({ at }, index) => at - bare.injects[index]!.at);
      expect(new Set(offsets).size).toBe(1);
      expect(offsets[0]).toBeGreaterThanOrEqual(0);
      expect(offsets[0]).toBeLessThanOrEqual(scenario.jitterMinutes);
      expect(story.some(({ text }) => /[{}]/.test(text))).toBe(false);
    }
  });

  it('adding a kind at the end of the catalogue moves no start, sector or report', () => {
    const scenario = findScenario('big-push');
    const { background } = scenario.numbers;
    const more = {
      ...scenario,
      numbers: {
        ...scenario.numbers,
        background: {
          ...background,
          kinds: [
            ...background.kinds,
            { kind: 'mine', weight: 0.001, severity: 1 as const, text: 'A mine in {sector}.' },
          ],
        },
      },
    };
    const shape = (of: typeof scenario) =>
      setup(of, '9').incidents.map(({ id, start, end, sector }) => [id, start, end, sector]);
    expect(shape(more)).toEqual(shape(scenario));
  });

  it('background incidents open no chain', () => {
    for (const scenario of scenarios) {
      const drawn = ['1', '2', '3', '4'].flatMap((seed) =>
        setup(scenario, seed).incidents.filter(({ isScripted }) => !isScripted),
      );
      expect(drawn.length).toBeGreaterThan(0);
      expect(drawn.every(({ severity }) => severity < 2)).toBe(true);
    }
  });

  it('codes of incidents are short, unique, and do not count', () => {
    const { incidents } = setup(findScenario('big-push'), '3');
    const ids = incidents.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => /^[A-Z]\d\d$/.test(id))).toBe(true);
  });
});
