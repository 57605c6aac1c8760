// What a desk asks of the table that it stands at, and a table of the program around it.
import type { OwnOrder } from '../../../exercise/chairs/view.ts';
import type { Doctrine } from '../../../ladder/index.ts';
import type { RecordedEntry } from '../../../session/recorded.ts';
import type { Deciding, RoomSigns } from '../../../session/seating.ts';
import type { DraftStore } from '../../draft-store.ts';
import type { TurnTimer } from '../../turn-timer.ts';
import type { RoomMeans } from '../room/means.ts';
import type { SeatPage } from '../seat/pages.ts';

/** A page that lies over the desk until a key is pressed. */
export type Overlay = 'brief' | SeatPage | 'leave' | 'hand-off' | 'rulings' | 'card' | 'branch' | 'lost' | 'room';

export interface Table {
  readonly isClosed: boolean;
  /** The chairs at this table that a person holds, but for the facilitator's. */
  readonly chairs: readonly Deciding[];
  signs: () => RoomSigns;
  open: (page: Overlay) => void;
  /** The chair has decided: whoever is to decide next gets the screen. `ruled`: what its orders came to at once. */
  next: (ruled?: readonly OwnOrder[]) => void;
  /** Another chair is to be looked at. */
  other: () => void;
  /** Why none can be, as a sentence; null where one can. */
  otherShut: () => string | null;
  /** The facilitator's chair is asked for. */
  excon: () => void;
  /** Why it cannot be had, as a sentence; null where it can. */
  exconShut: () => string | null;
  /** Hints are wanted, or no longer. */
  hints: () => void;
  areHintsShown: () => boolean;
  /** A page was opened, or the clause of a ruling. */
  looked: (what: string) => void;
  /** Why there is no page of a room, as a sentence; null where several screens show one exercise. */
  roomShut: () => string | null;
  /** The pen of the chair is asked for or passed on. */
  pen: () => void;
  penShut: () => string | null;
  /** The exercise has changed under a desk: its screen is drawn again. */
  changed: () => void;
}

/** What the facilitator's pages ask of the program around them. */
export interface ExconMeans {
  now: () => Date;
  timer: TurnTimer | null;
  form: DraftStore;
  /** What the journal holds so far. */
  entries: () => Promise<readonly RecordedEntry[]>;
  /** Opens a new exercise from the first so many entries. */
  branch: (entries: number) => void;
}

export const NO_MEANS: ExconMeans = {
  now: () => new Date(),
  timer: null,
  form: { read: () => null, write: () => {} },
  entries: async () => [],
  branch: () => {},
};

/** What a table asks of the screen that it stands on. */
export interface TableOptions {
  notice: string;
  changed: () => void;
  left: () => void;
  ended: () => void;
  /** The readings that ship, for what they would rule. */
  readings?: () => Promise<readonly Doctrine[]>;
  /** Called when the keyboard comes to a person or an edge is near. */
  ring?: () => void;
  /** Keeps whether hints are shown; left out where it need not outlive the desk. */
  hints?: DraftStore;
  /** What a facilitator's pages need; left out where none is in the room. */
  excon?: ExconMeans;
  /** Where several screens show one exercise. */
  room?: RoomMeans | null;
  /** What fails while no key is being done; left out, it fails as a rejection that nobody handles. */
  broken?: (error: unknown) => void;
}
