// Rules of the page with both sides of their edges: each row a sentence, what comes of it in the last column. The bugs of
// test/planted showed which were not held by any test.
import { describe, expect, it } from 'vitest';
import { adjudicate, type Readings } from '../../src/ladder/index.ts';
import { literal, reading, ruled, timeline } from '../support/timeline.ts';

const act = (id: string, start: string, more = '', at = start) =>
  `at: "${at}", report: ${id}, start: "${start}", ${more.includes('sector') ? '' : 'sector: 3, '}${more.includes('severity') ? '' : 'severity: 3, '}${more.includes('side') ? '' : 'side: russia'}${more === '' ? '' : `, ${more}`}`.replace(
    ', ,',
    ',',
  );
const end = (when: string) => `end: "${when}"`;
const certify = (id: string, at: string, more = '') => `at: "${at}", certify: ${id}${more}`;
const confirm = (id: string, at: string, likelihood = 0.9) => `at: "${at}", confirm: ${id}, likelihood: ${likelihood}`;
const give = (seat: string, at: string, order: string, more = 'about: A') =>
  `at: "${at}", seat: ${seat}, order: ${order}${more === '' ? '' : `, ${more}`}`;
const idle = (at: string) => give('us', at, 'acknowledge', '');
const halt = (at: string, sector: number | string = 3, about = 'A') =>
  give('ukraine', at, 'halt', `about: ${about}, sector: ${sector}`);
const warn = (at: string, about = 'A', seat = 'ukraine') => give(seat, at, 'warn', `about: ${about}`);
const air = (at: string, more = 'about: A') => give('coalition', at, 'air-policing', more);
const joint = (at: string) => give('us', at, 'joint-response');
const plans = (at: string) => ['ukraine', 'coalition', 'us'].map((seat) => give(seat, at, 'joint-plan'));

/** The chains of the Commission at a minute, as "A B 0" (acts and T0), one after the other. */
const shape = (facts: string[], at = '60:00', change: Partial<Readings> = {}) =>
  adjudicate(reading(change), timeline(facts, [idle(at)]))
    .chains.map(({ acts, t0 }) => `${acts.map(({ id }) => id).join(' ')} ${t0}`)
    .join('|');
const chains = (facts: string[], at = '60:00', change: Partial<Readings> = {}) =>
  adjudicate(reading(change), timeline(facts, [idle(at)])).chains;
const last = (facts: string[], orders: string[], change: Partial<Readings> = {}, head?: string) =>
  ruled(reading(change), facts, orders, head).at(-1);
const effects = (facts: string[], orders: string[], change: Partial<Readings> = {}) =>
  adjudicate(reading(change), timeline(facts, orders)).effects.map(({ order, at, outcome, code }) =>
    [order, at, outcome, code ?? ''].join(' ').trim(),
  );

const PATTERN = { 'ladder.trigger': 'persistent-pattern' } as const;
const REPORT = { 'clock.start': 'report' } as const;
const INHERIT = { recidivism: 'inherit-clock' } as const;

