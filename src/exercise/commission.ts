// The Commission: findings, the four tests of a broader attack (ladder.md 7) and its certification. Decided by the
// engine from the fates of acts, or by a person in that seat; either way only facts come of it.
import {
  type Act,
  actNamed,
  type Chain,
  chainHolding,
  chains,
  type Fact,
  Latest,
  type Minute,
  nextReadingAt,
  pictureOf,
  type Register,
  SEATS,
  type Sector,
} from '../ladder/index.ts';
import type { CommissionVerdict, Denial, Event } from './events.ts';
import type { Finding, Mark } from './incident.ts';
import type { Inject, Scenario } from './scenario.ts';
import { marksOf, type State } from './state.ts';

/** What a finding comes to: facts for all seats, in the order in which they enter. */
export function findingInjects(scenario: Scenario, state: State, act: string, finding: Finding): Inject[] {
  const { from, texts } = scenario.numbers.generator.finding;
  const { registers } = state.ledger;
  const at = state.minute;
  const known = actNamed(registers.commission, act);
  const message = (fact: Fact, verdict: Finding['verdict']): Inject => ({
    at,
    to: fact.to,
    fact,
    text: texts[verdict],
    from,
    medium: 'finding',
  });
  // Each written out: V8 gives what is put together by a spread a shape of its own, and reads it slowly from then on.
  const to = SEATS;
  const { verdict, side, likelihood } = finding;
  if (verdict === 'nothing') return [message({ at, to, act, kind: 'retract' }, verdict)];
  const lacking = SEATS.filter((seat) => !actNamed(registers[seat], act));
  const shared: Inject[] = lacking.length > 0 ? [message({ at, to: lacking, act, kind: 'share' }, verdict)] : [];
  if (verdict === 'unattributable') {
    const amend: Fact = { at, to, act, kind: 'amend', side: 'unknown' };
    return [message(amend, verdict), ...shared];
  }
  const amend: Inject[] = known && known.side !== side ? [message({ at, to, act, kind: 'amend', side }, verdict)] : [];
  return [...amend, message({ at, to, act, kind: 'confirm', likelihood }, verdict), ...shared];
}

export const TESTS = [
  'several sectors',
  'long-range, air or combined arms',
  'change of territory',
  'mass casualties or infrastructure',
] as const;

interface LastTests {
  scenario: Scenario;
  facts: number;
  marks: State['marks'];
  from: Minute;
  /** When acts that count now are too old, or newly old enough. */
  until: Minute;
  holding: readonly string[];
}

const lastTests = new Latest<Register, LastTests>();

/** Which of the four tests of a broader attack hold, on the Commission's register and over acts of the last day. */
export function testsHolding(scenario: Scenario, state: State): readonly string[] {
  return testsAt(scenario, state).holding;
}

function testsAt(scenario: Scenario, state: State): LastTests {
  const { minute, marks, ledger } = state;
  const { commission } = ledger.registers;
  const last = lastTests.get(commission);
  const isSame =
    last?.facts === commission.version &&
    last.marks === marks &&
    last.scenario === scenario &&
    last.from <= minute &&
    minute < last.until;
  if (isSame) return last;
  const { within } = scenario.numbers.politics.tests;
  const hostile = hostileActs(state);
  let until = Infinity;
  for (const { start, end } of hostile) {
    if (start + within > minute) until = Math.min(until, start + within);
    if (end !== null && end + within > minute) until = Math.min(until, end + within);
  }
  const holding = hostile.length === 0 ? [] : testsOn(state, hostile, minute - within);
  const tests = { scenario, facts: commission.version, marks, from: minute, until, holding };
  lastTests.set(commission, tests);
  return tests;
}

function testsOn(state: State, hostile: readonly Act[], since: Minute): string[] {
  const sectors: Sector[] = [];
  const marked = new Set<Mark>();
  for (const { id, start, end, sector } of hostile) {
    if (end !== null && end <= since) continue;
    if (start > since) sectors.push(sector);
    for (const mark of marksOf(state, id)) marked.add(mark);
  }
  const results = [
    inSeveral(sectors),
    marked.has('long-range') || marked.has('air') || marked.has('combined-arms'),
    marked.has('territory'),
    marked.has('mass-casualties') || marked.has('infrastructure'),
  ];
  return TESTS.filter((_, index) => results[index]);
}

const lastHostile = new Latest<Register, { version: number; acts: readonly Act[] }>();

/** Those in the Commission's register that may be part of a broader attack. */
function hostileActs({ ledger }: State): readonly Act[] {
  const { commission } = ledger.registers;
  const last = lastHostile.get(commission);
  if (last?.version === commission.version) return last.acts;
  const acts = commission.acts.filter(isHostile);
  lastHostile.set(commission, { version: commission.version, acts });
  return acts;
}

const isHostile = (act: Act) => !act.isRetracted && act.side === 'russia' && act.severity >= 2;

function inSeveral(sectors: readonly Sector[]): boolean {
  if (sectors.length < 2) return false;
  const numbered = [...new Set(sectors)].filter((sector) => typeof sector === 'number').sort((a, b) => a - b);
  return numbered.length >= 3 || numbered.some((sector, index) => index > 0 && sector - numbered[index - 1]! > 1);
}

// A reading of a register is made anew with whatever changes its chains.
const lastCertifiable = new Latest<readonly Chain[], { act: Act | null }>();

