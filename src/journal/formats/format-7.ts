// The shape of a journal of format 7: what waits for an open act says so, a written act keeps its written times, injects are
// dropped and harm is eased, the facilitator's pack says what can be moved, the world answers, or a person in the red cell, an
// order carries a text, and an inject a draft of one. Frozen.
import * as z from 'zod';
import { incidentWith } from './acts-2.ts';
import { command as command5 } from './events-5.ts';
import { withChanged } from './filled.ts';
import { event6, format6, numbers6, scenario6 } from './format-6.ts';
import * as orders5 from './orders-5.ts';
import * as is from './values.ts';

const manner = z.enum(['denial', 'counter-claim', 'pause', 'demand', 'commander', 'press', 'silence']);
const seatOrAny = is.seat.nullable();
const condition = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('phase'), phase: z.literal([1, 2, 3]), chain: is.id.nullable() }),
  z.strictObject({
    what: z.literal('ruling'),
    verdict: z.enum(['accepted', 'refused']),
    seat: seatOrAny,
    response: is.id.nullable(),
  }),
  z.strictObject({ what: z.literal('missed'), duty: is.slug, seat: seatOrAny }),
  z.strictObject({ what: z.literal('answer'), manner: manner.nullable(), seat: seatOrAny }),
  z.strictObject({ what: z.literal('facilitator') }),
]);
const waits = z.strictObject({
  follows: is.id.nullable(),
  while: is.id.nullable(),
  when: z.strictObject({ is: condition, after: is.minute }).nullable(),
});
const inject = orders5.inject.extend({
  draft: is.text.nullable(),
  waits: waits.nullable(),
  answers: z.strictObject({ order: is.number, manner }).nullable(),
});
const injects = is.listOf(inject);

const said = { text: is.text.nullable() };
const composition = orders5.composition.extend(said);
const script = z.array(orders5.scriptedOrder.extend(said)).max(10_000);

const written = z.strictObject({ start: is.minute, end: is.minute, leadsOn: z.boolean() }).nullable();
const drawn = z.array(z.int().min(0).max(999_999)).max(1000);
const breach = z.strictObject({
  after: is.minute,
  id: is.id,
  severity: z.literal([2, 3]),
  lasts: is.minute,
  findsAfter: is.minute,
});
const answers = z.strictObject({
  draws: drawn,
  pause: z.strictObject({ wait: is.minute, lasts: is.minute, breach: breach.nullable() }),
});
const incident = incidentWith({ fate: { written }, act: { answers: answers.nullable() } });
const { start: _, end: __, ...what } = incident.shape;
const contingent = is.listOf(z.strictObject({ ...what, writtenAt: is.minute, lasts: is.minute }));