describe('acts link in the order of their start, and certifications merge what is open', () => {
  const far = (id: string, start: string, more = '') => act(id, start, `sector: 7${more === '' ? '' : `, ${more}`}`);
  it.each<[string, string[], string, Partial<Readings>]>([
    [
      'of acts that start together the rear comes before the sea',
      [act('A', '0:00', 'sector: sea'), act('Z', '0:00', 'sector: rear')],
      'Z A 0',
      {},
    ],
    ['and the lower sector first', [act('A', '0:00', 'sector: 4'), act('Z', '0:00')], 'Z A 0', {}],
    ['and in one sector the name', [act('Z', '0:00'), act('A', '0:00')], 'A Z 0', {}],
    [
      'the latest end keeps a chain open, not the newest act',
      [act('A', '0:00', end('20:00')), act('B', '1:00', end('1:30')), act('C', '30:00')],
      'A B C 0',
      {},
    ],
    [
      'a merge keeps the chain open by its latest end',
      [act('A', '0:00', end('1:00')), far('B', '0:30', end('20:00')), certify('B', '2:00'), act('C', '30:00')],
      'A B C 0',
      {},
    ],
    [
      'what has merged takes no acts any more',
      [act('A', '0:00'), far('B', '0:30'), certify('B', '2:00'), far('C', '3:00')],
      'A B 0|C 180',
      {},
    ],
    [
      'a certification in a closed chain changes nothing',
      [
        act('A', '0:00', end('1:00')),
        far('B', '26:00'),
        far('C', '26:00', 'severity: 2').replace('sector: 7', 'sector: 5'),
        certify('A', '27:00'),
      ],
      'A 0|C 1560|B 1560',
      {},
    ],
    [
      'a certification comes after the acts that start in its minute',
      [act('A', '0:00'), far('B', '2:00'), certify('A', '2:00')],
      'A B 0',
      {},
    ],
    ['and before those of the next', [act('A', '0:00'), far('B', '2:01'), certify('A', '2:00')], 'A 0|B 121', {}],
    [
      'an act in the rear joins the chain with the earliest T0',
      [act('A', '0:00'), far('B', '0:30'), act('C', '1:00', 'sector: rear')],
      'A C 0|B 30',
      {},
    ],
    [
      'of two with one T0 the older',
      [act('B', '0:00', 'sector: 5'), act('A', '0:00'), act('C', '1:00', 'sector: rear')],
      'A C 0|B 0',
      {},
    ],
    [
      'and that one survives a merge',
      [act('B', '0:00', 'sector: 5'), act('A', '0:00'), certify('B', '1:00')],
      'A B 0',
      {},
    ],
    [
      'an unknown side is not merged',
      [act('A', '0:00'), far('B', '0:30', 'side: unknown'), certify('A', '1:00')],
      'A 0|B 30',
      {},
    ],
    [
      'nor is its act certified',
      [act('A', '0:00', 'side: unknown'), far('B', '0:30', 'side: unknown'), certify('A', '1:00')],
      'A 0|B 30',
      {},
    ],
    [
      'it is the first act whose sector counts',
      [act('A', '0:00'), act('B', '1:00', 'sector: 4'), act('C', '2:00', 'sector: 5')],
      'A B 0|C 120',
      {},
    ],
    [
      'a known end in the past splits what went on',
      [act('A', '0:00'), act('B', '40:00'), 'at: "41:00", end: A, when: "1:00"'],
      'A 0|B 2400',
      {},
    ],
    [
      'one end leaves the others going on',
      [act('A', '0:00'), act('B', '1:00'), 'at: "2:00", end: B', act('C', '50:00')],
      'A B C 0',
      {},
    ],
    [
      'a start amended to later opens the chain later',
      [act('A', '0:00'), 'at: "12:00", amend: A, start: "10:00"'],
      'A 600',
      {},
    ],
    [
      'and one amended to earlier comes first',
      [act('A', '5:00'), act('B', '6:00'), 'at: "12:00", amend: B, start: "1:00"'],
      'B A 60',
      {},
    ],
    [
      'another side leaves the chain',
      [act('A', '0:00'), act('B', '1:00'), 'at: "2:00", amend: B, side: unknown'],
      'A 0|B 60',
      {},
    ],
    ['severity 0 says that nothing happened', [act('A', '0:00'), 'at: "2:00", amend: A, severity: 0'], '', {}],
    [
      'a T0 by report is that of the act that entered first',
      [act('A', '0:00', '', '2:00'), act('B', '1:00')],
      'A B 60',
      REPORT,
    ],
    [
      'a merged chain keeps its first act in front, whatever starts earlier',
      [act('A', '0:00', '', '2:00'), far('B', '1:00'), certify('B', '3:00')],
      'B A 60',
      REPORT,
    ],
    [
      'a pattern may be of later acts',
      [
        act('A', '0:00', end('0:30')),
        act('B', '23:00', end('23:30')),
        act('C', '24:01', end('24:30')),
        act('D', '25:00'),
      ],
      'A B C D 1500',
      PATTERN,
    ],
    [
      'its T0 by report is when its last act entered',
      [act('A', '0:00'), act('B', '1:00'), act('C', '2:00', '', '5:00')],
      'A B C 300',
      { ...PATTERN, ...REPORT },
    ],
    [
      'a merge keeps the T0 of the chain that survives',
      [act('A', '0:00'), act('B', '1:00'), act('C', '3:00'), far('D', '0:30'), certify('D', '4:00')],
      'A D B C 180',
      PATTERN,
    ],
    [
      'and where it has none counts over the acts of both',
      [act('A', '0:00'), act('B', '1:00'), far('D', '0:30'), certify('D', '4:00')],
      'A D B 60',
      PATTERN,
    ],
    [
      'chains without T0 come last',
      [act('A', '0:00'), far('B', '0:10'), far('C', '0:20'), far('D', '0:30'), act('E', '1:00', 'sector: rear')],
      'B C D E 30|A null',
      PATTERN,
    ],
    [
      'an inherited T0 is not changed by a join',
      [act('A', '0:00', end('0:30')), act('B', '30:00', end('30:30')), act('C', '60:00'), act('D', '61:00')],
      'A 0|C D 0|B 1800',
      INHERIT,
    ],
    [
      'only chains of its own side make a chain inherit',
      [act('A', '0:00', end('0:30')), act('B', '1:00', 'side: ukraine'), act('C', '60:00')],
      'A 0|B 60|C 3600',
      INHERIT,
    ],
  ])('%s', (_, facts, expected, change) => {
    expect(shape(facts, '61:30', change)).toBe(expected);
  });

  it('an act that is reported late has its place among those of its minute, however many there are', () => {
    const acts = Array.from({ length: 9 }, (_, n) => act(`B${n + 1}`, `0:0${n}`));
    expect(shape([...acts, act('A', '0:07', '', '1:00')])).toBe('B1 B2 B3 B4 B5 B6 B7 A B8 B9 0');
  });

  it('the first certification stays, also where the chain that bore it merges into another', () => {
    const facts = [
      act('A', '0:00'),
      certify('A', '0:10'),
      far('B', '1:00'),
      far('C', '2:00'),
      far('D', '3:00'),
      certify('A', '5:00'),
    ];
    expect(chains(facts, '6:00', PATTERN).map(({ id, broaderAt }) => [id, broaderAt])).toEqual([['B', 10]]);
    expect(chains([act('A', '0:00'), certify('A', '1:00'), certify('A', '2:00')])[0]?.broaderAt).toBe(60);
  });

  it.each<[string, string[], boolean]>([
    [
      'chains that start together count',
      [act('A', '0:00', 'sector: 1'), act('B', '0:00', 'sector: 4'), act('C', '0:00', 'sector: 7')],
      true,
    ],
    [
      'T0s fourteen days apart count',
      [act('A', '0:00', end('0:30')), act('B', '50:00', end('50:30')), act('C', '336:00')],
      true,
    ],
    [
      'and a minute more does not',
      [act('A', '0:00', end('0:30')), act('B', '50:00', end('50:30')), act('C', '336:01')],
      false,
    ],
    [
      'chains that merged count once',
      [
        act('A', '0:00', `${end('1:00')}, sector: 1`),
        act('B', '0:00', `${end('1:00')}, sector: 4`),
        certify('B', '0:30'),
        act('C', '60:00'),
      ],
      false,
    ],
    [
      'unknown sides make no habit',
      ['A', 'B', 'C'].map((id, n) => act(id, '0:00', `sector: ${n * 2 + 1}, side: unknown`)),
      false,
    ],
  ])('recidivism: %s', (_, facts, flagged) => {
    expect(chains(facts, '337:00').some(({ id, isRecidivist }) => id === 'C' && isRecidivist)).toBe(flagged);
  });

  it.each([
    ['at the end of the window there is no phase 2', '24:00', [null, null]],
    ['a minute later there is', '24:01', [1441, null]],
  ])('%s', (_, at, expected) => {
    expect(chains([act('A', '0:00')], at).map(({ phase2At, closedAt }) => [phase2At, closedAt])).toEqual([expected]);
  });

  it('a chain closes a day after its last end, and by report never before its T0', () => {
    const facts = [act('A', '0:00', end('1:00'))];
    expect([chains(facts, '24:59')[0]?.closedAt, chains(facts, '25:00')[0]?.closedAt]).toEqual([null, 1500]);
    const late = [act('A', '0:00', end('1:00'), '30:00')];
    expect(chains(late, '31:00', REPORT)[0]?.closedAt).toBe(1800);
    expect(chains(late, '31:00')[0]?.closedAt).toBe(1500);
  });

  it('a chain of the own side has no phases', () => {
    expect(chains([act('A', '0:00', 'side: ukraine')], '30:00')[0]?.phase2At).toBeNull();
  });
});

