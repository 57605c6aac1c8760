// The baselines of an exercise, reckoned once. They follow from its first line alone, so that they may be at hand when
// somebody asks for the report: a drill reckons them when it has said how it went, a console while its end is read.
import { BASELINES, type Baseline, baseline, type Review } from '../study/review.ts';
import { reckoned } from './reckoned.ts';

type During = <T>(words: string, work: () => T) => T;

export function yardstick(
  reviewed: Review,
  policy: Baseline['policy'],
  during: During = (_, work) => work(),
): Baseline {
  return reckoned(`baseline ${policy}`, [reviewed.opened, reviewed.rubric.digest], () =>
    during(`Playing the same seed: ${policy}`, () => baseline(reviewed, policy)),
  );
}

export function yardsticks(reviewed: Review, during?: During): Baseline[] {
  return BASELINES.map((policy) => yardstick(reviewed, policy, during));
}

const APART_MS = 700;

/** One after the other, so that whoever types meanwhile hardly notices. What goes amiss is told when the report is asked for. */
export function yardsticksMeanwhile(reviewed: Review): void {
  for (const [n, policy] of BASELINES.entries()) {
    setTimeout(
      () => {
        try {
          yardstick(reviewed, policy);
        } catch {
          // Nobody has asked for it yet.
        }
      },
      (n + 1) * APART_MS,
    ).unref();
  }
}
