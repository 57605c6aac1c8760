// Words of a study: its measures, and how far it has come.

import type { Dimension } from '../exercise/rubric.ts';
import { inThousands } from '../exercise/shift.ts';
import { SEATS } from '../ladder/index.ts';
import type { Measure } from '../study/measures.ts';
import type { Plan } from '../study/plan.ts';
import type { Results } from '../study/run.ts';
import type { ArmSummary, Mean } from '../study/summary.ts';
import { dimensionName } from './score-words.ts';
import { clock, count } from './words.ts';

interface MeasureWords {
  title: string;
  what: string;
  value: (value: number) => string;
  /** Whether the value is in minutes and shown in hours. */
  isTime?: true;
}

// A value other than 0 never reads as 0: where rounding would do that, `finely` writes it.
const rounded =
  (words: (value: number) => string, finely: (value: number) => string) =>
  (value: number): string => {
    const text = words(Math.abs(value));
    const sign = value < 0 ? '-' : '';
    return value !== 0 && /^[0:.]+$/.test(text) ? sign + finely(Math.abs(value)) : sign + text;
  };

const finely = (value: number): string => String(Number(value.toPrecision(1)));
const plainNumber = rounded((value) => value.toFixed(value >= 100 ? 0 : 2), finely);
const points = rounded((value) => value.toFixed(1), finely);
const hours = rounded(
  (value) => clock(Math.round(value)),
  (value) => `${finely(value)} min`,
);
/** A time in minutes without its unit, for intervals with an end below one minute. */
const minutes = (value: number): string => {
  const size = Math.abs(value);
  return size >= 10 ? value.toFixed(0) : size >= 1 ? value.toFixed(1) : finely(value);
};
const percent = (value: number): string => `${(100 * value).toFixed(1)} %`;
const people = (value: number): string => inThousands(Math.round(value));

const dimension = (name: Dimension, what: string): MeasureWords => ({
  title: dimensionName(name),
  what: `${what}, as far as the team had it: a part of the score`,
  value: percent,
});

export const MEASURE_WORDS: Readonly<Record<Measure, MeasureWords>> = {
  score: { title: 'Score', what: 'points of the team, 0 to 100', value: points },
  timeliness: dimension('timeliness', 'duties met in time'),
  authority: dimension('authority', 'orders that were not refused'),
  sequence: dimension('sequence', 'steps in their order, as a warning before a halt'),
  proportionality: dimension('proportionality', 'answers no stronger and no weaker than the breach calls for'),
  coordination: dimension('coordination', 'consultations, signatures and notices before force took effect'),
  attribution: dimension('attribution', 'likelihoods near the final finding, and attribution of confirmed acts alone'),
  delay: { title: 'Answer', what: 'hours from a duty being known to its being done', value: hours, isTime: true },
  warning: {
    title: 'First warning',
    what: "hours from T0 to the first warning of a chain that is not of Ukraine's own side",
    value: hours,
    isTime: true,
  },
  force: {
    title: 'Coalition force',
    what: 'hours from T0 of a breach to coalition force in effect, over the breaches that it came to',
    value: hours,
    isTime: true,
  },
  response: {
    title: 'Joint response',
    what: 'hours from T0 of a breach to the joint response in effect, over the breaches that it came to',
    value: hours,
    isTime: true,
  },
  forced: {
    title: 'Met by force',
    what: 'chains that coalition force or the joint response came to',
    value: plainNumber,
  },
  duration: {
    title: 'Hostilities',
    what: 'hours with an act of severity 2 or more under way, reported or not',
    value: hours,
    isTime: true,
  },
  last: {
    title: 'Last fifth',
    what: 'hours of hostilities in the last fifth of the exercise: of fifteen days in the last three',
    value: hours,
    isTime: true,
  },
  collapsed: {
    title: 'Collapsed',
    what: 'share of exercises in which hostilities filled half of the last fifth or more, so that the ceasefire had collapsed',
    value: percent,
  },
  harm: { title: 'Harm', what: 'most people without heat and water at once', value: people },
  dark: { title: 'Dark hours', what: 'hours with harm to civilians in any band', value: hours, isTime: true },
  expansions: { title: 'Expansions', what: 'acts that grew into graver ones', value: plainNumber },
  refused: { title: 'Refused orders', what: 'orders that were refused', value: plainNumber },
  unmet: { title: 'Missed duties', what: 'duties that fell due and were not met in time', value: plainNumber },
  duties: { title: 'Duties', what: 'duties that were owed, of whoever was in play', value: plainNumber },
  chains: { title: 'Chains', what: 'breaches, as chains of acts', value: plainNumber },
  phase2: { title: 'Phase 2', what: 'chains whose phase 2 opened', value: plainNumber },
  broader: { title: 'Broader attacks', what: 'chains certified as a broader attack', value: plainNumber },
};

