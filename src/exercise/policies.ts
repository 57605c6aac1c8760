// Policies: seats without a person (exercise.md 6). A policy sees its seat's view and may ask what a ruling would be
// on its own register; nothing else.
import { isForce, type Minute, type Order, type Ruling, type Sector } from '../ladder/index.ts';
import type { Command, Composition } from './events.ts';
import type { PolicyName, SeatHolder } from './state.ts';
import type { ChainView, Owed, View } from './view.ts';

/** The ruling of an order at this minute, with the orders before it taken as accepted; null: no such response. */
export type AskRuling = (order: Order, before: readonly Composition[]) => Ruling | null;
export type Policy = (view: View, rulingOf: AskRuling) => Command[];

export const POLICIES: Readonly<Record<PolicyName, Policy>> = {
  'by-the-book': byTheBook,
  slow,
  'trigger-happy': triggerHappy,
  passive,
  'observe-only': observeOnly,
};

export function isPolicy(holder: SeatHolder): holder is PolicyName {
  return Object.hasOwn(POLICIES, holder);
}

/** Does nothing and gives no reason. */
function passive(view: View): Command[] {
  return [{ do: 'hold', seat: view.seat }];
}

interface Plan {
  view: View;
  /** Adds the order if it would be accepted; says whether it was. */
  give: (order: Omit<Order, 'seat'>, because?: string) => boolean;
}

/** Composes what `plan` gives of orders that would be accepted, and commits. */
function compose(view: View, rulingOf: AskRuling, plan: (plan: Plan) => void): Command[] {
  const orders: Composition[] = [];
  const give: Plan['give'] = (rest, because) => {
    const order: Order = { seat: view.seat, ...rest };
    const ruling = rulingOf(order, orders);
    if (ruling === null || ruling.verdict === 'refused') return false;
    orders.push({ at: view.minute, order, ...(because && { because }) });
    return true;
  };
  plan({ view, give });
  const commands: Command[] = orders.map((composition) => ({ do: 'compose', seat: view.seat, composition }));
  commands.push({ do: 'commit', seat: view.seat });
  return commands;
}

/** The gold line: prompt, lawful, proportionate. It answers what it owes, and gives no order that would be refused. */
function byTheBook(view: View, rulingOf: AskRuling): Command[] {
  return compose(view, rulingOf, (plan) => {
    for (const owed of view.owed) ANSWERS[owed.kind](plan, owed);
    serve(plan);
  });
}

/** As by the book, but every duty waits until half of its time has gone. */
function slow(view: View, rulingOf: AskRuling): Command[] {
  return compose(view, rulingOf, (plan) => {
    for (const owed of view.owed) {
      if (view.minute - owed.raisedAt >= (owed.due - owed.raisedAt) / 2) ANSWERS[owed.kind](plan, owed);
    }
  });
}

/** Watches, warns and protests; force and its preparation it leaves alone, whatever it owes. */
function observeOnly(view: View, rulingOf: AskRuling): Command[] {
  const watches: readonly Owed['kind'][] = ['warn', 'verify', 'consult', 'self-report', 'notify', 'stand-down'];
  return compose(view, rulingOf, (plan) => {
    for (const owed of view.owed) {
      if (watches.includes(owed.kind)) ANSWERS[owed.kind](plan, owed);
      // Defence against what flies in is never gated and is no force on the ladder.
      else if (owed.kind === 'halt') plan.give({ response: 'air-defence', about: owed.about });
    }
    if (view.seat === 'coalition') protest(plan);
  });
}

/** Reaches for the strongest that its seat could give, allowed or not; each once in six hours about a chain. */
function triggerHappy(view: View): Command[] {
  const commands: Command[] = [];
  const lately = (response: string, about: string) =>
    view.orders.some(({ at, order }) => order.response === response && order.about === about && view.minute - at < 360);
  for (const chain of view.chains) {
    if (chain.closedAt !== null) continue;
    const sector = sectorOfFire(chain, view.minute) ?? chain.sector;
    for (const response of STRONGEST[view.seat]) {
      if (lately(response, chain.id)) continue;
      const order: Order = { seat: view.seat, response, about: chain.id, ...(response !== 'warn' && { sector }) };
      commands.push({ do: 'compose', seat: view.seat, composition: { at: view.minute, order } });
    }
  }
  return [...commands, { do: 'commit', seat: view.seat }];
}

