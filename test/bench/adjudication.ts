// A table-top on paper with thousands of acts and as many orders, drawn once.

import { stream } from '../../src/exercise/chance/dice.ts';
import { adjudicate, type Fact, SEATS, SIDES, type TimedOrder, type Timeline } from '../../src/ladder/index.ts';
import { openDrill } from './exercises.ts';
import type { Piece } from './side.ts';

const RESPONSES = ['warn', 'halt', 'surveil', 'consult', 'air-policing', 'joint-plan', 'demarche', 'stand-down'];

/** As many acts and orders, at the same rate however many they are. */
export function timeline(many: number): Timeline {
  const dice = stream('41', 'adjudication');
  const span = many * 40;
  const facts: Fact[] = [];
  const orders: TimedOrder[] = [];
  for (let n = 0; n < many; n++) {
    const [at, act, sector] = [dice.below(span), `A${n}`, 1 + dice.below(12)];
    const start = Math.max(0, at - dice.below(300));
    const severity = ([2, 3, 4] as const)[dice.below(3)]!;
    const side = SIDES[dice.below(SIDES.length)]!;
    facts.push({ kind: 'report', at, to: SEATS, act, start, end: null, sector, severity, side });
    facts.push({ kind: 'end', at: at + 60, to: SEATS, act, when: Math.max(start + 1, at - dice.below(60)) });
    if (dice.next() < 0.3) facts.push({ kind: 'confirm', at: at + dice.below(1500), to: SEATS, act, likelihood: 0.8 });
    if (dice.next() < 0.1) {
      const unchanged = { start: null, sector: null, severity: null };
      facts.push({ kind: 'amend', at: at + dice.below(1500), to: SEATS, act, ...unchanged, side: 'ukraine' });
    }
    const [seat, response] = [SEATS[dice.below(3)]!, RESPONSES[dice.below(RESPONSES.length)]!];
    const of = response === 'stand-down' ? dice.below(many) : null;
    orders.push({
      at: dice.below(span),
      seat,
      response,
      about: `A${dice.below(many)}`,
      sector: 1 + dice.below(12),
      of,
    });
  }
  return {
    guarantee: 'ratified',
    consent: ['UK', 'FR', 'DE', 'PL', 'NL'],
    closedDomains: [],
    sectors: 12,
    facts,
    orders,
  };
}

/** Adjudicates it; its units are the rulings. */
export function adjudicating(many: number): Piece {
  const given = timeline(many);
  return () => adjudicate(openDrill.doctrine, given).rulings.length;
}
