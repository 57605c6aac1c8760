// The chains of a register as the judge reads them, written from ladder.md 4 and 6 alone: every time from the first act on.
import type { ActId, Minute, Readings, Sector, Side } from '../ladder/index.ts';
import type { KnownAct, KnownRegister } from './registers.ts';

export interface KnownChain {
  readonly side: Side;
  /** The first act stands first and names the chain; the others stand in the order of their start. */
  acts: KnownAct[];
  /** null: no clock runs yet (`persistent-pattern`). */
  t0: Minute | null;
  /** Whether T0 is that of an earlier chain (`inherit-clock`). */
  hasTakenT0: boolean;
  broaderAt: Minute | null;
  /** Its place among all, by its first act: what is older has a lower one. */
  readonly age: number;
}

export const nameOf = ({ acts }: KnownChain): ActId => acts[0]!.id;

/** Infinity while an act is going on as far as the register knows. */
export function lastEnd({ acts }: KnownChain): number {
  let last = -Infinity;
  for (const { end } of acts) last = Math.max(last, end ?? Infinity);
  return last;
}

/** "under way at the integer instants `start <= t < end`" */
export const isUnderWay = ({ start, end }: KnownAct, t: Minute): boolean => start <= t && (end === null || t < end);

export const holds = ({ acts }: KnownChain, id: ActId): boolean => acts.some((act) => act.id === id);

/** All chains of the register, in the order of T0. */
export function chainsOf(reads: Readings, { acts }: KnownRegister): readonly KnownChain[] {
  const linked = [...acts.values()]
    .filter(({ isRetracted, severity }) => !isRetracted && severity >= reads['chain.severityFloor'])
    .sort(inOrder);
  const certified = [...acts.values()]
    .flatMap(({ id, certifiedAt }) => certifiedAt.map((at) => ({ id, at })))
    .sort((a, b) => a.at - b.at);
  const reading: Reading = { reads, chains: [], gone: new Set() };
  for (const [age, act] of linked.entries()) {
    // A certification comes after the acts that start in its minute.
    while (certified.length > 0 && certified[0]!.at < act.start) certify(reading, certified.shift()!);
    link(reading, act, age);
  }
  for (const each of certified) certify(reading, each);
  return reading.chains.filter((chain) => !reading.gone.has(chain)).sort(byClock);
}

interface Reading {
  reads: Readings;
  chains: KnownChain[];
  /** Those that a certification has merged into others. */
  gone: Set<KnownChain>;
}

