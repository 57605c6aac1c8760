// A second, plain reading of the table of nineteen checks in ladder.md 5: which of them an order fails
// on a register at a minute, and what each of those lacks.
import type { Clause, Code, Doctrine, Minute } from '../../ladder/index.ts';
import { isUnderWay, lastEnd, type PlainChain } from './chains.ts';
import { closedAt, isSignedBy, type PlainAnnounced, phase2At, warnedAt, windowEndsBefore } from './phases.ts';
import { chainMeant, openAt, type PlainFailure, type PlainQuestion, timeNeeds } from './question.ts';
import type { PlainRegister } from './register.ts';

/** All checks that fail, in their order. */
export function failures(question: PlainQuestion, t: Minute): PlainFailure[] {
  const { doctrine, order, response } = question;
  const { reads } = doctrine;
  const found: PlainFailure[] = [];
  const fail = (check: number, code: Code, clause: Clause, needs: readonly string[]) =>
    found.push({ check, code, clause, needs });
  const isForce = response.class.startsWith('force-');
  if (!response.seats.includes(order.seat)) fail(1, 'seat/not-yours', response.clause, ['never']);
  if (isForce && !reads.mandate.some((each) => each === response.class)) fail(2, 'mandate/none', 'C7', ['never']);
  if (response.needsChain) found.push(...failuresAboutChain(question, t));
  // "check 14 to coalition force and reassurance"
  const isReassurance = response.class === 'support' && response.domain !== null;
  if (
    (response.class === 'force-coalition' || isReassurance) &&
    question.timeline.closedDomains.includes(response.domain!)
  )
    fail(14, 'domain/closed', 'C5', ['never']);
  if ((response.role === 'stand-down' || response.role === 'redeploy') && !forceNamed(question))
    fail(19, 'force/none', response.clause, ['never']);
  return found.sort((a, b) => a.check - b.check);
}

/** Check 19: "no accepted force order of this seat still pending or in effect, or one already standing down". */
export function forceNamed({ order, response, announced }: PlainQuestion): PlainAnnounced | undefined {
  const named = announced.find(({ number }) => number === order.of);
  if (!named || named.order.seat !== order.seat || named.isStandingDown || named.outcome?.is === 'lapsed') return;
  const isPresence = named.response.class === 'support' && named.response.domain !== null;
  // "the seat whose force or presence it is" may redeploy; only force stands down.
  const mayBe = named.response.class.startsWith('force-') || (response.role === 'redeploy' && isPresence);
  return mayBe ? named : undefined;
}

function failuresAboutChain(question: PlainQuestion, t: Minute): PlainFailure[] {
  const { doctrine, order, register, chains } = question;
  const act = order.about === null ? undefined : register.acts.get(order.about);
  if (order.about === null ? !chainMeant(question, t) : !act || act.severity < doctrine.reads['chain.severityFloor']) {
    // "`about` where several chains are open and none is named, else `report`"
    const isMany = order.about === null && openAt(doctrine, chains, t).length > 1;
    return [{ check: 3, code: 'chain/none', clause: 'C2', needs: [isMany ? 'about' : 'report'] }];
  }
  if (act?.isRetracted) return [{ check: 4, code: 'chain/void', clause: 'C2', needs: ['never'] }];
  const chain = chainMeant(question, t)!;
  return [...failuresOfPhase1(question, chain, t), ...failuresOfForce(question, chain, t)];
}

/** Checks 5 to 9. */
function failuresOfPhase1(question: PlainQuestion, chain: PlainChain, t: Minute): PlainFailure[] {
  const { doctrine, order, response, announced } = question;
  const { reads } = doctrine;
  const found: PlainFailure[] = [];
  const isForce = response.class.startsWith('force-');
  if (t >= closedAt(reads, chain)) found.push({ check: 5, code: 'chain/closed', clause: 'C2', needs: ['never'] });
  if ((isForce || response.role === 'plan') && chain.side === 'ukraine')
    found.push({ check: 6, code: 'side/own', clause: 'C9', needs: ['never'] });
  if (response.role === 'territory') found.push({ check: 7, code: 'scope/target', clause: 'C2', needs: ['never'] });
  if (response.role !== 'halt') return found;
  if (order.sector === null || !chain.acts.some(({ sector }) => sector === order.sector))
    found.push({ check: 7, code: 'scope/target', clause: 'C2', needs: ['sector'] });
  const warned = warnedAt(announced, chain);
  if (reads['phase1.order'] !== 'concurrent' && warned === null)
    found.push({ check: 8, code: 'warning/first', clause: 'C2', needs: ['warn'] });
  // "check 9 as if warned": where no warning counts, as if by one in this minute.
  if (!hasSomethingToHalt(doctrine, chain, warned ?? t, t))
    found.push({ check: 9, code: 'halt/nothing-under-way', clause: 'C2', needs: ['act-under-way'] });
  return found;
}

