// Which handling mark this run bears: --mark, else RUNG_MARK, else what the home keeps.
import { keptMark } from '../journal/mark-file.ts';
import { LONGEST_MARK, markIn, setMark } from '../report/handling.ts';
import { mistakeIn } from '../scenario/mistake.ts';

/** Throws MistakesFound where it cannot be a mark. */
export function checkedMark(text: string, where: string): string {
  const mark = markIn(text);
  if (mark === null)
    throw mistakeIn(where, `A handling mark is one line of at most ${LONGEST_MARK} letters, digits and signs.`);
  return mark;
}

/** Throws MistakesFound, JournalTrouble. */
export function takeMark(given: string | undefined): void {
  const fromHome = process.env.RUNG_MARK === undefined;
  const text = given ?? process.env.RUNG_MARK ?? keptMark();
  setMark(checkedMark(text, given !== undefined ? '--mark' : fromHome ? 'mark.txt' : 'RUNG_MARK'));
}
