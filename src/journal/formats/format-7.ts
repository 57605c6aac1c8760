// The shape of a journal of format 7, the one that is written now: what waits for an open act says so, a written act keeps its
// written times, injects are dropped and harm is eased, and the facilitator's pack says what can be moved; an order carries
// a text, and an inject a draft of one. When an eighth comes, this file is frozen and stands before its migration.
import * as z from 'zod';
import type { Command, Event } from '../../exercise/events.ts';
import { incidentWith } from './acts-2.ts';
import { command as command5 } from './events-5.ts';
import { withChanged } from './filled.ts';
import { event6, format6, numbers6, scenario6 } from './format-6.ts';
import * as orders5 from './orders-5.ts';
import * as is from './values.ts';

const waits = z.strictObject({ follows: is.id.nullable(), while: is.id.nullable() });
const inject = orders5.inject.extend({ draft: is.text.nullable(), waits: waits.nullable() });
const injects = is.listOf(inject);

const said = { text: is.text.nullable() };
const composition = orders5.composition.extend(said);
const script = z.array(orders5.scriptedOrder.extend(said)).max(10_000);

const written = z.strictObject({ start: is.minute, end: is.minute, leadsOn: z.boolean() }).nullable();
const incident = incidentWith({ written });

const { hazards } = numbers6.shape;
const effect = hazards.shape.responses.element.extend({
  harm: is.amount.optional(),
  authors: z.array(is.author).max(10).optional(),
  seats: is.seats.optional(),
});
const spread = z.number().min(0).max(10);
const numbers = numbers6.extend({
  hazards: hazards.extend({
    floor: hazards.shape.floor.extend({ harm: is.amount.optional() }),
    written: z.strictObject({ endSigma: spread, growthSigma: spread, most: z.number().min(0).max(1) }).optional(),
    responses: z.array(effect).max(1000),
  }),
});

const measure = z.strictObject({
  what: z.enum(['hostilities', 'last-fifth', 'expansions', 'harm', 'none']),
  why: is.text,
});
const pack = scenario6.shape.pack.extend({
  measure: measure.nullable(),
  courses: z.array(z.strictObject({ act: is.id, why: is.text })).max(1000),
});
const response = scenario6.shape.doctrine.shape.responses.element.extend({ wording: is.text.nullable() });
const doctrine = scenario6.shape.doctrine.extend({ responses: z.array(response).max(100) });
const gold = scenario6.shape.gold.extend({ orders: z.array(composition).max(1000) });
const scenario = scenario6.extend({ doctrine, incidents: is.listOf(incident), injects, pack, numbers, gold });

const withInjects = (older: z.ZodObject) => older.extend({ injects });
const changed = withChanged('type', event6, {
  'exercise-started': (older) => older.extend({ incidents: is.listOf(incident), injects, script }),
  'act-seen': withInjects,
  'act-grew': (older) => older.extend({ into: incident }),
  'act-ended': withInjects,
  'finding-made': withInjects,
  'attack-certified': withInjects,
  'member-answered': withInjects,
  'count-published': withInjects,
  'inject-added': (older) => older.extend({ inject, incident: incident.nullable() }),
  'order-composed': (older) => older.extend({ draft: orders5.draft.extend(said) }),
  'order-ruled': (older) => older.extend({ given: orders5.given.extend(said) }),
});
const event = z.discriminatedUnion('type', [
  ...changed.options,
  z.strictObject({
    type: z.literal('harm-eased'),
    n: is.number,
    heat: is.whole,
    because: z.array(is.text).max(100),
  }),
  z.strictObject({ type: z.literal('injects-dropped'), nos: z.array(is.number).max(10_000), act: is.id }),
]);

export const format7 = {
  opening: format6.opening.extend({
    format: z.literal(7),
    scenario,
    start: format6.opening.shape.start.extend({ script }),
  }),
  command: withChanged('do', command5, {
    compose: (older) => older.extend({ composition }),
    'add-inject': (older) => older.extend({ inject, incident: incident.nullable() }),
  }) as unknown as z.ZodType<Command>,
  event: event as unknown as z.ZodType<Event>,
};
