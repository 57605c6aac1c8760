// Doctrine files → checked doctrines. A file states every switch, or starts `from` another and states what differs.
import * as z from 'zod';
import {
  CLASSES,
  CLAUSES,
  clashes,
  clock,
  DOMAINS,
  type Doctrine,
  FORCE_CLASSES,
  type Minute,
  type Rationale,
  type Readings,
  type Response,
  ROLES,
  type Seat,
  type Switch,
} from '../ladder/index.ts';
import { isFile, readSource, type Source, shippedFolder, shippedNames } from './disk.ts';
import { refuseOtherKind } from './kinds.ts';
import { MistakesFound, mistakeIn, nearestHint, throwIfAny } from './mistake.ts';
import { checkShape } from './shape-check.ts';
import { likelihood, line, member, seat, slug, time, words } from './shapes.ts';
import { checkedAtBuild } from './shipped.ts';
import { type Parsed, parseYaml } from './yaml.ts';

const force = z.enum(FORCE_CLASSES);
const count = z.int().min(0).max(100);

const values = {
  'ladder.trigger': z.enum(['first-breach', 'persistent-pattern']),
  'clock.start': z.enum(['occurrence', 'report']),
  'phase1.order': z.enum(['warn-first', 'concurrent', 'only-if-continues']),
  'phase1.warnWithin': time,
  'phase1.grace': time,
  'phase1.haltWindow': time,
  'phase2.opensAfter': time,
  'phase2.persist': z.enum(['after-window', 'look-back', 'sustained']),
  'phase2.lookBack': time,
  'phase2.sustainedFor': time,
  'phase2.sustainedWithin': time,
  'phase2.minSeverity': z.literal([2, 3, 4]),
  'phase2.requiresWarning': z.boolean(),
  'phase2.onBroaderAttack': z.enum(['wait', 'open-at-once']),
  'phase3.effect': z.enum(['not-before', 'deadline']),
  'phase3.effectAfter': time,
  'phase3.requiresPhase2': z.boolean(),
  'boundary.within': z.enum(['inclusive', 'exclusive']),
  'chain.scope': z.enum(['sector', 'theatre']),
  'chain.quietToClose': time,
  'chain.linkWithin': time,
  'chain.severityFloor': z.literal([2, 3, 4]),
  'pattern.acts': z.int().min(1).max(100),
  'pattern.within': time,
  recidivism: z.enum(['flag', 'inherit-clock']),
  'recidivism.within': time,
  'recidivism.chains': z.int().min(2).max(100),
  reciprocity: z.enum(['one-sided', 'mirrored']),
  'guarantee.gates': z.array(force),
  'guarantee.years': count,
  'guarantee.suspendedBy': z.array(seat),
  mandate: z.array(force),
  'evidence.coalition': likelihood,
  'evidence.joint': likelihood,
  'quorum.leads': z.array(member).max(60),
  'quorum.members': count,
  'quorum.roster': z.array(member).max(60),
  'plan.signatures': z.array(seat),
  'alert.divides': z.int().min(1).max(100),
  'goNoGo.checks': z.array(z.int().min(3).max(18)),
} satisfies Record<Switch, z.ZodType>;

export const SWITCHES = Object.keys(values) as Switch[];

/** The switches that are lengths of time, in minutes. */
export const TIMES: ReadonlySet<Switch> = new Set(SWITCHES.filter((name) => values[name] === time));

/** Switches that the second edition of the law added: an older complete doctrine takes them from `literal`. */
const ADDED: readonly Switch[] = ['phase2.sustainedFor', 'phase2.sustainedWithin', 'quorum.roster'];

const stated = Object.fromEntries(
  SWITCHES.map((name) => [
    name,
    z.strictObject({ is: values[name], clause: z.enum(CLAUSES), why: words(600) }).optional(),
  ]),
) as unknown as {
  [S in Switch]: z.ZodOptional<z.ZodType<{ is: Readings[S]; clause: Rationale['clause']; why: string }>>;
};

const lead = z.union(
  [time, z.strictObject({ ukraine: time.optional(), coalition: time.optional(), us: time.optional() })],
  {
    error: 'Expected a time as "hours:minutes", or one for each seat.',
  },
);

const response = z.strictObject({
  id: slug,
  label: line(80),
  seats: z.array(seat).min(1),
  class: z.enum(CLASSES),
  clause: z.enum(CLAUSES),
  needsChain: z.boolean(),
  lead,
  r: z.int().min(0).max(6),
  role: z.enum(ROLES).optional(),
  domain: z.enum(DOMAINS).optional(),
  takesSector: z.boolean().optional(),
});

