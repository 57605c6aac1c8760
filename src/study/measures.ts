// What a study measures of every exercise and compares between two arms, seed by seed, and how finely its distribution is kept.
import type { Row } from './outcome.ts';

export const MEASURES = [
  'score',
  'delay',
  'warning',
  'force',
  'response',
  'forced',
  'duration',
  'last',
  'collapsed',
  'harm',
  'dark',
  'expansions',
  'refused',
  'unmet',
  'duties',
  'chains',
  'phase2',
  'broader',
] as const satisfies readonly (keyof Row)[];
export type Measure = (typeof MEASURES)[number];

/** How finely values are told apart, in the measure's own unit: points, minutes, people or a count. */
export const GRAINS: Readonly<Record<Measure, number>> = {
  score: 0.1,
  delay: 5,
  warning: 5,
  force: 15,
  response: 15,
  forced: 1,
  duration: 15,
  last: 15,
  collapsed: 1,
  harm: 1000,
  dark: 15,
  expansions: 1,
  refused: 1,
  unmet: 1,
  duties: 1,
  chains: 1,
  phase2: 1,
  broader: 1,
};

/** Whether an exercise has it or not, so that its mean is a share of the exercises. */
export const isShare = (measure: Measure): boolean => measure === 'collapsed';