const STRONGEST: Record<View['seat'], readonly string[]> = {
  ukraine: ['counter-fire', 'strike-territory', 'warn', 'joint-plan'],
  coalition: ['air-policing', 'land-deployment', 'joint-plan'],
  us: ['joint-response', 'joint-plan'],
};

// What no duty asks for and a good seat does all the same.
function serve({ view, give }: Plan): void {
  const wasGiven = (response: string, about?: string) =>
    view.announced.some(
      (order) =>
        order.response === response && order.seat === view.seat && (about === undefined || order.about === about),
    );
  const { civilians } = view.around;
  if (view.seat === 'ukraine' && civilians.band !== 'none' && !civilians.isRepairing) {
    const isOnItsWay = view.announced.some(({ response, outcome }) => response === 'repair' && outcome === 'pending');
    if (!isOnItsWay) give({ response: 'repair' });
  }
  if (view.seat === 'ukraine') return;
  // A breach of Ukraine's own side is taken note of, and that is all.
  for (const chain of view.chains) {
    if (chain.side === 'ukraine' && !wasGiven('acknowledge', chain.id))
      give({ response: 'acknowledge', about: chain.id });
  }
  const mined = view.chains.some(({ closedAt, sector }) => closedAt === null && sector === 'sea');
  if (mined && !wasGiven('mine-clearance')) give({ response: 'mine-clearance' });
}

function protest({ view, give }: Plan): void {
  for (const { id, closedAt, side } of view.chains) {
    const isDone = view.announced.some(({ response, about }) => response === 'demarche' && about === id);
    if (closedAt === null && side === 'russia' && !isDone) give({ response: 'demarche', about: id });
  }
}

const chainOf = (view: View, owed: Owed): ChainView | undefined =>
  view.chains.find(({ acts }) => acts.some(({ id }) => id === owed.about));

const ANSWERS: Record<Owed['kind'], (plan: Plan, owed: Owed) => void> = {
  warn: ({ give }, { about }) => give({ response: 'warn', about }),
  halt: ({ view, give }, owed) => {
    const chain = chainOf(view, owed);
    const sector = chain && sectorOfFire(chain, view.minute);
    // What flies in is met in the air.
    const isFlying = sector === 'rear';
    if (sector !== undefined && !isFlying && give({ response: 'halt', about: owed.about, sector })) return;
    give({ response: 'air-defence', about: owed.about });
  },
  verify: ({ view, give }, { about }) => {
    const act = view.acts.find(({ id }) => id === about);
    if (act) give({ response: 'surveil', about, sector: act.sector });
  },
  consult: ({ give }, { about }) => give({ response: 'consult', about }),
  force: ({ give }, owed) => {
    if (owed.by.some((response) => give({ response, about: owed.about }))) return;
    give({ response: 'hold', about: owed.about }, 'No domain is open to the coalition now (C5).');
  },
  plan: ({ give }, { about }) => give({ response: 'joint-plan', about }),
  joint: ({ give }, { about }) => {
    if (give({ response: 'joint-response', about })) return;
    give({ response: 'withhold', about }, 'The conditions of the joint response are not met (C4, C8).');
  },
  notify: ({ give }, { about }) => give({ response: 'notify-congress', about }),
  'self-report': ({ give }, { about }) => give({ response: 'self-report', about }),
  'stand-down': ({ view, give }) => {
    for (const force of view.announced) {
      if (force.seat !== view.seat || force.role === 'halt' || !isForce(force)) continue;
      const chain = view.chains.find(({ acts }) => acts.some(({ id }) => id === force.about));
      if (force.outcome === 'in-effect' && (!chain || chain.closedAt !== null))
        give({ response: 'stand-down', of: force.order });
    }
  },
};

function sectorOfFire(chain: ChainView, minute: Minute): Sector | undefined {
  const going = chain.acts.filter((act) => act.end === null || act.end > minute);
  return (going.at(-1) ?? chain.acts.at(-1))?.sector;
}
