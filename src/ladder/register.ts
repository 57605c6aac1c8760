// The register: acts as reported and assessed, one register for each seat and the Commission's (ladder.md 3).
// Nothing here reads the truth, and nothing here decides; facts go in, and that is all.
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
  /** In the order of their entry. */
  acts: Act[];
  /** Where each stands in that list. */
  places: Map<ActId, number>;
  certifications: Certification[];
  guarantee: Guarantee;
  consent: readonly Member[];
}

export type Registers = Record<Holder, Register>;

export function emptyRegister(guarantee: Guarantee, consent: readonly Member[]): Register {
  return { acts: [], places: new Map(), certifications: [], guarantee, consent: [...consent] };
}

export function actNamed({ acts, places }: Register, id: ActId | null): Act | undefined {
  const place = id === null ? undefined : places.get(id);
  return place === undefined ? undefined : acts[place];
}

function addAct({ acts, places }: Register, act: Act): void {
  places.set(act.id, acts.length);
  acts.push(act);
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
      addAct(register, actReported(fact));
      return;
    case 'share':
      share(register, fact.act, fact.at, commission);
      return;
    case 'guarantee':
      register.guarantee = fact.state;
      return;
    case 'consent':
      register.consent = [...fact.members];
      return;
    default: {
      // A fact about an act that a register does not hold changes nothing in it.
      const act = actNamed(register, fact.act);
      if (!act) return;
      apply(register, act, fact);
    }
  }
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
      if (fact.side !== null && fact.side !== act.side) act.likelihood = null;
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
  if (held) Object.assign(held, known, { enteredAt: held.enteredAt });
  else addAct(register, actShared(known, at));
  if (register.certifications.length === 0 && commission.certifications.length === 0) return;
  const others = register.certifications.filter((certification) => certification.act !== id);
  const shared = commission.certifications.filter((certification) => certification.act === id);
  register.certifications = [...others, ...shared.map((certification) => ({ ...certification }))];
}
