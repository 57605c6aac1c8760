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
  type Seat,
  warnedAt,
  warningDue,
} from '../ladder/index.ts';
import { type NewsItem, newsKey } from './events.ts';
import type { State } from './state.ts';

/** The edges of a chain, passed or to come, as far as the register knows. */
export function edgesOf(doctrine: Doctrine, picture: Picture, chain: Chain): NewsItem[] {
  const edges: NewsItem[] = [];
  meetEdges(doctrine, picture, chain, (news, at) => edges.push({ news, chain: chain.id, at }));
  return edges;
}

function meetEdges(
  { reads }: Doctrine,
  picture: Picture,
  chain: Chain,
  meet: (news: NewsItem['news'], at: Minute) => void,
): void {
  const due = warnedAt(picture, chain) === null ? warningDue(reads, chain) : null;
  const opens = phase2Opens(reads, picture, chain);
  const hours = chain.broaderAt === null ? null : phase3At(reads, chain);
  const isMet = (at: Minute | null): at is Minute => at !== null && (chain.closesAt === null || at <= chain.closesAt);
  if (isMet(due)) meet('warning-due', due);
  if (isMet(opens)) meet('phase-2', opens);
  if (isMet(chain.broaderAt)) meet('broader', chain.broaderAt);
  if (isMet(hours)) meet('hours-72', hours);
  if (isMet(chain.closesAt)) meet('closed', chain.closesAt);
}

interface Edges {
  all: readonly Chain[];
  items: readonly NewsItem[];
  keys: readonly string[];
}

// A reading of a register is made anew with every fact and warning, so its edges stay as they are.
const lastEdges = new WeakMap<Register, Edges>();

function edgesIn(doctrine: Doctrine, picture: Picture, all: readonly Chain[]): Edges {
  const last = lastEdges.get(picture.register);
  if (last?.all === all) return last;
  const items: NewsItem[] = [];
  for (const chain of all) {
    items.push({ news: 'chain', chain: chain.id, at: 0 });
    meetEdges(doctrine, picture, chain, (news, at) => items.push({ news, chain: chain.id, at }));
  }
  // Most chains have closed, and read as they did: their keys are kept.
  const keys = items.map((item, n) => {
    const before = last?.items[n];
    return before?.chain === item.chain && before.news === item.news && before.at === item.at
      ? last!.keys[n]!
      : newsKey(item);
  });
  const edges = { all, items, keys };
  lastEdges.set(picture.register, edges);
  return edges;
}

/** What a seat has not been told of yet at this minute. */
export function newsFor(doctrine: Doctrine, state: State, seat: Seat): NewsItem[] {
  const picture = pictureOf(state.ledger, seat);
  const { items, keys } = edgesIn(doctrine, picture, chains(doctrine, picture, state.minute));
  const seen = seenBy(state, seat);
  const news: NewsItem[] = [];
  for (const [n, item] of items.entries()) {
    if (item.at > state.minute || seen.has(keys[n]!)) continue;
    news.push(item.news === 'chain' ? { news: item.news, chain: item.chain, at: state.minute } : item);
  }
  return news;
}

// What was told is only added to: each is entered once.
const seenKeys = new WeakMap<readonly string[], { keys: Set<string>; entered: number }>();

function seenBy({ seats }: State, seat: Seat): ReadonlySet<string> {
  const { seen } = seats[seat];
  let known = seenKeys.get(seen);
  if (!known) {
    known = { keys: new Set(), entered: 0 };
    seenKeys.set(seen, known);
  }
  for (; known.entered < seen.length; known.entered++) known.keys.add(seen[known.entered]!);
  return known.keys;
}

/** The next minute after this one at which that seat meets an edge, if nothing else happens; Infinity if never. */
export function nextEdgeOf(doctrine: Doctrine, state: State, seat: Seat): Minute {
  const picture = pictureOf(state.ledger, seat);
  const { items } = edgesIn(doctrine, picture, chains(doctrine, picture, state.minute));
  let next = Infinity;
  for (const { at } of items) if (at > state.minute && at < next) next = at;
  return next;
}
