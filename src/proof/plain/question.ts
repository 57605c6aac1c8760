// A second, plain reading of ladder.md 5: an order before the law, the chain that it is about, and what time alone may bring
// (`act-under-way` and `warn` in the rows 11, 12 and 16).
import type { Clause, Code, Doctrine, Minute, Response, TimedOrder, Timeline } from '../../ladder/index.ts';
import type { PlainChain } from './chains.ts';
import { closedAt, type PlainAnnounced, phase2Ever, warnedAt } from './phases.ts';
import type { PlainRegister } from './register.ts';

export interface PlainQuestion {
  doctrine: Doctrine;
  timeline: Timeline;
  order: TimedOrder;
  response: Response;
  register: PlainRegister;
  chains: readonly PlainChain[];
  announced: readonly PlainAnnounced[];
  /** "At the instant of its effect every force order is checked once more". */
  isGoNoGo: boolean;
}

export interface PlainFailure {
  check: number;
  code: Code;
  clause: Clause;
  needs: readonly string[];
}

/** The chain that an order is about: that of the act it names, else the only open one. */
export function chainMeant({ doctrine, order, chains }: PlainQuestion, t: Minute): PlainChain | undefined {
  if (order.about !== null) return chains.find(({ acts }) => acts.some(({ id }) => id === order.about));
  const open = openAt(doctrine, chains, t);
  return open.length === 1 ? open[0] : undefined;
}

export function openAt({ reads }: Doctrine, chains: readonly PlainChain[], t: Minute): PlainChain[] {
  return chains.filter((chain) => t < closedAt(reads, chain));
}

/**
 * "11, 12 and 16 as if warned where the reading requires a warning; 16 as if certified under `open-at-once`":
 * `act-under-way` where even then phase 2 never comes by itself, `warn` where a warning is required and none counts.
 */
export function timeNeeds({ doctrine, response, announced }: PlainQuestion, chain: PlainChain, t: Minute): string[] {
  const { reads } = doctrine;
  const warned = warnedAt(announced, chain);
  const broaderAt = chain.broaderAt ?? (response.class === 'force-joint' ? t : null);
  const first = phase2Ever(reads, chain, { warnedAt: warned ?? t, broaderAt });
  return [
    ...(first === null ? ['act-under-way'] : []),
    ...(reads['phase2.requiresWarning'] && warned === null ? ['warn'] : []),
  ];
}
