// Previews: what a ruling would be if the order were given now or at a later minute of the turn. They read the seat's
// own register and assume that its earlier drafts of the turn are accepted (exercise.md 4).
import {
  type Announced,
  announce,
  ask,
  type ChainList,
  type Facts,
  factsOf,
  lastUnderWay,
  leadOf,
  type Minute,
  type Order,
  openChainList,
  ownToChange,
  pictureOf,
  type Response,
  type Ruling,
  refusalOf,
  responseNamed,
  ruleOn,
  type Seat,
} from '../../ladder/index.ts';
import { chainsNow, type Run } from '../run/run.ts';
import { offeredText } from '../run/wording.ts';
import type { Timed } from '../words.ts';
import { isOver } from '../world/force.ts';

export interface Preview {
  ruling: Ruling;
  facts: Facts;
  /** The lead it would have, an alert counted. */
  lead: Minute;
}

/** The ruling that an order would get, with the seat's drafts before it taken as given. */
export function preview(run: Run, { at, order }: Timed, before?: readonly Timed[]): Preview {
  const drafts = before ?? run.state.seats[order.seat].drafts.filter((draft) => draft.at <= at);
  const assumed = assume(run, order.seat, drafts);
  return previewOf(run, { at, order }, assumed, chainsAfter(run, order.seat, assumed, at));
}

function previewOf(run: Run, { at, order }: Timed, assumed: readonly Announced[], chains: ChainList): Preview {
  const picture = pictureOf(run.state.ledger, order.seat, assumed);
  const question = ask(run.scenario.doctrine, picture, order, at, chains);
  return { ruling: ruleOn(question), facts: factsOf(question), lead: leadOf(question) };
}

/** The drafts that would be accepted, each with those before it taken as given. */
function assume(run: Run, seat: Seat, drafts: readonly Timed[]): readonly Announced[] {
  const assumed: Announced[] = [];
  for (const [index, { at, order }] of [...drafts].sort((a, b) => a.at - b.at).entries()) {
    const picture = pictureOf(run.state.ledger, seat, [...assumed]);
    const question = ask(run.scenario.doctrine, picture, order, at, chainsAfter(run, seat, assumed, at));
    const ruling = ruleOn(question);
    // Numbers below zero name no order, so that nothing can stand down what is only assumed.
    if (ruling.verdict !== 'refused') assumed.push(announce(question, -1 - index, ruling));
  }
  return assumed;
}

/** What the seat's register shows at that minute; in some doctrines phase 2 waits for a warning, an assumed one too. */
function chainsAfter(run: Run, seat: Seat, assumed: readonly Announced[], at: Minute): ChainList {
  const { scenario, state } = run;
  const now = chainsNow(run, seat);
  const { reads } = scenario.doctrine;
  const isWarned = reads['phase2.requiresWarning'] && assumed.some(({ role }) => role === 'warning');
  if (!isWarned && at >= state.minute && at < now.until) return now;
  return openChainList(scenario.doctrine, pictureOf(state.ledger, seat, assumed), at);
}

/** Says of one order after the other whether it would be accepted now, those that would be taken as given. */
export function trial(run: Run, seat: Seat): (order: Order) => boolean {
  const { scenario, state } = run;
  const { doctrine } = scenario;
  const assumed: Announced[] = [];
  return (order) => {
    if (!responseNamed(doctrine, order.response)) return false;
    const picture = pictureOf(state.ledger, seat, assumed);
    const question = ask(doctrine, picture, order, state.minute, chainsAfter(run, seat, assumed, state.minute));
    if (refusalOf(question) !== null) return false;
    const ruling = ruleOn(question);
    if (ruling.verdict !== 'refused') assumed.push(announce(question, -1 - assumed.length, ruling));
    return true;
  };
}

/** One line of a seat's menu: a response, the order it would be, and what the ruling would be. */
export interface Offer extends Preview {
  response: Response;
  order: Order;
  /** The text that is offered with it; null where none is. */
  text: string | null;
}

/**
 * The seat's responses in the order of the catalogue, each as the order it would be about that chain. `attributing`: whether
 * its text is to name a culprit.
 */
export function responses(
  run: Run,
  seat: Seat,
  about: string | undefined,
  at: Minute,
  attributing: boolean | null = null,
): Offer[] {
  const { drafts } = run.state.seats[seat];
  const before = drafts.filter((draft) => draft.at <= at);
  const [all, assumed] = [assume(run, seat, drafts), assume(run, seat, before)];
  const chains = chainsAfter(run, seat, assumed, at);
  return run.scenario.doctrine.responses
    .filter((response) => response.seats.includes(seat))
    .map((response) => {
      const order = suggest(run, seat, response, about, at, all);
      const text = offeredText(run, order, attributing);
      return { response, order, text, ...previewOf(run, { at, order }, assumed, chains) };
    });
}

// The order a player would most likely mean: about the chain in view, in the sector where fire is going on.
function suggest(
  run: Run,
  seat: Seat,
  response: Response,
  about: string | undefined,
  at: Minute,
  assumed: readonly Announced[],
): Order {
  const order: Order = { seat, response: response.id, about: null, sector: null, of: null };
  const isMove = response.role === 'redeploy';
  if (isMove || response.role === 'stand-down') {
    const picture = pictureOf(run.state.ledger, seat, assumed);
    // What is only assumed has no number by which it could be named.
    const own = picture.announced.findLast(
      (each) =>
        ownToChange(picture, { ...order, of: each.order }, response) === each && !isOver(each, picture.register, at),
    );
    if (own) order.of = own.order;
    if (!isMove) return order;
  }
  const chain = chainsAfter(run, seat, NONE, at).all.find(({ id }) => id === about);
  if (!chain || response.role === 'hold') return order;
  if (!isMove) order.about = chain.id;
  const act = lastUnderWay(chain);
  if (response.takesSector && act) order.sector = act.sector;
  return order;
}

const NONE: readonly Announced[] = [];
