// What became of a last line without an end: power was cut while it was written.
import type { RecordKeeping } from '../session/seating.ts';

/** For a player who continues the exercise. The line stays in the file until the next is written. */
export const cutTailWords = (record: RecordKeeping): string =>
  `The last line of the record was cut off while it was written; it ${record.hasCutTail() ? 'was dropped' : 'is dropped when the next is written'}.`;
