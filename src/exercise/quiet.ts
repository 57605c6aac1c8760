// Quiet: a seat for which a look has found no news and no duties needs no other look until one of its facts, an order
// or a duty changes, or time meets an edge. Remembered beside the reading of its register, never in the state.
import { type Chain, chains, type Minute, type Outcome, pictureOf, type Seat } from '../ladder/index.ts';
import { nextEdgeOf } from './news.ts';
import { isOpen } from './prompts.ts';
import type { Scenario } from './scenario.ts';
import type { State } from './state.ts';

/** Every change of an order or a duty raises one of these counts. */
interface Quiet {
  seen: number;
  orders: number;
  outcomes: number;
  prompts: number;
  answered: number;
  until: Minute;
}

const quietReadings = new WeakMap<readonly Chain[], Quiet>();

const STEPS: Record<Outcome, number> = { pending: 0, 'in-effect': 1, lapsed: 2, 'stood-down': 3 };

const readingOf = ({ doctrine }: Scenario, state: State, seat: Seat) =>
  chains(doctrine, pictureOf(state.ledger, seat), state.minute);

function counted(state: State, seat: Seat): Omit<Quiet, 'until'> {
  const { announced } = state.ledger;
  let outcomes = 0;
  for (const { outcome, endsAt } of announced) outcomes += STEPS[outcome] + (endsAt === undefined ? 0 : 4);
  let answered = 0;
  for (const prompt of state.prompts) if (!isOpen(prompt)) answered += 1;
  const { seen } = state.seats[seat];
  return { seen: seen.length, orders: announced.length, outcomes, prompts: state.prompts.length, answered };
}

export function isQuiet(scenario: Scenario, state: State, seat: Seat): boolean {
  const quiet = quietReadings.get(readingOf(scenario, state, seat));
  if (!quiet || state.minute >= quiet.until) return false;
  const now = counted(state, seat);
  return (Object.keys(now) as (keyof typeof now)[]).every((count) => now[count] === quiet[count]);
}

export function fallQuiet(scenario: Scenario, state: State, seat: Seat): void {
  const until = Math.min(nextEdgeOf(scenario.doctrine, state, seat), nextConsultAt(scenario, state));
  quietReadings.set(readingOf(scenario, state, seat), { ...counted(state, seat), until });
}

/** When the next consult prompt may be raised: by time alone. */
export function nextConsultAt(scenario: Scenario, state: State): Minute {
  const after = scenario.numbers.prompts.consult.after ?? 0;
  let next = Infinity;
  for (const { t0, closedAt } of readingOf(scenario, state, 'coalition')) {
    if (t0 !== null && closedAt === null && t0 + after > state.minute) next = Math.min(next, t0 + after);
  }
  return next;
}
