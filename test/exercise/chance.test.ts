// Chance: same seed, same incidents with the same fates, whatever is decided (exercise.md 2).
import { describe, expect, it } from 'vitest';
import { scriptOf } from '../../src/exercise/chairs/rehearsal.ts';
import { type Stream, stream, unread } from '../../src/exercise/chance/dice.ts';
import { setup } from '../../src/exercise/chance/setup.ts';
import type { Start } from '../../src/exercise/events.ts';
import { type Incident, namesOf } from '../../src/exercise/incident.ts';
import type { Scenario } from '../../src/exercise/scenario.ts';
import { isConditional, PRESETS } from '../../src/exercise/words.ts';
import { SEATS } from '../../src/ladder/index.ts';
import { findDoctrine, shippedDoctrines } from '../../src/scenario/doctrine-file.ts';
import { allScenarios, findScenario } from '../../src/scenario/scenario-file.ts';
import { composed } from '../support/orders.ts';
import { playOut, startOf } from '../support/play.ts';

const scenarios = allScenarios();
const drill = findScenario('open-drill');

/** The incidents that an exercise recorded at STARTEX, played to its end. */
function incidentsOf(scenario: Scenario, start: Start): readonly Incident[] {
  return playOut(scenario, start).state.truth.incidents;
}

describe('all chance is drawn at STARTEX', () => {
  it.each(scenarios.map(({ id }) => id))(
    '%s: opposite policies, doctrines and coachings meet the same incidents with the same fates',
    (id) => {
      const scenario = findScenario(id);
      const drawn = setup(scenario, '41').incidents;
      const variations = [
        ['literal', 'by-the-book'],
        ['observe-only', 'trigger-happy'],
        ['persistent', 'passive'],
      ] as const;
      for (const [doctrine, holder] of variations) {
        const played = { ...scenario, doctrine: findDoctrine(doctrine) };
        expect(incidentsOf(played, startOf(holder))).toEqual(drawn);
      }
    },
  );

  it('twenty random orders files on one seed: identical incidents in all twenty', () => {
    const scenario = { ...drill, background: 'tense' as const, endex: 96 * 60 };
    const drawn = setup(scenario, '7').incidents;
    const dice = stream('orders', 'test');
    const ids = drawn.map(({ id }) => id);
    for (let file = 0; file < 20; file++) {
      const orders = Array.from({ length: 25 }, () => {
        const seat = SEATS[dice.below(3)]!;
        const own = scenario.doctrine.responses.filter(({ seats }) => seats.includes(seat));
        const response = own[dice.below(own.length)]!.id;
        const order = { seat, response, about: ids[dice.below(ids.length)]!, sector: 1 + dice.below(8) };
        return composed(dice.below(scenario.endex), order);
      });
      const { state } = playOut(scenario, startOf('file', { seed: '7', script: scriptOf(orders) }));
      expect(state.orders).toHaveLength(25);
      expect(state.truth.incidents).toEqual(drawn);
    }
  });

  it('two seeds are two drills, and the bare script is none of them', () => {
    const scenario = findScenario('first-shot');
    const starts = ['1', '2', '3', '4', '5', '6'].map((seed) => JSON.stringify(setup(scenario, seed)));
    expect(new Set(starts).size).toBe(6);
    expect(setup(scenario, '1', { isScriptOnly: true })).toEqual(setup(scenario, '2', { isScriptOnly: true }));
  });

  it('every scenario mixes its story with incidents and a jitter of the seed', () => {
    for (const scenario of scenarios) {
      const drawn = ['1', '2', '3', '4', '5'].map((seed) => setup(scenario, seed));
      expect(drawn.some(({ incidents }) => incidents.some(({ isScripted }) => !isScripted))).toBe(true);
      const [first] = scenario.injects;
      if (first) expect(scenario.jitterMinutes, scenario.id).toBeGreaterThan(0);
    }
  });

  it('the story keeps its distances: one offset for all of it, also in its texts', () => {
    const scenario = findScenario('2359');
    const bare = setup(scenario, 'x', { isScriptOnly: true });
    for (const seed of ['1', '2', '3']) {
      const drawn = setup(scenario, seed);
      const story = drawn.injects.filter(({ medium }) => medium !== 'daily line');
      const offsets = story.map(({ at }, index) => at - bare.injects[index]!.at);
      const certain = story.filter((inject) => !isConditional(inject));
      expect(new Set(offsets).size).toBe(1);
      expect(offsets[0]).toBeGreaterThanOrEqual(0);
      expect(offsets[0]).toBeLessThanOrEqual(scenario.jitterMinutes);
      expect(certain.some(({ text }) => /[{}]/.test(text))).toBe(false);
    }
  });

  it('the streams are independent: a kind more at the end of the catalogue moves no other draw', () => {
    const { generator } = drill.numbers;
    const mule = { ...generator.kinds[0]!, kind: 'mule-train', weight: 8, says: 'A mule train in {sector}.' };
    const more = {
      ...drill,
      numbers: { ...drill.numbers, generator: { ...generator, kinds: [...generator.kinds, mule] } },
    };
    const before = setup(drill, '9').incidents;
    const after = setup(more, '9').incidents;
    expect(after).toHaveLength(before.length);
    let unchanged = 0;
    after.forEach((incident, index) => {
      const was = before[index]!;
      // When, who and how well hidden is untouched even where the new kind has taken the incident over.
      expect([incident.id, incident.start, incident.author]).toEqual([was.id, was.start, was.author]);
      expect(incident.fate?.detection).toBe(was.fate?.detection);
      expect(incident.fate?.firstTo).toBe(was.fate?.firstTo);
      if (incident.kind === 'mule-train') return;
      unchanged++;
      expect(incident).toEqual(was);
    });
    expect(unchanged).toBeGreaterThan(before.length / 2);
    expect(unchanged).toBeLessThan(before.length);
  });

  it('with a story the whole line is within linking distance: nothing else opens a chain, joins one or grows', () => {
    for (const scenario of scenarios.filter(({ incidents }) => incidents.length > 0)) {
      const drawn = Array.from({ length: 12 }, (_, seed) => setup(scenario, String(seed)).incidents)
        .flat()
        .filter(({ isScripted }) => !isScripted);
      expect(drawn.length).toBeGreaterThan(0);
      expect(drawn.filter(({ fate }) => fate!.assessed.severity >= 2 || fate!.grown !== null)).toEqual([]);
    }
  });

  it('codes of acts are short, unique, and do not count', () => {
    for (const background of PRESETS) {
      const ids = setup({ ...drill, background }, '3').incidents.flatMap(namesOf);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.every((id) => /^[A-Z]\d{2,3}$/.test(id))).toBe(true);
      expect(ids).not.toEqual([...ids].sort());
    }
  });

  it('thresholds are whole numbers, and a drawn duration is the threshold of the end at the neutral rate', () => {
    for (const { start, end, fate } of setup(drill, '5').incidents) {
      const { thresholds, detection } = fate!;
      for (const threshold of [thresholds.end, thresholds.growth ?? 1, thresholds.finding ?? 1, detection])
        expect(Number.isInteger(threshold)).toBe(true);
      expect(end - start).toBe(Math.ceil(thresholds.end / drill.numbers.hazards.neutral));
    }
  });

  it('no doctrine draws another exercise', () => {
    const all = shippedDoctrines().map((name) => setup({ ...drill, doctrine: findDoctrine(name) }, '2'));
    for (const drawn of all) expect(drawn).toEqual(all[0]);
  });
});

describe('a stream that nobody reads', () => {
  const draw = (dice: Stream): number => {
    for (let n = 0; n < 20; n++) {
      dice.logNormal(90, 1.1);
      dice.exponential(30);
      dice.below(1000);
      dice.negativeBinomial(4, 0.7);
    }
    return dice.next();
  };

  it('goes on as if somebody had', () => {
    for (let seed = 0; seed < 200; seed++) {
      const name = String(seed);
      expect(draw(unread(stream(name, 'test')))).toBe(draw(stream(name, 'test')));
    }
  });
});
