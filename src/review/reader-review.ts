// Everything that a report shows its reader, as data: for the facilitator with the truth, for a seat what it could know, with
// its own numbers in place of journal lines.
import { ownHistory } from '../exercise/score/own-record.ts';
import type { PlayedOrder } from '../exercise/score/played.ts';
import { scoredHistory } from '../exercise/score/scored-history.ts';
import { SEATS, type Seat } from '../ladder/index.ts';
import { type Coverage, coverageOf } from './coverage.ts';
import type { Review } from './review.ts';
import {
  type ChainStory,
  chainStories,
  type HiddenAct,
  hiddenActs,
  learntAt,
  type Message,
  messagesFor,
  type ObjectiveStory,
  objectivesOf,
  type PreventedAct,
  preventedActs,
  type Reader,
  type SectorStory,
  sectorsOf,
} from './stories.ts';

export interface ReaderReview {
  reader: Reader;
  /** With the reader's own line numbers. */
  review: Review;
  /** Whose orders, duties and messages it shows. */
  seats: readonly Seat[];
  orders: readonly PlayedOrder[];
  chains: readonly ChainStory[];
  sectors: readonly SectorStory[];
  messages: Partial<Record<Seat, readonly Message[]>>;
  /** What only the facilitator reads; null for a seat. */
  truth: {
    hidden: readonly HiddenAct[];
    prevented: readonly PreventedAct[];
    objectives: readonly ObjectiveStory[];
    coverage: Coverage;
  } | null;
}

// A seat's review has the seat's own numbers in place of journal lines.
export function ownReview(of: Review, seat: Seat): Review {
  const history = ownHistory(of.history, seat, of.exercise.state);
  return { ...of, entries: history.at(-1)!.line, ...scoredHistory(of.opening.scenario, of.rubric, history) };
}

/** `of`: the review of the complete journal, for every reader. */
export function readerReview(of: Review, reader: Reader): ReaderReview {
  const review = reader === 'facilitator' ? of : ownReview(of, reader);
  const seats: readonly Seat[] = reader === 'facilitator' ? SEATS : [reader];
  const orders = review.exercise.orders.filter(({ given }) => seats.includes(given.order.seat));
  const learnt = learntAt(review);
  const chains = chainStories(review, reader, learnt, orders);
  return {
    reader,
    review,
    seats,
    orders,
    chains,
    sectors: sectorsOf(chains),
    messages: Object.fromEntries(seats.map((seat) => [seat, messagesFor(review, seat)])),
    truth:
      reader === 'facilitator'
        ? {
            hidden: hiddenActs(review, learnt),
            prevented: preventedActs(review),
            objectives: objectivesOf(review),
            coverage: coverageOf(review),
          }
        : null,
  };
}
