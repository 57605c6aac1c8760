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
  Remembered,
  type Seat,
  warnedAt,
  warningDue,
} from '../ladder/index.ts';
import { type NewsItem, newsKey } from './events.ts';
import type { State } from './state.ts';

/** The edges of a chain, passed or to come, as far as the register knows. */
export function edgesOf(doctrine: Doctrine, picture: Picture, chain: Chain): NewsItem[] {
  const edges: NewsItem[] = [];
  meetEdges(doctrine, picture, chain, edges);
  return edges;
}

function meetEdges({ reads }: Doctrine, picture: Picture, chain: Chain, items: NewsItem[]): void {
  const due = warnedAt(picture, chain) === null ? warningDue(reads, chain) : null;
  const opens = phase2Opens(reads, picture, chain);
  const hours = chain.broaderAt === null ? null : phase3At(reads, chain);
  meet(items, chain, 'warning-due', due);
  meet(items, chain, 'phase-2', opens);
  meet(items, chain, 'broader', chain.broaderAt);
  meet(items, chain, 'hours-72', hours);
  meet(items, chain, 'closed', chain.closesAt);
}

function meet(items: NewsItem[], { id, closesAt }: Chain, news: NewsItem['news'], at: Minute | null): void {
  if (at !== null && (closesAt === null || at <= closesAt)) items.push({ news, chain: id, at });
}

interface Edges {
  all: readonly Chain[];
  items: readonly NewsItem[];
  keys: readonly string[];
  /** The places in the list that are not known to stand in the list of what was seen. */
  untold: readonly number[];
  seen: readonly string[] | null;
}

// A reading of a register is made anew with every fact and warning, so its edges stay as they are.
const lastEdges = new Remembered<Register, Edges>();

function edgesIn(doctrine: Doctrine, picture: Picture, all: readonly Chain[]): Edges {
  const last = lastEdges.get(picture.register);
  if (last?.all === all) return last;
  const items: NewsItem[] = [];
  for (const chain of all) {
    items.push({ news: 'chain', chain: chain.id, at: 0 });
    meetEdges(doctrine, picture, chain, items);
  }
  // Most chains have closed, and read as they did: what was known of their edges is kept.
  const keys: string[] = [];
  const untold: number[] = [];
  let next = 0;
  for (let n = 0; n < items.length; n++) {
    const item = items[n]!;
    const before = last?.items[n];
    const isSame = before?.chain === item.chain && before.news === item.news && before.at === item.at;
    const wasUntold = last?.untold[next] === n;
    if (wasUntold) next += 1;
    if (!isSame || wasUntold) untold.push(n);
    keys.push(isSame ? last!.keys[n]! : newsKey(item));
  }
  const edges = { all, items, keys, untold, seen: last?.seen ?? null };
  lastEdges.set(picture.register, edges);
  return edges;
}

/** What a seat has not been told of yet at this minute. */
export function newsFor(doctrine: Doctrine, state: State, seat: Seat): NewsItem[] {
  const picture = pictureOf(state.ledger, seat);
  const edges = edgesIn(doctrine, picture, chains(doctrine, picture, state.minute));
  const { seen } = state.seats[seat];
  const keys = seenBy(seen);
  const news: NewsItem[] = [];
  const untold: number[] = [];
  // Most has been told long ago, and stays so as long as the same list is added to.
  for (const n of edges.seen === seen ? edges.untold : edges.items.keys()) {
    const item = edges.items[n]!;
    const isDue = item.at <= state.minute;
    if (isDue && keys.has(edges.keys[n]!)) continue;
    untold.push(n);
    if (isDue) news.push(item.news === 'chain' ? { news: item.news, chain: item.chain, at: state.minute } : item);
  }
  edges.untold = untold;
  edges.seen = seen;
  return news;
}

// What was told is only added to: each is entered once.
const seenKeys = new Remembered<readonly string[], { keys: Set<string>; entered: number }>();

function seenBy(seen: readonly string[]): ReadonlySet<string> {
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
