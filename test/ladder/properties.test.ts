// Properties of ladder.md 9 on random timelines. A failure prints the seed and the smallest timeline that shows it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Adjudication,
  adjudicate,
  type Fact,
  isForce,
  responseNamed,
  SEATS,
  type Sector,
  type Severity,
  type TimedOrder,
  type Timeline,
} from '../../src/ladder/index.ts';
import { orderOf } from '../support/orders.ts';
import { literal, reading } from '../support/timeline.ts';

const HOUR = 60;
// Minutes that lie on and around the edges.
const minute = fc
  .tuple(fc.constantFrom(0, 1, 2, 6, 10, 23, 24, 25, 30, 48, 72, 73), fc.integer({ min: -1, max: 1 }))
  .map(([hours, off]) => Math.max(0, hours * HOUR + off));
const name = fc.constantFrom('A', 'B', 'C', 'D');
const sector = fc.constantFrom<Sector>(2, 3, 4, 6, 'rear', 'sea');
const to = fc.subarray([...SEATS]);
const severity = fc.constantFrom<Severity>(1, 2, 3, 4);
const side = fc.constantFrom('russia', 'russia', 'russia', 'unknown', 'ukraine' as const);

const laterFact = fc.oneof(
  fc.record({ kind: fc.constant('share' as const), at: minute, to, act: name }),
  fc
    .record({ kind: fc.constant('end' as const), at: minute, to, act: name })
    .map((fact) => ({ ...fact, when: fact.at })),
  fc.record({
    kind: fc.constant('confirm' as const),
    at: minute,
    to,
    act: name,
    likelihood: fc.constantFrom(0.5, 0.55, 0.8, 0.9),
  }),
  fc.record({ kind: fc.constant('certify' as const), at: minute, to, act: name }),
  fc.record({ kind: fc.constant('retract' as const), at: minute, to, act: name }),
  fc
    .record({ kind: fc.constant('amend' as const), at: minute, to, act: name, side })
    .map((fact) => ({ ...fact, start: null, sector: null, severity: null })),
  fc.record({
    kind: fc.constant('consent' as const),
    at: minute,
    to,
    members: fc.constantFrom(['UK', 'FR', 'PL', 'NO', 'SE'], ['UK', 'FR']),
  }),
);

const order = fc.record({
  at: minute,
  seat: fc.constantFrom(...SEATS),
  response: fc.constantFrom(
    'warn',
    'warn',
    'halt',
    'air-policing',
    'joint-plan',
    'joint-plan',
    'joint-response',
    'alert',
    'surveil',
    'stand-down',
  ),
  about: name,
  sector,
  of: fc.nat(6),
});

const timelines: fc.Arbitrary<Timeline> = fc
  .record({
    reports: fc.uniqueArray(
      fc.record({
        act: name,
        at: minute,
        delay: fc.constantFrom(0, 0, 30),
        length: fc.constantFrom(null, 1, HOUR, 24 * HOUR),
        sector,
        severity,
        side,
        to,
      }),
      { selector: ({ act }) => act, minLength: 1 },
    ),
    later: fc.array(laterFact, { maxLength: 8 }),
    orders: fc.array(order, { maxLength: 10 }),
  })
  .map(({ reports, later, orders }) => ({
    guarantee: 'ratified' as const,
    consent: ['UK', 'FR', 'PL', 'NO', 'SE'],
    closedDomains: [],
    sectors: 8,
    facts: [
      ...reports.map(({ act, at, delay, length, sector, severity, side, to }): Fact => {
        const start = Math.max(0, at - delay);
        return {
          kind: 'report',
          at,
          to,
          act,
          start,
          end: length === null ? null : start + length,
          sector,
          severity,
          side,
        };
      }),
      ...later,
    ],
    orders: orders as TimedOrder[],
  }));

const passed = (result: Adjudication, index: number) => result.rulings[index]!.ruling.verdict !== 'refused';
const runs = { numRuns: 250 };

