// How the judge takes what the engine concluded: a ruling, what all are told of an accepted order, the facilitator's last word, an
// effect with its go/no-go, an expiry.
import type { EventOf } from '../exercise/events.ts';
import type { Announced, Minute, Order, Response, Ruling, Seat } from '../ladder/index.ts';
import { isForce } from './accepted.ts';
import { contradictions } from './chain-facts.ts';
import { nameOf } from './chains.ts';
import { chainOf, failures, type Matter } from './checks.ts';
import { hours, orderText, ruleBroken, ruleOfPassing, rulingText } from './finding.ts';
import { find, type Judging, matterOf, owedNow, settled } from './judging.ts';
import { leadOf, placesLeftOut, ruled } from './ruling.ts';

const TURN: readonly Seat[] = ['ukraine', 'coalition', 'us'];

export function judgeRuling(judging: Judging, event: EventOf<'order-ruled'>): void {
  const { judgement, minute, scenario, lastToOrder, composed } = judging;
  const { order, at, ruling, facts } = event.given;
  judgement.rulings += 1;
  // "Inside one minute: facts …, then effects that are due, then expiries, then orders"
  settled(judging, minute);
  const what = orderText(order);
  if (at !== minute) find(judging, 'ladder.md 2, orders', `${what} of ${hours(at)} is ruled at ${hours(minute)}`);
  const draft = event.draft === null ? order : composed.get(event.draft);
  if (!draft || orderText(draft) !== what) find(judging, 'exercise.md 4', `${what} is ruled, and was not composed`);
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
  if (!event.announced) return;
  const effectAt = ruling.verdict === 'refused' ? event.announced.effectAt : ruling.effectAt;
  accept(judging, matter, event.announced, effectAt);
}

/** Whether a ruling that differs is what the Commission's register would give: then it rests on what the seat was not told. */
function isOfCommission(judging: Judging, order: Order, response: Response, ruling: Ruling): boolean {
  const there = ruled(matterOf(judging, order, response, 'commission', false), judging.minute);
  return JSON.stringify(sorted(there)) === JSON.stringify(sorted(ruling));
}

const sorted = (value: object) => Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));

/** The order is known to all from now on; a stand-down bears at once on the force that it names. */
function accept(judging: Judging, matter: Matter, announced: Announced, effectAt: Minute): void {
  const { accepted, minute } = judging;
  const { order, response } = matter;
  const { order: number } = announced;
  const chain = chainOf(matter, minute);
  const what = `order ${number}`;
  const acts = chain?.acts.map(({ id }) => id) ?? [];
  const about = order.about ?? (chain ? nameOf(chain) : null);
  const isSame = (a: readonly unknown[], b: readonly unknown[]) => [...a].sort().join() === [...b].sort().join();
  if (number !== accepted.length) find(judging, 'exercise.md 7', `${what} should have the number ${accepted.length}`);
  if (announced.effectAt !== effectAt)
    find(judging, 'S10', `${what} takes effect at ${hours(announced.effectAt)}; it should at ${hours(effectAt)}`);
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
export function overrule(judging: Judging, { order: place, announced }: EventOf<'ruling-overruled'>): void {
  const { given, accepted, scenario, minute } = judging;
  const overruled = given[place];
  if (!overruled) return;
  const { order } = overruled;
  if (announced) {
    const response = scenario.doctrine.responses.find(({ id }) => id === order.response);
    if (!response) return;
    overruled.number = announced.order;
    const matter = matterOf(judging, order, response, order.seat, false);
    // It is accepted now, with its lead.
    return accept(judging, matter, announced, minute + leadOf(matter, minute));
  }
  const standing = accepted.find(({ number }) => number === overruled.number);
  if (standing) Object.assign(standing, { outcome: 'stood-down', acts: [] });
  judging.quietUntil = 0;
}

export function judgeEffect(judging: Judging, { order: number, at, outcome, code }: EventOf<'effect-fell'>): void {
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

export function judgeExpiry(judging: Judging, { seat, chain: id, at, acts }: EventOf<'duty-expired'>): void {
  const { judgement, minute, expired } = judging;
  judgement.expiries += 1;
  const owed = owedNow(judging).find((each) => each.seat === seat && nameOf(each.chain) === id);
  const what = `an expiry of ${seat} about chain ${id} at ${hours(at)}`;
  if (!owed) find(judging, 'L6', `${what} is written, and no warning is owed`);
  else if (owed.due !== at || owed.overdueAt > minute)
    find(judging, 'L6', `${what} is written at ${hours(minute)}; the deadline is ${hours(owed.due)}`);
  for (const act of owed?.chain.acts.map((each) => each.id) ?? acts) expired.add(act);
}
