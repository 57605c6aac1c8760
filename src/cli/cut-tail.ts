// What became of a last line without an end: power was cut while it was written.
import type { Session } from '../session/session.ts';

/** For a player who continues the exercise. The line stays in the file until the next is written. */
export const cutTailWords = (session: Session): string =>
  `The last line of the record was cut off while it was written; it ${session.hasCutTail() ? 'was dropped' : 'is dropped when the next is written'}.`;