describe('properties of the law hold on random timelines', () => {
  it('S1 S4 S7 S10 S13 S18: no acceptance breaks a rule, no refusal is silent', () => {
    fc.assert(
      fc.property(timelines, (timeline) => {
        const result = adjudicate(literal, timeline);
        for (const { order: n, ruling, facts } of result.rulings) {
          const given = timeline.orders[n]!;
          const response = responseNamed(literal, given.response)!;
          if (ruling.verdict === 'refused') {
            expect(ruling.clause).toMatch(/^C\d$/);
            expect(ruling.earliest !== null || ruling.needs.length > 0).toBe(true);
            continue;
          }
          expect(response.seats).toContain(given.seat);
          const lead = response.leadMinutes[given.seat];
          expect(ruling.effectAt).toBeGreaterThanOrEqual(given.at + (isForce(response) ? Math.ceil(lead / 2) : lead));
          if (response.class === 'force-coalition') expect(given.at).toBeGreaterThan(facts.chain!.t0! + 24 * HOUR);
          if (response.class === 'force-joint') {
            expect(facts.chain!.broaderAt).not.toBeNull();
            expect(facts.chain!.unsigned).toEqual([]);
            expect(ruling.effectAt).toBeGreaterThanOrEqual(facts.chain!.t0! + 72 * HOUR);
          }
          if (response.role === 'halt') expect(facts.chain!.warnedAt).not.toBeNull();
        }
      }),
      runs,
    );
  });

  it('S16: a warning is never refused for a phase reason', () => {
    fc.assert(
      fc.property(timelines, (timeline) => {
        for (const { order: n, ruling } of adjudicate(literal, timeline).rulings) {
          if (timeline.orders[n]!.response !== 'warn' || ruling.verdict !== 'refused') continue;
          expect(['chain/none', 'chain/void', 'chain/closed']).toContain(ruling.code);
        }
      }),
      runs,
    );
  });

  it('S17: a fact not addressed to a seat does not change its rulings', () => {
    fc.assert(
      fc.property(timelines, (timeline) => {
        // Only its own orders, so that nothing announced by others comes between; a share carries what the Commission
        // knows, and go/no-go is the Commission's too, so shares and stand-downs are left out.
        const orders = timeline.orders.filter(({ seat, response }) => seat === 'us' && response !== 'stand-down');
        const facts = timeline.facts.filter(({ kind }) => kind !== 'share');
        const heard = facts.filter((fact) => fact.to.includes('us'));
        const rulings = (known: readonly Fact[]) =>
          adjudicate(literal, { ...timeline, facts: known, orders }).rulings.map(({ ruling }) => ruling);
        expect(rulings(heard)).toEqual(rulings(facts));
      }),
      runs,
    );
  });

  it('S11 S12: two open chains of one side never start in one sector, and T0 is the start of the first act', () => {
    fc.assert(
      fc.property(timelines, (timeline) => {
        const { chains } = adjudicate(literal, timeline);
        for (const chain of chains) expect(chain.t0).toBe(chain.acts[0]!.start);
        const open = chains.filter(({ closedAt }) => closedAt === null).map(({ side, sector }) => `${side} ${sector}`);
        expect(new Set(open).size).toBe(open.length);
      }),
      runs,
    );
  });

  it('L6: one expiry for each deadline passed unmet, and none that shares an act with another', () => {
    fc.assert(
      fc.property(timelines, (timeline) => {
        const orders = timeline.orders.filter(({ response }) => response !== 'warn');
        const { expiries } = adjudicate(literal, { ...timeline, orders });
        expiries.forEach(({ acts }, index) => {
          const before = expiries.slice(0, index).flatMap((expiry) => expiry.acts);
          expect(acts.filter((act) => before.includes(act))).toEqual([]);
        });
        // One act that all are told of, going on and never warned about, expires; whatever else the line brings.
        const lone: Fact = {
          kind: 'report',
          at: 0,
          to: SEATS,
          act: 'Z',
          start: 0,
          end: null,
          sector: 8,
          severity: 3,
          side: 'russia',
        };
        const calm = timeline.facts.filter(({ kind }) => kind !== 'certify');
        const late = { at: 30 * HOUR, ...orderOf({ seat: 'us', response: 'acknowledge' }) };
        const { expiries: with8 } = adjudicate(literal, {
          ...timeline,
          facts: [lone, ...calm],
          orders: [...orders, late],
        });
        expect(with8.filter(({ chain }) => chain === 'Z').map(({ at }) => at)).toEqual([24 * HOUR]);
      }),
      runs,
    );
  });

  it('M1: ruling leaves the timeline as it was, so that it comes out the same again', () => {
    fc.assert(
      fc.property(timelines, (timeline) => {
        const before = structuredClone(timeline);
        const first = adjudicate(literal, timeline);
        expect(timeline).toEqual(before);
        expect(adjudicate(literal, timeline)).toEqual(first);
      }),
      runs,
    );
  });

  it('M2: loosening the evidence bars never turns an acceptance into a refusal', () => {
    const loose = reading({ 'evidence.coalition': 0.1, 'evidence.joint': 0.1 });
    fc.assert(
      fc.property(timelines, (timeline) => {
        // A stand-down answers to what was accepted before it, so it is left out.
        const orders = timeline.orders.filter(({ response }) => response !== 'stand-down');
        const strict = adjudicate(literal, { ...timeline, orders });
        const lenient = adjudicate(loose, { ...timeline, orders });
        orders.forEach((_, index) => {
          if (passed(strict, index)) expect(passed(lenient, index)).toBe(true);
        });
      }),
      runs,
    );
  });

  it('M3: shifting all times by a constant shifts all rulings by it', () => {
    const by = 777;
    const shift = (fact: Fact): Fact => {
      const moved = { ...fact, at: fact.at + by };
      if (moved.kind === 'report')
        return { ...moved, start: moved.start + by, end: moved.end === null ? null : moved.end + by };
      if (moved.kind === 'end') return { ...moved, when: moved.when + by };
      return moved;
    };
    fc.assert(
      fc.property(timelines, (timeline) => {
        const shifted = {
          ...timeline,
          facts: timeline.facts.map(shift),
          orders: timeline.orders.map((given) => ({ ...given, at: given.at + by })),
        };
        const now = adjudicate(literal, timeline).rulings.map(({ ruling }) =>
          ruling.verdict === 'refused'
            ? {
                ...ruling,
                earliest: ruling.earliest === null ? null : ruling.earliest + by,
                notBefore: ruling.notBefore === null ? null : ruling.notBefore + by,
              }
            : { ...ruling, effectAt: ruling.effectAt + by },
        );
        expect(adjudicate(literal, shifted).rulings.map(({ ruling }) => ruling)).toEqual(now);
      }),
      runs,
    );
  });

  it('M4: an act that neither joins nor merges with a chain changes no ruling about it', () => {
    fc.assert(
      fc.property(timelines, minute, (timeline, at) => {
        // Sector 8 adjoins none of the others; without certifications nothing merges, and every order names its act.
        const facts = timeline.facts.filter(({ kind }) => kind !== 'certify');
        const far: Fact = {
          kind: 'report',
          at,
          to: SEATS,
          act: 'Z',
          start: at,
          end: null,
          sector: 8,
          severity: 4,
          side: 'russia',
        };
        const near = facts.filter((fact) => fact.kind !== 'report' || typeof fact.sector === 'number');
        const rulings = (all: readonly Fact[]) =>
          adjudicate(literal, { ...timeline, facts: all }).rulings.map(({ ruling }) => ruling);
        expect(rulings([...near, far])).toEqual(rulings(near));
      }),
      runs,
    );
  });

  it('M5: doctrines differ only where their switches differ', () => {
    // What a switch reads, and the orders or facts without which it has nothing to read.
    const cases = [
      ['reciprocity', { reciprocity: 'mirrored' }, (response: string) => response !== '', 'ukraine'],
      [
        'phase3',
        { 'phase3.effectAfter': 2880, 'phase3.requiresPhase2': true },
        (r: string) => r !== 'joint-response',
        '',
      ],
      ['phase3.effect', { 'phase3.effect': 'deadline' }, (r: string) => r !== 'joint-response', ''],
      ['evidence', { 'evidence.coalition': 1 }, (r: string) => r !== 'air-policing', ''],
      ['halts', { 'phase1.order': 'concurrent', 'phase1.haltWindow': 0 }, (r: string) => r !== 'halt', ''],
      ['mandate', { mandate: [] }, (r: string) => !['halt', 'air-policing', 'joint-response'].includes(r), ''],
    ] as const;
    fc.assert(
      fc.property(timelines, fc.constantFrom(...cases), (timeline, [, change, isAsked, withoutSide]) => {
        const facts = timeline.facts.filter((fact) => !('side' in fact) || fact.side !== withoutSide);
        // A stand-down answers to force that another reading may refuse.
        const orders = timeline.orders.filter(({ response }) => isAsked(response) && response !== 'stand-down');
        const same = { ...timeline, facts, orders };
        expect(adjudicate(reading(change), same)).toEqual(adjudicate(literal, same));
      }),
      runs,
    );
  });
});

describe('earliest is kept: the same order passes then, if the fire goes on', () => {
  it('on random timelines', () => {
    fc.assert(
      fc.property(timelines, (timeline) => {
        for (const { order: n, ruling } of adjudicate(literal, timeline).rulings) {
          if (ruling.verdict !== 'refused' || ruling.earliest === null) continue;
          const given = timeline.orders[n]!;
          // Nothing that happens after the refusal may count.
          const facts = timeline.facts.filter(({ at }) => at <= given.at);
          const before = timeline.orders.slice(0, n).filter(({ at }) => at <= given.at);
          const again = { ...given, of: -1, at: ruling.earliest };
          const early = { ...given, of: -1, at: ruling.earliest - 1 };
          const verdict = (last: TimedOrder) =>
            adjudicate(literal, { ...timeline, facts, orders: [...before, last] }).rulings.at(-1)!.ruling.verdict;
          expect(verdict(again)).toBe('accepted');
          expect(verdict(early)).toBe('refused');
        }
      }),
      runs,
    );
  });
});
