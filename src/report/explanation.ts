// What a response is, does and costs, in the words of the catalogue with the figures of the exercise in them.
import type { ResponseHours } from '../exercise/numbers.ts';
import type { Minute, Response, Seat } from '../ladder/index.ts';
import { clock, count } from './words.ts';

/** Empty where the catalogue says nothing. */
export function explanation({ id, explains, leadMinutes }: Response, seat: Seat, hours: ResponseHours): string {
  const forHours = hoursFor(hours.works, id);
  const within = hoursFor(hours.answered, id);
  const words = explains
    .replaceAll('{lead}', leadWords(leadMinutes[seat]))
    .replaceAll('{window}', span(hours.haltWindow))
    .replaceAll('{lasts}', forHours === undefined ? 'until ENDEX' : `for ${span(forHours)}`);
  // Silence is marked, so that nobody waits for an answer that never comes.
  return words === '' || within === undefined
    ? words
    : `${words} It is answered within ${span(within)}, or not at all.`;
}

const hoursFor = (all: Readonly<Record<string, Minute>>, id: string): Minute | undefined =>
  Object.hasOwn(all, id) ? all[id] : undefined;

const leadWords = (lead: Minute): string => (lead === 0 ? 'at once' : `${span(lead)} after the order`);

function span(minutes: Minute): string {
  if (minutes < 60) return count(minutes, 'minute');
  if (minutes === 60) return 'an hour';
  return minutes % 60 === 0 ? count(minutes / 60, 'hour') : clock(minutes);
}
