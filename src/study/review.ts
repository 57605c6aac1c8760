// A review: everything that an after-action report, a score or a comparison says of one journal, worked out from the
// journal alone. Pure: the same bytes give the same review.
import { type History, type PlayedExercise, readHistory } from '../exercise/played.ts';
import { fold, rehearse } from '../exercise/rehearsal.ts';
import type { Rubric } from '../exercise/rubric.ts';
import type { Scenario } from '../exercise/scenario.ts';
import { type Score, scoreOf } from '../exercise/score.ts';
import type { PolicyName, SeatHolder, State } from '../exercise/state.ts';
import type { Opening } from '../journal/entry.ts';
import { type Journal, understanding } from '../journal/read.ts';
import type { Seat } from '../ladder/index.ts';

export const BASELINES = ['by-the-book', 'passive', 'trigger-happy'] as const satisfies readonly PolicyName[];

export interface Baseline {
  policy: (typeof BASELINES)[number];
  team: Score['team'];
  orders: number;
  refused: number;
}

/** A rubric with the digest of its file. */
export type GivenRubric = Rubric & { digest: string };

export interface Review {
  opening: Opening;
  head: string;
  entries: number;
  history: History;
  rubric: GivenRubric;
  /** As the law ruled. */
  exercise: PlayedExercise;
  score: Score;
  /** As the facilitator's last word has it; null where nothing was overruled. */
  overruled: Score | null;
}

export function historyOf(journal: Pick<Journal, 'entries'>): History {
  return journal.entries.flatMap(({ n, body }) => body.events.map((event) => ({ line: n + 1, event })));
}

/** Throws JournalTrouble where this version cannot make sense of the record. */
export function review(journal: Journal, rubric: GivenRubric): Review {
  return understanding(journal, () => {
    const { opening, head, entries } = journal;
    const { scenario } = opening;
    const history = historyOf(journal);
    const exercise = readHistory(scenario, history, fold);
    const isOverruled = exercise.orders.some(({ given }) => given.overruled);
    const overruled = isOverruled ? scoreOf(scenario, rubric, readHistory(scenario, history, fold, 'overruled')) : null;
    const score = scoreOf(scenario, rubric, exercise);
    return { opening, head, entries: entries.length, history, rubric, exercise, score, overruled };
  });
}

/** The same incidents met by policies in the seats that were played. */
export function baselines({ opening, rubric }: Review): Baseline[] {
  const { scenario, start } = opening;
  return BASELINES.map((policy) => {
    const seat = (name: Seat): SeatHolder => (start.holders[name] === 'hold' ? 'hold' : policy);
    const holders = { ukraine: seat('ukraine'), coalition: seat('coalition'), us: seat('us') };
    const { state, score } = playScored(scenario, rubric, { ...start, holders });
    const refused = state.orders.filter(({ ruling }) => ruling.verdict === 'refused').length;
    return { policy, team: score.team, orders: state.orders.length, refused };
  });
}

/** Plays a start with policies in all seats, and scores it. */
export function playScored(
  scenario: Scenario,
  rubric: Rubric,
  start: Opening['start'],
): { state: State; score: Score; exercise: PlayedExercise } {
  const { hasExcon: _, commission: __, ...rest } = start;
  const { events } = rehearse(scenario, { ...rest, script: [] });
  const exercise = readHistory(
    scenario,
    events.map((event, index) => ({ line: index + 1, event })),
    fold,
  );
  return { state: exercise.state, score: scoreOf(scenario, rubric, exercise), exercise };
}
