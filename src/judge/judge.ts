// The judge: reads the events of a record one after the other and says where they contradict the law. It trusts the facts, the
// orders and the minutes of a record, and nothing that the engine concluded from them; it shares no code with the engine.
import type { Event, EventOf } from '../exercise/events.ts';
import type { Scenario } from '../exercise/scenario.ts';
import type { ActId, Announced, Holder, Minute, Order, Response, Seat } from '../ladder/index.ts';
import { type Accepted, isForce } from './accepted.ts';
import { type Arrivals, arrive, begin, call, dropAll, endAct, holdAll, move, openArrivals, send } from './arrivals.ts';
import { contradictions } from './chain-facts.ts';
import { chainsOf, type KnownChain, nameOf } from './chains.ts';
import { chainOf, failures, type Matter } from './checks.ts';
import { type Owed, owedBy } from './duties.ts';
import { type Finding, hours, orderText, ruleBroken, ruleOfPassing, rulingText } from './finding.ts';
import { enter, type KnownRegisters, openRegisters } from './registers.ts';
import { leadOf, placesLeftOut, ruled } from './ruling.ts';

export type { Finding } from './finding.ts';

/** The events of one line of a record. */
export interface Line {
  readonly events: readonly Event[];
}

export interface Judgement {
  findings: Finding[];
  /** How much was judged. */
  rulings: number;
  effects: number;
  expiries: number;
}

type Case = Pick<Scenario, 'doctrine'>;

/** Judges a whole record, from STARTEX on. */
export function judge(scenario: Case, lines: readonly Line[]): Judgement {
  const judging = openJudging(scenario);
  for (const line of lines) judgeLine(judging, line.events);
  return judging.judgement;
}

/** A record that is being judged while it goes on. */
export interface Judging {
  readonly scenario: Case;
  readonly judgement: Judgement;
  line: number;
  minute: Minute;
  registers: KnownRegisters;
  arrivals: Arrivals;
  closedDomains: Matter['closedDomains'];
  /** The chains of a register since its last fact. */
  chains: Map<Holder, readonly KnownChain[]>;
  accepted: Accepted[];
  /** The orders given, with the number under which each was accepted last; null: it does not stand. */
  given: { order: Order; number: number | null }[];
  /** The acts of the chains whose duty to warn has expired. */
  expired: Set<ActId>;
  /** Before that minute nothing falls due, as long as nothing new comes in. */
  quietUntil: number;
  /** The last seat whose orders were ruled in this minute, as long as nobody has been asked again. */
  lastToOrder: Seat | null;
}

export function openJudging(scenario: Case): Judging {
  const opening = { guarantee: 'unsigned', consent: [], closedDomains: [] } as const;
  return {
    scenario,
    judgement: { findings: [], rulings: 0, effects: 0, expiries: 0 },
    line: 0,
    minute: 0,
    registers: openRegisters(opening),
    arrivals: { coming: [], waiting: [], held: [], next: 0, writtenAt: new Map() },
    closedDomains: [],
    chains: new Map(),
    accepted: [],
    given: [],
    expired: new Set(),
    quietUntil: 0,
    lastToOrder: null,
  };
}

/** Judges the next line of a record. */
export function judgeLine(judging: Judging, events: readonly Event[]): void {
  judging.line += 1;
  for (const [place, event] of events.entries()) {
    if (event.type === 'exercise-ended' && isCutShort(events, place)) continue;
    JUDGES[event.type](judging, event as never);
  }
}

/** The facilitator ends an exercise as it stands: what is due in that minute may never come. */
function isCutShort(events: readonly Event[], place: number): boolean {
  const before = events[place - 1];
  return before?.type === 'session-marked' && before.mark === 'endex';
}

const find = ({ judgement, line, minute: at }: Judging, rule: string, says: string): void => {
  judgement.findings.push({ line, at, rule, says });
};

type Judges = { readonly [Type in Event['type']]: (judging: Judging, event: EventOf<Type>) => void };

/** Nothing that a rule reads. */
const nothing = (): void => {};
const sends = ({ arrivals }: Judging, { injects }: { injects: EventOf<'act-seen'>['injects'] }): void =>
  send(arrivals, injects);
const asksAgain = (judging: Judging): void => {
  judging.lastToOrder = null;
};

