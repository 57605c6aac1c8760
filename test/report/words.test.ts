// Refusals as sentences that a diplomat understands: one for every code, each with its clause.
import { describe, expect, it } from 'vitest';
import { adjudicate, CODES, type Code } from '../../src/ladder/index.ts';
import { rulingSentence } from '../../src/report/ruling-words.ts';
import { likelihoodWords } from '../../src/report/words.ts';
import { literal, reading, timeline } from '../support/timeline.ts';

const GOING = [
  'at: "0:00", report: A1, sector: 3, severity: 3, side: russia',
  'at: "0:00", confirm: A1, likelihood: 0.9',
];
const CLOSED = ['at: "0:00", report: A1, sector: 3, severity: 3, side: russia, end: "1:00"'];
const BROADER = [...GOING, 'at: "2:00", certify: A1'];
const air = 'seat: coalition, order: air-policing, about: A1';
const joint = 'seat: us, order: joint-response, about: A1';
const sign = (seat: string) => `at: "3:00", seat: ${seat}, order: joint-plan, about: A1`;

const TABLE: [Code, string[], string[], string][] = [
  [
    'seat/not-yours',
    GOING,
    ['at: "1:00", seat: us, order: halt, about: A1'],
    'Not yours to give. Local action to halt the breach belongs to Ukraine (C2). Waiting will not open it.',
  ],
  [
    'mandate/none',
    GOING,
    [`at: "25:00", ${air}`],
    'No mandate. The doctrine "Literal" gives nobody this class of force (C7). Waiting will not open it.',
  ],
  [
    'chain/none',
    GOING,
    ['at: "1:00", seat: us, order: warn, about: Q1'],
    'Nothing known. Q1 is not in your register as an act of severity 2 or more (C2). Missing: a report.',
  ],
  [
    'chain/void',
    [...GOING, 'at: "1:00", retract: A1'],
    [`at: "25:00", ${air}`],
    'Withdrawn. The report of A1 was retracted (C2). Waiting will not open it.',
  ],
  [
    'chain/closed',
    CLOSED,
    ['at: "26:00", seat: us, order: warn, about: A1'],
    'Closed. The chain A1 closed at 25:00 after a day of quiet (C2). Waiting will not open it.',
  ],
  [
    'side/own',
    ['at: "0:00", report: A1, sector: 3, severity: 3, side: ukraine'],
    [`at: "25:00", ${air}`],
    "Own side. A1 is assessed to Ukraine's side: report it and investigate; the ladder is not for it (C9). Waiting will not open it.",
  ],
  [
    'scope/target',
    GOING,
    [
      'at: "1:00", seat: ukraine, order: warn, about: A1',
      'at: "1:00", seat: ukraine, order: halt, about: A1, sector: 5',
    ],
    'Out of scope. Only what halts the breach is open, and only in sector 3 (C2). Missing: a sector of the breach.',
  ],
  [
    'warning/first',
    GOING,
    ['at: "1:00", seat: ukraine, order: halt, about: A1, sector: 3'],
    'Warn first. The response starts with a diplomatic warning (C2). Missing: a warning.',
  ],
  [
    'halt/nothing-under-way',
    CLOSED,
    [
      'at: "1:30", seat: ukraine, order: warn, about: A1',
      'at: "2:00", seat: ukraine, order: halt, about: A1, sector: 3',
    ],
    'Nothing to halt. No act of the chain is under way or ended less than 1:00 ago; the last one ended at 1:00 (C2). Missing: an act under way.',
  ],
  [
    'evidence/too-weak',
    [GOING[0]!, 'at: "0:00", confirm: A1, likelihood: 0.5'],
    [`at: "25:00", ${air}`],
    'Evidence too weak. This force needs a finding of 0.55 or more; it stands at 0.50 (C6). Missing: a finding of the Commission.',
  ],
  [
    'window/too-early',
    GOING,
    [`at: "23:50", ${air}`],
    'Too early. Coalition force opens after 24:00 of the chain if hostilities persist; it is T+23:50 (C3). Earliest 24:01 if the fire goes on.',
  ],
  [
    'hostilities/ceased',
    ['at: "0:00", report: A1, sector: 3, severity: 3, side: russia, end: "23:50"', GOING[1]!],
    [`at: "24:10", ${air}`],
    'Hostilities have ceased. No act of the chain was under way after 24:00; the last one ended at 23:50 (C3). Missing: an act under way.',
  ],
  [
    'quorum/unmet',
    [...GOING, 'at: "1:00", consent: [UK, PL]'],
    [`at: "25:00", ${air}`],
    "No quorum. UK and FR and 3 further members have to consent; so far UK and PL (C3). Missing: FR's consent and 2 more consenting members.",
  ],
  [
    'domain/closed',
    GOING,
    [`at: "25:00", ${air}`],
    'Closed domain. The air is closed to the coalition in this exercise (C5). Waiting will not open it.',
  ],
  [
    'attack/not-broader',
    GOING,
    [sign('us')],
    'Not a broader attack. The Commission has certified none (C4). Missing: a certified broader attack.',
  ],
  [
    'phase/not-reached',
    BROADER,
    [...['ukraine', 'coalition', 'us'].map(sign), `at: "4:00", ${joint}`],
    'Phase 2 first. This reading asks for phase 2 before the joint response (C4). Earliest 24:01 if the fire goes on.',
  ],
  [
    'plan/unsigned',
    BROADER,
    [sign('us'), `at: "4:00", ${joint}`],
    "Not signed. The joint plan lacks Ukraine and Coalition (C4). Missing: Ukraine's signature and the coalition's signature.",
  ],
  [
    'guarantee/not-in-force',
    [...BROADER, 'at: "2:30", guarantee: suspended'],
    [...['ukraine', 'coalition', 'us'].map(sign), `at: "4:00", ${joint}`],
    'No guarantee in force. It is suspended (C8). Missing: a ratified guarantee.',
  ],
  [
    'force/none',
    GOING,
    ['at: "1:00", seat: us, order: stand-down, of: 0'],
    'No force to stand down. The order names none of yours that is pending or in effect and not standing down already (C2). Waiting will not open it.',
  ],
];

