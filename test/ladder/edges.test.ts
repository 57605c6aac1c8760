// Both sides of every edge, as tables whose last column is the verdict.
import { describe, expect, it } from 'vitest';
import { adjudicate } from '../../src/ladder/index.ts';
import { literal, reading, ruled, timeline, verdicts } from '../support/timeline.ts';

const GOING = [
  'at: "0:00", report: A1, sector: 3, severity: 3, side: russia',
  'at: "0:00", confirm: A1, likelihood: 0.9',
];
const warn = (at: string, seat = 'ukraine') => `at: "${at}", seat: ${seat}, order: warn, about: A1`;
const halt = (at: string, sector = '3') => `at: "${at}", seat: ukraine, order: halt, about: A1, sector: ${sector}`;
const air = (at: string) => `at: "${at}", seat: coalition, order: air-policing, about: A1`;
const joint = (at: string) => `at: "${at}", seat: us, order: joint-response, about: A1`;
const sign = (at: string, seat: string) => `at: "${at}", seat: ${seat}, order: joint-plan, about: A1`;
const SIGNED = ['ukraine', 'coalition', 'us'].map((seat) => sign('30:00', seat));

describe('the boundary table of the law holds', () => {
  const facts = [...GOING, 'at: "30:00", certify: A1'];
  const alone = (order: string) => ruled(literal, facts, [order])[0];
  it.each([
    ['0:00', 'accepted 0:00', 'warning/first warn', 'window/too-early 24:01'],
    ['23:59', 'accepted 23:59', 'warning/first warn', 'window/too-early 24:01'],
    ['24:00', 'accepted 24:00', 'warning/first warn', 'window/too-early 24:01'],
    ['24:01', 'late 24:01', 'warning/first warn', 'accepted 30:01'],
    ['29:59', 'late 29:59', 'warning/first warn', 'accepted 35:59'],
    ['30:00', 'late 30:00', 'warning/first warn', 'accepted 36:00'],
  ])('at %s: warn %s, halt %s, coalition force %s', (at, warned, halted, forced) => {
    expect([alone(warn(at)), alone(halt(at)), alone(air(at))]).toEqual([warned, halted, forced]);
    expect(ruled(literal, facts, [warn(at), halt(at)])[1]).toMatch(/^accepted/);
  });

  it.each([
    ['29:59', 'attack/not-broader certify ukraine coalition us'],
    ['30:00', 'accepted 72:00'],
    ['70:00', 'accepted 72:00'],
    ['71:59', 'accepted 73:59'],
  ])('joint force ordered at %s comes out as %s', (at, verdict) => {
    expect(ruled(literal, facts, [...SIGNED, joint(at)]).at(-1)).toBe(verdict);
  });
});

