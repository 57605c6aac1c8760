// The screens that have keys, and the lists of words of plain mode: the manual shows them, and a test reads them.
import { type KeyWords, TYPING_KEYS } from '../tui/keys.ts';
import { COMMISSION_WORDS } from '../tui/plain/commission.ts';
import { RED_WORDS } from '../tui/plain/red.ts';
import { SEAT_WORDS } from '../tui/plain/seat.ts';
import { COMMISSION_KEYS } from '../tui/screens/commission/keys.ts';
import { END_KEYS } from '../tui/screens/end/keys.ts';
import { EVALUATOR_KEYS } from '../tui/screens/evaluator/keys.ts';
import { EXCON_KEYS } from '../tui/screens/excon/keys.ts';
import { HOME_KEYS } from '../tui/screens/home/keys.ts';
import { LIBRARY_KEYS } from '../tui/screens/library/keys.ts';
import { RED_KEYS } from '../tui/screens/red/keys.ts';
import { REPLAY_KEYS } from '../tui/screens/replay/keys.ts';
import { SEAT_KEYS } from '../tui/screens/seat/keys.ts';

export const KEY_PAGES: Readonly<Record<string, readonly KeyWords[]>> = {
  'Home screen': HOME_KEYS,
  'An exercise': SEAT_KEYS,
  "The Commission's desk": COMMISSION_KEYS,
  "The red cell's desk": RED_KEYS,
  "The facilitator's console": EXCON_KEYS,
  "An evaluator's screen": EVALUATOR_KEYS,
  'After ENDEX': END_KEYS,
  Replay: REPLAY_KEYS,
  Library: LIBRARY_KEYS,
  'While a text is typed': TYPING_KEYS,
};

export const PLAIN_WORDS = {
  'A seat': SEAT_WORDS,
  'The Commission': COMMISSION_WORDS,
  'The red cell': RED_WORDS,
} as const;
