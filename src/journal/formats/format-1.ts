// The shape of a journal of format 1, as it was written before there were fates and a world around the line. Frozen: it
// stands before its migration.
import * as z from 'zod';
import { seatCommands } from './commands-2.ts';
import { doctrine, rationale } from './doctrine-1.ts';
import { dutyExpired, holders, orderRuledWith, promptRaised, started, turnEvents } from './events-2.ts';
import { prompts } from './numbers-2.ts';
import { announcedWith, fact, givenWith, order, role, ruling, scriptedOrder } from './orders-1.ts';
import { base, lineSector, promise } from './scenario-2.ts';
import * as is from './values.ts';

const span = z.int().min(0).max(400_000);

const incident = z.strictObject({
  id: is.id,
  kind: is.slug,
  start: is.minute,
  end: is.minute,
  sector: is.sector,
  severity: is.severity,
  author: is.author,
  intent: is.intent,
  text: is.text,
  isScripted: z.boolean(),
});

const inject = z.strictObject({
  at: is.minute,
  to: is.seats,
  fact: fact.nullable(),
  text: is.text,
  from: is.text,
  medium: is.text,
  expected: is.text.optional(),
  objective: is.text.optional(),
  controller: is.text.optional(),
  notes: is.text.optional(),
});

const background = z.strictObject({
  sigmaDuration: is.amount,
  medianDuration: span,
  longestDuration: span,
  detection: z.strictObject({ day: is.amount, night: is.amount, jammed: is.amount }),
  reportDelay: span,
  sigmaDelay: is.amount,
  shareDelay: span,
  firstTo: z.strictObject({ ukraine: is.amount, coalition: is.amount, us: is.amount }),
  authors: z.partialRecord(is.author, is.amount).optional(),
  daylight: z.strictObject({ from: span, to: span }).optional(),
  kinds: z
    .array(z.strictObject({ kind: is.slug, weight: is.amount, severity: z.literal([0, 1]), text: is.text }))
    .max(100),
});

// In its first days a switch said how long a stand-down takes.
const standDown = { 'standDown.takes': span.optional() };
const doctrine1 = doctrine.extend({
  reads: doctrine.shape.reads.extend(standDown),
  rationale: doctrine.shape.rationale.extend({ 'standDown.takes': rationale.optional() }),
});

const scenario = z.strictObject({
  ...base,
  doctrine: doctrine1,
  line: z
    .array(lineSector.omit({ presence: true }))
    .min(1)
    .max(99),
  backgroundPerDay: is.amount,
  incidents: is.listOf(incident),
  injects: is.listOf(inject),
  gold: z.strictObject({ orders: z.array(order.extend({ at: is.minute })).max(1000), ...promise }),
  numbers: z.strictObject({ format: z.literal(1).optional(), prompts, background }),
});

const announced = announcedWith(role);

const event = z.discriminatedUnion('type', [
  z.strictObject({ ...started, incidents: is.listOf(incident), injects: is.listOf(inject) }),
  ...turnEvents,
  promptRaised,
  dutyExpired,
  orderRuledWith(givenWith(ruling), announced),
]);

export const format1 = {
  opening: z.strictObject({
    format: z.literal(1),
    engine: is.engine,
    scenario,
    start: z.strictObject({
      seed: is.text,
      holders,
      coaching: is.coaching,
      isScriptOnly: z.boolean(),
      isClosed: z.boolean().optional(),
      script: z.array(scriptedOrder).max(10_000),
    }),
    digests: z.strictObject({ scenario: is.digest, doctrine: is.digest, seed: is.digest }),
  }),
  command: z.discriminatedUnion('do', seatCommands),
  event,
};
