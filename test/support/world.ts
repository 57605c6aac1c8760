// A quiet line with nothing on it but the acts that a test puts there, each with a fate of its own.
import { scriptOf } from '../../src/exercise/chairs/rehearsal.ts';
import type { Fate, Incident } from '../../src/exercise/incident.ts';
import type { Scenario } from '../../src/exercise/scenario.ts';
import type { State } from '../../src/exercise/state.ts';
import { type Inject, NO_CHANGE, plainInject, type WorldChange } from '../../src/exercise/words.ts';
import { SEATS, type Seat } from '../../src/ladder/index.ts';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import { composed } from './orders.ts';
import { playOut, startOf } from './play.ts';

type Change = Partial<Omit<Incident, 'fate'>> & { fate?: Partial<Fate> };

/** An artillery act in sector 4, from minute 10, for ten hours at the neutral rate; seen at once, heard ten minutes later. */
export function act({ fate, ...change }: Change = {}): Incident {
  const drawn: Fate = {
    written: null,
    detection: 0,
    reportDelay: 10,
    shareDelay: 20,
    endDelay: 5,
    firstTo: 'ukraine',
    thresholds: { end: 60_000, growth: null, finding: null },
    assessed: { severity: 3, side: 'russia' },
    marks: [],
    heat: 0,
    says: 'Shells in sector 4.',
    over: 'It is over.',
    claims: [],
    finding: { verdict: 'attributed', side: 'russia', likelihood: 0.8 },
    grown: null,
    ...fate,
  };
  return {
    id: 'B40',
    kind: 'artillery',
    start: 10,
    end: 610,
    sector: 4,
    severity: 3,
    author: 'russia',
    intent: 'deliberate',
    truth: 'A test.',
    isScripted: false,
    recorded: 1,
    answers: null,
    ...change,
    fate: drawn,
  };
}

/** The open drill's line and numbers with these acts alone; the world around it moves no rate unless a test says so. */
export function lineWith(incidents: Incident[], change: Partial<Scenario> = {}): Scenario {
  const drill = findScenario('open-drill');
  return {
    ...drill,
    background: null,
    endex: 96 * 60,
    opening: { ...drill.opening, guarantee: 'signed' },
    world: { ...drill.world, talks: 'none', prosperity: 'none', dispute: 'none', usWill: 'firm', readiness: 100 },
    incidents,
    injects: [],
    ...change,
  };
}

export type Given = [
  at: number,
  seat: Seat,
  response: string,
  more?: { about?: string; sector?: number | 'rear' | 'sea'; of?: number },
];

/** Plays the orders to the end, or up to a minute. */
export function played(scenario: Scenario, orders: Given[] = [], until = scenario.endex): State {
  const script = scriptOf(orders.map(([at, seat, response, more]) => composed(at, { seat, response, ...more })));
  return playOut({ ...scenario, endex: until }, startOf('file', { script })).state;
}

export const news = (at: number, world: Partial<WorldChange>): Inject => ({
  ...plainInject({ at, to: SEATS, fact: null, text: 'News.', from: 'Press', medium: 'broadcast' }),
  world: { ...NO_CHANGE, ...world },
});
