// What an evaluator sees and notes: the seats as they see themselves, what is expected of what has arrived, and no secret.
import { describe, expect, it } from 'vitest';
import { viewForEvaluator } from '../../src/exercise/chairs/evaluator-view.ts';
import { viewFor } from '../../src/exercise/chairs/view.ts';
import type { Command } from '../../src/exercise/events.ts';
import { playCommand, playStart } from '../../src/exercise/run/play.ts';
import { openRun } from '../../src/exercise/run/run.ts';
import { SEATS } from '../../src/ladder/index.ts';
import { allScenarios, findScenario } from '../../src/scenario/scenario-file.ts';
import { composed } from '../support/orders.ts';
import { playOut, startOf } from '../support/play.ts';

const SEED = 'seed-that-nobody-may-see';

describe('an evaluator', () => {
  it.each(allScenarios().map((scenario) => [scenario.id, scenario] as const))(
    'of %s is shown nothing of the truth, nor of what is to come',
    (_, scenario) => {
      let looks = 0;
      playOut(scenario, startOf('by-the-book', { seed: SEED }), (state) => {
        if (looks++ % 4 !== 0) return;
        const shown = JSON.stringify(viewForEvaluator(openRun(scenario, state)));
        const tell = (secret: string) =>
          expect(shown.includes(secret), `an evaluator at ${state.minute} is shown "${secret}"`).toBe(false);
        for (const word of ['intent', 'author', 'truth', 'fate', 'thresholds', 'rates', 'coming', 'seed', 'hints'])
          tell(`"${word}"`);
        tell(SEED);
        for (const { truth, isScripted } of state.truth.incidents) if (isScripted) tell(truth);
        const heard = state.received.map(({ text, expected }) => [text, expected].join('\n')).join('\n');
        for (const { text, expected, notes } of [...state.coming, ...state.waiting]) {
          if (!heard.includes(text)) tell(JSON.stringify(text));
          if (expected && !heard.includes(expected)) tell(JSON.stringify(expected));
          if (notes) tell(JSON.stringify(notes));
        }
        tell(scenario.pack.truth);
        for (const hint of scenario.pack.hints) tell(hint);
      });
      expect(looks).toBeGreaterThan(10);
    },
  );

  it('sees the seats that are named as they see themselves, and no draft', () => {
    const scenario = findScenario('first-shot');
    const { run } = playStart(scenario, startOf('person', { isScriptOnly: true }));
    const order = { seat: 'ukraine', response: 'warn', about: 'K47' } as const;
    const composition = composed(run.state.minute, order, { because: 'SECRET-REASON', text: 'SECRET-TEXT' });
    playCommand(run, { do: 'compose', seat: 'ukraine', composition });
    expect(viewFor(run, 'ukraine').drafts).toHaveLength(1);
    const view = viewForEvaluator(run, ['ukraine']);
    expect(JSON.stringify(view)).not.toContain('SECRET');
    expect(view.seats).toEqual([{ ...viewFor(run, 'ukraine'), drafts: [] }]);
    expect(viewForEvaluator(run).seats.map(({ seat }) => seat)).toEqual(SEATS);
    playCommand(run, { do: 'commit', seat: 'ukraine' });
    expect(viewForEvaluator(run, ['ukraine']).seats[0]!.orders).toHaveLength(1);
    expect(viewForEvaluator(run, ['us']).seats[0]!.orders).toEqual([]);
  });

  it('reads what is expected of injects that have arrived at its seats, and which of it was done', () => {
    const scenario = findScenario('big-push');
    const { run } = playStart(scenario, startOf('person', { isScriptOnly: true }));
    const before = viewForEvaluator(run).expected;
    for (let n = 0; n < 60 && run.state.minute < 700; n++)
      for (const seat of SEATS) playCommand(run, { do: 'commit', seat });
    const after = viewForEvaluator(run).expected;
    expect(after.length).toBeGreaterThan(before.length);
    expect(after.every(({ at }) => at <= run.state.minute)).toBe(true);
    const ukraine = viewForEvaluator(run, ['ukraine']).expected;
    expect(ukraine.flatMap(({ expects }) => expects).every(({ seat }) => seat === 'ukraine')).toBe(true);
    expect(ukraine.flatMap(({ to }) => to).every((seat) => seat === 'ukraine')).toBe(true);
    const halt = ukraine.find(({ expects }) => expects.some(({ response }) => response === 'halt'));
    expect(halt?.expects.find(({ response }) => response === 'halt')?.at).toBeNull();
  });

  it.each([
    [{ rating: 3 }, null],
    [{ text: 'seen' }, null],
    [{ rating: 5, text: 'seen', seat: null }, null],
    [{}, 'There is neither a rating nor a text.'],
    [{ rating: 1, objective: 'Win.' }, 'The scenario has no such objective.'],
  ] as const)('notes %j', (more, denied) => {
    const { run } = playStart(findScenario('first-shot'), startOf('person', { hasExcon: true }));
    const note: Command = { do: 'observe', seat: 'us', objective: null, rating: null, text: '', ...more };
    for (const each of [note, { do: 'end', stamp: '2026-03-01T09:30:00Z' } as const, note]) {
      const answer = playCommand(run, each);
      if (each.do === 'observe' && denied) expect(answer).toEqual({ denied });
      else expect(answer).not.toHaveProperty('denied');
    }
    expect(run.state.observations).toHaveLength(denied ? 0 : 2);
  });
});
