// The results of a study in plain figures: for scripts as JSON, and for reports to put into words and drawings.
import type { PolicyName, SeatHolder } from '../exercise/words.ts';
import type { Seat } from '../ladder/index.ts';
import { extremes, GRADES, type Grade, gradeOf, type Thirds, thirdsOf } from './difficulty.ts';
import { isShare, type Measure, mostOf, perMeasure } from './measures.ts';
import { type Arm, exercisesIn, type Plan, seedAt, seedCount } from './plan.ts';
import { type MovedReading, movedReadings } from './player-measures.ts';
import type { Results, SettingResults } from './run.ts';
import { confidence, deviation, type Moments, quantileIn, shareConfidence, valuesIn } from './statistics.ts';
import type { ArmTally, Spread } from './tally.ts';

/** A mean with the number of its values and its interval at 95 % confidence. */
export interface Mean {
  n: number;
  mean: number | null;
  sd: number | null;
  low: number | null;
  high: number | null;
}

export interface Distribution extends Mean {
  /** The mean is the share of the exercises that have it. */
  isShare: boolean;
  least: number | null;
  p10: number | null;
  median: number | null;
  p90: number | null;
  most: number | null;
  /** The grain to which values are rounded, and how often each occurred, in ascending order. */
  grain: number;
  values: readonly (readonly [value: number, times: number])[];
}

export interface ArmSummary {
  name: string;
  setting: string;
  doctrine: string;
  set: readonly string[];
  policies: Readonly<Record<Seat, SeatHolder | PolicyName>>;
  exercises: number;
  decisions: number;
  bands: Readonly<Record<string, number>>;
  measures: Record<Measure, Distribution>;
  refusals: Readonly<Record<string, number>>;
  clauses: ArmTally['clauses'];
}

interface PairSummary {
  setting: string;
  /** Places in the list of arms. The differences are those of the second less the first, on the same seed. */
  a: number;
  b: number;
  differences: Record<Measure, Mean>;
}

export interface GradedSeed {
  seed: string;
  points: number;
  grade: Grade;
}

export interface DifficultySummary {
  setting: string;
  scored: number;
  thirds: Thirds;
  grades: Record<Grade, number>;
  hardest: readonly GradedSeed[];
  easiest: readonly GradedSeed[];
  /** How many seeds beside those named are as hard as the last of the hardest, and of the easiest. */
  asHard: number;
  asEasy: number;
}

export interface StudySummary {
  title: string;
  rubric: string;
  seeds: { count: number; first: string; last: string };
  planned: number;
  exercises: number;
  decisions: number;
  arms: readonly ArmSummary[];
  pairs: readonly PairSummary[];
  /** What players can move, of every scenario that declares a measure. */
  moved: readonly MovedReading[];
  difficulty: readonly DifficultySummary[];
}

export function summaryOf(plan: Plan, { exercises, decisions, settings }: Results): StudySummary {
  const { seeds } = plan;
  const before = settings.map((_, n) => plan.settings.slice(0, n).reduce((sum, { arms }) => sum + arms.length, 0));
  return {
    title: plan.title,
    rubric: plan.rubric.id,
    seeds: { count: seedCount(seeds), first: seedAt(seeds, 0), last: seedAt(seeds, seedCount(seeds) - 1) },
    planned: exercisesIn(plan),
    exercises,
    decisions,
    arms: plan.settings.flatMap(({ name, arms }, n) =>
      arms.map((arm, at) => armSummary(name, arm, settings[n]!.arms[at]!)),
    ),
    pairs: plan.settings.flatMap(({ name }, n) =>
      settings[n]!.pairs.map(({ a, b, differences }) => ({
        setting: name,
        a: before[n]! + a,
        b: before[n]! + b,
        differences: perMeasure((measure) => meanOf(differences[measure])),
      })),
    ),
    moved: plan.settings.flatMap((setting, n) => movedReadings(plan, setting, settings[n]!, before[n]!)),
    difficulty: plan.settings.map(({ name }, n) => difficultySummary(plan, name, settings[n]!)),
  };
}

