// Part D: the small machines. Pending force that takes effect, lapses or stands down; deadlines and expiries; leads.
import {
  type Doctrine,
  type Fact,
  isForce,
  type Minute,
  type Response,
  SEATS,
  type Seat,
  SIDES,
  type TimedOrder,
} from '../../ladder/index.ts';
import { around, distinct, type Family, family, type Part } from '../product.ts';
import { castOf, seatOf } from '../responses.ts';
import { amend, certify, confirm, end, order, report, retract, share, timeline } from '../timeline-writing.ts';
import { signed } from './rulings.ts';

export const MACHINES: Part = {
  id: 'D',
  title: 'Pending, in effect, stood down or lapsed; deadlines and expiries',
  families: (doctrine) => [lapses(doctrine), standDowns(doctrine), expiries(doctrine), expiredAgain(doctrine)],
  cut: ['one force order at a time under what spoils it; two orders to stand down'],
  quickly: 29,
};

const forces = (doctrine: Doctrine): Response[] => {
  const { coalition, joint } = castOf(doctrine);
  return [...doctrine.responses.filter(({ role }) => role === 'halt'), ...coalition, ...joint];
};

/** When that force may be ordered in a chain that goes on since 0:00: in time for what it waits for. */
function orderedAt({ reads }: Doctrine, response: Response): Minute {
  if (response.role === 'halt') return 30;
  const after =
    reads['phase2.opensAfter'] + 1 + (reads['phase2.persist'] === 'sustained' ? reads['phase2.sustainedFor'] : 0);
  return response.class === 'force-joint'
    ? Math.max(after, reads['phase3.effectAfter'] - response.leadMinutes.us)
    : after;
}

/** Around when that force takes effect. */
function effectOf({ reads }: Doctrine, response: Response, at: Minute): Minute {
  const ready = at + response.leadMinutes[seatOf(response)];
  return response.class === 'force-joint' && reads['phase3.effect'] === 'not-before'
    ? Math.max(ready, reads['phase3.effectAfter'])
    : ready;
}

/** A chain on which any force passes, with a second act beside the first where there is to be one. */
function ground(doctrine: Doctrine, isTwo: boolean): Fact[] {
  const facts = [report('A', { severity: 4 }), confirm('A', 0, 1)];
  if (isTwo) facts.push(report('B', { start: 1, sector: 4, severity: 4 }), confirm('B', 1, 1));
  return [...facts, certify(isTwo ? 'B' : 'A', Math.min(2, doctrine.reads['phase2.opensAfter']))];
}

function lapses(doctrine: Doctrine): Family {
  const { reads } = doctrine;
  const floor = reads['chain.severityFloor'];
  const spoils: ((at: Minute, effect: Minute) => Fact)[] = [
    (at) => confirm('A', at, 0.01),
    (at) => confirm('A', at, reads['evidence.coalition']),
    (at) => retract('A', at),
    (at) => amend('A', at, { side: 'ukraine' }),
    (at) => amend('A', at, { side: 'unknown' }),
    (at) => amend('A', at, { severity: (floor - 1) as 1 }),
    (at) => amend('A', at, { severity: floor as 2 }),
    (at) => amend('A', at, { sector: 8 }),
    (at) => amend('A', at, { start: at }),
    (at) => amend('A', at, { start: 10 }),
    (at, effect) => end('A', at, effect - reads['chain.quietToClose']),
    (at, effect) => end('A', at, effect - reads['chain.quietToClose'] + 1),
    (at) => end('A', at, reads['phase2.opensAfter'] + 1),
    (at) => ({ kind: 'guarantee', at, state: 'suspended', to: SEATS }),
    (at) => ({ kind: 'consent', at, members: reads['quorum.leads'], to: SEATS }),
    (at) => retract('B', at),
    (at) => report('C', { start: at, sector: 7 }),
  ];
  const axes = {
    force: forces(doctrine),
    spoil: spoils,
    told: [SEATS, []] as Seat[][],
    when: ['order', 'before', 'at', 'after'],
    isTwo: [false, true],
    about: [null, 'A', 'B'],
  };
  return family(
    'lapses',
    'each force under seventeen facts that may spoil it, before, at and after its effect',
    axes,
    (choice) => {
      const { force, isTwo, about } = choice;
      const at = orderedAt(doctrine, force);
      const effect = effectOf(doctrine, force, at);
      const when = { order: at, before: effect - 1, at: effect, after: effect + 1 }[choice.when]!;
      const facts = [...ground(doctrine, isTwo), { ...choice.spoil(when, effect), to: choice.told } as Fact];
      const { warn, idle } = castOf(doctrine);
      const orders = [
        order('ukraine', warn, 5),
        ...signed(doctrine, 6),
        order(seatOf(force), force.id, at, { about, sector: 3 }),
      ];
      if (idle[0]) orders.push(order(seatOf(idle[0]), idle[0].id, effect + 2));
      return timeline(doctrine, facts, orders);
    },
  );
}

