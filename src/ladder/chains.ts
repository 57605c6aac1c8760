// Chains: a pure function of a register and a minute (ladder.md 4). Amend or retract an act, and the register is
// simply read again; nothing about a chain is ever stored.
import { type Announced, newestWarning, type Picture } from './announced.ts';
import type { Doctrine, Readings } from './doctrine.ts';
import type { Act, Certification } from './register.ts';
import { Remembered } from './remembered.ts';
import { phase2Opens } from './windows.ts';
import type { ActId, Minute, Sector, Side } from './words.ts';

export interface Chain {
  /** The name of its first act. */
  id: ActId;
  side: Side;
  sector: Sector;
  /** In the order of their start. */
  acts: readonly Act[];
  /** null while the clock has not started (only under `ladder.trigger: persistent-pattern`). */
  t0: Minute | null;
  /** The earliest minute at which an act now in the chain entered the register (e of ladder.md 5). */
  knownSince: Minute;
  /** The latest end of its acts; null while one is not known to have ended. */
  lastEnd: Minute | null;
  /** When it closes or closed, as far as the register knows; null while an act is going on. */
  closesAt: Minute | null;
  /** `closesAt` where that minute has come. */
  closedAt: Minute | null;
  phase2At: Minute | null;
  broaderAt: Minute | null;
  /** The highest among its confirmed acts; null where none is confirmed. */
  likelihood: number | null;
  /** Three chains of one side within the recidivism span (a flag only, in the default reading). */
  isRecidivist: boolean;
}

/** A chain while the register is being read. */
interface Draft {
  first: Act;
  acts: Act[];
  t0: Minute | null;
  /** T0 before any inheritance from an earlier chain. */
  ownT0: Minute | null;
  lastEnd: number;
  broaderAt: Minute | null;
}

interface Reading {
  doctrine: Doctrine;
  version: number;
  /** The orders as they were then, and the newest warning among them: warnings bear on phase 2 in some readings. */
  announced: Picture['announced'];
  orders: number;
  warning: Announced | undefined;
  from: Minute;
  /** The first minute at which time alone makes another reading of the same facts. */
  until: Minute;
  chains: readonly Chain[];
}

// The last reading of each register: most questions are asked of the same one, for many minutes.
const lastReadings = new Remembered<Picture['register'], Reading>();

/** The chains that the register shows at that minute, closed ones too, in the order of T0 (ties: the older). */
export function chains(doctrine: Doctrine, picture: Picture, minute: Minute): readonly Chain[] {
  const { register, announced } = picture;
  const last = lastReadings.get(register);
  const isSame =
    last !== undefined &&
    last.version === register.version &&
    last.doctrine === doctrine &&
    last.from <= minute &&
    minute < last.until;
  if (isSame) {
    if (last.announced === announced && last.orders === announced.length) return last.chains;
    if (last.warning === newestWarning(announced)) return last.chains;
  }
  const { chains: read, until } = readChains(doctrine, picture, minute);
  const warning = newestWarning(announced);
  const { version } = register;
  const orders = announced.length;
  lastReadings.set(register, { doctrine, version, announced, orders, warning, from: minute, until, chains: read });
  return read;
}

/** The first minute at which time alone makes another reading of that register; Infinity where none will. */
export function nextReadingAt(doctrine: Doctrine, picture: Picture, minute: Minute): Minute {
  chains(doctrine, picture, minute);
  return lastReadings.get(picture.register)!.until;
}

function readChains({ reads }: Doctrine, picture: Picture, minute: Minute): Pick<Reading, 'chains' | 'until'> {
  const { register } = picture;
  const floor = reads['chain.severityFloor'];
  let until = Infinity;
  const meet = (at: Minute | null) => {
    if (at !== null && at > minute && at < until) until = at;
  };
  const acts: Act[] = [];
  for (const act of register.acts) {
    if (act.isRetracted || act.severity < floor) continue;
    if (act.start <= minute) acts.push(act);
    else meet(act.start);
  }
  const certifications: Certification[] = [];
  for (const certification of register.certifications) {
    if (certification.at <= minute) certifications.push(certification);
    else meet(certification.at);
  }
  const drafts = inOrder(readDrafts(reads, inOrder(acts, byStart), inOrder(certifications, byMinute)), byClock);
  const all: Chain[] = [];
  for (const draft of drafts) {
    const chain = finish(reads, draft, minute, drafts);
    const opens = phase2Opens(reads, picture, chain);
    chain.phase2At = opens !== null && opens <= minute ? opens : null;
    meet(opens);
    meet(chain.closesAt);
    all.push(chain);
  }
  return { chains: all, until };
}

