// News: the chains and edges of a seat's register that break a turn (exercise.md 4, point 2).
import {
  type Chain,
  chainsSince,
  type Doctrine,
  type Minute,
  type Picture,
  phase2Opens,
  phase3At,
  pictureOf,
  type Seat,
  warnedAt,
  warningDue,
} from '../ladder/index.ts';
import { type NewsItem, newsKey } from './events.ts';
import { chainsNow, type Run } from './run.ts';

/** The edges of a chain, passed or to come, as far as the register knows. */
export function edgesOf({ reads }: Doctrine, picture: Picture, chain: Chain): NewsItem[] {
  const edges: NewsItem[] = [];
  const { id, closesAt, broaderAt } = chain;
  const meet = (news: NewsItem['news'], at: Minute | null) => {
    if (at !== null && (closesAt === null || at <= closesAt)) edges.push({ news, chain: id, at });
  };
  meet('warning-due', warnedAt(picture, chain) === null ? warningDue(reads, chain) : null);
  meet('phase-2', phase2Opens(reads, picture, chain));
  meet('broader', broaderAt);
  meet('hours-72', broaderAt === null ? null : phase3At(reads, chain));
  meet('closed', closesAt);
  return edges;
}

/** The chains that may still hold something new to the seat, by T0: a closed one does so once, and when it changes. */
export function chainsToRead(run: Run, seat: Seat): readonly Chain[] {
  return chainsSince(chainsNow(run, seat), run.readClosed[seat]);
}

/** What a seat has not been told of yet at this minute, and the next edge that it meets; Infinity where there is none. */
export function newsFor(run: Run, seat: Seat): { items: NewsItem[]; nextEdge: Minute } {
  const { scenario, state } = run;
  const { minute } = state;
  const { seen } = state.seats[seat];
  const told = run.told[seat];
  const picture = pictureOf(state.ledger, seat);
  const items: NewsItem[] = [];
  let nextEdge = Infinity;
  for (const chain of chainsToRead(run, seat)) {
    let next = told.get(chain) ?? -1;
    if (next <= minute) {
      const before = items.length;
      const opened: NewsItem = { news: 'chain', chain: chain.id, at: minute };
      if (!seen.has(newsKey(opened))) items.push(opened);
      next = Infinity;
      for (const edge of edgesOf(scenario.doctrine, picture, chain)) {
        if (edge.at > minute) next = Math.min(next, edge.at);
        else if (!seen.has(newsKey(edge))) items.push(edge);
      }
      if (items.length === before) told.set(chain, next);
    }
    nextEdge = Math.min(nextEdge, next);
  }
  return { items, nextEdge };
}