describe('chains join, merge and close at their minute', () => {
  const first = 'at: "0:00", report: A1, sector: 3, severity: 3, side: russia, end: "1:00"';
  const second = (at: string, rest: string) => `at: "${at}", report: A2, ${rest}`;
  const RUSSIA = 'severity: 2, side: russia';
  it.each([
    ['same sector, a minute before it closes', '24:59', `sector: 3, ${RUSSIA}`, 'A1 A2'],
    ['same sector, as it closes', '25:00', `sector: 3, ${RUSSIA}`, 'A1|A2'],
    ['next door, within six hours', '6:59', `sector: 4, ${RUSSIA}`, 'A1 A2'],
    ['next door, at six hours', '7:00', `sector: 4, ${RUSSIA}`, 'A1|A2'],
    ['next door on the other side, within six hours', '6:59', `sector: 2, ${RUSSIA}`, 'A1 A2'],
    ['two sectors away', '2:00', `sector: 5, ${RUSSIA}`, 'A1|A2'],
    ['the rear, while open', '24:59', `sector: rear, ${RUSSIA}`, 'A1 A2'],
    ['the sea, while open', '24:59', `sector: sea, ${RUSSIA}`, 'A1 A2'],
    ['the rear, when closed', '25:00', `sector: rear, ${RUSSIA}`, 'A1|A2'],
    ['another side', '0:30', 'sector: 3, severity: 3, side: unknown', 'A1|A2'],
    ['severity 1', '0:30', 'sector: 3, severity: 1, side: russia', 'A1'],
  ])('%s', (_, at, rest, expected) => {
    const { chains } = adjudicate(literal, timeline([first, second(at, rest)], []));
    expect(chains.map(({ acts }) => acts.map(({ id }) => id).join(' ')).join('|')).toBe(expected);
  });

  it('certifying one act merges every open chain of its side, and none that has closed', () => {
    const facts = [
      first,
      'at: "10:00", report: B1, sector: 7, severity: 3, side: russia',
      'at: "26:00", report: C1, sector: 5, severity: 3, side: russia',
      'at: "26:30", report: D1, sector: 1, severity: 3, side: unknown',
      'at: "27:00", certify: C1',
    ];
    const { chains } = adjudicate(literal, timeline(facts, []));
    expect(chains.map(({ id, acts, broaderAt }) => [id, acts.length, broaderAt])).toEqual([
      ['A1', 1, null],
      ['B1', 2, 1620],
      ['D1', 1, null],
    ]);
  });

  it('retracting the first act moves T0 and withdraws phase 2', () => {
    const facts = [
      ...GOING,
      'at: "10:00", report: A2, sector: 3, severity: 3, side: russia',
      'at: "30:00", retract: A1',
    ];
    const { chains } = adjudicate(literal, timeline(facts, []));
    expect(chains.map(({ id, t0, phase2At }) => [id, t0, phase2At])).toEqual([['A2', 600, null]]);
  });
});

describe('a register knows what it was told', () => {
  it('a fact addressed to others changes nothing for a seat', () => {
    const facts = [
      'at: "0:00", report: A1, sector: 3, severity: 3, side: russia',
      'at: "1:00", confirm: A1, likelihood: 0.9, to: [us]',
    ];
    expect(ruled(literal, facts, [warn('1:00'), air('25:00')])[1]).toBe('evidence/too-weak confirm');
  });

  it('a share brings the act with its findings, and its own minute of entry', () => {
    const facts = [
      'at: "0:00", report: A1, sector: 3, severity: 3, side: russia, to: [us]',
      'at: "1:00", confirm: A1, likelihood: 0.9, to: [us]',
      'at: "23:00", share: A1, to: [ukraine, coalition]',
    ];
    const orders = ['at: "22:59", seat: ukraine, order: warn', warn('25:00'), air('25:00')];
    expect(ruled(literal, facts, orders)).toEqual(['chain/none report', 'accepted 25:00', 'accepted 31:00']);
    expect(ruled(literal, facts, [warn('25:01')])).toEqual(['late 25:01']);
  });

  it('another side voids the confirmation; the same side does not', () => {
    const facts = [...GOING, 'at: "2:00", amend: A1, side: unknown', 'at: "3:00", amend: A1, side: russia'];
    expect(ruled(literal, facts, [air('25:00')])).toEqual(['evidence/too-weak confirm']);
    expect(ruled(literal, [...GOING, 'at: "2:00", amend: A1, side: russia'], [air('25:00')])).toEqual([
      'accepted 31:00',
    ]);
  });
});

describe('quorum, domains and the guarantee', () => {
  const head = (consent: string, more = '') => `format: 1\nguarantee: suspended\nconsent: [${consent}]\n${more}`;
  it.each([
    ['UK, FR, PL, NO, SE', 'accepted 31:00'],
    ['UK, FR, PL, NO', 'quorum/unmet +1'],
    ['UK, PL, NO, SE', 'quorum/unmet FR'],
    ['FR, PL, PL', 'quorum/unmet UK +2'],
    ['', 'quorum/unmet UK FR +3'],
  ])('consent [%s]: %s', (consent, verdict) => {
    expect(ruled(literal, GOING, [air('25:00')], head(consent))).toEqual([verdict]);
  });

  it('a closed domain never opens, a suspended guarantee gates joint force only', () => {
    expect(ruled(literal, GOING, [air('25:00')], head('UK, FR, PL, NO, SE', 'closedDomains: [air]\n'))).toEqual([
      'domain/closed never',
    ]);
    const broader = [...GOING, 'at: "30:00", certify: A1'];
    expect(ruled(literal, broader, [...SIGNED, joint('31:00')], head('UK, FR, PL, NO, SE')).at(-1)).toBe(
      'guarantee/not-in-force ratified',
    );
  });
});