export const doctrineShape = z.strictObject({
  format: z.literal(1),
  id: slug,
  from: slug.optional(),
  title: line(60),
  summary: words(600),
  reads: z.strictObject(stated),
  responses: z.array(response).max(100).optional(),
  explains: z.record(slug, words(600)).optional(),
  /** The text that is offered with an order; a response that is named here carries one to the others. */
  wordings: z.record(slug, line(600)).optional(),
});

export function shippedDoctrines(): string[] {
  return shippedNames('doctrines');
}

/** A shipped doctrine by its name, or a doctrine file by its path. Throws MistakesFound. */
export function findDoctrine(nameOrPath: string): Doctrine {
  const checked = checkedAtBuild()?.doctrines;
  if (checked && Object.hasOwn(checked, nameOrPath)) return checked[nameOrPath]!;
  const known = shippedDoctrines();
  if (known.includes(nameOrPath)) return readDoctrine(readSource(shippedFolder('doctrines', `${nameOrPath}.yaml`)));
  if (/\.(ya?ml|json)$/.test(nameOrPath) && isFile(nameOrPath)) return readDoctrine(readSource(nameOrPath));
  throw mistakeIn(
    `doctrine ${nameOrPath}`,
    'There is no doctrine of that name, and no such file.',
    nearestHint(nameOrPath, known),
  );
}

export function readDoctrine(source: Source): Doctrine {
  const parsed = parseYaml(source);
  refuseOtherKind(parsed, 'doctrine');
  const file = checkShape(parsed, doctrineShape);
  const known = shippedDoctrines();
  if (file.from !== undefined && (!known.includes(file.from) || file.from === file.id)) {
    throw new MistakesFound([
      parsed.mistakeAt(['from'], `There is no doctrine ${file.from} to start from.`, nearestHint(file.from, known)),
    ]);
  }
  const base = file.from === undefined ? undefined : findDoctrine(file.from);
  const missing = base ? [] : SWITCHES.filter((name) => file.reads[name] === undefined && !isAsLiteral(name, file.id));
  const stateIt = 'state it, or start `from: literal`';
  throwIfAny(missing.map((name) => parsed.mistakeAt(['reads'], `The switch ${name} is missing.`, stateIt)));
  const responses = withTexts(parsed, file.responses?.map(toResponse) ?? base?.responses, base?.responses ?? [], file);
  if (!responses) throw new MistakesFound([parsed.mistakeAt([], 'Missing: the list of responses.', stateIt)]);
  const before = base ?? (missing.length === 0 && file.id !== 'literal' ? findDoctrine('literal') : undefined);
  const reads: Record<string, unknown> = { ...before?.reads };
  const rationale: Record<string, Rationale> = { ...before?.rationale };
  for (const name of SWITCHES) {
    const says = file.reads[name];
    if (!says) continue;
    reads[name] = says.is;
    rationale[name] = { clause: says.clause, why: says.why };
  }
  throwIfAny(
    clashes(reads as unknown as Readings).map(({ switches, says }) => {
      const [place = switches[0]] = switches.filter((name) => file.reads[name] !== undefined);
      return parsed.mistakeAt(['reads', place], says, clashHint(switches));
    }),
  );
  return {
    id: file.id,
    title: file.title,
    summary: file.summary,
    reads: reads as unknown as Readings,
    rationale: rationale as Doctrine['rationale'],
    responses,
  };
}

const isAsLiteral = (name: Switch, id: string): boolean => id !== 'literal' && ADDED.includes(name);

const clashHint = (switches: readonly Switch[]): string =>
  switches.length === 1 ? `change ${switches[0]}` : `these clash: ${switches.join(', ')}`;

