// The entries of the record from which the facilitator may branch, as a list to choose from.
import type { RecordedEntry } from '../../../session/recorded.ts';
import { entryWords, ordersIn } from '../../entries.ts';
import { arrowOf, charOf, type Press } from '../../press.ts';
import { Digits } from '../../typing.ts';

/** The entries that one may branch from, and which is chosen. */
export interface BranchList {
  lines: readonly { n: number; minute: number; words: string }[];
  chosen: number;
}

export class BranchDesk {
  list: BranchList = { lines: [], chosen: 0 };
  readonly #digits = new Digits();

  show(entries: readonly RecordedEntry[]): void {
    const lines = entries.map((entry) => ({
      n: entry.n,
      minute: entry.givenAt,
      words: entryWords(ordersIn(entries), entry),
    }));
    this.list = { lines, chosen: lines.length - 1 };
  }

  /** Whether the list is left; with the number of the entry that was chosen. */
  press(press: Press): { isLeft: boolean; from?: number } {
    const { lines, chosen } = this.list;
    if (/\d/.test(charOf(press))) {
      const n = this.#digits.take(charOf(press), (number) => lines.some((line) => line.n === number));
      if (n !== null) this.list = { lines, chosen: lines.findIndex((line) => line.n === n) };
      return { isLeft: false };
    }
    this.#digits.clear();
    if (press === 'escape') return { isLeft: true };
    if (press === 'enter') {
      const line = lines[chosen];
      return { isLeft: true, ...(line && { from: line.n }) };
    }
    this.list = { lines, chosen: Math.max(0, Math.min(lines.length - 1, chosen + arrowOf(press, 10))) };
    return { isLeft: false };
  }
}
