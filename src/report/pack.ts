// The facilitator's texts with the hours of an exercise: they move with its story.
import type { FacilitatorPack } from '../exercise/scenario.ts';
import { textLater } from '../exercise/shift.ts';
import type { Minute } from '../ladder/index.ts';
import type { Review } from '../review/review.ts';

export function packLater(pack: FacilitatorPack, by: Minute): FacilitatorPack {
  const texts = (list: readonly string[]) => list.map((text) => textLater(text, by));
  return {
    ...pack,
    truth: textLater(pack.truth, by),
    objectives: texts(pack.objectives),
    hints: texts(pack.hints),
  };
}

/** By how much the seed has moved the story; 0 where there is none. */
export function storyOffset({ opening, exercise }: Review): Minute {
  const [first] = opening.scenario.incidents;
  const drawn = exercise.state.truth.incidents.find(({ id }) => id === first?.id);
  return first && drawn ? drawn.start - first.start : 0;
}
