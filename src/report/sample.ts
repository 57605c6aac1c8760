// A sample of the generator beside the published figures, so that anybody can judge the calibration.
import type { Sample, Spread } from '../study/sample.ts';
import { provenance } from './handling.ts';

interface Reference {
  measure: string;
  published: string;
  source: string;
  aim: Readonly<Record<string, readonly number[]>>;
}

const number = (value: number): string => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(2));
const percent = (value: number): string => `${(value * 100).toFixed(1)} %`;
const spreadWords = ({ mean, median, p95 }: Spread): string =>
  `mean ${number(mean)}, median ${number(median)}, 95 % below ${number(p95)}`;
const shareWords = (shares: Readonly<Record<string, number>>): string =>
  Object.entries(shares)
    .map(([name, share]) => `${name} ${percent(share)}`)
    .join(', ');

interface Measured {
  value: number;
  words: (value: number) => string;
  title: string;
}

function measuresOf(sample: Sample): Record<string, Measured> {
  return {
    dailyMean: { value: sample.dailyCount.mean, words: number, title: 'explosions recorded a day, mean' },
    dispersion: { value: sample.dailyCount.dispersion, words: number, title: 'variance / mean of daily counts' },
    k: { value: sample.dailyCount.k, words: number, title: 'negative-binomial k (moments)' },
    hotShare: { value: sample.hotShare, words: percent, title: `in sectors ${sample.hotSectors.join(', ')}` },
    zeroDays: { value: sample.zeroDays, words: percent, title: 'days without any incident' },
    severeShare: { value: sample.severeShare, words: percent, title: 'incidents of severity 2 and more' },
    phase2Share: { value: sample.phase2Share, words: percent, title: 'time with a phase 2 open' },
  };
}

/** Whether what was found lies within the aim for that preset; null where there is no aim. */
function isWithin(reference: Reference, preset: string, value: number): boolean | null {
  const [from, to] = reference.aim[preset] ?? [];
  return from === undefined || to === undefined ? null : value >= from && value <= to;
}

/** After this many days every measure of a preset lay within its aim; shares of rare events scatter longest. */
const ENOUGH_DAYS = { calm: 1200, tense: 480, degraded: 240 } as const;

// A small sample can lie outside its aim by chance alone.
function scatterWords({ preset, days, seeds }: Sample): string[] {
  const enough = ENOUGH_DAYS[preset];
  if (days * seeds >= enough) return [];
  return [
    `  OUTSIDE says little here: few days scatter. Preset ${preset} needs ${enough} days in all, as --days 30 --seeds ${enough / 30}; these are ${days * seeds}.`,
  ];
}

export function sampleLines(sample: Sample, references: readonly Reference[]): string[] {
  const { preset, days, seeds, incidents } = sample;
  const measures = measuresOf(sample);
  const compared = references.flatMap((reference) => {
    const measured = measures[reference.measure];
    if (!measured) return [];
    const { title, value, words } = measured;
    const aim = (reference.aim[preset] ?? []).map(words).join(' to ');
    const verdict = { true: 'within', false: 'OUTSIDE', null: 'no' }[String(isWithin(reference, preset, value))];
    return [
      `  ${title.padEnd(34)} ${words(value).padStart(8)}   ${verdict} aim ${aim}`,
      `  ${''.padEnd(34)} ${''.padStart(8)}   published: ${reference.published} (${reference.source})`,
    ];
  });
  const isOutside = compared.some((line) => line.includes(' OUTSIDE aim '));
  return [
    provenance(),
    `Generator, preset ${preset}: ${days} days, ${seeds} seeds, ${incidents} incidents.`,
    '',
    'BESIDE THE REFERENCE',
    ...compared,
    ...(isOutside ? scatterWords(sample) : []),
    '',
    'WHAT IT GENERATES',
    `  incidents a day     ${spreadWords(sample.perDay)}`,
    `  explosions a day    ${spreadWords(sample.dailyCount)}`,
    `  duration, minutes   ${spreadWords(sample.durationMinutes)}`,
    `  kinds               ${shareWords(sample.kinds)}`,
    `  truth               ${shareWords(sample.authors)}`,
    `  chains a week       ${number(sample.chainsPerWeek)}, while nobody acts`,
    `  chain life, hours   ${spreadWords(sample.chainLifeHours)}`,
    '',
    'A published violation is an explosion that was counted, not an incident and not a breach.',
  ];
}

export function sampleJson(sample: Sample, references: readonly Reference[]) {
  const measures = measuresOf(sample);
  return {
    ...sample,
    reference: references.map((reference) => {
      const { measure, published, source, aim } = reference;
      const value = measures[measure]?.value ?? Number.NaN;
      return {
        measure,
        found: value,
        aim: aim[sample.preset] ?? null,
        within: isWithin(reference, sample.preset, value),
        published,
        source,
      };
    }),
  };
}