describe('every refusal is a sentence', () => {
  it.each(TABLE)('%s', (code, facts, orders, sentence) => {
    const doctrine =
      code === 'mandate/none'
        ? reading({ mandate: [] })
        : code === 'phase/not-reached'
          ? reading({ 'phase3.requiresPhase2': true })
          : literal;
    const head = `format: 1\nguarantee: ratified\nconsent: [UK, FR, PL, NO, SE]\n${code === 'domain/closed' ? 'closedDomains: [air]\n' : ''}`;
    const given = timeline(facts, orders, head);
    const { ruling, facts: known } = adjudicate(doctrine, given).rulings.at(-1)!;
    expect(ruling.verdict === 'refused' && ruling.code).toBe(code);
    expect(rulingSentence({ doctrine, order: given.orders.at(-1)!, ruling, facts: known })).toBe(sentence);
  });

  it('a strike on territory is refused with the words that no phase opens it', () => {
    const given = timeline(GOING, ['at: "1:00", seat: ukraine, order: strike-territory, about: A1, sector: 3']);
    const { ruling, facts } = adjudicate(literal, given).rulings[0]!;
    expect(rulingSentence({ doctrine: literal, order: given.orders[0]!, ruling, facts })).toBe(
      "Out of scope. A strike on the other side's territory is open in no phase (C2). Waiting will not open it.",
    );
  });

  it('the table has every code', () => {
    expect(TABLE.map(([code]) => code)).toEqual([...CODES]);
  });

  it('likelihood is given in standard words and as a number, on both sides of each edge', () => {
    expect([0.54, 0.55, 0.79, 0.8, 0.94, 0.95].map(likelihoodWords)).toEqual([
      'roughly even chance (0.54)',
      'likely (0.55)',
      'likely (0.79)',
      'very likely (0.80)',
      'very likely (0.94)',
      'almost certain (0.95)',
    ]);
  });
});
