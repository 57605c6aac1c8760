// Drafts of common statements: a seat signs one by giving an accepted order that says its words as they stand.
import type { Minute, Seat } from '../../ladder/index.ts';
import { type State, standsAs } from '../state.ts';

export interface Signature {
  seat: Seat;
  at: Minute;
}

export interface SignedDraft {
  draft: string;
  /** When it first reached a seat, and from whom. */
  at: Minute;
  from: string;
  /** In the order in which they signed, each seat once. */
  by: readonly Signature[];
}

/** Every draft that has arrived, with who has signed it. */
export function signedDrafts({ received, orders }: Pick<State, 'received' | 'orders'>): SignedDraft[] {
  const drafts = new Map<string, { at: Minute; from: string; by: Signature[] }>();
  for (const { draft, at, from } of received)
    if (draft !== null && !drafts.has(draft)) drafts.set(draft, { at, from, by: [] });
  if (drafts.size === 0) return [];
  for (const given of orders) {
    const { text, at, order } = given;
    const by = text === null || standsAs(given) === 'refused' ? undefined : drafts.get(text)?.by;
    if (by?.every(({ seat }) => seat !== order.seat)) by.push({ seat: order.seat, at });
  }
  return [...drafts].map(([draft, of]) => ({ draft, ...of }));
}
