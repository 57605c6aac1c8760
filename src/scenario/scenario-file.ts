// Scenario files → checked scenarios. Their shape is scenario-shape.ts's; here is found what contradicts itself.
import * as z from 'zod';
import type { Gold, Incident, Inject, Scenario } from '../exercise/scenario.ts';
import { type Fact, SEATS } from '../ladder/index.ts';
import { isFile, readSource, type Source, shippedFolder, shippedNames } from './disk.ts';
import { findDoctrine } from './doctrine-file.ts';
import { type Mistake, MistakesFound, mistakeIn, nearestHint } from './mistake.ts';
import { lineNames, readLine, readNumbers } from './numbers-file.ts';
import {
  type ActInFile,
  actShape,
  type InjectInFile,
  injectShape,
  type ScenarioInFile,
  scenarioShape,
} from './scenario-shape.ts';
import { type FactInFile, id, kindOf, toFact } from './shapes.ts';
import { checkedAtBuild } from './shipped.ts';
import { doctrineFor, factMistakes, orderMistakes, toOrder } from './timeline-file.ts';
import { type Parsed, parseYaml, salvage, tryShape } from './yaml.ts';

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
  const injects = data?.injects ?? salvage(parsed, 'injects', injectShape);
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
