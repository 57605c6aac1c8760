// A doctrine as the first edition of the law had it: formats 1 to 3. Frozen.
import * as z from 'zod';
import { role } from './orders-1.ts';
import * as is from './values.ts';

const span = z.int().min(0).max(400_000);
const count = z.int().min(0).max(100);

export const reads = {
  'ladder.trigger': z.enum(['first-breach', 'persistent-pattern']),
  'clock.start': z.enum(['occurrence', 'report']),
  'phase1.order': z.enum(['warn-first', 'concurrent', 'only-if-continues']),
  'phase1.warnWithin': span,
  'phase1.grace': span,
  'phase1.haltWindow': span,
  'phase2.opensAfter': span,
  'phase2.persist': z.enum(['after-window', 'look-back']),
  'phase2.lookBack': span,
  'phase2.minSeverity': z.literal([2, 3, 4]),
  'phase2.requiresWarning': z.boolean(),
  'phase2.onBroaderAttack': z.enum(['wait', 'open-at-once']),
  'phase3.effect': z.enum(['not-before', 'deadline']),
  'phase3.effectAfter': span,
  'phase3.requiresPhase2': z.boolean(),
  'boundary.within': z.enum(['inclusive', 'exclusive']),
  'chain.scope': z.enum(['sector', 'theatre']),
  'chain.quietToClose': span,
  'chain.linkWithin': span,
  'chain.severityFloor': z.literal([2, 3, 4]),
  'pattern.acts': z.int().min(1).max(100),
  'pattern.within': span,
  recidivism: z.enum(['flag', 'inherit-clock']),
  'recidivism.within': span,
  'recidivism.chains': z.int().min(2).max(100),
  reciprocity: z.enum(['one-sided', 'mirrored']),
  'guarantee.gates': z.array(is.forceClass).max(20),
  'guarantee.years': count,
  'guarantee.suspendedBy': z.array(is.seat).max(20),
  mandate: z.array(is.forceClass).max(20),
  'evidence.coalition': is.share,
  'evidence.joint': is.share,
  'quorum.leads': z.array(is.member).max(60),
  'quorum.members': count,
  'plan.signatures': z.array(is.seat).max(20),
  'alert.divides': z.int().min(1).max(100),
  'goNoGo.checks': z.array(z.int().min(3).max(18)).max(200),
};

export const rationale = z.strictObject({ clause: is.clause, why: is.text });

const lead = z.int().min(0).max(400_000);

export const responseWith = <R extends z.ZodType>(played: R) =>
  z.strictObject({
    id: is.slug,
    label: is.text,
    seats: z.array(is.seat).min(1).max(20),
    class: is.responseClass,
    clause: is.clause,
    needsChain: z.boolean(),
    leadMinutes: z.strictObject({ ukraine: lead, coalition: lead, us: lead }),
    r: z.int().min(0).max(6),
    role: played.optional(),
    domain: is.domain.optional(),
    takesSector: z.boolean().optional(),
  });

export const doctrineWith = <Reads extends z.ZodRawShape, R extends z.ZodType>(switches: Reads, played: R) =>
  z.strictObject({
    id: is.slug,
    title: is.text,
    summary: is.text,
    reads: z.strictObject(switches),
    rationale: z.strictObject(
      Object.fromEntries(Object.keys(switches).map((name) => [name, rationale])) as {
        [Name in keyof Reads]: typeof rationale;
      },
    ),
    responses: z.array(responseWith(played)).max(100),
  });

export const doctrine = doctrineWith(reads, role);
