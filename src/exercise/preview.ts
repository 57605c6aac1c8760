// Previews: what a ruling would be if the order were given now or at a later minute of the turn. They read the seat's
// own register and assume that its earlier drafts of the turn are accepted (exercise.md 4).
import {
  announce,
  ask,
  branchOf,
  chains,
  type Facts,
  factsOf,
  lastUnderWay,
  leadOf,
  type Minute,
  type Order,
  ownToChange,
  type Picture,
  pictureOf,
  type Question,
  type Response,
  type Ruling,
  recordOrder,
  responseNamed,
  ruleOn,
  type Seat,
} from '../ladder/index.ts';
import { isOver } from './force.ts';
import type { AskRuling } from './policies.ts';
import type { Scenario } from './scenario.ts';
import type { Draft, State } from './state.ts';

export interface Preview {
  ruling: Ruling;
  facts: Facts;
  /** The lead it would have, an alert counted. */
  lead: Minute;
}

type Timed = Pick<Draft, 'at' | 'order'>;

/** The ruling that an order would get, with the seat's drafts before it taken as given. */
export function preview(scenario: Scenario, state: State, timed: Timed, before?: readonly Timed[]): Preview {
  const { at, order } = timed;
  const drafts = before ?? state.seats[order.seat].drafts.filter((draft) => draft.at <= at);
  const question = askAfter(scenario, state, timed, drafts);
  return { ruling: ruleOn(question), facts: factsOf(question), lead: leadOf(question) };
}

function askAfter(scenario: Scenario, state: State, { at, order }: Timed, drafts: readonly Timed[]): Question {
  return ask(scenario.doctrine, assuming(scenario, state, order.seat, drafts), order, at);
}

// The ledger goes on in a branch, so that an assumed stand-down counts as well as an assumed warning.
function assuming(scenario: Scenario, state: State, seat: Seat, drafts: readonly Timed[]): Picture {
  if (drafts.length === 0) return pictureOf(state.ledger, seat);
  const ledger = branchOf(state.ledger);
  for (const [index, { at, order }] of [...drafts].sort((a, b) => a.at - b.at).entries()) {
    const question = ask(scenario.doctrine, pictureOf(ledger, seat), order, at);
    const ruling = ruleOn(question);
    // Numbers below zero name no order, so that nothing can stand down what is only assumed.
    if (ruling.verdict !== 'refused') recordOrder(ledger, announce(question, -1 - index, ruling));
  }
  return pictureOf(ledger, seat);
}

/** Answers a policy: the ruling that an order would get now, or null where the doctrine has no such response. */
export function rulingFor(scenario: Scenario, state: State): AskRuling {
  return (order, before) =>
    responseNamed(scenario.doctrine, order.response)
      ? ruleOn(askAfter(scenario, state, { at: state.minute, order }, before))
      : null;
}

/** One line of a seat's menu: a response, the order it would be, and what the ruling would be. */
export interface Offer extends Preview {
  response: Response;
  order: Order;
}

/** The seat's responses in the order of the catalogue, each as the order it would be about that chain. */
export function responses(
  scenario: Scenario,
  state: State,
  seat: Seat,
  about: string | undefined,
  at: Minute,
): Offer[] {
  return scenario.doctrine.responses
    .filter((response) => response.seats.includes(seat))
    .map((response) => {
      const order = suggest(scenario, state, seat, response, about, at);
      return { response, order, ...preview(scenario, state, { at, order }) };
    });
}

// The order a player would most likely mean: about the chain in view, in the sector where fire is going on.
function suggest(
  scenario: Scenario,
  state: State,
  seat: Seat,
  response: Response,
  about: string | undefined,
  at: Minute,
): Order {
  const order: Order = { seat, response: response.id };
  const isMove = response.role === 'redeploy';
  if (isMove || response.role === 'stand-down') {
    const { announced, register } = assuming(scenario, state, seat, state.seats[seat].drafts);
    const own = announced.findLast(
      (each) =>
        ownToChange({ announced }, { ...order, of: each.order }, response) === each && !isOver(each, register, at),
    );
    if (own) order.of = own.order;
    if (!isMove) return order;
  }
  const chain = chains(scenario.doctrine, pictureOf(state.ledger, seat), at).find(({ id }) => id === about);
  if (!chain || response.role === 'hold') return order;
  if (!isMove) order.about = chain.id;
  const act = lastUnderWay(chain);
  if (response.takesSector && act) order.sector = act.sector;
  return order;
}
