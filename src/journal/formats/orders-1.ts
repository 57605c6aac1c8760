// Orders, rulings and facts as the first edition of the law had them: formats 1 to 3. Frozen.
import * as z from 'zod';
import * as is from './values.ts';

const addressed = { at: is.minute, to: is.seats };

export const fact = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('report'),
    ...addressed,
    act: is.id,
    start: is.minute,
    end: is.minuteOrNull,
    sector: is.sector,
    severity: is.severity,
    side: is.side,
  }),
  z.strictObject({ kind: z.literal('share'), ...addressed, act: is.id }),
  z.strictObject({
    kind: z.literal('amend'),
    ...addressed,
    act: is.id,
    start: is.minute.optional(),
    sector: is.sector.optional(),
    severity: is.severity.optional(),
    side: is.side.optional(),
  }),
  z.strictObject({ kind: z.literal('end'), ...addressed, act: is.id, when: is.minute }),
  z.strictObject({ kind: z.literal('confirm'), ...addressed, act: is.id, likelihood: is.share }),
  z.strictObject({ kind: z.literal('certify'), ...addressed, act: is.id }),
  z.strictObject({ kind: z.literal('retract'), ...addressed, act: is.id }),
  z.strictObject({ kind: z.literal('guarantee'), ...addressed, state: is.guarantee }),
  z.strictObject({ kind: z.literal('consent'), ...addressed, members: z.array(is.member).max(200) }),
]);

/** The state at STARTEX that the law reads. */
export const opening = z.strictObject({
  guarantee: is.guarantee,
  consent: z.array(is.member).max(200),
  closedDomains: z.array(is.domain).max(3),
});

export const order = z.strictObject({
  seat: is.seat,
  response: is.id,
  about: is.id.optional(),
  sector: is.sector.optional(),
  // -1 names none: what an orders file counts may have been refused.
  of: z.int().min(-1_000_000).max(1_000_000).optional(),
});

/** What a seat says with an order. */
export const said = {
  likelihood: is.share.optional(),
  attributing: z.boolean().optional(),
  because: is.text.optional(),
};

export const composition = z.strictObject({ at: is.minute, order, ...said });
export const draft = z.strictObject({ id: is.number, at: is.minute, order, ...said });
export const scriptedOrder = z.strictObject({ at: is.minute, order, ...said, fileNumber: is.number });

const need = z.string().max(20);

export const passed = z.strictObject({
  verdict: z.enum(['accepted', 'late']),
  clause: is.clause,
  effectAt: is.minute,
});

export const refused = z.strictObject({
  verdict: z.literal('refused'),
  code: is.code,
  clause: is.clause,
  earliest: is.minuteOrNull,
  needs: z.array(need).max(20),
});

export const ruling = z.union([passed, refused]);

export const chainFacts = z.strictObject({
  id: is.id,
  side: is.side,
  sectors: is.listOf(is.sector),
  t0: is.minuteOrNull,
  windowOpens: is.minuteOrNull,
  warningDue: is.minuteOrNull,
  warnedAt: is.minuteOrNull,
  underWay: is.listOf(is.id),
  lastEnd: is.minuteOrNull,
  closedAt: is.minuteOrNull,
  likelihood: is.share.nullable(),
  phase2At: is.minuteOrNull,
  broaderAt: is.minuteOrNull,
  unsigned: is.seats,
});

export const facts = z.strictObject({
  minute: is.minute,
  chain: chainFacts.nullable(),
  openChains: is.listOf(is.id),
  consent: z.array(is.member).max(200),
  guarantee: is.guarantee,
});

/** An order as it was ruled on; `ruling` is of the format. */
export const givenWith = <R extends z.ZodType>(ruled: R) =>
  z.strictObject({
    n: is.number.nullable(),
    at: is.minute,
    order,
    ...said,
    ruling: ruled,
    facts,
    fileNumber: is.number.optional(),
  });

/** An accepted order as it was announced; `role` is of the format. */
export const announcedWith = <R extends z.ZodType>(role: R) =>
  z.strictObject({
    order: z.int().min(-1_000_000).max(1_000_000),
    seat: is.seat,
    response: is.id,
    class: is.responseClass,
    role: role.optional(),
    domain: is.domain.optional(),
    about: is.id.optional(),
    sector: is.sector.optional(),
    of: z.int().min(-1_000_000).max(1_000_000).optional(),
    at: is.minute,
    effectAt: is.minute,
    acts: is.listOf(is.id),
    outcome: z.enum(['pending', 'in-effect', 'lapsed', 'stood-down']),
    outcomeAt: is.minuteOrNull,
    code: is.code.optional(),
    endsAt: is.minute.optional(),
  });

export const role = z.enum(['warning', 'halt', 'territory', 'plan', 'alert', 'stand-down', 'hold']);