/** What may be named to stand down or be moved: force, presence, what is neither, and an order that was refused. */
function standDowns(doctrine: Doctrine): Family {
  const { standDown, redeploy, presence, alerts, warn, idle } = castOf(doctrine);
  const named = [...forces(doctrine), ...presence, ...alerts];
  const moves = [standDown, redeploy].filter((id) => id !== undefined);
  const axes = {
    force: named,
    first: moves,
    second: ['none', ...moves],
    when: ['order', 'before', 'at', 'after', 'much later'],
    next: [0, 1, 119, 120, 121],
    by: ['own', 'other'],
    spoilt: ['not', 'retracted', 'refused'],
  };
  return family(
    'stand-downs',
    'force and presence named to stand down or be moved, twice, by their own seat and another',
    axes,
    (choice) => {
      const { force } = choice;
      const at = isForce(force) ? orderedAt(doctrine, force) : 30;
      const effect = effectOf(doctrine, force, at);
      const when = { order: at, before: effect - 1, at: effect, after: effect + 1, 'much later': effect + 400 }[
        choice.when
      ]!;
      const facts = ground(doctrine, true);
      if (choice.spoilt === 'retracted') facts.push(retract('A', effect - 1));
      if (choice.spoilt === 'refused') facts.push(retract('A', 6));
      const seat = seatOf(force);
      const other = choice.by === 'own' ? seat : SEATS.find((each) => each !== seat)!;
      const orders: TimedOrder[] = [
        order(seat, force.id, at, { sector: 3 }),
        order('ukraine', warn, 5),
        ...signed(doctrine, 6),
      ];
      orders.push(order(other, choice.first, when, { of: 0, about: null, sector: 5 }));
      if (choice.second !== 'none') orders.push(order(seat, choice.second, when + choice.next, { of: 0, about: null }));
      orders.push(order(seat, moves[0]!, when + 1, { of: 1, about: null }));
      if (idle[0]) orders.push(order(seatOf(idle[0]), idle[0].id, effect + 500));
      return timeline(doctrine, facts, orders);
    },
  );
}

/** One chain and its deadline: heard of late, ending around it, warned around it, told to Ukraine late. */
function expiries(doctrine: Doctrine): Family {
  const { reads } = doctrine;
  const [due, grace, quiet] = [reads['phase1.warnWithin'], reads['phase1.grace'], reads['chain.quietToClose']];
  const axes = {
    side: SIDES,
    end: [null, 1, ...around(Math.max(2, due - quiet + 1)), ...around(Math.max(2, due + grace - quiet))],
    heard: distinct([0, ...around(due - grace), quiet + 5, quiet + due]),
    warned: [null, -1, 0, 1],
    seat: SEATS,
    told: [SEATS, ['us'], ['ukraine']] as Seat[][],
    retracted: [null, -1, 1],
    ends: [0, 1, quiet],
  };
  return family(
    'expiries',
    'one deadline: report, end, warning, retraction and the end of the run around it',
    axes,
    (choice) => {
      const { heard, side, told } = choice;
      const deadline = Math.max(due, heard + grace);
      const facts: Fact[] = [report('A', { start: 0, at: heard, end: choice.end, side, to: told })];
      if (told.length === 1) facts.push(share('A', heard + 1, ['coalition']));
      if (choice.retracted !== null) facts.push(retract('A', Math.max(heard, deadline + choice.retracted)));
      const { warn, idle } = castOf(doctrine);
      const orders =
        choice.warned === null ? [] : [order(choice.seat, warn, Math.max(heard, deadline + choice.warned))];
      if (choice.warned === null && choice.seat !== 'us') return null;
      if (idle[0]) orders.push(order(seatOf(idle[0]), idle[0].id, deadline + choice.ends));
      return timeline(doctrine, facts, orders);
    },
  );
}

/** Chains that split and join after an expiry, or open again. */
function expiredAgain(doctrine: Doctrine): Family {
  const { reads } = doctrine;
  const [due, quiet] = [reads['phase1.warnWithin'], reads['chain.quietToClose']];
  const axes = {
    second: distinct([1, due - 1, due + 1, due + quiet, due + quiet + 2]),
    sectorB: [3, 4, 6],
    third: [1, due + 2, due + quiet + 1],
    sectorC: [3, 5, 8],
    ended: [null, 60],
    how: ['none', 'retract A', 'retract B', 'side', 'certify', 'start'],
    when: around(due + 1),
    warned: ['none', 'A', 'B', 'C'],
  };
  return family(
    'expired again',
    'three acts that join, split and merge around a deadline that passed',
    axes,
    (choice) => {
      const { how, warned } = choice;
      const thirdAt = choice.second + choice.third;
      const facts: Fact[] = [report('A', { end: choice.ended })];
      facts.push(report('B', { start: choice.second, end: choice.second + 60, sector: choice.sectorB }));
      facts.push(report('C', { start: thirdAt, sector: choice.sectorC }));
      const at = Math.max(choice.when, choice.second);
      if (how === 'retract A') facts.push(retract('A', at));
      if (how === 'retract B') facts.push(retract('B', at));
      if (how === 'side') facts.push(amend('A', at, { side: 'unknown' }));
      if (how === 'certify') facts.push(certify('B', at));
      if (how === 'start') facts.push(amend('A', at, { start: at }));
      const { warn, idle } = castOf(doctrine);
      const orders =
        warned === 'none'
          ? []
          : [order('ukraine', warn, Math.max(at, warned === 'C' ? thirdAt : 0), { about: warned })];
      if (idle[0]) orders.push(order(seatOf(idle[0]), idle[0].id, thirdAt + due + 3));
      return timeline(doctrine, facts, orders);
    },
  );
}
