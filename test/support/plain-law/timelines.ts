// Random timelines for the second reading of ladder.md: few acts, every kind of fact and order, and minutes on and around
// the edges of the law, so that what seldom meets in an exercise meets here often. The first act is as a rule confirmed,
// warned about, certified and planned for, since otherwise few orders would get past the first checks.
import fc from 'fast-check';
import type { Fact, Minute, Seat, Sector, Severity, Side, TimedOrder, Timeline } from '../../../src/ladder/index.ts';
import { orderOf } from '../orders.ts';

const HOUR = 60;
const EDGES = [0, 0, 1, 2, 6, 12, 23, 24, 24, 25, 26, 30, 36, 47, 48, 49, 70, 71, 72, 73].map((hours) => hours * HOUR);
const SEATS: readonly Seat[] = ['ukraine', 'coalition', 'us'];
// Names whose order by code points is not that of a dictionary, nor of their numbers.
const NAMES = ['A2', 'A10', 'a1', 'B', 'A-1', 'Z9'];

/** One of these; what is named more often comes more often. */
const some = fc.constantFrom;
const perhaps = <T>(arbitrary: fc.Arbitrary<T>, freq: number) => fc.option(arbitrary, { freq, nil: undefined });

const around = fc.tuple(some(...EDGES), some(0, 0, 0, 1, -1, 2, 30)).map(([edge, off]) => Math.max(0, edge + off));
const minute = fc.oneof(
  { weight: 6, arbitrary: around },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 74 * HOUR }) },
);
const early = fc.oneof(
  some(0, 0, 0, 1, 60, 90, 360),
  minute.map((at) => at % (26 * HOUR)),
);
/** Late enough for force, as a rule. */
const late = fc.tuple(minute, minute).map(([a, b]) => Math.max(a, b));
const start = fc.oneof({ weight: 3, arbitrary: early }, { weight: 1, arbitrary: minute });
const sector = some<Sector>(3, 3, 3, 4, 4, 5, 1, 7, 'rear', 'sea');
const severity = some<Severity>(3, 3, 3, 3, 2, 2, 4, 4, 1, 5);
const side = some<Side>('russia', 'russia', 'russia', 'russia', 'russia', 'unknown', 'ukraine');
const all = fc.constant(SEATS);
const to = fc.oneof({ weight: 4, arbitrary: all }, { weight: 1, arbitrary: fc.subarray([...SEATS]) });
const likelihood = some(0.9, 0.9, 0.9, 0.8, 0.79, 0.55, 0.54, 0.1);
const duration = some(1, 1, 30, 59, 60, 61, 120, 360, 720, 1439, 1440, 1441, 1500, 2880);
const heardAfter = some(0, 0, 0, 1, 60, 119, 120, 1440, 1500);

/** Minutes from the end of the act before it to the start of an act, on the edges of linking and closing. */
const gap = some(0, 59, 60, 61, 359, 360, 361, 719, 720, 721, 1439, 1440, 1441);

const act = fc.record({
  start,
  gap: perhaps(gap, 2),
  heardAfter,
  lasts: perhaps(duration, 2),
  sector,
  severity,
  side,
  to,
  confirmed: perhaps(likelihood, 2),
});

/** Mostly the first act; the last number is an act that nobody reports. */
const which = some(0, 0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 3, 4, 5);
const ago = some(0, 0, 0, 1, 10, 60, 360, 1440, 1500, 5000);
const about = { at: minute, act: which, to };

const later = fc.oneof(
  fc.record({ kind: fc.constant('share'), ...about }),
  fc.record({ kind: fc.constant('end'), ...about, ago }),
  fc.record({ kind: fc.constant('confirm'), ...about, likelihood }),
  fc.record({ kind: fc.constant('certify'), ...about }),
  fc.record({ kind: fc.constant('certify'), ...about }),
  fc.record({ kind: fc.constant('retract'), ...about }),
  fc.record({
    kind: fc.constant('amend'),
    ...about,
    change: fc.record({ ago, sector, severity, side }, { requiredKeys: [] }),
  }),
  fc.record({ kind: fc.constant('guarantee'), at: minute, to, state: some('ratified', 'suspended', 'signed') }),
  fc.record({
    kind: fc.constant('consent'),
    at: minute,
    to,
    members: fc.subarray(['UK', 'FR', 'PL', 'NO', 'SE', 'US', 'XX'], { minLength: 3 }),
  }),
);

