// A second, plain reading of how an order is ruled on (ladder.md 5): the refusal with all that it says,
// or the verdict and the minute of its effect.
import type { Minute } from '../../ladder/index.ts';
import type { PlainChain } from './chains.ts';
import { forceNamed } from './checks.ts';
import { counting, deadline, dutyOf, hasPassed, warnedAt } from './phases.ts';
import { chainMeant, type PlainFailure, type PlainQuestion } from './question.ts';
import { earliest, notBefore } from './waiting.ts';

/** "Every order gets one ruling: `accepted`, `late` … or `refused` with the first failing check." */
export function plainRule(question: PlainQuestion, failed: readonly PlainFailure[], t: Minute, everyMinute: boolean) {
  if (failed.length > 0) return { verdict: 'refused' as const, ...refusal(question, failed, t, everyMinute) };
  const chain = question.response.needsChain ? chainMeant(question, t) : undefined;
  const { effectAt, isLate } = timing(question, chain, t);
  return { verdict: isLate ? ('late' as const) : ('accepted' as const), effectAt };
}

/** "`needs` lists what is missing over *all* checks that apply, each once, in the order of the checks". */
function refusal(question: PlainQuestion, failed: readonly PlainFailure[], t: Minute, everyMinute: boolean) {
  const { code, clause } = failed[0]!;
  // "`about` …, else `report`; nothing more is said"
  const said = code === 'chain/none' ? failed.filter(({ check }) => check === 3) : failed;
  let needs: string[] = [...new Set(said.flatMap((each) => each.needs))];
  if (needs.includes('never')) needs = ['never'];
  const first = needs.length > 0 ? null : earliest(question, t, everyMinute);
  // "if it never passes by itself, `act-under-way` is missing"
  if (needs.length === 0 && first === null) needs = ['act-under-way'];
  const clock = notBefore(question, failed, t);
  return { code, clause, earliest: first, needs, ...(clock !== undefined && { notBefore: clock }) };
}

function timing(question: PlainQuestion, chain: PlainChain | undefined, t: Minute) {
  const { doctrine, response, announced } = question;
  const { reads } = doctrine;
  const effectAt = t + lead(question, chain, t);
  if (response.role === 'warning') {
    // "The first warning of a chain is `late` after the D of the giving seat's register"
    const at = deadline(reads, chain!);
    const isFirst = warnedAt(announced, chain!) === null && dutyOf(reads, chain!) !== null;
    return { effectAt, isLate: isFirst && at !== null && hasPassed(reads, at, t) };
  }
  if (response.class !== 'force-joint') return { effectAt, isLate: false };
  const hours = chain!.t0! + reads['phase3.effectAfter'];
  // "Joint force takes effect at max(T0 + 72 h, accepted + lead)"; `deadline`: "late where that is after T0 + the hours"
  if (reads['phase3.effect'] === 'not-before') return { effectAt: Math.max(hours, effectAt), isLate: false };
  return { effectAt, isLate: effectAt > hours };
}

/** "`alert` in effect on a chain halves the leads of that seat's later force orders on it (rounded up to a minute)" */
function lead(question: PlainQuestion, chain: PlainChain | undefined, t: Minute): Minute {
  const { doctrine, order, response, announced } = question;
  // `redeploy`: "half that of what it moves"
  if (response.role === 'redeploy') return Math.ceil(forceNamed(question)!.response.leadMinutes[order.seat] / 2);
  const full = response.leadMinutes[order.seat];
  if (!chain || !response.class.startsWith('force-')) return full;
  const alerts = counting(announced, chain, 'alert').filter(
    (alert) => alert.order.seat === order.seat && alert.effectAt <= t,
  );
  return alerts.length > 0 ? Math.ceil(full / doctrine.reads['alert.divides']) : full;
}
