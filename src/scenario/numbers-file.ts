// The numbers of the exercise and the lines of sectors that come with the program → checked values.
import * as z from 'zod';
import { AUTHORS, INTENTS, MARKS } from '../exercise/incident.ts';
import { LIFTED_WITH, type Numbers } from '../exercise/numbers.ts';
import type { LineSector } from '../exercise/scenario.ts';
import { HARM, HOLD_ENDS, type HoldEnd, PRESETS, PROMPT_KINDS } from '../exercise/words.ts';
import { SEATS } from '../ladder/index.ts';
import { readAnswers } from './answers-file.ts';
import { readSource, shippedFolder, shippedNames } from './disk.ts';
import { checkShape } from './shape-check.ts';
import { domain, guarantee, member, seat, slug, time, words, worldStates } from './shapes.ts';
import { parseYaml } from './yaml.ts';

const share = z.number().min(0).max(1);

const prompt = z.strictObject({
  within: time.optional(),
  byT0: time.optional(),
  after: time.optional(),
  responses: z.array(slug).min(1),
  orHold: z.boolean().optional(),
  needsBecause: z.array(slug).optional(),
  liftedWith: z.enum(LIFTED_WITH).optional(),
  why: words(300),
});

const exerciseShape = z.strictObject({
  format: z.literal(1),
  prompts: z.strictObject(Object.fromEntries(PROMPT_KINDS.map((kind) => [kind, prompt]))),
  holdEndsAt: z.strictObject({ news: z.array(z.enum(HOLD_ENDS)), why: words(300) }),
});

const weights = (names: readonly string[]) =>
  z.strictObject(Object.fromEntries(names.map((name) => [name, z.number().min(0)])));
const thousandth = z.int().min(0).max(1000);
const sigma = z.number().positive();
const perHour = z.int().min(0).max(1000);
const marks = z.array(z.enum(MARKS));

const generatorShape = z.strictObject({
  format: z.literal(1),
  tempo: z.strictObject({ sigma, rho: share }),
  presets: z.strictObject(
    Object.fromEntries(
      PRESETS.map((name) => [
        name,
        z.strictObject({
          basePerDay: sigma,
          children: share,
          recordedMean: sigma,
          severe: thousandth,
          severeLasts: z.int().min(1),
        }),
      ]),
    ),
  ),
  children: z.strictObject({ delayMean: time, same: share, adjacent: share }),
  recordedK: sigma,
  duration: z.strictObject({ median: time, sigma, longest: time }),
  detection: z.strictObject({
    day: thousandth,
    night: thousandth,
    jammed: thousandth,
    rear: thousandth,
    sea: thousandth,
  }),
  surveilRaises: thousandth,
  surveilAtOnce: z.int().min(1).max(20),
  daylight: z.strictObject({ from: time, to: time }),
  report: z.strictObject({ delayMedian: time, shareMedian: time, endMedian: time, sigma }),
  firstTo: weights(SEATS),
  sources: z.strictObject(
    Object.fromEntries(
      SEATS.map((seat) => [
        seat,
        z.strictObject({ from: words(120), rear: words(120), sea: words(120), medium: words(40) }),
      ]),
    ),
  ),
  reportsPerTurn: z.int().min(1).max(100),
  authors: weights(AUTHORS),
  intents: weights(['accidental', 'local-initiative', 'deliberate']),
  firstSide: z.strictObject({ right: thousandth, unknown: thousandth }),
  finding: z.strictObject({
    median: time,
    sigma,
    attributed: thousandth,
    fooled: thousandth,
    likelihood: z.strictObject({ from: share, to: share }),
    from: words(120),
    texts: z.strictObject({
      attributed: words(300),
      unattributable: words(300),
      nothing: words(300),
      certified: words(300),
    }),
  }),
  growth: z.strictObject({ meanMinutes: time, intents: weights(INTENTS) }),
  claims: z.strictObject({ median: time, sigma, texts: z.array(words(300)).min(1) }),
  dailyCount: z.strictObject({
    at: time,
    from: words(120),
    text: words(300),
    perHour: z.strictObject({ '1': perHour, '2': perHour, '3': perHour, '4': perHour, '5': perHour }),
    quiet: z.array(slug),
  }),
  updates: z.strictObject({ every: time, severity: z.literal([2, 3, 4]), text: words(300), quiet: words(300) }),
  kinds: z
    .array(
      z.strictObject({
        kind: slug,
        weight: z.number().positive(),
        severity: z.partialRecord(z.enum(['1', '2', '3', '4', '5']), z.number().min(0)),
        place: z.enum(['rear', 'sea']).optional(),
        marks: marks.optional(),
        heat: z.int().min(0).optional(),
        grows: slug.optional(),
        says: words(300),
        over: words(300),
      }),
    )
    .min(1),
});

