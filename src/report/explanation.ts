// What a response is, does and costs, in the words of the catalogue with the figures of the exercise in them.
import type { Lasts } from '../exercise/numbers.ts';
import type { Minute, Response, Seat } from '../ladder/index.ts';
import { clock, count } from './words.ts';

/** Empty where the catalogue says nothing. */
export function explanation({ id, explains, leadMinutes }: Response, seat: Seat, lasts: Lasts): string {
  const forHours = Object.hasOwn(lasts, id) ? lasts[id] : undefined;
  return explains
    .replaceAll('{lead}', leadWords(leadMinutes[seat]))
    .replaceAll('{lasts}', forHours === undefined ? 'until ENDEX' : `for ${span(forHours)}`);
}

const leadWords = (lead: Minute): string => (lead === 0 ? 'at once' : `${span(lead)} after the order`);

function span(minutes: Minute): string {
  if (minutes < 60) return count(minutes, 'minute');
  if (minutes === 60) return 'an hour';
  return minutes % 60 === 0 ? count(minutes / 60, 'hour') : clock(minutes);
}