function armSummary(setting: string, { name, scenario, set, holders }: Arm, tally: ArmTally): ArmSummary {
  const { exercises, decisions, bands, measures, refusals, clauses } = tally;
  return {
    name,
    setting,
    doctrine: scenario.doctrine.id,
    set,
    policies: holders,
    exercises,
    decisions,
    bands,
    measures: perMeasure((measure) => distribution(measure, measures[measure])),
    refusals: Object.fromEntries(Object.entries(refusals).filter(([, times]) => times > 0)),
    clauses,
  };
}

export function meanOf(moments: Moments): Mean {
  const [low, high] = confidence(moments) ?? [null, null];
  return { n: moments.n, mean: moments.n === 0 ? null : moments.mean, sd: deviation(moments), low, high };
}

function distribution(measure: Measure, spread: Spread): Distribution {
  const { moments, grain } = spread;
  const values = valuesIn(spread);
  const { least, most } = moments;
  // A rounded value can lie outside the range of the exact ones.
  const within = (value: number | null) =>
    value === null ? null : Math.min(most ?? value, Math.max(least ?? value, value));
  return {
    ...meanOf(moments),
    ...boundsOf(measure, moments),
    isShare: isShare(measure),
    least,
    p10: within(quantileIn(values, 0.1)),
    median: within(quantileIn(values, 0.5)),
    p90: within(quantileIn(values, 0.9)),
    most,
    grain,
    values,
  };
}

// An interval must stay within the possible values, however few exercises there are.
function boundsOf(measure: Measure, moments: Moments): Pick<Mean, 'low' | 'high'> {
  const [low, high] = (isShare(measure) ? shareConfidence(moments) : confidence(moments)) ?? [null, null];
  return { low: low && Math.max(0, low), high: high && Math.min(mostOf(measure), high) };
}

/** At most this many seeds are named as hardest and as easiest, and at most half of all, so that none is both. */
const SHOWN = 10;

function difficultySummary({ seeds }: Plan, setting: string, { shortfall }: SettingResults): DifficultySummary {
  const thirds = thirdsOf(shortfall);
  const grades = Object.fromEntries(GRADES.map((grade) => [grade, 0])) as Record<Grade, number>;
  for (const points of shortfall) {
    const grade = gradeOf(thirds, points);
    if (grade) grades[grade]++;
  }
  const named = (index: number): GradedSeed => {
    const points = shortfall[index]!;
    return { seed: seedAt(seeds, index), points, grade: gradeOf(thirds, points)! };
  };
  const scored = Object.values(grades).reduce((sum, count) => sum + count, 0);
  const most = Math.min(SHOWN, Math.max(1, Math.floor(scored / 2)));
  // No easy seed is listed among the hardest, nor a hard one among the easiest; where all are alike, none is listed.
  const isAlike = grades.easy === 0 && grades.hard === 0;
  const ends = (isHardest: boolean) =>
    extremes(shortfall, isAlike ? 0 : most, isHardest)
      .map(named)
      .filter(({ grade }) => grade !== (isHardest ? 'easy' : 'hard'));
  const [hardest, easiest] = [ends(true), ends(false)];
  const alike = (shown: readonly GradedSeed[]): number => {
    const last = shown.at(-1)?.points;
    const ofLast = shown.filter(({ points }) => points === last).length;
    return shortfall.reduce((count, points) => (points === last ? count + 1 : count), -ofLast);
  };
  return {
    setting,
    scored,
    thirds,
    grades,
    hardest,
    easiest,
    asHard: alike(hardest),
    asEasy: alike(easiest),
  };
}

/** Every seed of a setting with its difficulty, in the order of the seeds; those without a score are left out. */
export function* gradedSeeds({ seeds }: Plan, { shortfall }: SettingResults): Generator<GradedSeed> {
  const thirds = thirdsOf(shortfall);
  for (const [index, points] of shortfall.entries()) {
    const grade = gradeOf(thirds, points);
    if (grade) yield { seed: seedAt(seeds, index), points, grade };
  }
}
