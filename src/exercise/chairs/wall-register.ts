// The register of the wall: what all three seats hold. A fact about an act counts here once each of them has it, whether it
// was addressed to them or came with a share; what only one or two hold is not in it. How facts work is the law's affair.
import {
  type ActId,
  actNamed,
  enterFact,
  type Fact,
  type Minute,
  openLedger,
  type Picture,
  pictureOf,
  type Register,
  type Registers,
  SEATS,
  type Seat,
} from '../../ladder/index.ts';
import type { Run } from '../run/run.ts';
import type { State } from '../state.ts';

type ActFact = Extract<Fact, { act: ActId }>;
type OpenFact = Exclude<Fact, { act: ActId }>;

/** A fact with the seats whose registers hold it. */
interface Held {
  fact: ActFact;
  by: Set<Seat>;
}

/** What the law may read for the wall: its own register, and what was announced to all. */
export function wallPicture({ scenario, state }: Run): Picture {
  const register = wallRegister(openLedger(scenario.opening).registers, state);
  return { ...pictureOf(state.ledger, ROOM), register };
}

/** When the last of the three seats had the act; null while one of them does not. */
export function knownToAllAt({ ledger }: Pick<State, 'ledger'>, id: ActId): Minute | null {
  let last = -Infinity;
  for (const seat of SEATS) last = Math.max(last, actNamed(ledger.registers[seat], id)?.enteredAt ?? Infinity);
  return last === Infinity ? null : last;
}

/** The law knows seats and the Commission: in registers of the wall's own, one seat stands for the room. */
const ROOM: Seat = 'us';

// Their Commission takes the facts that all hold, each at its own minute, so that T0 and certifications are as the seats
// read them; the room gets each act by a share, at the minute at which the last seat had it.
function wallRegister(registers: Registers, state: State): Register {
  const opening = { guarantee: registers.commission.guarantee, consent: registers.commission.consent };
  for (const fact of [...openFacts(state, opening), ...actFacts(state)]) enterFact(registers, fact);
  const known = registers.commission.acts
    .map(({ id }) => ({ act: id, at: knownToAllAt(state, id)! }))
    .sort((a, b) => a.at - b.at);
  for (const { act, at } of known) enterFact(registers, { kind: 'share', act, at, to: [ROOM] });
  return registers[ROOM];
}

/** The facts about acts that every seat holds, in their order, for the Commission alone. */
function actFacts(state: State): Fact[] {
  const held = new Map<ActId, Held[]>();
  const all: Held[] = [];
  for (const { fact } of state.received) {
    if (!fact || !('act' in fact)) continue;
    const before = held.get(fact.act);
    if (fact.kind === 'share') passOn(before, fact);
    else {
      const item = { fact, by: new Set(fact.to.filter((seat) => fact.kind === 'report' || holds(before, seat))) };
      all.push(item);
      if (before) before.push(item);
      else held.set(fact.act, [item]);
    }
  }
  // An act stands as it was first reported, as the Commission has it; a second report of it brings it to others.
  const isFirst = ({ fact }: Held) => fact.kind === 'report' && held.get(fact.act)?.[0]?.fact === fact;
  return all
    .filter((item) => item.by.size === SEATS.length || isFirst(item))
    .filter(({ fact }) => knownToAllAt(state, fact.act) !== null)
    .map(({ fact }) => ({ ...fact, to: [] }));
}

/** A share brings the act as it stands: with all that was said of it before. */
function passOn(before: readonly Held[] | undefined, { to }: ActFact): void {
  for (const { by } of before ?? []) for (const seat of to) by.add(seat);
}

const holds = (before: readonly Held[] | undefined, seat: Seat): boolean =>
  before?.some(({ fact, by }) => fact.kind === 'report' && by.has(seat)) ?? false;

/** How the guarantee and the consents stood whenever all seats knew the same of them. */
function openFacts({ received }: State, opening: Pick<Register, 'guarantee' | 'consent'>): OpenFact[] {
  const everywhere = (value: string): Record<Seat, string> => ({ ukraine: value, coalition: value, us: value });
  const known = {
    guarantee: everywhere(opening.guarantee),
    consent: everywhere(membersIn(opening.consent)),
  };
  const agreed: OpenFact[] = [];
  for (const { fact } of received) {
    if (fact?.kind !== 'guarantee' && fact?.kind !== 'consent') continue;
    const value = fact.kind === 'guarantee' ? fact.state : membersIn(fact.members);
    for (const seat of fact.to) known[fact.kind][seat] = value;
    if (SEATS.every((seat) => known[fact.kind][seat] === value)) agreed.push({ ...fact, to: [ROOM] });
  }
  return agreed;
}

const membersIn = (members: readonly string[]): string => [...members].sort().join();
