// The score of response discipline (exercise.md 5) on every shipped scenario, and against gaming.
import { describe, expect, it } from 'vitest';
import { rehearse, scriptOf, startOf } from '../../src/exercise/chairs/rehearsal.ts';
import { DIMENSIONS } from '../../src/exercise/rubric.ts';
import type { Scenario } from '../../src/exercise/scenario.ts';
import { type History, readHistory } from '../../src/exercise/score/played.ts';
import { type Score, type SeatScore, scoredSeats, scoreOf } from '../../src/exercise/score/score.ts';
import { ordersGiven } from '../../src/exercise/score/timeline.ts';
import type { Composition, SeatHolder } from '../../src/exercise/words.ts';
import { scoreReport } from '../../src/report/score.ts';
import { findRubric } from '../../src/scenario/rubric-file.ts';
import { allScenarios, findScenario } from '../../src/scenario/scenario-file.ts';
import { composed } from '../support/orders.ts';

const { rubric } = findRubric('default');
const scenarios = allScenarios();

const asHistory = (events: ReturnType<typeof rehearse>['events']): History =>
  events.map((event, index) => ({ line: index + 1, event }));

function scored(scenario: Scenario, start: Parameters<typeof rehearse>[1]): Score {
  return scoreOf(scenario, rubric, readHistory(scenario, asHistory(rehearse(scenario, start).events)));
}

const withPolicy = (scenario: Scenario, policy: SeatHolder, seed = '3') => scored(scenario, startOf(policy, { seed }));
const withOrders = (scenario: Scenario, orders: readonly Composition[], seed = '3') =>
  scored(scenario, startOf('file', { seed, script: scriptOf(orders) }));

/** What a policy ordered, to be given again elsewhere. */
const ordersOf = (scenario: Scenario, policy: SeatHolder, seed: string): Composition[] =>
  ordersGiven(rehearse(scenario, startOf(policy, { seed })).state);

const seatsOf = (score: Score): SeatScore[] => scoredSeats(score).map((seat) => score.seats[seat]!);

describe.each(scenarios.map((scenario) => [scenario.id, scenario] as const))('%s', (_, scenario) => {
  const { orders } = scenario.gold;
  if (orders.length > 0)
    it('its gold line performs', () => {
      const score = scored(scenario, startOf('file', { script: scriptOf(orders), isScriptOnly: true }));
      expect(score.team).toMatchObject({ band: 'P' });
      expect(seatsOf(score).flatMap(({ caps }) => caps)).toEqual([]);
    });

  it('by the book performs; doing nothing and reaching for the strongest do not, and the report names why', () => {
    expect(withPolicy(scenario, 'by-the-book').team.band).toBe('P');
    for (const policy of ['passive', 'trigger-happy'] as const) {
      const score = withPolicy(scenario, policy);
      expect(['M', 'U']).toContain(score.team.band);
      const { seats } = scoreReport(score);
      const reasons = Object.values(seats).flatMap((seat) =>
        Object.entries(seat.dimensions).flatMap(([name, { items }]) =>
          items.filter(({ value }) => (name === 'authority' ? value > 0 : value < 1)),
        ),
      );
      expect(reasons.length).toBeGreaterThan(0);
      for (const { words, lines, clause } of reasons) {
        expect(words).not.toMatch(/undefined|NaN|null/);
        expect(lines.length).toBeGreaterThan(0);
        expect(clause).toMatch(/^C[1-9]$/);
      }
    }
  });

  it('a seat that did nothing while something was due stays below 60', () => {
    for (const { total, n } of seatsOf(withPolicy(scenario, 'passive'))) if (n > 0) expect(total).toBeLessThan(60);
  });

  it('every total is the sum of its dimensions, and every value the mean of its items', () => {
    for (const seat of seatsOf(withPolicy(scenario, 'slow', '8'))) {
      const applying = DIMENSIONS.filter((name) => seat.dimensions[name].value !== null);
      const weights = applying.reduce((sum, name) => sum + rubric.dimensions[name].weight, 0);
      let sum = 0;
      for (const name of applying) {
        const { value, items, points } = seat.dimensions[name];
        if (name !== 'authority' && name !== 'attribution') {
          expect(value).toBeCloseTo(items.reduce((all, item) => all + item.value, 0) / items.length, 9);
        }
        if (name === 'authority') {
          const weight = items.reduce((all, item) => all + item.value, 0);
          expect(value).toBeCloseTo(Math.max(0, 1 - weight / Math.max(1, seat.n)), 9);
        }
        expect(points).toBeCloseTo((value! * 100 * rubric.dimensions[name].weight) / weights, 9);
        sum += points;
      }
      if (seat.uncapped !== null) expect(seat.uncapped).toBeCloseTo(sum, 1);
    }
  });

  it('repeating its warnings gains nothing', () => {
    const orders = ordersOf(scenario, 'by-the-book', '3');
    const warnings = orders.filter(({ order }) => order.response === 'warn');
    // At the end of the file, so that the numbers that stand-downs name stay as they are.
    const again = [...orders, ...warnings, ...warnings, ...warnings].map((each) => ({ ...each }));
    const once = withOrders(scenario, orders);
    const often = withOrders(scenario, again);
    for (const seat of scoredSeats(once)) {
      expect(often.seats[seat]!.total ?? 0).toBeLessThanOrEqual(once.seats[seat]!.total ?? 0);
    }
  });
});

