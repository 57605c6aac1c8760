// The chairs at one keyboard, and what a desk asks of the table that it stands at.
import type { Seat } from '../../ladder/index.ts';
import { seatName } from '../../report/words.ts';

/** Who may have the screen: a seat that a person holds, or the Commission where a person holds it. */
export type Chair = Seat | 'commission';
export const chairName = (chair: Chair): string => (chair === 'commission' ? 'The Commission' : seatName(chair));

/** A page that lies over the desk until a key is pressed. */
export type Overlay = 'help' | 'brief' | 'duties' | 'evidence' | 'line' | 'politics' | 'leave' | 'hand-off';

export interface Table {
  open: (page: Overlay) => void;
  /** The chair has decided: whoever is to decide next gets the screen. */
  next: () => void;
  /** Another chair is to be looked at. */
  other: () => void;
}
