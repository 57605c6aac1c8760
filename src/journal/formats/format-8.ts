// The shape of a journal of format 8: in a room of several screens people write to each other,
// evaluators note what they see, a policy takes a seat over and gives it back, and the facilitator goes back. Frozen.
import * as z from 'zod';
import { command7, event7, format7 } from './format-7.ts';
import * as is from './values.ts';

const correspondent = z.enum(['ukraine', 'coalition', 'us', 'excon']);
const letter = { from: correspondent, to: z.array(correspondent).min(1).max(4), text: is.text };
const observation = {
  seat: is.seat.nullable(),
  objective: is.text.nullable(),
  rating: z.literal([1, 2, 3, 4, 5]).nullable(),
  text: is.text,
};
const handed = {
  seat: is.seat,
  to: z.enum(['person', 'by-the-book', 'slow', 'trigger-happy', 'passive', 'observe-only']),
};
const back = { from: is.minute, entries: is.number, head: is.digest };

export const event8 = z.discriminatedUnion('type', [
  ...event7.options,
  z.strictObject({ type: z.literal('message-sent'), ...letter }),
  z.strictObject({ type: z.literal('observed'), ...observation }),
  z.strictObject({ type: z.literal('seat-handed'), ...handed }),
  z.strictObject({ type: z.literal('went-back'), ...back }),
]);
export const command8 = z.discriminatedUnion('do', [
  ...command7.options,
  z.strictObject({ do: z.literal('tell'), ...letter }),
  z.strictObject({ do: z.literal('observe'), ...observation }),
  z.strictObject({ do: z.literal('hand'), ...handed }),
  z.strictObject({ do: z.literal('go-back'), ...back }),
]);

export const format8 = {
  opening: format7.opening.extend({ format: z.literal(8) }),
  command: command8,
  event: event8,
};
