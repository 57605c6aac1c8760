// What a study measures of every exercise and compares between two arms, seed by seed, and how finely its distribution is kept.
import { DIMENSIONS } from '../exercise/rubric.ts';
import type { PlayerMeasure } from '../exercise/words.ts';
import type { Row } from './outcome.ts';

/** To what values are rounded, in the measure's own unit: points, minutes, people or a count. */
export const GRAINS = {
  score: 0.1,
  timeliness: 0.01,
  authority: 0.01,
  sequence: 0.01,
  proportionality: 0.01,
  coordination: 0.01,
  attribution: 0.01,
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
} as const satisfies Partial<Record<keyof Row, number>>;
export type Measure = keyof typeof GRAINS;

/** What a scenario declares that its players can move, and the grain to which differences in it are counted: whole numbers. */
export const MOVABLE: Readonly<Record<Exclude<PlayerMeasure, 'none'>, { measure: Measure; grain: number }>> = {
  hostilities: { measure: 'duration', grain: 1 },
  'last-fifth': { measure: 'last', grain: 1 },
  expansions: { measure: 'expansions', grain: 1 },
  harm: { measure: 'harm', grain: 100 },
};

export const MEASURES = Object.keys(GRAINS) as Measure[];

export const perMeasure = <T>(make: (measure: Measure) => T): Record<Measure, T> =>
  Object.fromEntries(MEASURES.map((measure) => [measure, make(measure)])) as Record<Measure, T>;

/** The upper bound of a measure; the lower bound is always 0. */
export const mostOf = (measure: Measure): number =>
  measure === 'score' ? 100 : DIMENSIONS.some((name) => name === measure) ? 1 : Infinity;

/** Whether a measure is only yes or no, so that its mean is a share of the exercises. */
export const isShare = (measure: Measure): boolean => measure === 'collapsed';
