// Exercises for the judge to read: played by policies, at tables where anybody does anything, and from timelines on paper that
// go through the exercise as a bare script with an orders file. All of them are records as the program would keep them.
import fc from 'fast-check';
import { rehearseFrom, scriptOf, startOf } from '../../src/exercise/chairs/rehearsal.ts';
import type { Event } from '../../src/exercise/events.ts';
import { start } from '../../src/exercise/run/decide.ts';
import { playStart } from '../../src/exercise/run/play.ts';
import type { Scenario } from '../../src/exercise/scenario.ts';
import { NOTHING_SAID, type PolicyName, plainInject } from '../../src/exercise/words.ts';
import { judge, type Line } from '../../src/judge/judge.ts';
import type { Judgement } from '../../src/judge/judging.ts';
import type { Doctrine, Fact, Seat, Timeline } from '../../src/ladder/index.ts';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import { playTable } from '../oracle/oracle.ts';
import { type Reads, shipped } from '../support/plain-law/readings.ts';
import { timelines } from '../support/plain-law/timelines.ts';
import { reading } from '../support/timeline.ts';

export interface Played {
  scenario: Scenario;
  lines: Line[];
}

/** An exercise that policies play. */
export function byPolicies(scenario: Scenario, holders: Record<Seat, PolicyName>, seed: string): Played {
  const lines: Line[] = [];
  const taken = (_: unknown, events: Event[]) => lines.push({ events });
  rehearseFrom(scenario, start(scenario, startOf(holders, { seed })), { taken });
  return { scenario, lines };
}

/** An exercise at a table where seats, the facilitator and the Commission do anything at any time. */
export function atTable(scenario: Scenario, seed: string): Played {
  const lines: Line[] = [];
  playTable(scenario, seed, { taken: (_, events) => lines.push({ events }) });
  return { scenario, lines };
}

/** A timeline as an exercise: its facts are the script, its orders an orders file, and nothing else happens. */
export function onPaper(doctrine: Doctrine, timeline: Timeline): Played {
  const { facts, orders, guarantee, consent, closedDomains } = timeline;
  const scenario: Scenario = {
    ...bare(),
    doctrine,
    opening: { guarantee, consent, closedDomains },
    injects: [...facts, NO_MORE].sort((a, b) => a.at - b.at).map(told),
  };
  const script = scriptOf(orders.map(({ at, ...order }) => ({ at, order, ...NOTHING_SAID })));
  const { events } = playStart(scenario, startOf('file', { isScriptOnly: true, script }));
  return { scenario, lines: [{ events }] };
}

const told = (fact: Fact) =>
  plainInject({ at: fact.at, to: fact.to, fact, text: 'As told.', from: 'Paper', medium: 'report' });

/** Long enough for every effect of an order of a timeline. */
const ENDEX = 160 * 60;

/** Where a script certifies, the engine's own Commission does not; this one never comes. */
const NO_MORE: Fact = { kind: 'certify', at: ENDEX + 1, to: [], act: 'none' };

let kept: Scenario | null = null;
function bare(): Scenario {
  kept ??= { ...findScenario('first-shot'), background: null, incidents: [], contingent: [], roster: [], endex: ENDEX };
  return kept;
}

/** So many random timelines under readings that are drawn with them. */
export function* papers(readings: fc.Arbitrary<Reads>, seed: number, count: number): Generator<Played> {
  for (const [reads, timeline] of fc.sample(fc.tuple(readings, timelines), { seed, numRuns: count }))
    yield onPaper(reading(reads.change, shipped(reads.from)), timeline);
}

export const judged = ({ scenario, lines }: Played): Judgement => judge(scenario, lines);