const COALITION_FORCE = ['air-policing', 'land-deployment', 'sea-patrol'];
const PRESENCE = ['reassure-air', 'reassure-land', 'reassure-sea'];
const MOVES = ['stand-down', 'redeploy'];
const GIVEN = {
  ukraine: ['warn', 'warn', 'halt', 'halt', 'halt', 'counter-fire', 'strike-territory', 'joint-plan', ...MOVES],
  coalition: ['warn', ...COALITION_FORCE, ...COALITION_FORCE, 'air-policing', 'joint-plan', 'alert', 'alert', ...MOVES]
    .concat(PRESENCE)
    .concat('surveil'),
  us: ['warn', 'joint-response', 'joint-response', 'joint-response', 'joint-plan', 'alert', ...MOVES, 'acknowledge'],
};
const FOREIGN = ['air-policing', 'joint-response', 'halt', 'alert'];

const order = some(...SEATS).chain((seat) =>
  fc.record({
    seat: fc.constant(seat),
    at: minute,
    lateAt: late,
    response: fc.oneof({ weight: 30, arbitrary: some(...GIVEN[seat]) }, { weight: 1, arbitrary: some(...FOREIGN) }),
    about: perhaps(which, 6),
    sector: fc.oneof({ weight: 5, arbitrary: fc.constant('its' as const) }, perhaps(sector, 2)),
    of: fc.nat(9),
    after: some<Minute>(0, 0, 1, 29, 30, 60, 119, 120, 121, 360, 1440),
  }),
);

const drawn = fc.record({
  first: fc.record({
    start: some(0, 0, 0, 1, 60, 90, 360, 1440),
    heardAfter: some(0, 0, 0, 0, 0, 1, 120, 1440),
    lasts: perhaps(duration, 2),
    confirmed: perhaps(likelihood, 8),
  }),
  isPlain: some(true, true, true, true, true, true, false),
  acts: fc.array(act, { maxLength: 4, size: 'max' }),
  /** The second act as one more of the first chain, which goes on when the first turns out otherwise. */
  isTwin: some(true, false, false),
  /** What takes away, between an order of force and its effect, what it was ordered on. */
  spoilt: perhaps(
    fc.record({
      order: fc.nat(8),
      after: some(1, 60, 240, 360, 1440),
      how: some('retract', 'start', 'end', 'end', 'side', 'severity', 'confirm'),
      act: some(0, 0, 0, 1),
    }),
    2,
  ),
  later: fc.array(later, { maxLength: 6, size: 'max' }),
  orders: fc.array(order, { minLength: 1, maxLength: 9, size: 'max' }),
  certified: perhaps(fc.oneof(early, minute), 5),
  warned: perhaps(early, 4),
  signed: perhaps(some<Minute>(0, 0, 0, 1, 60, 1440, -1), 5),
  guarantee: some(
    'ratified' as const,
    'ratified' as const,
    'ratified' as const,
    'ratified' as const,
    'signed' as const,
  ),
  closedDomains: fc.oneof(
    { weight: 5, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.subarray(['air' as const, 'land' as const, 'sea' as const]) },
  ),
  consent: some(['UK', 'FR', 'PL', 'NO', 'SE'], ['UK', 'FR', 'PL', 'NO', 'SE'], ['UK', 'PL', 'XX', 'PL']),
});

type Of<A> = A extends fc.Arbitrary<infer T> ? T : never;
type Drawn = Of<typeof drawn>;
type DrawnAct = Omit<Of<typeof act>, 'gap'>;
type DrawnFact = Of<typeof later>;

/** A random timeline; what it draws shrinks towards few facts and few orders. */
export const timelines: fc.Arbitrary<Timeline> = fc.noBias(drawn).map((all) => {
  const { guarantee, consent, closedDomains } = all;
  const facts = factsOf(all);
  return { sectors: 8, guarantee, consent, closedDomains, facts, orders: ordersOf(all, facts) };
});

/** The name of an act of the timeline; the last number names one that nobody reports. */
const nameOf = (act: number, { acts }: Drawn) => NAMES[act === 5 ? 5 : act % (acts.length + 1)]!;

function factsOf(all: Drawn): Fact[] {
  const { first, isPlain, isTwin, acts, spoilt, later, certified } = all;
  const rest: Pick<DrawnAct, 'sector' | 'severity' | 'side' | 'to'> = isPlain
    ? { sector: 3, severity: 3, side: 'russia', to: SEATS }
    : { sector: 4, severity: 4, side: 'unknown', to: ['ukraine'] };
  const told: DrawnAct[] = [{ ...first, ...rest }];
  for (const { gap, ...drawn } of acts) {
    const each = isTwin && told.length === 1 ? { ...drawn, ...rest, lasts: undefined } : drawn;
    const before = told.at(-1)!;
    const isAfter = gap !== undefined && before.lasts !== undefined;
    told.push(isAfter ? { ...each, start: before.start + before.lasts! + gap } : each);
  }
  const facts = told.flatMap((each, i) => reported(each, NAMES[i]!));
  if (certified !== undefined) facts.push({ kind: 'certify', at: certified, to: SEATS, act: NAMES[0]! });
  if (spoilt) facts.push(...spoiling(spoilt, all));
  return [...facts, ...later.map((each) => laterFact(each, all))];
}

