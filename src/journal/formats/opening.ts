// Line one, as every format since the second writes it around its scenario. Frozen.
import * as z from 'zod';
import { commissionHolder, holders } from './events-2.ts';
import { scriptedOrder } from './orders-1.ts';
import * as is from './values.ts';

export const start = z.strictObject({
  seed: is.text,
  holders,
  commission: commissionHolder.optional(),
  coaching: is.coaching,
  isScriptOnly: z.boolean(),
  isClosed: z.boolean(),
  hasExcon: z.boolean().optional(),
  script: z.array(scriptedOrder).max(10_000),
});

export const digests = z.strictObject({ scenario: is.digest, doctrine: is.digest, seed: is.digest });

export const openingWith = <F extends number, S extends z.ZodType>(format: F, scenario: S) =>
  z.strictObject({ format: z.literal(format), engine: is.engine, scenario, start, digests });
