// Random timelines for the second reading of ladder.md: few acts, every kind of fact and order, and minutes on and around
// the edges of the law, so that what seldom meets in an exercise meets here often.
import fc from 'fast-check';
import type { Fact, Seat, Sector, Severity, Side, TimedOrder, Timeline } from '../../../src/ladder/index.ts';

const HOUR = 60;
const EDGES = [0, 1, 2, 6, 12, 23, 24, 25, 26, 30, 36, 47, 48, 49, 70, 71, 72, 73].map((hours) => hours * HOUR);
const SEATS: readonly Seat[] = ['ukraine', 'coalition', 'us'];
// An order of names that differs by code points, by length and by language.
const NAMES = ['A2', 'A10', 'B', 'a', '\u{1F525}', '\uFF21'];

const around = fc
  .tuple(fc.constantFrom(...EDGES), fc.constantFrom(0, 0, 0, 1, -1, 2, 30))
  .map(([edge, off]) => Math.max(0, edge + off));
const minute = fc.oneof({ weight: 5, arbitrary: around }, { weight: 1, arbitrary: fc.integer({ min: 0, max: 74 * HOUR }) });
const early = fc.oneof(minute.map((m) => m % (26 * HOUR)), fc.constantFrom(0, 0, 1, 60, 90));
const sector = fc.constantFrom<Sector>(1, 3, 3, 3, 4, 4, 5, 7, 'rear', 'sea');
const severity = fc.constantFrom<Severity>(3, 3, 3, 2, 4, 1, 5);
const side = fc.constantFrom<Side>('russia', 'russia', 'russia', 'russia', 'russia', 'unknown', 'ukraine');
const seats = fc.oneof(
  { weight: 3, arbitrary: fc.constant(SEATS) },
  { weight: 1, arbitrary: fc.subarray([...SEATS]) },
);
const likelihood = fc.constantFrom(0.9, 0.9, 0.8, 0.79, 0.55, 0.54, 0.1);
const duration = fc.constantFrom(1, 1, 30, 59, 60, 61, 120, 360, 720, 1439, 1440, 1441, 1500, 2880);

const act = fc.record({
  start: early,
  heardAfter: fc.constantFrom(0, 0, 0, 1, 60, 119, 120, 1440, 1500),
  lasts: fc.option(duration, { freq: 2 }),
  sector,
  severity,
  side,
  to: seats,
  confirmed: fc.option(likelihood, { freq: 3 }),
});

const later = fc.oneof(
  fc.record({ kind: fc.constant('share' as const), at: minute, act: fc.nat(5), to: seats }),
  fc.record({ kind: fc.constant('end' as const), at: minute, act: fc.nat(5), ago: fc.constantFrom(0, 0, 1, 10, 60, 1500, 5000), to: seats }),
  fc.record({ kind: fc.constant('confirm' as const), at: minute, act: fc.nat(5), likelihood, to: seats }),
  fc.record({ kind: fc.constant('certify' as const), at: minute, act: fc.nat(5), to: seats }),
  fc.record({ kind: fc.constant('retract' as const), at: minute, act: fc.nat(5), to: seats }),
  fc.record({
    kind: fc.constant('amend' as const),
    at: minute,
    act: fc.nat(5),
    to: seats,
    change: fc.record(
      { ago: fc.constantFrom(0, 1, 60, 360, 1440, 2000), sector, severity, side },
      { requiredKeys: [] },
    ),
  }),
  fc.record({
    kind: fc.constant('guarantee' as const),
    at: minute,
    state: fc.constantFrom('ratified' as const, 'suspended' as const, 'signed' as const),
    to: seats,
  }),
  fc.record({
    kind: fc.constant('consent' as const),
    at: minute,
    members: fc.subarray(['UK', 'FR', 'PL', 'NO', 'SE', 'US', 'XX'], { minLength: 3 }),
    to: seats,
  }),
);

const GIVEN = {
  ukraine: ['warn', 'warn', 'halt', 'halt', 'counter-fire', 'strike-territory', 'joint-plan', 'stand-down', 'redeploy', 'acknowledge', 'air-policing'],
  coalition: ['warn', 'air-policing', 'air-policing', 'land-deployment', 'sea-patrol', 'joint-plan', 'alert', 'stand-down', 'redeploy', 'reassure-air', 'reassure-land', 'reassure-sea', 'surveil', 'joint-response'],
  us: ['warn', 'joint-response', 'joint-response', 'joint-response', 'joint-plan', 'alert', 'stand-down', 'redeploy', 'surveil', 'acknowledge', 'halt'],
} as const;

