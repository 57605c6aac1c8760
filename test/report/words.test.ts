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
    'This order is not yours to give. Local action to halt the breach belongs to Ukraine (C2). Waiting will not change that.',
  ],
  [
    'mandate/none',
    GOING,
    [`at: "25:00", ${air}`],
    'There is no mandate. The reading "Literal" allows nobody this kind of force (C7). Waiting will not change that.',
  ],
  [
    'chain/none',
    GOING,
    ['at: "1:00", seat: us, order: warn, about: Q1'],
    'You know of no such breach. Q1 has not been reported to you as an act of severity 2 or more (C2). It needs a report of a breach.',
  ],
  [
    'chain/void',
    [...GOING, 'at: "1:00", retract: A1'],
    [`at: "25:00", ${air}`],
    'The report of A1 was withdrawn (C2). Waiting will not change that.',
  ],
  [
    'chain/closed',
    CLOSED,
    ['at: "26:00", seat: us, order: warn, about: A1'],
    'The breach is closed. Chain A1 closed at 25:00 after a day of quiet (C2). Waiting will not change that.',
  ],
  [
    'side/own',
    ['at: "0:00", report: A1, sector: 3, severity: 3, side: ukraine'],
    [`at: "25:00", ${air}`],
    "The breach is Ukraine's own. A1 is assessed to Ukraine's side: report it and investigate; the ladder is not used against it (C9). Waiting will not change that.",
  ],
  [
    'scope/target',
    GOING,
    [
      'at: "1:00", seat: ukraine, order: warn, about: A1',
      'at: "1:00", seat: ukraine, order: halt, about: A1, sector: 5',
    ],
    'This goes beyond the breach. Only what halts the breach is allowed, and only in sector 3 (C2). It needs a sector of the breach.',
  ],
  [
    'warning/first',
    GOING,
    ['at: "1:00", seat: ukraine, order: halt, about: A1, sector: 3'],
    'A warning comes first. The response to a breach starts with a diplomatic warning (C2). It needs a warning.',
  ],
  [
    'halt/nothing-under-way',
    CLOSED,
    [
      'at: "1:30", seat: ukraine, order: warn, about: A1',
      'at: "2:00", seat: ukraine, order: halt, about: A1, sector: 3',
    ],
    'There is nothing to halt. No act of the chain is going on, and none ended less than 1:00 ago; the last one ended at 1:00 (C2). It needs an act that goes on.',
  ],
  [
    'evidence/too-weak',
    [GOING[0]!, 'at: "0:00", confirm: A1, likelihood: 0.5'],
    [`at: "25:00", ${air}`],
    'The evidence is too weak. This force needs a finding with a likelihood of 0.55 or more; the finding stands at 0.50 (C6). It needs a finding of the Commission.',
  ],
  [
    'window/too-early',
    GOING,
    [`at: "23:50", ${air}`],
    'It is too early. Coalition force opens 24:00 after the chain began if hostilities persist; the chain stands at T+23:50 (C3). It opens at 24:01 if the fire goes on.',
  ],
  [
    'hostilities/ceased',
    ['at: "0:00", report: A1, sector: 3, severity: 3, side: russia, end: "23:50"', GOING[1]!],
    [`at: "24:10", ${air}`],
    'Hostilities have ceased. No act of the chain was going on after 24:00; the last one ended at 23:50 (C3). It needs an act that goes on.',
  ],
  [
    'quorum/unmet',
    [...GOING, 'at: "1:00", consent: [UK, PL]'],
    [`at: "25:00", ${air}`],
    'Too few members consent. Consent is needed from the UK and France, and from three more members; so far it has come from the UK and Poland (C3). It needs the consent of France and two more members.',
  ],
  [
    'domain/closed',
    GOING,
    [`at: "25:00", ${air}`],
    'The air is closed to the coalition in this exercise (C5). Waiting will not change that.',
  ],
  [
    'attack/not-broader',
    GOING,
    [sign('us')],
    'This is not a broader attack. The Commission has certified none (C4). It needs a certified broader attack.',
  ],
  [
    'phase/not-reached',
    BROADER,
    [...['ukraine', 'coalition', 'us'].map(sign), `at: "4:00", ${joint}`],
    'Phase 2 comes first. This reading asks that phase 2 opens before the joint response (C4). It opens at 24:01 if the fire goes on.',
  ],
  [
    'plan/unsigned',
    BROADER,
    [sign('us'), `at: "4:00", ${joint}`],
    'The joint plan is not signed by all. The signature of Ukraine and the coalition is missing (C4). It needs the signatures of Ukraine and the coalition.',
  ],
  [
    'guarantee/not-in-force',
    [...BROADER, 'at: "2:30", guarantee: suspended'],
    [...['ukraine', 'coalition', 'us'].map(sign), `at: "4:00", ${joint}`],
    'The guarantee is not in force. It is suspended (C8). It needs a ratified guarantee.',
  ],
  [
    'force/none',
    GOING,
    ['at: "1:00", seat: us, order: stand-down, of: 0'],
    'There is no force to stand down. The order names none of yours that is on its way or in effect and is not standing down already (C2). Waiting will not change that.',
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
      "This goes beyond the breach. A strike on the other side's territory is allowed in no phase (C2). Waiting will not change that.",
    );
  });

  it('force that is accepted away from the breach says what that is worth', () => {
    const words = (sector: number) => {
      const { rulings, given } = lastOf(sector);
      const { ruling, facts } = rulings.at(-1)!;
      return rulingSentence({ doctrine: literal, order: given.orders.at(-1)!, ruling, facts });
    };
    const head = 'format: 1\nguarantee: ratified\nconsent: [UK, FR, PL, NO, SE]\n';
    const lastOf = (sector: number) => {
      const order = `at: "25:00", ${air}, sector: ${sector}`;
      const given = timeline(GOING, [order], head);
      return { given, rulings: adjudicate(literal, given).rulings };
    };
    expect(words(3)).toBe('Accepted (C3). In effect at 31:00.');
    expect(words(8)).toBe(
      "Accepted (C3). In effect at 31:00. Sector 8 is none of the breach's (sector 3): this reading leaves the place to the seat, and force works where it stands and next door.",
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
