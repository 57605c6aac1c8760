// What the world may say back: the table of answers, every text that ships, and those of one scenario. A record carries the
// texts of its scenario, so that it can be verified wherever it goes; which they are depends on the scenario's name alone.
import * as z from 'zod';
import {
  ANSWERED,
  type AnswerNumbers,
  type AnswerTexts,
  groupOf,
  MANNERS,
  RESOLVES,
  TEXT_MANNERS,
  TEXTS_TO,
} from '../exercise/answers.ts';
import { INTENTS } from '../exercise/incident.ts';
import type { Minute } from '../ladder/index.ts';
import { readSource, shippedFolder } from './disk.ts';
import { answerTextShape } from './scenario-shape.ts';
import { checkShape } from './shape-check.ts';
import { guarantee, slug, time, words, worldStates } from './shapes.ts';
import { parseYaml } from './yaml.ts';

const thousandth = z.int().min(0).max(1000);
const manners = z.partialRecord(z.enum(MANNERS), z.int().min(-1000).max(1000));
const span = z.strictObject({ from: time, to: time });
const counts = z.record(z.enum(TEXTS_TO), z.partialRecord(z.enum(TEXT_MANNERS), z.int().min(0).max(20)));
type Counts = z.output<typeof counts>;
const answersShape = z.strictObject({
  format: z.literal(1),
  kinds: z.array(
    z.strictObject({
      kind: z.enum(ANSWERED),
      responses: z.array(slug),
      classes: z.array(z.enum(['force-national', 'force-coalition', 'force-joint'])).optional(),
      to: z.enum(TEXTS_TO),
      within: time,
      isMarked: z.boolean().optional(),
      manners,
      why: words(300),
    }),
  ),
  shifts: z.array(
    z.strictObject({
      when: z.strictObject({
        intent: z.enum(INTENTS).optional(),
        resolve: z.enum(RESOLVES).optional(),
        deception: z.enum(RESOLVES).optional(),
        phase: z.enum(['0', '1', '2', '3']).optional(),
        force: z.enum(['none', 'standing']).optional(),
        talks: worldStates.talks,
        guarantee: guarantee.optional(),
      }),
      manners,
      why: words(300),
    }),
  ),
  mostOnChain: z.int().min(1).max(20),
  mostWithout: z.int().min(1).max(20),
  quietFor: time,
  pause: z.strictObject({
    wait: span,
    lasts: span,
    broken: thousandth,
    breaksAfter: span,
    end: z.int(),
    growth: z.int(),
    why: words(300),
  }),
  naming: z.strictObject({ bears: z.record(z.string(), thousandth), growth: z.int(), why: words(300) }),
  texts: counts,
  textsLong: counts,
});

const textsShape = z.strictObject({ format: z.literal(1), texts: z.array(answerTextShape) });

type Texts = z.output<typeof textsShape>['texts'];

interface Answers {
  /** What the engine reads of it. Every record carries that, so the reasons stay in the file. */
  table: AnswerNumbers;
  texts: Texts;
  counts: (endex: Minute) => Counts;
}

const shipped = <T>(folder: string, name: string, shape: z.ZodType<T>): T =>
  checkShape(parseYaml(readSource(shippedFolder(folder, `${name}.yaml`))), shape);

let known: Answers | undefined;

export function readAnswers(): Answers {
  known ??= answersFrom(shipped('numbers', 'answers', answersShape), shipped('answers', 'texts', textsShape).texts);
  return known;
}

const LONG = 96 * 60;

function answersFrom(
  { format: _, texts: short, textsLong, ...table }: z.output<typeof answersShape>,
  texts: Texts,
): Answers {
  const bare = JSON.parse(JSON.stringify(table, (key, value: unknown) => (key === 'why' ? undefined : value)));
  return { table: bare as AnswerNumbers, texts, counts: (endex) => (endex > LONG ? textsLong : short) };
}

/** The texts of a scenario, so many of each group; which they are goes by its name. */
export function repliesFor(scenario: string, endex: Minute): AnswerTexts {
  const { texts, counts } = readAnswers();
  const first = [...scenario].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
  const chosen = GROUPS.flatMap(({ to, manner }) => {
    const all = texts.filter((each) => each.to === to && each.manner === manner);
    const count = Math.min(all.length, counts(endex)[to][manner] ?? 0);
    return Array.from({ length: count }, (_, n) => all[(first + n) % all.length]!);
  });
  return repliesOf(chosen);
}

const GROUPS = TEXTS_TO.flatMap((to) => TEXT_MANNERS.map((manner) => ({ to, manner })));

/** Texts by their groups. */
export function repliesOf(texts: Texts): AnswerTexts {
  const groups = GROUPS.map(({ to, manner }) => {
    const some = texts.filter((each) => each.to === to && each.manner === manner);
    return [groupOf(to, manner), some.map(({ from, medium, text }) => ({ from, medium, text }))] as const;
  });
  return Object.fromEntries(groups.filter(([, some]) => some.length > 0));
}
