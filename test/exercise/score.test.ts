// The score of response discipline (exercise.md 5) on every shipped scenario, and against gaming.
import { describe, expect, it } from 'vitest';
import { rehearse, rehearseFrom, scriptOf, startOf } from '../../src/exercise/chairs/rehearsal.ts';
import type { Event } from '../../src/exercise/events.ts';
import type { Incident } from '../../src/exercise/incident.ts';
import { DIMENSIONS } from '../../src/exercise/rubric.ts';
import { start } from '../../src/exercise/run/decide.ts';
import { playCommand, playStart } from '../../src/exercise/run/play.ts';
import type { Scenario } from '../../src/exercise/scenario.ts';
import { type History, historian, readHistory } from '../../src/exercise/score/played.ts';
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
      const missed = seatsOf(score).flatMap(({ dimensions }) =>
        dimensions.timeliness.items.filter(({ value }) => !value),
      );
      expect(missed.map(({ what, about }) => `${what} ${about}`)).toEqual([]);
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

/** Every answer that may come is drawn as this integer. */
function answering(drawn: number, incidents: readonly Incident[]): Incident[] {
  const all = (numbers: readonly number[]) => numbers.map(() => drawn);
  return incidents.map(({ answers, fate, ...act }) => ({
    ...act,
    answers: answers && { ...answers, draws: all(answers.draws) },
    fate: fate && { ...fate, grown: fate.grown && (answering(drawn, [fate.grown as Incident])[0] ?? null) },
  }));
}

/** The same orders on the same seed, with every answer drawn as that integer. */
function answered(scenario: Scenario, orders: readonly Composition[], drawn: number) {
  const opening = start(scenario, startOf('file', { seed: '5', script: scriptOf(orders) }));
  const opened = opening.map((event): Event => {
    if (event.type !== 'exercise-started') return event;
    return { ...event, incidents: answering(drawn, event.incidents) };
  });
  const reader = historian();
  const said: string[] = [];
  const { state } = rehearseFrom(scenario, opened, {
    look: (run, event) => {
      reader.note(run, event, 0);
      if (event.type === 'order-answered') said.push(event.manner);
    },
  });
  const { ledger, prompts, orders: given } = state;
  const acts = Object.values(ledger.registers).map((register) => register.acts);
  return {
    facts: JSON.stringify([acts, ledger.announced, prompts, given.map(({ ruling, facts }) => [ruling, facts])]),
    said: said.join(),
    score: scoreOf(scenario, rubric, reader.exercise(state)),
  };
}

describe('an answer', () => {
  it('is worth nothing: the same orders score the same whatever is said, paused or demanded', () => {
    let compared = 0;
    for (const scenario of scenarios) {
      for (const policy of ['by-the-book', 'slow', 'trigger-happy'] as const) {
        const orders = ordersOf(scenario, policy, '5');
        const found = new Map<string, { said: Set<string>; score: string }>();
        for (const drawn of [40, 250, 420, 560, 700, 850, 990]) {
          const { facts, said, score } = answered(scenario, orders, drawn);
          const same = found.get(facts);
          expect(JSON.stringify(score), `${scenario.id}, ${policy}, ${drawn}`).toBe(
            same?.score ?? JSON.stringify(score),
          );
          found.set(facts, { said: new Set([...(same?.said ?? []), said]), score: JSON.stringify(score) });
        }
        compared += Math.max(...[...found.values()].map(({ said }) => said.size)) > 1 ? 1 : 0;
      }
    }
    // Under most of them other answers came, while registers and duties stayed as they were.
    expect(compared).toBeGreaterThan(scenarios.length);
  });
});

describe('an exercise that is ended before its time', () => {
  const scenario = findScenario('big-push');

  /** Ended by the facilitator at the first break, with Ukraine's duties just known. */
  function endedAtOnce(doesEnd = true): Score {
    const holders = { ukraine: 'person', coalition: 'by-the-book', us: 'by-the-book' } as const;
    const { run, events } = playStart(scenario, startOf(holders, { seed: '3', hasExcon: true }));
    const all = [...events];
    const send = (command: Parameters<typeof playCommand>[1]) => {
      const next = playCommand(run, command);
      if ('denied' in next) throw new TypeError(next.denied);
      all.push(...next);
    };
    send({ do: 'mark', mark: 'startex', text: null, stamp: '2026-03-01T09:30:00Z' });
    if (doesEnd) send({ do: 'end', stamp: '2026-03-01T10:30:00Z' });
    return scoreOf(scenario, rubric, readHistory(scenario, asHistory(all)));
  }

  it('says so beside every total; one that went to its end, or goes on, does not', () => {
    const { team, seats } = endedAtOnce();
    for (const each of [team, ...Object.values(seats)]) expect(each!.endedEarly).toMatchObject({ of: scenario.endex });
    expect(team.endedEarly!.at).toBeLessThan(scenario.endex);
    expect(endedAtOnce(false).team.endedEarly).toBeNull();
    expect(withPolicy(scenario, 'passive').team.endedEarly).toBeNull();
  });

  it('leaves the duties that were known and not due open: neither won nor lost', () => {
    const { open, n, total, notAssessed } = endedAtOnce().seats.ukraine!;
    expect(open.map(({ kind }) => kind)).toContain('warn');
    for (const { due } of open) expect(due).toBeGreaterThan(0);
    expect([n, total, notAssessed]).toEqual([0, null, []]);
  });
});