describe('force lapses at go/no-go and stands down', () => {
  const effects = (facts: string[], orders: string[]) =>
    adjudicate(literal, timeline(facts, orders)).effects.map(({ order, at, outcome, code }) =>
      [order, at, outcome, code ?? ''].join(' '),
    );
  it.each([
    ['retracted', 'at: "26:00", retract: A1', '0 1860 lapsed chain/void'],
    ['below the bar', 'at: "26:00", confirm: A1, likelihood: 0.54', '0 1860 lapsed evidence/too-weak'],
    ['at the bar', 'at: "26:00", confirm: A1, likelihood: 0.55', '0 1860 in-effect '],
    ['quorum lost', 'at: "31:00", consent: [UK, FR, PL, NO]', '0 1860 lapsed quorum/unmet'],
    [
      'quorum lost, told to nobody at the table',
      'at: "31:00", consent: [UK, FR, PL, NO], to: []',
      '0 1860 lapsed quorum/unmet',
    ],
    ['amended to the own side', 'at: "31:00", amend: A1, side: ukraine', '0 1860 lapsed side/own'],
    ['severity amended away', 'at: "31:00", amend: A1, severity: 1', '0 1860 lapsed chain/none'],
  ])('%s', (_, fact, expected) => {
    expect(effects([...GOING, fact], [air('25:00')])).toEqual([expected]);
  });

  it('a pending order is cancelled at once, one in effect ends two hours later, twice is refused', () => {
    const down = (at: string, of: number, seat = 'coalition') =>
      `at: "${at}", seat: ${seat}, order: stand-down, of: ${of}`;
    const orders = [
      air('25:00'),
      down('30:59', 0),
      air('32:00'),
      down('38:00', 2),
      down('38:01', 2),
      down('39:00', 2, 'us'),
    ];
    expect(ruled(literal, GOING, orders)).toEqual([
      'accepted 31:00',
      'accepted 32:59',
      'accepted 38:00',
      'accepted 40:00',
      'force/none never',
      'force/none never',
    ]);
    expect(effects(GOING, orders).slice(0, 2)).toEqual(['0 1859 stood-down ', '1 1979 in-effect ']);
  });

  it('an order that comes into effect in this minute is in effect when it is stood down', () => {
    const orders = [air('25:00'), 'at: "31:00", seat: coalition, order: stand-down, of: 0'];
    expect(effects(GOING, orders)).toEqual(['0 1860 in-effect ', '1 1980 in-effect ']);
  });

  it('an alert in effect halves the lead, rounded up, and the 72-hour bound stands', () => {
    const alert = (seat: string) => `at: "10:00", seat: ${seat}, order: alert, about: A1`;
    const facts = [...GOING, 'at: "30:00", certify: A1'];
    expect(
      ruled(literal, facts, [
        alert('us'),
        alert('coalition'),
        ...SIGNED,
        joint('30:00'),
        joint('71:59'),
        air('40:00'),
      ]).slice(-3),
    ).toEqual(['accepted 72:00', 'accepted 72:59', 'accepted 43:00']);
  });
});

