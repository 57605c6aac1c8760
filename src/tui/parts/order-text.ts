// What an order says to the others: what is chosen for it, what is offered, and the drafts that came with reports.
import type { Offer } from '../../exercise/chairs/preview.ts';
import type { View } from '../../exercise/chairs/view.ts';
import type { Order } from '../../ladder/index.ts';
import { explanation } from '../../report/explanation.ts';
import type { SeatModel } from '../screens/seat/model.ts';
import { type Row, row, span, wrap } from '../text.ts';

/** What the order of that offer would say to the others; null where it says nothing. `chosen`: null for what is offered. */
export const textOf = ({ response, text }: Offer, chosen: string | null): string | null =>
  response.wording === null ? null : (chosen ?? text) || null;

/** Why there is no text to be written, as a sentence; null where the response carries one. */
export const noText = ({ response }: Offer): string | null =>
  response.wording === null ? `${response.id} carries no text to the others.` : null;

/** The newest draft that a seat may sign, or the one before what is chosen already; undefined where there is none. */
export function draftAfter({ messages, signed }: View, chosen: string | null): string | undefined {
  const drafts = [...new Set([...messages.map(({ draft }) => draft ?? ''), ...signed.map(({ draft }) => draft)])]
    .filter(Boolean)
    .reverse();
  return drafts[drafts.indexOf(chosen ?? '') + 1] ?? drafts[0];
}

export const NO_DRAFT = 'No report to this seat has a draft attached, and no other seat has signed one.';

/** What the order of an offer would say; null also in a record, where nothing can be said any more. */
const saidBy = (offer: Offer, { choices, isRecord }: SeatModel): string | null =>
  isRecord ? null : textOf(offer, choices.text);

/**
 * What the chosen response is, does and costs, and what its order would say to the others; `isNamed` where no title above it
 * names the response.
 */
export function aboutRows(offer: Offer, model: SeatModel, width: number, isNamed = false): Row[] {
  const text = saidBy(offer, model);
  const about = explanation(offer.response, model.view.seat, model.hours);
  return [
    // Under `before` it goes with the ruling.
    ...(model.view.coaching === 'before' ? [] : notOwnRows(model.view, offer.order, width)),
    ...wrap(isNamed && about ? `${offer.response.label}: ${about}` : about, width),
    ...(text === null ? [] : wrap(`Says to the others (T changes it): "${text}"`, width, 'new')),
  ];
}

/** The same of the response under the cursor in one row, where there is little room; null where it would say nothing. */
export function textRow(model: SeatModel): Row | null {
  const offer = model.offers[model.choices.cursor];
  const text = offer ? saidBy(offer, model) : null;
  return text === null ? null : row(span(`says (T): "${text}"`, 'new'));
}

/** Says so where the order reports as the own breach what is assessed to the other side: it may, and meets no duty. */
export function notOwnRows({ chains }: Pick<View, 'chains'>, { response, about }: Order, width: number): Row[] {
  const chain = chains.find(({ acts }) => acts.some(({ id }) => id === about));
  if (response !== 'self-report' || chain?.side !== 'russia') return [];
  const words =
    'The breach is assessed to the other side: it is no breach of your own, and reporting it meets no duty.';
  return wrap(words, width, 'amber');
}
