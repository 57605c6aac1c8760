// The review of an exercise as one seat's papers rest on it: with the seat's own numbers in place of journal lines.
import { ownHistory } from '../exercise/score/own-record.ts';
import { scoredHistory } from '../exercise/score/scored-history.ts';
import type { Seat } from '../ladder/index.ts';
import type { Review } from './review.ts';

export function ownReview(of: Review, seat: Seat): Review {
  const history = ownHistory(of.history, seat, of.exercise.state);
  return { ...of, entries: history.at(-1)!.line, ...scoredHistory(of.opening.scenario, of.rubric, history) };
}
