// What journals of every format are made of: minutes, names, texts. Frozen: files that people have are checked against
// it, so whatever changes gets another name here.
import * as z from 'zod';

/** No exercise is longer than 2,000 hours; what takes effect or falls due may lie as far beyond it again. */
const LAST_MINUTE = 400_000;

export const minute = z.int().min(-LAST_MINUTE).max(LAST_MINUTE);
export const minuteOrNull = minute.nullable();
/** A place in a list, or a number that the exercise gives. */
export const number = z.int().min(0).max(1_000_000);
export const amount = z.number().min(-1e12).max(1e12);
export const whole = z.int().min(-1e12).max(1e12);
export const share = z.number().min(0).max(1);
export const percent = z.int().min(0).max(100);
export const thousandth = z.int().min(0).max(1000);
export const sigma = z.number().positive().max(1e6);
export const text = z.string().max(4_000_000);

/** A name that may stand in a file's name. */
export const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);
/** An act, a response or a chain by its name. */
export const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/);
export const member = z.string().regex(/^[A-Z]{2,3}$/);
export const digest = z.string().regex(/^[0-9a-f]{64}$/);
export const stamp = z.string().max(40);
export const engine = z.string().regex(/^[a-z0-9][a-z0-9.+-]{0,39}$/);

export const seat = z.enum(['ukraine', 'coalition', 'us']);
export const seats = z.array(seat).max(3);
export const side = z.enum(['russia', 'ukraine', 'unknown']);
export const domain = z.enum(['air', 'land', 'sea']);
export const guarantee = z.enum(['unsigned', 'signed', 'ratified', 'suspended', 'void']);
export const sector = z.union([z.int().min(1).max(99), z.literal('rear'), z.literal('sea')]);
export const severity = z.literal([0, 1, 2, 3, 4, 5]);
export const clause = z.enum(['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8', 'C9']);
export const preset = z.enum(['calm', 'tense', 'degraded']);
export const mark = z.enum(['long-range', 'air', 'combined-arms', 'territory', 'mass-casualties', 'infrastructure']);
export const coaching = z.enum(['before', 'at-commit', 'at-debrief']);
export const author = z.enum(['russia', 'ukraine', 'unknown', 'nobody', 'spoiler']);
export const intent = z.enum(['accidental', 'local-initiative', 'deliberate', 'spoiler', 'none']);
export const promptKind = z.enum([
  'warn',
  'halt',
  'verify',
  'consult',
  'force',
  'plan',
  'joint',
  'notify',
  'self-report',
  'stand-down',
]);
export const forceClass = z.enum(['force-national', 'force-coalition', 'force-joint']);
export const responseClass = z.enum([
  'information',
  'diplomatic',
  'self-defence',
  'support',
  'posture',
  'de-escalation',
  'force-national',
  'force-coalition',
  'force-joint',
]);
export const code = z.enum([
  'seat/not-yours',
  'mandate/none',
  'chain/none',
  'chain/void',
  'chain/closed',
  'side/own',
  'scope/target',
  'warning/first',
  'halt/nothing-under-way',
  'evidence/too-weak',
  'window/too-early',
  'hostilities/ceased',
  'quorum/unmet',
  'domain/closed',
  'attack/not-broader',
  'phase/not-reached',
  'plan/unsigned',
  'guarantee/not-in-force',
  'force/none',
]);

/** More of anything than an exercise can have. */
export const MOST = 20_000;

export const listOf = <T extends z.ZodType>(item: T) => z.array(item).max(MOST);
