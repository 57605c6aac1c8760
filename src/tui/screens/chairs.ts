// The chairs at one keyboard, and what a desk asks of the table that it stands at.
import type { OwnOrder } from '../../exercise/chairs/view.ts';
import type { Seat } from '../../ladder/index.ts';
import { seatName } from '../../report/words.ts';
import type { RecordedEntry } from '../../session/recorded.ts';
import type { TurnTimer } from '../turn-timer.ts';
import type { SeatPage } from './seat-pages.ts';

/** Who may have the screen: a seat or the Commission, where a person holds it, or the facilitator. */
export type Chair = Seat | 'commission' | 'excon';
export const chairName = (chair: Chair): string =>
  chair === 'excon' ? 'EXCON' : chair === 'commission' ? 'The Commission' : seatName(chair);

/** A page that lies over the desk until a key is pressed. */
export type Overlay =
  | 'help'
  | 'brief'
  | SeatPage
  | 'leave'
  | 'hand-off'
  | 'rulings'
  | 'card'
  | 'branch'
  | 'palette'
  | 'lost';

export interface Table {
  open: (page: Overlay) => void;
  /** The chair has decided: whoever is to decide next gets the screen. `ruled`: what its orders came to at once. */
  next: (ruled?: readonly OwnOrder[]) => void;
  /** Another chair is to be looked at. */
  other: () => void;
  /** The facilitator's chair is asked for. */
  excon: () => void;
  /** Hints are wanted, or no longer. */
  hints: () => void;
}

/** Keeps the draft of a form; null where there is none. */
export interface FormStore {
  read: () => string | null;
  write: (text: string | null) => void;
}

/** What the facilitator's pages ask of the program around them. */
export interface ExconMeans {
  now: () => Date;
  timer: TurnTimer | null;
  form: FormStore;
  /** What the journal holds so far. */
  entries: () => Promise<readonly RecordedEntry[]>;
  /** Opens a new exercise from the first so many entries. */
  branch: (entries: number) => void;
}
