// Cuts a text to the length of its field between the characters that people see, so that no emoji is halved and no accent
// is lost.
export { LONGEST } from '../exercise/chairs/admission.ts';

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

export const lettersOf = (text: string): string[] => Array.from(segmenter.segment(text), ({ segment }) => segment);

/** The part that fits into a field, and how much was cut; both in UTF-16 units, as fields count. */
export function fitting(text: string, longest: number): { text: string; left: number } {
  if (text.length <= longest) return { text, left: 0 };
  // Only the text near the cut decides where the last character ends.
  const near = text.slice(0, longest + 200);
  let end = 0;
  for (const { index, segment } of segmenter.segment(near)) {
    if (index + segment.length > longest) break;
    end = index + segment.length;
  }
  return { text: text.slice(0, end), left: text.length - end };
}

/** A note about a text that was cut; empty where all of it fits. */
export const cutWords = (longest: number, left: number): string =>
  left > 0 ? `At most ${longest} characters here: the last ${left === 1 ? 'one was' : `${left} were`} left out.` : '';
