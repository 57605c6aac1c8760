// The tutorial: whoever does what each step says comes through all of them, in both ways of playing, and at the end has
// been refused once, has met duties and has missed one. Every step fits the smallest screen.
import { describe, expect, it } from 'vitest';
import type { Command } from '../../src/exercise/events.ts';
import { playCommand, playStart } from '../../src/exercise/run/play.ts';
import type { Seat } from '../../src/ladder/index.ts';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import { wrap } from '../../src/tui/text.ts';
import { aboutItsScore, Tutorial } from '../../src/tui/tutorial.ts';
import { composed } from '../support/orders.ts';
import { responses, startOf, viewFor } from '../support/play.ts';

const scenario = findScenario('first-steps');

function lesson() {
  const start = startOf({ ukraine: 'person', coalition: 'hold', us: 'hold' }, { coaching: 'at-commit' });
  const { run } = playStart(scenario, start);
  const tutorial = new Tutorial();
  const view = () => viewFor(scenario, run.state, 'ukraine');
  const hint = () =>
    tutorial.at({
      view: view(),
      offers: responses(scenario, run.state, 'ukraine', undefined, run.state.minute),
      cursor: 0,
    });
  const give = (command: Command) => {
    const done = playCommand(run, command);
    if ('denied' in done) throw new Error(done.denied);
  };
  return {
    state: run.state,
    tutorial,
    hint,
    says: () => hint()?.says ?? '',
    order: (response: string, about: string, more: { sector?: number; at?: number } = {}) => {
      const { at = run.state.minute, ...rest } = more;
      const order = { seat: 'ukraine' as Seat, response, about, ...rest };
      give({ do: 'compose', seat: 'ukraine', composition: composed(at, order) });
    },
    commit: () => give({ do: 'commit', seat: 'ukraine' }),
    hold: (because: string | null = null) => give({ do: 'hold', seat: 'ukraine', because }),
  };
}

describe('the tutorial', () => {
  it('says beside its score which losses it has asked for', () => {
    expect(aboutItsScore('first-steps')).toContain('no judgement of you');
    expect(aboutItsScore('first-shot')).toBe('');
  });

  it('is done step by step', () => {
    const { state, tutorial, hint, says, order, commit, hold } = lesson();
    const seen: string[] = [];
    const step = (begins: string) => {
      expect(says(), `at ${state.minute}`).toMatch(new RegExp(`^${begins}`));
      const { says: told, keys, words } = hint()!;
      seen.push(told);
      for (const text of [`${told} ${keys}`]) expect(wrap(text, 72).length, text).toBeLessThanOrEqual(3);
      expect(words).not.toMatch(/[{}]/);
    };
    step('Something was reported');
    tutorial.look('reports');
    step('Mortar fire in sector 5');
    tutorial.look('duties');
    step('First the wrong way round');
    order('halt', 'M21', { sector: 5 });
    commit();
    step('Refused: the warning comes first');
    tutorial.look('why');
    step('Now in order');
    order('warn', 'M21');
    order('halt', 'M21', { sector: 5 });
    commit();
    expect(state.minute).toBe(50);
    step('Both duties are met');
    order('halt', 'M21', { sector: 6, at: 90 });
    step('It waits for 1:30');
    commit();
    expect(state.minute).toBe(120);
    step('Nothing is owed now. Hold until news');
    hold();
    while (state.minute < 240) hold();
    expect(state.minute).toBe(240);
    step('A claim moves nothing');
    tutorial.look('evidence');
    step('Nothing is owed. Hold again');
    while (state.minute < 420) hold();
    step('A gun beside a clinic');
    hold('The gun stands beside a clinic.');
    while (state.minute < 480) hold();
    step('The finding has ended your hold');
    order('warn', 'R33');
    commit();
    step('Nothing is owed. Between the breaches');
    while (state.minute < 22 * 60 + 40) hold();
    step('Reported a day late');
    while (state.minute < 24 * 60 + 41) hold();
    step('The time for this warning is over');
    order('warn', 'Q60');
    commit();
    if (!state.isEnded) step('That was all');
    while (!state.isEnded) hold();
    const ukraine = state.orders.filter(({ order }) => order.seat === 'ukraine');
    expect(ukraine.filter(({ ruling }) => ruling.verdict === 'refused')).toHaveLength(1);
    expect(ukraine.filter(({ ruling }) => ruling.verdict === 'late').map(({ order }) => order.about)).toEqual(['Q60']);
    const duties = state.prompts.filter(({ seat }) => seat === 'ukraine');
    expect(duties.map(({ kind, about, metAt }) => [kind, about, metAt === null ? 'missed' : metAt])).toEqual([
      ['warn', 'M21', 20],
      ['halt', 'M21', 20],
      ['warn', 'R33', 480],
      ['halt', 'R33', 420],
      ['warn', 'Q60', 1500],
    ]);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('goes on with what comes next where a step was not done', () => {
    const { says, order, commit } = lesson();
    order('warn', 'M21');
    commit();
    expect(says()).not.toMatch(/^(Mortar|First|Refused)/);
  });
});
