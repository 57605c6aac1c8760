// News: the chains and edges of a seat's register that break a turn (exercise.md 4, point 2).
import {
  type Chain,
  chainsSince,
  type Doctrine,
  isWarned,
  type Minute,
  type Picture,
  phase2Opens,
  phase3At,
  pictureOf,
  type Seat,
  warningDue,
} from '../../ladder/index.ts';
import type { NewsItem } from '../events.ts';
import type { Seen } from '../seat-state.ts';
import { chainsNow, type Run } from './run.ts';

/** The edges of a chain, passed or to come, as far as the register knows. */
export function edgesOf(doctrine: Doctrine, picture: Picture, chain: Chain): NewsItem[] {
  return EDGES.flatMap((news) => {
    const at = edgeAt(doctrine, picture, chain, news);
    return at === null ? [] : [{ news, chain: chain.id, at }];
  });
}

const EDGES = ['warning-due', 'phase-2', 'broader', 'hours-72', 'closed'] as const satisfies NewsItem['news'][];

function edgeAt(doctrine: Doctrine, picture: Picture, chain: Chain, edge: (typeof EDGES)[number]): Minute | null {
  const at = dueAt(doctrine, picture, chain, edge);
  return at !== null && (chain.closesAt === null || at <= chain.closesAt) ? at : null;
}

function dueAt({ reads }: Doctrine, picture: Picture, chain: Chain, edge: (typeof EDGES)[number]): Minute | null {
  switch (edge) {
    case 'warning-due':
      return isWarned(picture, chain) ? null : warningDue(reads, chain);
    case 'phase-2':
      return phase2Opens(reads, picture, chain);
    case 'broader':
      return chain.broaderAt;
    case 'hours-72':
      return chain.broaderAt === null ? null : phase3At(reads, chain);
    case 'closed':
      return chain.closesAt;
  }
}

/** The chains that may hold something new to the seat now, by T0: one is read again when it changes or meets its next edge. */
export function chainsToRead(run: Run, seat: Seat): readonly Chain[] {
  const { told, readClosed } = run.seats[seat];
  const chains: Chain[] = [];
  for (const chain of chainsSince(chainsNow(run, seat), readClosed)) {
    if ((told.get(chain) ?? -1) <= run.state.minute) chains.push(chain);
  }
  return chains;
}

/** Whether a seat has had those news; an edge that has moved is another. */
function isAmong(had: readonly Seen[] | undefined, news: NewsItem['news'], at: Minute): boolean {
  if (had) for (const item of had) if (item.news === news && item.at === at) return true;
  return false;
}

/** What those chains hold that a seat has not been told of at this minute, and when each of them meets its next edge. */
export function newsIn(run: Run, seat: Seat, chains: readonly Chain[]): { items: NewsItem[]; next: Minute[] } {
  const { scenario, state } = run;
  const { minute } = state;
  const { seen } = state.seats[seat];
  const picture = pictureOf(state.ledger, seat);
  const items: NewsItem[] = [];
  const next: Minute[] = [];
  for (const chain of chains) {
    const had = seen.get(chain.id);
    if (!had) items.push({ news: 'chain', chain: chain.id, at: minute });
    let first = Infinity;
    for (const news of EDGES) {
      const at = edgeAt(scenario.doctrine, picture, chain, news);
      if (at === null) continue;
      if (at > minute) first = Math.min(first, at);
      else if (!isAmong(had, news, at)) items.push({ news, chain: chain.id, at });
    }
    next.push(first);
  }
  return { items, next };
}
