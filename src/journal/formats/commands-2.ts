// Commands as formats 2 to 4 record them: those of seats and the Commission, and since format 3 those of a facilitator
// and the questionnaire. Frozen.
import * as z from 'zod';
import { finding, incident, inject } from './acts-2.ts';
import { composition } from './orders-1.ts';
import * as is from './values.ts';

export const seatCommands = [
  z.strictObject({ do: z.literal('compose'), seat: is.seat, composition }),
  z.strictObject({ do: z.literal('take-back'), seat: is.seat, draft: is.number }),
  z.strictObject({ do: z.literal('commit'), seat: is.seat }),
  z.strictObject({ do: z.literal('hold'), seat: is.seat, because: is.text.optional() }),
  z.strictObject({ do: z.literal('ask'), seat: is.seat, text: is.text }),
  z.strictObject({ do: z.literal('describe'), seat: is.seat, text: is.text }),
] as const;

const verdict = z.union([finding, z.strictObject({ verdict: z.literal('broader') })]);
const found = { do: z.literal('find'), about: is.id, verdict };
const adjourn = z.strictObject({ do: z.literal('adjourn') });

/** Answers to the questionnaire after ENDEX. */
export const lessons = {
  by: z.string().regex(/^(ukraine|coalition|us|commission|facilitator|observer(-([2-9]|[1-9]\d))?)$/),
  answers: z.partialRecord(z.enum(['meant', 'happened', 'well', 'change', 'unclear', 'confidence']), is.text),
};

const inTheStory = z.discriminatedUnion('act', [
  z.strictObject({ do: z.literal('inject'), act: z.enum(['hold', 'release', 'fire']), no: is.number }),
  z.strictObject({ do: z.literal('inject'), act: z.literal('shift'), no: is.number, to: is.minute }),
]);

const overrule = z.strictObject({
  do: z.literal('overrule'),
  order: is.number,
  verdict: z.enum(['accepted', 'refused']),
  because: is.text,
});

const mark = z.strictObject({
  do: z.literal('mark'),
  mark: z.enum(['startex', 'pause', 'resume', 'note']),
  text: is.text.optional(),
  stamp: is.stamp,
});

const answer = z.strictObject({
  do: z.literal('answer'),
  question: is.number,
  answer: is.text,
  how: z.enum(['accept', 'refuse', 'note']).optional(),
});

export const command2 = z.discriminatedUnion('do', [...seatCommands, z.strictObject(found), adjourn]);

export const command3 = z.discriminatedUnion('do', [
  ...seatCommands,
  z.strictObject({ ...found, by: z.literal('excon').optional() }),
  adjourn,
  z.strictObject({ do: z.literal('reflect'), ...lessons }),
  mark,
  z.strictObject({ do: z.literal('step') }),
  z.strictObject({ do: z.literal('jump'), to: is.minute }),
  inTheStory,
  z.strictObject({ do: z.literal('add-inject'), inject, incident: incident.optional() }),
  overrule,
  answer,
  z.strictObject({ do: z.literal('end'), stamp: is.stamp }),
]);
