// A drill: an exercise run headless, from an orders file and policies; the other seats hold.
import type { Start } from '../exercise/events.ts';
import type { Scenario } from '../exercise/scenario.ts';
import type { ScriptedOrder, SeatHolder } from '../exercise/state.ts';
import { chains, pictureOf, SEATS, type Seat } from '../ladder/index.ts';
import { type Session, startSession } from './session.ts';

export interface DrillSetup {
  seed: string;
  policies: Partial<Record<Seat, SeatHolder>>;
  script: ScriptedOrder[];
  coaching?: Start['coaching'];
  isScriptOnly: boolean;
}

/** Plays a drill to its end; the session is left open for its state and head. Throws JournalTrouble. */
export function playDrill(scenario: Scenario, setup: DrillSetup, file: string, engine: string): Session {
  const holderOf = (seat: Seat): SeatHolder =>
    setup.policies[seat] ?? (setup.script.some(({ order }) => order.seat === seat) ? 'file' : 'hold');
  const session = startSession(
    scenario,
    {
      seed: setup.seed,
      holders: { ukraine: holderOf('ukraine'), coalition: holderOf('coalition'), us: holderOf('us') },
      coaching: setup.coaching ?? scenario.coaching,
      isScriptOnly: setup.isScriptOnly,
      isClosed: false,
      script: setup.script,
    },
    file,
    engine,
  );
  if (!session.state().isEnded)
    throw new Error(`a drill of ${scenario.id} stopped at minute ${session.state().minute} with nobody to ask`);
  return session;
}

/** What a drill came to, as `rung drill --json` prints it. Truth side: for facilitators. */
export function drillResult(session: Session, seed: string) {
  const { scenario } = session;
  const state = session.state();
  // The list numbers all orders; inside the exercise only accepted ones are counted.
  const indexOf = (n: number) => state.orders.findIndex((given) => given.n === n);
  return {
    scenario: scenario.id,
    doctrine: scenario.doctrine.id,
    seed,
    coaching: state.coaching,
    journal: session.journal,
    head: session.head(),
    turns: state.turn.number,
    seats: Object.fromEntries(SEATS.map((seat) => [seat, state.seats[seat].holder])),
    orders: state.orders.map(({ at, order, ruling }, n) => ({
      n,
      order: order.response,
      seat: order.seat,
      at,
      ...(order.about !== undefined && { about: order.about }),
      ...(order.sector !== undefined && { sector: order.sector }),
      ...(order.of !== undefined && { of: indexOf(order.of) }),
      verdict: ruling.verdict,
      code: ruling.verdict === 'refused' ? ruling.code : null,
      clause: ruling.clause,
      effectAt: ruling.verdict === 'refused' ? null : ruling.effectAt,
    })),
    chains: chains(scenario.doctrine, pictureOf(state.ledger, 'commission'), state.minute).map(
      ({ id, acts, t0, phase2At, broaderAt, closedAt }) => ({
        id,
        acts: acts.map((act) => act.id),
        t0,
        phase2At,
        broaderAt,
        closedAt,
      }),
    ),
    expiries: state.ledger.expiries.map(({ chain, duty, at }) => ({ chain, duty, at })),
    effects: state.ledger.announced.map(({ order, outcome, outcomeAt, code }) => ({
      order: indexOf(order),
      at: outcomeAt,
      outcome,
      ...(code && { code }),
    })),
    incidents: state.truth.incidents.map(({ id, start, kind, sector, severity, end, author, isScripted }) => ({
      id,
      start,
      kind,
      sector,
      severity,
      end,
      author,
      scripted: isScripted,
    })),
  };
}
