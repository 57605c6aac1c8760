// What an exercise came to: its row against its own events, minute by minute and order by order.
import { describe, expect, it } from 'vitest';
import { rehearse, startOf } from '../../src/exercise/chairs/rehearsal.ts';
import type { Event } from '../../src/exercise/events.ts';
import type { Scenario } from '../../src/exercise/scenario.ts';
import { POLICY_NAMES } from '../../src/exercise/words.ts';
import { chains, pictureOf } from '../../src/ladder/index.ts';
import { findDoctrine } from '../../src/scenario/doctrine-file.ts';
import { findRubric } from '../../src/scenario/rubric-file.ts';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import { holdersOf } from '../../src/scenario/study-file.ts';
import { planOf } from '../../src/study/arms.ts';
import { studyExercise } from '../../src/study/batch.ts';
import { noResults } from '../../src/study/run.ts';
import { summaryOf } from '../../src/study/summary.ts';
import { tallyChunk } from '../../src/study/tally.ts';

const { rubric } = findRubric('default');

describe('the row of an exercise', () => {
  it.each(POLICY_NAMES)('counts for %s only the times at which a seat decided', (policy) => {
    const scenario = findScenario('big-push');
    const holders = { ukraine: policy, coalition: policy, us: 'hold' } as const;
    const { events } = rehearse(scenario, startOf(holders, { seed: '3' }));
    const asked = events.filter(({ type }) => type === 'seat-committed').length;
    expect(asked).toBeGreaterThan(5);
    expect(studyExercise(scenario, '3', holders, rubric).decisions).toBe(asked);
  });

  it('says what happened in the exercise', () => {
    const row = studyExercise(findScenario('dark-heating'), '5', holdersOf('by-the-book'), rubric);
    const passive = studyExercise(findScenario('dark-heating'), '5', holdersOf('passive'), rubric);
    expect(row).toMatchObject({ refused: 0, unmet: 0, refusals: {}, broader: 1 });
    expect(row.harm).toBeGreaterThan(10_000);
    expect(row.dark).toBeGreaterThan(60);
    expect(passive.unmet).toBeGreaterThan(3);
    expect(passive.warning).toBeNull();
    expect(row.warning).toBeGreaterThanOrEqual(0);
  });
});

describe('the end of a ceasefire', () => {
  const scenario = { ...findScenario('open-drill'), background: 'tense' } as const;
  const holders = holdersOf('by-the-book');
  const seeds = ['9', '10', '11', '12'];

  /** Every act of severity 2 or more, reported or not, from its beginning to its end. */
  function fireIn(of: Scenario, seed: string) {
    const { events } = rehearse(of, startOf(holders, { seed }));
    const started = events.find((event) => event.type === 'exercise-started')!;
    const fire: { id: string; from: number; to: number }[] = [];
    let minute = 0;
    for (const event of events) {
      if (event.type === 'clock-moved') minute = event.to;
      const began = event.type === 'act-began' ? started.incidents[event.n] : 'into' in event ? event.into : undefined;
      if (began && began.severity >= 2) fire.push({ id: began.id, from: minute, to: Infinity });
      if (event.type === 'act-ended') for (const each of fire) if (each.id === event.act) each.to = minute;
    }
    return fire;
  }

  it('has collapsed where fire fills half of the last fifth or more, minute by minute', () => {
    const ends = seeds.map((seed) => {
      const fire = fireIn(scenario, seed);
      const minutes = Array.from({ length: scenario.endex }, (_, minute) => minute).filter((minute) =>
        fire.some(({ from, to }) => from <= minute && minute < to),
      );
      const last = minutes.filter((minute) => minute >= (scenario.endex * 4) / 5).length;
      const row = studyExercise(scenario, seed, holders, rubric);
      expect([row.duration, row.last]).toEqual([minutes.length, last]);
      expect(row.collapsed).toBe(last >= scenario.endex / 10 ? 1 : 0);
      return row.collapsed;
    });
    expect(new Set(ends)).toEqual(new Set([0, 1]));
  });

  it('is shown as a share, which no interval exceeds', () => {
    const alone = planOf(
      {
        title: 'A share',
        scenarios: [scenario],
        seeds: { from: 9, to: 12 },
        doctrines: [scenario.doctrine],
        settings: [[]],
        policies: [holders],
      },
      rubric,
      'study',
    );
    const results = noResults(alone);
    const { arms, ...tally } = tallyChunk(alone, { setting: 0, from: 0, to: 4 }, false);
    results.settings[0] = { ...results.settings[0]!, ...tally, arms };
    const { mean, n, high, most } = summaryOf(alone, results).arms[0]!.measures.collapsed;
    expect([n, most]).toEqual([4, 1]);
    expect(mean).toBeGreaterThan(0);
    expect(high).toBeLessThanOrEqual(1);
  });
});

