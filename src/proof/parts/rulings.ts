// Part B: rulings on one chain, at every edge and the minutes beside it.
import {
  DOMAINS,
  type Doctrine,
  type Fact,
  GUARANTEES,
  type Minute,
  SEATS,
  type Sector,
  SIDES,
  type TimedOrder,
} from '../../ladder/index.ts';
import { around, distinct, type Family, family, type Part, permutations, subsets } from '../product.ts';
import { castOf, seatOf } from '../responses.ts';
import { amend, certify, confirm, order, quorumOf, report, retract, timeline } from '../timeline-writing.ts';

export const RULINGS: Part = {
  id: 'B',
  title: 'Rulings on one chain against the page, at every edge',
  families: (doctrine) => [
    { ...clocks(doctrine), isHeavy: true },
    warnings(doctrine),
    evidence(doctrine),
    consents(doctrine),
    alerts(doctrine),
    bursts(doctrine),
    oneMinute(doctrine),
    { ...targets(doctrine), isHeavy: true },
  ],
  cut: [
    'evidence and signatures are varied together, and consents and domains together, but not all four at once',
    'one or two acts of two chains; the orders of one minute are six of those that touch each other',
  ],
  quickly: 37,
};

/** Orders that change nothing for each other, one of each kind at that minute. */
export function probes(doctrine: Doctrine, at: Minute, sector: Sector = 3): TimedOrder[] {
  const { halts, territory, coalition, joint, presence, idle } = castOf(doctrine);
  return [
    ...halts.map((id) => order('ukraine', id, at, { sector })),
    ...territory.map((id) => order('ukraine', id, at, { sector })),
    ...[...coalition.slice(0, 1), ...joint].map((response) => order(seatOf(response), response.id, at)),
    ...[...presence.slice(0, 1), ...idle.slice(0, 1)].map((response) => order(seatOf(response), response.id, at)),
  ];
}

export const signed = (doctrine: Doctrine, at: Minute, seats = doctrine.reads['plan.signatures']): TimedOrder[] => {
  const { plan } = castOf(doctrine);
  return plan ? seats.map((seat) => order(seat, plan.id, at)) : [];
};

/** The minutes at which a ruling on a chain whose first act starts then may change, and those beside them. */
export function turns(
  { reads, ...doctrine }: Doctrine,
  start: Minute,
  end: Minute | null,
  more: Minute[] = [],
): Minute[] {
  const lead = castOf({ reads, ...doctrine }).joint[0]?.leadMinutes.us ?? 0;
  const hour = start + reads['phase3.effectAfter'];
  const after = start + reads['phase2.opensAfter'] + 1;
  const persists = reads['phase2.persist'] === 'sustained' ? [after + reads['phase2.sustainedFor']] : [];
  const ended = end === null ? [] : [end, end + reads['phase1.haltWindow'], end + reads['chain.quietToClose']];
  return around(start, after, start + reads['phase1.warnWithin'], hour - lead, hour, ...persists, ...ended, ...more);
}

