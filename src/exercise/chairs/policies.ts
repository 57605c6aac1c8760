// Policies: seats without a person (exercise.md 6). A policy sees its seat's view and may ask what a ruling would be
// on its own register; nothing else.
import {
  type Act,
  type ActId,
  type Announced,
  actNamed,
  type Chain,
  chainWith,
  isAnyAbout,
  isAnyNamed,
  type Minute,
  type Order,
  type Seat,
  type Sector,
} from '../../ladder/index.ts';
import type { Command } from '../events.ts';
import { standingOf } from '../run/prompts.ts';
import { chainsNow, type Run } from '../run/run.ts';
import { offeredText } from '../run/wording.ts';
import type { GivenOrder } from '../state.ts';
import type { Composition, PolicyName } from '../words.ts';
import { around, standsIn } from '../world/force.ts';
import { type Harm, harmBand, heatAt } from '../world/people.ts';
import { trial } from './preview.ts';
import { type Owed, owedBy } from './view.ts';

/** What a policy reads of what its seat may see. */
export interface PolicyView {
  seat: Seat;
  minute: Minute;
  owed: readonly Owed[];
  /** The chains that are open in its register. */
  open: readonly Chain[];
  /** Of Ukraine's side, closed ones too. */
  own: readonly Chain[];
  chainWith(act: ActId): Chain | undefined;
  actNamed(id: ActId): Act | undefined;
  /** Whether one of the accepted orders of that response is such a one, whoever gave it. */
  wasGiven(response: string, isSuch: (order: Announced) => boolean): boolean;
  /** Whether it has given that response about one of those acts. */
  hasGiven(response: string, acts: readonly { id: ActId }[]): boolean;
  /** Its force in effect that nothing ends, halts apart. */
  standing: readonly Announced[];
  /** Where a force stands now; null where it is for no one place. */
  standsIn(force: Announced): Sector | null;
  /** Its own orders since that minute, refused ones too. */
  ordersSince(minute: Minute): readonly GivenOrder[];
  civilians: { band: Harm; isRepairing: boolean };
  /** The text that is offered with an order. */
  textOf(order: Order): string | null;
}

/** Methods of a class: a seat is asked hundreds of times in an exercise, and looks at little of what it might. */
class SeatOfRun implements PolicyView {
  readonly #run: Run;
  readonly seat: Seat;
  readonly minute: Minute;

  constructor(run: Run, seat: Seat) {
    this.#run = run;
    this.seat = seat;
    this.minute = run.state.minute;
  }

