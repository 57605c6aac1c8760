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
  type Register,
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
  const edges: NewsItem[] = [];
  const meet = (news: NewsItem['news'], at: Minute | null) => {
    if (at !== null && (chain.closesAt === null || at <= chain.closesAt)) edges.push({ news, chain: chain.id, at });
  };
  meet('warning-due', due);
  meet('phase-2', opens);
  meet('broader', chain.broaderAt);
  meet('hours-72', hours);
  meet('closed', chain.closesAt);
  return edges;
}

interface Edges {
  all: readonly Chain[];
  items: readonly NewsItem[];
  keys: readonly string[];
}

// A reading of a register is made anew with every fact and warning, so its edges stay as they are.
const lastEdges = new WeakMap<Register, Edges>();

function edgesIn(doctrine: Doctrine, picture: Picture, all: readonly Chain[]): Edges {
  let edges = lastEdges.get(picture.register);
  if (edges?.all !== all) {
    const items = all.flatMap((chain): NewsItem[] => [
      { news: 'chain', chain: chain.id, at: 0 },
      ...edgesOf(doctrine, picture, chain),
    ]);
    edges = { all, items, keys: items.map(newsKey) };
    lastEdges.set(picture.register, edges);
  }
  return edges;
}

/** What a seat has not been told of yet at this minute. */
export function newsFor(doctrine: Doctrine, state: State, seat: Seat): NewsItem[] {
  const picture = pictureOf(state.ledger, seat);
  const { items, keys } = edgesIn(doctrine, picture, chains(doctrine, picture, state.minute));
  const seen = new Set(state.seats[seat].seen);
  return items
    .filter(({ at }, n) => at <= state.minute && !seen.has(keys[n]!))
    .map((item) => (item.news === 'chain' ? { ...item, at: state.minute } : item));
}

/** The next minute after this one at which that seat meets an edge, if nothing else happens; Infinity if never. */
export function nextEdgeOf(doctrine: Doctrine, state: State, seat: Seat): Minute {
  const picture = pictureOf(state.ledger, seat);
  const { items } = edgesIn(doctrine, picture, chains(doctrine, picture, state.minute));
  let next = Infinity;
  for (const { at } of items) if (at > state.minute && at < next) next = at;
  return next;
}

/** The next such minute of any seat in play. */
export function nextEdgeAt(doctrine: Doctrine, state: State): Minute {
  const inPlay = SEATS.filter((seat) => state.seats[seat].holder !== 'hold');
  return Math.min(Infinity, ...inPlay.map((seat) => nextEdgeOf(doctrine, state, seat)));
}
