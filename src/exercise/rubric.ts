// The rubric of response discipline (exercise.md 5): weights, thresholds, caps and bands. Data; its file and the checking
// of it live in src/scenario.
import type { Code, Minute } from '../ladder/index.ts';
import type { PromptKind } from './words.ts';

export const DIMENSIONS = [
  'timeliness',
  'authority',
  'sequence',
  'proportionality',
  'coordination',
  'attribution',
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export const BANDS = ['P', 'S', 'M', 'U'] as const;
export type Band = (typeof BANDS)[number];

export interface Rubric {
  id: string;
  title: string;
  dimensions: Record<Dimension, { weight: number; why: string }>;
  timeliness: {
    /** For these the time of full marks; for the others a share of the time to the due minute, 0–1. */
    fullWithin: Partial<Record<PromptKind, Minute>>;
    fullShare: number;
    /** What an answer at the due minute is worth, 0–1. */
    atDue: number;
  };
  authority: { refused: number; grave: number; graveCodes: readonly Code[]; repeatWithin: Minute };
  proportionality: {
    /** The intensities that fit a severity, lowest and highest. */
    bands: Record<1 | 2 | 3 | 4 | 5, readonly [number, number]>;
    /** The distance from the band at which nothing is left. */
    zeroAt: number;
  };
  coordination: { consultBefore: Minute };
  attribution: { confirmedAt: number };
  caps: {
    unauthorisedForce: number;
    forceCodes: readonly Code[];
    /** The code that a strike on the other side's territory is refused with. */
    territoryCode: Code;
    unreportedOwnBreach: number;
  };
  /** The lowest total of a band; `fewest`: how many opportunities a band needs. */
  bands: { P: number; S: number; M: number; fewest: number };
}