/** One act: its side, its end, when it is heard of, warned about and certified. */
function clocks(doctrine: Doctrine): Family {
  const { reads } = doctrine;
  const window = reads['phase2.opensAfter'];
  const due = reads['phase1.warnWithin'];
  const axes = {
    side: SIDES,
    end: [null, 4, 3 + window - 1, ...around(3 + window + 1), 3 + window + 400, 3 + reads['phase3.effectAfter'] + 1],
    heard: distinct([0, 1, due - reads['phase1.grace'] + 1]),
    warned: [-1, 0, due + 1, window + 10],
    certified: [-1, 0, window, window + 1, window + 30],
    another: ['none', 'weak', 'going on'],
  };
  return family(
    'clocks',
    'side, end, report, warning and certification of one act; every check of force at every edge',
    axes,
    (choice) => {
      const [start, { end, side }] = [3, choice];
      const at = start + choice.heard;
      if (end !== null && at > end + reads['chain.quietToClose']) return null;
      const facts: Fact[] = [report('A', { start, at, end, side, severity: 4 }), confirm('A', at, 1)];
      if (choice.another === 'weak')
        facts.push(
          report('B', {
            start: start + 1,
            at: Math.max(at, start + 1),
            end: null,
            side,
            severity: reads['chain.severityFloor'],
          }),
        );
      if (choice.another === 'going on')
        facts.push(report('B', { start: start + window + 20, side, severity: reads['phase2.minSeverity'] }));
      const marked = start + choice.certified;
      if (choice.certified >= 0 && marked >= at) facts.push(certify('A', marked));
      const orders =
        choice.warned < 0 ? [] : [order('ukraine', castOf(doctrine).warn, Math.max(at, start + choice.warned))];
      orders.push(...signed(doctrine, Math.max(at, marked)));
      const entered = at + reads['phase1.grace'];
      for (const t of turns(doctrine, start, end, choice.certified < 0 ? [entered] : [marked, entered]))
        orders.push(...probes(doctrine, t));
      return timeline(doctrine, facts, orders);
    },
  );
}

/** A warning and a halt behind it, at each edge of the warning's time. */
function warnings(doctrine: Doctrine): Family {
  const { reads } = doctrine;
  const due = reads['phase1.warnWithin'];
  const axes = {
    side: SIDES,
    end: [null, 3, ...around(due), due + 30, due + 300],
    heard: distinct([0, ...around(due - reads['phase1.grace']), due]),
    at: distinct([0, 1, 2, 3, ...around(due, due + reads['phase1.grace'], due + reads['phase1.haltWindow'])]),
    second: [0, reads['phase1.haltWindow']],
    seat: SEATS,
    halted: ['before', 'after', 'later'],
    another: [false, true],
  };
  return family('warnings', 'warning, second warning and halt of one chain around D, by each seat', axes, (choice) => {
    const { warn, halts } = castOf(doctrine);
    const { side, end, heard, at, seat } = choice;
    const facts = [report('A', { start: 0, at: heard, end, side })];
    // One that only the second warning counts for.
    if (choice.another) facts.push(report('B', { start: at + 1, end: at + 2, side }));
    const halt = (minute: Minute) => order('ukraine', halts[0] ?? warn, minute, { sector: 3 });
    const orders = [order(seat, warn, at), order('ukraine', warn, at + choice.second)];
    if (choice.halted === 'before') orders.unshift(halt(at));
    else
      for (const t of choice.halted === 'after' ? [at] : around(at + 1, at + reads['phase1.haltWindow']))
        orders.push(halt(t));
    return timeline(doctrine, facts, orders);
  });
}

/** Likelihoods around both bars, signatures, certification and guarantee. */
function evidence(doctrine: Doctrine): Family {
  const { reads } = doctrine;
  const bars = [reads['evidence.coalition'], reads['evidence.joint']];
  const likelihoods = [null, 0, ...bars.flatMap((bar) => [bar - 0.01, bar]), 1].filter(
    (each) => each === null || each >= 0,
  );
  const axes = {
    first: likelihoods,
    second: ['none', null, ...bars],
    certified: [true, false],
    signatures: subsets(SEATS),
    guarantee: GUARANTEES,
    side: ['russia', 'unknown'] as const,
    givenBy: ['at once', 'by a fact'],
  };
  return family(
    'evidence',
    'likelihoods around the bars on one act or two, every signature, certification and guarantee',
    axes,
    (choice) => {
      const { second, side } = choice;
      const at = reads['phase2.opensAfter'] + 1;
      const facts: Fact[] = [report('A', { side, severity: 4 })];
      if (choice.first !== null) facts.push(confirm('A', 0, choice.first));
      if (second !== 'none') facts.push(report('B', { start: 1, side, severity: 4 }));
      if (typeof second === 'number') facts.push(confirm('B', 1, second));
      if (choice.certified) facts.push(certify('A', at));
      if (choice.givenBy === 'by a fact') facts.push({ kind: 'guarantee', at, state: choice.guarantee, to: SEATS });
      const orders = [
        ...signed(doctrine, at, choice.signatures),
        ...[at, at + 1, reads['phase3.effectAfter'] + 1].flatMap((t) => probes(doctrine, t)),
      ];
      orders.push(order('ukraine', castOf(doctrine).warn, at));
      return timeline(doctrine, facts, orders, {
        guarantee: choice.givenBy === 'at once' ? choice.guarantee : 'ratified',
      });
    },
  );
}

