// Quiet: what has been looked at and found still needs no other look until something that bears on it changes, or time
// meets an edge. Remembered beside the state, never in it: an older or a copied state is simply looked at again.
import {
  type Chain,
  chains,
  type Ledger,
  type Minute,
  nextReadingAt,
  pictureOf,
  type Register,
  SEATS,
  type Seat,
} from '../ladder/index.ts';
import { nextEdgeOf } from './news.ts';
import type { Scenario } from './scenario.ts';
import type { State } from './state.ts';

interface Still {
  scenario: Scenario;
  /** When the seat next meets an edge, and when a consultation may be owed. */
  edge: Minute;
  consult: Minute;
  /** The counts of what bears on it, as they were. */
  register: number;
  ledger: number;
  until: Minute;
}

const stillSeats = new WeakMap<Register, Still & { of: Ledger }>();

/** Whether a look at this seat would find no news and no duties, raised or lifted. */
export function isQuiet(scenario: Scenario, { ledger, minute }: State, seat: Seat): boolean {
  const register = ledger.registers[seat];
  const still = stillSeats.get(register);
  return (
    still !== undefined &&
    minute < still.until &&
    still.register === register.version &&
    still.ledger === ledger.version &&
    still.of === ledger &&
    still.scenario === scenario
  );
}

export function fallQuiet(scenario: Scenario, state: State, seat: Seat): void {
  const { ledger } = state;
  const register = ledger.registers[seat];
  const { doctrine } = scenario;
  const edge = nextEdgeOf(doctrine, state, seat);
  const consult = seat === 'coalition' ? nextConsult(scenario, state) : Infinity;
  const until = Math.min(edge, consult, nextReadingAt(doctrine, pictureOf(ledger, seat), state.minute));
  const { version } = register;
  stillSeats.set(register, { scenario, edge, consult, register: version, ledger: ledger.version, until, of: ledger });
}

function stillSeat(scenario: Scenario, state: State, seat: Seat): Still | null {
  return isQuiet(scenario, state, seat) ? stillSeats.get(state.ledger.registers[seat])! : null;
}

/** The next minute after this one at which a seat in play meets an edge, if nothing else happens; Infinity if never. */
export function nextEdgeAt(scenario: Scenario, state: State): Minute {
  let next = Infinity;
  for (const seat of SEATS) {
    if (state.seats[seat].holder === 'hold') continue;
    next = Math.min(next, stillSeat(scenario, state, seat)?.edge ?? nextEdgeOf(scenario.doctrine, state, seat));
  }
  return next;
}

const readingOf = ({ doctrine }: Scenario, state: State, seat: Seat): readonly Chain[] =>
  chains(doctrine, pictureOf(state.ledger, seat), state.minute);

/** When the next consult prompt may be raised: by time alone. */
export function nextConsultAt(scenario: Scenario, state: State): Minute {
  return stillSeat(scenario, state, 'coalition')?.consult ?? nextConsult(scenario, state);
}

function nextConsult(scenario: Scenario, state: State): Minute {
  const after = scenario.numbers.prompts.consult.after ?? 0;
  let next = Infinity;
  for (const { t0, closedAt } of readingOf(scenario, state, 'coalition')) {
    if (t0 !== null && closedAt === null && t0 + after > state.minute) next = Math.min(next, t0 + after);
  }
  return next;
}
