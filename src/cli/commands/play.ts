// rung play: who sits where, and on which screen the console opens.
import { POLICY_NAMES, type SeatHolder } from '../../exercise/words.ts';
import { SEATS, type Seat } from '../../ladder/index.ts';
import { mistakeIn } from '../../scenario/mistake.ts';
import type { Choice } from '../../tui/screens/home/desk.ts';
import type { TimerOptions } from '../../tui/turn-timer.ts';
import { coachingFrom, holdersFrom, seedFrom } from '../arguments.ts';
import { openInConsole, placeOf } from '../console/open-console.ts';
import { prepare, resume, setTimer, showHints, start } from '../console/sessions.ts';
import { lookFrom, needScreen } from '../look.ts';

interface PlayOptions {
  seed?: string;
  seat?: readonly string[];
  coaching?: string;
  doctrine?: string;
  variant?: string;
  closedSeats?: boolean;
  excon?: boolean;
  red?: string;
  timer?: string;
  timerCloses?: boolean;
  bell?: boolean;
  hints?: boolean;
  ascii?: boolean;
  theme?: string;
  plain?: boolean;
}

const DEFAULT_TABLE: Record<Seat, SeatHolder> = { ukraine: 'person', coalition: 'by-the-book', us: 'by-the-book' };

export async function playCommand(name: string | undefined, options: PlayOptions): Promise<number> {
  const look = lookFrom(options);
  if (options.plain) return playInPlain(name, options);
  needScreen('rung play', 'add --plain; or rung drill runs an exercise without one');
  const timer = timerFrom(options);
  const wanted = { timer, bell: options.bell ?? false };
  if (name === undefined) return openInConsole({ at: 'home', notice: '' }, look, wanted);
  if (name.endsWith('.jsonl')) {
    const { seating, notice } = await saved(name, options);
    if (timer && !seating.excon()) {
      seating.record.close();
      throw noFacilitator('this exercise was begun without one');
    }
    if (timer) setTimer(seating.record, timer);
    if (options.hints) showHints(seating.record);
    return openInConsole(placeOf(seating, notice), look, wanted);
  }
  const choice = choiceFrom(name, options);
  if (timer && !choice.hasExcon) throw noFacilitator('add --excon for a facilitator');
  return openInConsole({ at: 'briefing', scenario: await prepare(choice), choice }, look, wanted);
}

const noFacilitator = (hint: string) => mistakeIn('--timer', "The turn timer is the facilitator's.", hint);

async function playInPlain(name: string | undefined, options: PlayOptions): Promise<number> {
  if (name === undefined) {
    throw mistakeIn(
      'rung play --plain',
      'No scenario is named.',
      'rung scenarios lists them, as: rung play first-shot --plain',
    );
  }
  if (options.closedSeats || options.excon) {
    const what = options.excon ? "The facilitator's console" : 'A closed table';
    throw mistakeIn('rung play --plain', `${what} needs the console: lines of text stay where all can read them.`);
  }
  const { playPlain } = await import('../console/plain.ts');
  if (name.endsWith('.jsonl')) {
    const { seating, notice } = await saved(name, options);
    if (seating.chairs.includes('red') && seating.chairs.length > 1) {
      seating.record.close();
      throw redBesideOthers();
    }
    if (options.hints) showHints(seating.record);
    return playPlain(seating, notice);
  }
  const choice = choiceFrom(name, options);
  const { holders, hasCommission, hasRed } = choice;
  if (hasRed && (hasCommission || Object.values(holders).includes('person'))) throw redBesideOthers();
  return playPlain(await start(await prepare(choice), choice), '');
}

const redBesideOthers = () =>
  mistakeIn(
    'rung play --plain',
    'A red cell beside other people needs the console: lines of text stay where all can read them.',
  );

/** Resumes a saved exercise. Throws MistakesFound where options would change how it was begun. */
function saved(name: string, options: PlayOptions): ReturnType<typeof resume> {
  const fixed = ['seed', 'doctrine', 'variant', 'coaching', 'closedSeats', 'excon', 'red'] as const;
  if (options.seat !== undefined || fixed.some((key) => options[key] !== undefined)) {
    throw mistakeIn(
      name,
      'A saved exercise keeps its seed, doctrine, coaching and seats.',
      'resume it without these options',
    );
  }
  return resume(name);
}

function choiceFrom(name: string, options: PlayOptions): Choice {
  const [own, others] = splitCommission(options.seat ?? []);
  const given = holdersFrom('--seat', others, [...POLICY_NAMES, 'hold'], { me: 'person' });
  // The player takes Ukraine, unless the options give the player another seat.
  const hasRed = isRedOurs(options.red);
  const hasOwn = own || hasRed || Object.values(given).includes('person');
  const holders = { ...DEFAULT_TABLE, ...(hasOwn && { ukraine: 'by-the-book' as const }), ...given };
  if (!own && !hasRed && !SEATS.some((seat) => holders[seat] === 'person')) {
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
