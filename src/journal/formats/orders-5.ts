// Facts, orders and injects since format 5, in which nothing is left out. Frozen.
import * as z from 'zod';
import { inject as inject2 } from './acts-2.ts';
import { filled, withChanged } from './filled.ts';
import { role4 } from './format-4.ts';
import * as older from './orders-1.ts';
import * as is from './values.ts';

const fact = withChanged('kind', older.fact, { amend: filled });

export const inject = filled(inject2).extend({
  fact: fact.nullable(),
  world: filled(inject2.shape.world.unwrap()).nullable(),
});
export const injects = is.listOf(inject);

const order = filled(older.order);
const said = filled(z.strictObject(older.said)).shape;

export const composition = z.strictObject({ at: is.minute, order, ...said });
export const draft = composition.extend({ id: is.number });
export const scriptedOrder = composition.extend({ fileNumber: is.number });

export const given = composition.extend({
  n: is.number.nullable(),
  ruling: z.union([older.passed, older.refused.extend({ notBefore: is.minuteOrNull })]),
  facts: older.facts,
  fileNumber: is.number.nullable(),
  // The facilitator's word comes later, with an event of its own.
  overruled: z.null(),
});

export const announced = filled(older.announcedWith(role4));
