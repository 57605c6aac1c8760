// The nineteen checks as the judge reads them, written from the table of ladder.md 5 alone: which of them an order fails.
import type { Clause, Code, Doctrine, Domain, Minute, Order, Response } from '../ladder/index.ts';
import { type Accepted, isForce, isReassurance, ownForce, unsigned, warnedAt } from './accepted.ts';
import { holds, isUnderWay, type KnownChain, lastEnd } from './chains.ts';
import { hourOfForce, isOpenAt, secondPhase, windowOver } from './hours.ts';
import type { KnownRegister } from './registers.ts';

/** An order before the judge, with the register that is read and its chains. */
export interface Matter {
  doctrine: Doctrine;
  register: KnownRegister;
  chains: readonly KnownChain[];
  accepted: readonly Accepted[];
  closedDomains: readonly Domain[];
  order: Order;
  response: Response;
  /** Whether it is checked once more at the instant of its effect. */
  isGoNoGo: boolean;
}

export interface Failure {
  check: number;
  code: Code;
  clause: Clause;
  needs: readonly string[];
  /** Where it fails by the clock: the first minute at which the clock allows it. */
  notBefore: Minute | null;
}

export const openChains = ({ doctrine, chains }: Pick<Matter, 'doctrine' | 'chains'>, t: Minute): KnownChain[] =>
  chains.filter((chain) => isOpenAt(doctrine.reads, chain, t));

/** The chain that the order is about: that of the act which it names, else the only open one. */
export function chainOf(matter: Matter, t: Minute): KnownChain | undefined {
  const { order, response, chains } = matter;
  if (!response.needsChain) return undefined;
  const { about } = order;
  if (about !== null) return chains.find((chain) => holds(chain, about));
  const open = openChains(matter, t);
  return open.length === 1 ? open[0] : undefined;
}

/** Every check that the order fails at that minute, in their order; at go/no-go those of the doctrine's list. */
export function failures(matter: Matter, t: Minute): Failure[] {
  const { isGoNoGo, doctrine } = matter;
  const failed = [...ofSeat(matter), ...(matter.response.needsChain ? ofChain(matter, t) : []), ...ofPlace(matter)];
  // Where no chain is known "nothing more is said".
  const last = failed.some(({ check }) => check === 3) ? 3 : Infinity;
  const isCounted = (check: number) => !isGoNoGo || doctrine.reads['goNoGo.checks'].includes(check);
  return failed.filter(({ check }) => check <= last && isCounted(check)).sort((a, b) => a.check - b.check);
}

const failure = (
  check: number,
  code: Code,
  clause: Clause,
  needs: readonly string[],
  notBefore: Minute | null = null,
): Failure => ({ check, code, clause, needs, notBefore });

const NEVER = ['never'];

/** Checks 1, 2 and 19. */
function ofSeat({ doctrine, accepted, order, response }: Matter): Failure[] {
  const failed: Failure[] = [];
  if (!response.seats.includes(order.seat)) failed.push(failure(1, 'seat/not-yours', response.clause, NEVER));
  const mandate: readonly string[] = doctrine.reads.mandate;
  if (isForce(response) && !mandate.includes(response.class)) failed.push(failure(2, 'mandate/none', 'C7', NEVER));
  const isMove = response.role === 'stand-down' || response.role === 'redeploy';
  if (isMove && !ownForce(accepted, order, response)) failed.push(failure(19, 'force/none', response.clause, NEVER));
  return failed;
}

/** Check 14, "to coalition force and reassurance". */
function ofPlace({ closedDomains, response }: Matter): Failure[] {
  const isSuch = response.class === 'force-coalition' || isReassurance(response);
  const isClosed = response.domain !== null && closedDomains.includes(response.domain);
  return isSuch && isClosed ? [failure(14, 'domain/closed', 'C5', NEVER)] : [];
}

/** Checks 3 to 13 and 15 to 18. */
function ofChain(matter: Matter, t: Minute): Failure[] {
  const { doctrine, register, order } = matter;
  if (order.about !== null) {
    const act = register.acts.get(order.about);
    if (!act || act.severity < doctrine.reads['chain.severityFloor'])
      return [failure(3, 'chain/none', 'C2', ['report'])];
    if (act.isRetracted) return [failure(4, 'chain/void', 'C2', NEVER)];
  }
  const chain = chainOf(matter, t);
  if (!chain) return [failure(3, 'chain/none', 'C2', [openChains(matter, t).length > 1 ? 'about' : 'report'])];
  return [...ofChainItself(matter, chain, t), ...ofHalt(matter, chain, t), ...ofForce(matter, chain, t)];
}

/** Checks 5, 6, 15 and 18. */
function ofChainItself({ doctrine, register, response }: Matter, chain: KnownChain, t: Minute): Failure[] {
  const { reads } = doctrine;
  const failed: Failure[] = [];
  const isPlan = response.role === 'plan';
  if (!isOpenAt(reads, chain, t)) failed.push(failure(5, 'chain/closed', 'C2', NEVER));
  if ((isForce(response) || isPlan) && chain.side === 'ukraine') failed.push(failure(6, 'side/own', 'C9', NEVER));
  if ((isPlan || response.class === 'force-joint') && chain.broaderAt === null) {
    const needs = chain.side === 'unknown' ? ['side', 'certify'] : ['certify'];
    failed.push(failure(15, 'attack/not-broader', 'C4', needs));
  }
  const gated: readonly string[] = reads['guarantee.gates'];
  if (gated.includes(response.class) && register.guarantee !== 'ratified')
    failed.push(failure(18, 'guarantee/not-in-force', 'C8', ['ratified']));
  return failed;
}

