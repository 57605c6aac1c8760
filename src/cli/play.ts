// rung play: who sits where, and on which screen the console opens.
import { POLICY_NAMES, type SeatHolder } from '../exercise/state.ts';
import { SEATS, type Seat } from '../ladder/index.ts';
import { mistakeIn } from '../scenario/mistake.ts';
import type { Choice } from '../tui/screens/home.tsx';
import type { TimerOptions } from '../tui/turn-timer.ts';
import { coachingFrom, holdersFrom, seedFrom } from './arguments.ts';
import { openInConsole, placeOf, prepare, resume } from './console.ts';

interface PlayOptions {
  seed?: string;
  seat?: readonly string[];
  coaching?: string;
  doctrine?: string;
  variant?: string;
  closedSeats?: boolean;
  excon?: boolean;
  timer?: string;
  timerCloses?: boolean;
  ascii?: boolean;
}

const DEFAULT_TABLE: Record<Seat, SeatHolder> = { ukraine: 'person', coalition: 'by-the-book', us: 'by-the-book' };

export async function playCommand(name: string | undefined, options: PlayOptions): Promise<number> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) {
    throw mistakeIn('rung play', 'The console needs a terminal.', 'rung drill runs an exercise without one');
  }
  const isAscii = options.ascii ?? false;
  const timer = timerFrom(options);
  if (name === undefined) return openInConsole({ at: 'home', notice: '' }, isAscii, timer);
  if (name.endsWith('.jsonl')) {
    const fixed = ['seed', 'doctrine', 'variant', 'coaching', 'closedSeats', 'excon'] as const;
    if (options.seat !== undefined || fixed.some((key) => options[key] !== undefined)) {
      throw mistakeIn(
        name,
        'A saved exercise keeps its seed, doctrine, coaching and seats.',
        'resume it without these options',
      );
    }
    const { session, notice } = await resume(name);
    return openInConsole(placeOf(session, notice), isAscii, timer);
  }
  const [own, others] = splitCommission(options.seat ?? []);
  const given = holdersFrom('--seat', others, [...POLICY_NAMES, 'hold'], { me: 'person' });
  // Whoever names an own seat has chosen; Ukraine is mine only where nothing is.
  const hasOwn = own || Object.values(given).includes('person');
  const holders = { ...DEFAULT_TABLE, ...(hasOwn && { ukraine: 'by-the-book' as const }), ...given };
  if (!own && !SEATS.some((seat) => holders[seat] === 'person')) {
    throw mistakeIn('--seat', 'Nobody plays: no seat is held by me.', 'rung drill runs an exercise without people');
  }
  const choice: Choice = {
    scenario: name,
    seed: seedFrom(options.seed),
    doctrine: options.doctrine ?? null,
    variant: options.variant ?? null,
    coaching: coachingFrom(options.coaching) ?? null,
    holders,
    hasCommission: own,
    isClosed: options.closedSeats ?? false,
    hasExcon: options.excon ?? false,
  };
  if (timer && !choice.hasExcon)
    throw mistakeIn('--timer', "The turn timer is the facilitator's.", 'add --excon for a facilitator');
  return openInConsole({ at: 'briefing', scenario: await prepare(choice), choice }, isAscii, timer);
}

/** Whether a person takes the Commission's seat, and what is said of the other seats. */
function splitCommission(given: readonly string[]): [boolean, string[]] {
  const isOurs = (pair: string) => pair.startsWith('commission=');
  const who = given.filter(isOurs).at(-1)?.slice('commission='.length);
  if (who !== undefined && who !== 'me' && who !== 'engine')
    throw mistakeIn('--seat', `The Commission is held by me or by engine, not by "${who}".`);
  return [who === 'me', given.filter((pair) => !isOurs(pair))];
}

/** "10m" or "90s" → the turn timer. Throws MistakesFound. */
function timerFrom({ timer, timerCloses = false }: PlayOptions): TimerOptions | null {
  if (timer === undefined) {
    if (timerCloses) throw mistakeIn('--timer-closes', 'There is no turn timer to close the turn.', 'add --timer 10m');
    return null;
  }
  const [, count, unit] = /^(\d{1,3})(m|s)?$/.exec(timer) ?? [];
  const minutes = Number(count) / (unit === 's' ? 60 : 1);
  if (!(minutes > 0)) throw mistakeIn('--timer', `Expected a time as 10m or 90s, found "${timer}".`);
  return { minutes, closes: timerCloses };
}
