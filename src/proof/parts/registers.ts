// Part C: every kind of fact on registers that diverge, in one minute or later, with shares before, after and again.
import { type Doctrine, type Fact, type Minute, SEATS, type Seat } from '../../ladder/index.ts';
import { around, type Family, family, type Part } from '../product.ts';
import { castOf, seatOf } from '../responses.ts';
import { amend, certify, confirm, end, order, report, retract, share, timeline } from '../timeline-writing.ts';

export const REGISTERS: Part = {
  id: 'C',
  title: 'Registers of seats that are told different things',
  families: (doctrine) => [divergent(doctrine), shares(doctrine), changes(doctrine)],
  cut: ['two facts about one act, and a share; three ways to address each'],
  quickly: 71,
};

/** A fact about the act at that minute, to those seats. */
type Kind = (at: Minute, to: readonly Seat[]) => Fact;

function kinds({ reads }: Doctrine): Kind[] {
  const floor = reads['chain.severityFloor'];
  return [
    (at, to) => confirm('A', at, 1, to),
    (at, to) => confirm('A', at, 0.01, to),
    (at, to) => certify('A', at, to),
    (at, to) => end('A', at, at, to),
    (at, to) => end('A', at, 3, to),
    (at, to) => retract('A', at, to),
    (at, to) => share('A', at, to),
    (at, to) => amend('A', at, { start: at }, to),
    (at, to) => amend('A', at, { start: 0 }, to),
    (at, to) => amend('A', at, { sector: 7 }, to),
    (at, to) => amend('A', at, { severity: 0 }, to),
    (at, to) => amend('A', at, { severity: (floor - 1) as 1 }, to),
    (at, to) => amend('A', at, { side: 'unknown' }, to),
    (at, to) => amend('A', at, { side: 'ukraine' }, to),
    (at, to) => amend('A', at, { side: 'russia' }, to),
    (at, to) => report('B', { start: at, sector: 4, to }),
    (at, to) => report('D', { start: 0, at, end: at, sector: 7, to }),
    (at, to) => certify('B', at, to),
    (at, to) => ({ kind: 'guarantee', at, state: 'suspended', to }),
    (at, to) => ({ kind: 'consent', at, members: reads['quorum.leads'], to }),
  ];
}

/** An act that is reported twice is a mistake in a file. */
const isReportedTwice = (facts: readonly Fact[]) => {
  const named = facts.flatMap((fact) => (fact.kind === 'report' ? [fact.act] : []));
  return new Set(named).size < named.length;
};

/** What each seat asks for, so that all that its register holds shows. */
function asked(doctrine: Doctrine, at: Minute) {
  const { warn, halts, coalition, joint, plan } = castOf(doctrine);
  return [
    order('ukraine', warn, at),
    ...halts
      .slice(0, 1)
      .flatMap((id) => [order('ukraine', id, at, { sector: 3 }), order('ukraine', id, at, { sector: 7 })]),
    ...SEATS.flatMap((seat) => (plan ? [order(seat, plan.id, at)] : [])),
    ...[...coalition.slice(0, 1), ...joint].flatMap((each) => [
      order(seatOf(each), each.id, at),
      order(seatOf(each), each.id, at, { about: null }),
    ]),
  ];
}

function divergent(doctrine: Doctrine): Family {
  const each = kinds(doctrine);
  const after = doctrine.reads['phase2.opensAfter'] + 7;
  const axes = {
    first: each,
    second: each,
    toldFirst: [SEATS, ['ukraine'], ['coalition', 'us']] as Seat[][],
    toldThen: [SEATS, ['us'], []] as Seat[][],
    toldLast: [SEATS, ['coalition']] as Seat[][],
    when: ['together', 'later'],
    shared: [[], ['coalition', 'ukraine']] as Seat[][],
  };
  return family(
    'divergent',
    'two facts of twenty kinds to different seats, in one minute or a day apart, and a share',
    axes,
    (choice) => {
      const then = choice.when === 'together' ? 10 : after;
      const facts: Fact[] = [
        report('A', { start: 5, to: choice.toldFirst, severity: 4 }),
        choice.first(10, choice.toldThen),
      ];
      facts.push(choice.second(then, choice.toldLast));
      if (choice.shared.length > 0) facts.push(share('A', then, choice.shared));
      return isReportedTwice(facts) ? null : timeline(doctrine, facts, asked(doctrine, after + 1));
    },
  );
}

function shares(doctrine: Doctrine): Family {
  const each = kinds(doctrine);
  const due = doctrine.reads['phase1.warnWithin'];
  const axes = {
    before: each,
    between: each,
    again: [false, true],
    other: ['none', 'certified', 'shared too'],
    at: [20, Math.max(20, due - doctrine.reads['phase1.grace'] + 1)],
    late: [0, 1],
  };
  return family(
    'shares',
    'an act that is shared, changes, and is shared again, beside another that is certified',
    axes,
    (choice) => {
      const { at, other } = choice;
      const facts: Fact[] = [
        report('A', { start: 5, to: [], severity: 4 }),
        confirm('A', 5, 1, []),
        choice.before(7, []),
      ];
      if (other !== 'none')
        facts.push(report('C', { start: 6, sector: 8, severity: 4, to: ['us'] }), certify('C', 8, ['us']));
      facts.push(share('A', at), choice.between(at + choice.late, []));
      if (choice.again) facts.push(share('A', at + 30));
      if (other === 'shared too') facts.push(share('C', at + 30));
      if (isReportedTwice(facts)) return null;
      const { warn } = castOf(doctrine);
      const deadlines = around(5 + due, at + doctrine.reads['phase1.grace']);
      const orders = deadlines.map((minute) =>
        order('coalition', warn, minute, { about: other === 'none' ? 'B' : 'C' }),
      );
      return timeline(doctrine, facts, [...orders, ...asked(doctrine, due + 40)]);
    },
  );
}

/** One act that changes twice, and another beside it: what is read again links as if it had always been so. */
function changes(doctrine: Doctrine): Family {
  const { reads } = doctrine;
  const each = kinds(doctrine);
  const closing = reads['chain.quietToClose'];
  const axes = {
    first: each.filter((_, n) => n < 15),
    second: each.filter((_, n) => n < 15),
    sector: [3, 4, 'sea'] as const,
    start: [6, 65 + reads['chain.linkWithin'] - 1, 65 + closing],
    certified: ['none', 'A', 'both'],
    ended: [false, true],
  };
  return family(
    'changes',
    'two acts of which one changes twice, around the edges of linking, certified or not',
    axes,
    (choice) => {
      const at = choice.start + closing + 90;
      const facts: Fact[] = [report('A', { start: 5, end: 65 }), confirm('A', 5, 1)];
      const { start, sector, certified } = choice;
      facts.push(report('B', { start, end: choice.ended ? start + 1 : null, sector, severity: 4 }));
      if (certified === 'B' || certified === 'both') facts.push(certify('B', start + 1));
      if (certified === 'A' || certified === 'both') facts.push(certify('A', start));
      facts.push(choice.first(at, SEATS), choice.second(at + 1, SEATS));
      return timeline(
        doctrine,
        facts,
        [start + 2, at, at + 1].flatMap((minute) => asked(doctrine, minute)),
      );
    },
  );
}