/** Checks 7 to 9. */
function ofHalt({ doctrine, accepted, order, response }: Matter, chain: KnownChain, t: Minute): Failure[] {
  const { reads } = doctrine;
  if (response.role === 'territory') return [failure(7, 'scope/target', 'C2', NEVER)];
  if (response.role !== 'halt') return [];
  const failed: Failure[] = [];
  const isThere = order.sector !== null && chain.acts.some(({ sector }) => sector === order.sector);
  if (!isThere) failed.push(failure(7, 'scope/target', 'C2', ['sector']));
  const warned = warnedAt(accepted, chain);
  if (reads['phase1.order'] !== 'concurrent' && warned === null)
    failed.push(failure(8, 'warning/first', 'C2', ['warn']));
  const isOver = !chain.acts.some((act) => isUnderWay(act, t)) && t - lastEnd(chain) >= reads['phase1.haltWindow'];
  // "under way in the minute of the first warning that counts, or after it"; before any, as if warned now.
  const since = warned ?? t;
  const hasCeased = reads['phase1.order'] === 'only-if-continues' && !(lastEnd(chain) > since);
  if (isOver || hasCeased) failed.push(failure(9, 'halt/nothing-under-way', 'C2', ['act-under-way']));
  return failed;
}

/** Checks 10 to 13, 16 and 17: coalition and joint force. */
function ofForce(matter: Matter, chain: KnownChain, t: Minute): Failure[] {
  const { doctrine, response, accepted } = matter;
  const isJoint = response.class === 'force-joint';
  if (!isJoint && response.class !== 'force-coalition') return [];
  const bar = doctrine.reads[isJoint ? 'evidence.joint' : 'evidence.coalition'];
  const confirmed = chain.acts.flatMap(({ likelihood }) => (likelihood === null ? [] : [likelihood]));
  const failed: Failure[] = [];
  if (chain.side === 'unknown') failed.push(failure(10, 'evidence/too-weak', 'C6', ['side', 'confirm']));
  else if (!confirmed.some((likelihood) => likelihood >= bar))
    failed.push(failure(10, 'evidence/too-weak', 'C6', ['confirm']));
  if (!isJoint) return [...failed, ...ofWindow(matter, chain, t, [11, 12]), ...ofQuorum(matter)];
  failed.push(...ofJointHour(matter, chain, t));
  // Check 16 is read as if certified now, since joint force needs that anyway.
  if (doctrine.reads['phase3.requiresPhase2']) failed.push(...ofWindow(matter, chain, t, [16, 16]));
  const missing = unsigned(doctrine, accepted, chain);
  if (missing.length > 0) failed.push(failure(17, 'plan/unsigned', 'C4', missing));
  return failed;
}

/** Check 11 for joint force: where no clock runs, and at go/no-go before its hour in the not-before reading. */
function ofJointHour({ doctrine, isGoNoGo }: Matter, chain: KnownChain, t: Minute): Failure[] {
  const hour = hourOfForce(doctrine.reads, chain);
  if (hour === null) return [failure(11, 'window/too-early', 'C4', ['report'])];
  const isEarly = isGoNoGo && doctrine.reads['phase3.effect'] === 'not-before' && t < hour;
  return isEarly ? [failure(11, 'window/too-early', 'C4', [])] : [];
}

/** Checks 11 and 12 for coalition force, 16 for joint force: before the window's end, and after it without phase 2. */
function ofWindow(
  matter: Matter,
  chain: KnownChain,
  t: Minute,
  [early, after]: readonly [11, 12] | readonly [16, 16],
): Failure[] {
  const { doctrine, accepted } = matter;
  const { reads } = doctrine;
  const clause = early === 11 ? 'C3' : 'C4';
  // "Chains of Ukraine's own side have no phases".
  if (chain.side === 'ukraine') return [];
  const broaderAt = chain.broaderAt ?? (early === 16 ? t : null);
  const over = windowOver(reads, chain, broaderAt);
  if (over === null)
    return [failure(early, early === 11 ? 'window/too-early' : 'phase/not-reached', clause, ['report'])];
  const warned = warnedAt(accepted, chain);
  const begins = secondPhase(reads, chain, { warnedAt: warned, broaderAt });
  if (t >= over && begins !== null && begins <= t) return [];
  // "act-under-way where none is then under way", read as if warned; "warn where the reading requires a warning".
  const asIfWarned = secondPhase(reads, chain, { warnedAt: warned ?? t, broaderAt });
  const needs = asIfWarned === null ? ['act-under-way'] : [];
  if (reads['phase2.requiresWarning'] && warned === null) needs.push('warn');
  if (early === 16) return [failure(16, 'phase/not-reached', clause, needs, t < over ? over : null)];
  return t < over
    ? [failure(early, 'window/too-early', clause, needs, over)]
    : [failure(after, 'hostilities/ceased', clause, needs)];
}

/** Check 13: "both leads and three more members consenting", of those whom the doctrine's roster names. */
function ofQuorum({ doctrine: { reads }, register }: Matter): Failure[] {
  const leads = reads['quorum.leads'];
  const consenting = new Set(register.consent.filter((member) => reads['quorum.roster'].includes(member)));
  const missing = leads.filter((lead) => !consenting.has(lead));
  const further = reads['quorum.members'] - [...consenting].filter((member) => !leads.includes(member)).length;
  const needs = further > 0 ? [...missing, `+${further}`] : missing;
  return needs.length > 0 ? [failure(13, 'quorum/unmet', 'C3', needs)] : [];
}