/** The latest confirmed act of that side in an open chain not certified yet: the one that is certified; or null. */
function certifiable({ doctrine }: Scenario, state: State): Act | null {
  const all = chains(doctrine, pictureOf(state.ledger, 'commission'), state.minute);
  const last = lastCertifiable.get(all);
  if (last) return last.act;
  const open = all.filter(({ closedAt, broaderAt }) => closedAt === null && broaderAt === null);
  let latest: Act | null = null;
  for (const act of hostileActs(state)) {
    if (act.likelihood === null || (latest !== null && act.start <= latest.start)) continue;
    if (chainHolding(open, act.id)) latest = act;
  }
  lastCertifiable.set(all, { act: latest });
  return latest;
}

/** The engine decides only what the script leaves open. */
function isScripted({ injects }: Scenario): boolean {
  return injects.some(({ fact }) => fact?.kind === 'certify');
}

/** Suspicion that begins or ends, and the certification two hours after it began; or null. */
export function certificationStep(scenario: Scenario, state: State): Event | null {
  if (isScripted(scenario)) return null;
  const { needed, certifyAfter } = scenario.numbers.politics.tests;
  const { suspectedSince, holder } = state.commission;
  const tests = testsHolding(scenario, state);
  const act = tests.length >= needed ? certifiable(scenario, state) : null;
  const isSuspect = act !== null;
  if (isSuspect !== (suspectedSince !== null)) {
    return { type: 'attack-suspected', since: isSuspect ? state.minute : null };
  }
  if (!act || suspectedSince === null || holder === 'person') return null;
  if (state.minute < suspectedSince + certifyAfter) return null;
  return { type: 'attack-certified', act: act.id, injects: certificationInjects(scenario, state, act.id, tests) };
}

/** The first minute at which suspicion may begin or end by time alone: acts grow old, chains close. */
export function suspicionMayChangeAt(scenario: Scenario, state: State): Minute {
  if (isScripted(scenario)) return Infinity;
  const { doctrine, numbers } = scenario;
  const { holding, until } = testsAt(scenario, state);
  if (holding.length < numbers.politics.tests.needed) return until;
  return Math.min(until, nextReadingAt(doctrine, pictureOf(state.ledger, 'commission'), state.minute));
}

export function certifiesAt({ numbers }: Scenario, state: State): Minute {
  const { suspectedSince, holder } = state.commission;
  return suspectedSince === null || holder === 'person'
    ? Infinity
    : suspectedSince + numbers.politics.tests.certifyAfter;
}

function certificationInjects(scenario: Scenario, state: State, act: string, tests: readonly string[]): Inject[] {
  const { from, texts } = scenario.numbers.generator.finding;
  const at = state.minute;
  const text = texts.certified.replace('{tests}', tests.join(', ') || 'in the judgement of the Commission');
  const message = { at, text, from, medium: 'finding' };
  const lacking = SEATS.filter((seat) => !actNamed(state.ledger.registers[seat], act));
  return [
    { ...message, to: SEATS, fact: { at, to: SEATS, act, kind: 'certify' } },
    ...(lacking.length > 0
      ? [{ ...message, to: lacking, fact: { at, to: lacking, act, kind: 'share' } } satisfies Inject]
      : []),
  ];
}

/** A finding of the script, where a person decides: it is laid on the desk and enters no register. Else null. */
function proposal(state: State, { fact, medium }: Inject): Event | null {
  if (state.commission.holder !== 'person' || medium !== 'finding' || !fact) return null;
  const side = 'act' in fact ? (actNamed(state.ledger.registers.commission, fact.act)?.side ?? 'unknown') : 'unknown';
  switch (fact.kind) {
    case 'confirm': {
      const finding: Finding = { verdict: 'attributed', side, likelihood: fact.likelihood };
      return { type: 'finding-proposed', act: fact.act, finding };
    }
    case 'retract':
      return { type: 'finding-proposed', act: fact.act, finding: { verdict: 'nothing', side, likelihood: 1 } };
    case 'amend': {
      if (fact.side === undefined) return null;
      const verdict = fact.side === 'unknown' ? 'unattributable' : 'attributed';
      return { type: 'finding-proposed', act: fact.act, finding: { verdict, side: fact.side, likelihood: 0.6 } };
    }
    case 'certify':
      return { type: 'finding-proposed', act: fact.act, finding: null };
    default:
      return null;
  }
}

/** How the next inject arrives: in the registers, or on the desk of the person who decides. */
export function arrivalOf(state: State, inject: Inject): Event {
  return proposal(state, inject) ?? { type: 'inject-arrived', n: state.received.length };
}

/** What a person at the Commission's desk decides about an act. */
export function decideFinding(
  scenario: Scenario,
  state: State,
  about: string,
  verdict: CommissionVerdict,
): Event[] | Denial {
  const act = actNamed(state.ledger.registers.commission, about);
  if (!act) return { denied: `No act ${about} has been reported.` };
  if (act.isRetracted) return { denied: `The report of ${about} was withdrawn.` };
  if (verdict.verdict === 'broader') {
    if (!isHostile(act))
      return { denied: 'Only an act of severity 2 or more, assessed Russia-side, can be certified.' };
    if (act.likelihood === null) return { denied: `Confirm ${about} before it is certified.` };
    const tests = testsHolding(scenario, state);
    const injects = certificationInjects(scenario, state, about, tests);
    return [{ type: 'attack-certified', act: about, injects }, ...arrivals(state, injects)];
  }
  if (verdict.likelihood < 0 || verdict.likelihood > 1) return { denied: 'A likelihood lies between 0 and 1.' };
  const injects = findingInjects(scenario, state, about, verdict);
  return [{ type: 'finding-made', act: about, injects }, ...arrivals(state, injects)];
}

// What is found at the desk is known at once: all that came before it in this minute has arrived by then.
function arrivals({ received }: State, injects: readonly Inject[]): Event[] {
  return injects.map((_, index) => ({ type: 'inject-arrived', n: received.length + index }));
}
