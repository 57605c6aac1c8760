// Who sits at a table, on what: the options that play and host share.
import { POLICY_NAMES, type SeatHolder } from '../exercise/words.ts';
import { SEATS, type Seat } from '../ladder/index.ts';
import { mistakeIn } from '../scenario/mistake.ts';
import type { Choice } from '../tui/screens/home/desk.ts';
import { type TimerOptions, timerFromText } from '../tui/turn-timer.ts';
import { coachingFrom, holdersFrom, seedFrom } from './arguments.ts';

export interface TableOptions {
  seed?: string;
  seat?: readonly string[];
  coaching?: string;
  doctrine?: string;
  variant?: string;
  closedSeats?: boolean;
  excon?: boolean;
  red?: string;
  hints?: boolean;
}

const ONE_PLAYER: Record<Seat, SeatHolder> = { ukraine: 'person', coalition: 'by-the-book', us: 'by-the-book' };
/** In a room of several screens each seat has people of its own. */
export const ROOM_OF_PLAYERS: Record<Seat, SeatHolder> = { ukraine: 'person', coalition: 'person', us: 'person' };

/** `table`: who holds the seats that the options leave out. Throws MistakesFound. */
export function choiceFrom(name: string, options: TableOptions, table = ONE_PLAYER): Choice {
  const [own, others] = splitCommission(options.seat ?? []);
  const given = holdersFrom('--seat', others, [...POLICY_NAMES, 'hold'], { me: 'person' });
  // The player takes Ukraine, unless the options give the player another seat.
  const hasRed = isRedOurs(options.red);
  const hasOwn = own || hasRed || Object.values(given).includes('person');
  const isOnePlayer = table === ONE_PLAYER;
  const holders = { ...table, ...(hasOwn && isOnePlayer && { ukraine: 'by-the-book' as const }), ...given };
  if (isOnePlayer && !own && !hasRed && !SEATS.some((seat) => holders[seat] === 'person')) {
    throw mistakeIn('--seat', 'Nobody plays: no seat is held by me.', 'rung drill runs an exercise without people');
  }
  return {
    scenario: name,
    seed: seedFrom(options.seed),
    doctrine: options.doctrine ?? null,
    variant: options.variant ?? null,
    coaching: coachingFrom(options.coaching) ?? null,
    holders,
    hasCommission: own,
    hasRed,
    isClosed: options.closedSeats ?? false,
    hasExcon: options.excon ?? false,
    hasHints: options.hints ?? false,
    timer: null,
  };
}

/** Whether a person answers as the other side. Throws MistakesFound. */
function isRedOurs(who = 'engine'): boolean {
  if (who !== 'person' && who !== 'engine')
    throw mistakeIn('--red', `The red cell is held by a person or by engine, not by "${who}".`);
  return who === 'person';
}

/** Whether a person takes the Commission's seat, and the pairs for the other seats. */
function splitCommission(given: readonly string[]): [boolean, string[]] {
  const isOurs = (pair: string) => pair.startsWith('commission=');
  const who = given.filter(isOurs).at(-1)?.slice('commission='.length);
  if (who !== undefined && who !== 'me' && who !== 'engine')
    throw mistakeIn('--seat', `The Commission is held by me or by engine, not by "${who}".`);
  return [who === 'me', given.filter((pair) => !isOurs(pair))];
}

/** "10m" or "90s" → the turn timer. Throws MistakesFound. */
export function timerFrom({
  timer,
  timerCloses = false,
}: {
  timer?: string;
  timerCloses?: boolean;
}): TimerOptions | null {
  if (timer === undefined) {
    if (timerCloses) throw mistakeIn('--timer-closes', 'There is no turn timer to close the turn.', 'add --timer 10m');
    return null;
  }
  const options = timerFromText(timer);
  if (!options) throw mistakeIn('--timer', `Expected a time as 10m or 90s, found "${timer}".`);
  return { ...options, closes: options.closes || timerCloses };
}
