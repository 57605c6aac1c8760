// Policies: seats without a person. Each plays every scenario to its end, and each is what its name says.
import { describe, expect, it } from 'vitest';
import { POLICY_NAMES } from '../../src/exercise/words.ts';
import { allScenarios, findScenario } from '../../src/scenario/scenario-file.ts';
import { playOut, startOf } from '../support/play.ts';

const scenarios = allScenarios();
const played = (id: string, policy: (typeof POLICY_NAMES)[number]) => playOut(findScenario(id), startOf(policy)).state;

describe('a policy', () => {
  it.each(POLICY_NAMES)('%s plays every scenario to ENDEX, under every coaching', (policy) => {
    for (const scenario of scenarios) {
      for (const coaching of ['before', 'at-debrief'] as const) {
        const short = scenario.id === 'open-drill' ? { ...scenario, endex: 96 * 60 } : scenario;
        const { state } = playOut(short, startOf(policy, { coaching }));
        expect([state.isEnded, state.minute]).toEqual([true, short.endex]);
      }
    }
  });

  it('slow meets the same duties later than by-the-book', () => {
    const delays = (policy: 'slow' | 'by-the-book') =>
      ['big-push', 'three-fronts', '2359'].map((id) => {
        const met = played(id, policy).prompts.filter(({ metAt }) => metAt !== null);
        return met.reduce((sum, { raisedAt, metAt }) => sum + metAt! - raisedAt, 0) / met.length;
      });
    const [slow, prompt] = [delays('slow'), delays('by-the-book')];
    for (const [index, delay] of slow.entries()) expect(delay).toBeGreaterThan(prompt[index]! + 60);
  });

  it('trigger-happy tries force before its hour and is refused; the rest are never refused', () => {
    for (const id of ['big-push', 'first-shot', 'three-fronts']) {
      const codes = played(id, 'trigger-happy').orders.flatMap(({ ruling }) =>
        ruling.verdict === 'refused' ? ruling.code : [],
      );
      expect(codes).toContain('scope/target');
      expect(codes.length).toBeGreaterThan(3);
      for (const policy of ['by-the-book', 'slow', 'passive', 'observe-only'] as const)
        expect(played(id, policy).orders.filter(({ ruling }) => ruling.verdict === 'refused')).toEqual([]);
    }
  });

  it('observe-only warns, looks and protests, and gives no force; passive does nothing', () => {
    for (const id of ['big-push', 'three-fronts', 'dark-heating']) {
      const { ledger } = played(id, 'observe-only');
      const given = ledger.announced.map(({ response }) => response);
      for (const response of ['warn', 'surveil', 'consult', 'demarche']) expect(given).toContain(response);
      expect(ledger.announced.filter((order) => order.class.startsWith('force-') || order.role === 'plan')).toEqual([]);
      expect(new Set(played(id, 'passive').orders.map(({ order }) => order.response))).toEqual(new Set(['hold']));
    }
  });

  it('by-the-book repairs what is dark, and takes note of an own-side breach', () => {
    const dark = played('dark-heating', 'by-the-book').orders.map(({ order }) => order.response);
    expect(dark).toContain('repair');
    const own = played('own-goal', 'by-the-book').orders;
    expect(
      own
        .filter(({ order }) => order.response === 'acknowledge')
        .map(({ order }) => order.seat)
        .sort(),
    ).toEqual(['coalition', 'us']);
    expect(own.some(({ order }) => order.response === 'self-report')).toBe(true);
  });
});
