// The safety properties of ladder.md 9 on one adjudication, each by its own words: what the engine accepted and what took
// effect, on the registers as the plain reading has them.
import { type Adjudication, type Doctrine, isForce, type Minute, type Ruling } from '../ladder/index.ts';
import type { PlainResult } from './agreement.ts';
import { isUnderWay, lastEnd, type PlainChain } from './plain/chains.ts';
import { closedAt, counting, isSignedBy, warnedAt } from './plain/phases.ts';
import type { Moment } from './plain/run.ts';
import type { Finding } from './violation.ts';

type Breach = [property: string, says: string];

/** The first safety property that does not hold, or null. */
export function unsafe(doctrine: Doctrine, engine: Adjudication, plain: PlainResult): Finding | null {
  const moments = new Map(plain.rulings.map((moment) => [moment.number, moment]));
  for (const { order, ruling } of engine.rulings) {
    const moment = moments.get(order)!;
    const breach = ruling.verdict === 'refused' ? ofRefusal(moment, ruling) : ofAcceptance(doctrine, moment, ruling);
    if (breach) return { property: breach[0], says: `order ${order} at minute ${moment.t}: ${breach[1]}` };
  }
  const ofOrder = new Map(plain.effects.map((moment) => [moment.number, moment]));
  for (const { order, at, outcome } of engine.effects) {
    const moment = ofOrder.get(order);
    const breach = moment && outcome === 'in-effect' ? ofEffect(doctrine, moment, at) : null;
    if (breach) return { property: breach[0], says: `order ${order}, in effect at minute ${at}: ${breach[1]}` };
  }
  return null;
}

/** S16, and the form of S18. */
function ofRefusal({ question: { response } }: Moment, ruling: Extract<Ruling, { verdict: 'refused' }>): Breach | null {
  const isPhase = ['window/too-early', 'hostilities/ceased', 'attack/not-broader', 'phase/not-reached'].includes(
    ruling.code,
  );
  if (isPhase && !isForce(response) && response.role !== 'plan')
    return ['S16', `${response.id} is refused with ${ruling.code}`];
  if (ruling.clause === undefined || (ruling.earliest === null && ruling.needs.length === 0))
    return ['S18', 'a refusal says neither when nor what is missing'];
  if (ruling.earliest !== null && ruling.earliest === Infinity) return ['S18', 'earliest is no minute'];
  return null;
}

function ofAcceptance(doctrine: Doctrine, moment: Moment, { effectAt }: { effectAt: Minute }): Breach | null {
  const { t, question, chain } = moment;
  const { response, order, announced } = question;
  const { reads } = doctrine;
  if (!response.seats.includes(order.seat)) return ['S7', `${order.seat} is given ${response.id}`];
  const alerted =
    chain !== undefined &&
    counting(announced, chain, 'alert').some((alert) => alert.order.seat === order.seat && alert.effectAt <= t);
  const full = response.leadMinutes[order.seat];
  const lead = alerted && isForce(response) ? Math.ceil(full / reads['alert.divides']) : full;
  if (response.role !== 'redeploy' && effectAt < t + lead)
    return ['S10', `effect at ${effectAt}, before its lead of ${lead}`];
  if (!chain) return response.needsChain ? ['S9', `${response.id} is accepted about no chain`] : null;
  if (response.role === 'halt') return ofHalt(doctrine, moment, chain);
  if (!isForce(response)) return null;
  return onForce(doctrine, moment, chain) ?? clocksOfForce(doctrine, moment, chain, effectAt);
}

function ofHalt({ reads }: Doctrine, { t, question }: Moment, chain: PlainChain): Breach | null {
  const { order, announced } = question;
  if (reads['phase1.order'] === 'warn-first' && warnedAt(announced, chain) === null)
    return ['S5', 'a halt before any warning'];
  if (!chain.acts.some(({ sector }) => sector === order.sector))
    return ['S14', 'a halt outside the sectors of the chain'];
  const isSomething = chain.acts.some((act) => isUnderWay(act, t)) || t - lastEnd(chain) < reads['phase1.haltWindow'];
  if (!isSomething) return ['S14', 'a halt with nothing to halt'];
  return t >= closedAt(reads, chain) ? ['S9', 'a halt on a closed chain'] : null;
}