describe('expiries are written once for a missed warning', () => {
  const expiries = (facts: string[], orders: string[], doctrine = literal) =>
    adjudicate(doctrine, timeline(facts, orders)).expiries.map(({ chain, at }) => `${chain} ${at}`);
  const idle = (at: string) => `at: "${at}", seat: us, order: acknowledge`;
  it.each([
    ['at D nothing has expired yet', GOING, [idle('24:00')], []],
    ['a minute after D it has', GOING, [idle('24:01')], ['A1 1440']],
    ['a warning at D counts', GOING, [warn('24:00'), idle('30:00')], []],
    ['a warning by any seat discharges it', GOING, [warn('3:00', 'us'), idle('30:00')], []],
    [
      'the own side carries no duty',
      ['at: "0:00", report: A1, sector: 3, severity: 3, side: ukraine'],
      [idle('30:00')],
      [],
    ],
    [
      'a chain that closed before D carries none',
      ['at: "23:30", report: A1, start: "0:00", end: "1:00", sector: 3, severity: 3, side: russia'],
      [idle('30:00')],
      [],
    ],
    [
      'a chain that was open at D does, though it has closed since',
      ['at: "1:00", report: A1, start: "0:00", end: "0:30", sector: 3, severity: 3, side: russia'],
      [idle('30:00')],
      ['A1 1440'],
    ],
    [
      'what Ukraine was not told it does not owe',
      ['at: "0:00", report: A1, sector: 3, severity: 3, side: russia, to: [us]'],
      [idle('30:00')],
      [],
    ],
    [
      'a chain read anew expires once',
      [...GOING, 'at: "25:00", report: A2, sector: 3, severity: 3, side: russia', 'at: "26:00", retract: A1'],
      [idle('60:00')],
      ['A1 1440', 'A2 2940'],
    ],
    [
      'an act that an expired chain held expires no more',
      [...GOING, 'at: "20:00", report: A2, sector: 3, severity: 3, side: russia', 'at: "26:00", retract: A1'],
      [idle('60:00')],
      ['A1 1440'],
    ],
  ])('%s', (_, facts, orders, expected) => {
    expect(expiries(facts, orders)).toEqual(expected);
  });

  it('under mirrored the coalition owes the warning on an own-side chain, by its own register', () => {
    const own = ['at: "0:00", report: A1, sector: 3, severity: 3, side: ukraine'];
    const mirrored = reading({ reciprocity: 'mirrored' });
    expect(expiries(own, [idle('30:00')], mirrored)).toEqual(['A1 1440']);
    expect(ruled(mirrored, own, [warn('24:01', 'coalition')])).toEqual(['late 24:01']);
    expect(ruled(literal, own, [warn('24:01', 'coalition')])).toEqual(['accepted 24:01']);
  });
});

