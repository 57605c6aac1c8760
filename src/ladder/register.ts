// The register: acts as reported and assessed, one register for each seat and the Commission's (ladder.md 3).
// Nothing here reads the truth, and nothing here decides; facts go in, and that is all.
import { Remembered } from './remembered.ts';
import type { ActId, Fact, Guarantee, Holder, Member, Minute, Sector, Severity, Side } from './words.ts';
import { HOLDERS } from './words.ts';

/** An act as one register holds it. */
export interface Act {
  id: ActId;
  start: Minute;
  /** null: not known to have ended, so taken to be going on. */
  end: Minute | null;
  sector: Sector;
  severity: Severity;
  side: Side;
  /** The likelihood of the newest finding, or null while unconfirmed. */
  likelihood: number | null;
  isRetracted: boolean;
  /** When it entered this register by `report` or `share`. */
  enteredAt: Minute;
  /** When it entered the Commission's register, which the reading `clock.start: report` asks for. */
  loggedAt: Minute;
}

export interface Certification {
  act: ActId;
  at: Minute;
}

export interface Register {
  /**
   * Counts what may change a reading or a ruling: facts about what may be a breach, certifications, guarantee, consent,
   * voided orders. What is too minor for any chain is not counted.
   */
  version: number;
  /** Counts acts that turned out to have been elsewhere. */
  moved: number;
  /** In the order of their entry. */
  acts: Act[];
  certifications: Certification[];
  guarantee: Guarantee;
  consent: readonly Member[];
}

export type Registers = Record<Holder, Register>;

export function emptyRegister(guarantee: Guarantee, consent: readonly Member[]): Register {
  return { version: 0, moved: 0, acts: [], certifications: [], guarantee, consent: [...consent] };
}

export function actNamed(register: Register, id: ActId | undefined): Act | undefined {
  return id === undefined ? undefined : named(register.acts).get(id);
}

// Acts are only added, and keep their names: each is entered once.
const names = new Remembered<readonly Act[], Map<ActId, Act>>();

function named(acts: readonly Act[]): ReadonlyMap<ActId, Act> {
  let index = names.get(acts);
  if (!index) {
    index = new Map();
    names.set(acts, index);
  }
  for (let n = index.size; n < acts.length; n++) index.set(acts[n]!.id, acts[n]!);
  return index;
}

/** Enters a fact into the Commission's register and those of the seats it is addressed to. A recipe on a draft. */
export function enterFact(registers: Registers, fact: Fact): void {
  enter(registers.commission, fact, registers.commission);
  for (const holder of HOLDERS) {
    if (holder !== 'commission' && fact.to.includes(holder)) enter(registers[holder], fact, registers.commission);
  }
}

function enter(register: Register, fact: Fact, commission: Register): void {
  switch (fact.kind) {
    case 'report':
      if (actNamed(register, fact.act)) return;
      register.acts.push(actReported(fact));
      count(register, fact.severity);
      return;
    case 'share':
      share(register, fact.act, fact.at, commission);
      return;
    case 'guarantee':
      register.guarantee = fact.state;
      register.version += 1;
      return;
    case 'consent':
      register.consent = [...fact.members];
      register.version += 1;
      return;
    default: {
      // A fact about an act that a register does not hold changes nothing in it.
      const act = actNamed(register, fact.act);
      if (!act) return;
      count(register, Math.max(act.severity, fact.kind === 'amend' ? (fact.severity ?? 0) : 0));
      apply(register, act, fact);
    }
  }
}

/** No doctrine has chains of less: the least that `chain.severityFloor` of ladder.md 6 may be. */
const LEAST_BREACH = 2;

function count(register: Register, severity: number): void {
  if (severity >= LEAST_BREACH) register.version += 1;
}

function actReported(fact: Extract<Fact, { kind: 'report' }>): Act {
  const { act: id, start, end, sector, severity, side, at } = fact;
  const ends = end === null ? null : endOf(start, end);
  const found = { likelihood: null, isRetracted: false };
  return { id, start, end: ends, sector, severity, side, ...found, enteredAt: at, loggedAt: at };
}

/** No act ends before its start + 1 (ladder.md 3): what would is momentary. */
function endOf(start: Minute, end: Minute): Minute {
  return Math.max(end, start + 1);
}

function actShared(known: Act, enteredAt: Minute): Act {
  const { id, start, end, sector, severity, side, likelihood, isRetracted, loggedAt } = known;
  return { id, start, end, sector, severity, side, likelihood, isRetracted, enteredAt, loggedAt };
}

function apply(
  register: Register,
  act: Act,
  fact: Exclude<Fact, { kind: 'report' | 'share' | 'guarantee' | 'consent' }>,
): void {
  switch (fact.kind) {
    case 'amend':
      // Another side voids the confirmation.
      if (fact.side !== undefined && fact.side !== act.side) act.likelihood = null;
      if (fact.sector !== undefined && fact.sector !== act.sector) register.moved += 1;
      act.start = fact.start ?? act.start;
      if (act.end !== null) act.end = endOf(act.start, act.end);
      act.sector = fact.sector ?? act.sector;
      act.severity = fact.severity ?? act.severity;
      act.side = fact.side ?? act.side;
      return;
    case 'end':
      act.end = endOf(act.start, fact.when);
      return;
    case 'confirm':
      act.likelihood = fact.likelihood;
      return;
    case 'certify':
      register.certifications.push({ act: act.id, at: fact.at });
      return;
    case 'retract':
      act.isRetracted = true;
      return;
  }
}

// `share`: the act as the Commission holds it now, with its end, findings and certifications.
function share(register: Register, id: ActId, at: Minute, commission: Register): void {
  const known = actNamed(commission, id);
  if (!known || register === commission) return;
  const held = actNamed(register, id);
  count(register, Math.max(known.severity, held?.severity ?? 0));
  if (held) Object.assign(held, known, { enteredAt: held.enteredAt });
  else register.acts.push(actShared(known, at));
  const others = register.certifications.filter((certification) => certification.act !== id);
  const shared = commission.certifications.filter((certification) => certification.act === id);
  register.certifications = [...others, ...shared.map((certification) => ({ ...certification }))];
}
