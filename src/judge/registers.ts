// The registers as the judge keeps them, written from ladder.md 3 alone: one for each seat with the facts addressed to it,
// and the Commission's with all. An act is never changed in place; a fact puts another in its stead.
import type {
  ActId,
  Fact,
  Guarantee,
  Holder,
  Member,
  Minute,
  Opening,
  Sector,
  Severity,
  Side,
} from '../ladder/index.ts';

export interface KnownAct {
  readonly id: ActId;
  readonly start: Minute;
  /** null: its end is not known, so it is taken to be going on. */
  readonly end: Minute | null;
  readonly sector: Sector;
  readonly severity: Severity;
  readonly side: Side;
  /** Of the newest finding; null: not confirmed. */
  readonly likelihood: number | null;
  readonly isRetracted: boolean;
  /** When it entered this register, and when the Commission's. */
  readonly enteredAt: Minute;
  readonly loggedAt: Minute;
  readonly certifiedAt: readonly Minute[];
}

export interface KnownRegister {
  acts: Map<ActId, KnownAct>;
  guarantee: Guarantee;
  consent: readonly Member[];
}

export type KnownRegisters = Readonly<Record<Holder, KnownRegister>>;

export function openRegisters({ guarantee, consent }: Opening): KnownRegisters {
  const empty = (): KnownRegister => ({ acts: new Map(), guarantee, consent });
  return { ukraine: empty(), coalition: empty(), us: empty(), commission: empty() };
}

/** The fact enters the Commission's register and those of the seats that it is addressed to; gives whose have changed. */
export function enter(registers: KnownRegisters, fact: Fact): readonly Holder[] {
  const reached: readonly Holder[] = ['commission', ...new Set(fact.to)];
  for (const holder of reached) enterOne(registers[holder], fact, registers.commission);
  return reached;
}

function enterOne(register: KnownRegister, fact: Fact, commission: KnownRegister): void {
  if (fact.kind === 'guarantee') register.guarantee = fact.state;
  else if (fact.kind === 'consent') register.consent = fact.members;
  else {
    const act = afterwards(register.acts.get(fact.act), fact, commission.acts.get(fact.act));
    if (act) register.acts.set(fact.act, act);
  }
}

type FactOfAct = Extract<Fact, { act: ActId }>;

/** The act as the register holds it after that fact; undefined where it does not hold it. `logged`: the Commission's own. */
function afterwards(held: KnownAct | undefined, fact: FactOfAct, logged: KnownAct | undefined): KnownAct | undefined {
  if (fact.kind === 'report') return held ?? reported(fact, logged?.loggedAt ?? fact.at);
  // "the act as the Commission's register holds it now, with its end, findings and certifications (at their own minute)"
  if (fact.kind === 'share') return logged && { ...logged, enteredAt: held?.enteredAt ?? fact.at };
  // "A fact about an act that a register does not hold changes nothing in it."
  if (!held) return undefined;
  switch (fact.kind) {
    case 'amend':
      return amended(held, fact);
    case 'end':
      return { ...held, end: atLeastMomentary(held.start, fact.when) };
    case 'confirm':
      return { ...held, likelihood: fact.likelihood };
    case 'certify':
      return { ...held, certifiedAt: [...held.certifiedAt, fact.at] };
    case 'retract':
      return { ...held, isRetracted: true };
  }
}

function reported(fact: Extract<Fact, { kind: 'report' }>, loggedAt: Minute): KnownAct {
  const { act: id, start, sector, severity, side, at: enteredAt } = fact;
  const end = atLeastMomentary(start, fact.end);
  const unfound = { likelihood: null, isRetracted: false, certifiedAt: [] };
  return { id, start, end, sector, severity, side, enteredAt, loggedAt, ...unfound };
}

/** "changes start, sector, severity or side of an act; another side voids its confirmation" */
function amended(held: KnownAct, fact: Extract<Fact, { kind: 'amend' }>): KnownAct {
  const start = fact.start ?? held.start;
  const side = fact.side ?? held.side;
  return {
    ...held,
    start,
    end: atLeastMomentary(start, held.end),
    sector: fact.sector ?? held.sector,
    severity: fact.severity ?? held.severity,
    side,
    likelihood: side === held.side ? held.likelihood : null,
  };
}

/** "No act ends before its start + 1" */
function atLeastMomentary(start: Minute, end: Minute | null): Minute | null {
  return end !== null && end <= start ? start + 1 : end;
}
