// What `rung check` says of a file.
import { clock, type Minute, type Seat } from '../ladder/index.ts';
import { count, seatName } from './words.ts';

export const CHECK_UNREAD = 'It could not be read to its end; more may appear when this is mended.';
export const CHECK_LATER =
  'Its gold line and its compliant line are looked at when this is mended; more may appear then.';

export function goldHeldWords(orders: number, chains: number, rulings: number): string {
  if (orders + chains + rulings === 0) return 'It has no gold line.';
  const promised = chains + rulings === 0 ? 'it promises nothing' : 'all comes out as promised';
  return `Gold line held: ${count(orders, 'order')}, ${count(chains, 'chain')}, ${count(rulings, 'ruling')}; ${promised}.`;
}

export const variantsWords = (names: readonly string[]): string =>
  names.length === 0 ? 'It has no variants.' : `${count(names.length, 'variant')} checked: ${names.join(', ')}.`;

interface Duty {
  duty: string;
  about: string;
  seat: Seat;
}

export const unmetWords = (seed: string, { duty, about, seat }: Duty, raisedAt: Minute): string =>
  `No fully compliant line on seed ${seed}: ${seatName(seat)} owes ${duty} on ${about} from ${clock(raisedAt)} and cannot meet it in time.`;

export const refusedWords = (seed: string, order: string, at: Minute): string =>
  `No fully compliant line on seed ${seed}: ${order} is refused at ${clock(at)}.`;

export const retraceWords = (file: string, seed: string): string =>
  `rung drill ${file} --seed ${seed} --policy ukraine=by-the-book --policy coalition=by-the-book --policy us=by-the-book tells how it came to that`;

export function compliantWords(
  seed: string,
  orders: number,
  tightest: (Duty & { slackMinutes: Minute }) | null,
): string {
  if (!tightest) return `On seed ${seed} nobody owes anything.`;
  const { duty, about, seat, slackMinutes } = tightest;
  const played = `played by the book, ${count(orders, 'order')} and none refused, no duty missed`;
  return `A compliant line exists on seed ${seed} (${played}); its tightest duty (${duty} on ${about}, ${seatName(seat)}) leaves ${(slackMinutes / 60).toFixed(1)} hours.`;
}
