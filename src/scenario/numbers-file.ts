// The numbers of the exercise and the lines of sectors that come with the program → checked values.
import * as z from 'zod';
import { type LineSector, type Numbers, PROMPT_KINDS } from '../exercise/scenario.ts';
import { SEATS } from '../ladder/index.ts';
import { readSource, shippedFolder, shippedNames } from './disk.ts';
import { slug, time, words } from './shapes.ts';
import { checkShape, parseYaml } from './yaml.ts';

const share = z.number().min(0).max(1);

const prompt = z.strictObject({
  within: time.optional(),
  byT0: time.optional(),
  after: time.optional(),
  responses: z.array(slug).min(1),
  orHold: z.boolean().optional(),
  needsBecause: z.array(slug).optional(),
  why: words(300),
});

const numbersShape = z.strictObject({
  format: z.literal(1),
  prompts: z.strictObject(Object.fromEntries(PROMPT_KINDS.map((kind) => [kind, prompt]))),
  background: z.strictObject({
    sigmaDuration: z.number().positive(),
    medianDuration: time,
    longestDuration: time,
    detection: z.strictObject({ day: share, night: share, jammed: share }),
    reportDelay: time,
    sigmaDelay: z.number().positive(),
    shareDelay: time,
    authors: z.strictObject({ russia: z.number().min(0), ukraine: z.number().min(0), unknown: z.number().min(0) }),
    daylight: z.strictObject({ from: time, to: time }),
    firstTo: z.strictObject(Object.fromEntries(SEATS.map((seat) => [seat, z.number().min(0)]))),
    kinds: z
      .array(
        z.strictObject({ kind: slug, weight: z.number().positive(), severity: z.literal([0, 1]), text: words(300) }),
      )
      .min(1),
  }),
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
        day: share,
        night: share,
        jammed: z.boolean(),
      }),
    )
    .min(1)
    .max(20),
});

export function readNumbers(): Numbers {
  return checkShape(
    parseYaml(readSource(shippedFolder('numbers', 'exercise.yaml'))),
    numbersShape,
  ) as unknown as Numbers;
}

export function lineNames(): string[] {
  return shippedNames('lines');
}

export function readLine(name: string): LineSector[] {
  return checkShape(parseYaml(readSource(shippedFolder('lines', `${name}.yaml`))), lineShape).sectors;
}
