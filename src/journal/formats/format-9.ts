// The shape of a journal of format 9, the one that is written now: a hold until news ends in the minute of a finding, an
// answer to the seat's own words or an answered question, and duties that nobody can meet any more are
// lifted. When a tenth comes, this file is frozen and stands before its migration.
import * as z from 'zod';
import type { Command, Event } from '../../exercise/events.ts';
import { scenario7 } from './format-7.ts';
import { command8, event8, format8 } from './format-8.ts';
import * as is from './values.ts';

const holdEnd = z.enum(['finding', 'answer', 'question']);
const liftedWith = z.enum(['chain', 'force']).optional();
const { numbers } = scenario7.shape;
const { prompts } = numbers.shape;
const scenario = scenario7.extend({
  numbers: numbers.extend({
    prompts: z.strictObject(
      Object.fromEntries(Object.entries(prompts.shape).map(([kind, rule]) => [kind, rule.extend({ liftedWith })])),
    ),
    holdEndsAt: z.array(holdEnd).max(3).optional(),
  }),
});
const event = z.discriminatedUnion('type', [
  ...event8.options,
  z.strictObject({ type: z.literal('hold-ended'), seat: is.seat, because: z.array(holdEnd).min(1).max(3) }),
]);

export const format9 = {
  opening: format8.opening.extend({ format: z.literal(9), scenario }),
  command: command8 as unknown as z.ZodType<Command>,
  event: event as unknown as z.ZodType<Event>,
};