describe('every switch reads the plan otherwise', () => {
  const broader = [...GOING, 'at: "2:00", certify: A1'];
  const last = (doctrine: Parameters<typeof ruled>[0], facts: string[], orders: string[]) =>
    ruled(doctrine, facts, orders).at(-1);
  const ended = ['at: "0:00", report: A1, sector: 3, severity: 3, side: russia, end: "23:30"', GOING[1]!];

  it.each([
    [
      'phase1.order concurrent: no warning first',
      { 'phase1.order': 'concurrent' },
      GOING,
      [halt('1:00')],
      'accepted 1:30',
      'warning/first warn',
    ],
    [
      'phase1.order only-if-continues: fire that ended before the warning',
      { 'phase1.order': 'only-if-continues' },
      ['at: "0:00", report: A1, sector: 3, severity: 3, side: russia, end: "1:00"'],
      [warn('1:10'), halt('1:20')],
      'halt/nothing-under-way act-under-way',
      'accepted 1:50',
    ],
    [
      'phase2.opensAfter 12 h',
      { 'phase2.opensAfter': 720 },
      GOING,
      [air('12:01')],
      'accepted 18:01',
      'window/too-early 24:01',
    ],
    [
      'phase2.persist look-back 1 h',
      { 'phase2.persist': 'look-back', 'phase2.lookBack': 60 },
      ended,
      [air('24:29')],
      'accepted 30:29',
      'hostilities/ceased act-under-way',
    ],
    [
      'phase2.persist look-back just short',
      { 'phase2.persist': 'look-back', 'phase2.lookBack': 31 },
      ended,
      [air('24:01')],
      'hostilities/ceased act-under-way',
      'hostilities/ceased act-under-way',
    ],
    [
      'phase2.minSeverity 4',
      { 'phase2.minSeverity': 4 },
      GOING,
      [air('25:00')],
      'hostilities/ceased act-under-way',
      'accepted 31:00',
    ],
    [
      'phase2.requiresWarning, none given',
      { 'phase2.requiresWarning': true },
      GOING,
      [air('25:00')],
      'hostilities/ceased warn',
      'accepted 31:00',
    ],
    [
      'phase2.requiresWarning, given',
      { 'phase2.requiresWarning': true },
      GOING,
      [warn('1:00'), air('25:00')],
      'accepted 31:00',
      'accepted 31:00',
    ],
    [
      'phase2.onBroaderAttack open-at-once',
      { 'phase2.onBroaderAttack': 'open-at-once' },
      broader,
      [air('2:00')],
      'accepted 8:00',
      'window/too-early 24:01',
    ],
    [
      'phase3.effect deadline',
      { 'phase3.effect': 'deadline' },
      [...GOING, 'at: "30:00", certify: A1'],
      [...SIGNED, joint('31:00')],
      'accepted 33:00',
      'accepted 72:00',
    ],
    [
      'phase3.effect deadline, after the hours',
      { 'phase3.effect': 'deadline' },
      [...GOING, 'at: "30:00", certify: A1'],
      [...SIGNED, joint('72:01')],
      'late 74:01',
      'accepted 74:01',
    ],
    [
      'phase3.effectAfter 48 h',
      { 'phase3.effectAfter': 2880 },
      [...GOING, 'at: "30:00", certify: A1'],
      [...SIGNED, joint('31:00')],
      'accepted 48:00',
      'accepted 72:00',
    ],
    [
      'phase3.requiresPhase2',
      { 'phase3.requiresPhase2': true },
      broader,
      [...['ukraine', 'coalition', 'us'].map((seat) => sign('3:00', seat)), joint('4:00')],
      'phase/not-reached 24:01',
      'accepted 72:00',
    ],
    [
      'boundary.within exclusive: the window',
      { 'boundary.within': 'exclusive' },
      GOING,
      [air('24:00')],
      'accepted 30:00',
      'window/too-early 24:01',
    ],
    [
      'boundary.within exclusive: the warning',
      { 'boundary.within': 'exclusive' },
      GOING,
      [warn('24:00')],
      'late 24:00',
      'accepted 24:00',
    ],
    [
      'clock.start report',
      { 'clock.start': 'report' },
      [
        'at: "5:00", report: A1, start: "0:00", sector: 3, severity: 3, side: russia',
        'at: "5:00", confirm: A1, likelihood: 0.9',
      ],
      [air('24:01')],
      'window/too-early 29:01',
      'accepted 30:01',
    ],
    [
      'ladder.trigger persistent-pattern: one act starts no clock',
      { 'ladder.trigger': 'persistent-pattern' },
      GOING,
      [air('25:00')],
      'window/too-early report',
      'accepted 31:00',
    ],
    ['mandate none', { mandate: [] }, GOING, [warn('1:00'), halt('1:00')], 'mandate/none never', 'accepted 1:30'],
    [
      'guarantee gates coalition force too',
      { 'guarantee.gates': ['force-coalition', 'force-joint'] },
      [...GOING, 'at: "1:00", guarantee: suspended'],
      [air('25:00')],
      'guarantee/not-in-force ratified',
      'accepted 31:00',
    ],
    [
      'chain.quietToClose 6 h',
      { 'chain.quietToClose': 360 },
      ['at: "0:00", report: A1, sector: 3, severity: 3, side: russia, end: "1:00"'],
      [warn('7:00')],
      'chain/closed never',
      'accepted 7:00',
    ],
  ] as const)('%s', (_, change, facts, orders, under, underLiteral) => {
    expect(last(reading(change as Parameters<typeof reading>[0]), [...facts], [...orders])).toBe(under);
    expect(last(literal, [...facts], [...orders])).toBe(underLiteral);
  });

  it('persistent-pattern: T0 is the start of the third act within 24 h', () => {
    const acts = (third: string) => [
      'at: "0:00", report: A1, sector: 3, severity: 3, side: russia, end: "0:30"',
      'at: "10:00", report: A2, sector: 3, severity: 3, side: russia, end: "10:30"',
      `at: "${third}", report: A3, sector: 3, severity: 3, side: russia`,
    ];
    const t0 = (third: string) =>
      adjudicate(reading({ 'ladder.trigger': 'persistent-pattern' }), timeline(acts(third), [])).chains[0]?.t0;
    expect([t0('24:00'), t0('24:01')]).toEqual([1440, null]);
  });

  it('chain.scope theatre: one clock for the whole line', () => {
    const facts = [...GOING, 'at: "2:00", report: A2, sector: 8, severity: 3, side: russia'];
    expect(adjudicate(reading({ 'chain.scope': 'theatre' }), timeline(facts, [])).chains).toHaveLength(1);
    expect(adjudicate(literal, timeline(facts, [])).chains).toHaveLength(2);
  });

  it('recidivism: the third chain of a side within 14 days is flagged, or keeps the first T0', () => {
    const burst = (at: number, name: string) =>
      `at: "${at}:00", report: ${name}, sector: 3, severity: 3, side: russia, end: "${at + 1}:00"`;
    const facts = [burst(0, 'A1'), burst(50, 'A2'), burst(100, 'A3')];
    const flags = (doctrine = literal) =>
      adjudicate(doctrine, timeline(facts, [])).chains.map(({ id, t0, isRecidivist }) => [id, t0, isRecidivist]);
    expect(flags()).toEqual([
      ['A1', 0, false],
      ['A2', 3000, false],
      ['A3', 6000, true],
    ]);
    expect(flags(reading({ recidivism: 'inherit-clock' }))).toEqual([
      ['A1', 0, false],
      ['A3', 0, true],
      ['A2', 3000, false],
    ]);
    expect(flags(reading({ 'recidivism.within': 100 * 60 - 1 }))[2]?.[2]).toBe(false);
  });
});