/** Consents around the quorum, strangers and members named twice, and every set of closed domains. */
function consents(doctrine: Doctrine): Family {
  const { reads } = doctrine;
  const leads = reads['quorum.leads'];
  const others = reads['quorum.roster'].filter((member) => !leads.includes(member));
  const asked = reads['quorum.members'];
  const axes = {
    leads: subsets(leads.slice(0, 3)).map((some) => [...some, ...leads.slice(3)]),
    others: distinct([0, asked - 1, asked, asked + 1]),
    besides: ['nobody', 'a stranger', 'one twice'],
    closed: subsets(DOMAINS),
    guarantee: ['ratified', 'suspended'] as const,
    from: ['at once', 'from then on', 'told to one'],
  };
  return family(
    'consents',
    'members around the quorum, strangers and doubles, closed domains, and the guarantee',
    axes,
    (choice) => {
      const at = reads['phase2.opensAfter'] + 1;
      const members = [...choice.leads, ...others.slice(0, choice.others)];
      if (choice.besides === 'a stranger') members.push('XX');
      if (choice.besides === 'one twice' && members.length > 0) members.push(members.at(-1)!);
      const facts: Fact[] = [report('A', { severity: 4 }), confirm('A', 0, 1)];
      if (choice.from !== 'at once')
        facts.push({ kind: 'consent', at, members, to: choice.from === 'told to one' ? ['us'] : SEATS });
      const { coalition, presence } = castOf(doctrine);
      const orders = [at - 1, at].flatMap((t) =>
        [...coalition, ...presence].map((each) => order(seatOf(each), each.id, t)),
      );
      orders.unshift(order('us', castOf(doctrine).warn, 0));
      const consent = choice.from === 'at once' ? members : quorumOf(doctrine);
      return timeline(doctrine, facts, orders, { consent, closedDomains: choice.closed, guarantee: choice.guarantee });
    },
  );
}

/** Alerts of each seat on this chain, on another, and on one that merges with it; force around the minute of their effect. */
function alerts(doctrine: Doctrine): Family {
  const { reads } = doctrine;
  const { alerts: known, coalition, joint, halts, warn } = castOf(doctrine);
  const alert = known[0];
  const axes = {
    seats: alert ? subsets(alert.seats) : [[]],
    on: ['A', 'B', 'both'],
    merged: ['before', 'after', 'never'],
    offset: [-1, 0, 1],
    at: [reads['phase2.opensAfter'] + 1, reads['phase3.effectAfter'] - 60, reads['phase3.effectAfter'] + 1],
    lapsed: [false, true],
  };
  return family(
    'alerts',
    'alerts of each seat on either of two chains, merged or not, and force a minute before, at and after their effect',
    axes,
    (choice) => {
      if (!alert) return null;
      const { at, on } = choice;
      const facts: Fact[] = [report('A', { severity: 4 }), report('B', { start: 1, sector: 6, severity: 4 })];
      facts.push(confirm('A', 1, 1), confirm('B', 1, 1));
      if (choice.merged !== 'never') facts.push(certify('A', choice.merged === 'before' ? 2 : at));
      if (choice.lapsed) facts.push(retract('B', at + 1));
      const about = (name: string) => (on === 'both' ? 'AB'.includes(name) : on === name);
      const orders: TimedOrder[] = [order('us', warn, 1), ...signed(doctrine, at)];
      for (const seat of choice.seats)
        for (const name of ['A', 'B'])
          if (about(name)) orders.push(order(seat, alert.id, at - alert.leadMinutes[seat], { about: name }));
      for (const each of [...coalition, ...joint]) {
        orders.push(order(seatOf(each), each.id, Math.max(2, at + choice.offset)));
        orders.push(order(seatOf(each), each.id, Math.max(2, at + choice.offset), { about: 'B' }));
      }
      for (const id of halts) orders.push(order('ukraine', id, at, { sector: 3 }));
      // An alert is no force: its own lead is not halved.
      for (const seat of choice.seats) orders.push(order(seat, alert.id, at + 1));
      return timeline(doctrine, facts, orders);
    },
  );
}