const JUDGES: Judges = {
  'exercise-started': startex,
  'clock-moved': moveClock,
  'inject-arrived': takeFact,
  'harm-eased': takeFact,
  'injects-dropped': ({ arrivals }, { nos }) => dropAll(arrivals, nos),
  'act-began': nothing,
  'rates-changed': nothing,
  'act-seen': sends,
  'act-grew': ({ arrivals }, { into }) => begin(arrivals, into),
  'act-ended': ({ arrivals }, event) => endAct(arrivals, event),
  'finding-made': sends,
  'evidence-ripened': nothing,
  // A finding of the script is laid before a person, and enters no register.
  'finding-proposed': ({ arrivals }) => void arrive(arrivals),
  'attack-suspected': nothing,
  'attack-certified': sends,
  'member-answered': sends,
  'count-published': sends,
  'act-goes-on': sends,
  'inject-called': ({ arrivals }, event) => call(arrivals, event),
  'order-answered': sends,
  'pause-began': nothing,
  'pause-broken': ({ arrivals }, { into }) => begin(arrivals, into),
  'pause-ended': nothing,
  'culprit-named': nothing,
  'commission-called': nothing,
  'commission-adjourned': nothing,
  'red-called': nothing,
  'red-adjourned': nothing,
  'red-acted': ({ arrivals }, { deed, injects }) => {
    if (deed.act === 'drop') dropAll(arrivals, [deed.no]);
    send(arrivals, injects);
  },
  'red-awaited': nothing,
  'effect-fell': judgeEffect,
  'duty-expired': judgeExpiry,
  'news-came': nothing,
  'prompt-raised': nothing,
  'prompt-lifted': nothing,
  'turn-began': asksAgain,
  'keyboard-returned': asksAgain,
  'order-composed': asksAgain,
  'order-taken-back': asksAgain,
  'seat-committed': asksAgain,
  'order-ruled': judgeRuling,
  'seat-asked': nothing,
  'seat-handed': nothing,
  'session-marked': nothing,
  'jump-began': nothing,
  'jump-ended': nothing,
  'injects-held': ({ arrivals }, { nos }) => holdAll(arrivals, nos),
  'injects-moved': ({ arrivals }, event) => move(arrivals, event),
  'inject-added': ({ arrivals }, { inject }) => send(arrivals, [inject]),
  'ruling-overruled': overrule,
  'question-answered': nothing,
  'message-sent': nothing,
  observed: nothing,
  'went-back': nothing,
  'exercise-ended': (judging) => settled(judging, judging.minute),
  'lessons-answered': nothing,
};

function startex(judging: Judging, event: EventOf<'exercise-started'>): void {
  judging.registers = openRegisters(event.opening);
  judging.closedDomains = event.opening.closedDomains;
  judging.arrivals = openArrivals(event);
}

/** Before a minute is left, all that is due in it has come; and nothing is due in those that are passed over. */
function moveClock(judging: Judging, { to }: EventOf<'clock-moved'>): void {
  if (to <= judging.minute)
    find(judging, 'ladder.md 2', `the clock goes from ${hours(judging.minute)} to ${hours(to)}`);
  settled(judging, to - 1);
  judging.minute = to;
  judging.lastToOrder = null;
}

/** Says what should have come by that minute: effects, and expiries (ladder.md 5). */
function settled(judging: Judging, by: Minute): void {
  if (by < judging.quietUntil) return;
  judging.quietUntil = Infinity;
  for (const order of judging.accepted) {
    if (order.outcome !== 'pending') continue;
    if (order.effectAt > by) {
      judging.quietUntil = Math.min(judging.quietUntil, order.effectAt);
      continue;
    }
    order.outcome = 'lapsed';
    const says = `order ${order.number} was due at ${hours(order.effectAt)}, and nothing came of it`;
    find(judging, 'ladder.md 5, effects', says);
  }
  for (const { chain, seat, due, overdueAt } of owedNow(judging)) {
    if (overdueAt > by) {
      judging.quietUntil = Math.min(judging.quietUntil, overdueAt);
      continue;
    }
    for (const { id } of chain.acts) judging.expired.add(id);
    const says = `the warning that ${seat} owed about chain ${nameOf(chain)} by ${hours(due)} has passed, and no expiry is written`;
    find(judging, 'L6', says);
  }
}

