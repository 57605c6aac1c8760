// Comparisons: teams on one seed at the same opportunities, and one record under another reading of the plan.
import { scriptOf } from '../exercise/chairs/rehearsal.ts';
import { playFrom } from '../exercise/run/play.ts';
import { isOpen } from '../exercise/run/prompts.ts';
import { isDueLater } from '../exercise/score/dimensions.ts';
import { type PlayedPrompt, readHistory } from '../exercise/score/played.ts';
import { type Score, scoreOf } from '../exercise/score/score.ts';
import { ordersGiven, timelineOf } from '../exercise/score/timeline.ts';
import type { PromptKind } from '../exercise/words.ts';
import { type ActId, type Doctrine, type Minute, SEATS, type Seat } from '../ladder/index.ts';
import { type Change, compareReadings } from './readings.ts';
import type { Review } from './review.ts';

/** What one team did with an opportunity; null where it never had it. */
export interface Taken {
  known: Minute;
  met: Minute | null;
  response: string | null;
  line: number;
  /** Not done, and not due by the team's last minute: nothing to hold against it. */
  isOpen: boolean;
}

export interface Opportunity {
  seat: Seat;
  kind: PromptKind;
  about: ActId;
  /** One for each team, in the order given. */
  taken: readonly (Taken | null)[];
}

/** Whether two records are of the same incidents: one scenario, one seed. */
export function isSameSeed(a: Review, b: Review): boolean {
  const of = ({ opening: { digests, scenario } }: Review) => [digests.seed, scenario.id, scenario.variant].join('/');
  return of(a) === of(b);
}

/** How far an exercise came. */
export interface Reach {
  minute: Minute;
  /** The scenario's own last minute. */
  endex: Minute;
  isEnded: boolean;
  /** It went to its own end; only the totals of such exercises are compared. */
  isWhole: boolean;
}

export function reachOf({ opening: { scenario }, exercise: { state } }: Pick<Review, 'opening' | 'exercise'>): Reach {
  const { minute, isEnded } = state;
  const { endex } = scenario;
  return { minute, endex, isEnded, isWhole: isEnded && minute >= endex };
}

/** The opportunities that every team came far enough to have, and how many others there are. */
export function withinReach(all: readonly Opportunity[], reaches: readonly Reach[]) {
  const until = Math.min(...reaches.map(({ minute }) => minute));
  const within = all.filter((each) => firstKnown(each) < until);
  return { until, within, beyond: all.length - within.length };
}

/** The duties of all teams, matched by seat, kind and acts, in the order in which they were first known. */
export function opportunities(reviews: readonly Review[]): Opportunity[] {
  const found: (Opportunity & { acts: Set<ActId>; taken: (Taken | null)[] })[] = [];
  for (const [team, review] of reviews.entries()) {
    for (const played of review.exercise.prompts) {
      const { seat, kind, about, acts } = played.prompt;
      let match = found.find(
        (each) =>
          each.seat === seat && each.kind === kind && each.taken[team] === null && acts.some((id) => each.acts.has(id)),
      );
      if (!match) {
        match = { seat, kind, about, acts: new Set(), taken: reviews.map(() => null) };
        found.push(match);
      }
      for (const id of acts) match.acts.add(id);
      match.taken[team] = taken(review, played);
    }
  }
  return found
    .sort((a, b) => firstKnown(a) - firstKnown(b))
    .map(({ seat, kind, about, taken: each }) => ({ seat, kind, about, taken: each }));
}

const firstKnown = ({ taken: each }: Opportunity): Minute =>
  Math.min(...each.flatMap((one) => (one ? [one.known] : [])));

function taken({ opening, exercise }: Review, { prompt, line, metLine }: PlayedPrompt): Taken {
  const order = exercise.orders.find(({ meets }) => meets.includes(prompt.n));
  return {
    known: prompt.knownAt ?? prompt.raisedAt,
    met: prompt.metAt,
    response: order?.given.order.response ?? null,
    line: metLine ?? line,
    isOpen: isDueLater(opening.scenario, exercise.state, prompt),
  };
}

