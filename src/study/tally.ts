// The tally of a study: figures of fixed size for each arm and each pair of arms. A chunk makes one, and tallies are
// merged in the order of their chunks.
import { BANDS } from '../exercise/rubric.ts';
import { CLAUSES, type Clause, CODES, type Code } from '../ladder/index.ts';
import { studyExercise } from './batch.ts';
import { GRAINS, MEASURES, type Measure, MOVABLE, perMeasure } from './measures.ts';
import type { Row } from './outcome.ts';
import { type Arm, type Chunk, type ExerciseOf, type Plan, type Setting, seedAt } from './plan.ts';
import { addTo, type Counts, countIn, type Moments, mergeCounts, mergeInto, noMoments } from './statistics.ts';

export interface Spread extends Counts {
  moments: Moments;
}

export interface ArmTally {
  exercises: number;
  decisions: number;
  measures: Record<Measure, Spread>;
  /** By band; `none`: too few duties, or nobody to score. */
  bands: Record<string, number>;
  refusals: Record<Code, number>;
  /** How many exercises a clause came up in, and how many rulings cited it. */
  clauses: Record<Clause, { exercises: number; rulings: number }>;
}

/** Differences on the same seed: the second arm less the first. */
interface PairTally {
  a: number;
  b: number;
  differences: Record<Measure, Moments>;
  /** How often each difference came of what players can move; null where the scenario declares nothing of it, and of a pair without the first arm of its reading. */
  moved: (Counts & { measure: Measure }) | null;
}

export interface SettingTally {
  arms: ArmTally[];
  pairs: PairTally[];
}

export interface ChunkTally extends SettingTally {
  /** For each seed, the points that the arms fell short of 100 on the mean; NaN where none was scored. */
  shortfall: Float64Array;
  /** Every exercise, seed by seed, where rows were asked for. */
  rows: (Row & { arm: number })[] | null;
}

const record = <K extends string, V>(names: readonly K[], make: (name: K) => V): Record<K, V> =>
  Object.fromEntries(names.map((name) => [name, make(name)])) as Record<K, V>;

const noSpread = (measure: Measure): Spread => ({ grain: GRAINS[measure], times: {}, moments: noMoments() });

const noArm = (): ArmTally => ({
  exercises: 0,
  decisions: 0,
  measures: perMeasure(noSpread),
  bands: record([...BANDS, 'none'], () => 0),
  refusals: record(CODES, () => 0),
  clauses: record(CLAUSES, () => ({ exercises: 0, rulings: 0 })),
});

/** An empty tally of a setting, every arm paired with every one after it. */
export function noTally({ arms }: Setting): SettingTally {
  return {
    arms: arms.map(noArm),
    pairs: arms.flatMap((_, a) =>
      arms.slice(a + 1).map((arm, n) => ({
        a,
        b: a + 1 + n,
        differences: perMeasure(noMoments),
        moved: arm.first === a ? nothingMoved(arm) : null,
      })),
    ),
  };
}

function nothingMoved({ scenario: { pack } }: Arm): PairTally['moved'] {
  const what = pack.measure?.what ?? 'none';
  return what === 'none' ? null : { ...MOVABLE[what], times: {} };
}

/** What becomes of the journals of a study, where they are asked for. */
export interface Journals {
  engine: string;
  keep: (exercise: ExerciseOf, text: string) => void;
}

export function tallyChunk(
  { settings, seeds, rubric }: Plan,
  { setting, from, to }: Chunk,
  hasRows: boolean,
  journals: Journals | null = null,
): ChunkTally {
  const { arms } = settings[setting]!;
  const tally = noTally(settings[setting]!);
  const shortfall = new Float64Array(to - from);
  const kept: (Row & { arm: number })[] | null = hasRows ? [] : null;
  for (let index = from; index < to; index++) {
    const rows = arms.map(({ scenario, holders }, arm) => {
      const recording = journals && {
        engine: journals.engine,
        keep: (text: string) => journals.keep({ setting, arm, index }, text),
      };
      return studyExercise(scenario, seedAt(seeds, index), holders, rubric, recording);
    });
    countRows(tally, rows);
    shortfall[index - from] = shortfallOf(rows);
    for (const [arm, row] of rows.entries()) kept?.push({ ...row, arm });
  }
  return { ...tally, shortfall, rows: kept };
}

function countRows({ arms, pairs }: SettingTally, rows: readonly Row[]): void {
  for (const [n, row] of rows.entries()) countRow(arms[n]!, row);
  for (const { a, b, differences, moved } of pairs) {
    for (const measure of MEASURES) {
      const [first, second] = [rows[a]![measure], rows[b]![measure]];
      if (first === null || second === null) continue;
      addTo(differences[measure], second - first);
      if (moved?.measure === measure) countIn(moved, second - first);
    }
  }
}

function countRow(arm: ArmTally, row: Row): void {
  arm.exercises++;
  arm.decisions += row.decisions;
  for (const measure of MEASURES) {
    const value = row[measure];
    if (value === null) continue;
    const spread = arm.measures[measure];
    addTo(spread.moments, value);
    countIn(spread, value);
  }
  arm.bands[row.band ?? 'none']!++;
  for (const [code, times] of Object.entries(row.refusals)) arm.refusals[code as Code] += times;
  for (const clause of CLAUSES) {
    arm.clauses[clause].rulings += row.clauses[clause];
    if (row.clauses[clause] > 0) arm.clauses[clause].exercises++;
  }
}

function shortfallOf(rows: readonly Row[]): number {
  const scores = rows.flatMap(({ score }) => (score === null ? [] : [score]));
  if (scores.length === 0) return Number.NaN;
  const points = scores.reduce((sum, score) => sum + (100 - score), 0) / scores.length;
  // Equally hard seeds must be equal to the last bit, or the thirds would separate them.
  return Math.round(points * 10_000) / 10_000;
}

export function mergeTally(into: SettingTally, part: SettingTally): void {
  for (const [n, arm] of into.arms.entries()) mergeArm(arm, part.arms[n]!);
  for (const [n, { differences, moved }] of into.pairs.entries()) {
    const other = part.pairs[n]!;
    for (const measure of MEASURES) mergeInto(differences[measure], other.differences[measure]);
    if (moved && other.moved) mergeCounts(moved, other.moved);
  }
}

function mergeArm(into: ArmTally, part: ArmTally): void {
  into.exercises += part.exercises;
  into.decisions += part.decisions;
  for (const measure of MEASURES) {
    const merged = into.measures[measure];
    mergeInto(merged.moments, part.measures[measure].moments);
    mergeCounts(merged, part.measures[measure]);
  }
  for (const band of Object.keys(into.bands)) into.bands[band]! += part.bands[band]!;
  for (const code of CODES) into.refusals[code] += part.refusals[code];
  for (const clause of CLAUSES) {
    into.clauses[clause].exercises += part.clauses[clause].exercises;
    into.clauses[clause].rulings += part.clauses[clause].rulings;
  }
}
