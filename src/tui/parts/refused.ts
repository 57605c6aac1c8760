// What of a seat's orders was refused in this minute, for which it has the keyboard back.
import type { OwnOrder, View } from '../../exercise/chairs/view.ts';
import type { Doctrine } from '../../ladder/index.ts';
import { rulingSentence } from '../../report/ruling-words.ts';
import { seatName } from '../../report/words.ts';

/** Not where the same was accepted behind it: then it is mended. */
export const refusedNow = ({ minute, orders }: View): OwnOrder | undefined =>
  orders.find(({ at, ruling, overruled, order }, n) => {
    if (at !== minute || ruling?.verdict !== 'refused' || overruled) return false;
    const again = orders.slice(n + 1).filter((each) => each.at === at && each.order.response === order.response);
    return !again.some((each) => each.ruling?.verdict !== 'refused');
  });

/** Whether an order was accepted behind it in its minute. */
export const isFollowed = ({ orders }: View, refused: OwnOrder): boolean =>
  orders
    .slice(orders.indexOf(refused))
    .some(({ at, ruling }) => at === refused.at && ruling && ruling.verdict !== 'refused');

/** The same as a sentence; empty where nothing was. */
export function refusalNow(doctrine: Doctrine, view: View): string {
  const refused = refusedNow(view);
  if (!refused?.ruling || !refused.facts) return '';
  const { order, ruling, facts } = refused;
  return `Refused: ${rulingSentence({ doctrine, order, ruling, facts })}`;
}

/** What a commit with nothing drafted does, to be asked about. */
export const withoutOrders = (view: View): string =>
  `${seatName(view.seat)} ${refusedNow(view) ? 'goes on without another order' : 'commits with no order'}?`;
