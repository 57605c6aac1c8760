// What calls a seat to the keyboard before its hours are over, and why people are asked now. Recipes on a draft (evolve.ts).
import { actNamed, type Fact, type Seat } from '../../ladder/index.ts';
import type { Call } from '../seat-state.ts';
import { isInPlay, type State } from '../state.ts';
import type { HoldEnd } from '../words.ts';

/** Something for which the turn breaks, where the seat is in play. */
export function callSeat(state: State, name: Seat, call: Call): void {
  const seat = state.seats[name];
  if (!isInPlay(seat)) return;
  if (!state.news.includes(name)) state.news.push(name);
  if (seat.isOfPeople) seat.calls.push(call);
}

/** The keyboard, with what called the seat; `otherwise` where nothing did. A hold ends with its hours where something was told. */
export function giveKeyboard(
  state: State,
  name: Seat,
  otherwise: Call['why'] & ('hours' | 'returned' | 'refused'),
): void {
  const seat = state.seats[name];
  const why = otherwise === 'hours' && seat.isHolding ? 'reports' : otherwise;
  seat.isAtKeyboard = true;
  seat.hasCommitted = false;
  seat.isHolding = false;
  seat.heard = [];
  if (seat.isOfPeople) {
    const isAlone = seat.calls.length === 0;
    // That drafts have come back is said beside what brought them back.
    seat.calledBy = isAlone || why === 'returned' ? [...seat.calls, { why }] : seat.calls;
    seat.calls = [];
  }
  for (const n of seat.prompts.unknown) state.prompts[n]!.knownAt ??= state.minute;
  seat.prompts.unknown = [];
}

/** Notes what may end a hold until news; policies look around when their hours are over. */
export function hear(state: State, name: Seat, what: HoldEnd): void {
  const seat = state.seats[name];
  if (seat.isHolding && seat.holder === 'person') seat.heard.push(what);
}

/** Notes a finding about an act that is grave enough for a chain, with those whose registers hold it. */
export function hearFact(state: State, fact: Fact): void {
  if (!isFinding(fact)) return;
  for (const name of fact.to) {
    const act = actNamed(state.ledger.registers[name], fact.act);
    if (act && act.severity >= LEAST_BREACH) hear(state, name, 'finding');
  }
}

function isFinding(fact: Fact): fact is Extract<Fact, { kind: 'confirm' | 'retract' | 'amend' }> {
  return fact.kind === 'confirm' || fact.kind === 'retract' || (fact.kind === 'amend' && fact.side !== null);
}

/** The least that `chain.severityFloor` of ladder.md 6 may be. */
export const LEAST_BREACH = 2;