describe('needs names everything that is missing, over all checks', () => {
  it.each([
    [
      'joint force with nothing in place',
      joint('10:00'),
      'evidence/too-weak confirm certify ukraine coalition us ratified',
    ],
    ['coalition force on quiet with no quorum', air('10:00'), 'evidence/too-weak confirm act-under-way UK FR +3'],
    ['halt out of its sector, unwarned', halt('2:30', '5'), 'scope/target sector warn act-under-way'],
    [
      'no chain is known: nothing more is said',
      'at: "10:00", seat: us, order: joint-response, about: Z9',
      'chain/none report',
    ],
    ['the wrong seat', 'at: "10:00", seat: us, order: halt, about: A1', 'seat/not-yours never'],
  ])('%s', (_, order, expected) => {
    const facts = ['at: "0:00", report: A1, sector: 3, severity: 3, side: russia, end: "1:00"'];
    expect(verdicts(adjudicate(literal, timeline(facts, [order], 'format: 1\n')))).toEqual([expected]);
  });
});

describe('what a second reading of the page found', () => {
  it('a merged chain lists its first act, then acts of equal start in the order of the line, in whatever order they entered', () => {
    const facts = [
      'at: "24:00", report: A1, sector: 1, severity: 3, side: russia',
      'at: "72:01", report: A2, sector: 3, severity: 3, side: russia',
      'at: "105:21", report: A4, start: "72:01", sector: 1, severity: 4, side: russia',
      'at: "120:00", certify: A2',
    ];
    const [chain] = adjudicate(literal, timeline(facts, [])).chains;
    expect(chain?.acts.map(({ id }) => id)).toEqual(['A1', 'A4', 'A2']);
  });

  it('under persistent-pattern joint force waits for a clock to count from', () => {
    const facts = [...GOING, 'at: "30:00", certify: A1'];
    const verdict = ruled(reading({ 'ladder.trigger': 'persistent-pattern' }), facts, [...SIGNED, joint('31:00')]).at(
      -1,
    );
    expect(verdict).toBe('window/too-early report');
  });
});