const byStart = ({ start }: Act): Minute => start;
const byMinute = ({ at }: Certification): Minute => at;
const byClock = ({ t0 }: Draft): Minute => t0 ?? Infinity;

/** Sorts a list where it lies, ties as they stand. Nearly all come in order: only what does not is sorted. */
function inOrder<T>(items: T[], by: (item: T) => number): T[] {
  let last = -Infinity;
  for (const item of items) {
    const at = by(item);
    if (at < last) return items.sort((a, b) => by(a) - by(b));
    last = at;
  }
  return items;
}

/** The chain that holds the act, if any does. */
export function chainHolding(all: readonly Chain[], id: ActId): Chain | undefined {
  return all.find((chain) => chain.acts.some((act) => act.id === id));
}

export function isUnderWay(act: Pick<Act, 'start' | 'end'>, minute: Minute): boolean {
  return act.start <= minute && (act.end === null || minute < act.end);
}

// ladder.md 4: the acts in the order of their start, certifications at their minute after acts that start in it.
function readDrafts(reads: Readings, acts: readonly Act[], certifications: readonly Certification[]): Draft[] {
  const drafts: Draft[] = [];
  // What has closed stays so, and nothing joins it any more.
  let open: Draft[] = [];
  let next = 0;
  for (const act of acts) {
    for (; next < certifications.length && certifications[next]!.at < act.start; next++) {
      open = merge(reads, drafts, open, certifications[next]!, acts);
    }
    open = stillOpen(reads, open, act.start);
    const opened = join(reads, drafts, open, act);
    if (opened) open.push(opened);
  }
  for (; next < certifications.length; next++) open = merge(reads, drafts, open, certifications[next]!, acts);
  return drafts;
}

function stillOpen(reads: Readings, open: Draft[], minute: Minute): Draft[] {
  for (const draft of open) {
    if (!isOpen(reads, draft, minute)) return open.filter((each) => isOpen(reads, each, minute));
  }
  return open;
}

function isOpen(reads: Readings, draft: Draft, minute: Minute): boolean {
  return minute < draft.lastEnd + reads['chain.quietToClose'];
}

/** The act joins one of the open chains, or opens the chain that is given back. */
function join(reads: Readings, drafts: Draft[], open: readonly Draft[], act: Act): Draft | null {
  const host = hostOf(reads, open, act);
  if (host) {
    host.acts.push(act);
    host.lastEnd = Math.max(host.lastEnd, act.end ?? Infinity);
    startClock(reads, host, drafts);
    return null;
  }
  const opened: Draft = {
    first: act,
    acts: [act],
    t0: null,
    ownT0: null,
    lastEnd: act.end ?? Infinity,
    broaderAt: null,
  };
  startClock(reads, opened, drafts);
  drafts.push(opened);
  return opened;
}

function isLinked(reads: Readings, draft: Draft, act: Act): boolean {
  if (reads['chain.scope'] === 'theatre') return true;
  if (act.sector === 'rear' || act.sector === 'sea') return true;
  if (act.sector === draft.first.sector) return true;
  return adjoins(act.sector, draft.first.sector) && act.start < draft.lastEnd + reads['chain.linkWithin'];
}

/** Sectors adjoin their neighbours in number; `rear` and `sea` adjoin nothing. */
function adjoins(a: Sector, b: Sector): boolean {
  return typeof a === 'number' && typeof b === 'number' && Math.abs(a - b) === 1;
}

/** The chain that the act belongs to: of those open to it the one whose clock runs longest. */
function hostOf(reads: Readings, open: readonly Draft[], act: Act): Draft | undefined {
  let host: Draft | undefined;
  for (const draft of open) {
    if (draft.first.side !== act.side || !isLinked(reads, draft, act)) continue;
    if (host === undefined || isBefore(draft, host)) host = draft;
  }
  return host;
}

// A chain whose clock has not started comes after every other; drafts stand in the order of their age.
function isBefore({ t0 }: Draft, other: Draft): boolean {
  return (t0 ?? Infinity) < (other.t0 ?? Infinity);
}