/** Fire that comes and goes after the window, around so many minutes and so many hours. */
export function bursts(doctrine: Doctrine): Family {
  const { reads } = doctrine;
  const [asked, span] = [reads['phase2.sustainedFor'], reads['phase2.sustainedWithin']];
  const from = reads['phase2.opensAfter'] + 1;
  const axes = {
    lasts: distinct([1, asked - 1, asked, asked + 1]),
    rest: distinct([0, 1, ...around(span - asked), span]),
    again: [1, 2, asked, null],
    severity: distinct([reads['phase2.minSeverity'] - 1, reads['phase2.minSeverity']]),
    isDouble: [false, true],
    before: [9, 0],
  };
  const bounds =
    'two bursts of fire after the window, around the minutes and the span that sustained fire is asked for';
  return family('bursts', bounds, axes, (choice) => {
    const [first, ended] = [from + 2, from + 2 + choice.lasts];
    const second = ended + choice.rest;
    const severity = choice.severity as 3;
    const facts: Fact[] = [report('A', { end: Math.max(1, from - choice.before), severity: 4 }), confirm('A', 0, 1)];
    facts.push(report('B', { start: first, end: ended, severity: 4 }));
    facts.push(report('C', { start: second, end: choice.again === null ? null : second + choice.again, severity }));
    if (choice.isDouble) facts.push(report('D', { start: first, end: ended, severity: 4 }));
    const orders = [order('us', castOf(doctrine).warn, 1)];
    for (const t of around(first + asked, second + Math.max(1, asked - choice.lasts), first + span, second + 1))
      orders.push(
        ...castOf(doctrine)
          .coalition.slice(0, 1)
          .map((each) => order(seatOf(each), each.id, t)),
      );
    return timeline(doctrine, facts, orders);
  });
}

/** Joint force by each of its seats, whose lead ends around its hour, with an alert that halves it and without. */
export function hours(doctrine: Doctrine): Family {
  const { reads } = doctrine;
  const { alerts: known, joint, warn } = castOf(doctrine);
  const axes = {
    given: joint.flatMap((force) => force.seats.map((seat) => ({ force, seat }))),
    offset: [-1, 0, 1],
    start: [0, 3],
    alert: [null, ...known.slice(0, 1)],
    inEffect: [0, 1],
    certified: [2, reads['phase2.opensAfter'] + 1],
    moved: [false, true],
  };
  const bounds = 'joint force by each seat, its lead ending around its hour, behind an alert or not';
  return family('hours', bounds, axes, ({ given: { force, seat }, ...choice }) => {
    const { start, alert } = choice;
    const lead = force.leadMinutes[seat];
    const hour = start + reads['phase3.effectAfter'];
    const at = hour - (alert ? Math.ceil(lead / reads['alert.divides']) : lead) + choice.offset;
    const facts: Fact[] = [report('A', { start, severity: 4 }), confirm('A', start, 1)];
    facts.push(certify('A', start + choice.certified));
    // Its hour is a minute later than when it was certified and signed.
    if (choice.moved) facts.push(amend('A', at - 1, { start: start + 1 }));
    const orders = [order('ukraine', warn, start + 1), ...signed(doctrine, start + choice.certified)];
    if (alert) orders.push(order(seat, alert.id, at - alert.leadMinutes[seat] + choice.inEffect));
    for (const t of [at, at + 1]) orders.push(order(seat, force.id, t));
    return timeline(doctrine, facts, orders);
  });
}

