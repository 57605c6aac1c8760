// Scenario files → checked scenarios. The schema finds what is misshapen; the checks below what contradicts itself.
import * as z from 'zod';
import { COACHINGS, type Gold, type Incident, type Inject, type Scenario } from '../exercise/scenario.ts';
import { CODES, type Fact, SEATS } from '../ladder/index.ts';
import { isFile, readSource, type Source, shippedFolder, shippedNames } from './disk.ts';
import { findDoctrine } from './doctrine-file.ts';
import { type Mistake, MistakesFound, mistakeIn, nearestHint } from './mistake.ts';
import { lineNames, readLine, readNumbers } from './numbers-file.ts';
import {
  domain,
  type FactInFile,
  factShapes,
  guarantee,
  id,
  kindOf,
  line,
  members,
  orderShape,
  SEVERAL,
  sector,
  severity,
  slug,
  time,
  toFact,
  words,
} from './shapes.ts';
import { checkedAtBuild } from './shipped.ts';
import { doctrineFor, factMistakes, orderMistakes, toOrder } from './timeline-file.ts';
import { oneOfKinds, type Parsed, parseYaml, salvage, tryShape } from './yaml.ts';

/** The columns of a master scenario events list that an inject carries beside its fact. */
const columns = {
  text: line(),
  from: line(120),
  medium: line(40).default('report'),
  expected: line(1000).optional(),
  objective: line(400).optional(),
  controller: line(120).optional(),
  notes: words(2000).optional(),
};

const news = z.strictObject({
  at: time,
  to: factShapes.share.shape.to,
  news: line(),
  ...columns,
  text: line().optional(),
});

export const injectShapes = {
  report: factShapes.report.extend(columns),
  share: factShapes.share.extend(columns),
  amend: factShapes.amend.extend(columns),
  end: factShapes.end.extend(columns),
  confirm: factShapes.confirm.extend(columns),
  certify: factShapes.certify.extend(columns),
  retract: factShapes.retract.extend(columns),
  guarantee: factShapes.guarantee.extend(columns),
  consent: factShapes.consent.extend(columns),
  news,
} as const;
type InjectInFile = z.output<(typeof injectShapes)[keyof typeof injectShapes]>;

const inject = oneOfKinds('inject', injectShapes);

export const actShape = z.strictObject({
  id,
  kind: slug,
  start: time,
  end: time,
  sector,
  severity,
  author: z.enum(['russia', 'ukraine', 'unknown', 'nobody', 'spoiler']),
  intent: z.enum(['accidental', 'local-initiative', 'deliberate', 'spoiler', 'none']),
  text: words(2000),
});

const minuteOrNull = time.nullable();

const goldShape = z.strictObject({
  text: words(600),
  orders: z.array(orderShape).max(200),
  chains: z
    .array(
      z.strictObject({
        id,
        t0: minuteOrNull.optional(),
        phase2At: minuteOrNull.optional(),
        broaderAt: minuteOrNull.optional(),
        closedAt: minuteOrNull.optional(),
      }),
    )
    .default([]),
  rulings: z
    .array(
      z.strictObject({
        order: z.int().min(0),
        verdict: z.enum(['accepted', 'late', 'refused']),
        code: z.enum(CODES).optional(),
        effectAt: time.optional(),
      }),
    )
    .default([]),
});

const begins = z.string().refine(isUtcMinute, {
  error: 'Expected the date and time of STARTEX in UTC, as "2026-03-02T04:00Z".',
});

// A date that does not exist comes out of the parser as another one, or as none.
function isUtcMinute(text: string): boolean {
  if (!/^20\d{2}-\d{2}-\d{2}T\d{2}:\d{2}Z$/.test(text)) return false;
  const at = Date.parse(text);
  return !Number.isNaN(at) && new Date(at).toISOString() === `${text.slice(0, -1)}:00.000Z`;
}