export interface OtherReading {
  /** Rulings that flip on the very facts of the record. */
  changes: readonly Change[];
  /** The same facts and orders played again, as recorded and under the other reading. */
  recorded: Score;
  other: Score;
}

export function underReading(review: Review, doctrine: Doctrine): OtherReading {
  const { scenario } = review.opening;
  const { state } = review.exercise;
  return {
    changes: compareReadings(scenario.doctrine, doctrine, timelineOf(scenario, state)),
    recorded: scoreAgain(review, scenario.doctrine),
    other: scoreAgain(review, doctrine),
  };
}

// The facts arrive as they did, and the orders are given when they were given: only the reading differs. It is played as far
// as the record goes, so that an end before its time leaves the same duties open.
function scoreAgain({ opening, exercise, history, rubric }: Review, doctrine: Doctrine): Score {
  const { state } = exercise;
  const whole = { ...opening.scenario, doctrine };
  const scenario = { ...whole, endex: state.minute };
  const first = history[0]!.event;
  if (first.type !== 'exercise-started') throw new TypeError('an exercise begins with its start');
  const holder = (seat: Seat) => (opening.start.holders[seat] === 'hold' ? 'hold' : 'file');
  const started = {
    ...first,
    endex: state.minute,
    holders: Object.fromEntries(SEATS.map((seat) => [seat, holder(seat)])) as typeof first.holders,
    hasExcon: false,
    commission: 'engine' as const,
    red: 'engine' as const,
    incidents: [],
    members: [],
    injects: [...state.received],
    script: scriptOf(ordersGiven(state)),
  };
  const { events } = playFrom(scenario, [started]);
  const again = events.map((event, index) => ({ line: index + 1, event }));
  return scoreOf(state.isEnded ? whole : scenario, rubric, readHistory(scenario, again));
}

export interface TeamFigures {
  team: Score['team'];
  orders: number;
  refused: number;
  reach: Reach;
  duties: number;
  /** Duties that fell due and were not done. */
  unmet: number;
  /** Duties that were known and not due at the end. */
  open: number;
  /** Mean minutes from known to done, over the duties that were done; null where none was. */
  delay: number | null;
}

export function teamFigures(review: Pick<Review, 'score' | 'exercise' | 'opening'>): TeamFigures {
  const { score, exercise, opening } = review;
  const done = exercise.prompts.flatMap(({ prompt: { metAt, knownAt, raisedAt } }) =>
    metAt === null ? [] : [Math.max(0, metAt - (knownAt ?? raisedAt))],
  );
  const waiting = exercise.prompts.filter(({ prompt }) => isOpen(prompt));
  const open = waiting.filter(({ prompt }) => isDueLater(opening.scenario, exercise.state, prompt)).length;
  return {
    team: score.team,
    reach: reachOf(review),
    orders: exercise.orders.length,
    refused: exercise.orders.filter(({ refusal }) => refusal !== null).length,
    duties: exercise.prompts.length,
    unmet: waiting.length - open,
    open,
    delay: done.length === 0 ? null : Math.round(done.reduce((sum, each) => sum + each, 0) / done.length),
  };
}

/** Those that the teams used differently: other orders, or an hour and more apart. What was open at an end says nothing. */
export function differing(all: readonly Opportunity[]): Opportunity[] {
  return all.filter(({ taken }) => {
    const [first, ...rest] = taken.filter((each) => !each?.isOpen);
    if (first === undefined) return false;
    return rest.some((each) => {
      if (!first || !each) return first !== each;
      if (first.response !== each.response) return true;
      return Math.abs(delayOf(first) - delayOf(each)) >= 60;
    });
  });
}

const delayOf = ({ known, met }: Taken): number => (met === null ? Infinity : Math.max(0, met - known));
