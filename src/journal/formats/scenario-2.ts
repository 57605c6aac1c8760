// A checked scenario as line one carries it: formats 2 to 4, with the doctrine of the format. Frozen.
import * as z from 'zod';
import { incident, injects, worldShape } from './acts-2.ts';
import { numbers, rosterMember } from './numbers-2.ts';
import { composition, opening, order } from './orders-1.ts';
import * as is from './values.ts';

export const promise = {
  chains: z
    .array(
      z.strictObject({
        id: is.id,
        t0: is.minuteOrNull.optional(),
        phase2At: is.minuteOrNull.optional(),
        broaderAt: is.minuteOrNull.optional(),
        closedAt: is.minuteOrNull.optional(),
      }),
    )
    .max(1000),
  rulings: z
    .array(
      z.strictObject({
        order: is.number,
        verdict: z.enum(['accepted', 'late', 'refused']),
        code: z.string().max(40).optional(),
        effectAt: is.minute.optional(),
      }),
    )
    .max(1000),
  text: is.text,
};

// At first a gold line was a list of orders as a timeline has them.
const goldOrder = z.union([composition, order.extend({ at: is.minute })]);

export const lineSector = z.strictObject({
  name: is.text,
  fromKm: is.whole,
  toKm: is.whole,
  terrain: is.text,
  hot: is.amount,
  presence: is.percent,
  day: is.share,
  night: is.share,
  jammed: z.boolean(),
});

/** What every format says of a scenario. */
export const base = {
  id: is.slug,
  title: is.text,
  objective: is.text,
  summary: is.text,
  difficulty: z.literal([1, 2, 3]),
  playMinutes: z.int().min(0).max(10_000),
  begins: is.stamp,
  beginsMinuteOfDay: z.int().min(0).max(1440),
  endex: z.int().min(0).max(120_000),
  turnMinutes: z.int().min(0).max(120_000),
  coaching: is.coaching,
  opening,
  jitterMinutes: z.int().min(0).max(120_000),
  briefs: z.strictObject({ all: is.text, ukraine: is.text, coalition: is.text, us: is.text }),
};

export const scenarioWith = <D extends z.ZodType>(doctrine: D) =>
  z.strictObject({
    ...base,
    doctrine,
    seats: z.array(is.seat).min(1).max(3),
    line: z.array(lineSector).min(1).max(99),
    background: is.preset.nullable(),
    opponent: z.strictObject({
      intent: is.text,
      resolve: is.percent,
      deception: is.percent,
      tempo: z.int().min(0).max(400),
    }),
    world: worldShape,
    roster: z.array(rosterMember).max(200),
    calendar: z.array(z.strictObject({ at: is.minute, what: is.text })).max(1000),
    pack: z.strictObject({
      truth: is.text,
      objectives: z.array(is.text).max(200),
      hints: z.array(is.text).max(200),
    }),
    variant: z.string().max(100).nullable(),
    variants: z.array(z.strictObject({ name: z.string().max(100), what: is.text })).max(1000),
    incidents: is.listOf(incident),
    injects,
    gold: z.strictObject({ orders: z.array(goldOrder).max(1000), ...promise }),
    numbers,
  });
