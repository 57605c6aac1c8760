// The rubric of the score: a shipped one, or a course's own file → checked values.
import * as z from 'zod';
import { DIMENSIONS, type Rubric } from '../exercise/rubric.ts';
import { PROMPT_KINDS } from '../exercise/words.ts';
import { CODES } from '../ladder/index.ts';
import type { Source } from './disk.ts';
import { rubricSource } from './rubric-source.ts';
import { checkShape } from './shape-check.ts';
import { line, slug, time, words } from './shapes.ts';
import { parseYaml } from './yaml.ts';

const share = z.number().min(0).max(1);
const points = z.number().min(0).max(100);
const code = z.enum(CODES);
const why = words(300);
const intensities = z
  .tuple([z.int().min(0).max(6), z.int().min(0).max(6)])
  .refine(([low, high]) => low <= high, { error: 'The lowest intensity is above the highest.' });

const dimension = z.strictObject({ weight: z.number().min(0).max(100), why });

const rubricShape = z
  .strictObject({
    format: z.literal(1),
    id: slug,
    title: line(120),
    dimensions: z.strictObject(Object.fromEntries(DIMENSIONS.map((name) => [name, dimension]))),
    timeliness: z.strictObject({
      fullWithin: z.partialRecord(z.enum(PROMPT_KINDS), time),
      fullShare: share,
      atDue: share,
      why,
    }),
    authority: z.strictObject({
      refused: z.number().min(0).max(100),
      grave: z.number().min(0).max(100),
      graveCodes: z.array(code),
      repeatWithin: time,
      why,
    }),
    proportionality: z.strictObject({
      bands: z.strictObject(Object.fromEntries([1, 2, 3, 4, 5].map((severity) => [severity, intensities]))),
      zeroAt: z.number().positive().max(6),
      why,
    }),
    coordination: z.strictObject({ consultBefore: time, why }),
    attribution: z.strictObject({ confirmedAt: share, why }),
    caps: z.strictObject({
      unauthorisedForce: points,
      forceCodes: z.array(code),
      territoryCode: code,
      unreportedOwnBreach: points,
      why,
    }),
    bands: z
      .strictObject({ P: points, S: points, M: points, fewest: z.int().min(1).max(100), why })
      .refine(({ P, S, M }) => P > S && S > M, { error: 'The bands have to fall: P above S above M.' }),
  })
  .refine(({ dimensions }) => Object.values(dimensions).some(({ weight }) => weight > 0), {
    error: 'Every weight is 0, so nothing would count.',
    path: ['dimensions'],
  });

/** A shipped rubric by name, or a file. Throws MistakesFound. */
export function findRubric(nameOrPath: string): { rubric: Rubric; text: string } {
  const source = rubricSource(nameOrPath);
  return { rubric: readRubric(source), text: source.text };
}

export function readRubric(source: Source): Rubric {
  const { format: _, ...rubric } = checkShape(parseYaml(source), rubricShape);
  return rubric as unknown as Rubric;
}