/** Check 9, and `only-if-continues`: "under way in the minute of the first warning that counts, or after it". */
function hasSomethingToHalt({ reads }: Doctrine, chain: PlainChain, warned: Minute, t: Minute): boolean {
  const isNow = chain.acts.some((act) => isUnderWay(act, t));
  if (!isNow && t - lastEnd(chain) >= reads['phase1.haltWindow']) return false;
  if (reads['phase1.order'] !== 'only-if-continues') return true;
  for (let m = warned; m <= t; m++) if (chain.acts.some((act) => isUnderWay(act, m))) return true;
  return false;
}

/** Checks 10 to 18, without 14. */
function failuresOfForce(question: PlainQuestion, chain: PlainChain, t: Minute): PlainFailure[] {
  const { doctrine, response, register, announced, isGoNoGo } = question;
  const { reads } = doctrine;
  const found: PlainFailure[] = [];
  const isCoalition = response.class === 'force-coalition';
  const isJoint = response.class === 'force-joint';
  const fail = (check: number, code: Code, clause: Clause, needs: readonly string[]) =>
    found.push({ check, code, clause, needs });
  const bar = reads[isJoint ? 'evidence.joint' : 'evidence.coalition'];
  // "Its likelihood is the highest among its confirmed acts"; nothing confirmed lies below any bar.
  const likelihood = Math.max(-1, ...chain.acts.map((act) => act.likelihood ?? -1));
  if ((isCoalition || isJoint) && (chain.side === 'unknown' || likelihood < 0 || likelihood < bar))
    fail(10, 'evidence/too-weak', 'C6', chain.side === 'unknown' ? ['side', 'confirm'] : ['confirm']);

  const opens = windowEndsBefore(reads, chain);
  const hasPhase2 = phase2At(reads, chain, announced, t) !== null;
  const force = isJoint ? 'C4' : 'C3';
  if ((isCoalition || isJoint) && chain.t0 === null) fail(11, 'window/too-early', force, ['report']);
  else if (isCoalition && t < opens!) fail(11, 'window/too-early', 'C3', timeNeeds(question, chain, t));
  else if (isCoalition && !hasPhase2) fail(12, 'hostilities/ceased', 'C3', timeNeeds(question, chain, t));
  else if (
    isJoint &&
    isGoNoGo &&
    reads['phase3.effect'] === 'not-before' &&
    t < chain.t0! + reads['phase3.effectAfter']
  )
    fail(11, 'window/too-early', 'C4', []);

  if (isCoalition && quorumNeeds(doctrine, register).length > 0)
    fail(13, 'quorum/unmet', 'C3', quorumNeeds(doctrine, register));
  if ((isJoint || response.role === 'plan') && chain.broaderAt === null)
    fail(15, 'attack/not-broader', 'C4', chain.side === 'unknown' ? ['side', 'certify'] : ['certify']);
  if (isJoint && reads['phase3.requiresPhase2'] && !hasPhase2)
    fail(16, 'phase/not-reached', 'C4', chain.t0 === null ? ['report'] : timeNeeds(question, chain, t));
  const unsigned = reads['plan.signatures'].filter((seat) => !isSignedBy(announced, chain, seat));
  if (isJoint && unsigned.length > 0) fail(17, 'plan/unsigned', 'C4', unsigned);
  if (reads['guarantee.gates'].some((each) => each === response.class) && register.guarantee !== 'ratified')
    fail(18, 'guarantee/not-in-force', 'C8', ['ratified']);
  return found;
}

/** Check 13: "the leads missing, UK before FR, then the number of further members missing as "+2"". */
function quorumNeeds({ reads }: Doctrine, { consent }: PlainRegister): string[] {
  const counted = [...new Set(consent)].filter((member) => reads['quorum.roster'].includes(member));
  const leads = reads['quorum.leads'].filter((lead) => !counted.includes(lead));
  const further = counted.filter((member) => !reads['quorum.leads'].includes(member)).length;
  const missing = reads['quorum.members'] - further;
  return [...leads, ...(missing > 0 ? [`+${missing}`] : [])];
}
