// A second, plain reading of ladder.md 4: the acts of a register as chains, gone through in order.
import type { Minute, Readings, Sector, Side } from '../../ladder/index.ts';
import type { PlainAct, PlainRegister } from './register.ts';

export interface PlainChain {
  side: Side;
  /** The first act stands first and names the chain. */
  acts: PlainAct[];
  t0: Minute | null;
  /** Whether T0 was taken over from an earlier chain (`inherit-clock`). */
  isInherited: boolean;
  /** Whether, when it got its T0, earlier chains enough of its side stood within the span of recidivism. */
  isRecidivist: boolean;
  broaderAt: Minute | null;
  /** When its phase 2 opens, by what is supposed (phases.ts). */
  phase2: Map<string, Minute | null>;
}

export const nameOf = (chain: PlainChain) => chain.acts[0]!.id;

/** When the last act ends; "with an act of unknown end it is open", so then never. */
export function lastEnd({ acts }: PlainChain): number {
  let last = -Infinity;
  for (const { end } of acts) last = Math.max(last, end ?? Infinity);
  return last;
}

/** "An act is under way at the integer instants start <= t < end." */
export function isUnderWay({ start, end }: PlainAct, t: Minute): boolean {
  return start <= t && (end === null || t < end);
}

/** "take the acts that are not retracted and have severity 2 or more … together with the certifications" */
export function chainsOf(reads: Readings, register: PlainRegister): PlainChain[] {
  const acts = [...register.acts.values()]
    .filter((act) => !act.isRetracted && act.severity >= reads['chain.severityFloor'])
    .sort(byStart);
  const certifications = [...register.acts.values()]
    .flatMap((act) => act.certifiedAt.map((at) => ({ at, act: act.id })))
    .sort((a, b) => a.at - b.at);
  const chains: PlainChain[] = [];
  for (const act of acts) {
    // "the certifications at their minute (after acts that start in that minute)"
    while (certifications[0] && certifications[0].at < act.start) certify(reads, chains, certifications.shift()!);
    joinOrOpen(reads, chains, act);
  }
  for (const certification of certifications) certify(reads, chains, certification);
  return chains.sort(byT0);
}

/** "ties: sector in the order of the line, then `rear`, then `sea`; then the name, by code points" */
function byStart(a: PlainAct, b: PlainAct): number {
  return a.start - b.start || place(a.sector) - place(b.sector) || byCodePoints(a.id, b.id);
}

function place(sector: Sector): number {
  return sector === 'rear' ? 1000 : sector === 'sea' ? 1001 : sector;
}

function byCodePoints(a: string, b: string): number {
  const [left, right] = [a, b].map((name) => [...name].map((letter) => letter.codePointAt(0)!));
  for (let i = 0; i < Math.min(left!.length, right!.length); i++)
    if (left![i] !== right![i]) return left![i]! - right![i]!;
  return left!.length - right!.length;
}

/** "the one with the earliest T0 (chains without T0 last; ties: the older, whose first act comes first in that order)" */
function byT0(a: PlainChain, b: PlainChain): number {
  const [left, right] = [a.t0 ?? Infinity, b.t0 ?? Infinity];
  return left === right ? byStart(a.acts[0]!, b.acts[0]!) : left - right;
}

/** "A chain is open at s while s < lastEnd + quietToClose": for joining and merging, in each reading. */
function isOpenForJoining(reads: Readings, chain: PlainChain, s: Minute): boolean {
  return s < lastEnd(chain) + reads['chain.quietToClose'];
}

function joinOrOpen(reads: Readings, chains: PlainChain[], act: PlainAct): void {
  const [found] = chains.filter((chain) => mayJoin(reads, chain, act)).sort(byT0);
  const chain = found ?? opened(act.side);
  chain.acts.push(act);
  readT0(reads, chains, chain);
  if (!found) chains.push(chain);
}

