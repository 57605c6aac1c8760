// The shape of a journal of format 5: what is not said is null, or false of a flag, where format 4 left it out. Frozen.
import * as z from 'zod';
import type { Command, Event } from '../../exercise/events.ts';
import { doctrineWith } from './doctrine-1.ts';
import { command, event } from './events-5.ts';
import { filled } from './filled.ts';
import { format4, reads4, role4 } from './format-4.ts';
import { start } from './opening.ts';
import { composition, injects, scriptedOrder } from './orders-5.ts';
import { promise, scenarioWith } from './scenario-2.ts';

const doctrine4 = doctrineWith(reads4, role4);
const response = filled(doctrine4.shape.responses.element).extend({ takesSector: z.boolean() });
export const doctrine5 = doctrine4.extend({ responses: z.array(response).max(100) });

const rulings = z.array(filled(promise.rulings.element)).max(1000);

export const scenario5 = scenarioWith(doctrine5).extend({
  injects,
  gold: z.strictObject({ orders: z.array(composition).max(1000), ...promise, rulings }),
});

export const format5 = {
  opening: format4.opening.extend({
    format: z.literal(5),
    scenario: scenario5,
    start: start.required().extend({ script: z.array(scriptedOrder).max(10_000) }),
  }),
  command: command as unknown as z.ZodType<Command>,
  event: event as unknown as z.ZodType<Event>,
};