const delta = {
  end: z.int().min(-100).max(400).optional(),
  growth: z.int().min(-100).max(400).optional(),
  finding: z.int().min(-100).max(400).optional(),
  harm: z.int().min(-100).max(400).optional(),
  why: words(300),
};

const hazardsShape = z.strictObject({
  format: z.literal(1),
  neutral: z.int().positive(),
  floor: z.strictObject({
    end: z.int().min(0),
    growth: z.int().min(0),
    finding: z.int().min(0),
    harm: z.int().min(0).max(100),
  }),
  written: z.strictObject({ endSigma: sigma, growthSigma: sigma, most: z.number().min(0).max(0.9) }),
  resolveNeutral: z.int().min(0).max(100),
  responses: z.array(
    z.strictObject({
      response: slug,
      reach: z.enum(['act', 'sector', 'around', 'line']),
      lasts: time.optional(),
      intents: z.array(z.enum(INTENTS)).optional(),
      kinds: z.array(slug).optional(),
      authors: z.array(z.enum(AUTHORS)).optional(),
      seats: z.array(seat).optional(),
      scaledBy: z.enum(['army', 'members']).optional(),
      ...delta,
    }),
  ),
  conditions: z.array(
    z.strictObject({
      when: z.strictObject({ ...worldStates, harm: z.enum(HARM).optional(), guarantee: guarantee.optional() }),
      ...delta,
    }),
  ),
});

const politicsShape = z.strictObject({
  format: z.literal(1),
  roster: z.array(
    z.strictObject({
      member,
      name: words(60),
      readiness: z.int().min(0).max(100),
      domains: z.array(domain),
      says: z.enum(['yes', 'no']),
      delay: time,
    }),
  ),
  answerSigma: sigma,
  fullStrength: z.int().positive(),
  population: z.int().positive(),
  harm: z.strictObject({ strained: z.int().min(1), severe: z.int().min(1), critical: z.int().min(1) }),
  repair: z.strictObject({ without: z.int().min(0), ordered: z.int().min(0) }),
  army: z.strictObject({
    planned: z.int().positive(),
    readiness: z.int().min(0).max(100),
    logisticsAdds: z.int().min(0).max(100),
    reinforceAdds: z.int().min(0).max(100),
    reinforceTakes: z.int().min(0).max(100),
  }),
  guaranteeYearsAsked: z.int().min(0).max(100),
  tests: z.strictObject({ within: time, certifyAfter: time, needed: z.int().min(1).max(4) }),
  texts: z.strictObject(
    Object.fromEntries(
      ['consents', 'declines', 'withdraws', 'heat'].map((name) => [
        name,
        z.strictObject({ from: words(120), text: words(300) }),
      ]),
    ),
  ),
});

const lineShape = z.strictObject({
  format: z.literal(1),
  id: slug,
  sectors: z
    .array(
      z.strictObject({
        name: words(20),
        fromKm: z.int().min(0),
        toKm: z.int().min(1),
        terrain: words(40),
        hot: z.number().min(0),
        presence: z.int().min(0).max(100),
        day: share,
        night: share,
        jammed: z.boolean(),
      }),
    )
    .min(2)
    .max(20),
});

/** The caller names the type, since a schema with computed keys cannot infer it. */
function readPart<T>(name: string, shape: z.ZodType): T {
  return checkShape(parseYaml(readSource(shippedFolder('numbers', `${name}.yaml`))), shape) as T;
}

type Exercise = Pick<Numbers, 'prompts'> & { holdEndsAt: { news: HoldEnd[] } };

let known: Numbers | undefined;

export function readNumbers(): Numbers {
  if (known) return known;
  const { holdEndsAt, ...exercise } = readPart<Exercise>('exercise', exerciseShape);
  known = {
    ...exercise,
    holdEndsAt: holdEndsAt.news,
    generator: readPart<Numbers['generator']>('generator', generatorShape),
    hazards: readPart<Numbers['hazards']>('hazards', hazardsShape),
    politics: readPart<Numbers['politics']>('politics', politicsShape),
    answers: readAnswers().table,
  };
  return known;
}

const referenceShape = z.strictObject({
  format: z.literal(1),
  measures: z.array(
    z.strictObject({
      measure: z.string(),
      published: words(300),
      source: words(200),
      aim: z.strictObject(Object.fromEntries(PRESETS.map((name) => [name, z.array(z.number()).length(2)]))),
    }),
  ),
});

/** The published figures for comparison with the generator, with their sources. */
export function readReferences() {
  return checkShape(parseYaml(readSource(shippedFolder('numbers', 'reference.yaml'))), referenceShape).measures;
}

export const lineNames = (): string[] => shippedNames('lines');

export function readLine(name: string): LineSector[] {
  return checkShape(parseYaml(readSource(shippedFolder('lines', `${name}.yaml`))), lineShape).sectors;
}
