// A text cut to what its field holds, between characters as people see them: no half of an emoji, no accent left behind.
export { LONGEST } from '../exercise/chairs/admission.ts';

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The characters of a text as people see them. */
export const lettersOf = (text: string): string[] => Array.from(segmenter.segment(text), ({ segment }) => segment);

/** As much as fits into a field, and how much did not; both counted as fields count their length. */
export function fitting(text: string, longest: number): { text: string; left: number } {
  if (text.length <= longest) return { text, left: 0 };
  // The last letter begins near the cut: what comes long after cannot change where.
  const near = text.slice(0, longest + 200);
  let end = 0;
  for (const { index, segment } of segmenter.segment(near)) {
    if (index + segment.length > longest) break;
    end = index + segment.length;
  }
  return { text: text.slice(0, end), left: text.length - end };
}

/** What is said of a text that was cut; nothing where all of it fits. */
export const cutWords = (longest: number, left: number): string =>
  left > 0 ? `At most ${longest} characters here: the last ${left === 1 ? 'one was' : `${left} were`} left out.` : '';
