// The rulings that other readings of the plan would give an order: the same facts, under another doctrine.
import { preview } from '../exercise/chairs/preview.ts';
import { openRun, type Run } from '../exercise/run/run.ts';
import type { Timed } from '../exercise/words.ts';
import { type Doctrine, type Facts, type Ruling, responseNamed } from '../ladder/index.ts';

/** Another reading of the plan, and what it would rule; null where it has no such response. */
export interface OtherReading {
  doctrine: Doctrine;
  ruling: Ruling | null;
  facts: Facts | null;
}

/** Under each of those doctrines but the exercise's own; the orders before it are taken as accepted. */
export function otherReadings(
  { scenario, state }: Run,
  composition: Timed,
  others: readonly Doctrine[],
  before?: readonly Timed[],
): readonly OtherReading[] {
  return others
    .filter(({ id }) => id !== scenario.doctrine.id)
    .map((doctrine) => {
      if (!responseNamed(doctrine, composition.order.response)) return { doctrine, ruling: null, facts: null };
      const { ruling, facts } = preview(openRun({ ...scenario, doctrine }, state), composition, before);
      return { doctrine, ruling, facts };
    });
}
