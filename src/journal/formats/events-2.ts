// Events as formats 2 to 4 record them; what the law says in them is of the format. Frozen.
import * as z from 'zod';
import { finding, hazard, incident, injects, openWorld } from './acts-2.ts';
import { lessons } from './commands-2.ts';
import { draft, opening, scriptedOrder } from './orders-1.ts';
import * as is from './values.ts';

const policies = ['by-the-book', 'slow', 'trigger-happy', 'passive', 'observe-only'] as const;
export const holder = z.enum(['person', 'file', 'hold', ...policies]);
export const holders = z.strictObject({ ukraine: holder, coalition: holder, us: holder });
export const commissionHolder = z.enum(['engine', 'person']);

export const memberFate = z.strictObject({ member: is.member, says: z.enum(['yes', 'no']), delay: is.minute });
export const meets = z.array(z.strictObject({ prompt: is.number, kind: is.promptKind })).max(1000);
export const turn = z.strictObject({ number: is.number, from: is.minute, until: is.minute });
const news = z.strictObject({
  news: z.enum(['chain', 'broader', 'warning-due', 'phase-2', 'closed', 'hours-72']),
  chain: is.id,
  at: is.minute,
});

/** What every format tells of turns, orders and duties. */
export const turnEvents = [
  z.strictObject({ type: z.literal('clock-moved'), to: is.minute }),
  z.strictObject({ type: z.literal('inject-arrived'), n: is.number }),
  z.strictObject({
    type: z.literal('effect-fell'),
    order: z.int().min(-1_000_000).max(1_000_000),
    at: is.minute,
    outcome: z.enum(['in-effect', 'lapsed']),
    code: is.code.optional(),
  }),
  z.strictObject({ type: z.literal('news-came'), seat: is.seat, items: z.array(news).max(1000) }),
  z.strictObject({ type: z.literal('turn-began'), turn, keyboard: is.seats }),
  z.strictObject({ type: z.literal('keyboard-returned'), seats: is.seats }),
  z.strictObject({ type: z.literal('order-composed'), seat: is.seat, draft }),
  z.strictObject({ type: z.literal('order-taken-back'), seat: is.seat, draft: is.number }),
  z.strictObject({ type: z.literal('seat-committed'), seat: is.seat, isHolding: z.boolean() }),
  z.strictObject({
    type: z.literal('seat-asked'),
    seat: is.seat,
    kind: z.enum(['question', 'off-menu']),
    text: is.text,
    answer: is.text,
  }),
  z.strictObject({ type: z.literal('exercise-ended') }),
] as const;

const prompt = {
  kind: is.promptKind,
  seat: is.seat,
  acts: is.listOf(is.id),
  about: is.id,
  raisedAt: is.minute,
  dueAt: is.minuteOrNull,
};

export const promptRaised = z.strictObject({ type: z.literal('prompt-raised'), prompt: z.strictObject(prompt) });

const expired = { type: z.literal('duty-expired'), chain: is.id, duty: z.literal('warn'), at: is.minute };
/** Whose duty it was has been written since format 2 was young. */
export const dutyExpired = z.strictObject({ ...expired, acts: is.listOf(is.id), seat: is.seat.optional() });

export const started = {
  type: z.literal('exercise-started'),
  opening,
  endex: z.int().min(0).max(120_000),
  holders,
  coaching: is.coaching,
  // The first weeks knew no closed tables.
  isClosed: z.boolean().optional(),
  script: z.array(scriptedOrder).max(10_000),
};

const started2 = { ...started, incidents: is.listOf(incident), injects, members: z.array(memberFate).max(200) };

/** What the acts do of themselves, and the Commission. */
const worldEvents = [
  z.strictObject({ type: z.literal('act-began'), n: is.number }),
  z.strictObject({
    type: z.literal('rates-changed'),
    act: is.id,
    rates: hazard,
    because: z.array(is.text).max(1000),
  }),
  z.strictObject({ type: z.literal('act-seen'), act: is.id, injects }),
  z.strictObject({ type: z.literal('act-grew'), act: is.id, into: incident }),
  z.strictObject({ type: z.literal('act-ended'), act: is.id, injects }),
  z.strictObject({ type: z.literal('finding-made'), act: is.id, injects }),
  z.strictObject({ type: z.literal('evidence-ripened'), act: is.id, finding }),
  z.strictObject({ type: z.literal('finding-proposed'), act: is.id, finding: finding.nullable() }),
  z.strictObject({ type: z.literal('attack-suspected'), since: is.minuteOrNull }),
  z.strictObject({ type: z.literal('attack-certified'), act: is.id, injects }),
  z.strictObject({ type: z.literal('member-answered'), member: is.member, injects }),
  z.strictObject({ type: z.literal('commission-called') }),
  z.strictObject({ type: z.literal('commission-adjourned') }),
  z.strictObject({ type: z.literal('prompt-lifted'), prompt: is.number, seat: is.seat }),
] as const;

/** What a facilitator brings about, and the questionnaire: since format 3. */
const exconEvents = <A extends z.ZodType>(announced: A) =>
  [
    z.strictObject({
      type: z.literal('session-marked'),
      mark: z.enum(['startex', 'pause', 'resume', 'note', 'endex']),
      text: is.text,
      stamp: is.stamp,
    }),
    z.strictObject({ type: z.literal('jump-began'), to: is.minute }),
    z.strictObject({ type: z.literal('jump-ended'), notAssessed: is.listOf(is.number) }),
    z.strictObject({ type: z.literal('injects-held'), nos: is.listOf(is.number) }),
    z.strictObject({
      type: z.literal('injects-moved'),
      moves: is.listOf(z.strictObject({ no: is.number, at: is.minute, end: is.minute.optional() })),
    }),
    z.strictObject({ type: z.literal('inject-added'), inject: injects.element, incident: incident.nullable() }),
    z.strictObject({
      type: z.literal('ruling-overruled'),
      order: is.number,
      verdict: z.enum(['accepted', 'refused']),
      because: is.text,
      announced: announced.nullable(),
      meets,
    }),
    z.strictObject({
      type: z.literal('question-answered'),
      question: is.number,
      answer: is.text,
      how: z.enum(['accept', 'refuse', 'note']),
    }),
    z.strictObject({ type: z.literal('lessons-answered'), ...lessons }),
  ] as const;

export const orderRuledWith = <G extends z.ZodType, A extends z.ZodType>(given: G, announced: A) =>
  z.strictObject({
    type: z.literal('order-ruled'),
    given,
    draft: is.number.nullable(),
    announced: announced.nullable(),
    meets,
  });

export const event2With = <G extends z.ZodType, A extends z.ZodType>(given: G, announced: A) =>
  z.discriminatedUnion('type', [
    z.strictObject({ ...started2, world: openWorld, commission: commissionHolder }),
    ...turnEvents,
    ...worldEvents,
    promptRaised,
    dutyExpired,
    orderRuledWith(given, announced),
  ]);

export const event3With = <G extends z.ZodType, A extends z.ZodType>(given: G, announced: A) =>
  z.discriminatedUnion('type', [
    z.strictObject({
      ...started2,
      world: openWorld,
      commission: commissionHolder,
      hasExcon: z.literal(true).optional(),
    }),
    ...turnEvents,
    ...worldEvents,
    ...exconEvents(announced),
    promptRaised,
    dutyExpired,
    orderRuledWith(given, announced),
  ]);