export const MEASURES = Object.keys(MEASURE_WORDS) as Measure[];

export const numberWords = people;

type Interval = Pick<Mean, 'mean' | 'low' | 'high'>;

export function meanWords(measure: Measure, { mean, low, high }: Interval): string {
  // A rounding error of 0 counts as 0.
  const withoutNoise = (of: number) => (Math.abs(of) < 1e-9 ? 0 : of);
  if (mean === null) return 'n/a';
  const isInterval = low !== null && high !== null;
  const all = (isInterval ? [mean, low, high] : [mean]).map(withoutNoise);
  // Times of one interval have one unit.
  const isShort = MEASURE_WORDS[measure].isTime && all.some((of) => of !== 0 && Math.abs(of) < 0.5);
  const [value, from, to] = all.map(isShort ? minutes : MEASURE_WORDS[measure].value);
  const unit = isShort ? ' min' : '';
  return isInterval ? `${value}${unit} (${from} to ${to}${unit})` : `${value}${unit}`;
}

/** Whether the interval excludes 0. */
export const isApart = ({ low, high }: Interval): boolean => low !== null && high !== null && (low > 0 || high < 0);

/** A part of a mean, which may be below 0 or above 1. */
export const partWords = (part: number): string => `${points(100 * part)} %`;

/** The policy that plays all seats; null where they differ. */
export function onePolicy(policies: ArmSummary['policies']): string | null {
  const [first] = SEATS;
  return SEATS.every((seat) => policies[seat] === policies[first]) ? policies[first] : null;
}

/** A part of the whole, from 0 to 1, as a bar. */
export function barWords(part: number): string {
  const filled = Math.round(part * 20);
  return `[${'#'.repeat(filled)}${'.'.repeat(20 - filled)}] ${Math.floor(part * 100)} %`;
}

/**
 * The parts of a progress line, the most important first: how much is done, how fast, how long still, the mean scores so
 * far. `rate`: recent exercises a second.
 */
export function progressWords(plan: Plan, { exercises, settings }: Results, total: number, rate: number): string[] {
  const part = total === 0 ? 1 : exercises / total;
  // A rate that would read 0.0 is left out: a resumed run has none before its first result.
  const pace =
    rate < 0.05 ? [] : [`${rate.toFixed(rate < 10 ? 1 : 0)} a second, ${timeWords((total - exercises) / rate)} left`];
  const scores = settings.flatMap(({ arms }) => arms.map(({ measures: { score } }) => score.moments));
  const means = scores.slice(0, 4).map(({ n, mean }) => (n === 0 ? '-' : mean.toFixed(1)));
  const more = scores.length > means.length ? ' …' : '';
  const scoresShown = `mean score${plan.settings.length + scores.length > 2 ? 's' : ''} ${means.join(', ')}${more}`;
  const isAnyScored = scores.some(({ n }) => n > 0);
  return [barWords(part), `${people(exercises)} of ${people(total)}`, ...pace, ...(isAnyScored ? [scoresShown] : [])];
}

export function timeWords(seconds: number): string {
  const whole = Math.max(1, Math.ceil(seconds));
  if (whole < 90) return count(whole, 'second');
  const minutes = Math.ceil(whole / 60);
  return minutes < 90 ? count(minutes, 'minute') : count(Math.ceil(minutes / 60), 'hour');
}
