// What people in the room have written to each other, as a seat may read it: what it wrote or received, and nothing between
// others. Only the facilitator reads every message.
import type { Seat } from '../../ladder/index.ts';
import type { Dated, State } from '../state.ts';
import type { Letter } from '../words.ts';

/** A message as a seat reads it. `isNew`: it came since the seat last committed. */
export type LetterView = Dated<Letter> & { isNew: boolean };

/** Those that the seat wrote or received, each once, in their order. */
export function lettersOf({ letters, seats }: State, seat: Seat): LetterView[] {
  const { lettersRead } = seats[seat];
  return letters.flatMap((letter, n): LetterView[] => {
    const isReceived = letter.to.includes(seat);
    if (!isReceived && letter.from !== seat) return [];
    return [{ ...letter, isNew: isReceived && n >= lettersRead }];
  });
}
