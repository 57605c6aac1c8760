// A review: everything that an after-action report, a score or a comparison says of one journal, computed from the
// journal alone. Pure: the same bytes give the same review.
import type { Rubric } from '../exercise/rubric.ts';
import type { History } from '../exercise/score/played.ts';
import { type ScoredHistory, scoredHistory } from '../exercise/score/scored-history.ts';
import type { Opening } from '../journal/entry.ts';
import type { Journal } from '../journal/read.ts';
import { understanding } from '../journal/understanding.ts';

export type GivenRubric = Rubric & { digest: string };

export interface Review extends ScoredHistory {
  opening: Opening;
  head: string;
  /** The digest of its first line: of everything that was set and drawn at STARTEX. */
  opened: string;
  /** The digest of the line with which it ended; null while it goes on. What is said of it later changes nothing of it. */
  ended: string | null;
  /** How many lines it has; for a seat, how many events reached it. */
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
    const ended = entries.find(({ body }) => body.events.some(({ type }) => type === 'exercise-ended'))?.digest ?? null;
    const read = scoredHistory(opening.scenario, rubric, historyOf(journal));
    return { opening, head, opened, ended, entries: entries.length, rubric, ...read };
  });
}
