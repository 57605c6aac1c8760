// The handling mark of the organisation, as OFFICIAL: it stands beside the banner on every screen, page and export of this
// process. It is set once as the program starts, and by the home screen.
import { PROVENANCE } from './words.ts';

export const LONGEST_MARK = 40;

let mark = '';

/** What may be a mark: one line of printable text; null where it is too long or holds anything else. */
export function markIn(text: string): string | null {
  const words = text.trim().replace(/\s+/g, ' ');
  return words.length > LONGEST_MARK || /\p{C}/u.test(words) ? null : words;
}

/** Empty: no mark. */
export const setMark = (text: string): void => {
  mark = text;
};

/** The mark; empty where there is none. */
export const handlingMark = (): string => mark;

/** The banner of every page and export: the handling mark, and where the plan comes from. */
export const provenance = (): string => (mark === '' ? PROVENANCE : `${mark} · ${PROVENANCE}`);