function owedNow(judging: Judging): Owed[] {
  const { doctrine } = judging.scenario;
  const seats: readonly Seat[] = ['ukraine', 'coalition'];
  return seats.flatMap((seat) => owedBy(doctrine, seat, chainsNow(judging, seat), judging));
}

function chainsNow({ chains, registers, scenario }: Judging, holder: Holder): readonly KnownChain[] {
  const known = chains.get(holder) ?? chainsOf(scenario.doctrine.reads, registers[holder]);
  chains.set(holder, known);
  return known;
}

function takeFact(judging: Judging): void {
  const { arrivals, registers, chains, minute } = judging;
  const fact = arrive(arrivals);
  if (!fact) return;
  if (fact.at !== minute) find(judging, 'ladder.md 2, facts', `a fact of ${hours(fact.at)} enters at ${hours(minute)}`);
  for (const holder of enter(registers, fact)) chains.delete(holder);
  judging.quietUntil = 0;
}

function matterOf(judging: Judging, order: Order, response: Response, holder: Holder, isGoNoGo: boolean): Matter {
  const { scenario, registers, accepted, closedDomains } = judging;
  return {
    doctrine: scenario.doctrine,
    register: registers[holder],
    chains: chainsNow(judging, holder),
    accepted,
    closedDomains,
    order,
    response,
    isGoNoGo,
  };
}

const TURN: readonly Seat[] = ['ukraine', 'coalition', 'us'];

function judgeRuling(judging: Judging, event: EventOf<'order-ruled'>): void {
  const { judgement, minute, scenario, lastToOrder } = judging;
  const { order, at, ruling, facts } = event.given;
  judgement.rulings += 1;
  // "Inside one minute: facts …, then effects that are due, then expiries, then orders"
  settled(judging, minute);
  const what = orderText(order);
  if (at !== minute) find(judging, 'ladder.md 2, orders', `${what} of ${hours(at)} is ruled at ${hours(minute)}`);
  if (lastToOrder && TURN.indexOf(order.seat) < TURN.indexOf(lastToOrder))
    find(judging, 'ladder.md 2, orders', `${what} is ruled after an order of ${lastToOrder} in one minute`);
  judging.lastToOrder = order.seat;
  const response = scenario.doctrine.responses.find(({ id }) => id === order.response);
  if (!response) return find(judging, 'ladder.md 8', `${what}: the doctrine has no such response`);
  const matter = matterOf(judging, order, response, order.seat, false);
  const lawful = ruled(matter, minute);
  const rule = ruleBroken(ruling, lawful, response, minute + leadOf(matter, minute));
  if (rule !== null) {
    const of = isOfCommission(judging, order, response, ruling) ? 'S17' : rule;
    find(judging, of, `${what} was ${rulingText(ruling)}; by the law it is ${rulingText(lawful)}`);
  }
  for (const { rule, says } of contradictions(matter, minute, facts)) find(judging, rule, `${what}: ${says}`);
  judging.given.push({ order, number: event.announced?.order ?? null });
  if ((event.announced === null) !== (ruling.verdict === 'refused'))
    find(judging, 'ladder.md 3', `${what} was ${ruling.verdict}, but is ${event.announced ? '' : 'not '}known to all`);
  if (event.announced) accept(judging, matter, event.announced);
}

/** Whether a ruling that differs is what the Commission's register would give: then it rests on what the seat was not told. */
function isOfCommission(
  judging: Judging,
  order: Order,
  response: Response,
  ruling: EventOf<'order-ruled'>['given']['ruling'],
) {
  const there = ruled(matterOf(judging, order, response, 'commission', false), judging.minute);
  return JSON.stringify(sorted(there)) === JSON.stringify(sorted(ruling));
}

const sorted = (value: object) => Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));

