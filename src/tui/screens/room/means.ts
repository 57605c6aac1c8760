// What a screen asks of the room with several screens that it stands in: who is there, who holds the pen of a chair, and,
// for the facilitator, the ways in.
import type { Seat } from '../../../ladder/index.ts';

/** Somebody in a chair. */
export interface PersonSign {
  /** As they named themselves; null where they did not. */
  name: string | null;
  door: 'ssh' | 'browser' | 'host';
  /** Whether the connection stands. */
  isThere: boolean;
  /** How long ago the connection came or went, in seconds. */
  sinceSeconds: number;
  hasPen: boolean;
  isYou: boolean;
}

export interface ChairSign {
  chair: string;
  /** As "Ukraine". */
  title: string;
  /** Whether somebody has to decide there now, and for how many seconds that has been so. */
  decidesSeconds: number | null;
  /** The policy that decides for its people, in words; null where they do. */
  policy: string | null;
  people: readonly PersonSign[];
  /** Whether one of them writes and the others look on. */
  hasPens: boolean;
}

/** The pen of a chair: several may look, one of them writes. */
export interface PenSign {
  isYours: boolean;
  /** Who holds it; null where nobody does. */
  holder: string | null;
  /** Who asks for it. */
  asked: string | null;
}

/** The ways into a chair, for the facilitator alone. */
export interface WaysIn {
  /** To be said aloud, as `ssh -p 2222 ukraine@10.0.0.5` and `https://10.0.0.5:8443`. */
  lines: readonly string[];
  code: string;
  /** What the browser's QR code holds. */
  link: string | null;
  /** Wrong codes since the room was opened. */
  wrong: number;
}

export interface Doors {
  ways: (chair: string) => WaysIn;
  /** The QR code of that text, as rows of half blocks. */
  qr: (text: string) => readonly string[];
  /** As "Host key SHA256:…". */
  fingerprints: readonly string[];
  /** What has gone wrong at the doors, newest last. */
  troubles: () => readonly string[];
  /** A new code for a chair; whoever sits there has to come again. */
  renew: (chair: string) => void;
  /** A policy decides for a seat, or its people do again; what came of it as a sentence. */
  hand: (chair: string) => Promise<string>;
  /** The plan of the day as it is typed. */
  day: () => string;
  /** Takes a plan of the day; what came of it as a sentence. */
  plan: (line: string) => { words: string; isTaken: boolean };
  /** The seats that evaluators see; all of them first, then each alone. */
  evaluated: () => readonly Seat[];
  nextEvaluated: () => void;
  /** What going back would undo; null where there is nothing. */
  wayBack: () => string | null;
  /** `asked`: what it was to undo when it was asked about. */
  goBack: (asked: string) => Promise<string>;
  /** Whether the seats may read their reports, which are there after ENDEX. */
  reports: () => 'not-yet' | 'kept' | 'released';
  release: () => void;
}

export interface RoomMeans {
  chairs: () => readonly ChairSign[];
  /** null where a chair has none. */
  pen: () => PenSign | null;
  /** Takes the pen, asks for it, or passes it on; what came of it as a sentence. */
  passPen: () => string;
  /** What the plan of the day says now; null where it says nothing. */
  day: () => { words: string; isBreak: boolean } | null;
  /** null for everybody but the facilitator. */
  doors: Doors | null;
  /** Whether whoever leaves this console closes the room: the facilitator at the host itself. */
  isHost: boolean;
  /** The addresses of the page in browsers, where papers are read; none where it is not served. */
  pages: () => readonly string[];
  subscribe: (changed: () => void) => () => void;
}
