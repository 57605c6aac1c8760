// The shape of a journal of format 6: the daily count is an event of its minute, STARTEX says whether only the script is
// played, each response explains itself, and force helps where it stands. Frozen.
import * as z from 'zod';
import type { Command, Event } from '../../exercise/events.ts';
import { event as event5 } from './events-5.ts';
import { withChanged } from './filled.ts';
import { doctrine5, format5, scenario5 } from './format-5.ts';
import { numbers } from './numbers-2.ts';
import { injects } from './orders-5.ts';
import * as is from './values.ts';

const response = doctrine5.shape.responses.element.extend({ explains: is.text });
const doctrine = doctrine5.extend({ responses: z.array(response).max(100) });

const perHour = z.int().min(0).max(1000);
const dailyCount = z.strictObject({
  at: z.int().min(0).max(1440),
  from: is.text,
  text: is.text,
  perHour: z.strictObject({ '1': perHour, '2': perHour, '3': perHour, '4': perHour, '5': perHour }),
  quiet: z.array(is.slug).max(100),
});
// What an older record holds in its place goes on as it was begun.
const generator = numbers.shape.generator.extend({
  dailyLine: numbers.shape.generator.shape.dailyLine.optional(),
  dailyCount: dailyCount.optional(),
});

const { hazards } = numbers.shape;
const effect = hazards.shape.responses.element.extend({ reach: z.enum(['act', 'sector', 'around', 'line']) });
const hazards6 = hazards.extend({ responses: z.array(effect).max(1000) });

const changed = withChanged('type', event5, {
  'exercise-started': (older) => older.extend({ isScriptOnly: z.boolean() }),
});
const published = z.strictObject({ type: z.literal('count-published'), injects });
export const event6 = z.discriminatedUnion('type', [...changed.options, published]);

export const numbers6 = numbers.extend({ generator, hazards: hazards6 });
export const scenario6 = scenario5.extend({ doctrine, numbers: numbers6 });

export const format6 = {
  opening: format5.opening.extend({ format: z.literal(6), scenario: scenario6 }),
  command: format5.command as z.ZodType<Command>,
  event: event6 as unknown as z.ZodType<Event>,
};
