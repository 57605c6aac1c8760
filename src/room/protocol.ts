// What the browser page and the host say to each other, as JSON in text frames. The page reads this file too, so it takes
// nothing from elsewhere.

export type FromPage =
  | { t: 'enter'; chair: string; code: string; columns: number; rows: number; plain: boolean }
  | { t: 'back'; token: string; columns: number; rows: number; plain: boolean }
  | { t: 'keys'; keys: string }
  | { t: 'size'; columns: number; rows: number }
  /** The screen of that number was drawn, and all before it. */
  | { t: 'ack'; n: number }
  /** Which papers there are, and one of them. */
  | { t: 'papers' }
  | { t: 'paper'; name: string };

export type FromHost =
  | { t: 'exercise'; title: string }
  | { t: 'admitted'; token: string; chair: string; title: string }
  | { t: 'refused'; words: string }
  | { t: 'screen'; n: number; text: string }
  /** The host ended this connection: the page does not come back by itself. */
  | { t: 'closed'; words: string }
  | { t: 'papers'; list: readonly PaperSign[] }
  /** Where it can be fetched once, within a minute; null where there is none, and then why. */
  | { t: 'paper'; name: string; title: string; path: string | null }
  | { t: 'error'; words: string }
  /** Nothing but a sign of life: a page does not see the pings, and would not notice that the host fell silent. */
  | { t: 'alive' };

export type PaperName = 'brief' | 'card' | 'report';

/** A paper that a chair may read; the title is for people. */
export interface PaperSign {
  name: PaperName;
  title: string;
}

export const DOOR_PATH = '/door';
/** What one message of keys may hold; the page sends more in several. */
export const MOST_KEYS = 4096;
/** How often the host pings and gives a sign of life. */
export const PING_MS = 10_000;
