// Chains: what a register shows of its acts at a minute (ladder.md 4). A pure function; whoever asks again and again holds
// a list of them (chain-list.ts), which goes on from where it was.
import type { Picture } from './announced.ts';
import { openChainList } from './chain-list.ts';
import type { Doctrine, Readings } from './doctrine.ts';
import { type Draft, first } from './linking.ts';
import type { Act } from './register.ts';
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

/** The chains that the register shows at that minute, closed ones too, in the order of T0 (ties: the older). */
export function chains(doctrine: Doctrine, picture: Picture, minute: Minute): readonly Chain[] {
  return openChainList(doctrine, picture, minute).all;
}

/** A chain as it reads at that minute, `phase2At` apart. */
export function chainOf(reads: Readings, draft: Draft, minute: Minute): Chain {
  const { links, t0, lastEnd, broaderAt, isRecidivist } = draft;
  const { act, side, sector } = first(draft);
  let knownSince = Infinity;
  let likelihood: number | null = null;
  const acts: Act[] = [];
  for (const link of links) {
    const each = link.act;
    acts.push(each);
    if (each.enteredAt < knownSince) knownSince = each.enteredAt;
    if (each.likelihood !== null && (likelihood === null || each.likelihood > likelihood)) likelihood = each.likelihood;
  }
  const chain: Chain = {
    id: act.id,
    side,
    sector,
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
