// What a door and the room ask of each other. A door carries bytes to and from somebody's machine; who may sit where, and
// what stands on the screen, is the room's affair.
import type { ChairName } from '../session/chair.ts';
import type { Size } from '../tui/layout.ts';
import type { PaperSign } from './protocol.ts';

/** The chairs that may be called from outside: those of the exercise, one that notes what seats do, and two that only look. */
export type RoomChair = ChairName | 'evaluator' | 'observer' | 'wall';

export const ROOM_CHAIRS: readonly RoomChair[] = [
  'ukraine',
  'coalition',
  'us',
  'commission',
  'red',
  'excon',
  'evaluator',
  'observer',
  'wall',
];

export const SEATS_OF_ROOM = ['ukraine', 'coalition', 'us'] as const;

export type DoorName = 'ssh' | 'browser';

export interface Caller {
  door: DoorName;
  /** The address of the machine, without its port. */
  address: string;
}

/** One connection, as the room sees it. */
export interface Connection {
  readonly caller: Caller;
  /** How many bytes were sent and have not arrived yet, as far as the door knows. */
  readonly backlog: () => number;
  send: (text: string) => void;
  /** Ends it, with a sentence that is shown there. */
  close: (words: string) => void;
}

/** What a connection looks like at the other end. */
export interface Sight {
  size: Size;
  /** Lines of text in place of a drawing. */
  isPlain: boolean;
  /** Letters of ASCII alone. */
  isAscii: boolean;
  hasColour: boolean;
}

/** Somebody who was let in: the token brings the same person back to the same screen. */
export interface Admitted {
  token: string;
  chair: RoomChair;
  /** As "Ukraine" or "Wall". */
  title: string;
}

/** A paper as a whole HTML page. */
export interface Paper {
  title: string;
  html: string;
}

/** A connection that shows somebody's screen. */
export interface Attached {
  /** Keys, or lines of text in plain mode. */
  type: (keys: string) => void;
  resize: (size: Size) => void;
  /** What was sent has arrived. */
  caughtUp: () => void;
  /** The connection is gone. */
  gone: () => void;
}

/** What the room lets its doors do. */
export interface Entrance {
  /** The title of the exercise, which everybody may read. */
  readonly title: string;
  /** Whether one more connection of that address is taken; a flood is not. Call `left` when it ends. */
  arrived: (caller: Caller) => boolean;
  left: (caller: Caller) => void;
  /** A chair asked for by a code; null where one of them is wrong, and never which. Takes its time after several wrong ones. */
  enter: (chair: string, code: string, caller: Caller) => Promise<Admitted | null>;
  /** Somebody who has been here; null where nobody has that token. */
  comeBack: (token: string, caller: Caller) => Admitted | null;
  /** Somebody whose key was offered when a code of that chair was taken; null where nobody's was. The door has it proved. */
  knows: (chair: string, key: string) => Admitted | null;
  remember: (admitted: Admitted, keys: readonly string[]) => void;
  /** Shows the screen of whoever was let in on that connection; the one that showed it before is closed. */
  attach: (admitted: Admitted, connection: Connection, sight: Sight) => Attached;
  /** What that chair may read now. */
  papers: (admitted: Admitted) => readonly PaperSign[];
  /** One of them; null where that chair has no such paper now. Throws where it cannot be made. */
  paper: (admitted: Admitted, name: string) => Promise<Paper | null>;
}