function opened(side: Side): PlainChain {
  return { side, acts: [], t0: null, isInherited: false, isRecidivist: false, broaderAt: null, phase2: new Map() };
}

/** "An act joins an open chain of the same assessed side if it lies in …" */
function mayJoin(reads: Readings, chain: PlainChain, act: PlainAct): boolean {
  if (chain.side !== act.side || !isOpenForJoining(reads, chain, act.start)) return false;
  if (reads['chain.scope'] === 'theatre' || act.sector === 'rear' || act.sector === 'sea') return true;
  const first = chain.acts[0]!.sector;
  if (typeof first !== 'number') return false;
  if (act.sector === first) return true;
  return Math.abs(act.sector - first) === 1 && act.start < lastEnd(chain) + reads['chain.linkWithin'];
}

/** "A certification of an act merges all chains of that side open at that minute into the one with the earliest T0" */
function certify(reads: Readings, chains: PlainChain[], { at, act }: { at: Minute; act: string }): void {
  const its = chains.find((chain) => chain.acts.some(({ id }) => id === act));
  // "Certifying an act that is in no open chain, or whose side is not `russia`, changes nothing."
  if (its?.side !== 'russia' || !isOpenForJoining(reads, its, at)) return;
  const merged = chains.filter((each) => each.side === 'russia' && isOpenForJoining(reads, each, at)).sort(byT0);
  const survivor = merged[0]!;
  const marks = [...merged.map(({ broaderAt }) => broaderAt ?? at), at];
  const [first, ...others] = survivor.acts;
  // "The chain keeps its name, its first act and its T0; the other acts stand in the order of their start."
  survivor.acts = [first!, ...[...others, ...merged.slice(1).flatMap(({ acts }) => acts)].sort(byStart)];
  // "marks it `broaderAt` = that minute (the first one stays)"
  survivor.broaderAt = Math.min(...marks);
  for (const gone of merged.slice(1)) chains.splice(chains.indexOf(gone), 1);
  readT0(reads, chains, survivor);
}

/** "T0 is the start of the chain's first act", and the other readings of `ladder.trigger` and `clock.start`. */
function readT0(reads: Readings, chains: readonly PlainChain[], chain: PlainChain): void {
  const hadT0 = chain.t0 !== null;
  const isReport = reads['clock.start'] === 'report';
  if (reads['ladder.trigger'] === 'persistent-pattern') {
    if (hadT0) return;
    const completing = patternAct(reads, chain);
    if (completing) chain.t0 = isReport ? completing.reportedAt : completing.start;
  } else if (isReport && !chain.isInherited) {
    // "the first minute at which an act now in the chain entered the Commission's register"
    chain.t0 = Math.min(...chain.acts.map(({ reportedAt }) => reportedAt));
  } else if (!hadT0) {
    chain.t0 = chain.acts[0]!.start;
  }
  if (!hadT0 && chain.t0 !== null) inherit(reads, chains, chain, chain.t0);
}

/** "T0 is the start of the third act within 24 h" */
function patternAct(reads: Readings, { acts }: PlainChain): PlainAct | undefined {
  const before = reads['pattern.acts'] - 1;
  return acts.find((act, i) => i >= before && act.start - acts[i - before]!.start <= reads['pattern.within']);
}

/** "a chain that gets its T0 while at least two earlier chains of its side … bear T0s at most 14 days before it" */
function inherit(reads: Readings, chains: readonly PlainChain[], chain: PlainChain, t0: Minute): void {
  if (chain.side === 'unknown') return;
  const earlier = chains
    .filter((other) => other !== chain && other.side === chain.side && other.t0 !== null)
    .map((other) => other.t0!)
    .filter((other) => other <= t0 && t0 - other <= reads['recidivism.within']);
  chain.isRecidivist = earlier.length >= reads['recidivism.chains'] - 1;
  if (!chain.isRecidivist || reads.recidivism !== 'inherit-clock') return;
  chain.t0 = Math.min(...earlier);
  chain.isInherited = true;
}