/** S6, S8, S9: what force needs when it is accepted and when it takes effect. */
function onForce({ reads }: Doctrine, { t, question }: Moment, chain: PlainChain): Breach | null {
  const { response, register } = question;
  if (t >= closedAt(reads, chain)) return ['S9', 'force on a closed chain'];
  const about = question.order.about;
  if (about !== null && register.acts.get(about)?.isRetracted) return ['S9', 'force on a retracted act'];
  const isJoint = response.class === 'force-joint';
  if (isJoint || response.class === 'force-coalition') {
    const bar = reads[isJoint ? 'evidence.joint' : 'evidence.coalition'];
    if (!chain.acts.some(({ likelihood }) => likelihood !== null && likelihood >= bar) || chain.side === 'unknown')
      return ['S6', `force below its bar of ${bar}`];
  }
  if (reads['guarantee.gates'].some((each) => each === response.class) && register.guarantee !== 'ratified')
    return ['S8', `gated force while the guarantee is ${register.guarantee}`];
  if (response.class !== 'force-coalition') return null;
  const members = reads['quorum.roster'].filter((member) => register.consent.includes(member));
  const further = members.filter((member) => !reads['quorum.leads'].includes(member)).length;
  const hasLeads = reads['quorum.leads'].every((lead) => members.includes(lead));
  return hasLeads && further >= reads['quorum.members'] ? null : ['S8', 'coalition force without quorum'];
}

/** S1 to S4: the clocks and the certification. */
function clocksOfForce(
  { reads }: Doctrine,
  { t, question }: Moment,
  chain: PlainChain,
  effectAt: Minute,
): Breach | null {
  const { response } = question;
  if (response.class === 'force-joint') {
    if (chain.broaderAt === null) return ['S4', 'joint force before certification'];
    if (chain.t0 === null) return ['S3', 'joint force where no clock runs'];
    const isEarly = reads['phase3.effect'] === 'not-before' && effectAt < chain.t0 + reads['phase3.effectAfter'];
    return isEarly ? ['S3', `joint force takes effect at ${effectAt}`] : null;
  }
  if (response.class !== 'force-coalition') return null;
  if (chain.t0 === null) return ['S1', 'coalition force where no clock runs'];
  const ended = chain.t0 + reads['phase2.opensAfter'];
  const isAtOnce =
    reads['phase2.onBroaderAttack'] === 'open-at-once' && chain.broaderAt !== null && chain.broaderAt <= t;
  const isBefore = reads['boundary.within'] === 'inclusive' ? t <= ended : t < ended;
  if (isBefore && !isAtOnce) return ['S1', `coalition force before the window that ends at ${ended}`];
  if (reads['phase2.persist'] === 'look-back') return null;
  const from = Math.min(
    ended + (reads['boundary.within'] === 'inclusive' ? 1 : 0),
    isAtOnce ? chain.broaderAt! : Infinity,
  );
  const hasFire = chain.acts.some(
    ({ start, end, severity }) => severity >= reads['phase2.minSeverity'] && start <= t && (end === null || end > from),
  );
  return hasFire ? null : ['S2', 'coalition force with no act after the window'];
}

/** At the instant of effect: S3, S6, S8, S9, S13 on the Commission's register. */
function ofEffect(doctrine: Doctrine, moment: Moment, at: Minute): Breach | null {
  const { question, chain } = moment;
  const { response, announced } = question;
  const { reads } = doctrine;
  if (!chain) return ['S9', 'force takes effect without a chain'];
  const found = onForce(doctrine, { ...moment, t: at }, chain);
  if (found && !(found[0] === 'S8' && !reads['goNoGo.checks'].includes(13))) return found;
  if (response.class !== 'force-joint') return null;
  const isEarly =
    reads['phase3.effect'] === 'not-before' && chain.t0 !== null && at < chain.t0 + reads['phase3.effectAfter'];
  if (isEarly) return ['S3', 'joint force is in effect before its hour'];
  if (chain.broaderAt === null) return ['S4', 'joint force is in effect without certification'];
  const unsigned = reads['plan.signatures'].filter((seat) => !isSignedBy(announced, chain, seat));
  return unsigned.length > 0 ? ['S13', `joint force is in effect unsigned by ${unsigned.join(' and ')}`] : null;
}
