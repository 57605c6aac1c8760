// What an evaluator's screen shows: the view, the seat that is looked at, and what is chosen and typed.
import type { EvaluatorView } from '../../../exercise/chairs/evaluator-view.ts';
import type { View } from '../../../exercise/chairs/view.ts';
import type { Observation } from '../../../exercise/words.ts';
import type { Doctrine } from '../../../ladder/index.ts';

export const EVALUATOR_PANELS = ['objectives', 'expected', 'noted', 'ladder', 'reports', 'orders'] as const;
export type EvaluatorPanel = (typeof EVALUATOR_PANELS)[number];

/** From poor to good. */
export const RATINGS: readonly NonNullable<Observation['rating']>[] = [1, 2, 3, 4, 5];

export interface EvaluatorModel {
  view: EvaluatorView;
  doctrine: Doctrine;
  /** The seat that is looked at. */
  seat: View;
  panel: EvaluatorPanel;
  /** The place of the chosen objective among those of the scenario; -1: none. */
  objective: number;
  /** Whether what is noted is about all seats. */
  isOfAll: boolean;
  /** Of what is being noted. */
  rating: Observation['rating'];
  scroll: Readonly<Record<EvaluatorPanel, number>>;
  notice: string;
  input: { kind: 'observation'; text: string } | null;
}
