// A seating in a room of several screens: what concerns the file of the record stays with the host.
import type { ChairName } from '../session/chair.ts';
import { type RecordKeeping, type Seating, seatingOf } from '../session/seating.ts';
import type { Session } from '../session/session.ts';

export const seatingFor = (session: Session, chair: ChairName): Seating => ({
  ...seatingOf(session, [chair]),
  record: elsewhere(session),
});

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