describe('registers hold what they were told, as it stands', () => {
  const quiet = (id: string, start: string, more = '') => `${act(id, start, more)}, to: []`;
  it.each<[string, string[], string[], string]>([
    [
      'a share brings the certification',
      [quiet('A', '0:00'), certify('A', '1:00', ', to: []'), 'at: "2:00", share: A'],
      plans('2:00').slice(2),
      'accepted 2:00',
    ],
    [
      'at its own minute, so that later chains are not merged',
      [quiet('A', '0:00'), certify('A', '1:00', ', to: []'), act('B', '2:00', 'sector: 7'), 'at: "3:00", share: A'],
      [give('us', '3:00', 'joint-plan', 'about: B')],
      'attack/not-broader certify',
    ],
    [
      'and leaves those of other acts',
      [act('A', '0:00'), certify('A', '1:00'), quiet('B', '2:00', 'sector: 7'), 'at: "3:00", share: B'],
      plans('3:00').slice(2),
      'accepted 3:00',
    ],
    [
      'a share brings the end',
      [quiet('A', '0:00'), 'at: "1:00", end: A, to: []', 'at: "2:00", share: A'],
      [warn('2:00'), halt('2:00')],
      'halt/nothing-under-way act-under-way',
    ],
    [
      'again where the act is held already',
      [act('A', '0:00'), 'at: "1:00", end: A, to: []', 'at: "2:00", share: A'],
      [warn('2:00'), halt('2:00')],
      'halt/nothing-under-way act-under-way',
    ],
    [
      'what is shared enters when it is shared',
      [quiet('A', '0:00'), 'at: "23:00", share: A'],
      [warn('25:00')],
      'accepted 25:00',
    ],
    [
      'and not again when it is shared again',
      [quiet('A', '0:00'), 'at: "23:00", share: A', 'at: "24:00", share: A'],
      [warn('25:01')],
      'late 25:01',
    ],
    [
      'another act that is heard of late gives no grace',
      [act('A', '0:00'), act('B', '1:00', '', '23:30')],
      [warn('24:01')],
      'late 24:01',
    ],
    ['one that is heard of late alone does', [act('A', '0:00', '', '23:30')], [warn('25:30')], 'accepted 25:30'],
    ['for two hours', [act('A', '0:00', '', '23:30')], [warn('25:31')], 'late 25:31'],
    [
      'an order is ruled on the register of its seat',
      [`${act('A', '0:00')}, to: [ukraine, coalition]`],
      [warn('1:00', 'A', 'us')],
      'chain/none report',
    ],
    [
      'the newest finding counts',
      [act('A', '0:00'), confirm('A', '0:00'), confirm('A', '1:00', 0.1)],
      [air('25:00')],
      'evidence/too-weak confirm',
    ],
    [
      'of several acts the most likely counts',
      [act('A', '0:00'), confirm('A', '0:00'), act('B', '1:00'), confirm('B', '1:00', 0.1)],
      [air('25:00')],
      'accepted 31:00',
    ],
    [
      'whichever comes first',
      [act('A', '0:00'), confirm('A', '0:00', 0.1), act('B', '1:00'), confirm('B', '1:00')],
      [air('25:00')],
      'accepted 31:00',
    ],
    [
      'another sector is where a halt may lie',
      [act('A', '0:00'), 'at: "1:00", amend: A, sector: 6'],
      [warn('1:00'), halt('1:00', 6)],
      'accepted 1:30',
    ],
  ])('%s', (_, facts, orders, verdict) => {
    expect(last(facts, orders)).toBe(verdict);
  });
});

