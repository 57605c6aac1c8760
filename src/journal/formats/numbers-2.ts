// The numbers of the game as line one carries them: formats 2 to 4. Frozen. Each file of numbers bears a format of its
// own and a sentence why beside every figure.
import * as z from 'zod';
import * as is from './values.ts';

const file = { format: z.literal(1) };
const span = z.int().min(0).max(400_000);
const why = is.text.optional();
const weight = z.number().min(0).max(1e6);

export const prompt = z.strictObject({
  within: span.optional(),
  byT0: span.optional(),
  after: span.optional(),
  responses: z.array(is.slug).max(100),
  orHold: z.boolean().optional(),
  needsBecause: z.array(is.slug).max(100).optional(),
  why,
});

const presetNumbers = z.strictObject({
  basePerDay: z.number().positive().max(1000),
  children: is.share,
  recordedMean: is.sigma,
  severe: is.thousandth,
  severeLasts: z.int().min(1).max(10_000),
});

const source = z.strictObject({ from: is.text, rear: is.text.optional(), sea: is.text.optional(), medium: is.text });
const bySeat = <T extends z.ZodType>(each: T) => z.strictObject({ ukraine: each, coalition: each, us: each });
const byIntent = {
  accidental: weight,
  'local-initiative': weight,
  deliberate: weight,
};

const kind = z.strictObject({
  kind: is.slug,
  weight: z.number().positive().max(1e6),
  severity: z.partialRecord(z.enum(['1', '2', '3', '4', '5']), weight),
  place: z.enum(['rear', 'sea']).optional(),
  marks: z.array(is.mark).max(20).optional(),
  heat: is.whole.optional(),
  grows: is.slug.optional(),
  says: is.text,
  over: is.text,
});

export const generator = z.strictObject({
  ...file,
  tempo: z.strictObject({ sigma: z.number().positive().max(5), rho: is.share }),
  presets: z.strictObject({ calm: presetNumbers, tense: presetNumbers, degraded: presetNumbers }),
  children: z.strictObject({ delayMean: span, same: is.share, adjacent: is.share }),
  recordedK: is.sigma,
  duration: z.strictObject({ median: span, sigma: is.sigma, longest: span }),
  detection: z.strictObject({
    day: is.thousandth,
    night: is.thousandth,
    jammed: is.thousandth,
    rear: is.thousandth,
    sea: is.thousandth,
  }),
  surveilRaises: is.thousandth,
  surveilAtOnce: z.int().min(1).max(20),
  daylight: z.strictObject({ from: span, to: span }),
  report: z.strictObject({ delayMedian: span, shareMedian: span, endMedian: span, sigma: is.sigma }),
  firstTo: bySeat(weight),
  sources: bySeat(source),
  reportsPerTurn: z.int().min(1).max(100),
  authors: z.strictObject({ russia: weight, ukraine: weight, unknown: weight, nobody: weight, spoiler: weight }),
  intents: z.strictObject(byIntent),
  firstSide: z.strictObject({ right: is.thousandth, unknown: is.thousandth }),
  finding: z.strictObject({
    median: span,
    sigma: is.sigma,
    attributed: is.thousandth,
    fooled: is.thousandth,
    likelihood: z.strictObject({ from: is.share, to: is.share }),
    from: is.text,
    texts: z.strictObject({ attributed: is.text, unattributable: is.text, nothing: is.text, certified: is.text }),
  }),
  growth: z.strictObject({
    meanMinutes: span,
    intents: z.strictObject({ ...byIntent, spoiler: weight, none: weight }),
  }),
  claims: z.strictObject({ median: span, sigma: is.sigma, texts: z.array(is.text).max(200) }),
  dailyLine: z.strictObject({ at: span, from: is.text, text: is.text }),
  kinds: z.array(kind).min(1).max(100),
});

const adds = z.int().min(-100).max(400).optional();
const delta = { end: adds, growth: adds, finding: adds, why };

export const hazards = z.strictObject({
  ...file,
  neutral: z.int().positive().max(10_000),
  floor: z.strictObject({ end: is.whole, growth: is.whole, finding: is.whole }),
  resolveNeutral: is.percent,
  responses: z
    .array(
      z.strictObject({
        response: is.slug,
        reach: z.enum(['act', 'sector', 'line']),
        lasts: span.optional(),
        intents: z.array(is.intent).max(20).optional(),
        kinds: z.array(is.slug).max(100).optional(),
        scaledBy: z.enum(['army', 'members']).optional(),
        ...delta,
      }),
    )
    .max(200),
  conditions: z
    .array(
      z.strictObject({
        when: z.partialRecord(
          z.enum(['usWill', 'talks', 'dispute', 'prosperity', 'harm', 'guarantee']),
          z.string().max(40),
        ),
        ...delta,
      }),
    )
    .max(200),
});

export const rosterMember = z.strictObject({
  member: is.member,
  name: is.text,
  readiness: is.percent,
  domains: z.array(is.domain).max(20),
  says: z.enum(['yes', 'no']),
  delay: span,
});

const spoken = z.strictObject({ from: is.text, text: is.text });
const people = z.int().min(0).max(1e9);

export const politics = z.strictObject({
  ...file,
  roster: z.array(rosterMember).max(200),
  answerSigma: is.sigma,
  fullStrength: people,
  population: people,
  harm: z.strictObject({ strained: people, severe: people, critical: people }),
  repair: z.strictObject({ without: people, ordered: people }),
  army: z.strictObject({ planned: people, readiness: is.percent, logisticsAdds: is.percent }),
  guaranteeYearsAsked: is.percent,
  tests: z.strictObject({ within: span, certifyAfter: span, needed: z.int().min(1).max(4) }),
  texts: z.strictObject({ consents: spoken, declines: spoken, withdraws: spoken, heat: spoken }),
});

export const prompts = z.strictObject({
  warn: prompt,
  halt: prompt,
  verify: prompt,
  consult: prompt,
  force: prompt,
  plan: prompt,
  joint: prompt,
  notify: prompt,
  'self-report': prompt,
  'stand-down': prompt,
});

export const numbers = z.strictObject({ ...file, prompts, generator, hazards, politics });
