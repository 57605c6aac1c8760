// What an order says to the others: what is chosen for it, what is offered, and the drafts that came with reports.
import type { Offer } from '../../exercise/chairs/preview.ts';
import type { View } from '../../exercise/chairs/view.ts';
import { type Row, wrap } from '../text.ts';

/** What the order of that offer would say to the others; null where it says nothing. `chosen`: null for what is offered. */
export const textOf = ({ response, text }: Offer, chosen: string | null): string | null =>
  response.wording === null ? null : (chosen ?? text) || null;

/** Why there is no text to be written, as a sentence; null where the response carries one. */
export const noText = ({ response }: Offer): string | null =>
  response.wording === null ? `${response.id} carries no text to the others.` : null;

/** The newest draft that came with a report, or the one before what is chosen already; undefined where none came. */
export function draftAfter({ messages }: View, chosen: string | null): string | undefined {
  const drafts = messages.flatMap(({ draft }) => draft ?? []).reverse();
  return drafts[drafts.indexOf(chosen ?? '') + 1] ?? drafts[0];
}

export const NO_DRAFT = 'No report to this seat has a draft attached.';

export function textRows(offer: Offer, chosen: string | null, width: number): Row[] {
  const text = textOf(offer, chosen);
  return text === null ? [] : wrap(`Says to the others (T changes it): "${text}"`, width, 'quiet');
}
