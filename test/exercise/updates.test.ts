// While a serious act goes on, whoever knows of it hears so again, and nobody hears it of what is over.
import { describe, expect, it } from 'vitest';
import { allScenarios, findScenario } from '../../src/scenario/scenario-file.ts';
import { playOut, startOf } from '../support/play.ts';
import { act, lineWith, played } from '../support/world.ts';

const goesOn = ({ text }: { text: string }): boolean => text.startsWith('It goes on in ');

describe('reports that an act goes on', () => {
  it('come every six hours from its report to its end, with what was counted there', () => {
    const incident = {
      ...act({ fate: { thresholds: { end: 150_000, growth: null, finding: null } } }),
      recorded: 250,
      end: 1510,
    };
    const state = played(lineWith([incident]));
    expect(state.received.filter(goesOn).map(({ at, to, text }) => [at, to.length, text])).toEqual([
      [380, 3, 'It goes on in sector 4: about 60 explosions in the last 6 hours.'],
      [740, 3, 'It goes on in sector 4: about 60 explosions in the last 6 hours.'],
      [1100, 3, 'It goes on in sector 4: about 60 explosions in the last 6 hours.'],
      [1460, 3, 'It goes on in sector 4: about 60 explosions in the last 6 hours.'],
    ]);
  });

  it('do not come of what is minor', () => {
    const incident = act({ severity: 2, fate: { assessed: { severity: 2, side: 'russia' } } });
    expect(played(lineWith([incident])).received.filter(goesOn)).toEqual([]);
  });

  it('never speak of an act that is over, in any scenario', () => {
    for (const scenario of allScenarios()) {
      const { state } = playOut(scenario, startOf('by-the-book', { seed: '3' }));
      const acts = new Map(state.ledger.registers.commission.acts.map((each) => [each.id, each]));
      for (const { at, about } of state.received.filter(goesOn)) {
        const { start, end } = acts.get(about!)!;
        expect(start).toBeLessThan(at);
        expect(end ?? Infinity, `${scenario.id} ${about}`).toBeGreaterThan(at);
      }
    }
    const { state } = playOut(findScenario('2359'), startOf('by-the-book', { seed: '3' }));
    expect(state.received.filter(goesOn).length).toBeGreaterThan(2);
  });
});