/** Six orders of one minute in every order in which a file may have them. */
function oneMinute(doctrine: Doctrine): Family {
  const { reads } = doctrine;
  const { warn, halts, plan, joint, coalition } = castOf(doctrine);
  const due = reads['phase1.warnWithin'];
  const orders = [
    { seat: 'ukraine', id: warn },
    { seat: 'ukraine', id: halts[0] },
    { seat: 'us', id: plan?.id },
    { seat: 'coalition', id: plan?.id },
    { seat: 'ukraine', id: plan?.id },
    { seat: 'us', id: joint[0]?.id ?? coalition[0]?.id },
  ].filter(({ id }) => id !== undefined) as { seat: 'us'; id: string }[];
  const axes = {
    written: permutations(orders),
    at: around(due + 1),
    certified: [0, -1],
    warner: ['ukraine', 'us'] as const,
  };
  return family('one minute', 'six orders of one minute in every order of writing, around D', axes, (choice) => {
    const { at } = choice;
    const facts = [report('A', { severity: 4 }), confirm('A', 0, 1), certify('A', at + choice.certified)];
    const given = choice.written.map(({ seat, id }) =>
      order(id === warn ? choice.warner : seat, id, at, { sector: 3 }),
    );
    return timeline(doctrine, facts, given);
  });
}

/** What an order is about and where: every response of every seat with one, two or no chains open. */
function targets(doctrine: Doctrine): Family {
  const { reads, responses } = doctrine;
  const floor = reads['chain.severityFloor'];
  const axes = {
    second: ['none', 'next door', 'apart', 'closed', 'weak', 'at the floor', 'retracted', 'unknown', 'own', 'two more'],
    first: ['there', 'own', 'unknown', 'weak', 'retracted'],
    about: [null, 'A', 'B', 'Z'],
    sector: [null, 3, 4, 5, 'rear'] as (Sector | null)[],
    at: [1, 10, reads['phase2.opensAfter'] + 1],
    isReversed: [false, true],
  };
  return family(
    'targets',
    'every response of every seat, about this act, another or none, in five places',
    axes,
    (choice) => {
      const { second, first, about, sector, at } = choice;
      const side = first === 'own' ? 'ukraine' : first === 'unknown' ? 'unknown' : 'russia';
      const facts: Fact[] = [report('A', { side, end: second === 'closed' ? 1 : null }), confirm('A', 0, 1)];
      if (first === 'weak') facts.push(amend('A', 0, { severity: (floor - 1) as 1 }));
      if (first === 'retracted') facts.push(retract('A', 0));
      const b = { start: 1, sector: (second === 'next door' ? 4 : 5) as Sector };
      if (second === 'unknown' || second === 'own')
        facts.push(report('B', { ...b, side: second === 'own' ? 'ukraine' : 'unknown' }));
      else if (second === 'weak' || second === 'at the floor')
        facts.push(report('B', { ...b, severity: (second === 'weak' ? floor - 1 : floor) as 2 }));
      else if (second === 'closed') facts.push(report('B', { ...b, end: 2 }));
      else if (second !== 'none') facts.push(report('B', b));
      if (second === 'retracted') facts.push(retract('B', 1));
      if (second === 'two more') facts.push(report('C', { start: 1, sector: 8 }));
      const list = choice.isReversed ? [...responses].reverse() : responses;
      return timeline(
        doctrine,
        facts,
        list.flatMap(({ id }) => SEATS.map((seat) => order(seat, id, at, { about, sector }))),
      );
    },
  );
}
