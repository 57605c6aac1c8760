// rung play: who sits where, and on which screen the console opens.
import { POLICY_NAMES, type SeatHolder } from '../exercise/state.ts';
import { SEATS, type Seat } from '../ladder/index.ts';
import { mistakeIn } from '../scenario/mistake.ts';
import type { Choice } from '../tui/screens/home.tsx';
import { coachingFrom, holdersFrom, seedFrom } from './arguments.ts';
import { openInConsole, placeOf, prepare, resume } from './console.ts';

interface PlayOptions {
  seed?: string;
  seat?: readonly string[];
  coaching?: string;
  doctrine?: string;
  variant?: string;
  closedSeats?: boolean;
  ascii?: boolean;
}

const DEFAULT_TABLE: Record<Seat, SeatHolder> = { ukraine: 'person', coalition: 'by-the-book', us: 'by-the-book' };

export async function playCommand(name: string | undefined, options: PlayOptions): Promise<number> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) {
    throw mistakeIn('rung play', 'The console needs a terminal.', 'rung drill runs an exercise without one');
  }
  const isAscii = options.ascii ?? false;
  if (name === undefined) return openInConsole({ at: 'home', notice: '' }, isAscii);
  if (name.endsWith('.jsonl')) {
    const fixed = ['seed', 'doctrine', 'variant', 'coaching', 'closedSeats'] as const;
    if (options.seat !== undefined || fixed.some((key) => options[key] !== undefined)) {
      throw mistakeIn(
        name,
        'A saved exercise keeps its seed, doctrine, coaching and seats.',
        'resume it without these options',
      );
    }
    const { session, notice } = await resume(name);
    return openInConsole(placeOf(session, notice), isAscii);
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
  };
  return openInConsole({ at: 'briefing', scenario: await prepare(choice), choice }, isAscii);
}

/** Whether a person takes the Commission's seat, and what is said of the other seats. */
function splitCommission(given: readonly string[]): [boolean, string[]] {
  const isOurs = (pair: string) => pair.startsWith('commission=');
  const who = given.filter(isOurs).at(-1)?.slice('commission='.length);
  if (who !== undefined && who !== 'me' && who !== 'engine')
    throw mistakeIn('--seat', `The Commission is held by me or by engine, not by "${who}".`);
  return [who === 'me', given.filter((pair) => !isOurs(pair))];
}
