// A second, plain reading of ladder.md 3: what a register holds at a minute, read again from the list
// of facts each time. It shares no code with src/ladder, only the types of what goes in.
import type { Fact, Guarantee, Holder, Minute, Sector, Severity, Side, Timeline } from '../../ladder/index.ts';

export interface PlainAct {
  id: string;
  start: Minute;
  /** Null while the end is not known: the act is taken to be going on. */
  end: Minute | null;
  sector: Sector;
  severity: Severity;
  side: Side;
  /** Of the newest finding; null where the act is not confirmed. */
  likelihood: number | null;
  certifiedAt: Minute[];
  isRetracted: boolean;
  /** When the act was reported, which is when it entered the Commission's register. */
  reportedAt: Minute;
  /** When it first entered this register, by `report` or `share`. */
  enteredAt: Minute;
}

export interface PlainRegister {
  acts: Map<string, PlainAct>;
  guarantee: Guarantee;
  consent: readonly string[];
}

/** "Inside one minute: facts in the order given": by minute, and as written within one. */
export function factsUntil(timeline: Timeline, minute: Minute): Fact[] {
  return timeline.facts.filter((fact) => fact.at <= minute).sort((a, b) => a.at - b.at);
}

/** "There is one register for each seat, holding the facts addressed to it, and the Commission's, holding all facts." */
export function registerOf(holder: Holder, timeline: Timeline, minute: Minute): PlainRegister {
  const commission = empty(timeline);
  const own = holder === 'commission' ? commission : empty(timeline);
  for (const fact of factsUntil(timeline, minute)) {
    enter(commission, fact, commission);
    if (holder !== 'commission' && fact.to.includes(holder)) enter(own, fact, commission);
  }
  return own;
}

function empty({ guarantee, consent }: Timeline): PlainRegister {
  return { acts: new Map(), guarantee, consent };
}

/** The table of section 3, a row a case. */
export function enter(register: PlainRegister, fact: Fact, commission: PlainRegister): void {
  if (fact.kind === 'guarantee') register.guarantee = fact.state;
  else if (fact.kind === 'consent') register.consent = fact.members;
  else if (fact.kind === 'report') register.acts.set(fact.act, reported(fact));
  else if (fact.kind === 'share') share(register, fact.act, fact.at, commission);
  else {
    // "A fact about an act that a register does not hold changes nothing in it."
    const act = register.acts.get(fact.act);
    if (!act) return;
    if (fact.kind === 'retract') act.isRetracted = true;
    if (fact.kind === 'certify') act.certifiedAt.push(fact.at);
    if (fact.kind === 'confirm') act.likelihood = fact.likelihood;
    // "No act ends before its start + 1: an end set earlier … makes it momentary from then on."
    if (fact.kind === 'end') act.end = Math.max(fact.when, act.start + 1);
    if (fact.kind === 'amend') amend(act, fact);
  }
}

function reported({ act, at, start, end, sector, severity, side }: Extract<Fact, { kind: 'report' }>): PlainAct {
  return {
    id: act,
    start,
    end,
    sector,
    severity,
    side,
    likelihood: null,
    certifiedAt: [],
    isRetracted: false,
    reportedAt: at,
    enteredAt: at,
  };
}

/** "`share`: the act as the Commission's register holds it now, with its end, findings and certifications". */
function share(register: PlainRegister, id: string, at: Minute, commission: PlainRegister): void {
  const source = commission.acts.get(id);
  if (!source || register === commission) return;
  const enteredAt = register.acts.get(id)?.enteredAt ?? at;
  register.acts.set(id, { ...source, certifiedAt: [...source.certifiedAt], enteredAt });
}

/** "changes start, sector, severity or side of an act; another side voids its confirmation". */
function amend(act: PlainAct, { start, sector, severity, side }: Extract<Fact, { kind: 'amend' }>): void {
  if (side !== null && side !== act.side) {
    act.side = side;
    act.likelihood = null;
  }
  if (sector !== null) act.sector = sector;
  if (severity !== null) act.severity = severity;
  if (start === null) return;
  act.start = start;
  // "… or a start amended to the end or past it, makes it momentary from then on".
  if (act.end !== null && act.end <= start) act.end = start + 1;
}
