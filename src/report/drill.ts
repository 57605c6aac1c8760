// A drill as the JSON object that scripts read. Truth side: for facilitators.
import type { Scenario } from '../exercise/scenario.ts';
import { placeOf } from '../exercise/score/timeline.ts';
import type { State } from '../exercise/state.ts';
import { chains, pictureOf } from '../ladder/index.ts';
import { chainJson, expiryJson } from './adjudication.ts';
import type { ScoreReport } from './score.ts';

interface DrillRecord {
  scenario: Scenario;
  state: State;
  seed: string;
  /** The journal's path, and the digest of its last entry. */
  journal: string;
  head: string;
  score: ScoreReport;
}

/** The outcome of a drill: times are minutes; `orders` and `effects` number all orders, refused ones too. */
export function drillJson({ scenario, state, seed, journal, head, score }: DrillRecord) {
  const { doctrine } = scenario;
  // The exercise itself numbers accepted orders only.
  return {
    scenario: scenario.id,
    doctrine: doctrine.id,
    seed,
    coaching: state.coaching,
    journal,
    head,
    score,
    turns: state.turn.number,
    seats: Object.fromEntries(Object.entries(state.seats).map(([seat, { holder }]) => [seat, holder])),
    orders: state.orders.map(({ at, order, ruling }, n) => ({
      n,
      order: order.response,
      seat: order.seat,
      at,
      about: order.about,
      sector: order.sector,
      of: order.of === null ? null : placeOf(state, order.of),
      verdict: ruling.verdict,
      code: ruling.verdict === 'refused' ? ruling.code : null,
      clause: ruling.clause,
      effectAt: ruling.verdict === 'refused' ? null : ruling.effectAt,
    })),
    chains: chains(doctrine, pictureOf(state.ledger, 'commission'), state.minute).map(chainJson),
    expiries: state.ledger.expiries.map(expiryJson),
    effects: state.ledger.announced.map(({ order, outcome, outcomeAt, code }) => ({
      order: placeOf(state, order),
      at: outcomeAt,
      outcome,
      code,
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
