// Orders as tests write them: whatever a test leaves out is not said.
import { type Composition, NOTHING_SAID } from '../../src/exercise/words.ts';
import type { Order } from '../../src/ladder/index.ts';

type Named = Pick<Order, 'seat' | 'response'> & Partial<Order>;

export const orderOf = ({ seat, response, about = null, sector = null, of = null }: Named): Order => ({
  seat,
  response,
  about,
  sector,
  of,
});

/** An order with its minute and with what is said beside it. */
export const composed = (
  at: number,
  order: Named,
  said: Partial<typeof NOTHING_SAID | Composition> = {},
): Composition => ({
  at,
  order: orderOf(order),
  ...NOTHING_SAID,
  ...said,
});
