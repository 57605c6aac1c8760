// Scenario files → checked scenarios. scenario-shape.ts checks their shape; this file finds contradictions between the
// parts.

import type { Numbers, RosterMember } from '../exercise/numbers.ts';
import type { FacilitatorPack, Gold, Scenario } from '../exercise/scenario.ts';
import { type Inject, NO_CHANGE, type When } from '../exercise/words.ts';
import { type Fact, SEATS } from '../ladder/index.ts';
import { contingentActs, grownActs, openActs, toIncidents } from './acts.ts';
import { repliesFor, repliesOf } from './answers-file.ts';
import { defined, pick } from './defined.ts';
import { besideHint, isFile, readSource, type Source, shippedFolder, shippedNames } from './disk.ts';
import { findDoctrine } from './doctrine-file.ts';
import { refuseOtherKind, refuseTable } from './kinds.ts';
import { type Mistake, MistakesFound, mistakeIn, nearestHint } from './mistake.ts';
import { lineNames, readLine, readNumbers } from './numbers-file.ts';
import { readable } from './readable.ts';
import { inOrder } from './scenario-order.ts';
import { type InjectInFile, type ScenarioInFile, scenarioShape, type VariantInFile } from './scenario-shape.ts';
import { tryShape } from './shape-check.ts';
import { type FactInFile, orderShape, toFact } from './shapes.ts';
import { checkedAtBuild, shippedScenario } from './shipped.ts';
import { aboutOf, factIn, membersNamed, readableFile, storyOf } from './story.ts';
import { expectedMistakes, goldActMistakes, storyMistakes } from './story-check.ts';
import { storyRemarks } from './story-remarks.ts';
import { doctrineFor, orderMistakes, rosterMistakes, toComposition } from './timeline-file.ts';
import { type Parsed, parseYaml } from './yaml.ts';

export function shippedScenarios(): string[] {
  return shippedNames();
}

/** The stories of the tutorial, which are in no list of exercises. */
export const tutorials = (): Scenario[] => shippedNames(TUTORIAL).map((name) => findScenario(name));

/** Every shipped scenario, the easier first. */
export function allScenarios(): Scenario[] {
  const checked = checkedAtBuild()?.scenarios;
  const all = checked ? Object.values(checked) : shippedScenarios().map((name) => findScenario(name));
  return inOrder(all);
}

/** What a caller chooses of a scenario: another doctrine, a variant by its name. */
export interface Choice {
  doctrine?: string | undefined;
  variant?: string | undefined;
}

/** The folder of the tutorial's story, which is in no list of exercises. */
const TUTORIAL = 'tutorial';

/** A shipped scenario by its name, or a scenario file by its path. Throws MistakesFound. */
export function findScenario(nameOrPath: string, choice: Choice = {}): Scenario {
  const { doctrine, variant } = choice;
  const shipped = variant === undefined ? shippedScenario(nameOrPath) : null;
  if (shipped) return doctrine === undefined ? shipped : { ...shipped, doctrine: findDoctrine(doctrine) };
  const folder = [[], [TUTORIAL]].find((names) => shippedNames(...names).includes(nameOrPath));
  if (folder) return readScenario(readSource(shippedFolder(...folder, `${nameOrPath}.yaml`)), choice);
  if (isFile(nameOrPath)) return readScenario(readSource(nameOrPath), choice);
  throw mistakeIn(
    `scenario ${nameOrPath}`,
    'There is no scenario of that name, and no such file.',
    besideHint(nameOrPath) || nearestHint(nameOrPath, [...shippedScenarios(), ...shippedNames(TUTORIAL)]),
  );
}

export function readScenario(source: Source, choice: Choice = {}): Scenario {
  const parsed = parseYaml(source);
  refuseOtherKind(parsed, 'scenario');
  const { data: file, mistakes } = tryShape(parsed, scenarioShape);
  const { variant } = choice;
  if (file && variant !== undefined && !Object.hasOwn(file.variants, variant)) {
    throw mistakeIn(source.file, `There is no variant "${variant}".`, variantHint(variant, Object.keys(file.variants)));
  }
  const understood = understand(parsed, file, choice);
  const all = [...mistakes, ...understood.mistakes];
  if (all.length > 0) throw new MistakesFound(all);
  return understood.scenario!;
}