describe('against gaming', () => {
  const drill = findScenario('open-drill');

  it.each([
    ['1', '2'],
    ['7', '3'],
    ['12', '9'],
    ['20', '5'],
    ['31', '40'],
  ])('the gold orders of seed %s do not perform on seed %s', (own, other) => {
    const orders = ordersOf(drill, 'by-the-book', own);
    const score = withOrders(drill, orders, other);
    expect(score.team.n).toBeGreaterThan(0);
    expect(score.team.band).not.toBe('P');
    expect(withPolicy(drill, 'by-the-book', other).team.band).toBe('P');
  });

  it('one refused order tried again within the hour counts once, an hour later twice', () => {
    const scenario = findScenario('first-shot');
    const at = (minute: number): Composition =>
      composed(minute, { seat: 'us', response: 'joint-response', about: scenario.incidents[0]!.id });
    const refusals = (orders: Composition[]) =>
      scored(
        scenario,
        startOf({ ukraine: 'hold', coalition: 'hold', us: 'file' }, { script: scriptOf(orders), isScriptOnly: true }),
      ).seats.us!.dimensions.authority.items.length;
    expect(refusals([at(120), at(130), at(179)])).toBe(1);
    expect(refusals([at(120), at(180)])).toBe(2);
  });

  it('a band needs three opportunities, and force without authority caps at 59', () => {
    const score = withPolicy(findScenario('first-shot'), 'trigger-happy');
    expect(score.seats.us).toMatchObject({ band: null });
    expect(score.seats.us!.n).toBeLessThan(3);
    const capped = seatsOf(withPolicy(findScenario('big-push'), 'trigger-happy')).filter(({ caps }) => caps.length > 0);
    expect(capped.length).toBeGreaterThan(0);
    for (const { total, caps } of capped) {
      expect(caps[0]).toMatchObject({ why: 'unauthorised-force', at: 59 });
      expect(total).toBeLessThanOrEqual(59);
    }
  });

  it('an own breach that is kept quiet and found caps at 49', () => {
    const scenario = findScenario('own-goal');
    const kept = withPolicy(scenario, 'passive').seats.ukraine!;
    expect(kept.caps.map(({ why }) => why)).toContain('unreported-own-breach');
    expect(kept.total).toBeLessThanOrEqual(49);
    expect(withPolicy(scenario, 'by-the-book').seats.ukraine!.caps).toEqual([]);
  });

  it('what was stated is held against what was found', () => {
    const scenario = findScenario('first-shot');
    const act = scenario.incidents[0]!.id;
    const warn = (likelihood: number): Composition =>
      composed(60, { seat: 'ukraine', response: 'warn', about: act }, { likelihood, attributing: true });
    const attribution = (likelihood: number) =>
      scored(
        scenario,
        startOf(
          { ukraine: 'file', coalition: 'hold', us: 'hold' },
          { script: scriptOf([warn(likelihood)]), isScriptOnly: true },
        ),
      ).seats.ukraine!.dimensions.attribution;
    const [sure, unsure] = [attribution(0.9), attribution(0.2)];
    const brier = (which: typeof sure) => which.items.find(({ what }) => what === 'likelihood')!.value;
    expect(brier(sure) + brier(unsure)).toBeGreaterThan(0);
    expect(brier(sure)).not.toBe(brier(unsure));
    // A culprit named before anything was confirmed costs the other half.
    expect(sure.items.find(({ what }) => what === 'named')!.value).toBe(0);
  });
});
