// Policies: seats without a person (exercise.md 6). A policy sees its seat's view and may ask what a ruling would be
// on its own register; nothing else.
import { isForce, type Minute, type Order, type Ruling, type Sector } from '../ladder/index.ts';
import type { Command, Composition } from './events.ts';
import type { ChainView, Owed, View } from './view.ts';

/** The ruling of an order at this minute, with the orders before it taken as accepted; null: no such response. */
export type AskRuling = (order: Order, before: readonly Composition[]) => Ruling | null;
export type Policy = (view: View, rulingOf: AskRuling) => Command[];

export const POLICIES = { 'by-the-book': byTheBook, passive } as const satisfies Record<string, Policy>;
export type PolicyName = keyof typeof POLICIES;

/** Does nothing and gives no reason. */
function passive(view: View): Command[] {
  return [{ do: 'hold', seat: view.seat }];
}

interface Plan {
  view: View;
  /** Adds the order if it would be accepted; says whether it was. */
  give: (order: Omit<Order, 'seat'>, because?: string) => boolean;
}

/** The gold line: prompt, lawful, proportionate. It answers what it owes, and gives no order that would be refused. */
function byTheBook(view: View, rulingOf: AskRuling): Command[] {
  const orders: Composition[] = [];
  const give: Plan['give'] = (rest, because) => {
    const order: Order = { seat: view.seat, ...rest };
    const ruling = rulingOf(order, orders);
    if (ruling === null || ruling.verdict === 'refused') return false;
    orders.push({ at: view.minute, order, ...(because && { because }) });
    return true;
  };
  for (const owed of view.owed) ANSWERS[owed.kind]({ view, give }, owed);
  const commands: Command[] = orders.map((composition) => ({ do: 'compose', seat: view.seat, composition }));
  return [...commands, { do: 'commit', seat: view.seat }];
}

const chainOf = (view: View, owed: Owed): ChainView | undefined =>
  view.chains.find(({ acts }) => acts.some(({ id }) => id === owed.about));

const ANSWERS: Record<Owed['kind'], (plan: Plan, owed: Owed) => void> = {
  warn: ({ give }, { about }) => give({ response: 'warn', about }),
  halt: ({ view, give }, owed) => {
    const chain = chainOf(view, owed);
    const sector = chain && sectorOfFire(chain, view.minute);
    if (sector !== undefined && give({ response: 'halt', about: owed.about, sector })) return;
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
