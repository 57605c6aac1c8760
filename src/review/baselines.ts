// The baselines of an exercise: the same incidents met by policies in the seats that were played, up to the minute that was
// reached, so that an exercise that was ended early is held against as much of it. They follow from the first line of the
// record and that minute alone, so that they can be computed before anybody asks for the report: a drill does it once it
// has said how it went, a console while the end is read.
import { rehearseFrom } from '../exercise/chairs/rehearsal.ts';
import type { Event } from '../exercise/events.ts';
import { historian } from '../exercise/score/played.ts';
import { type Score, scoreOf } from '../exercise/score/score.ts';
import type { PolicyName, SeatHolder } from '../exercise/words.ts';
import { cached } from '../journal/cache.ts';
import type { During } from '../journal/verified.ts';
import type { Seat } from '../ladder/index.ts';
import type { Review } from './review.ts';

export const BASELINES = ['by-the-book', 'passive', 'trigger-happy'] as const satisfies readonly PolicyName[];

export interface Baseline {
  policy: (typeof BASELINES)[number];
  team: Score['team'];
  orders: number;
  refused: number;
}

/** What a policy makes of the incidents as the record holds them. */
export function baseline({ opening, rubric, history, exercise }: Review, policy: Baseline['policy']): Baseline {
  const { start } = opening;
  const endex = exercise.state.minute;
  const scenario = { ...opening.scenario, endex };
  const first = history[0]!.event;
  if (first.type !== 'exercise-started') throw new TypeError('an exercise begins with its start');

  const seat = (name: Seat): SeatHolder => (start.holders[name] === 'hold' ? 'hold' : policy);
  const holders = { ukraine: seat('ukraine'), coalition: seat('coalition'), us: seat('us') };
  const opened: Event = { ...first, endex, holders, hasExcon: false, commission: 'engine', red: 'engine', script: [] };
  const played = historian();
  // No record is kept of it, so its lines have no numbers.
  const { state } = rehearseFrom(scenario, [opened], { look: (run, event) => played.note(run, event, 0) });
  const { team } = scoreOf(scenario, rubric, played.exercise(state));
  const refused = state.orders.filter(({ ruling }) => ruling.verdict === 'refused').length;
  return { policy, team, orders: state.orders.length, refused };
}

function cachedBaseline(reviewed: Review, policy: Baseline['policy'], during: During = (_, work) => work()): Baseline {
  const { opened, rubric, exercise } = reviewed;
  return cached(`baseline ${policy}`, [opened, rubric.digest, String(exercise.state.minute)], () =>
    during(`Playing the same seed: ${policy}`, () => baseline(reviewed, policy)),
  );
}

export const baselines = (reviewed: Review, during?: During): Baseline[] =>
  BASELINES.map((policy) => cachedBaseline(reviewed, policy, during));

const APART_MS = 700;

/** Caches them one after the other, so that typing in the console is hardly delayed. */
export function cacheBaselines(reviewed: Review): void {
  for (const [n, policy] of BASELINES.entries()) {
    const compute = () => {
      try {
        cachedBaseline(reviewed, policy);
      } catch {
        // The report computes it again and shows the error then.
      }
    };
    setTimeout(compute, (n + 1) * APART_MS).unref();
  }
}
