// How acts link into chains (ladder.md 4): an act joins one of the open chains or opens one, a certification merges them,
// and the clock of a chain starts. What is not here: what a chain says at a minute (chains.ts).
import type { Chain } from './chains.ts';
import type { Readings } from './doctrine.ts';
import type { Act } from './register.ts';
import type { Minute, Sector, Side } from './words.ts';

/** An act in its place among the others, as it stood when it was linked, and the chain that it is in. */
export interface Link {
  act: Act;
  start: Minute;
  end: Minute | null;
  sector: Sector;
  side: Side;
  loggedAt: Minute;
  chain: Draft | null;
}

// ladder.md 4: start, then place, then name by code points (names are ASCII), so that the order of entry says nothing.
export function byStart(a: Link, b: Link): number {
  if (a.start !== b.start) return a.start - b.start;
  return placeOf(a.sector) - placeOf(b.sector) || (a.act.id < b.act.id ? -1 : 1);
}

/** Sectors in the order of the line, then `rear`, then `sea`. */
function placeOf(sector: Sector): number {
  return typeof sector === 'number' ? sector : LINE_LENGTH + (sector === 'rear' ? 1 : 2);
}

/** More sectors than any line has. */
const LINE_LENGTH = 1000;

/** A chain while a register is being read. */
export interface Draft {
  /** Where it stands among all. */
  place: number;
  links: Link[];
  t0: Minute | null;
  /** Whether T0 was taken from an earlier chain (`recidivism: inherit-clock`), so that nothing changes it any more. */
  hasInherited: boolean;
  isRecidivist: boolean;
  lastEnd: number;
  broaderAt: Minute | null;
  /** Whether a certification has made it part of another. */
  isMerged: boolean;
  /** As it reads at a minute, and when its phase 2 opens; null where that has to be worked out again. */
  shown: { chain: Chain; opens: Minute | null } | null;
}

/** The chains so far, in the order of their age, and those of them that an act may still join. */
export interface Drafts {
  all: Draft[];
  open: Draft[];
}

/** The act joins one of the open chains, or opens one; gives the chain. */
export function join(reads: Readings, drafts: Drafts, link: Link): Draft {
  drafts.open = stillOpen(reads, drafts.open, link.start);
  const host = hostOf(reads, drafts.open, link) ?? opened(drafts);
  host.links.push(link);
  host.shown = null;
  host.lastEnd = Math.max(host.lastEnd, link.end ?? Infinity);
  link.chain = host;
  startClock(reads, host, drafts.all);
  return host;
}

function opened(drafts: Drafts): Draft {
  const draft: Draft = {
    place: drafts.all.length,
    links: [],
    t0: null,
    hasInherited: false,
    isRecidivist: false,
    lastEnd: -Infinity,
    broaderAt: null,
    isMerged: false,
    shown: null,
  };
  drafts.all.push(draft);
  drafts.open.push(draft);
  return draft;
}

/** All open chains of the other side become one, where the certified act is in one of them; gives that one, or null. */
export function merge(
  reads: Readings,
  drafts: Drafts,
  { chain, at }: { chain: Draft | null; at: Minute },
): Draft | null {
  drafts.open = stillOpen(reads, drafts.open, at);
  const merging = drafts.open.filter((draft) => first(draft).side === 'russia');
  if (chain === null || !merging.includes(chain)) return null;
  const kept = merging.reduce((before, draft) => (isBefore(draft, before) ? draft : before));
  const others = merging.filter((draft) => draft !== kept);
  for (const draft of others) {
    draft.isMerged = true;
    for (const link of draft.links) link.chain = kept;
    kept.lastEnd = Math.max(kept.lastEnd, draft.lastEnd);
    kept.broaderAt = least(kept.broaderAt, draft.broaderAt);
  }
  // Another list: marks of before hold the one of before.
  if (others.length > 0) kept.links = [...kept.links];
  for (const { links } of others) for (const link of links) insertBehindFirst(kept.links, link);
  kept.broaderAt ??= at;
  kept.shown = null;
  startClock(reads, kept, drafts.all);
  drafts.open = drafts.open.filter((draft) => !draft.isMerged);
  return kept;
}

/** The first act stays first, since the chain is known by it; the others stand in the order of their start. */
function insertBehindFirst(links: Link[], link: Link): void {
  let at = links.length;
  links.push(link);
  for (; at > 1 && byStart(links[at - 1]!, link) > 0; at--) links[at] = links[at - 1]!;
  links[at] = link;
}