describe('each check has two sides', () => {
  const GOING = [act('A', '0:00'), confirm('A', '0:00')];
  const own = [act('A', '0:00', 'side: ukraine'), confirm('A', '0:00')];
  const unknown = [act('A', '0:00', 'side: unknown'), confirm('A', '0:00')];
  const twoSectors = [act('A', '0:00'), act('B', '1:00', 'sector: 4')];
  const ended = [act('A', '0:00', end('1:00'))];
  const broad = [...GOING, certify('A', '1:00')];
  it.each<[string, string[], string[], string]>([
    [
      '3: with two chains open, about is asked',
      [...GOING, act('B', '1:00', 'sector: 7')],
      [give('ukraine', '2:00', 'warn', '')],
      'chain/none about',
    ],
    ['3: with one, its first act is meant', twoSectors, [give('ukraine', '2:00', 'warn', '')], 'accepted 2:00'],
    ['3: an act of the floor is one', [act('A', '0:00', 'severity: 2')], [warn('1:00')], 'accepted 1:00'],
    ['3: one below it is none', [act('A', '0:00', 'severity: 1')], [warn('1:00')], 'chain/none report'],
    ['4: a retracted act', [...GOING, 'at: "1:00", retract: A'], [warn('1:00')], 'chain/void never'],
    ['5: a closed chain', ended, [warn('25:00')], 'chain/closed never'],
    ['5: a minute before', ended, [warn('24:59')], 'late 24:59'],
    ['6: a halt on the own side', own, [warn('1:00'), halt('1:00')], 'side/own never'],
    ['6: a plan on the own side', own, plans('1:00').slice(0, 1), 'side/own never'],
    ['6: an unknown side may be halted', unknown, [warn('1:00'), halt('1:00')], 'accepted 1:30'],
    [
      '7: territory is never in scope',
      GOING,
      [warn('1:00'), give('ukraine', '1:00', 'strike-territory')],
      'scope/target never',
    ],
    ['7: the sector of another act of the chain', twoSectors, [warn('2:00'), halt('2:00', 4)], 'accepted 2:30'],
    ['7: no sector of the chain', twoSectors, [warn('2:00'), halt('2:00', 5)], 'scope/target sector'],
    ['8: no warning', GOING, [halt('1:00')], 'warning/first warn'],
    ['8: a warning by another seat counts', GOING, [warn('0:30', 'A', 'us'), halt('1:00')], 'accepted 1:30'],
    [
      '8: it counts for every act that the chain held',
      [...twoSectors, 'at: "3:00", retract: A'],
      [warn('2:00'), halt('3:00', 4, 'B')],
      'accepted 3:30',
    ],
    ['9: 59 minutes after the last act', ended, [warn('1:00'), halt('1:59')], 'accepted 2:29'],
    ['9: 60 minutes after it', ended, [warn('1:00'), halt('2:00')], 'halt/nothing-under-way act-under-way'],
    [
      '10: joint force at its bar',
      [...broad, confirm('A', '1:00', 0.8)],
      [...plans('2:00'), joint('2:00')],
      'accepted 72:00',
    ],
    [
      '10: joint force below it',
      [...broad, confirm('A', '1:00', 0.79)],
      [...plans('2:00'), joint('2:00')],
      'evidence/too-weak confirm',
    ],
    ['10: an unknown side', unknown, [air('25:00')], 'evidence/too-weak side confirm'],
    [
      '12: fire that ended with the window',
      [act('A', '0:00', end('24:01')), confirm('A', '0:00')],
      [air('24:01')],
      'hostilities/ceased act-under-way',
    ],
    [
      '12: fire that ended a minute later',
      [act('A', '0:00', end('24:02')), confirm('A', '0:00')],
      [air('30:00')],
      'accepted 36:00',
    ],
    ['15: a plan without certification', GOING, plans('2:00').slice(0, 1), 'attack/not-broader certify'],
    [
      '15: where the side is unknown it is asked for first',
      unknown,
      plans('2:00').slice(0, 1),
      'attack/not-broader side certify',
    ],
    ['17: one signature missing', broad, [...plans('2:00').slice(1), joint('2:00')], 'plan/unsigned ukraine'],
    [
      '17: a plan on another chain',
      [
        act('B', '0:00', 'sector: 7'),
        certify('B', '0:10'),
        act('A', '0:20'),
        confirm('A', '0:20'),
        'at: "1:00", retract: B',
        certify('A', '1:10'),
      ],
      [give('ukraine', '0:30', 'joint-plan', 'about: B'), ...plans('2:00').slice(1), joint('2:00')],
      'plan/unsigned ukraine',
    ],
    [
      '18: a signed guarantee is not in force',
      [...broad, 'at: "1:00", guarantee: signed'],
      [...plans('2:00'), joint('2:00')],
      'guarantee/not-in-force ratified',
    ],
    [
      '19: force that lapsed',
      [...GOING, 'at: "26:00", retract: A'],
      [air('25:00'), give('coalition', '32:00', 'stand-down', 'of: 0')],
      'force/none never',
    ],
    [
      '19: force of another seat',
      GOING,
      [air('25:00'), give('us', '26:00', 'stand-down', 'of: 0')],
      'force/none never',
    ],
  ])('%s', (_, facts, orders, verdict) => {
    expect(last(facts, orders)).toBe(verdict);
  });

  it.each<[string, Partial<Readings>, string[], string[], string]>([
    [
      'only-if-continues: fire in the minute of the warning',
      { 'phase1.order': 'only-if-continues' },
      [act('A', '0:00', end('1:01'))],
      [warn('1:00'), halt('1:10')],
      'accepted 1:40',
    ],
    [
      'only-if-continues: fire that ended with it',
      { 'phase1.order': 'only-if-continues' },
      [act('A', '0:00', end('1:00'))],
      [warn('1:00'), halt('1:10')],
      'halt/nothing-under-way act-under-way',
    ],
    [
      'only-if-continues: the first warning is read',
      { 'phase1.order': 'only-if-continues' },
      [act('A', '0:00', end('1:00'))],
      [warn('0:30'), warn('1:10'), halt('1:20')],
      'accepted 1:50',
    ],
    [
      'only-if-continues: the first of a joined chain too',
      { 'phase1.order': 'only-if-continues' },
      [act('A', '0:00', end('1:00')), act('B', '0:40', end('0:50')), act('C', '0:45', `${end('0:50')}, sector: 4`)],
      [warn('0:30'), warn('1:10'), halt('1:20')],
      'accepted 1:50',
    ],
    [
      'a bar of zero still asks for a finding',
      { 'evidence.coalition': 0 },
      [act('A', '0:00')],
      [air('25:00')],
      'evidence/too-weak confirm',
    ],
    [
      'open-at-once counts before the window ends alone',
      { 'phase2.onBroaderAttack': 'open-at-once' },
      [...GOING, certify('A', '30:00')],
      [air('26:00')],
      'accepted 32:00',
    ],
    [
      'and not behind it',
      { 'phase2.onBroaderAttack': 'open-at-once' },
      [act('A', '0:00', end('26:00')), confirm('A', '0:00'), certify('A', '30:00')],
      [air('31:00')],
      'accepted 37:00',
    ],
    [
      'requiresWarning: the warning may open phase 2',
      { 'phase2.requiresWarning': true },
      GOING,
      [warn('25:00'), air('25:00')],
      'accepted 31:00',
    ],
    [
      'requiresWarning: but not before it',
      { 'phase2.requiresWarning': true },
      [act('A', '0:00', end('25:00')), confirm('A', '0:00')],
      [warn('25:30'), air('25:30')],
      'hostilities/ceased act-under-way',
    ],
    [
      'requiresWarning: read as if warned now',
      { 'phase2.requiresWarning': true },
      [act('A', '0:00', end('25:00')), confirm('A', '0:00')],
      [air('25:30')],
      'hostilities/ceased act-under-way warn',
    ],
    ['minSeverity: an act of it counts', { 'phase2.minSeverity': 3 }, GOING, [air('25:00')], 'accepted 31:00'],
    [
      'minSeverity: sustained by weaker acts is none',
      { 'phase2.persist': 'sustained', 'phase2.sustainedFor': 60, 'phase2.minSeverity': 4 },
      GOING,
      [air('30:00')],
      'hostilities/ceased act-under-way',
    ],
    [
      'look-back at its last minute',
      { 'phase2.persist': 'look-back', 'phase2.lookBack': 60 },
      [act('A', '0:00', end('23:02')), confirm('A', '0:00')],
      [air('24:01')],
      'accepted 30:01',
    ],
    [
      'look-back past it',
      { 'phase2.persist': 'look-back', 'phase2.lookBack': 60 },
      [act('A', '0:00', end('23:01')), confirm('A', '0:00')],
      [air('24:01')],
      'hostilities/ceased act-under-way',
    ],
    [
      'look-back into a chain that closes with the window',
      { 'phase2.persist': 'look-back', 'phase2.lookBack': 3000 },
      [act('A', '0:00', end('0:01')), confirm('A', '0:00')],
      [air('24:00')],
      'window/too-early act-under-way',
    ],
    [
      'an alert divides by what the doctrine says, rounded up',
      { 'alert.divides': 7 },
      GOING,
      [give('coalition', '10:00', 'alert'), air('25:00')],
      'accepted 25:52',
    ],
    [
      'guarantee gates every class that is named',
      { 'guarantee.gates': ['force-coalition'] },
      [...GOING, 'at: "1:00", guarantee: suspended'],
      [air('25:00')],
      'guarantee/not-in-force ratified',
    ],
    [
      'a mandate for one class is none for another',
      { mandate: ['force-coalition'] },
      GOING,
      [warn('1:00'), halt('1:00')],
      'mandate/none never',
    ],
    [
      'requiresPhase2 at the instant',
      { 'phase3.requiresPhase2': true },
      [act('A', '0:00', end('20:00')), confirm('A', '0:00'), certify('A', '1:00')],
      [...plans('25:00'), joint('25:00')],
      'phase/not-reached act-under-way',
    ],
  ])('%s', (_, change, facts, orders, verdict) => {
    expect(last(facts, orders, change)).toBe(verdict);
  });

  const sustained = {
    'phase2.persist': 'sustained',
    'phase2.sustainedFor': 60,
    'phase2.sustainedWithin': 360,
  } as const;
  it.each([
    ['as far back as the hours go', '29:31', '30:01', 'accepted 36:01'],
    ['and no minute further', '29:32', '30:02', 'hostilities/ceased act-under-way'],
  ])('sustained counts fire %s', (_, from, to, verdict) => {
    const facts = [act('A', '0:00', end('24:31')), confirm('A', '0:00'), act('B', from, end(to))];
    expect(last(facts, [air(to)], sustained)).toBe(verdict);
  });

  const head = (consent: string, closed: string) =>
    `format: 1\nguarantee: ratified\nconsent: [${consent}]\nclosedDomains: [${closed}]\n`;
  it.each([
    ['one lead is not enough', 'UK, PL, NO, SE', '', [air('25:00')], 'quorum/unmet FR'],
    ['leads are no further members', 'UK, FR, PL', '', [air('25:00')], 'quorum/unmet +2'],
    ['one further member short', 'UK, FR, PL, NO', '', [air('25:00')], 'quorum/unmet +1'],
    [
      'presence stands in no closed domain',
      'UK, FR, PL, NO, SE',
      'air',
      [give('coalition', '1:00', 'reassure-air', '')],
      'domain/closed never',
    ],
    ['force stands in no closed domain', 'UK, FR, PL, NO, SE', 'air', [air('25:00')], 'domain/closed never'],
    [
      'another domain is open',
      'UK, FR, PL, NO, SE',
      'land',
      [give('coalition', '1:00', 'reassure-air', '')],
      'accepted 7:00',
    ],
    ['never stands alone among what is needed', '', 'air', [air('25:00')], 'quorum/unmet never'],
  ])('%s', (_, consent, closed, orders, verdict) => {
    expect(last(GOING, orders, {}, head(consent, closed))).toBe(verdict);
  });
});