/** A scenario file with all its variants, and what is allowed but probably not meant. Throws MistakesFound. */
export function checkScenario(source: Source): { scenario: Scenario; remarks: Mistake[] } {
  refuseTable(source.file, source.text, 'scenario');
  const parsed = parseYaml(source);
  const { data: file, mistakes } = tryShape(parsed, scenarioShape);
  const { scenario, mistakes: found } = understand(parsed, file, {});
  const variants = Object.keys(readableFile(parsed).variants ?? {});
  const varied = variants.flatMap((variant) => understand(parsed, file, { variant }).mistakes);
  // A mistake in the file itself appears again in every variant.
  const distinct = new Map([...mistakes, ...found, ...varied].map((each) => [`${each.line} ${each.message}`, each]));
  const counted = [...mistakes, ...found].filter(({ message }) => message === '');
  const all = [...[...distinct.values()].filter(({ message }) => message !== ''), ...counted];
  if (all.length > 0) throw new MistakesFound(all);
  return { scenario: scenario!, remarks: [...parsed.remarks, ...storyRemarks(parsed, storyOf(parsed))] };
}

/** Checks the parts of a file against each other; makes the scenario where there is no mistake. */
function understand(
  parsed: Parsed,
  file: ScenarioInFile | undefined,
  { doctrine: doctrineName, variant }: Choice,
): { scenario?: Scenario; mistakes: Mistake[] } {
  const readableVariants = readableFile(parsed).variants ?? {};
  const isThere = variant !== undefined && Object.hasOwn(readableVariants, variant);
  const chosen = isThere ? readableVariants[variant] : undefined;
  const found = doctrineOf(parsed, doctrineName, chosen && { name: variant!, doctrine: chosen.doctrine });
  const named = (parsed.value as { line?: unknown } | null)?.line;
  const lineName = typeof named === 'string' ? named : 'eight-sectors';
  const hasLine = lineNames().includes(lineName);
  const line = hasLine ? readLine(lineName) : [];
  const sectors = hasLine ? line.length : 99;
  const story = storyOf(parsed, variant);
  const all = [...found.mistakes, ...storyMistakes(parsed, story, sectors, found.doctrine)];
  if (!hasLine)
    all.push(parsed.mistakeAt(['line'], `There is no line ${lineName}.`, nearestHint(lineName, lineNames())));
  if (found.doctrine) {
    const gold = readable(parsed, ['gold', 'orders'], orderShape);
    all.push(...expectedMistakes(parsed, story.injects, found.doctrine));
    all.push(...rosterMistakes(parsed, membersNamed(story), found.doctrine));
    all.push(...orderMistakes(parsed, gold, sectors, found.doctrine), ...goldActMistakes(parsed, story, gold));
  }
  if (all.length > 0 || !file || !found.doctrine) return { mistakes: all };
  const { numbers, ...rest } = toScenario(chosen ? varied(file, chosen) : file, variant ?? null);
  // The same key order as in shipped.ts, so that a journal's bytes do not depend on where a scenario came from.
  return { scenario: { ...rest, line, doctrine: found.doctrine, numbers }, mistakes: [] };
}

// A mistake in the doctrine of a variant has its place in the variant.
function doctrineOf(
  parsed: Parsed,
  chosen: string | undefined,
  variant: { name: string; doctrine: string | undefined } | undefined,
): ReturnType<typeof doctrineFor> {
  const found = doctrineFor(parsed, chosen ?? variant?.doctrine);
  if (chosen !== undefined || variant?.doctrine === undefined) return found;
  const place = ['variants', variant.name, 'doctrine'];
  return { ...found, mistakes: found.mistakes.map(({ message, hint }) => parsed.mistakeAt(place, message, hint)) };
}

const variantHint = (name: string, known: readonly string[]): string =>
  known.length > 0 ? nearestHint(name, known) : 'the scenario has no variants';

/** The file with the changes of a variant; the variant's own injects are added. */
function varied(file: ScenarioInFile, { what: _, adds = [], world, opponent, ...rest }: VariantInFile): ScenarioInFile {
  return {
    ...file,
    ...defined(rest),
    world: { ...file.world, ...defined(world ?? {}) },
    opponent: { ...file.opponent, ...defined(opponent ?? {}) },
    injects: [...file.injects, ...adds].sort((a, b) => (a.at ?? 0) - (b.at ?? 0)),
  } as ScenarioInFile;
}

