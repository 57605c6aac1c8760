// A last line of a record that has no end: power was cut while it was written. What became of it, for whoever goes on.
import type { Session } from '../session/session.ts';

/** It stays where it is until something is recorded. */
export const tornWords = (session: Session): string =>
  `The last line of the record was cut off while it was written; it ${session.hasCutTail() ? 'was dropped' : 'is dropped when the next is written'}.`;
