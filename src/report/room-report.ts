// What happened in the room beside the exercise, as the after-action report has it for its reader: messages, what evaluators
// noted, when a policy decided for people, and where the facilitator went back.
import type { Dated, State, WentBack } from '../exercise/state.ts';
import type { Letter, Observation, PolicyName } from '../exercise/words.ts';
import { clock, type Minute, type Seat } from '../ladder/index.ts';
import type { Reader } from '../review/stories.ts';
import { seatInSentence, spoken } from './words.ts';

/** A time in which a policy decided for people; `to`: null where it did to the end. */
export interface Handed {
  seat: Seat;
  policy: PolicyName;
  from: Minute;
  to: Minute | null;
  words: string;
}

/** What was noted of one objective; null: of none. */
export interface Evaluation {
  objective: string | null;
  ratings: readonly number[];
  mean: number | null;
  observations: readonly Pick<Dated<Observation>, 'at' | 'seat' | 'rating' | 'text'>[];
}

export interface RoomReport {
  letters: readonly Dated<Letter>[];
  /** Until ENDEX a seat is told of its own alone. */
  handed: readonly Handed[];
  /** As sentences. */
  wentBack: readonly string[];
  /** By objective; null in a seat's report until ENDEX. */
  evaluation: readonly Evaluation[] | null;
}

export function roomReport(state: State, reader: Reader, objectives: readonly string[]): RoomReport {
  const { letters, wentBack, observations, isEnded } = state;
  const isAll = reader === 'facilitator';
  const handed = handedTimes(state);
  return {
    letters: isAll ? letters : letters.filter(({ from, to }) => from === reader || to.includes(reader)),
    handed: isAll || isEnded ? handed : handed.filter(({ seat }) => seat === reader),
    wentBack: wentBack.map(backSentence),
    evaluation: isAll
      ? evaluations(observations, objectives, true)
      : isEnded
        ? evaluations(
            observations.filter(({ seat }) => seat === null || seat === reader),
            objectives,
            false,
          )
        : null,
  };
}

/** When a policy decided for people, in the order in which it began. */
export function handedTimes({ handed }: Pick<State, 'handed'>): Handed[] {
  const times: Handed[] = [];
  for (const [n, { at: from, seat, to: holder }] of handed.entries()) {
    if (holder === 'person') continue;
    const to = handed.slice(n + 1).find((next) => next.seat === seat)?.at ?? null;
    const when = to === null ? `from ${clock(from)} on` : `from ${clock(from)} to ${clock(to)}`;
    const words = `A policy (${spoken(holder)}) decided for ${seatInSentence(seat)} ${when}`;
    times.push({ seat, policy: holder, from, to, words });
  }
  return times;
}

const backSentence = ({ at, from, head }: WentBack): string =>
  `EXCON went back from ${clock(from)} to ${clock(at)}; what was played between stands in another record (head ${head.slice(0, 12)}…), so the minutes from ${clock(at)} to ${clock(from)} were played twice`;

function evaluations(
  observations: readonly Dated<Observation>[],
  objectives: readonly string[],
  isWhole: boolean,
): Evaluation[] {
  const all = [...objectives, null].map((objective): Evaluation => {
    const noted = observations.filter((each) => each.objective === objective);
    const ratings = noted.flatMap(({ rating }) => (rating === null ? [] : [rating]));
    const mean = ratings.length === 0 ? null : ratings.reduce<number>((sum, each) => sum + each, 0) / ratings.length;
    return {
      objective,
      ratings,
      mean,
      observations: noted.map(({ at, seat, rating, text }) => ({ at, seat, rating, text })),
    };
  });
  // That an objective was not rated is worth knowing, where anything was.
  return all.filter(
    ({ objective, observations: noted }) =>
      noted.length > 0 || (isWhole && observations.length > 0 && objective !== null),
  );
}

/** What the score of a seat is not, where it was not its people's alone. */
export const handedLimit = ({ words, seat }: Handed): string =>
  `${words}: the score of ${seatInSentence(seat)} is not that of its people alone.`;