/** "in the order of their start (ties: sector in the order of the line, then `rear`, then `sea`; then the name)" */
function inOrder(a: KnownAct, b: KnownAct): number {
  if (a.start !== b.start) return a.start - b.start;
  if (a.sector !== b.sector) return isBefore(a.sector, b.sector) ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

function isBefore(a: Sector, b: Sector): boolean {
  if (typeof a === 'number') return typeof b !== 'number' || a < b;
  return a === 'rear' && b === 'sea';
}

/** "the one with the earliest T0 (chains without T0 last; ties: the older)" */
function byClock(a: KnownChain, b: KnownChain): number {
  if (a.t0 === b.t0) return a.age - b.age;
  if (a.t0 === null) return 1;
  return b.t0 === null ? -1 : a.t0 - b.t0;
}

/** The open chains of a side at that minute, the one to join or to merge into first. */
function openTo({ reads, chains, gone }: Reading, side: Side, s: Minute): KnownChain[] {
  const isOpen = (chain: KnownChain) => s < lastEnd(chain) + reads['chain.quietToClose'];
  return chains.filter((chain) => chain.side === side && !gone.has(chain) && isOpen(chain)).sort(byClock);
}

function link(reading: Reading, act: KnownAct, age: number): void {
  const { reads, chains } = reading;
  const host = openTo(reading, act.side, act.start).find((chain) => liesWith(reads, act, chain));
  const chain = host ?? { side: act.side, acts: [], t0: null, hasTakenT0: false, broaderAt: null, age };
  if (!host) chains.push(chain);
  chain.acts.push(act);
  readClock(reading, chain);
}

/** "in the sector of the chain's first act, or in a sector adjoining that one and starts less than 6 h after …" */
function liesWith(reads: Readings, act: KnownAct, chain: KnownChain): boolean {
  if (reads['chain.scope'] === 'theatre') return true;
  const { sector } = act;
  if (sector === 'rear' || sector === 'sea') return true;
  const first = chain.acts[0]!.sector;
  if (sector === first) return true;
  const isNext = typeof first === 'number' && (sector === first + 1 || sector === first - 1);
  return isNext && act.start - lastEnd(chain) < reads['chain.linkWithin'];
}

/** "merges all chains of that side open at that minute into the one with the earliest T0 (ties: the older)" */
function certify(reading: Reading, { id, at }: { id: ActId; at: Minute }): void {
  const open = openTo(reading, 'russia', at);
  // "Certifying an act that is in no open chain, or whose side is not `russia`, changes nothing."
  if (!open.some((chain) => holds(chain, id))) return;
  const [kept, ...others] = open as [KnownChain, ...KnownChain[]];
  const [first, ...rest] = kept.acts as [KnownAct, ...KnownAct[]];
  for (const other of others) {
    rest.push(...other.acts);
    reading.gone.add(other);
    if (other.broaderAt !== null) kept.broaderAt = Math.min(kept.broaderAt ?? Infinity, other.broaderAt);
  }
  kept.acts = [first, ...rest.sort(inOrder)];
  // "the first one stays"
  kept.broaderAt ??= at;
  readClock(reading, kept);
}

/** Reads T0 again after an act has come in: each switch of ladder.md 6 that bears on it. */
function readClock(reading: Reading, chain: KnownChain): void {
  const { reads } = reading;
  if (chain.hasTakenT0) return;
  if (reads['ladder.trigger'] === 'persistent-pattern') {
    // "a merge keeps the T0 of the chain that survives, and where it has none counts over the acts of both"
    if (chain.t0 !== null) return;
    chain.t0 = patternCompleteAt(reads, chain);
    if (chain.t0 !== null) takeEarlierClock(reading, chain, chain.t0);
    return;
  }
  const isFirst = chain.t0 === null;
  chain.t0 =
    reads['clock.start'] === 'report' ? Math.min(...chain.acts.map(({ loggedAt }) => loggedAt)) : chain.acts[0]!.start;
  if (isFirst) takeEarlierClock(reading, chain, chain.t0);
}

/** "T0 is the start of the third act within 24 h, with `report` the minute at which that act entered" */
function patternCompleteAt(reads: Readings, { acts }: KnownChain): Minute | null {
  const { 'pattern.acts': needed, 'pattern.within': within } = reads;
  for (let last = needed - 1; last < acts.length; last++) {
    const third = acts[last]!;
    if (third.start - acts[last - needed + 1]!.start > within) continue;
    return reads['clock.start'] === 'report' ? third.loggedAt : third.start;
  }
  return null;
}

/** "a chain that gets its T0 while at least two earlier chains of its side … takes the earliest of these" */
function takeEarlierClock({ reads, chains, gone }: Reading, chain: KnownChain, t0: Minute): void {
  if (reads.recidivism !== 'inherit-clock' || chain.side === 'unknown') return;
  const earlier: Minute[] = [];
  for (const other of chains) {
    if (other === chain || gone.has(other) || other.side !== chain.side || other.t0 === null) continue;
    if (other.t0 <= t0 && t0 <= other.t0 + reads['recidivism.within']) earlier.push(other.t0);
  }
  // The chain itself is one of them.
  if (earlier.length + 1 < reads['recidivism.chains']) return;
  chain.t0 = Math.min(...earlier);
  chain.hasTakenT0 = true;
}