function stillOpen(reads: Readings, open: Draft[], minute: Minute): Draft[] {
  for (const draft of open) if (!isOpen(reads, draft, minute)) return openOnly(reads, open, minute);
  return open;
}

function openOnly(reads: Readings, open: readonly Draft[], minute: Minute): Draft[] {
  return open.filter((draft) => isOpen(reads, draft, minute));
}

function isOpen(reads: Readings, draft: Draft, minute: Minute): boolean {
  return minute < draft.lastEnd + reads['chain.quietToClose'];
}

/** The first act that was linked: the chain bears its name. */
export function first({ links }: Draft): Link {
  return links[0]!;
}

/** The chain that the act belongs to: of those open to it the one whose clock runs longest. */
function hostOf(reads: Readings, open: readonly Draft[], link: Link): Draft | undefined {
  let host: Draft | undefined;
  for (const draft of open) {
    if (first(draft).side !== link.side || !isLinked(reads, draft, link)) continue;
    if (host === undefined || isBefore(draft, host)) host = draft;
  }
  return host;
}

function isLinked(reads: Readings, draft: Draft, act: Link): boolean {
  if (reads['chain.scope'] === 'theatre') return true;
  if (act.sector === 'rear' || act.sector === 'sea') return true;
  const { sector } = first(draft);
  if (act.sector === sector) return true;
  return adjoins(act.sector, sector) && act.start < draft.lastEnd + reads['chain.linkWithin'];
}

/** Sectors adjoin their neighbours in number; `rear` and `sea` adjoin nothing. */
function adjoins(a: Sector, b: Sector): boolean {
  return typeof a === 'number' && typeof b === 'number' && Math.abs(a - b) === 1;
}

// A chain whose clock has not started comes after every other; drafts stand in the order of their age.
function isBefore({ t0 }: Draft, other: Draft): boolean {
  return (t0 ?? Infinity) < (other.t0 ?? Infinity);
}

// T0: ladder.md 4, with the readings `ladder.trigger`, `clock.start` and `recidivism` of ladder.md 6. A T0 that a pattern
// or an earlier chain has given stays; only `clock.start: report` moves it, where an act joins that was logged before.
function startClock(reads: Readings, draft: Draft, drafts: readonly Draft[]): void {
  if (draft.hasInherited || (draft.t0 !== null && reads['ladder.trigger'] === 'persistent-pattern')) return;
  const isStarting = draft.t0 === null;
  draft.t0 = clockOf(reads, draft);
  if (!isStarting || draft.t0 === null) return;
  const inherits = reads.recidivism === 'inherit-clock';
  const needed = reads['recidivism.chains'] - 1;
  const earlier = recentBefore(reads, draft, drafts, inherits ? Infinity : needed);
  draft.isRecidivist = earlier.length >= needed;
  if (!draft.isRecidivist || !inherits) return;
  draft.t0 = Math.min(...earlier);
  draft.hasInherited = true;
}

function clockOf(reads: Readings, { links }: Draft): Minute | null {
  const isByReport = reads['clock.start'] === 'report';
  if (reads['ladder.trigger'] === 'first-breach') {
    if (!isByReport) return links[0]!.start;
    let first = Infinity;
    for (const { loggedAt } of links) first = Math.min(first, loggedAt);
    return first;
  }
  const needed = reads['pattern.acts'];
  for (let last = needed - 1; last < links.length; last++) {
    const { start, loggedAt } = links[last]!;
    if (start - links[last - needed + 1]!.start <= reads['pattern.within']) return isByReport ? loggedAt : start;
  }
  return null;
}

/**
 * The T0s of earlier chains of the side, within the span of recidivism, up to so many. Unattributed acts belong to no side.
 * The newest chains come first, so that where there are any the others are not gone through.
 */
function recentBefore(reads: Readings, draft: Draft, drafts: readonly Draft[], most: number): Minute[] {
  const recent: Minute[] = [];
  const { side } = first(draft);
  const start = draft.t0!;
  if (side === 'unknown') return recent;
  for (let n = drafts.length - 1; n >= 0 && recent.length < most; n--) {
    const other = drafts[n]!;
    const { t0 } = other;
    if (other.isMerged || other === draft || first(other).side !== side || t0 === null || t0 > start) continue;
    if (start - t0 <= reads['recidivism.within']) recent.push(t0);
  }
  return recent;
}

function least(a: number | null, b: number | null): number | null {
  if (a === null) return b;
  return b === null ? a : Math.min(a, b);
}
