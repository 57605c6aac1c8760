// Commands and events since format 5, in which nothing is left out. Frozen.
import * as z from 'zod';
import { incident } from './acts-2.ts';
import { command3 } from './commands-2.ts';
import { event3With } from './events-2.ts';
import { filled, withChanged } from './filled.ts';
import { announced, composition, draft, given, inject, injects, scriptedOrder } from './orders-5.ts';
import * as is from './values.ts';

export const command = withChanged('do', command3, {
  compose: (older) => older.extend({ composition }),
  hold: filled,
  find: filled,
  mark: filled,
  'add-inject': (older) => older.extend({ inject, incident: incident.nullable() }),
  answer: (older) => older.required(),
});

const withInjects = (older: z.ZodObject) => older.extend({ injects });

export const event = withChanged('type', event3With(given, announced), {
  'exercise-started': (older) =>
    older.extend({ isClosed: z.boolean(), hasExcon: z.boolean(), injects, script: z.array(scriptedOrder).max(10_000) }),
  'effect-fell': filled,
  'duty-expired': (older) => older.required(),
  'order-composed': (older) => older.extend({ draft }),
  'act-seen': withInjects,
  'act-ended': withInjects,
  'finding-made': withInjects,
  'attack-certified': withInjects,
  'member-answered': withInjects,
  'injects-moved': (older) =>
    older.extend({ moves: is.listOf(z.strictObject({ no: is.number, at: is.minute, end: is.minuteOrNull })) }),
  'inject-added': (older) => older.extend({ inject }),
});
