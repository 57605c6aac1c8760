// A chain: what a register shows of acts that belong together (ladder.md 4). How they link stands in linking.ts, and what
// a register shows at a minute in chain-list.ts.
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
