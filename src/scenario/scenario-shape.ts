// The shape of a scenario file: its keys, their types and their defaults. What the parts mean together is checked in
// scenario-file.ts; the JSON Schema for editors is made from here.
import * as z from 'zod';
import { COACHINGS } from '../exercise/scenario.ts';
import { CODES } from '../ladder/index.ts';
import {
  domain,
  factShapes,
  guarantee,
  id,
  line,
  members,
  orderShape,
  SEVERAL,
  sector,
  severity,
  slug,
  time,
  words,
} from './shapes.ts';
import { oneOfKinds } from './yaml.ts';

/** The columns of a master scenario events list that an inject carries beside its fact. */
const columns = {
  text: line(),
  from: line(120),
  medium: line(40).default('report'),
  expected: line(1000).optional(),
  objective: line(400).optional(),
  controller: line(120).optional(),
  notes: words(2000).optional(),
};

const news = z.strictObject({
  at: time,
  to: factShapes.share.shape.to,
  news: line(),
  ...columns,
  text: line().optional(),
});

const injectShapes = {
  report: factShapes.report.extend(columns),
  share: factShapes.share.extend(columns),
  amend: factShapes.amend.extend(columns),
  end: factShapes.end.extend(columns),
  confirm: factShapes.confirm.extend(columns),
  certify: factShapes.certify.extend(columns),
  retract: factShapes.retract.extend(columns),
  guarantee: factShapes.guarantee.extend(columns),
  consent: factShapes.consent.extend(columns),
  news,
} as const;
export type InjectInFile = z.output<(typeof injectShapes)[keyof typeof injectShapes]>;

export const injectShape = oneOfKinds('inject', injectShapes);

export const actShape = z.strictObject({
  id,
  kind: slug,
  start: time,
  end: time,
  sector,
  severity,
  author: z.enum(['russia', 'ukraine', 'unknown', 'nobody', 'spoiler']),
  intent: z.enum(['accidental', 'local-initiative', 'deliberate', 'spoiler', 'none']),
  text: words(2000),
});

const minuteOrNull = time.nullable();

const goldShape = z.strictObject({
  text: words(600),
  orders: z.array(orderShape).max(200),
  chains: z
    .array(
      z.strictObject({
        id,
        t0: minuteOrNull.optional(),
        phase2At: minuteOrNull.optional(),
        broaderAt: minuteOrNull.optional(),
        closedAt: minuteOrNull.optional(),
      }),
    )
    .default([]),
  rulings: z
    .array(
      z.strictObject({
        order: z.int().min(0),
        verdict: z.enum(['accepted', 'late', 'refused']),
        code: z.enum(CODES).optional(),
        effectAt: time.optional(),
      }),
    )
    .default([]),
});

const begins = z.string().refine(isUtcMinute, {
  error: 'Expected the date and time of STARTEX in UTC, as "2026-03-02T04:00Z".',
});

// A date that does not exist comes out of the parser as another one, or as none.
function isUtcMinute(text: string): boolean {
  if (!/^20\d{2}-\d{2}-\d{2}T\d{2}:\d{2}Z$/.test(text)) return false;
  const at = Date.parse(text);
  return !Number.isNaN(at) && new Date(at).toISOString() === `${text.slice(0, -1)}:00.000Z`;
}

export const scenarioShape = z.strictObject({
  format: z.literal(1),
  id: slug,
  title: line(60),
  objective: line(200),
  summary: words(1200),
  difficulty: z.literal([1, 2, 3]),
  playMinutes: z.int().min(5).max(600),
  begins,
  endex: time,
  turn: time.default(360),
  doctrine: words(200).default('literal'),
  coaching: z.enum(COACHINGS).default('at-commit'),
  line: slug.default('eight-sectors'),
  guarantee: guarantee.default('ratified'),
  consent: members.default([]),
  closedDomains: z.array(domain).default([]),
  jitter: time.default(0),
  backgroundPerDay: z.number().min(0).max(24).default(3),
  briefs: z.strictObject({ all: words(), ukraine: words(), coalition: words(), us: words() }),
  acts: z.array(actShape).max(500),
  injects: z.array(injectShape).min(1).max(SEVERAL),
  /** Exemplary orders and what they come to; checked by adjudicating them against the bare script. */
  gold: goldShape.default({ text: 'No gold line.', orders: [], chains: [], rulings: [] }),
});
export type ScenarioInFile = z.output<typeof scenarioShape>;
export type ActInFile = z.output<typeof actShape>;
