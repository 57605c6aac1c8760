// What the second edition of the law made plain: each row a sentence of the page, the verdict in its last column.
import { describe, expect, it } from 'vitest';
import {
  adjudicate,
  announce,
  ask,
  clashes,
  enterFact,
  openLedger,
  pictureOf,
  type Readings,
} from '../../src/ladder/index.ts';
import { findDoctrine, withSettings } from '../../src/scenario/doctrine-file.ts';
import { orderOf } from '../support/orders.ts';
import { literal, reading, ruled, timeline } from '../support/timeline.ts';

const GOING = [
  'at: "0:00", report: A1, sector: 3, severity: 3, side: russia',
  'at: "0:00", confirm: A1, likelihood: 0.9',
];
const order =
  (seat: string) =>
  (at: string, name: string, more = '') =>
    `at: "${at}", seat: ${seat}, order: ${name}${more === '' ? '' : `, ${more}`}`;
const [ukraine, coalition, us] = [order('ukraine'), order('coalition'), order('us')];
const about = 'about: A1';

const last = (change: Partial<Readings>, facts: string[], orders: string[]): string =>
  ruled(reading(change), facts, orders).at(-1)!;

describe('no act ends before its start and a minute', () => {
  const closedAt = (facts: string[]) =>
    adjudicate(literal, timeline(facts, [us('90:00', 'acknowledge')])).chains.map(({ t0, closedAt: at }) => [t0, at]);
  it.each([
    ['an end at the start', ['at: "1:00", end: A1, when: "0:00"'], [0, 1441]],
    ['an end in time', ['at: "1:00", end: A1, when: "0:30"'], [0, 1470]],
    ['a start amended to the end', ['at: "1:00", end: A1', 'at: "2:00", amend: A1, start: "1:00"'], [60, 1501]],
    ['a start amended past the end', ['at: "1:00", end: A1', 'at: "3:00", amend: A1, start: "2:30"'], [150, 1591]],
    [
      'and it stays so when the start moves back',
      ['at: "1:00", end: A1', 'at: "3:00", amend: A1, start: "2:30"', 'at: "4:00", amend: A1, start: "0:30"'],
      [30, 1591],
    ],
  ])('%s', (_, facts, expected) => {
    expect(closedAt([GOING[0]!, ...facts])).toEqual([expected]);
  });
});

describe('exclusive has three edges and no other', () => {
  const exclusive = { 'boundary.within': 'exclusive' } as const;
  it.each([
    ['coalition force at T0 + 24 h', coalition('24:00', 'air-policing', about), 'accepted 30:00'],
    ['and not a minute before', coalition('23:59', 'air-policing', about), 'window/too-early 24:00'],
    ['a warning at D is late', ukraine('24:00', 'warn', about), 'late 24:00'],
    ['and in time a minute before', ukraine('23:59', 'warn', about), 'accepted 23:59'],
  ])('%s', (_, given, verdict) => {
    expect(last(exclusive, GOING, [given])).toBe(verdict);
  });
  it('the expiry is written at D', () => {
    const { expiries, end } = adjudicate(reading(exclusive), timeline(GOING, [us('24:00', 'acknowledge')]));
    expect([expiries.map(({ at }) => at), end]).toEqual([[1440], 1440]);
  });
  it('a pattern and recidivism still count their last minute', () => {
    const facts = ['0:00', '12:00', '24:00'].map(
      (at, n) =>
        `at: "${at}", report: A${n + 1}, end: "${at.replace(':00', ':30')}", sector: 3, severity: 3, side: russia`,
    );
    const { chains } = adjudicate(
      reading({ ...exclusive, 'ladder.trigger': 'persistent-pattern' }),
      timeline(facts, []),
    );
    expect(chains[0]!.t0).toBe(1440);
  });
});

