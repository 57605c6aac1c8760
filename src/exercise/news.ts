// News: the chains and edges of a seat's register that break a turn (exercise.md 4, point 2).
import {
  type Chain,
  chains,
  type Doctrine,
  type Minute,
  type Picture,
  phase2Opens,
  phase3At,
  pictureOf,
  SEATS,
  type Seat,
  warnedAt,
  warningDue,
} from '../ladder/index.ts';
import { type NewsItem, newsKey } from './events.ts';
import type { State } from './state.ts';

/** The edges of a chain, passed or to come, as far as the register knows. */
export function edgesOf(doctrine: Doctrine, picture: Picture, chain: Chain): NewsItem[] {
  const { reads } = doctrine;
  const due = warnedAt(picture, chain) === null ? warningDue(reads, chain) : null;
  const opens = phase2Opens(reads, picture, chain);
  const hours = chain.broaderAt === null ? null : phase3At(reads, chain);
  const edges: [NewsItem['news'], Minute | null][] = [
    ['warning-due', due],
    ['phase-2', opens],
    ['broader', chain.broaderAt],
    ['hours-72', hours],
    ['closed', chain.closesAt],
  ];
  return edges.flatMap(([news, at]) => {
    const isAfterEnd = at !== null && chain.closesAt !== null && at > chain.closesAt;
    return at === null || isAfterEnd ? [] : [{ news, chain: chain.id, at }];
  });
}

/** What a seat has not been told of yet at this minute. */
export function newsFor(doctrine: Doctrine, state: State, seat: Seat): NewsItem[] {
  const picture = pictureOf(state.ledger, seat);
  const { seen } = state.seats[seat];
  const items = chains(doctrine, picture, state.minute).flatMap((chain): NewsItem[] => [
    { news: 'chain', chain: chain.id, at: state.minute },
    ...edgesOf(doctrine, picture, chain).filter(({ at }) => at <= state.minute),
  ]);
  return items.filter((item) => !seen.includes(newsKey(item)));
}

/** The next minute after this one at which a seat meets an edge, if nothing else happens. */
export function nextEdgeAt(doctrine: Doctrine, state: State): Minute {
  let next = Infinity;
  for (const seat of SEATS) {
    if (state.seats[seat].holder === 'hold') continue;
    const picture = pictureOf(state.ledger, seat);
    for (const chain of chains(doctrine, picture, state.minute)) {
      for (const { at } of edgesOf(doctrine, picture, chain)) if (at > state.minute) next = Math.min(next, at);
    }
  }
  return next;
}
