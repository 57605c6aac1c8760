// Short ways to write the facts and orders of a case.
import {
  type Doctrine,
  type Fact,
  type Minute,
  SEATS,
  type Seat,
  type Sector,
  type Severity,
  type Side,
  type TimedOrder,
  type Timeline,
} from '../ladder/index.ts';

type Reported = Extract<Fact, { kind: 'report' }>;
type Amended = Extract<Fact, { kind: 'amend' }>;

const ALL: readonly Seat[] = SEATS;

/** Reported as it starts, going on, in sector 3, serious, of Russia, to all seats: whatever is not said otherwise. */
export function report(act: string, said: Partial<Reported> = {}): Reported {
  const start = said.start ?? said.at ?? 0;
  return { kind: 'report', at: start, act, start, end: null, sector: 3, severity: 3, side: 'russia', to: ALL, ...said };
}

export function amend(act: string, at: Minute, said: Partial<Amended>, to = ALL): Amended {
  return { kind: 'amend', at, act, start: null, sector: null, severity: null, side: null, to, ...said };
}

export const confirm = (act: string, at: Minute, likelihood: number, to = ALL): Fact => ({
  kind: 'confirm',
  at,
  act,
  likelihood,
  to,
});
export const certify = (act: string, at: Minute, to = ALL): Fact => ({ kind: 'certify', at, act, to });
export const retract = (act: string, at: Minute, to = ALL): Fact => ({ kind: 'retract', at, act, to });
export const share = (act: string, at: Minute, to = ALL): Fact => ({ kind: 'share', at, act, to });
export const end = (act: string, at: Minute, when = at, to = ALL): Fact => ({ kind: 'end', at, act, when, to });

export function order(seat: Seat, response: string, at: Minute, said: Partial<TimedOrder> = {}): TimedOrder {
  return { at, seat, response, about: 'A', sector: null, of: null, ...said };
}

/** The members whose consent makes a quorum, and no more. */
export function quorumOf({ reads }: Doctrine): readonly string[] {
  const quorum = [...reads['quorum.leads']];
  const all = quorum.length + reads['quorum.members'];
  for (const member of reads['quorum.roster'])
    if (quorum.length < all && !reads['quorum.leads'].includes(member)) quorum.push(member);
  return quorum;
}

/** A timeline in which the guarantee is in force, the quorum consents and no domain is closed. */
export function timeline(
  doctrine: Doctrine,
  facts: readonly Fact[],
  orders: readonly TimedOrder[],
  said: Partial<Pick<Timeline, 'guarantee' | 'consent' | 'closedDomains'>> = {},
): Timeline {
  return {
    sectors: 8,
    guarantee: said.guarantee ?? 'ratified',
    consent: said.consent ?? quorumOf(doctrine),
    closedDomains: said.closedDomains ?? [],
    facts,
    orders,
  };
}

export type { Reported, Sector, Severity, Side };