export const scenarioShape = z.strictObject({
  format: z.literal(1),
  id: slug,
  title: line(60),
  objective: line(200),
  summary: words(1200),
  difficulty: z.literal([1, 2, 3]),
  playMinutes: z.int().min(5).max(600),
  begins,
  endex: time,
  turn: time.default(360),
  doctrine: words(200).default('literal'),
  coaching: z.enum(COACHINGS).default('at-commit'),
  line: slug.default('eight-sectors'),
  guarantee: guarantee.default('ratified'),
  consent: members.default([]),
  closedDomains: z.array(domain).default([]),
  jitter: time.default(0),
  backgroundPerDay: z.number().min(0).max(24).default(3),
  briefs: z.strictObject({ all: words(), ukraine: words(), coalition: words(), us: words() }),
  acts: z.array(actShape).max(500),
  injects: z.array(inject).min(1).max(SEVERAL),
  /** Exemplary orders and what they come to; checked by adjudicating them against the bare script. */
  gold: goldShape.default({ text: 'No gold line.', orders: [], chains: [], rulings: [] }),
});
type ScenarioInFile = z.output<typeof scenarioShape>;

/** The names of the scenarios that come with the program. */
export function shippedScenarios(): string[] {
  return shippedNames();
}

/** Every shipped scenario, the easier first. */
export function allScenarios(): Scenario[] {
  const checked = checkedAtBuild()?.scenarios;
  if (checked) return Object.values(checked);
  return shippedScenarios()
    .map((name) => findScenario(name))
    .sort((a, b) => a.difficulty - b.difficulty || (a.id < b.id ? -1 : 1));
}

/** A shipped scenario by its name, or a scenario file by its path. Throws MistakesFound. */
export function findScenario(nameOrPath: string, doctrine?: string): Scenario {
  const checked = checkedAtBuild()?.scenarios;
  if (checked && Object.hasOwn(checked, nameOrPath)) {
    const scenario = checked[nameOrPath]!;
    return doctrine === undefined ? scenario : { ...scenario, doctrine: findDoctrine(doctrine) };
  }
  const known = shippedScenarios();
  if (known.includes(nameOrPath)) return readScenario(readSource(shippedFolder(`${nameOrPath}.yaml`)), doctrine);
  if (isFile(nameOrPath)) return readScenario(readSource(nameOrPath), doctrine);
  throw mistakeIn(
    `scenario ${nameOrPath}`,
    'There is no scenario of that name, and no such file.',
    nearestHint(nameOrPath, known),
  );
}

export function readScenario(source: Source, doctrineName?: string): Scenario {
  const parsed = parseYaml(source);
  const { data, mistakes } = tryShape(parsed, scenarioShape);
  const found = doctrineFor(parsed, doctrineName);
  const named = (parsed.value as { line?: unknown } | null)?.line;
  const lineName = typeof named === 'string' ? named : 'eight-sectors';
  const hasLine = lineNames().includes(lineName);
  const line = hasLine ? readLine(lineName) : [];
  const all: Mistake[] = [...mistakes, ...found.mistakes];
  if (!hasLine)
    all.push(parsed.mistakeAt(['line'], `There is no line ${lineName}.`, nearestHint(lineName, lineNames())));
  const injects = data?.injects ?? salvage(parsed, 'injects', inject);
  const acts = data?.acts ?? salvage(parsed, 'acts', actShape);
  // An act that is misshapen is still named: what speaks of it is not a second mistake.
  const names = salvage(parsed, 'acts', z.looseObject({ id })).flatMap((act) => (act ? [act.id] : []));
  const sectors = hasLine ? line.length : 99;
  all.push(...injectMistakes(parsed, injects, names, sectors, data?.endex), ...actMistakes(parsed, acts, sectors));
  if (found.doctrine && data)
    all.push(...orderMistakes(parsed, data.gold.orders, sectors, found.doctrine, ['gold', 'orders']));
  if (all.length > 0 || !data || !found.doctrine) throw new MistakesFound(all);
  return { ...toScenario(data), doctrine: found.doctrine, line };
}

