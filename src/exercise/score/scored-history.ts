// A history read and scored: as the law ruled, and as the facilitator's last word has it.

import type { Rubric } from '../rubric.ts';
import type { Scenario } from '../scenario.ts';
import { type History, type PlayedExercise, readHistory } from './played.ts';
import { type Score, scoreOf } from './score.ts';

export interface ScoredHistory {
  history: History;
  /** As the law ruled. */
  exercise: PlayedExercise;
  score: Score;
  /** As the facilitator's last word has it; null where nothing was overruled. */
  overruled: Score | null;
}

export function scoredHistory(scenario: Scenario, rubric: Rubric, history: History): ScoredHistory {
  const exercise = readHistory(scenario, history);
  const isOverruled = exercise.orders.some(({ given }) => given.overruled);
  const overruled = isOverruled ? scoreOf(scenario, rubric, readHistory(scenario, history, 'overruled')) : null;
  return { history, exercise, score: scoreOf(scenario, rubric, exercise), overruled };
}