function spoiling({ order, after, how, act: number }: NonNullable<Drawn['spoilt']>, all: Drawn): Fact[] {
  const force = all.orders.filter(({ response }) => LATE.includes(response));
  const spoilt = force[order % Math.max(1, force.length)];
  if (!spoilt) return [];
  const at = whenGiven(spoilt, all) + after;
  const about = { at, to: SEATS, act: nameOf(number, all) };
  if (how === 'retract') return [{ kind: 'retract', ...about }];
  if (how === 'end') return [{ kind: 'end', ...about, when: Math.min(at, 20 * HOUR) }];
  if (how === 'confirm') return [{ kind: 'confirm', ...about, likelihood: 0.1 }];
  const amended = { kind: 'amend', ...about, start: null, sector: null, severity: null, side: null } as const;
  if (how === 'start') return [{ ...amended, start: at }];
  return [how === 'side' ? { ...amended, side: 'ukraine' } : { ...amended, severity: 1 }];
}

function reported({ start, heardAfter, lasts, confirmed, ...rest }: DrawnAct, act: string): Fact[] {
  const at = start + heardAfter;
  const report: Fact = { kind: 'report', at, act, start, end: lasts === undefined ? null : start + lasts, ...rest };
  if (confirmed === undefined) return [report];
  return [report, { kind: 'confirm', at, to: rest.to, act, likelihood: confirmed }];
}

function laterFact(fact: DrawnFact, all: Drawn): Fact {
  if (!('act' in fact)) return fact as Fact;
  const act = nameOf(fact.act, all);
  const { at, to, kind } = fact;
  const before = (minutes: Minute) => Math.max(0, at - minutes);
  if ('likelihood' in fact) return { kind: 'confirm', at, to, act, likelihood: fact.likelihood };
  if ('ago' in fact) return { kind: 'end', at, to, act, when: before(fact.ago) };
  if (!('change' in fact)) return { kind, at, to, act } as Fact;
  const { ago, sector = null, severity = null, side = null } = fact.change;
  return { kind: 'amend', at, to, act, start: ago === undefined ? null : before(ago), sector, severity, side };
}

function ordersOf(all: Drawn, facts: readonly Fact[]): TimedOrder[] {
  const { orders, warned, certified, signed } = all;
  const about = NAMES[0]!;
  const given = orders.map((each) => toOrder(each, all, facts));
  if (warned !== undefined) given.push({ at: warned, ...orderOf({ seat: 'ukraine', response: 'warn', about }) });
  // The plan is signed after the certification, as a rule.
  const at = Math.max(0, (certified ?? 1440) + (signed ?? 0));
  if (signed !== undefined)
    for (const seat of SEATS) given.push({ at, ...orderOf({ seat, response: 'joint-plan', about }) });
  return given;
}

const isMove = (response: string) => response === 'stand-down' || response === 'redeploy';
const MOVABLE = [...COALITION_FORCE, ...PRESENCE, 'halt', 'counter-fire', 'joint-response'];
const LATE = [...COALITION_FORCE, 'joint-response'];

/** Force mostly comes late, and often around the minute in which an alert of its seat takes effect. */
function whenGiven({ seat, response, at, lateAt, of, after }: Drawn['orders'][number], { orders }: Drawn): Minute {
  if (!LATE.includes(response)) return at;
  const alert = orders.find((each) => each.seat === seat && each.response === 'alert');
  const lead = seat === 'us' ? 6 * HOUR : 4 * HOUR;
  return alert && of % 2 === 0 ? alert.at + lead + (after % 3) - 1 : lateAt;
}

function toOrder(drawn: Drawn['orders'][number], all: Drawn, facts: readonly Fact[]): TimedOrder {
  const { seat, response, sector, of, after } = drawn;
  const act = drawn.about === undefined ? undefined : nameOf(drawn.about, all);
  const report = facts.find((fact) => fact.kind === 'report' && fact.act === (act ?? NAMES[0]));
  const where = sector === 'its' ? (report as { sector?: Sector } | undefined)?.sector : sector;
  const at = whenGiven(drawn, all);
  const order = { at, ...orderOf({ seat, response, about: act ?? null }) };
  if (!isMove(response)) return { ...order, sector: where ?? null };
  // Mostly one of the seat's own orders that can be moved, and soon after it.
  const own = [...all.orders.entries()].filter(([, each]) => each.seat === seat && MOVABLE.includes(each.response));
  const [number, moved] = own[of % Math.max(1, own.length)] ?? [of, undefined];
  if (!moved || of === 9) return { ...order, of };
  return { ...order, of: number, at: whenGiven(moved, all) + after };
}
