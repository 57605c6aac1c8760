// Arguments that several commands take: text in, checked value out.
import { randomInt } from 'node:crypto';
import { COACHINGS, type Coaching, PRESETS, type Preset, type SeatHolder } from '../exercise/words.ts';
import { SEATS, type Seat } from '../ladder/index.ts';
import { attempt, mistakeIn, nearestHint } from '../scenario/mistake.ts';
import { isSeed, SEED_WORDS } from '../scenario/seed.ts';

/** The known name that was given; `what` says what it names. Throws MistakesFound. */
export function knownName<T extends string>(option: string, what: string, given: string, known: readonly T[]): T {
  const found = known.find((name) => name === given);
  if (found === undefined) throw mistakeIn(option, `There is no ${what} "${given}".`, nearestHint(given, known));
  return found;
}

export const presetFrom = (given: string): Preset => knownName('--preset', 'preset', given, PRESETS);

/** A whole number from 1 up to the most that makes sense. Throws MistakesFound. */
export function wholeNumber(option: string, given: string, most: number): number {
  const value = Number(given);
  if (/^\d+$/.test(given) && value >= 1 && value <= most) return value;
  throw mistakeIn(option, `Expected a whole number from 1 to ${most}, found "${given}".`);
}

/** The seed that was given, or a random one. Throws MistakesFound. */
export function seedFrom(given: string | undefined, option = '--seed'): string {
  if (given === undefined) return String(randomInt(1, 100000));
  if (/^\d+\.\.\d+$/.test(given))
    throw mistakeIn(option, `Expected one seed, found the range ${given}.`, 'rung seeds looks through a range');
  if (isSeed(given)) return given;
  throw mistakeIn(option, `Expected ${SEED_WORDS}, found ${JSON.stringify(given.slice(0, 60))}.`);
}

/** Why a text is no seed, as a sentence; null where it is one. */
export const seedTrouble = (typed: string): string | null =>
  attempt(() => seedFrom(typed)).mistakes[0]?.message ?? null;

export const coachingFrom = (given: string | undefined): Coaching | undefined =>
  given === undefined ? undefined : knownName('--coaching', 'coaching', given, COACHINGS);

/** Who holds which seat, from "ukraine=by-the-book", or "slow" for every seat; several with commas or repeated. Throws MistakesFound. */
export function holdersFrom(
  option: string,
  given: readonly string[],
  known: readonly SeatHolder[],
  words: Readonly<Record<string, SeatHolder>> = {},
): Partial<Record<Seat, SeatHolder>> {
  const holders: Partial<Record<Seat, SeatHolder>> = {};
  const named = new Set<Seat | undefined>();
  const names = [...Object.keys(words), ...known];
  for (const pair of given.flatMap((each) => each.split(',').map((part) => part.trim()))) {
    const parts = pair.split('=');
    const name = parts.at(-1)!;
    const seats = parts.length === 1 ? SEATS : SEATS.filter((each) => each === parts[0]);
    if (seats.length === 0 || parts.length > 2)
      throw mistakeIn(option, `Expected SEAT=NAME, found "${pair}".`, nearestHint(parts[0]!, SEATS));
    const bare = SEATS.find((each) => each === pair.replace(/=$/, ''));
    if (bare) throw mistakeIn(option, `Expected SEAT=NAME, found "${pair}".`, `as ${bare}=${names[0]}`);
    const holder = Object.hasOwn(words, name) ? words[name] : known.find((each) => each === name);
    if (!holder) throw mistakeIn(option, `Nobody named "${name}" can hold a seat.`, nearestHint(name, names));
    const seat = seats.length === 1 ? seats[0] : undefined;
    if (named.has(seat)) {
      const twice = seat === undefined ? 'All seats are' : `The seat ${seat} is`;
      throw mistakeIn(option, `${twice} given twice, here as "${pair}".`, 'keep one of them');
    }
    named.add(seat);
    // A name for one seat wins over a name for all seats, whichever comes first.
    for (const each of seats) if (seat !== undefined || !named.has(each)) holders[each] = holder;
  }
  return holders;
}