const { hazards } = numbers6.shape;
const effect = hazards.shape.responses.element.extend({
  harm: is.amount.optional(),
  authors: z.array(is.author).max(10).optional(),
  seats: is.seats.optional(),
});
const spread = z.number().min(0).max(10);
const range = z.strictObject({ from: is.minute, to: is.minute });
const manners = z.partialRecord(manner, z.int().min(-1000).max(1000));
const answered = z.enum([
  'warn',
  'demarche',
  'hotline',
  'sanction',
  'consult',
  'alert',
  'force',
  'self-report',
  'name',
]);
const { politics } = numbers6.shape;
const army = politics.shape.army.extend({
  reinforceAdds: is.percent.optional(),
  reinforceTakes: is.percent.optional(),
});
const updates = z.strictObject({ every: is.minute, severity: is.severity, text: is.text, quiet: is.text });
const numbers = numbers6.extend({
  generator: numbers6.shape.generator.extend({ updates: updates.optional() }),
  politics: politics.extend({ army }),
  answers: z
    .strictObject({
      kinds: z
        .array(
          z.strictObject({
            kind: answered,
            responses: z.array(is.id).max(100),
            classes: z.array(is.slug).max(10).optional(),
            to: is.slug,
            within: is.minute,
            isMarked: z.boolean().optional(),
            manners,
          }),
        )
        .max(100),
      shifts: z.array(z.strictObject({ when: z.record(z.string(), is.slug), manners })).max(100),
      mostOnChain: z.int().min(1).max(20),
      mostWithout: z.int().min(1).max(20),
      quietFor: is.minute,
      pause: z.strictObject({
        wait: range,
        lasts: range,
        broken: is.thousandth,
        breaksAfter: range,
        end: is.amount,
        growth: is.amount,
      }),
      naming: z.strictObject({ bears: z.record(z.string(), is.thousandth), growth: is.amount }),
    })
    .optional(),
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
const replies = z.record(
  z.string().max(40),
  z.array(z.strictObject({ from: is.text, medium: is.text, text: is.text })).max(200),
);
const tempo = z.int().min(0).max(400);
const bounds = z.strictObject({ resolve: z.tuple([is.percent, is.percent]), tempo: z.tuple([tempo, tempo]) });
const opponent = scenario6.shape.opponent.extend({ breaksPauses: z.boolean(), bounds: bounds.nullable() });
const response = scenario6.shape.doctrine.shape.responses.element.extend({ wording: is.text.nullable() });
const doctrine = scenario6.shape.doctrine.extend({ responses: z.array(response).max(100) });
const gold = scenario6.shape.gold.extend({ orders: z.array(composition).max(1000) });
export const scenario7 = scenario6.extend({
  doctrine,
  gold,
  opponent,
  incidents: is.listOf(incident),
  contingent,
  injects,
  replies,
  pack,
  numbers,
});

const pause = z.strictObject({
  act: is.id,
  from: is.minute,
  until: is.minute,
  breaksAt: is.minuteOrNull,
  acts: z.null(),
  endedAt: z.null(),
});
const answerDraws = z.strictObject({
  seats: z.strictObject({
    ukraine: z.partialRecord(answered, drawn),
    coalition: z.partialRecord(answered, drawn),
    us: z.partialRecord(answered, drawn),
  }),
  texts: z.record(z.string().max(40), z.array(is.number).max(200)),
});

const redHolder = z.enum(['engine', 'person']);
const voice = z.enum(['ministry', 'commander', 'press']);
const deed = z.discriminatedUnion('act', [
  z.strictObject({ act: z.enum(['send', 'drop']), no: is.number }),
  z.strictObject({ act: z.literal('change'), no: is.number, as: voice.nullable(), text: is.text }),
  z.strictObject({ act: z.literal('delay'), no: is.number, to: is.minute }),
  z.strictObject({
    act: z.literal('say'),
    as: voice,
    medium: z.enum(['claim', 'message', 'press']),
    to: is.seats,
    text: is.text,
  }),
  z.strictObject({ act: z.literal('set'), resolve: is.percent.nullable(), tempo: tempo.nullable() }),
]);

const withInjects = (older: z.ZodObject) => older.extend({ injects });
const granted = z.strictObject({ like: is.id, sector: is.sector.nullable(), until: is.minuteOrNull }).nullable();
const changed = withChanged('type', event6, {
  'exercise-started': (older) => {
    const member = (older.shape.members as z.ZodArray<z.ZodObject>).element.extend({ bears: is.number.nullable() });
    const drawn = { incidents: is.listOf(incident), contingent, injects, members: z.array(member), script };
    return older.extend({ ...drawn, red: redHolder, answers: answerDraws });
  },
  'act-seen': withInjects,
  'act-grew': (older) => older.extend({ into: incident }),
  'act-ended': withInjects,
  'finding-made': withInjects,
  'attack-certified': withInjects,
  'member-answered': withInjects,
  'count-published': withInjects,
  'question-answered': (older) => older.extend({ effect: granted }),
  'inject-added': (older) => older.extend({ inject, incident: incident.nullable() }),
  'order-composed': (older) => older.extend({ draft: orders5.draft.extend(said) }),
  'order-ruled': (older) => older.extend({ given: orders5.given.extend(said) }),
});
export const event7 = z.discriminatedUnion('type', [
  ...changed.options,
  z.strictObject({
    type: z.literal('harm-eased'),
    n: is.number,
    heat: is.whole,
    because: z.array(is.text).max(100),
  }),
  z.strictObject({ type: z.literal('act-goes-on'), act: is.id, injects }),
  z.strictObject({
    type: z.literal('inject-called'),
    no: is.number,
    at: is.minute,
    incident: incident.nullable(),
  }),
  z.strictObject({
    type: z.literal('order-answered'),
    order: is.number,
    key: z.string().max(100),
    drawn: is.number.nullable(),
    classes: z.array(is.text).max(100),
    manner,
    text: z.string().max(40).nullable(),
    injects,
    pause: pause.nullable(),
  }),
  z.strictObject({ type: z.literal('pause-began'), act: is.id, acts: z.array(is.id).max(10_000) }),
  z.strictObject({ type: z.literal('pause-broken'), act: is.id, into: incident }),
  z.strictObject({ type: z.literal('pause-ended'), act: is.id, because: z.enum(['over', 'force']) }),
  z.strictObject({
    type: z.literal('culprit-named'),
    order: is.number,
    acts: z.array(is.id).max(10_000),
    isRight: z.boolean(),
    leaving: z.array(is.member).max(200),
  }),
  z.strictObject({ type: z.literal('red-called') }),
  z.strictObject({ type: z.literal('red-adjourned') }),
  z.strictObject({ type: z.literal('red-acted'), by: z.enum(['red', 'excon']), deed, injects }),
  z.strictObject({ type: z.literal('red-awaited'), is: z.boolean() }),
  z.strictObject({ type: z.literal('injects-dropped'), nos: z.array(is.number).max(10_000), act: is.id }),
]);

const changedCommand = withChanged('do', command5, {
  compose: (older) => older.extend({ composition }),
  answer: (older) => older.extend({ effect: z.strictObject({ like: is.id, sector: is.sector.nullable() }).nullable() }),
  'add-inject': (older) => older.extend({ inject, incident: incident.nullable() }),
});
export const command7 = z.discriminatedUnion('do', [
  ...changedCommand.options,
  z.strictObject({ do: z.literal('red'), by: z.literal('excon').nullable(), deed }),
  z.strictObject({ do: z.literal('red-adjourn') }),
  z.strictObject({ do: z.literal('red-waits'), is: z.boolean() }),
]);

export const format7 = {
  opening: format6.opening.extend({
    format: z.literal(7),
    scenario: scenario7,
    start: format6.opening.shape.start.extend({ script, red: redHolder }),
  }),
  command: command7,
  event: event7,
};