describe('sustained: so many minutes of fire within so many hours, after the window', () => {
  const sustained = {
    'phase2.persist': 'sustained',
    'phase2.sustainedFor': 60,
    'phase2.sustainedWithin': 360,
  } as const;
  const burst = (id: string, from: string, to: string) =>
    `at: "${to}", report: ${id}, start: "${from}", end: "${to}", sector: 3, severity: 3, side: russia`;
  const confirm = 'at: "24:00", confirm: A1, likelihood: 0.9';
  it.each([
    ['fire that goes on opens it an hour after the window', GOING, '25:01', 'accepted 31:01'],
    ['and not a minute before', GOING, '25:00', 'hostilities/ceased 25:01'],
    ['before the window it is foreseen', GOING, '10:00', 'window/too-early 25:01'],
    [
      'three single shots are none',
      [burst('A1', '0:00', '0:01'), confirm, burst('A2', '23:59', '24:01'), burst('A3', '47:00', '47:01')],
      '47:30',
      'hostilities/ceased act-under-way',
    ],
    [
      'bursts add up',
      [burst('A1', '0:00', '0:01'), confirm, burst('A2', '23:00', '24:31'), burst('A3', '26:00', '26:30')],
      '26:30',
      'accepted 32:30',
    ],
    [
      'a minute with two acts counts once',
      [
        burst('A1', '0:00', '0:01'),
        confirm,
        burst('A2', '23:00', '24:31'),
        burst('A3', '26:00', '26:20'),
        burst('A4', '26:00', '26:20'),
      ],
      '26:30',
      'hostilities/ceased act-under-way',
    ],
    [
      'what lies further back than the hours has gone',
      [burst('A1', '0:00', '0:01'), confirm, burst('A2', '23:00', '24:31'), burst('A3', '31:00', '31:30')],
      '31:30',
      'hostilities/ceased act-under-way',
    ],
  ])('%s', (_, facts, at, verdict) => {
    expect(last(sustained, facts, [coalition(at, 'air-policing', about)])).toBe(verdict);
  });
});

describe('inherit-clock: the third chain takes the earliest T0', () => {
  const facts = [
    'at: "0:00", report: A1, end: "1:00", sector: 1, severity: 3, side: russia',
    'at: "100:00", report: B1, end: "101:00", sector: 4, severity: 3, side: russia',
    'at: "200:00", report: C1, end: "201:00", sector: 7, severity: 3, side: russia',
  ];
  const t0s = (given: string[], change: Partial<Readings> = {}) =>
    adjudicate(reading({ recidivism: 'inherit-clock', ...change }), timeline(given, [])).chains.map(({ id, t0 }) => [
      id,
      t0,
    ]);
  it('within fourteen days', () => {
    expect(t0s(facts)).toEqual([
      ['A1', 0],
      ['C1', 0],
      ['B1', 6000],
    ]);
  });
  it('and not later, nor for acts of unknown side', () => {
    expect(t0s(facts, { 'recidivism.within': 11_999 }).find(([id]) => id === 'C1')).toEqual(['C1', 12_000]);
    const unknown = facts.map((fact) => fact.replace('russia', 'unknown'));
    expect(t0s(unknown).find(([id]) => id === 'C1')).toEqual(['C1', 12_000]);
  });
});

describe('what an order waits for is all said, the clock too', () => {
  const refusal = (change: Partial<Readings>, facts: string[], given: string) => {
    const { ruling } = adjudicate(reading(change), timeline(facts, [given], 'format: 1\n')).rulings.at(-1)!;
    return ruling.verdict === 'refused' ? [ruling.needs.join(' '), ruling.earliest, ruling.notBefore] : ruling.verdict;
  };
  it.each([
    ['by the clock alone', {}, GOING, 'air-policing', ['UK FR +3', null, 1441]],
    ['with no finding either', {}, GOING.slice(0, 1), 'air-policing', ['confirm UK FR +3', null, 1441]],
    [
      'of unknown side',
      {},
      [GOING[0]!.replace('russia', 'unknown')],
      'air-policing',
      ['side confirm UK FR +3', null, 1441],
    ],
    [
      'where the reading requires a warning',
      { 'phase2.requiresWarning': true },
      GOING,
      'air-policing',
      ['warn UK FR +3', null, 1441],
    ],
    [
      'where no clock runs',
      { 'ladder.trigger': 'persistent-pattern' },
      GOING,
      'air-policing',
      ['report UK FR +3', null, null],
    ],
  ] as const)('%s', (_, change, facts, name, expected) => {
    expect(refusal(change, [...facts], coalition('1:00', name, about))).toEqual(expected);
  });
  it('joint force before phase 2 is read as certified now, under open-at-once', () => {
    const change = { 'phase3.requiresPhase2': true, 'phase2.onBroaderAttack': 'open-at-once' } as const;
    expect(refusal(change, GOING, us('1:00', 'joint-response', about))).toEqual([
      'certify ukraine coalition us ratified',
      null,
      null,
    ]);
  });
  it('a halt before any warning is read as warned now', () => {
    const ended = [GOING[0]!.replace('side', 'end: "1:00", side')];
    expect(
      refusal({ 'phase1.order': 'only-if-continues' }, ended, ukraine('1:10', 'halt', `${about}, sector: 3`)),
    ).toEqual(['warn act-under-way', null, null]);
  });
});