  get owed(): readonly Owed[] {
    return owedBy(this.#run.scenario, this.#run.state, this.seat);
  }

  get open(): readonly Chain[] {
    return chainsNow(this.#run, this.seat).open;
  }

  get own(): readonly Chain[] {
    return chainsNow(this.#run, this.seat).all.filter(({ side }) => side === 'ukraine');
  }

  chainWith(act: ActId): Chain | undefined {
    return chainWith(chainsNow(this.#run, this.seat), act);
  }

  actNamed(id: ActId): Act | undefined {
    return actNamed(this.#run.state.ledger.registers[this.seat], id);
  }

  wasGiven(response: string, isSuch: (order: Announced) => boolean): boolean {
    return isAnyNamed(this.#run.state.ledger, response, isSuch);
  }

  hasGiven(response: string, acts: readonly { id: ActId }[]): boolean {
    const { seat } = this;
    return isAnyAbout(this.#run.state.ledger, acts, (order) => order.response === response && order.seat === seat);
  }

  get standing(): readonly Announced[] {
    return standingOf(this.#run.state, this.seat);
  }

  standsIn(force: Announced): Sector | null {
    return standsIn(this.#run.state.ledger, force);
  }

  ordersSince(since: Minute): readonly GivenOrder[] {
    const { orders } = this.#run.state;
    const from = orders.findLastIndex(({ at }) => at < since) + 1;
    return orders.slice(from).filter(({ order }) => order.seat === this.seat);
  }

  get civilians(): PolicyView['civilians'] {
    const { heat } = this.#run.state.world;
    const out = heatAt(heat, this.minute);
    const band = harmBand(this.#run.scenario.numbers.politics, out);
    return { band, isRepairing: heat.isRepairing && out > 0 };
  }

  textOf(order: Order): string | null {
    return offeredText(this.#run, order, null);
  }
}

/** Whether an order would be accepted now, with those that were accepted before it taken as given. */
export type Accepts = (order: Order) => boolean;
export type Policy = (view: PolicyView, accepts: Accepts) => Command[];

/** What a policy does in that seat now. */
export function commandsOf(run: Run, seat: Seat, policy: PolicyName): Command[] {
  return POLICIES[policy](new SeatOfRun(run, seat), trial(run, seat));
}

export const POLICIES: Readonly<Record<PolicyName, Policy>> = {
  'by-the-book': byTheBook,
  slow,
  'trigger-happy': triggerHappy,
  passive,
  'observe-only': observeOnly,
};

/** Does nothing and gives no reason. */
function passive(view: PolicyView): Command[] {
  return [{ do: 'hold', seat: view.seat, because: null }];
}

function composition(view: PolicyView, order: Order, because: string | null = null): Composition {
  return { at: view.minute, order, likelihood: null, attributing: null, because, text: view.textOf(order) };
}

/** What a policy gives of orders that would be accepted; then it commits. */
class Plan {
  readonly view: PolicyView;
  readonly #accepts: Accepts;
  readonly #orders: Composition[] = [];

  constructor(view: PolicyView, accepts: Accepts) {
    this.view = view;
    this.#accepts = accepts;
  }

  /** Adds the order if it would be accepted; says whether it was. */
  give(
    { response, about = null, sector = null, of = null }: Pick<Order, 'response'> & Partial<Omit<Order, 'seat'>>,
    because: string | null = null,
  ): boolean {
    const { seat } = this.view;
    const order: Order = { seat, response, about, sector, of };
    if (!this.#accepts(order)) return false;
    this.#orders.push(composition(this.view, order, because));
    return true;
  }

  commands(): Command[] {
    const { seat } = this.view;
    const commit: Command = { do: 'commit', seat };
    if (this.#orders.length === 0) return [commit];
    return [...this.#orders.map((composition) => ({ do: 'compose', seat, composition }) as const), commit];
  }
}

/** The gold line: prompt, lawful, proportionate. It answers what it owes, and gives no order that would be refused. */
function byTheBook(view: PolicyView, accepts: Accepts): Command[] {
  const plan = new Plan(view, accepts);
  for (const owed of view.owed) ANSWERS[owed.kind](plan, owed);
  serve(plan);
  return plan.commands();
}

/** As by the book, but every duty waits until half of its time has gone. */
function slow(view: PolicyView, accepts: Accepts): Command[] {
  const plan = new Plan(view, accepts);
  for (const owed of view.owed) {
    if (view.minute - owed.raisedAt >= (owed.due - owed.raisedAt) / 2) ANSWERS[owed.kind](plan, owed);
  }
  return plan.commands();
}

/** Watches, warns and protests; force and its preparation it leaves alone, whatever it owes. */
function observeOnly(view: PolicyView, accepts: Accepts): Command[] {
  const watches: readonly Owed['kind'][] = ['warn', 'verify', 'consult', 'self-report', 'notify', 'stand-down'];
  const plan = new Plan(view, accepts);
  for (const owed of view.owed) {
    if (watches.includes(owed.kind)) ANSWERS[owed.kind](plan, owed);
    // Defence against what flies in is never gated and is no force on the ladder.
    else if (owed.kind === 'halt') plan.give({ response: 'air-defence', about: owed.about });
  }
  if (view.seat === 'coalition') protest(plan);
  return plan.commands();
}

/** Reaches for the strongest that its seat could give, allowed or not; each once in six hours about a chain. */
function triggerHappy(view: PolicyView): Command[] {
  const { seat, minute: at } = view;
  const commands: Command[] = [];
  const orders = view.ordersSince(at - 359);
  const lately = (response: string, about: string) =>
    orders.some(({ order }) => order.response === response && order.about === about);
  for (const chain of view.open) {
    const fire = sectorOfFire(chain, at) ?? chain.sector;
    for (const response of STRONGEST[seat]) {
      if (lately(response, chain.id)) continue;
      const sector = response === 'warn' ? null : fire;
      const order: Order = { seat, response, about: chain.id, sector, of: null };
      commands.push({ do: 'compose', seat, composition: composition(view, order) });
    }
  }
  return [...commands, { do: 'commit', seat }];
}

const STRONGEST: Record<Seat, readonly string[]> = {
  ukraine: ['counter-fire', 'strike-territory', 'warn', 'joint-plan'],
  coalition: ['air-policing', 'land-deployment', 'joint-plan'],
  us: ['joint-response', 'joint-plan'],
};

// What no duty asks for and a good seat does all the same.
function serve(plan: Plan): void {
  const { view } = plan;
  const { seat } = view;
  const { band, isRepairing } = view.civilians;
  if (seat === 'ukraine') {
    if (band === 'none' || isRepairing) return;
    if (!view.wasGiven('repair', ({ outcome }) => outcome === 'pending')) plan.give({ response: 'repair' });
    return;
  }
  const isSupplied = view.wasGiven('logistics', (order) => order.seat === seat);
  if (seat === 'us' && band !== 'none' && !isSupplied) plan.give({ response: 'logistics' });
  // A breach of Ukraine's own side is taken note of, and that is all.
  for (const chain of view.own)
    if (!view.hasGiven('acknowledge', [chain])) plan.give({ response: 'acknowledge', about: chain.id });
  for (const chain of view.open) accompany(plan, chain);
  follow(plan);
  const isMined = view.open.some(({ sector }) => sector === 'sea');
  if (isMined && !view.wasGiven('mine-clearance', (order) => order.seat === seat))
    plan.give({ response: 'mine-clearance' });
}

// Force that stands where nothing is going on is moved to where something is.
function follow(plan: Plan): void {
  const { view } = plan;
  const fires = view.open.flatMap((chain) => {
    const going = chain.acts.filter(
      ({ end, severity, side }) => severity >= 3 && side === 'russia' && (end ?? Infinity) > view.minute,
    );
    return going.map(({ sector }) => sector);
  });
  const fire = fires.at(-1);
  if (fire === undefined) return;
  for (const force of view.standing) {
    const stands = view.standsIn(force);
    if (stands === null || fires.some((sector) => around(sector).includes(stands))) continue;
    const isMoving = view.wasGiven('redeploy', ({ of, outcome }) => of === force.order && outcome === 'pending');
    if (!isMoving) plan.give({ response: 'redeploy', of: force.order, sector: fire });
  }
}

// A breach of the other side is talked about at once, and forces are put on alert for it before they are needed.
function accompany(plan: Plan, chain: Chain): void {
  const { view } = plan;
  const { seat } = view;
  if (chain.side === 'ukraine') return;
  const { id, acts, side } = chain;
  if (seat === 'us' && !view.hasGiven('hotline', acts)) plan.give({ response: 'hotline', about: id });
  if (side === 'russia' && !view.hasGiven('alert', acts)) plan.give({ response: 'alert', about: id });
}

function protest(plan: Plan): void {
  const { view } = plan;
  for (const { id, side } of view.open) {
    const isDone = view.wasGiven('demarche', ({ about }) => about === id);
    if (side === 'russia' && !isDone) plan.give({ response: 'demarche', about: id });
  }
}

const ANSWERS: Record<Owed['kind'], (plan: Plan, owed: Owed) => void> = {
  warn: (plan, { about }) => plan.give({ response: 'warn', about }),
  halt: (plan, owed) => {
    const chain = plan.view.chainWith(owed.about);
    const sector = chain && sectorOfFire(chain, plan.view.minute);
    // What flies in is met in the air.
    const isFlying = sector === 'rear';
    if (sector !== undefined && !isFlying && plan.give({ response: 'halt', about: owed.about, sector })) return;
    plan.give({ response: 'air-defence', about: owed.about });
  },
  verify: (plan, { about }) => {
    const act = plan.view.actNamed(about);
    if (act) plan.give({ response: 'surveil', about, sector: act.sector });
  },
  consult: (plan, { about }) => plan.give({ response: 'consult', about }),
  force: (plan, owed) => {
    if (owed.by.some((response) => plan.give({ response, about: owed.about }))) return;
    plan.give({ response: 'hold', about: owed.about }, 'No domain is open to the coalition now (C5).');
  },
  plan: (plan, { about }) => plan.give({ response: 'joint-plan', about }),
  joint: (plan, { about }) => {
    if (plan.give({ response: 'joint-response', about })) return;
    plan.give({ response: 'withhold', about }, 'The conditions of the joint response are not met (C4, C8).');
  },
  notify: (plan, { about }) => plan.give({ response: 'notify-congress', about }),
  'self-report': (plan, { about }) => plan.give({ response: 'self-report', about }),
  'stand-down': (plan) => {
    for (const { order, about } of plan.view.standing) {
      const chain = about === null ? undefined : plan.view.chainWith(about);
      if (!chain || chain.closedAt !== null) plan.give({ response: 'stand-down', of: order });
    }
  },
};

function sectorOfFire(chain: Chain, minute: Minute): Sector | undefined {
  const going = chain.acts.filter((act) => act.end === null || act.end > minute);
  return (going.at(-1) ?? chain.acts.at(-1))?.sector;
}
