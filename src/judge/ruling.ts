// What the judge would have ruled on an order (ladder.md 5): verdict, effect, and what a refusal says.
import type { Minute, Ruling, Sector } from '../ladder/index.ts';
import { isAlerted, isForce, isReassurance, ownForce, warnedAt } from './accepted.ts';
import { holds, isUnderWay, type KnownChain } from './chains.ts';
import { chainOf, type Failure, failures, type Matter } from './checks.ts';
import { closes, deadline, hourOfForce, passedFrom, secondPhase, windowOver } from './hours.ts';

export function ruled(matter: Matter, t: Minute): Ruling {
  const failed = failures(matter, t);
  const [first] = failed;
  if (first) return refused(matter, t, failed, first);
  const effectAt = effectOf(matter, t);
  const verdict = isLate(matter, t, effectAt) ? 'late' : 'accepted';
  return { verdict, clause: matter.response.clause, effectAt };
}

function refused(matter: Matter, t: Minute, failed: readonly Failure[], { code, clause }: Failure): Ruling {
  const all = [...new Set(failed.flatMap(({ needs }) => needs))];
  const notBefore = failed.find((each) => each.notBefore !== null)?.notBefore ?? null;
  const refusal = { verdict: 'refused', code, clause, notBefore } as const;
  // "if any of it is `never`, `needs` is ["never"]"; "if anything is missing, `earliest` is null"
  if (all.length > 0) return { ...refusal, needs: all.includes('never') ? ['never'] : all, earliest: null };
  const earliest = passesFrom(matter, t);
  // "if it never passes by itself, `act-under-way` is missing"
  return { ...refusal, needs: earliest === null ? ['act-under-way'] : [], earliest };
}

/**
 * "the first minute at which the same order passes, under every switch, with acts of unknown end going on and nothing else
 * changing": tried at each minute at which a check can change its mind.
 */
function passesFrom(matter: Matter, t: Minute): Minute | null {
  const { reads } = matter.doctrine;
  const turning = matter.chains.flatMap((chain) => {
    const warned = warnedAt(matter.accepted, chain);
    const broaderAt = chain.broaderAt;
    return [
      windowOver(reads, chain),
      secondPhase(reads, chain, { warnedAt: warned, broaderAt }),
      secondPhase(reads, chain, { warnedAt: warned, broaderAt: broaderAt ?? t }),
      closes(reads, chain),
    ];
  });
  const tried = turning.filter((each): each is Minute => each !== null && each > t && each !== Infinity);
  const minutes = [...new Set([t + 1, ...tried])].sort((a, b) => a - b);
  return minutes.find((minute) => failures(matter, minute).length === 0) ?? null;
}

/** The lead of the order as it stands, rounded up where it is halved. */
export function leadOf(matter: Matter, t: Minute): Minute {
  const { doctrine, accepted, order, response } = matter;
  if (response.role === 'redeploy') {
    // "half that of what it moves"
    const moved = ownForce(accepted, order, response);
    return Math.ceil((moved?.response.leadMinutes[order.seat] ?? 0) / 2);
  }
  const lead = response.leadMinutes[order.seat];
  const chain = chainOf(matter, t);
  const isHalved = chain !== undefined && isForce(response) && isAlerted(accepted, order.seat, chain, t);
  return isHalved ? Math.ceil(lead / doctrine.reads['alert.divides']) : lead;
}

/** "Joint force takes effect at max(T0 + 72 h, accepted + lead)", where the doctrine reads 72 hours as not before. */
function effectOf(matter: Matter, t: Minute): Minute {
  const { reads } = matter.doctrine;
  const ready = t + leadOf(matter, t);
  const chain = chainOf(matter, t);
  if (!chain || matter.response.class !== 'force-joint' || reads['phase3.effect'] === 'deadline') return ready;
  return Math.max(ready, hourOfForce(reads, chain) ?? ready);
}

function isLate(matter: Matter, t: Minute, effectAt: Minute): boolean {
  const { doctrine, accepted, response } = matter;
  const { reads } = doctrine;
  const chain = chainOf(matter, t);
  if (!chain) return false;
  if (response.role === 'warning') {
    const due = deadline(reads, chain);
    return due !== null && t >= passedFrom(reads, due) && warnedAt(accepted, chain) === null;
  }
  if (response.class !== 'force-joint' || reads['phase3.effect'] === 'not-before') return false;
  const hour = hourOfForce(reads, chain);
  return hour !== null && effectAt > hour;
}

/** Where an order that names no sector may stand: "that of the chain's act last under way"; of several, any of them. */
export function placesLeftOut({ response, order, chains }: Matter, chain: KnownChain | undefined): (Sector | null)[] {
  const isSuch = response.class === 'force-coalition' || response.class === 'force-joint' || isReassurance(response);
  const { about } = order;
  const of = chain ?? (about === null ? undefined : chains.find((each) => holds(each, about)));
  if (!isSuch || !of) return [null];
  const last = Math.max(...of.acts.map(({ end }) => end ?? Infinity));
  return of.acts.filter(({ end }) => (end ?? Infinity) === last).map(({ sector }) => sector);
}

/** The acts of the chain that are under way at that minute. */
export const underWay = ({ acts }: KnownChain, t: Minute) =>
  acts.filter((act) => isUnderWay(act, t)).map(({ id }) => id);
