// S18, second half: what a refusal says is missing, given, is not missing any more.
import {
  type Adjudication,
  adjudicate,
  type ChainFacts,
  type Doctrine,
  type Fact,
  SEATS,
  type Seat,
  type TimedOrder,
  type Timeline,
} from '../ladder/index.ts';
import { castOf } from './responses.ts';
import { amend, certify, confirm, order as orderOf, quorumOf, report } from './timeline-writing.ts';
import type { Finding } from './violation.ts';

/** The first refusal whose needs, given, are asked for again; only where one chain is all there is, and all know of it. */
export function ungiven(doctrine: Doctrine, timeline: Timeline, result: Adjudication): Finding | null {
  if (result.chains.length !== 1 || !timeline.facts.every(({ to }) => to.length === SEATS.length)) return null;
  const tried = new Set<string>();
  for (const { order, ruling, facts } of result.rulings) {
    if (ruling.verdict !== 'refused' || ruling.needs.length === 0) continue;
    const { needs } = ruling;
    const given = timeline.orders[order]!;
    const key = `${given.response} ${needs.join()}`;
    if (needs.some((need) => ['never', 'report', 'about'].includes(need)) || tried.has(key)) continue;
    tried.add(key);
    const after = withGiven(doctrine, timeline, order, needs, facts.chain);
    if (after.verdict !== 'refused') continue;
    const asked = after.needs.filter((need) => needs.includes(need));
    if (asked.length > 0)
      return {
        property: 'S18',
        says: `order ${order} needs ${needs.join(' and ')}; given them, it needs ${asked.join(' and ')} still`,
      };
  }
  return null;
}

function withGiven(
  doctrine: Doctrine,
  timeline: Timeline,
  number: number,
  needs: readonly string[],
  chain: ChainFacts | null,
) {
  const given = timeline.orders[number]!;
  const { at } = given;
  const facts = timeline.facts.filter((fact) => fact.at <= at);
  const acts = facts.flatMap((fact) => (fact.kind === 'report' ? [fact] : []));
  const first = chain?.id ?? acts[0]!.act;
  const about = given.about ?? first;
  const place = chain?.sectors[0] ?? null;
  const { warn, plan } = castOf(doctrine);
  const more: Fact[] = [];
  const orders: TimedOrder[] = [];
  if (needs.includes('side')) more.push(...acts.map(({ act }) => amend(act, at, { side: 'russia' })));
  if (needs.includes('act-under-way'))
    more.push(
      report('given', {
        ...acts[0]!,
        ...(place !== null && { sector: place }),
        act: 'given',
        start: at,
        at,
        end: null,
        severity: 4,
        ...(needs.includes('side') && { side: 'russia' }),
      }),
    );
  if (needs.includes('confirm')) more.push(confirm(about, at, 1));
  if (needs.includes('certify')) more.push(certify(about, at));
  if (needs.includes('ratified')) more.push({ kind: 'guarantee', at, state: 'ratified', to: SEATS });
  if (needs.some((need) => need.startsWith('+') || doctrine.reads['quorum.leads'].includes(need)))
    more.push({ kind: 'consent', at, members: quorumOf(doctrine), to: SEATS });
  if (needs.includes('warn')) orders.push(orderOf('ukraine', warn, at, { about }));
  for (const seat of SEATS) if (needs.includes(seat) && plan) orders.push(orderOf(seat, plan.id, at, { about }));
  const before = timeline.orders.filter((each, n) => n !== number && isBefore(each, given, n < number));
  const sector = needs.includes('sector') ? place : given.sector;
  const asked = { ...timeline, facts: [...facts, ...more], orders: [...before, ...orders, { ...given, sector }] };
  return adjudicate(doctrine, asked).rulings.at(-1)!.ruling;
}

const rank = (seat: Seat) => SEATS.indexOf(seat);

const isBefore = (a: TimedOrder, b: TimedOrder, isWrittenBefore: boolean) =>
  a.at < b.at || (a.at === b.at && (rank(a.seat) < rank(b.seat) || (a.seat === b.seat && isWrittenBefore)));
