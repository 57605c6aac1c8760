// A second, plain reading of how a timeline runs (ladder.md 2, 5 and 8): every minute from STARTEX to
// the end of the run, in the shape of `rung adjudicate --json`.
import type { Doctrine, Holder, Minute, Seat, TimedOrder, Timeline } from '../../ladder/index.ts';
import { chainsOf, nameOf, type PlainChain } from './chains.ts';
import { failures, forceNamed } from './checks.ts';
import { closedAt, deadline, dutyOf, hasPassed, type PlainAnnounced, phase2At, warnedAt } from './phases.ts';
import { chainMeant, type PlainFailure, type PlainQuestion } from './question.ts';
import { type PlainRegister, registerOf } from './register.ts';
import { plainRule } from './ruling.ts';

export interface PlainOptions {
  /** Look for `earliest` at every minute and not only where something can change. */
  everyMinute?: boolean;
}

const SEATS: readonly Seat[] = ['ukraine', 'coalition', 'us'];

export function plainAdjudicate(doctrine: Doctrine, timeline: Timeline, options: PlainOptions = {}) {
  return new PlainRun(doctrine, timeline, options).result();
}

/** An order as it was ruled on, or a force order at the instant of its effect. */
export interface Moment {
  number: number;
  t: Minute;
  question: PlainQuestion;
  chain: PlainChain | undefined;
  /** The checks that it failed. */
  failed: readonly PlainFailure[];
}

/** The same with everything that the rulings and the effects rest on. */
export function plainRun(doctrine: Doctrine, timeline: Timeline) {
  const run = new PlainRun(doctrine, timeline, {});
  const result = run.result();
  return { result, rulings: run.given, effects: run.effects, chains: run.chainsOfCommission };
}

/** A register and its chains, from one minute until before another. */
interface PlainPicture {
  register: PlainRegister;
  chains: PlainChain[];
  from: Minute;
  until: Minute;
}

/** The last minute that a fact or an order names. */
function lastNamed({ facts, orders }: Timeline): Minute {
  let last = 0;
  for (const { at } of orders) last = Math.max(last, at);
  for (const fact of facts) {
    const { at, start, end, when } = fact as { at: Minute; start?: Minute; end?: Minute | null; when?: Minute };
    last = Math.max(last, at, start ?? 0, end ?? 0, when ?? 0);
  }
  return last;
}

interface PlainExpiry {
  chain: string;
  at: Minute;
  acts: readonly string[];
}

class PlainRun {
  given: Moment[] = [];
  effects: Moment[] = [];
  chainsOfCommission: readonly PlainChain[] = [];
  private announced: PlainAnnounced[] = [];
  private expiries: PlainExpiry[] = [];
  private rulings = new Map<number, object>();
  private mattering = new Set<Minute>();
  private pictures = new Map<Holder, PlainPicture>();
  private named: Minute;
  private ordersAt = new Map<Minute, [number, TimedOrder][]>();

  constructor(
    private doctrine: Doctrine,
    private timeline: Timeline,
    private options: PlainOptions,
  ) {
    for (const { at } of timeline.facts) this.mattering.add(at);
    for (const seat of SEATS)
      for (const [number, order] of timeline.orders.entries()) {
        if (order.seat !== seat) continue;
        this.mattering.add(order.at);
        const those = this.ordersAt.get(order.at);
        if (those) those.push([number, order]);
        else this.ordersAt.set(order.at, [[number, order]]);
      }
    this.named = lastNamed(timeline);
  }

  /** "Inside one minute: facts in the order given, then effects that are due, then expiries, then orders". */
  result() {
    for (let t = 0, end = this.end(); t <= end; t = this.nextAfter(t)) {
      this.noteDeadlines(t);
      this.effectsDue(t);
      this.writeExpiries(t);
      for (const [number, order] of this.ordersAt.get(t) ?? []) this.give(number, order, t);
      end = this.end();
    }
    return {
      doctrine: this.doctrine.id,
      rulings: [...this.rulings].sort(([a], [b]) => a - b).map(([, ruling]) => ruling),
      chains: this.chainsAtEnd(this.end()),
      expiries: this.expiries.map(({ chain, at }) => ({ chain, duty: 'warn', at })),
      effects: [...this.announced]
        .sort((a, b) => a.number - b.number)
        .map(({ number, outcome }) => ({
          order: number,
          at: outcome!.at,
          outcome: outcome!.is,
          ...(outcome!.code && { code: outcome!.code }),
        })),
    };
  }

  /**
   * Where nothing enters, takes effect or is ordered, only a deadline can pass; and new deadlines come with facts alone.
   * All other minutes are cut, except under `everyMinute`.
   */
  private nextAfter(t: Minute): Minute {
    if (this.options.everyMinute) return t + 1;
    let next = Infinity;
    for (const minute of this.mattering) if (minute > t && minute < next) next = minute;
    return next;
  }

  private noteDeadlines(t: Minute): void {
    if (!this.mattering.has(t)) return;
    for (const seat of SEATS)
      for (const chain of this.picture(seat, t).chains) {
        const at = deadline(this.doctrine.reads, chain);
        if (at !== null) this.mattering.add(at).add(at + 1);
      }
  }

