// Acts with their fates and the injects that tell of them: formats 2 to 4. Frozen.
import * as z from 'zod';
import { fact } from './orders-1.ts';
import * as is from './values.ts';

export const hazard = z.strictObject({ end: is.amount, growth: is.amount, finding: is.amount });

export const finding = z.strictObject({
  verdict: z.enum(['attributed', 'unattributable', 'nothing']),
  side: is.side,
  likelihood: is.share,
});

const what = {
  id: is.id,
  kind: is.slug,
  sector: is.sector,
  severity: is.severity,
  author: is.author,
  intent: is.intent,
  truth: is.text,
  isScripted: z.boolean(),
  recorded: is.whole,
};

const fateOf = (grown: z.ZodType, more: z.ZodRawShape) =>
  z.strictObject({
    ...more,
    detection: is.thousandth,
    reportDelay: is.minute,
    shareDelay: is.minute,
    endDelay: is.minute,
    firstTo: is.seat,
    thresholds: z.strictObject({ end: is.whole, growth: is.whole.nullable(), finding: is.whole.nullable() }),
    assessed: z.strictObject({ severity: is.severity, side: is.side }),
    marks: z.array(is.mark).max(20),
    heat: is.whole,
    says: is.text,
    over: is.text,
    claims: z.array(z.strictObject({ after: is.minute, text: is.text })).max(200),
    finding,
    grown,
  });

// What grows may grow again; a drawn act does so a few times at most, and no file needs more.
const DEEPEST = 12;

function grownTo(depth: number, more: More): z.ZodType {
  if (depth === 0) return z.null();
  return z.strictObject({ ...whatWith(grownTo(depth - 1, more), more) }).nullable();
}

/** What a later format says besides, of an act and of its fate. */
interface More {
  fate: z.ZodRawShape;
  act: z.ZodRawShape;
}

const whatWith = (grown: z.ZodType, { fate, act }: More) => ({
  ...what,
  fate: fateOf(grown, fate).nullable(),
  ...act,
});

/** An act that says so much more, and so do its fates. */
export const incidentWith = (more: More) =>
  z.strictObject({ ...whatWith(grownTo(DEEPEST, more), more), start: is.minute, end: is.minute });

export const incident = incidentWith({ fate: {}, act: {} });

const world = {
  usWill: z.enum(['firm', 'wavering', 'withheld']),
  talks: z.enum(['none', 'in-session', 'adjourned', 'broken-off']),
  dispute: z.enum(['none', 'open', 'settled']),
  prosperity: z.enum(['none', 'announced', 'agreed']),
  readiness: is.percent,
};

export const worldShape = z.strictObject(world);

export const openWorld = z.strictObject({
  ...world,
  presence: z.array(is.percent).max(99),
  heat: z.strictObject({
    out: is.whole,
    since: is.minute,
    isRepairing: z.boolean(),
    perHour: z.strictObject({ without: is.whole, ordered: is.whole }),
  }),
});

const worldChange = worldShape.partial().extend({
  heat: is.whole.optional(),
  withdraws: z.array(is.member).max(200).optional(),
  presence: z
    .array(z.strictObject({ sector: z.int().min(1).max(99), is: is.percent }))
    .max(200)
    .optional(),
});

export const inject = z.strictObject({
  at: is.minute,
  to: is.seats,
  fact: fact.nullable(),
  text: is.text,
  from: is.text,
  medium: is.text,
  about: is.id.optional(),
  marks: z.array(is.mark).max(20).optional(),
  world: worldChange.optional(),
  expects: z
    .array(z.strictObject({ seat: is.seat, response: is.id }))
    .max(200)
    .optional(),
  expected: is.text.optional(),
  objective: is.text.optional(),
  controller: is.text.optional(),
  notes: is.text.optional(),
});

export const injects = is.listOf(inject);
