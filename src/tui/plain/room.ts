// What a chair in plain mode asks of the room that it stands in.
import type { Answer } from '../../session/chair.ts';

export interface PlainRoom {
  say: (line: string) => void;
  lines: (lines: readonly string[]) => void;
  /** Says what was done, or why nothing was. */
  answer: (answer: Answer, done: readonly string[]) => void;
  /** The same; then whoever comes next is told how things stand. */
  goOn: (answer: Answer, done: readonly string[]) => void;
  /** Writes the whole record to a new file. */
  save: (file: string) => Promise<void>;
  /** Hints are wanted, and the present one once more; or they are no longer. */
  hints: (areWanted: boolean) => void;
  /** Something was read for which a step of the tutorial may wait. */
  looked: (what: string) => void;
  leave: () => void;
}