  /** "The run ends at the last minute that a fact (`at`, `start`, `end`, `when`), an order or an `effectAt` names". */
  private end(): Minute {
    let last = this.named;
    for (const { effectAt } of this.announced) last = Math.max(last, effectAt);
    return last;
  }

  /** A register and its chains change only where a fact comes in, so they are read once after each. */
  private picture(holder: Holder, t: Minute): PlainPicture {
    const known = this.pictures.get(holder);
    if (known && known.from <= t && t < known.until) return known;
    const picture = this.pictureAnew(holder, t);
    this.pictures.set(holder, picture);
    return picture;
  }

  private pictureAnew(holder: Holder, t: Minute): PlainPicture {
    const { facts } = this.timeline;
    let [from, until, isToldAll] = [0, Infinity, true];
    for (const { at, to } of facts)
      if (at > t) until = Math.min(until, at);
      else {
        from = Math.max(from, at);
        isToldAll &&= holder === 'commission' || to.includes(holder);
      }
    // Who was told every fact when it came holds what the Commission does.
    if (holder !== 'commission' && isToldAll) return this.picture('commission', t);
    const register = registerOf(holder, this.timeline, t);
    return { register, chains: chainsOf(this.doctrine.reads, register), from, until };
  }

  private question(order: TimedOrder, holder: Holder, t: Minute): PlainQuestion {
    const response = this.doctrine.responses.find(({ id }) => id === order.response)!;
    const { doctrine, timeline, announced } = this;
    const { register, chains } = this.picture(holder, t);
    return { doctrine, timeline, order, response, announced, register, chains, isGoNoGo: false };
  }

  /** "At the instant of its effect every force order is checked once more on the Commission's register". */
  private effectsDue(t: Minute): void {
    for (const given of this.announced) {
      if (given.outcome || given.effectAt > t) continue;
      given.outcome = { at: t, is: 'in-effect' };
      if (!given.response.class.startsWith('force-')) continue;
      const order = given.about === undefined ? given.order : { ...given.order, about: given.about };
      const question = { ...this.question(order, 'commission', t), isGoNoGo: true };
      const all = failures(question, t);
      this.effects.push({ number: given.number, t, question, chain: chainMeant(question, t), failed: all });
      const failed = all.find(({ check }) => this.doctrine.reads['goNoGo.checks'].includes(check));
      if (failed) given.outcome = { at: t, is: 'lapsed', code: failed.code };
    }
  }

  /** "at the first minute at which D has passed and the register shows a chain that was open at D and … not warned" */
  private writeExpiries(t: Minute): void {
    const { reads } = this.doctrine;
    for (const seat of SEATS) {
      for (const chain of this.picture(seat, t).chains) {
        const at = deadline(reads, chain);
        if (dutyOf(reads, chain) !== seat || at === null || !hasPassed(reads, at, t)) continue;
        if (at >= closedAt(reads, chain) || warnedAt(this.announced, chain) !== null) continue;
        // "none for a chain that holds an act which an expired chain held when its expiry was written"
        const acts = chain.acts.map(({ id }) => id);
        if (this.expiries.some((expiry) => expiry.acts.some((act) => acts.includes(act)))) continue;
        this.expiries.push({ chain: nameOf(chain), at, acts });
      }
    }
  }

  private give(number: number, order: TimedOrder, t: Minute): void {
    const question = this.question(order, order.seat, t);
    const failed = failures(question, t);
    const ruling = plainRule(question, failed, t, this.options.everyMinute ?? false);
    this.rulings.set(number, { order: number, ...ruling });
    const meant = question.response.needsChain ? chainMeant(question, t) : undefined;
    this.given.push({ number, t, question: { ...question, announced: [...this.announced] }, chain: meant, failed });
    if (ruling.verdict === 'refused') return;
    const { response } = question;
    if (response.role === 'stand-down') standDown(forceNamed(question)!, t);
    const chain = meant;
    this.announced.push({
      number,
      order,
      response,
      at: t,
      effectAt: ruling.effectAt,
      // "if one, its first act is meant"
      about: order.about ?? (chain && nameOf(chain)),
      holds: chain ? chain.acts.map(({ id }) => id) : [],
      isStandingDown: false,
    });
    this.mattering.add(ruling.effectAt);
    // "An order without lead takes effect at once."
    this.effectsDue(t);
  }

  /** "`chains` are those of the Commission's register at the end of the run, in order of T0, acts in order of start." */
  private chainsAtEnd(t: Minute) {
    const { reads } = this.doctrine;
    this.chainsOfCommission = this.picture('commission', t).chains;
    return this.chainsOfCommission.map((chain) => ({
      id: nameOf(chain),
      acts: chain.acts.map(({ id }) => id),
      t0: chain.t0,
      phase2At: phase2At(reads, chain, this.announced, t),
      broaderAt: chain.broaderAt,
      closedAt: closedAt(reads, chain) <= t ? closedAt(reads, chain) : null,
    }));
  }
}

/** "cancels a pending order at once (outcome `stood-down` at that minute) or ends one in effect two hours later" */
function standDown(force: PlainAnnounced, t: Minute): void {
  force.isStandingDown = true;
  force.outcome ??= { at: t, is: 'stood-down' };
}
