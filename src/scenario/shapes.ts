// Schemas of the small things that every file uses: times, seats, sectors, facts and orders.
import * as z from 'zod';
import { hiddenIn, isPrintable } from '../exercise/text.ts';
import { DISPUTE, PROSPERITY, TALKS, US_WILL } from '../exercise/words.ts';
import { DOMAINS, type Fact, GUARANTEES, type Minute, SEATS, type Sector, SIDES } from '../ladder/index.ts';

import { show } from './shape-words.ts';
import { likelihoodHint, memberHint, sectorHint, slugHint, timeHint } from './value-hints.ts';

const LONGEST_HOURS = 2000;

const timeWith = (hintFor: (text: string) => string) =>
  z
    .string({
      error: ({ input }) =>
        input === undefined
          ? 'Missing: a time as "hours:minutes" is expected here.'
          : `Expected a time as "hours:minutes", found ${show(input)}.\u0000${input === null ? 'leave the key out, or write a time in quotes, as "24:00"' : hintFor(String(input))}`,
    })
    .meta({ description: 'hours:minutes since STARTEX, in quotes', examples: ['0:40', '24:00'] })
    .transform((text, context): Minute => {
      const match = /^(\d{1,4}):([0-5]\d)$/.exec(text);
      if (match && Number(match[1]) <= LONGEST_HOURS) return Number(match[1]) * 60 + Number(match[2]);
      const message = match
        ? `The time ${show(text)} lies beyond ${LONGEST_HOURS} hours.`
        : `Expected a time as "hours:minutes" since STARTEX, found ${show(text)}.\u0000${hintFor(text)}`;
      context.issues.push({ code: 'custom', message, input: text });
      return z.NEVER;
    });

/** "hours:minutes" since STARTEX → minutes. */
export const time = timeWith((text) => timeHint(text, 'leave the key out where there is no such time'));

/** A time, or null for what never comes. */
export const timeOrNever = timeWith((text) =>
  timeHint(text, 'write null, without quotes, for what never happens'),
).nullable();

/** A text for people: printable, of bounded length. */
export const words = (longest = 4000) =>
  z
    .string()
    .min(1)
    .max(longest)
    .refine(isPrintable, {
      error: ({ input }) => `The text holds ${hiddenIn(String(input))}, which no screen can show.`,
    });

/** A text of one line, since in lists a line break could pass for another entry. */
export const line = (longest = 4000) =>
  words(longest).refine((text) => !text.includes('\n'), {
    error: 'Expected one line; found a line break.\u0000in YAML, use >- to wrap a long text',
  });

/** A name used as an id: letters, digits, dot, dash, underscore. */
export const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/, {
  error: (issue) => `Expected a short name of letters, digits, dots and dashes, found ${show(issue.input)}.`,
});

/** A name that may stand in a file name. */
export const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, {
  error: (issue) =>
    `Expected a name of small letters, digits and dashes, found ${show(issue.input)}.\u0000${slugHint(issue.input)}`,
});

export const seat = z.enum(SEATS);
export const side = z.enum(SIDES);
export const domain = z.enum(DOMAINS);
export const guarantee = z.enum(GUARANTEES);
export const member = z.string().regex(/^[A-Z]{2,3}$/, {
  error: (issue) =>
    `Expected a member's short code in capitals, as UK or FR; found ${show(issue.input)}.\u0000${memberHint(String(issue.input))}`,
});
export const members = z.array(member).max(60);

const likelihoodError = ({ input }: { input?: unknown }): string =>
  input === undefined
    ? 'Missing: a number from 0 to 1 is expected here.'
    : `Expected a number from 0 to 1, found ${show(input)}.\u0000${likelihoodHint(input)}`;
export const likelihood = z
  .number({ error: likelihoodError })
  .min(0, { error: likelihoodError })
  .max(1, { error: likelihoodError });
