// The daily count: every line of every exercise is worked out again from what its events say of the acts of that day.
import { describe, expect, it } from 'vitest';
import type { Event } from '../../src/exercise/events.ts';
import type { Incident } from '../../src/exercise/incident.ts';
import type { Scenario } from '../../src/exercise/scenario.ts';
import type { ActId, Minute } from '../../src/ladder/index.ts';
import { allScenarios, findScenario } from '../../src/scenario/scenario-file.ts';
import { playOut, startOf } from '../support/play.ts';

const DAY = 1440;

interface Line {
  at: Minute;
  text: string;
}

/** Every count that was published, and what it should have said of the acts as the events tell of them. */
function counts(scenario: Scenario, seed: string, isScriptOnly = false): { said: Line[]; due: Line[] } {
  const acts: Incident[] = [];
  const ended = new Map<ActId, Minute>();
  const said: Line[] = [];
  let minute = 0;
  const look = (event: Event): void => {
    if (event.type === 'exercise-started') acts.push(...event.incidents);
    if (event.type === 'clock-moved') minute = event.to;
    if (event.type === 'act-grew' || event.type === 'pause-broken') acts.push(event.into);
    if (event.type === 'act-ended') ended.set(event.act, minute);
    if (event.type === 'count-published') said.push(...event.injects.map(({ at, text }) => ({ at, text })));
  };
  const { events } = playOut(scenario, startOf('by-the-book', { seed, isScriptOnly }));
  for (const event of events) look(event);
  const endOf = ({ id, fate, end }: Incident) => ended.get(id) ?? (fate ? Number.POSITIVE_INFINITY : end);
  const explosions = (act: Incident, at: Minute): number => {
    const lasted = Math.min(endOf(act), at) - Math.max(act.start, at - DAY);
    return act.author === 'nobody' || lasted <= 0 ? 0 : Math.ceil((act.recorded * lasted) / (act.end - act.start));
  };
  const due = said.map(({ at }) => {
    const total = acts.reduce((sum, act) => sum + explosions(act, at), 0);
    const perSector = scenario.line
      .map((_, n) => n + 1)
      .map((sector) => ({
        sector,
        count: acts.filter((act) => act.sector === sector).reduce((sum, act) => sum + explosions(act, at), 0),
      }));
    const worst = perSector.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
    const names = worst.slice(0, 3).map(({ sector }) => sector);
    const where =
      names.length === 0
        ? 'nowhere in particular'
        : `most of them in sector${names.length === 1 ? '' : 's'} ${names.join(', ')}`;
    return { at, text: `Daily count: ${total} explosions recorded along the line in the last 24 hours, ${where}.` };
  });
  return { said: said.map(({ at, text }) => ({ at, text: text.replace(/ A count is.*/, '') })), due };
}

describe('the daily count', () => {
  it.each(allScenarios().map((scenario) => [scenario.id, scenario] as const))(
    '%s: every line is what the acts of its day come to, scripted or drawn',
    (_, scenario) => {
      for (const seed of ['1', '2', '3', '41']) {
        const { said, due } = counts(scenario, seed);
        expect(said).toEqual(due);
        // One a day, at the same hour of it.
        const hours = said.map(({ at }) => (at + scenario.beginsMinuteOfDay) % DAY);
        expect(new Set(hours).size).toBe(1);
        expect(said.length).toBe(Math.round((said.at(-1)!.at - said[0]!.at) / DAY) + 1);
        expect(said[0]!.at).toBeLessThanOrEqual(DAY);
        expect(said.at(-1)!.at).toBeLessThan(scenario.endex);
        expect(scenario.endex - said.at(-1)!.at).toBeLessThanOrEqual(DAY);
      }
    },
  );

  it('is no nought on the day of a broader attack', () => {
    const { said } = counts(findScenario('big-push'), '7');
    // Combined arms since 36:15, for as long as they go on.
    for (const { at, text } of said.filter(({ at }) => at > 37 * 60 && at < 82 * 60))
      expect(Number(/\d+/.exec(text)?.[0]), `${at}`).toBeGreaterThan(100);
  });

  it('is not published by the bare script, which says all that there is', () => {
    expect(counts(findScenario('big-push'), '7', true).said).toEqual([]);
  });
});
