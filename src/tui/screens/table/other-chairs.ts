// Which other chairs the keyboard of a table may go to, and in a sentence why it may not.
import type { ChairName } from '../../../session/chair.ts';
import type { Deciding, Seating } from '../../../session/seating.ts';

/** Why the facilitator's console cannot be opened where it does not stand at this keyboard. */
export const noExcon = (seating: Seating): string =>
  seating.signs().excon ? 'The facilitator sits at another console.' : 'There is no facilitator in this exercise.';

/** Why the keyboard cannot go on to another chair; null where it can. */
export function otherShut({ chairs, hasOthers, isClosed }: Seating, from: ChairName): string | null {
  const isExcon = from === 'excon';
  if (chairs.length < (isExcon ? 1 : 2)) {
    if (hasOthers) return 'The others sit at consoles of their own; what they see is theirs.';
    return `The ${isExcon ? '' : 'other '}seats are held by policies; what they see is theirs.`;
  }
  if (!isExcon && isClosed) return 'The seats are closed: each has its own turn at the keyboard.';
  return null;
}

/** Whether whoever sits there has the keyboard for the first time. */
export function isFirst(seating: Seating, chair: Deciding): boolean {
  if (chair === 'commission') return seating.commission().view().readUntil < 0;
  if (chair === 'red') return seating.red().view().readUntil < 0;
  return seating.seat(chair).view().turn.number <= 1;
}