function toScenario(file: ScenarioInFile): Omit<Scenario, 'doctrine' | 'line'> {
  const { guarantee, consent, closedDomains, gold } = file;
  return {
    id: file.id,
    title: file.title,
    objective: file.objective,
    summary: file.summary,
    difficulty: file.difficulty,
    playMinutes: file.playMinutes,
    begins: file.begins,
    beginsMinuteOfDay: kyivMinuteOfDay(file.begins),
    endex: file.endex,
    turnMinutes: file.turn,
    coaching: file.coaching,
    opening: { guarantee, consent, closedDomains },
    jitterMinutes: file.jitter,
    backgroundPerDay: file.backgroundPerDay,
    briefs: file.briefs,
    incidents: file.acts.map((act): Incident => ({ ...act, isScripted: true })),
    injects: file.injects.map(toInject),
    gold: {
      ...gold,
      orders: gold.orders.map(toOrder),
      chains: gold.chains as Gold['chains'],
      rulings: gold.rulings as Gold['rulings'],
    },
    numbers: readNumbers(),
  };
}

// Kyiv winter time, all year: sensors go by the sun and not by the clock on the wall.
function kyivMinuteOfDay(begins: string): number {
  const [hours = 0, minutes = 0] = begins.slice(11, 16).split(':').map(Number);
  return ((hours + 2) * 60 + minutes) % 1440;
}

function toInject(inject: InjectInFile): Inject {
  const { from, medium, expected, objective, controller, notes } = inject;
  const fact = 'news' in inject ? null : toFact(inject as FactInFile);
  return {
    at: inject.at,
    to: inject.to ?? SEATS,
    fact: fact as Fact | null,
    text: 'news' in inject ? inject.news : inject.text,
    from,
    medium,
    ...(expected && { expected }),
    ...(objective && { objective }),
    ...(controller && { controller }),
    ...(notes && { notes }),
  };
}

type ActInFile = z.output<typeof actShape>;

function actMistakes(parsed: Parsed, acts: readonly (ActInFile | undefined)[], sectors: number): Mistake[] {
  const found: Mistake[] = [];
  const seen = new Set<string>();
  acts.forEach((act, index) => {
    if (!act) return;
    const say = (key: string, message: string, hint?: string) =>
      found.push(parsed.mistakeAt(['acts', index, key], message, hint));
    if (seen.has(act.id)) say('id', `There is an act ${act.id} already.`);
    seen.add(act.id);
    if (act.end <= act.start)
      say('end', 'The act ends before it has begun.', 'a momentary act ends one minute after its start');
    if (typeof act.sector === 'number' && act.sector > sectors)
      say('sector', `The line has sectors 1 to ${sectors}; there is no sector ${act.sector}.`);
  });
  return found;
}

function injectMistakes(
  parsed: Parsed,
  injects: readonly (InjectInFile | undefined)[],
  names: readonly string[],
  sectors: number,
  endex: number | undefined,
): Mistake[] {
  const facts = injects.map((each) => (each && !('news' in each) ? (each as FactInFile) : undefined));
  const found = factMistakes(parsed, facts, sectors, ['injects']);
  injects.forEach((each, index) => {
    if (!each) return;
    if (endex !== undefined && each.at >= endex) {
      found.push(
        parsed.mistakeAt(
          ['injects', index, 'at'],
          'This comes at or after ENDEX, so it never arrives.',
          'move it, or set endex later',
        ),
      );
    }
    const key = 'news' in each ? 'news' : 'text';
    const braces = /\{(?!\d{1,4}:[0-5]\d\})[^}]*\}?/.exec('news' in each ? each.news : each.text)?.[0];
    if (braces !== undefined) {
      found.push(parsed.mistakeAt(['injects', index, key], `Only times stand in braces, as {6:00}; found ${braces}.`));
    }
    const fact = facts[index];
    if (!fact) return;
    const kind = kindOf(fact);
    if (kind === 'guarantee' || kind === 'consent') return;
    const act = String((fact as Record<string, unknown>)[kind]);
    if (!names.includes(act))
      found.push(
        parsed.mistakeAt(['injects', index, kind], `There is no act ${act} under acts.`, nearestHint(act, names)),
      );
  });
  return found;
}