describe('leads, go/no-go and the order of a minute', () => {
  const GOING = [act('A', '0:00'), confirm('A', '0:00')];
  const broad = [...GOING, certify('A', '1:00')];
  const alert = (at: string, seat = 'coalition', about = 'A') => give(seat, at, 'alert', `about: ${about}`);
  it.each<[string, string[], string[], string]>([
    ['an alert halves the lead from the minute of its effect', GOING, [alert('21:00'), air('25:00')], 'accepted 28:00'],
    ['and not a minute before', GOING, [alert('21:01'), air('25:00')], 'accepted 31:00'],
    ['for the seat that gave it', GOING, [alert('10:00', 'us'), air('25:00')], 'accepted 31:00'],
    [
      'on its own chain',
      [...GOING, act('B', '1:00', 'sector: 7')],
      [alert('10:00', 'coalition', 'B'), air('25:00')],
      'accepted 31:00',
    ],
    ['of force alone', GOING, [alert('10:00'), alert('25:00')], 'accepted 29:00'],
    [
      'a plan of this minute counts, whatever the file has first',
      broad,
      [joint('2:00'), ...plans('2:00').reverse()],
      'accepted 2:00',
    ],
  ])('%s', (_, facts, orders, verdict) => {
    expect(last(facts, orders)).toBe(verdict);
  });

  it('within a minute Ukraine gives before the coalition, and that before the US', () => {
    const [ukraine, coalition, us] = plans('2:00') as [string, string, string];
    const given = ruled(literal, broad, [us, joint('2:00'), coalition, ukraine, warn('3:00', 'A', 'us'), halt('3:00')]);
    expect(given[1]).toBe('accepted 72:00');
    expect(given.at(-1)).toBe('warning/first warn');
  });

  it.each<[string, string[], string[], string, Partial<Readings>]>([
    [
      'a halt whose fire has ended takes effect all the same',
      [act('A', '0:00', end('0:10'))],
      [warn('1:00'), halt('1:00')],
      '1 90 in-effect',
      {},
    ],
    [
      'a halt on a retracted act lapses',
      [...GOING, 'at: "1:10", retract: A'],
      [warn('1:00'), halt('1:00')],
      '1 90 lapsed chain/void',
      {},
    ],
    [
      'in the minute of its effect as well',
      [...GOING, 'at: "1:30", retract: A'],
      [warn('1:00'), halt('1:00')],
      '1 90 lapsed chain/void',
      {},
    ],
    ['and not after it', [...GOING, 'at: "1:31", retract: A'], [warn('1:00'), halt('1:00')], '1 90 in-effect', {}],
    ['an alert never lapses', [...GOING, 'at: "2:00", retract: A'], [alert('1:00')], '0 300 in-effect', {}],
    [
      'the act that was meant is kept',
      [...GOING, act('B', '26:00', 'sector: 7')],
      [air('25:00', '')],
      '0 1860 in-effect',
      {},
    ],
    [
      'go/no-go reads what the Commission knows',
      [...GOING, 'at: "26:00", confirm: A, likelihood: 0.1, to: []'],
      [air('25:00')],
      '0 1860 lapsed evidence/too-weak',
      {},
    ],
    [
      'and not what its seat does not',
      [
        ...GOING,
        'at: "26:00", confirm: A, likelihood: 0.1, to: [coalition]',
        'at: "26:00", confirm: A, likelihood: 0.9, to: []',
      ],
      [air('25:00')],
      '0 1860 in-effect',
      {},
    ],
    [
      'joint force lapses where its hour has moved',
      [...broad, 'at: "71:00", amend: A, start: "0:01"'],
      [...plans('2:00'), joint('2:00')],
      '3 4320 lapsed window/too-early',
      {},
    ],
    [
      'and in the deadline reading does not',
      [...broad, 'at: "3:00", amend: A, start: "0:01"'],
      [...plans('2:00'), joint('2:00')],
      '3 240 in-effect',
      { 'phase3.effect': 'deadline' },
    ],
  ])('%s', (_, facts, orders, expected, change) => {
    expect(effects(facts, orders, change)).toContain(expected);
  });

  it('a pending order stands down at once; one in effect is still in effect, and not twice', () => {
    const down = (at: string) => give('coalition', at, 'stand-down', 'of: 0');
    expect(effects(GOING, [air('25:00'), down('26:00')])).toEqual(['0 1560 stood-down', '1 1680 in-effect']);
    expect(ruled(literal, GOING, [air('25:00'), down('31:00'), down('32:00'), down('40:00')]).slice(1)).toEqual([
      'accepted 33:00',
      'force/none never',
      'force/none never',
    ]);
  });
});

