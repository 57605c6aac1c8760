// A study as text for a terminal, and as the one object that scripts read.
import { SEATS } from '../ladder/index.ts';
import type { Compared, Measure } from '../study/measures.ts';
import type { ArmSummary, DifficultySummary, Distribution, Mean, StudySummary } from '../study/summary.ts';
import { MEASURE_WORDS, MEASURES, numberWords } from './study-words.ts';
import { clauseWords, count, PROVENANCE, UNDER_DOCTRINE } from './words.ts';

export interface StudyRun {
  seconds: number;
  workers: number;
  isComplete: boolean;
}

export function studyJson(summary: StudySummary, { seconds, workers, isComplete }: StudyRun) {
  const { exercises, decisions, ...rest } = summary;
  return { notice: PROVENANCE, isComplete, exercises, decisions, seconds, workers, ...rest };
}

export function studyLines(summary: StudySummary, run: StudyRun): string[] {
  const { title, exercises, decisions, seeds, arms, pairs, difficulty } = summary;
  const speed = `${(exercises / run.seconds).toFixed(1)} a second on ${count(run.workers, 'worker')}`;
  return [
    PROVENANCE,
    title,
    `${countWords(exercises, 'exercise')} on ${seedsWords(seeds)}, ${countWords(decisions, 'decision')}, ${run.seconds.toFixed(1)} seconds (${speed}).`,
    ...incompleteWords(summary),
    ...arms.flatMap((arm, n) => ['', ...armLines(arm, n)]),
    ...(pairs.length === 0 ? [] : ['', ...differenceLines(summary)]),
    ...difficulty.flatMap((each) => ['', ...difficultyLines(each)]),
    '',
    UNDER_DOCTRINE,
  ];
}

export const countWords = (n: number, noun: string): string => `${numberWords(n)} ${noun}${n === 1 ? '' : 's'}`;

export function seedsWords({ count: n, first, last }: StudySummary['seeds']): string {
  return n === 1 ? `seed ${first}` : `${countWords(n, 'seed')} (${first} to ${last})`;
}

export function incompleteWords({ exercises, planned }: StudySummary): string[] {
  if (exercises === planned) return [];
  return [`NOT COMPLETE: ${numberWords(exercises)} of ${countWords(planned, 'exercise')} are played.`];
}

/** An arm with its number, by which pairs name it. */
export const armTitle = ({ name, setting }: ArmSummary, n: number): string => `${n + 1}  ${setting}: ${name}`;

function armLines(arm: ArmSummary, n: number): string[] {
  const bands = Object.entries(arm.bands).filter(([, times]) => times > 0);
  return [
    armTitle(arm, n),
    ...MEASURES.map(
      (measure) => `  ${MEASURE_WORDS[measure].title.padEnd(16)} ${spreadWords(measure, arm.measures[measure])}`,
    ),
    `  ${'Bands'.padEnd(16)} ${bands.map(([band, times]) => `${band} ${numberWords(times)}`).join(', ')}`,
    `  ${'Refusals'.padEnd(16)} ${tally(arm.refusals) || 'none'}`,
    `  ${'Clauses'.padEnd(16)} ${clausesWords(arm)}`,
  ];
}

const tally = (times: Readonly<Record<string, number>>): string =>
  Object.entries(times)
    .map(([name, n]) => `${name} ${numberWords(n)}`)
    .join(', ');

function clausesWords({ clauses, exercises }: ArmSummary): string {
  const came = Object.entries(clauses).filter(([, { rulings }]) => rulings > 0);
  return came.map(([clause, each]) => `${clause} ${share(each.exercises, exercises)}`).join(', ') || 'none';
}

export const share = (part: number, whole: number): string =>
  whole === 0 ? 'n/a' : `${((100 * part) / whole).toFixed(part === whole || part === 0 ? 0 : 1)} %`;