/** All open chains of the side become one, where the certified act is in one of them; gives those still open. */
function merge(
  reads: Readings,
  drafts: Draft[],
  before: Draft[],
  { act: id, at }: Certification,
  inOrder: readonly Act[],
): Draft[] {
  const open = stillOpen(reads, before, at);
  const merging = open.filter((draft) => draft.first.side === 'russia');
  if (!merging.some((draft) => draft.acts.some((act) => act.id === id))) return open;
  const kept = merging.reduce((first, draft) => (isBefore(draft, first) ? draft : first));
  const merged = merging.filter((draft) => draft !== kept);
  for (const draft of merged) {
    drafts.splice(drafts.indexOf(draft), 1);
    kept.acts.push(...draft.acts);
    kept.lastEnd = Math.max(kept.lastEnd, draft.lastEnd);
    kept.broaderAt = least(kept.broaderAt, draft.broaderAt);
  }
  // In the order of their start; ties in the order of entry, as they were read.
  if (merged.length > 0) {
    const held = new Set(kept.acts);
    kept.acts = inOrder.filter((act) => held.has(act));
  }
  kept.broaderAt ??= at;
  startClock(reads, kept, drafts);
  return open.filter((draft) => !merged.includes(draft));
}

// T0: ladder.md 4, with the readings `ladder.trigger`, `clock.start` and `recidivism` of ladder.md 6.
function startClock(reads: Readings, draft: Draft, drafts: readonly Draft[]): void {
  const own = clockOf(reads, draft);
  if (own === draft.ownT0) return;
  draft.ownT0 = own;
  draft.t0 = own;
  if (own === null || reads.recidivism !== 'inherit-clock') return;
  const before = recentBefore(reads, draft, drafts, own);
  if (before.length >= reads['recidivism.chains'] - 1) draft.t0 = Math.min(...before.map((chain) => chain.ownT0!));
}

function clockOf(reads: Readings, draft: Draft): Minute | null {
  if (reads['ladder.trigger'] === 'first-breach') {
    if (reads['clock.start'] === 'report') return Math.min(...draft.acts.map((act) => act.loggedAt));
    return draft.first.start;
  }
  const needed = reads['pattern.acts'];
  for (let last = needed - 1; last < draft.acts.length; last++) {
    const act = draft.acts[last]!;
    if (isWithin(reads, act.start - draft.acts[last - needed + 1]!.start, reads['pattern.within'])) {
      return reads['clock.start'] === 'report' ? act.loggedAt : act.start;
    }
  }
  return null;
}

// Unattributed acts belong to no side, so they make no pattern of one.
function recentBefore(reads: Readings, draft: Draft, drafts: readonly Draft[], t0: Minute): Draft[] {
  const recent: Draft[] = [];
  const { side } = draft.first;
  if (side === 'unknown') return recent;
  for (const other of drafts) {
    const { ownT0 } = other;
    if (other === draft || other.first.side !== side || ownT0 === null || ownT0 > t0) continue;
    if (isWithin(reads, t0 - ownT0, reads['recidivism.within'])) recent.push(other);
  }
  return recent;
}

function isWithin(reads: Readings, span: Minute, limit: Minute): boolean {
  return reads['boundary.within'] === 'inclusive' ? span <= limit : span < limit;
}

function finish(reads: Readings, draft: Draft, minute: Minute, all: readonly Draft[]): Chain {
  const { first, acts, t0, ownT0, lastEnd, broaderAt } = draft;
  let knownSince = Infinity;
  let likelihood: number | null = null;
  for (const act of acts) {
    if (act.enteredAt < knownSince) knownSince = act.enteredAt;
    if (act.likelihood !== null && (likelihood === null || act.likelihood > likelihood)) likelihood = act.likelihood;
  }
  const isRecidivist =
    ownT0 !== null && recentBefore(reads, draft, all, ownT0).length >= reads['recidivism.chains'] - 1;
  const chain: Chain = {
    id: first.id,
    side: first.side,
    sector: first.sector,
    acts,
    t0,
    knownSince,
    lastEnd: null,
    closesAt: null,
    closedAt: null,
    phase2At: null,
    broaderAt,
    likelihood,
    isRecidivist,
  };
  if (lastEnd === Infinity) return chain;
  chain.lastEnd = lastEnd;
  chain.closesAt = lastEnd + reads['chain.quietToClose'];
  if (chain.closesAt <= minute) chain.closedAt = chain.closesAt;
  return chain;
}

function least(a: number | null, b: number | null): number | null {
  if (a === null) return b;
  return b === null ? a : Math.min(a, b);
}
