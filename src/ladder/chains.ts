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
  /** Whether T0 was taken from an earlier chain (`recidivism: inherit-clock`), so that nothing changes it any more. */
  hasInherited: boolean;
  isRecidivist: boolean;
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
    const chain = finish(reads, draft, minute);
    const opens = phase2Opens(reads, picture, chain);
    chain.phase2At = opens !== null && opens <= minute ? opens : null;
    meet(opens);
    meet(chain.closesAt);
    all.push(chain);
  }
  return { chains: all, until };
}

// ladder.md 4: start, then place, then name by code points (names are ASCII), so that the order of entry says nothing.
function byStart(a: Act, b: Act): number {
  if (a.start !== b.start) return a.start - b.start;
  return placeOf(a.sector) - placeOf(b.sector) || (a.id < b.id ? -1 : 1);
}

/** Sectors in the order of the line, then `rear`, then `sea`. */
function placeOf(sector: Sector): number {
  return typeof sector === 'number' ? sector : LINE_LENGTH + (sector === 'rear' ? 1 : 2);
}

/** More sectors than any line has. */
const LINE_LENGTH = 1000;

const byMinute = (a: Certification, b: Certification): number => a.at - b.at;
const byClock = ({ t0: a }: Draft, { t0: b }: Draft): number => (a === b ? 0 : (a ?? Infinity) - (b ?? Infinity));

/** Sorts a list where it lies, ties as they stand. Nearly all come in order: only what does not is sorted. */
function inOrder<T>(items: T[], compare: (a: T, b: T) => number): T[] {
  for (let n = 1; n < items.length; n++) if (compare(items[n - 1]!, items[n]!) > 0) return items.sort(compare);
  return items;
}

/** The act of the chain that is under way, or was last; of several, the one that comes last in the chain. */
export function lastUnderWay({ acts }: Pick<Chain, 'acts'>): Act | undefined {
  let last: Act | undefined;
  for (const act of acts) if (last === undefined || (act.end ?? Infinity) >= (last.end ?? Infinity)) last = act;
  return last;
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
    hasInherited: false,
    isRecidivist: false,
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
  // The first act stays first, since the chain is known by it; the others stand in the order of their start.
  if (merged.length > 0) {
    const held = new Set(kept.acts);
    kept.acts = [kept.first, ...inOrder.filter((act) => act !== kept.first && held.has(act))];
  }
  kept.broaderAt ??= at;
  startClock(reads, kept, drafts);
  return open.filter((draft) => !merged.includes(draft));
}

// T0: ladder.md 4, with the readings `ladder.trigger`, `clock.start` and `recidivism` of ladder.md 6. A T0 that a pattern
// or an earlier chain has given stays; only `clock.start: report` moves it, where an act joins that was logged before.
function startClock(reads: Readings, draft: Draft, drafts: readonly Draft[]): void {
  if (draft.hasInherited || (draft.t0 !== null && reads['ladder.trigger'] === 'persistent-pattern')) return;
  const isStarting = draft.t0 === null;
  draft.t0 = clockOf(reads, draft);
  if (!isStarting || draft.t0 === null) return;
  const earlier = recentBefore(reads, draft, drafts, draft.t0);
  draft.isRecidivist = earlier.length >= reads['recidivism.chains'] - 1;
  if (!draft.isRecidivist || reads.recidivism !== 'inherit-clock') return;
  draft.t0 = Math.min(...earlier);
  draft.hasInherited = true;
}

function clockOf(reads: Readings, draft: Draft): Minute | null {
  if (reads['ladder.trigger'] === 'first-breach') {
    if (reads['clock.start'] === 'report') return Math.min(...draft.acts.map((act) => act.loggedAt));
    return draft.first.start;
  }
  const needed = reads['pattern.acts'];
  for (let last = needed - 1; last < draft.acts.length; last++) {
    const act = draft.acts[last]!;
    if (act.start - draft.acts[last - needed + 1]!.start <= reads['pattern.within']) {
      return reads['clock.start'] === 'report' ? act.loggedAt : act.start;
    }
  }
  return null;
}

/** The T0s of earlier chains of the side, within the span of recidivism. Unattributed acts belong to no side. */
function recentBefore(reads: Readings, draft: Draft, drafts: readonly Draft[], start: Minute): Minute[] {
  const recent: Minute[] = [];
  const { side } = draft.first;
  if (side === 'unknown') return recent;
  for (const other of drafts) {
    const { t0 } = other;
    if (other === draft || other.first.side !== side || t0 === null || t0 > start) continue;
    if (start - t0 <= reads['recidivism.within']) recent.push(t0);
  }
  return recent;
}

function finish(reads: Readings, draft: Draft, minute: Minute): Chain {
  const { first, acts, t0, lastEnd, broaderAt, isRecidivist } = draft;
  let knownSince = Infinity;
  let likelihood: number | null = null;
  for (const act of acts) {
    if (act.enteredAt < knownSince) knownSince = act.enteredAt;
    if (act.likelihood !== null && (likelihood === null || act.likelihood > likelihood)) likelihood = act.likelihood;
  }
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
  // Where the clock starts with the report, a chain may be known of only when it has closed: never before its T0.
  chain.closesAt = Math.max(lastEnd + reads['chain.quietToClose'], t0 ?? -Infinity);
  if (chain.closesAt <= minute) chain.closedAt = chain.closesAt;
  return chain;
}

function least(a: number | null, b: number | null): number | null {
  if (a === null) return b;
  return b === null ? a : Math.min(a, b);
}
