// The shape of a scenario file: its keys, their types and their defaults. scenario-file.ts checks the parts against each
// other; the JSON Schema for editors is made from this.
import * as z from 'zod';
import { MANNERS, TEXT_MANNERS, TEXTS_TO } from '../exercise/answers.ts';
import { AUTHORS, INTENTS, MARKS } from '../exercise/incident.ts';
import { COACHINGS, PLAYER_MEASURES, PRESETS, PROMPT_KINDS } from '../exercise/words.ts';
import { CODES, SEATS } from '../ladder/index.ts';
import { oneOfKinds } from './readable.ts';
import {
  domain,
  factShapes,
  guarantee,
  id,
  likelihood,
  line,
  member,
  members,
  orderShape,
  SEVERAL,
  seat,
  sector,
  severity,
  side,
  slug,
  time,
  timeOrNever,
  words,
  worldStates,
} from './shapes.ts';

const percent = z.int().min(0).max(100);
const people = z.int().min(1).max(50_000_000);

const world = z.strictObject({ ...worldStates, readiness: percent.optional() });

const worldChange = world.extend({
  heat: people.optional(),
  withdraws: members.optional(),
  presence: z.array(z.strictObject({ sector: z.int().min(1).max(99), is: percent })).optional(),
});

/** The columns of a master scenario events list that an inject carries beside its fact. */
const columns = {
  text: line(),
  /** A text that is attached: a seat may take it over as the text of an order of its own. */
  draft: line(2000).optional(),
  from: line(120),
  medium: line(40).default('report'),
  about: id.optional(),
  /** It comes as much later or earlier than written as that open act begins. */
  follows: id.optional(),
  marks: z.array(z.enum(MARKS)).optional(),
  world: worldChange.optional(),
  expects: z.array(z.strictObject({ seat, order: id })).optional(),
  expected: line(1000).optional(),
  objective: line(400).optional(),
  controller: line(120).optional(),
  notes: words(2000).optional(),
};

/** What a contingency inject waits for, in place of a minute: one of the first five. */
const whenShape = z.strictObject({
  phase: z.literal([1, 2, 3]).optional(),
  ruling: z.enum(['accepted', 'refused']).optional(),
  missed: z.enum(PROMPT_KINDS).optional(),
  answer: z.enum([...MANNERS, 'any']).optional(),
  by: z.literal('facilitator').optional(),
  /** The act whose chain it is, the seat and the response that it is about; left out: any. */
  chain: id.optional(),
  seat: seat.optional(),
  order: id.optional(),
});
export type WhenInFile = z.output<typeof whenShape>;

/** An inject comes at a minute, or so long after something holds. */
const coming = { at: time.optional(), when: whenShape.optional(), after: time.optional() };

const news = z.strictObject({
  ...coming,
  to: factShapes.share.shape.to,
  news: line(),
  /** It is dropped where that act is not going on at its minute. */
  while: id.optional(),
  ...columns,
  text: line().optional(),
});

const injectShapes = {
  report: factShapes.report.extend({ ...columns, ...coming }),
  share: factShapes.share.extend({ ...columns, ...coming }),
  amend: factShapes.amend.extend({ ...columns, ...coming }),
  end: factShapes.end.extend(columns),
  confirm: factShapes.confirm.extend({ ...columns, ...coming }),
  certify: factShapes.certify.extend({ ...columns, ...coming }),
  retract: factShapes.retract.extend({ ...columns, ...coming }),
  guarantee: factShapes.guarantee.extend({ ...columns, ...coming }),
  consent: factShapes.consent.extend({ ...columns, ...coming }),
  news,
} as const;
export type InjectInFile = z.output<(typeof injectShapes)[keyof typeof injectShapes]>;

export const injectShape = oneOfKinds('inject', injectShapes);

export const MOST_ANSWERS = 200;
export const answerTextShape = z.strictObject({
  to: z.enum(TEXTS_TO),
  manner: z.enum(TEXT_MANNERS),
  from: line(60),
  medium: z.enum(['claim', 'message', 'press', 'broadcast']),
  text: line(240),
});

const finding = z.strictObject({
  after: time,
  verdict: z.enum(['attributed', 'unattributable', 'nothing']).default('attributed'),
  side: side.optional(),
  likelihood: likelihood.default(0.75),
});

export const actShape = z.strictObject({
  id,
  kind: slug,
  start: time,
  end: time,
  sector,
  severity,
  author: z.enum(AUTHORS),
  intent: z.enum(INTENTS),
  truth: words(2000),
  /** `fixed`: it goes as written. `open`: what players decide moves its end, growth and harm, and the keys below apply. */
  course: z.enum(['fixed', 'open']).optional(),
  /** The older word for it. */
  fate: z.enum(['written', 'open']).optional(),
  /** Why the lesson needs it fixed, or what can be changed; for the facilitator's pack. */
  why: line(400).optional(),
  says: line(1000).optional(),
  over: line(400).optional(),
  firstTo: seat.optional(),
  delay: time.optional(),
  shareDelay: time.optional(),
  marks: z.array(z.enum(MARKS)).optional(),
  heat: people.optional(),
  assessed: z.strictObject({ severity: severity.optional(), side: side.optional() }).optional(),
  finding: finding.optional(),
  /** The act into which it grows; the start of that act is the time of growth at the neutral rate. */
  growsInto: id.optional(),
  /** The same for an act that may come when this one is over. */
  leadsTo: id.optional(),
});