describe('force', () => {
  const holders = holdersOf('by-the-book');

  it.each([
    ['open-drill', 'tense', '1'],
    ['open-drill', 'tense', '2'],
    // A later finding parts an act from its chain there.
    ['open-drill', 'tense', '72'],
    ['open-drill', 'tense', '96'],
    ['big-push', undefined, '41'],
    ['first-shot', undefined, '41'],
  ])('is counted from T0 of the chain that it came to, as its effect fell: %s %s, seed %s', (name, preset, seed) => {
    const shipped = findScenario(name);
    const scenario = preset ? ({ ...shipped, background: preset } as Scenario) : shipped;
    const { events, state } = rehearse(scenario, startOf(holders, { seed }));
    const all = chains(scenario.doctrine, pictureOf(state.ledger, 'commission'), state.minute);
    const given = new Map<number, Extract<Event, { type: 'order-ruled' }>>();
    // The first for each chain: two that were apart may have become one.
    const delays: Record<string, Map<string, number>> = { 'force-coalition': new Map(), 'force-joint': new Map() };
    for (const event of events) {
      if (event.type === 'order-ruled' && event.announced) given.set(event.announced.order, event);
      if (event.type !== 'effect-fell' || event.outcome !== 'in-effect') continue;
      const { announced, given: ruled } = given.get(event.order)!;
      const { chain } = ruled.facts;
      if (!chain || !(announced!.class in delays)) continue;
      const { about } = announced!;
      const name = all.find(({ acts }) => acts.some(({ id }) => id === about))?.id ?? chain.id;
      const first = delays[announced!.class]!;
      if (!first.has(name)) first.set(name, event.at - chain.t0!);
    }
    const [force, response] = [delays['force-coalition']!, delays['force-joint']!];
    const mean = (of: Map<string, number>) => (of.size > 0 ? [...of.values()].reduce((a, b) => a + b) / of.size : null);
    const row = studyExercise(scenario, seed, holders, rubric);
    expect(row).toMatchObject({ force: mean(force), response: mean(response) });
    expect(row.forced).toBe(new Set([...force.keys(), ...response.keys()]).size);
    expect(row.forced === 0).toBe(name === 'first-shot');
    for (const delay of force.values()) expect(delay).toBeGreaterThan(24 * 60);
    for (const delay of response.values()) expect(delay).toBeGreaterThanOrEqual(72 * 60);
  });

  it('comes sooner where phase 2 opens after 12 hours, and never where the reading forbids it', () => {
    const scenario = { ...findScenario('open-drill'), background: 'tense' } as const;
    const { reads } = scenario.doctrine;
    const soon = { ...scenario, doctrine: { ...scenario.doctrine, reads: { ...reads, 'phase2.opensAfter': 720 } } };
    const never = { ...scenario, doctrine: findDoctrine('observe-only') };
    const rowsOf = (each: Scenario) => ['1', '2', '3', '4'].map((seed) => studyExercise(each, seed, holders, rubric));
    const meanOf = (delays: (number | null)[]) => {
      const came = delays.flatMap((delay) => delay ?? []);
      return came.reduce((sum, delay) => sum + delay, 0) / came.length;
    };
    const [late, early] = [scenario, soon].map((each) => meanOf(rowsOf(each).map(({ force }) => force)));
    expect(early).toBeLessThan(late!);
    expect(late).toBeGreaterThan(24 * 60);
    for (const none of rowsOf(never)) expect(none).toMatchObject({ force: null, response: null, forced: 0 });
  });
});
