// A review: everything that an after-action report, a score or a comparison says of one journal, worked out from the
// journal alone. Pure: the same bytes give the same review.
import type { History } from '../exercise/played.ts';
import type { Rubric } from '../exercise/rubric.ts';
import type { Score } from '../exercise/score.ts';
import { type ScoredHistory, scoredHistory } from '../exercise/scored-history.ts';
import type { PolicyName, SeatHolder } from '../exercise/state.ts';
import type { Opening } from '../journal/entry.ts';
import type { Journal } from '../journal/read.ts';
import { understanding } from '../journal/understanding.ts';
import type { Seat } from '../ladder/index.ts';
import { playScoredFrom } from './batch.ts';

export const BASELINES = ['by-the-book', 'passive', 'trigger-happy'] as const satisfies readonly PolicyName[];

export interface Baseline {
  policy: (typeof BASELINES)[number];
  team: Score['team'];
  orders: number;
  refused: number;
}

/** A rubric with the digest of its file. */
export type GivenRubric = Rubric & { digest: string };

export interface Review extends ScoredHistory {
  opening: Opening;
  head: string;
  /** The digest of its first line: of everything that was set and drawn at STARTEX. */
  opened: string;
  /** How many lines it has; to a seat how many things it was told. */
  entries: number;
  rubric: GivenRubric;
}

export function historyOf(journal: Pick<Journal, 'entries'>): History {
  return journal.entries.flatMap(({ n, body }) => body.events.map((event) => ({ line: n + 1, event })));
}

/** Throws JournalTrouble where this version cannot make sense of the record. */
export function review(journal: Journal, rubric: GivenRubric): Review {
  return understanding(journal, () => {
    const { opening, head, entries } = journal;
    const { digest: opened } = entries[0]!;
    const read = scoredHistory(opening.scenario, rubric, historyOf(journal));
    return { opening, head, opened, entries: entries.length, rubric, ...read };
  });
}

/** The same incidents, as the record holds them, met by a policy in the seats that were played. */
export function baseline({ opening, rubric, history }: Review, policy: Baseline['policy']): Baseline {
  const { scenario, start } = opening;
  const first = history[0]!.event;
  if (first.type !== 'exercise-started') throw new TypeError('an exercise begins with its start');
  const { hasExcon: _, ...started } = first;
  const seat = (name: Seat): SeatHolder => (start.holders[name] === 'hold' ? 'hold' : policy);
  const holders = { ukraine: seat('ukraine'), coalition: seat('coalition'), us: seat('us') };
  const opened = { ...started, holders, commission: 'engine' as const, script: [] };
  const { state, score } = playScoredFrom(scenario, rubric, [opened]);
  const refused = state.orders.filter(({ ruling }) => ruling.verdict === 'refused').length;
  return { policy, team: score.team, orders: state.orders.length, refused };
}