/** A doctrine with some switches changed, as "phase2.opensAfter=12h". Throws MistakesFound. */
export function withSettings(doctrine: Doctrine, settings: readonly string[]): Doctrine {
  const reads: Record<string, unknown> = { ...doctrine.reads };
  const before = new Map<string, string>();
  for (const setting of settings) {
    const [, name = setting, given = ''] = /^([^=]+)=(.*)$/.exec(setting) ?? [];
    const known = SWITCHES.find((each) => each === name);
    if (!known) throw mistakeIn('--set', `There is no switch "${name}".`, nearestHint(name, SWITCHES));
    const twice = before.get(known);
    if (twice !== undefined) {
      const hint = `a study file compares several: settings: [[${twice}], [${setting}]]`;
      throw mistakeIn('--set', `${known} is set twice in one reading: ${twice} and ${setting}.`, hint);
    }
    before.set(known, setting);
    const shape: z.ZodType = values[known];
    const read = readings(given).map((value) => shape.safeParse(value));
    const taken = read.find(({ success }) => success);
    if (!taken) {
      if (shape === time && !/^\d+:[0-5]\d$/.test(inClock(given)))
        throw mistakeIn('--set', `${name}: Expected a length of time, found "${given}".`, lengthHint(name, given));
      const message = read[0]!.error!.issues[0]!.message.split('\u0000')[0]!;
      throw mistakeIn('--set', `${name}: ${message}`, 'as phase2.opensAfter=12h or quorum.leads=UK,FR');
    }
    reads[known] = taken.data;
  }
  const [clash] = clashes(reads as unknown as Readings);
  if (clash) throw mistakeIn('--set', clash.says, clashHint(clash.switches));
  return {
    ...doctrine,
    title: settings.length === 0 ? doctrine.title : `${doctrine.title} with ${settings.join(', ')}`,
    reads: reads as unknown as Readings,
  };
}

const MINUTES: Readonly<Record<string, number>> = { m: 1, h: 60, d: 1440 };

/** "12h", "90m" or "1d" as hours and minutes; anything else as it is. */
function inClock(given: string): string {
  const [, length, unit] = /^(\d{1,6})\s*([mhd])$/.exec(given) ?? [];
  return length === undefined || unit === undefined ? given : clock(Number(length) * MINUTES[unit]!);
}

function lengthHint(name: string, given: string): string {
  const ways = 'as 12h, 90m, 1d or 12:30';
  return /^\d+$/.test(given) ? `did you mean ${name}=${given}h? It is written ${ways}` : ways;
}

/** All values that a word on the command line can mean: a time, a number, yes or no, a list, or the word itself. */
function readings(given: string): unknown[] {
  const list = given.split(',').filter((part) => part !== '');
  return [
    inClock(given),
    ...(given !== '' && Number.isFinite(Number(given)) ? [Number(given)] : []),
    ...(given === 'true' || given === 'false' ? [given === 'true'] : []),
    list,
    list.map(Number),
  ];
}

function toResponse(given: z.output<typeof response>): Response {
  const { lead, role = null, domain = null, takesSector = false, ...rest } = given;
  const of = (name: Seat): Minute => (typeof lead === 'number' ? lead : (lead[name] ?? 0));
  const leadMinutes = { ukraine: of('ukraine'), coalition: of('coalition'), us: of('us') };
  // What is said in diplomacy has words, also where none are offered.
  const wording = rest.class === 'diplomatic' ? '' : null;
  return { ...rest, leadMinutes, role, domain, takesSector, explains: '', wording };
}

/** The texts that a doctrine gives its responses, and the figures that each may hold in braces. */
const FIGURES = { explains: ['{lead}', '{lasts}', '{window}'], wordings: ['{breach}', '{finding}'] } as const;
type TextKind = keyof typeof FIGURES;
const KINDS: readonly TextKind[] = ['explains', 'wordings'];

/** The same responses with what the file says of each, else what the doctrine that it starts from says. Throws MistakesFound. */
function withTexts(
  parsed: Parsed,
  responses: readonly Response[] | undefined,
  base: readonly Response[],
  file: Pick<z.output<typeof doctrineShape>, TextKind>,
): readonly Response[] | undefined {
  const ids = (responses ?? []).map(({ id }) => id);
  throwIfAny(KINDS.flatMap((kind) => textMistakes(parsed, kind, ids, file[kind] ?? {})));
  return responses?.map((response) => {
    const before = base.find(({ id }) => id === response.id);
    const explains = file.explains?.[response.id] ?? before?.explains ?? '';
    const wording = file.wordings?.[response.id] ?? before?.wording ?? response.wording;
    return { ...response, explains, wording };
  });
}

function textMistakes(parsed: Parsed, kind: TextKind, ids: readonly string[], given: Readonly<Record<string, string>>) {
  const figures = FIGURES[kind];
  return Object.entries(given).flatMap(([id, text]) => {
    if (!ids.includes(id)) return [parsed.mistakeAt([kind, id], `There is no response ${id}.`, nearestHint(id, ids))];
    const [odd] = figures.reduce((rest, figure) => rest.replaceAll(figure, ''), text).match(/\{[^}]*\}?|\}/) ?? [];
    return odd ? [parsed.mistakeAt([kind, id], `There is no figure ${odd}.`, `use ${figures.join(' or ')}`)] : [];
  });
}
