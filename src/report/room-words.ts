// What happens in a room beside the exercise, in words: messages, observations, seats that a policy takes over, going back.
import type { Correspondent, Letter, Observation, PolicyName } from '../exercise/words.ts';
import type { Minute, Seat } from '../ladder/index.ts';
import { clock, listed, seatInSentence, seatName, spoken } from './words.ts';

/** The chairs of a room. */
export const CHAIR_TITLES = {
  ukraine: 'Ukraine',
  coalition: 'Coalition',
  us: 'US',
  commission: 'Commission',
  red: 'Red cell',
  excon: 'Facilitator',
  evaluator: 'Evaluator',
  observer: 'Observer',
  wall: 'Wall',
} as const;

export const correspondentName = (who: Correspondent): string => (who === 'excon' ? 'EXCON' : seatName(who));

const inSentence = (who: Correspondent): string => (who === 'excon' ? 'EXCON' : seatInSentence(who));

/** As "Ukraine writes to the US and EXCON: we hold". */
export const letterWords = ({ from, to, text }: Letter): string =>
  `${correspondentName(from)} writes to ${listed(to.map(inSentence))}: ${text}`;

/**
 * The same for one who wrote or received it, as "The coalition writes to you: we hold"; `readers`: how many others there are
 * to write to.
 */
export function ownLetterWords(own: Correspondent, { from, to, text }: Letter, readers: number): string {
  const isToAll = to.length > 1 && to.length === readers;
  const whom = isToAll ? 'all' : listed(to.map((each) => (each === own ? 'you' : inSentence(each))));
  if (from === own) return `You write to ${whom}: ${text}`;
  const name = inSentence(from);
  return `${name.charAt(0).toUpperCase()}${name.slice(1)} writes to ${whom}: ${text}`;
}

/** As "the coalition and EXCON". */
export const readerNames = (to: readonly Correspondent[]): string => listed(to.map(inSentence));

/** As "EXCON gives the US to by the book" and "EXCON gives the US back to its people". */
export const handedWords = (seat: Seat, to: 'person' | PolicyName): string =>
  to === 'person'
    ? `EXCON gives ${seatInSentence(seat)} back to its people`
    : `EXCON has the policy ${spoken(to)} decide for ${seatInSentence(seat)}`;

/** As "Ukraine, Warn before you act: 4 of 5. Two messages in time." */
export function observationWords({ seat, objective, rating, text }: Observation): string {
  // An objective is a sentence of its own; here it is the head of one.
  const about = [seat && seatName(seat), objective?.replace(/\.$/, '')].filter(Boolean).join(', ');
  const rated = rating === null ? '' : `${rating} of 5. `;
  return `${about ? `${about}: ` : ''}${rated}${text}`.trim();
}

/** The same with the objective last, where there is little room: "Ukraine, 4 of 5: Two messages in time. (Warn before you act.)". */
export function seenWords({ seat, objective, rating, text }: Observation): string {
  const whom = seat === null ? 'all' : seatName(seat);
  const rated = rating === null ? '' : `, ${rating} of 5`;
  return [`${whom}${rated}${text ? `: ${text}` : ''}`, objective && `(${objective})`].filter(Boolean).join(' ');
}

export const wentBackWords = (from: Minute): string =>
  `EXCON has gone back from ${clock(from)} to here; what was played after it stands in another record`;
