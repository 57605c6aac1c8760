// The liveness properties of ladder.md 9 on one adjudication: what must pass, must fall, or must be written.
import { type Adjudication, type Doctrine, isForce, type Minute } from '../ladder/index.ts';
import type { PlainResult } from './agreement.ts';
import { isUnderWay, lastEnd, type PlainChain } from './plain/chains.ts';
import { closedAt, deadline, dutyOf, hasPassed, phase2Ever, warnedAt } from './plain/phases.ts';
import type { Moment } from './plain/run.ts';
import type { Finding } from './violation.ts';

/** The first liveness property that does not hold, or null. */
export function lifeless(doctrine: Doctrine, engine: Adjudication, plain: PlainResult): Finding | null {
  const moments = new Map(plain.rulings.map((moment) => [moment.number, moment]));
  for (const { order, ruling } of engine.rulings) {
    const moment = moments.get(order)!;
    const effectAt = ruling.verdict === 'refused' ? null : ruling.effectAt;
    const owed = mustPass(doctrine, moment);
    if (owed && effectAt === null) return { property: owed, says: `order ${order} at minute ${moment.t} is refused` };
    if (effectAt !== null && !isAtTheHour(doctrine, moment, effectAt))
      return { property: 'L3', says: `order ${order} takes effect at ${effectAt}, not at the hour` };
  }
  return unclosed(doctrine, engine, plain.chains) ?? unwritten(doctrine, engine, plain);
}

/** L1, L2 or L5 where that property says that the order passes. */
function mustPass({ reads }: Doctrine, { t, question, chain }: Moment): string | null {
  const { response, order, announced, register } = question;
  const isFree = !isForce(response) || reads.mandate.some((each) => each === response.class);
  const isGated = reads['guarantee.gates'].some((each) => each === response.class);
  if (!isFree || isGated || !response.seats.includes(order.seat)) return null;
  if (response.role === 'stand-down') {
    const named = announced.find(({ number }) => number === order.of);
    const isOwn = named?.order.seat === order.seat && isForce(named.response);
    const isThere = named?.outcome === undefined || named.outcome.is === 'in-effect' || named.outcome.at === t;
    return isOwn &&
      isThere &&
      !named.isStandingDown &&
      named.outcome?.is !== 'lapsed' &&
      !wasStoodDown(announced, order.of)
      ? 'L5'
      : null;
  }
  if (!chain || chain.side === 'ukraine' || order.about === null || t >= closedAt(reads, chain)) return null;
  if (response.role === 'halt') {
    const isThere =
      chain.acts.some(({ sector }) => sector === order.sector) && chain.acts.some((act) => isUnderWay(act, t));
    return isThere && (warnedAt(announced, chain) ?? Infinity) <= t ? 'L1' : null;
  }
  if (response.class !== 'force-coalition' || chain.side !== 'russia' || question.timeline.closedDomains.length > 0)
    return null;
  const supposed = { warnedAt: warnedAt(announced, chain), broaderAt: chain.broaderAt };
  const isEvident = chain.acts.some(
    ({ likelihood }) => likelihood !== null && likelihood >= reads['evidence.coalition'],
  );
  const members = new Set(register.consent.filter((member) => reads['quorum.roster'].includes(member)));
  const others = [...members].filter((member) => !reads['quorum.leads'].includes(member)).length;
  const hasQuorum = reads['quorum.leads'].every((lead) => members.has(lead)) && others >= reads['quorum.members'];
  return isEvident && hasQuorum && phase2Ever(reads, chain, supposed) === t ? 'L2' : null;
}

const wasStoodDown = (announced: Moment['question']['announced'], of: number | null) =>
  announced.some(({ response, order }) => response.role === 'stand-down' && order.of === of);

/** L3: joint force that is ready by then takes effect at exactly T0 + effectAfter. */
function isAtTheHour({ reads }: Doctrine, { t, question, chain }: Moment, effectAt: Minute): boolean {
  const { response, order } = question;
  if (response.class !== 'force-joint' || reads['phase3.effect'] !== 'not-before' || chain?.t0 == null) return true;
  const hour = chain.t0 + reads['phase3.effectAfter'];
  return t + response.leadMinutes[order.seat] > hour || effectAt === hour;
}

/** L4: every chain ends closed, or open at the end. */
function unclosed({ reads }: Doctrine, engine: Adjudication, chains: readonly PlainChain[]): Finding | null {
  for (const [n, chain] of chains.entries()) {
    const isQuiet = lastEnd(chain) + reads['chain.quietToClose'] <= engine.end && (chain.t0 ?? 0) <= engine.end;
    const { id, closedAt: closed } = engine.chains[n]!;
    if (isQuiet !== (closed !== null))
      return { property: 'L4', says: `chain ${id} is ${isQuiet ? 'never closed' : 'closed while open'}` };
  }
  return null;
}

/** L6: a chain of Ukraine's register whose deadline passed while it was open is warned, or shares an act with an expired one. */
function unwritten({ reads }: Doctrine, engine: Adjudication, plain: PlainResult): Finding | null {
  const last = plain.rulings.at(-1);
  if (last?.question.order.seat !== 'ukraine') return null;
  const { chains, announced } = last.question;
  for (const chain of chains) {
    const due = deadline(reads, chain);
    if (dutyOf(reads, chain) !== 'ukraine' || due === null || !hasPassed(reads, due, last.t)) continue;
    if (due >= closedAt(reads, chain) || warnedAt(announced, chain) !== null) continue;
    const isWritten = engine.expiries.some(({ acts }) => acts.some((id) => chain.acts.some((act) => act.id === id)));
    if (!isWritten)
      return { property: 'L6', says: `the deadline ${due} of chain ${chain.acts[0]!.id} passed without an expiry` };
  }
  const held = engine.expiries.flatMap(({ acts }) => acts);
  return new Set(held).size === held.length ? null : { property: 'L6', says: 'two expiries share an act' };
}
