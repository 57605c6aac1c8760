// The Commission: findings, the four tests of a broader attack (ladder.md 7) and its certification. Decided by the
// engine from the fates of acts, or by a person in that seat; either way only facts come of it.
import { type Act, actNamed, type Fact, type Minute, SEATS, type Sector } from '../../ladder/index.ts';
import type { CommissionVerdict, Denial, Event } from '../events.ts';
import type { Finding, Mark } from '../incident.ts';
import type { Scenario } from '../scenario.ts';
import { marksOf, type State } from '../state.ts';
import { type Inject, plainInject } from '../words.ts';
import type { Due } from './agenda.ts';
import { chainsNow, type Run } from './run.ts';

/** What a finding comes to: facts for all seats, in the order in which they enter. */
export function findingInjects(scenario: Scenario, state: State, act: string, finding: Finding): Inject[] {
  const { from, texts } = scenario.numbers.generator.finding;
  const { registers } = state.ledger;
  const at = state.minute;
  const to = SEATS;
  const { verdict, side, likelihood } = finding;
  const known = actNamed(registers.commission, act);
  const message = (fact: Fact): Inject =>
    plainInject({ at, to: fact.to, fact, text: texts[verdict], from, medium: 'finding' });
  // Each written out: V8 gives what is put together by a spread a shape of its own, and reads it slowly from then on.
  const amended = (by: Finding['side']) =>
    message({ at, to, act, kind: 'amend', start: null, sector: null, severity: null, side: by });
  if (verdict === 'nothing') return [message({ at, to, act, kind: 'retract' })];
  const lacking = SEATS.filter((seat) => !actNamed(registers[seat], act));
  const shared: Inject[] = lacking.length > 0 ? [message({ at, to: lacking, act, kind: 'share' })] : [];
  if (verdict === 'unattributable') return [amended('unknown'), ...shared];
  const amend: Inject[] = known && known.side !== side ? [amended(side)] : [];
  return [...amend, message({ at, to, act, kind: 'confirm', likelihood }), ...shared];
}

export const TESTS = [
  'several sectors',
  'long-range, air or combined arms',
  'change of territory',
  'mass casualties or infrastructure',
] as const;

/** The acts of a list that the tests of a broader attack count: hostile ones that were under way in the last day. */
function counted({ numbers }: Scenario, { minute }: State, acts: Iterable<Act>): Act[] {
  const since = minute - numbers.politics.tests.within;
  const still: Act[] = [];
  for (const act of acts) if (isHostile(act) && (act.end === null || act.end > since)) still.push(act);
  return still;
}

/** The same of all acts. What does not count any more is gone through again only where a fact has changed it. */
function countedNow({ scenario, state, tested }: Run): Act[] {
  const { commission } = state.ledger.registers;
  const acts = counted(
    scenario,
    state,
    [...tested].map((id) => actNamed(commission, id)!),
  );
  if (acts.length < tested.size) {
    tested.clear();
    for (const { id } of acts) tested.add(id);
  }
  return acts;
}

/** Which of the four tests of a broader attack hold, on the Commission's register. */
export function testsHolding(scenario: Scenario, state: State): readonly string[] {
  return testsOn(scenario, state, counted(scenario, state, state.ledger.registers.commission.acts));
}