function toScenario(file: ScenarioInFile, variant: string | null): Omit<Scenario, 'doctrine' | 'line'> {
  const { gold } = file;
  const numbers = readNumbers();
  return {
    ...pick(file, 'id', 'title', 'objective', 'summary', 'difficulty', 'seats', 'playMinutes', 'begins'),
    beginsMinuteOfDay: kyivMinuteOfDay(file.begins),
    endex: file.endex,
    turnMinutes: file.turn,
    coaching: file.coaching,
    opening: pick(file, 'guarantee', 'consent', 'closedDomains'),
    jitterMinutes: file.jitter,
    background: file.background === 'none' ? null : file.background,
    opponent: { ...file.opponent, bounds: file.opponent.bounds ?? null },
    world: {
      usWill: file.world.usWill ?? 'firm',
      talks: file.world.talks ?? 'none',
      dispute: file.world.dispute ?? 'none',
      prosperity: file.world.prosperity ?? 'none',
      readiness: file.world.readiness ?? numbers.politics.army.readiness,
    },
    roster: rosterOf(file, numbers),
    calendar: [...file.calendar].sort((a, b) => a.at - b.at),
    briefs: file.briefs,
    pack: packOf(file),
    variant,
    variants: Object.entries(file.variants).map(([name, { what }]) => ({ name, what })),
    ...toIncidents({ acts: file.acts, injects: file.injects, count: numbers.generator.dailyCount }),
    injects: file.injects.map((inject) => toInject(inject, file)),
    replies: file.answers ? repliesOf(file.answers) : repliesFor(file.id, file.endex),
    gold: {
      ...gold,
      orders: gold.orders.map(toComposition),
      chains: gold.chains as Gold['chains'],
      rulings: gold.rulings.map(({ order, verdict, code = null, effectAt = null }) => ({
        order,
        verdict,
        code,
        effectAt,
      })),
    },
    numbers,
  };
}

/** Defaults for a member that only the scenario names. */
const UNSAID = {
  readiness: 50,
  domains: ['air', 'land'],
  says: 'yes',
  delay: 360,
} as const satisfies Partial<RosterMember>;

function rosterOf({ roster }: ScenarioInFile, { politics }: Numbers): RosterMember[] {
  const changed = politics.roster.map((member): RosterMember => {
    const other = roster.find((each) => each.member === member.member);
    return { ...member, ...(other && defined(other)) };
  });
  const added = roster
    .filter((each) => !politics.roster.some(({ member }) => member === each.member))
    .map(({ member, ...rest }): RosterMember => ({ member, name: member, ...UNSAID, ...defined(rest) }));
  return [...changed, ...added];
}

// Kyiv winter time all year: sensors depend on daylight, which knows no summer time.
function kyivMinuteOfDay(begins: string): number {
  const [hours = 0, minutes = 0] = begins.slice(11, 16).split(':').map(Number);
  return ((hours + 2) * 60 + minutes) % 1440;
}

function packOf({ facilitator, acts }: ScenarioInFile): FacilitatorPack {
  const { measure = null, ...rest } = facilitator;
  return { ...rest, measure, courses: acts.flatMap(({ id: act, why }) => (why === undefined ? [] : [{ act, why }])) };
}

/** What is about an act that comes by growth follows it; the report of its end follows the end of any open act. */
function waitsOf(inject: InjectInFile, { acts, injects }: Pick<ScenarioInFile, 'acts' | 'injects'>): Inject['waits'] {
  const goingOn = 'news' in inject ? (inject.while ?? null) : null;
  const fact = factIn(inject);
  const about = fact && aboutOf(fact);
  const act = about?.act ?? inject.about;
  const when = whenOf(inject);
  const moving = about?.kind === 'end' ? openActs(acts) : grownActs(acts);
  const isMoved = act !== undefined && (moving.has(act) || contingentActs(injects).has(act));
  const follows = inject.follows ?? (isMoved && when === null ? act : null);
  return follows === null && goingOn === null && when === null ? null : { follows, while: goingOn, when };
}

/** The condition of a contingency inject; null where it has a minute. */
function whenOf(inject: InjectInFile): When | null {
  if (typeof inject.when !== 'object') return null;
  const { phase, ruling, missed, answer, chain = null, seat = null, order = null } = inject.when;
  const after = 'after' in inject ? (inject.after ?? 0) : 0;
  if (phase !== undefined) return { is: { what: 'phase', phase, chain }, after };
  if (ruling !== undefined) return { is: { what: 'ruling', verdict: ruling, seat, response: order }, after };
  if (missed !== undefined) return { is: { what: 'missed', duty: missed, seat }, after };
  if (answer !== undefined) return { is: { what: 'answer', manner: answer === 'any' ? null : answer, seat }, after };
  return { is: { what: 'facilitator' }, after };
}

function toInject(inject: InjectInFile, file: Pick<ScenarioInFile, 'acts' | 'injects'>): Inject {
  const { draft = null, from, medium, about = null, marks = null, world, expects } = inject;
  const { expected = null, objective = null, controller = null, notes = null } = inject;
  // What has no minute stands at the first until it comes.
  const at = inject.at ?? 0;
  const fact = 'news' in inject ? null : toFact({ ...inject, at } as FactInFile);
  return {
    at,
    to: inject.to ?? SEATS,
    fact: fact as Fact | null,
    text: 'news' in inject ? inject.news : inject.text,
    draft,
    from,
    medium,
    about,
    waits: waitsOf(inject, file),
    answers: null,
    marks,
    world: world ? { ...NO_CHANGE, ...defined(world) } : null,
    expects: expects?.map(({ seat, order }) => ({ seat, response: order })) ?? null,
    expected,
    objective,
    controller,
    notes,
  };
}