const goldShape = z.strictObject({
  text: words(600),
  orders: z.array(orderShape).max(200),
  chains: z
    .array(
      z.strictObject({
        id,
        t0: timeOrNever.optional(),
        phase2At: timeOrNever.optional(),
        broaderAt: timeOrNever.optional(),
        closedAt: timeOrNever.optional(),
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
  error:
    'Expected the date and time of STARTEX in UTC, as "2026-03-02T04:00Z".\u0000a day that exists, T, hours and minutes, Z; with a quote mark at both ends',
});

// Date.parse moves a date that does not exist to another one, or returns NaN.
function isUtcMinute(text: string): boolean {
  if (!/^20\d{2}-\d{2}-\d{2}T\d{2}:\d{2}Z$/.test(text)) return false;
  const at = Date.parse(text);
  return !Number.isNaN(at) && new Date(at).toISOString() === `${text.slice(0, -1)}:00.000Z`;
}

/** Changes of a scenario to a member of the shipped roster. */
const rosterChange = z.strictObject({
  member,
  name: line(60).optional(),
  readiness: percent.optional(),
  domains: z.array(domain).optional(),
  says: z.enum(['yes', 'no']).optional(),
  delay: time.optional(),
});

const tempo = z.int().min(0).max(400);
const inOrder = ([from, to]: readonly [number, number]) => from <= to;
const UNORDERED = 'Bounds go from the lesser to the greater.';
/** How far the red cell may set the other side's resolve and tempo. */
const bounds = z.strictObject({
  resolve: z.tuple([percent, percent]).refine(inOrder, UNORDERED),
  tempo: z.tuple([tempo, tempo]).refine(inOrder, UNORDERED),
});

/** A variant changes parts of the scenario; `adds` are additional injects. */
const variantShape = z.strictObject({
  what: line(200),
  doctrine: words(200).optional(),
  begins: begins.optional(),
  background: z.enum(['none', ...PRESETS]).optional(),
  guarantee: guarantee.optional(),
  consent: members.optional(),
  closedDomains: z.array(domain).optional(),
  world: world.optional(),
  opponent: z
    .strictObject({
      intent: line(120).optional(),
      resolve: percent.optional(),
      deception: percent.optional(),
      tempo: tempo.optional(),
      breaksPauses: z.boolean().optional(),
      bounds: bounds.optional(),
    })
    .optional(),
  adds: z.array(injectShape).max(SEVERAL).optional(),
});

export const scenarioShape = z.strictObject({
  format: z.literal(1),
  id: slug,
  title: line(60),
  objective: line(200),
  summary: words(1200),
  difficulty: z.literal([1, 2, 3]),
  seats: z
    .array(seat)
    .min(1)
    .default([...SEATS]),
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
  background: z.enum(['none', ...PRESETS]).default('calm'),
  opponent: z
    .strictObject({
      intent: line(120),
      resolve: percent,
      deception: percent,
      tempo,
      breaksPauses: z.boolean().default(true),
      bounds: bounds.optional(),
    })
    .default({ intent: 'unspecified', resolve: 50, deception: 50, tempo: 100, breaksPauses: true }),
  world: world.default({}),
  roster: z.array(rosterChange).max(60).default([]),
  calendar: z
    .array(z.strictObject({ at: time, what: line(200) }))
    .max(60)
    .default([]),
  briefs: z.strictObject({ all: words(), ukraine: words(), coalition: words(), us: words() }),
  facilitator: z.strictObject({
    truth: words(2000),
    objectives: z.array(line(300)).min(1).max(12),
    hints: z.array(line(400)).min(1).max(20),
    measure: z.strictObject({ what: z.enum(PLAYER_MEASURES), why: line(400) }).optional(),
  }),
  acts: z.array(actShape).max(500).default([]),
  injects: z.array(injectShape).max(SEVERAL).default([]),
  /** What the world may say back here; left out: some of the texts that ship. */
  answers: z.array(answerTextShape).max(MOST_ANSWERS).optional(),
  variants: z.record(slug, variantShape).default({}),
  /** Exemplary orders and their results; checked by adjudicating them against the bare script. */
  gold: goldShape.default({ text: 'No gold line.', orders: [], chains: [], rulings: [] }),
});
export type ScenarioInFile = z.output<typeof scenarioShape>;
export type ActInFile = z.output<typeof actShape>;
export type VariantInFile = z.output<typeof variantShape>;
