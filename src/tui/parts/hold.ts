// What holding means for the duty that a seat owes next, in words for the console and for plain mode.
import type { View } from '../../exercise/chairs/view.ts';
import { PROMPT_WORDS } from '../../report/prompt-words.ts';
import { clock, seatName } from '../../report/words.ts';

/** null where the seat owes nothing. */
export function holdWords(view: View): string | null {
  const [next, ...others] = [...view.owed].sort((a, b) => a.due - b.due);
  if (!next) return null;
  const backAt = view.turn.from + view.turnMinutes;
  const more = others.length > 0 ? ` (and ${others.length} more later)` : '';
  const consequence = next.orHold
    ? 'Holding meets it only with a reason.'
    : next.due < backAt
      ? 'Holding does not meet it, and may let that minute pass.'
      : `Holding does not meet it; the keyboard is back by ${clock(backAt)}.`;
  return `${seatName(view.seat)} owes ${PROMPT_WORDS[next.kind]} on ${next.about} by ${clock(next.due)}${more}. ${consequence}`;
}

/** The same where holding lets a duty pass or does not meet it; null where it may be done at once. */
export function holdWarning(view: View, hasReason: boolean): string | null {
  const [next] = [...view.owed].sort((a, b) => a.due - b.due);
  return !next || (next.orHold && hasReason) ? null : holdWords(view);
}
