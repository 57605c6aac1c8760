// The chairs of a room: how they are called, which are the exercise's own, and which an exercise has.
import { CHAIR_TITLES } from '../report/room-words.ts';
import type { ChairName } from '../session/chair.ts';
import type { Session } from '../session/session.ts';
import { ROOM_CHAIRS, type RoomChair, SEATS_OF_ROOM } from './door.ts';

export const TITLES: Readonly<Record<RoomChair, string>> = CHAIR_TITLES;

/** Whether it is a chair of the exercise itself. */
export const isSeated = (chair: RoomChair): chair is ChairName =>
  chair !== 'evaluator' && chair !== 'observer' && chair !== 'wall';

export const isSeat = (chair: RoomChair): chair is (typeof SEATS_OF_ROOM)[number] =>
  SEATS_OF_ROOM.some((seat) => seat === chair);

/** Those in which somebody may sit: people's seats, the desks that people hold, and whoever looks on. */
export function chairsIn(session: Session): RoomChair[] {
  const { excon, commission, red } = session.state();
  const persons = session.persons();
  const isThere = (chair: RoomChair): boolean => {
    if (isSeat(chair)) return persons.includes(chair);
    if (chair === 'commission') return commission.holder === 'person';
    if (chair === 'red') return red.holder === 'person';
    return chair !== 'excon' || excon.isPresent;
  };
  return ROOM_CHAIRS.filter(isThere);
}
