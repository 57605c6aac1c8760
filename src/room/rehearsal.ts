// A rehearsal: policies sit in all chairs in which nobody is, and decide one after the other, so that a facilitator can try
// doors, codes and walls alone and watch an exercise go on.
import type { Session } from '../session/session.ts';
import { type RoomChair, SEATS_OF_ROOM } from './door.ts';

/** The policy that sits there. */
export const STAND_IN = 'by-the-book';

/** One decision for a chair that is waited for and in which nobody is; whether there was one. */
export async function rehearseOnce(session: Session, isTaken: (chair: RoomChair) => boolean): Promise<boolean> {
  const { seats, commission, red, isEnded, excon } = session.state();
  if (isEnded || !excon.hasStarted || excon.isPaused) return false;
  if (red.isAtDesk && !isTaken('red')) return isDone(await session.send({ do: 'red-adjourn' }));
  if (commission.isAtDesk && !isTaken('commission')) return isDone(await session.send({ do: 'adjourn' }));
  const seat = SEATS_OF_ROOM.find((each) => {
    const { holder, isAtKeyboard, hasCommitted } = seats[each];
    return holder === 'person' && isAtKeyboard && !hasCommitted && !isTaken(each);
  });
  if (!seat) return false;
  // It decides while it holds the seat, which somebody may take at any time.
  await session.send({ do: 'hand', seat, to: STAND_IN });
  return isDone(await session.send({ do: 'hand', seat, to: 'person' }));
}

const isDone = (answer: object): boolean => !('denied' in answer);