/** The order is known to all from now on; a stand-down bears at once on the force that it names. */
function accept(judging: Judging, matter: Matter, announced: Announced): void {
  const { accepted, minute } = judging;
  const { order, response } = matter;
  const { order: number, effectAt } = announced;
  const chain = chainOf(matter, minute);
  const what = `order ${number}`;
  const acts = chain?.acts.map(({ id }) => id) ?? [];
  const about = order.about ?? (chain ? nameOf(chain) : null);
  const isSame = (a: readonly unknown[], b: readonly unknown[]) => [...a].sort().join() === [...b].sort().join();
  if (number !== accepted.length) find(judging, 'exercise.md 7', `${what} should have the number ${accepted.length}`);
  if (!isSame(acts, announced.acts))
    find(judging, 'ladder.md 4', `${what} counts for ${announced.acts.join(' ')}; its chain held ${acts.join(' ')}`);
  if (about !== announced.about)
    find(judging, 'ladder.md 5, check 3', `${what} is about ${announced.about}, not ${about}`);
  const places = order.sector === null ? placesLeftOut(matter, chain) : [order.sector];
  if (!places.includes(announced.sector))
    find(judging, 'ladder.md 8', `${what} is for ${announced.sector}; it should be for ${places.join(' or ')}`);
  const { seat, of } = order;
  if (response.role === 'stand-down') standDown(judging, of);
  judging.quietUntil = 0;
  const isStandingDown = false;
  accepted.push({ number, seat, response, about, of, at: minute, effectAt, acts, outcome: 'pending', isStandingDown });
}

/** "cancels a pending order at once … or ends one in effect two hours later" */
function standDown({ accepted }: Judging, of: number | null): void {
  const force = accepted.find(({ number }) => number === of);
  if (!force) return;
  if (force.outcome === 'pending') force.outcome = 'stood-down';
  else force.isStandingDown = true;
}

/** The facilitator's last word is no ruling of the law: the order counts, or counts no more, as it says. */
function overrule(judging: Judging, { order: place, announced }: EventOf<'ruling-overruled'>): void {
  const { given, accepted, scenario, minute } = judging;
  const overruled = given[place];
  if (!overruled) return;
  const { order } = overruled;
  if (announced) {
    const response = scenario.doctrine.responses.find(({ id }) => id === order.response);
    if (!response) return;
    settled(judging, minute - 1);
    overruled.number = announced.order;
    return accept(judging, matterOf(judging, order, response, order.seat, false), announced);
  }
  const void_ = accepted.find(({ number }) => number === overruled.number);
  if (void_) Object.assign(void_, { outcome: 'stood-down', acts: [] });
  judging.quietUntil = 0;
}

function judgeEffect(judging: Judging, { order: number, at, outcome, code }: EventOf<'effect-fell'>): void {
  const { accepted, judgement, minute } = judging;
  judgement.effects += 1;
  const order = accepted.find((each) => each.number === number);
  const what = `order ${number}`;
  if (!order) return find(judging, 'ladder.md 5, effects', `${what} takes effect, and was never accepted`);
  const { seat, response, about, of, effectAt } = order;
  if (order.outcome !== 'pending')
    find(judging, 'ladder.md 5, effects', `${what} takes effect, and is ${order.outcome}`);
  if (at !== effectAt || minute !== effectAt)
    find(
      judging,
      at < effectAt ? 'S10' : 'ladder.md 5, effects',
      `${what} was due at ${hours(effectAt)}, and fell at ${hours(at)}`,
    );
  // "At the instant of its effect every force order is checked once more on the Commission's register"
  const isChecked = isForce(response);
  const asked: Order = { seat, response: response.id, about, sector: null, of };
  const failed = isChecked ? failures(matterOf(judging, asked, response, 'commission', true), minute)[0] : undefined;
  const lawful = failed?.code ?? null;
  if (lawful !== code || (outcome === 'lapsed') !== (lawful !== null)) {
    const rule = lawful && code === null ? ruleOfPassing(lawful, response) : 'ladder.md 5, Go/no-go';
    find(
      judging,
      rule,
      `${what} (${response.id} of ${seat}) came out ${outcome} ${code ?? ''}; by the law ${lawful ? `it lapses as ${lawful}` : 'it takes effect'}`,
    );
  }
  order.outcome = outcome;
}

function judgeExpiry(judging: Judging, { seat, chain: id, at, acts }: EventOf<'duty-expired'>): void {
  const { judgement, minute, expired } = judging;
  judgement.expiries += 1;
  const owed = owedNow(judging).find((each) => each.seat === seat && nameOf(each.chain) === id);
  const what = `an expiry of ${seat} about chain ${id} at ${hours(at)}`;
  if (!owed) find(judging, 'L6', `${what} is written, and no warning is owed`);
  else if (owed.due !== at || owed.overdueAt > minute)
    find(judging, 'L6', `${what} is written at ${hours(minute)}; the deadline is ${hours(owed.due)}`);
  for (const act of owed?.chain.acts.map((each) => each.id) ?? acts) expired.add(act);
}