describe('reassurance and redeployment', () => {
  const moves = [
    coalition('0:00', 'reassure-land', 'sector: 2'),
    coalition('30:00', 'redeploy', 'of: 0, sector: 5'),
    us('31:00', 'redeploy', 'of: 0, sector: 5'),
    coalition('32:00', 'stand-down', 'of: 0'),
  ];
  it('presence needs no breach and is moved by its own seat in half its lead; it is no force to stand down', () => {
    expect(ruled(literal, [], moves)).toEqual([
      'accepted 24:00',
      'accepted 42:00',
      'force/none never',
      'force/none never',
    ]);
  });
  it.each([
    [undefined, 4],
    [8, 8],
  ] as const)(
    'force with sector %s is placed in sector %s: where its chain was last under way, or where the order says',
    (sector, placed) => {
      const facts = [
        'at: "0:00", report: A1, end: "1:30", sector: 3, severity: 3, side: russia',
        'at: "1:00", report: A2, sector: 4, severity: 2, side: russia',
      ];
      const ledger = openLedger(timeline([], []));
      for (const fact of timeline(facts, []).facts) enterFact(ledger.registers, fact);
      const given = orderOf({ seat: 'coalition', response: 'air-policing', about: 'A1', sector: sector ?? null });
      const question = ask(literal, pictureOf(ledger, 'coalition'), given, 1500);
      expect(announce(question, 0, { verdict: 'accepted', clause: 'C3', effectAt: 1860 }).sector).toBe(placed);
    },
  );
});

describe('consent counts from the roster alone', () => {
  it('strangers make no quorum', () => {
    const only = reading({ 'quorum.roster': ['UK', 'FR', 'PL', 'NO'] });
    expect(ruled(only, GOING, [coalition('25:00', 'air-policing', about)])).toEqual(['quorum/unmet +1']);
  });
  it('and a file that names one is refused with its place', () => {
    expect(() => timeline([...GOING, 'at: "1:00", consent: [UK, FR, RU]'], [])).toThrow(/RU is not on the roster/);
  });
});

describe('a doctrine that contradicts itself is refused with the switches that clash', () => {
  it.each([
    [{ 'goNoGo.checks': [3, 4, 5, 6, 10, 11, 15, 17] }, ['goNoGo.checks', 'guarantee.gates']],
    [{ 'goNoGo.checks': [3, 5, 6, 10, 11, 15, 17, 18] }, ['goNoGo.checks']],
    [
      { 'phase2.persist': 'sustained', 'phase2.sustainedFor': 721 },
      ['phase2.sustainedFor', 'phase2.sustainedWithin', 'phase2.persist'],
    ],
    [{ 'quorum.leads': ['UK', 'XX'] }, ['quorum.leads', 'quorum.roster']],
    [{ 'quorum.members': 40 }, ['quorum.members', 'quorum.roster']],
    [
      { 'boundary.within': 'exclusive', 'phase1.warnWithin': 0, 'phase1.grace': 0 },
      ['phase1.warnWithin', 'phase1.grace', 'boundary.within'],
    ],
  ] as const)('%j', (change, switches) => {
    expect(clashes(reading(change as Partial<Readings>).reads).map((clash) => clash.switches)).toEqual([switches]);
  });
  it('no shipped doctrine does, and --set is held to it', () => {
    for (const id of ['literal', 'sustained', 'habitual', 'observe-only'])
      expect(clashes(findDoctrine(id).reads)).toEqual([]);
    expect(() => withSettings(literal, ['quorum.members=99'])).toThrow(/these clash: quorum.members, quorum.roster/);
  });
});

describe('joint force is late by its effect under the deadline reading', () => {
  const signed = [ukraine, coalition, us].map((give) => give('31:00', 'joint-plan', about));
  it.each([
    ['70:00', 'accepted 72:00'],
    ['70:01', 'late 72:01'],
  ])('ordered at %s', (at, verdict) => {
    const facts = [...GOING, 'at: "30:00", certify: A1'];
    expect(last({ 'phase3.effect': 'deadline' }, facts, [...signed, us(at, 'joint-response', about)])).toBe(verdict);
  });
});
