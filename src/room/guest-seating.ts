// A guest's seating in a room: their chair, and of the record nothing but its head. The file stays with the host.
import { type RecordKeeping, type Seating, seatingOf } from '../session/seating.ts';
import type { Session } from '../session/session.ts';
import type { RoomChair } from './door.ts';

export function seatingFor(session: Session, chair: RoomChair): Seating {
  const seating = seatingOf(session, chair === 'observer' || chair === 'wall' ? [] : [chair]);
  return { ...seating, record: elsewhere(session) };
}

const AT_HOST = { denied: 'The record is kept by the host.' };

const elsewhere = ({ head }: RecordKeeping): RecordKeeping => ({
  journal: 'the record of the host',
  head,
  lost: () => null,
  isRecorded: () => true,
  newName: () => '',
  moveRecord: async () => AT_HOST,
  remark: () => null,
  hasCutTail: () => false,
  close: () => null,
});
