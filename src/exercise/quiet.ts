// Quiet: what has been looked at and found still needs no other look until something that bears on it changes, or time
// meets an edge. Remembered beside the state, never in it: an older or a copied state is simply looked at again.
import {
  chains,
  Latest,
  type Ledger,
  type Minute,
  nextReadingAt,
  pictureOf,
  SEATS,
  type Seat,
} from '../ladder/index.ts';
import { nextEdgeOf } from './news.ts';
import type { Scenario } from './scenario.ts';
import type { State } from './state.ts';

/** A seat of which a look finds no news and no duties, raised or lifted. */
interface Still {
  /** When it next meets an edge, when a consultation may be owed, and when it has to be looked at again at the latest. */
  edge: Minute;
  consult: Minute;
  until: Minute;
  /** The counts of what bears on it, as they were. */
  facts: number;
  orders: number;
}

/** All seats together. */
interface Quiet extends Still {
  scenario: Scenario;
  seats: Partial<Record<Seat, Still>>;
}

const known = new Latest<Ledger, Quiet>();

function quietOf(scenario: Scenario, ledger: Ledger): Quiet {
  let quiet = known.get(ledger);
  if (quiet?.scenario !== scenario) {
    quiet = { scenario, seats: {}, ...NEVER_LOOKED_AT };
    known.set(ledger, quiet);
  }
  return quiet;
}

const NEVER_LOOKED_AT: Still = { edge: Infinity, consult: Infinity, until: -1, facts: -1, orders: -1 };

// The counts only grow, so that their sums tell.
const factsIn = ({ registers: { ukraine, coalition, us } }: Ledger): number =>
  ukraine.version + coalition.version + us.version;
const ordersIn = ({ bearing: { ukraine, coalition, us } }: Ledger): number => ukraine + coalition + us;

function isAllStill({ until, facts, orders }: Quiet, { ledger, minute }: State): boolean {
  return minute < until && facts === factsIn(ledger) && orders === ordersIn(ledger);
}

/** Whether a look at any seat would find no news and no duties, raised or lifted. */
export function isQuiet(scenario: Scenario, state: State): boolean {
  return isAllStill(quietOf(scenario, state.ledger), state);
}

/** Whether a look at this seat would. */
export function isSeatQuiet(scenario: Scenario, { ledger, minute }: State, seat: Seat): boolean {
  const still = quietOf(scenario, ledger).seats[seat];
  return (
    still !== undefined &&
    minute < still.until &&
    still.facts === ledger.registers[seat].version &&
    still.orders === ledger.bearing[seat]
  );
}

/** This seat was looked at and nothing was found, or nobody plays it. */
export function fallQuiet(scenario: Scenario, state: State, seat: Seat): void {
  const { ledger, minute, seats } = state;
  const { doctrine } = scenario;
  const edge = seats[seat].holder === 'hold' ? Infinity : nextEdgeOf(doctrine, state, seat);
  const consult = seat === 'coalition' ? nextConsult(scenario, state) : Infinity;
  const until = Math.min(edge, consult, nextReadingAt(doctrine, pictureOf(ledger, seat), minute));
  const { version: facts } = ledger.registers[seat];
  quietOf(scenario, ledger).seats[seat] = { edge, consult, until, facts, orders: ledger.bearing[seat] };
}

/** Every seat has fallen quiet. */
export function allQuiet(scenario: Scenario, { ledger }: State): void {
  const quiet = quietOf(scenario, ledger);
  quiet.edge = Infinity;
  quiet.consult = Infinity;
  quiet.until = Infinity;
  for (const seat of SEATS) {
    const still = quiet.seats[seat]!;
    quiet.edge = Math.min(quiet.edge, still.edge);
    quiet.consult = Math.min(quiet.consult, still.consult);
    quiet.until = Math.min(quiet.until, still.until);
  }
  quiet.facts = factsIn(ledger);
  quiet.orders = ordersIn(ledger);
}

/**
 * The next minute after this one at which a seat in play meets an edge, or a consultation may be owed by time alone, if
 * nothing else happens; Infinity if never.
 */
export function nextNewsAt(scenario: Scenario, state: State): Minute {
  const quiet = quietOf(scenario, state.ledger);
  if (isAllStill(quiet, state)) return Math.min(quiet.edge, quiet.consult);
  let next = nextConsult(scenario, state);
  for (const seat of SEATS) {
    if (state.seats[seat].holder === 'hold') continue;
    next = Math.min(next, nextEdgeOf(scenario.doctrine, state, seat));
  }
  return next;
}

function nextConsult({ doctrine, numbers }: Scenario, { ledger, minute }: State): Minute {
  const after = numbers.prompts.consult.after ?? 0;
  let next = Infinity;
  for (const { t0, closedAt } of chains(doctrine, pictureOf(ledger, 'coalition'), minute)) {
    if (t0 !== null && closedAt === null && t0 + after > minute) next = Math.min(next, t0 + after);
  }
  return next;
}