export const severity = z.literal([0, 1, 2, 3, 4, 5], {
  error: ({ input }) =>
    `${input === undefined ? 'Missing: one of 0, 1, 2, 3, 4, 5 is expected here.' : `Expected one of 0, 1, 2, 3, 4, 5, found ${show(input)}.`}\u0000without quotes: 0 nothing happened, 1 non-compliance, 2 minor, 3 serious, 4 grave, 5 broader attack`,
});
export const sector: z.ZodType<Sector> = z.union([z.int().min(1).max(99), z.literal('rear'), z.literal('sea')], {
  error: ({ input }) =>
    `Expected a sector, as 1 to 8, rear or sea; found ${show(input)}.\u0000${sectorHint(String(input))}`,
});

/** The states of the world around the line; a file may name any of them. */
export const worldStates = {
  usWill: z.enum(US_WILL).optional(),
  talks: z.enum(TALKS).optional(),
  dispute: z.enum(DISPUTE).optional(),
  prosperity: z.enum(PROSPERITY).optional(),
};

export const SEVERAL = 5000;

const addressed = { at: time, to: z.array(seat).optional() };

/** The keys of each kind of fact; `to` defaults to all seats, `start` and `when` to `at`. */
export const factShapes = {
  report: z.strictObject({
    ...addressed,
    report: id,
    start: time.optional(),
    end: time.optional(),
    sector,
    severity,
    side,
  }),
  share: z.strictObject({ ...addressed, share: id }),
  amend: z.strictObject({
    ...addressed,
    amend: id,
    start: time.optional(),
    sector: sector.optional(),
    severity: severity.optional(),
    side: side.optional(),
  }),
  end: z.strictObject({ ...addressed, end: id, when: time.optional() }),
  confirm: z.strictObject({ ...addressed, confirm: id, likelihood }),
  certify: z.strictObject({ ...addressed, certify: id }),
  retract: z.strictObject({ ...addressed, retract: id }),
  guarantee: z.strictObject({ ...addressed, guarantee }),
  consent: z.strictObject({ ...addressed, consent: members }),
} as const;

type FactShapes = typeof factShapes;
export type FactInFile = { [K in keyof FactShapes]: z.output<FactShapes[K]> }[keyof FactShapes];

/** The kind of a fact. The order matters, since `report` also has a key `end`. */
export function kindOf(fact: object): keyof FactShapes {
  return (Object.keys(factShapes) as (keyof FactShapes)[]).find((kind) => kind in fact)!;
}

/** A checked fact of a file in the terms of the law. */
export function toFact(fact: FactInFile): Fact {
  const base = { at: fact.at, to: fact.to ?? SEATS };
  if ('report' in fact) {
    const { report: act, start = fact.at, end = null, sector, severity, side } = fact;
    return { ...base, kind: 'report', act, start, end, sector, severity, side };
  }
  if ('share' in fact) return { ...base, kind: 'share', act: fact.share };
  if ('amend' in fact) {
    const { amend: act, start = null, sector = null, severity = null, side = null } = fact;
    return { ...base, kind: 'amend', act, start, sector, severity, side };
  }
  if ('end' in fact) return { ...base, kind: 'end', act: fact.end, when: fact.when ?? fact.at };
  if ('confirm' in fact) return { ...base, kind: 'confirm', act: fact.confirm, likelihood: fact.likelihood };
  if ('certify' in fact) return { ...base, kind: 'certify', act: fact.certify };
  if ('retract' in fact) return { ...base, kind: 'retract', act: fact.retract };
  if ('guarantee' in fact) return { ...base, kind: 'guarantee', state: fact.guarantee };
  return { ...base, kind: 'consent', members: fact.consent };
}

/** An order as files write it. The last four keys are for the exercise and its score. */
export const orderShape = z.strictObject({
  at: time,
  seat,
  order: id,
  about: id.optional(),
  sector: sector.optional(),
  of: z.int().min(0).optional(),
  likelihood: likelihood.optional(),
  attributing: z.boolean().optional(),
  because: line(1000).optional(),
  /** Announced with it; left out, the text that is offered goes with it. */
  text: line(2000).optional(),
});
export type OrderInFile = z.output<typeof orderShape>;