function spreadWords(measure: Measure, spread: Distribution): string {
  if (spread.mean === null) return 'nothing to measure';
  const of = (value: number | null) => (value === null ? 'n/a' : MEASURE_WORDS[measure].value(value));
  return `${meanWords(measure, spread)}; a tenth below ${of(spread.p10)}, half below ${of(spread.median)}, nine tenths below ${of(spread.p90)}`;
}

/** A mean with its interval at 95 % confidence. */
export function meanWords(measure: Measure, { mean, low, high }: Mean): string {
  const { value } = MEASURE_WORDS[measure];
  if (mean === null) return 'n/a';
  return low === null || high === null ? value(mean) : `${value(mean)} (${value(low)} to ${value(high)})`;
}

/** Whether the interval leaves out no difference at all. */
export const isApart = ({ low, high }: Mean): boolean => low !== null && high !== null && (low > 0 || high < 0);

/** Which pairs a report shows: all while they are few, else each arm against the first of its setting. */
export function pairsShown({ pairs }: StudySummary): StudySummary['pairs'] {
  const firsts = new Map(pairs.map(({ setting, a }) => [setting, a] as const).reverse());
  return pairs.length <= 28 ? pairs : pairs.filter(({ setting, a }) => firsts.get(setting) === a);
}

/** What is compared between arms, in the order of a report. */
export const comparedIn = ({ pairs }: StudySummary): Compared[] =>
  MEASURES.filter((measure): measure is Compared => measure in (pairs[0]?.differences ?? {}));

function differenceLines(summary: StudySummary): string[] {
  const shown = pairsShown(summary);
  const compared = comparedIn(summary);
  const rows = shown.flatMap(({ a, b, differences }) => [
    `${b + 1} less ${a + 1}`,
    ...compared
      .filter((measure) => isApart(differences[measure]))
      .map((measure) => `  ${MEASURE_WORDS[measure].title.padEnd(16)} ${meanWords(measure, differences[measure])}`),
    ...(compared.some((measure) => isApart(differences[measure]))
      ? []
      : ['  no difference that chance could not make']),
  ]);
  const left = summary.pairs.length - shown.length;
  return [
    'DIFFERENCES on the same seeds, with 95 % confidence; those that chance could make are left out',
    ...rows,
    ...(left > 0 ? [`${count(left, 'more pair')}: --json has them.`] : []),
  ];
}

export const DIFFICULTY_WORDS =
  'The difficulty of a seed is how many points the teams of all arms of its setting fell short of 100 there, on the mean: 0, nobody lost a point; 100, everybody lost all. Easy, medium and hard are the thirds of the seeds of this study.';

export function thirdsWords({ scored, thirds, grades }: DifficultySummary): string {
  if (thirds === null) return 'no seed was scored';
  const [easy, medium] = thirds.map((points) => points.toFixed(1));
  return `${countWords(scored, 'seed')} scored: easy up to ${easy} (${numberWords(grades.easy)}), medium up to ${medium} (${numberWords(grades.medium)}), hard beyond (${numberWords(grades.hard)})`;
}

function difficultyLines(each: DifficultySummary): string[] {
  const named = (seeds: DifficultySummary['hardest']) =>
    seeds.map(({ seed, points }) => `${seed} (${points.toFixed(1)})`).join(', ') || 'none';
  return [
    `DIFFICULTY of the seeds of ${each.setting}: ${thirdsWords(each)}`,
    `  hardest   ${named(each.hardest)}`,
    `  easiest   ${named(each.easiest)}`,
  ];
}

/** The clauses that no ruling of the whole study cited. */
export function clausesNever({ arms }: StudySummary): string[] {
  const names = Object.keys(arms[0]?.clauses ?? {}) as (keyof ArmSummary['clauses'])[];
  return names
    .filter((name) => arms.every(({ clauses }) => clauses[name].rulings === 0))
    .map((name) => `${name}: ${clauseWords(name)}`);
}

/** Who plays in an arm, seat by seat. */
export const policiesWords = ({ policies }: ArmSummary): string =>
  SEATS.map((seat) => `${seat} ${policies[seat]}`).join(', ');