describe('expiries are of chains that were open and not warned when D passed', () => {
  const expiries = (facts: string[], orders: string[], change: Partial<Readings> = {}) =>
    adjudicate(reading(change), timeline(facts, orders)).expiries.map(
      ({ seat, chain, at }) => `${seat} ${chain} ${at}`,
    );
  it.each<[string, string[], string[], Partial<Readings>, string[]]>([
    ['closed at D', [act('A', '0:00', end('0:01'), '0:00')], [idle('30:00')], { 'phase1.warnWithin': 1441 }, []],
    [
      'closed a minute after D',
      [act('A', '0:00', end('0:02'), '0:00')],
      [idle('30:00')],
      { 'phase1.warnWithin': 1441 },
      ['ukraine A 1441'],
    ],
    ['closed since', [act('A', '0:00', end('0:02'))], [idle('30:00')], {}, ['ukraine A 1440']],
    ['warned', [act('A', '0:00')], [warn('1:00', 'A', 'coalition'), idle('30:00')], {}, []],
    ['though warned after it', [act('A', '0:00')], [warn('24:01'), idle('30:00')], {}, ['ukraine A 1440']],
    [
      'exclusive: at D itself, before the warning of that minute',
      [act('A', '0:00')],
      [warn('24:00')],
      { 'boundary.within': 'exclusive' },
      ['ukraine A 1440'],
    ],
    [
      'not for an act that an expired chain held',
      [act('A', '0:00'), act('B', '1:00'), 'at: "26:00", retract: A'],
      [idle('60:00')],
      {},
      ['ukraine A 1440'],
    ],
    [
      'mirrored: the coalition owes for the own side alone',
      [act('A', '0:00'), act('B', '1:00', 'side: ukraine')],
      [idle('60:00')],
      { reciprocity: 'mirrored' },
      ['ukraine A 1440', 'coalition B 1500'],
    ],
    ['one-sided: nobody owes for the own side', [act('B', '1:00', 'side: ukraine')], [idle('60:00')], {}, []],
    [
      'written when its minute comes, though nothing else happens',
      [act('A', '0:00'), 'at: "30:00", retract: A'],
      [idle('60:00')],
      {},
      ['ukraine A 1440'],
    ],
    [
      'of a chain that had closed when its side came out',
      [act('B', '0:10', `${end('0:20')}, side: ukraine`), 'at: "49:00", amend: B, side: russia'],
      [idle('60:00')],
      { 'phase1.warnWithin': 600 },
      ['ukraine B 610'],
    ],
  ])('%s', (_, facts, orders, change, expected) => {
    expect(expiries(facts, orders, change)).toEqual(expected);
  });

  it('a further warning is not late, and the run ends with the last effect', () => {
    expect(ruled(literal, [act('A', '0:00')], [warn('1:00'), warn('25:00')])[1]).toBe('accepted 25:00');
    expect(adjudicate(literal, timeline([act('A', '0:00')], [warn('0:00'), halt('0:10')])).end).toBe(40);
  });
});