const order = fc.constantFrom(...SEATS).chain((seat) =>
  fc.record({
    seat: fc.constant(seat),
    at: minute,
    response: fc.constantFrom(...GIVEN[seat]),
    about: fc.option(fc.nat(5), { freq: 5 }),
    sector: fc.option(fc.constantFrom<Sector>(3, 3, 4, 1, 7, 'rear'), { freq: 5 }),
    of: fc.nat(9),
  }),
);

const drawn = fc.record({
  acts: fc.array(act, { minLength: 1, maxLength: 5 }),
  later: fc.array(later, { maxLength: 6 }),
  orders: fc.array(order, { minLength: 1, maxLength: 8 }),
  certified: fc.option(minute, { freq: 1 }),
  warned: fc.option(minute, { freq: 1 }),
  signed: fc.option(minute, { freq: 1 }),
  guarantee: fc.constantFrom('ratified' as const, 'ratified' as const, 'signed' as const),
  closed: fc.option(fc.subarray(['air' as const, 'land' as const, 'sea' as const]), { freq: 1 }),
  consent: fc.constantFrom(['UK', 'FR', 'PL', 'NO', 'SE'], ['UK', 'FR', 'PL', 'NO', 'SE'], ['UK', 'PL', 'XX', 'PL']),
});

type Drawn = typeof drawn extends fc.Arbitrary<infer T> ? T : never;

/** A random timeline; what it draws shrinks towards few facts and few orders. */
export const timelines: fc.Arbitrary<Timeline> = drawn.map((all) => ({
  sectors: 8,
  guarantee: all.guarantee,
  consent: all.consent,
  closedDomains: all.closed ?? [],
  facts: factsOf(all),
  orders: ordersOf(all),
}));

function factsOf({ acts, later, certified }: Drawn): Fact[] {
  const facts: Fact[] = acts.flatMap((drawn, i): Fact[] => {
    const { start, heardAfter, lasts, sector, severity, side, to, confirmed } = drawn;
    const at = start + heardAfter;
    const end = lasts === null ? null : start + lasts;
    return [
      { kind: 'report', at, to, act: NAMES[i]!, start, end, sector, severity, side },
      ...(confirmed === null ? [] : [{ kind: 'confirm' as const, at, to, act: NAMES[i]!, likelihood: confirmed }]),
    ];
  });
  if (certified !== null) facts.push({ kind: 'certify', at: certified, to: SEATS, act: NAMES[0]! });
  const name = (i: number) => NAMES[i % (acts.length + 1)]!;
  for (const fact of later) {
    if (fact.kind === 'guarantee' || fact.kind === 'consent') facts.push(fact);
    else if (fact.kind === 'end') {
      const { at, to, act, ago } = fact;
      facts.push({ kind: 'end', at, to, act: name(act), when: Math.max(0, at - ago) });
    } else if (fact.kind === 'amend') {
      const { at, to, act, change } = fact;
      const { ago, ...rest } = change;
      const start = ago === undefined ? {} : { start: Math.max(0, at - ago) };
      facts.push({ kind: 'amend', at, to, act: name(act), ...start, ...withoutAbsent(rest) });
    } else facts.push({ ...fact, act: name(fact.act) });
  }
  return facts;
}

function withoutAbsent<T extends object>(given: T): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as never;
}

function ordersOf({ acts, orders, warned, signed }: Drawn): TimedOrder[] {
  const first = NAMES[0]!;
  const given: TimedOrder[] = orders.map(({ seat, at, response, about, sector, of }) => ({
    seat,
    at,
    response,
    ...(about !== null && { about: NAMES[about % (acts.length + 1)]! }),
    ...(sector !== null && { sector }),
    ...((response === 'stand-down' || response === 'redeploy') && { of }),
  }));
  if (warned !== null) given.push({ seat: 'ukraine', at: warned, response: 'warn', about: first });
  if (signed !== null) for (const seat of SEATS) given.push({ seat, at: signed, response: 'joint-plan', about: first });
  return given;
}
