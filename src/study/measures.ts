// What a study measures of every exercise, with the bins that its distribution is kept in.
import type { Row } from './batch.ts';

export const MEASURES = [
  'score',
  'delay',
  'warning',
  'duration',
  'harm',
  'dark',
  'expansions',
  'refused',
  'unmet',
  'chains',
  'phase2',
  'broader',
] as const satisfies readonly (keyof Row)[];
export type Measure = (typeof MEASURES)[number];

/** What is compared between two arms, seed by seed. */
export const COMPARED = [
  'score',
  'delay',
  'warning',
  'duration',
  'harm',
  'expansions',
  'refused',
  'unmet',
] as const satisfies readonly Measure[];
export type Compared = (typeof COMPARED)[number];

/** Width and number of bins, in the measure's own unit: points, minutes, people or a count. */
export const BINS: Readonly<Record<Measure, readonly [width: number, bins: number]>> = {
  score: [1, 101],
  delay: [15, 200],
  warning: [15, 200],
  duration: [240, 100],
  harm: [20_000, 150],
  dark: [120, 200],
  expansions: [1, 60],
  refused: [1, 100],
  unmet: [1, 60],
  chains: [1, 60],
  phase2: [1, 40],
  broader: [1, 20],
};
