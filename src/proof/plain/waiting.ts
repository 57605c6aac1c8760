// A second, plain reading of what ladder.md 5 says about waiting: `act-under-way` and `warn` in the
// rows 11, 12 and 16, `notBefore`, and `earliest` by trying the same order again at later minutes.
import type { Minute } from '../../ladder/index.ts';
import { failures } from './checks.ts';
import { closedAt, phase2Ever, warnedAt, windowEndsBefore } from './phases.ts';
import { chainMeant, type PlainFailure, type PlainQuestion } from './question.ts';

/** "Where check 11 or 16 fails by the clock, `notBefore` gives the first minute at which the clock allows it". */
export function notBefore(question: PlainQuestion, failed: readonly PlainFailure[], t: Minute): Minute | undefined {
  const chain = chainMeant(question, t);
  // "Chains of Ukraine's own side have no phases", so no clock either.
  if (!chain || chain.side === 'ukraine') return undefined;
  // "16 as if certified under `open-at-once`": a certification, which joint force needs anyway, would end the window now.
  const isJoint = question.response.class === 'force-joint';
  const opens = windowEndsBefore(question.doctrine.reads, chain, chain.broaderAt ?? (isJoint ? t : null));
  if (opens === null || t >= opens) return undefined;
  return failed.some(({ check }) => check === 11 || check === 16) ? opens : undefined;
}

/**
 * "the first minute at which the same order passes, under every switch, with acts of unknown end going on and nothing
 * else changing", or null. Tried are the minutes at which a check can change its mind and their neighbours; with
 * `everyMinute`, all of them (slow; a part of the runs does it, so that the cut is tested too).
 */
export function earliest(question: PlainQuestion, t: Minute, everyMinute: boolean): Minute | null {
  const { doctrine, chains, announced } = question;
  const turning = chains.flatMap((chain) => [
    windowEndsBefore(doctrine.reads, chain) ?? t,
    phase2Ever(doctrine.reads, chain, { warnedAt: warnedAt(announced, chain), broaderAt: chain.broaderAt }) ?? t,
    closedAt(doctrine.reads, chain),
  ]);
  const finite = turning.filter((each) => each > t && each < Infinity);
  const last = Math.max(t, ...finite) + 2;
  const tried = everyMinute
    ? Array.from({ length: last - t }, (_, i) => t + 1 + i)
    : [t + 1, ...finite.flatMap((each) => [each - 1, each, each + 1])].sort((a, b) => a - b);
  return tried.find((minute) => minute > t && failures(question, minute).length === 0) ?? null;
}