function testsOn({ numbers }: Scenario, state: State, acts: readonly Act[]): readonly string[] {
  const since = state.minute - numbers.politics.tests.within;
  const sectors: Sector[] = [];
  const marked = new Set<Mark>();
  for (const { id, start, sector } of acts) {
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

/** When acts that count now are too old, by time alone. */
function testsChangeAt({ numbers }: Scenario, { minute }: State, acts: readonly Act[]): Minute {
  const { within } = numbers.politics.tests;
  let at = Infinity;
  for (const act of acts) {
    if (act.start + within > minute) at = Math.min(at, act.start + within);
    if (act.end !== null && act.end + within > minute) at = Math.min(at, act.end + within);
  }
  return at;
}

const isHostile = (act: Act) => !act.isRetracted && act.side === 'russia' && act.severity >= 2;

/** Three sectors, or two that do not adjoin: in either case the first and the last of them do not. */
function inSeveral(sectors: readonly Sector[]): boolean {
  let first = Infinity;
  let last = -Infinity;
  for (const sector of sectors) {
    if (typeof sector !== 'number') continue;
    first = Math.min(first, sector);
    last = Math.max(last, sector);
  }
  return last - first > 1;
}

/** The latest confirmed act of that side in an open chain not certified yet: the one that is certified; or null. */
function certifiable(run: Run): Act | null {
  const { places } = run.state.ledger.registers.commission;
  let latest: Act | null = null;
  for (const { acts, broaderAt } of chainsNow(run, 'commission').open) {
    if (broaderAt !== null) continue;
    for (const act of acts) {
      if (!isHostile(act) || act.likelihood === null) continue;
      // Of several that began together, the one reported first.
      const isLater = latest === null || act.start > latest.start;
      const isSooner = latest?.start === act.start && places.get(act.id)! < places.get(latest.id)!;
      if (isLater || isSooner) latest = act;
    }
  }
  return latest;
}

/** The engine decides only what the script leaves open. */
function isScripted({ injects }: Scenario): boolean {
  return injects.some(({ fact }) => fact?.kind === 'certify');
}

/**
 * Suspicion that begins or ends, and the certification two hours after it began; or null. Suspicion may begin or end by time
 * alone, as acts grow old and chains close; the clock stops for the certification only.
 */
export function certificationStep(run: Run, due: Due): Event | null {
  const { scenario, state } = run;
  const { minute } = state;
  const { needed, certifyAfter } = scenario.numbers.politics.tests;
  const { suspectedSince, holder } = state.commission;
  const isAwaited = suspectedSince !== null && holder !== 'person';
  const certifiesAt = isAwaited ? suspectedSince + certifyAfter : Infinity;
  if (isScripted(scenario)) {
    due.look = Infinity;
    due.stop = certifiesAt;
    return null;
  }
  const acts = countedNow(run);
  const tests = acts.length > 0 ? testsOn(scenario, state, acts) : [];
  const act = tests.length >= needed ? certifiable(run) : null;
  const isSuspect = act !== null;
  if (isSuspect !== (suspectedSince !== null)) {
    return { type: 'attack-suspected', since: isSuspect ? minute : null };
  }
  if (act && certifiesAt <= minute) {
    return { type: 'attack-certified', act: act.id, injects: certificationInjects(scenario, state, act.id, tests) };
  }
  const { until } = chainsNow(run, 'commission');
  due.stop = certifiesAt;
  due.look = Math.min(later(certifiesAt, minute), testsChangeAt(scenario, state, acts), until);
  return null;
}

const later = (at: Minute, minute: Minute): Minute => (at > minute ? at : Infinity);

function certificationInjects(scenario: Scenario, state: State, act: string, tests: readonly string[]): Inject[] {
  const { from, texts } = scenario.numbers.generator.finding;
  const at = state.minute;
  const text = texts.certified.replace('{tests}', tests.join(', ') || 'in the judgement of the Commission');
  const message = (fact: Fact): Inject => plainInject({ at, to: fact.to, fact, text, from, medium: 'finding' });
  const lacking = SEATS.filter((seat) => !actNamed(state.ledger.registers[seat], act));
  const certified = message({ at, to: SEATS, act, kind: 'certify' });
  return lacking.length > 0 ? [certified, message({ at, to: lacking, act, kind: 'share' })] : [certified];
}

/** A finding of the script, where a person decides: it is laid on the desk and enters no register. Else null. */
export function proposal(state: State, { fact, medium }: Inject): Event | null {
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
      if (fact.side === null) return null;
      const verdict = fact.side === 'unknown' ? 'unattributable' : 'attributed';
      return { type: 'finding-proposed', act: fact.act, finding: { verdict, side: fact.side, likelihood: 0.6 } };
    }
    case 'certify':
      return { type: 'finding-proposed', act: fact.act, finding: null };
    default:
      return null;
  }
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
