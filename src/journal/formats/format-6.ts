// The shape of a journal of format 6, the one that is written now: the daily count is an event of its minute, STARTEX says
// whether only the script is played, each response explains itself, and force helps where it stands. When a seventh comes,
// this file is frozen and stands before its migration.
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

const event = withChanged('type', event5, {
  'exercise-started': (older) => older.extend({ isScriptOnly: z.boolean() }),
});
const published = z.strictObject({ type: z.literal('count-published'), injects });

export const format6 = {
  opening: format5.opening.extend({
    format: z.literal(6),
    scenario: scenario5.extend({ doctrine, numbers: numbers.extend({ generator, hazards: hazards6 }) }),
  }),
  command: format5.command as z.ZodType<Command>,
  event: z.discriminatedUnion('type', [...event.options, published]) as unknown as z.ZodType<Event>,
};
