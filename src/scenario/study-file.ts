// A study: which scenarios are played on which seeds, under which readings, by which policies. A file and the command line
// lead to the same checked value.
import * as z from 'zod';
import type { Scenario } from '../exercise/scenario.ts';
import { POLICY_NAMES, PRESETS, type Preset, type SeatHolder } from '../exercise/words.ts';
import type { Doctrine, Seat } from '../ladder/index.ts';
import type { Source } from './disk.ts';
import { findDoctrine, withSettings } from './doctrine-file.ts';
import { refuseOtherKind } from './kinds.ts';
import { attempt, type Mistake, MistakesFound, nearestHint } from './mistake.ts';
import { findRubric } from './rubric-file.ts';
import { findScenario } from './scenario-file.ts';
import { isSeed, SEED_WORDS } from './seed.ts';
import { tryShape } from './shape-check.ts';
import { show } from './shape-words.ts';
import { line } from './shapes.ts';
import { type Parsed, parseYaml } from './yaml.ts';

/** Seeds by their numbers, both ends included, or by name. */
export type Seeds = { from: number; to: number } | { names: readonly string[] };

export interface Study {
  title: string;
  scenarios: readonly Scenario[];
  seeds: Seeds;
  /** null: the doctrine that the scenario names. */
  doctrines: readonly (Doctrine | null)[];
  /** Changed switches, as "phase2.opensAfter=12h"; an empty list leaves the doctrine unchanged. */
  settings: readonly (readonly string[])[];
  policies: readonly Readonly<Record<Seat, SeatHolder>>[];
  rubric?: string;
}

const MOST_SEEDS = 1_000_000;

/** "1..2000" → its ends; undefined where it is no range of seeds. */
export function seedRange(text: string): { from: number; to: number } | undefined {
  const [, from, to] = /^(\d{1,9})\.\.(\d{1,9})$/.exec(text) ?? [];
  if (from === undefined || to === undefined) return undefined;
  const range = { from: Number(from), to: Number(to) };
  return range.from <= range.to && range.to - range.from < MOST_SEEDS ? range : undefined;
}

/** Why a text is no range of seeds, and what to write; undefined where it does not look like one. */
export function rangeTrouble(text: string): [message: string, hint: string] | undefined {
  const [, from, to] = /^(\d{1,9})\.\.(\d{1,9})$/.exec(text) ?? [];
  if (from !== undefined && Number(from) > Number(to))
    return [`The range of seeds ${show(text)} runs backwards.`, `write ${to}..${from}`];
  const [, one, other] = /^(\d{1,9})\s*[-\u2010-\u2015\u2212]\s*(\d{1,9})$/.exec(text) ?? [];
  if (one !== undefined) {
    const ends = [Number(one), Number(other)].sort((a, b) => a - b);
    return [`A range of seeds is written with two dots, found ${show(text)}.`, `write ${ends.join('..')}`];
  }
  if (!text.includes('..')) return undefined;
  if (from !== undefined && Number(to) - Number(from) < MOST_SEEDS)
    return [`A range stands by itself, not among names: ${show(text)}.`, 'name every seed, or give one range alone'];
  return [`Expected a range of at most ${MOST_SEEDS} seeds, found ${show(text)}.`, 'as 1..2000'];
}

const SEEDS_HINT = 'as "1..2000", or [41, 42, team-a]';

const rangeError = ({ input }: { input?: unknown }): string =>
  (typeof input === 'string' ? rangeTrouble(input) : undefined)?.join('\u0000') ??
  `Expected a range of at most ${MOST_SEEDS} seeds or a list of them, found ${show(input)}.\u0000${SEEDS_HINT}`;

const seedError = ({ input }: { input?: unknown }): string =>
  (typeof input === 'string' ? rangeTrouble(input) : undefined)?.join('\u0000') ??
  `Expected a seed: a whole number, or ${SEED_WORDS}; found ${show(input)}.\u0000as [41, 42, team-a]`;

const isListed = (text: string): boolean => isSeed(text) && rangeTrouble(text) === undefined;
const seed = z.union([z.int().min(0).transform(String), z.string().refine(isListed, { error: seedError })], {
  error: seedError,
});

const seeds = z.union(
  [
    z.string().transform((text, context): Seeds => {
      const range = seedRange(text);
      if (range) return range;
      context.issues.push({ code: 'custom', message: rangeError({ input: text }), input: text });
      return z.NEVER;
    }),
    z
      .array(seed)
      .min(1)
      .max(10_000)
      .transform((names): Seeds => ({ names })),
  ],
  { error: rangeError },
);

const HOLDERS = [...POLICY_NAMES, 'hold'] as const;
const SEAT_BY_SEAT = '{ ukraine: slow, us: hold }, where a seat that is left out holds';

function policyError({ input }: { input?: unknown }): string {
  if (typeof input !== 'string')
    return `Expected a policy for all seats, or one for each; found ${show(input)}.\u0000known: ${HOLDERS.join(', ')}; or ${SEAT_BY_SEAT}`;
  const hint = input.includes('=') ? `for each seat write ${SEAT_BY_SEAT}` : nearestHint(input, HOLDERS);
  return `There is no policy ${show(input)}.\u0000${hint}`;
}

const holder = z.enum(HOLDERS, { error: policyError });
const policy = z.union(
  [
    z.enum(HOLDERS),
    z.strictObject({ ukraine: holder.optional(), coalition: holder.optional(), us: holder.optional() }),
  ],
  { error: policyError },
);

const preset = z.enum(PRESETS);
const scenario = z.union(
  [line(400), z.strictObject({ scenario: line(400), variant: line(60).optional(), preset: preset.optional() })],
  {
    error: ({ input }) =>
      `Expected the name of a scenario, or a block with one; found ${show(input)}.\u0000as open-drill, or { scenario: big-push, variant: night-start }`,
  },
);

const set = z.union([line(200).transform((one) => [one]), z.array(line(200)).max(30)], {
  error: ({ input }) =>
    `Expected a switch with its value, or a list of them; found ${show(input)}.\u0000as phase2.opensAfter=12h; [] reads the doctrine as it stands`,
});

export const studyShape = z.strictObject({
  format: z.literal(1),
  title: line(120),
  scenarios: z.array(scenario).min(1).max(40),
  presets: z.array(preset).min(1).max(3).optional(),
  seeds,
  doctrines: z.array(line(400)).min(1).max(40).optional(),
  settings: z.array(set).min(1).max(40).optional(),
  policies: z.array(policy).min(1).max(40).optional(),
  rubric: line(400).optional(),
});
type StudyInFile = z.output<typeof studyShape>;

const NEEDED: Readonly<Record<string, string>> = {
  format: 'format: 1',
  title: 'title: Twelve hours or twenty-four',
  scenarios: 'scenarios: [open-drill, big-push]',
  seeds: 'seeds: "1..100"',
};

/** Names are looked up even where another part of the file has mistakes. Throws MistakesFound with all of them. */
export function readStudy(source: Source): Study {
  const parsed = parseYaml(source);
  refuseOtherKind(parsed, 'study');
  const { data: file, mistakes: misshapen } = tryShape(parsed, studyShape);
  const mistakes: Mistake[] = misshapen.map((each) => exampleFor(parsed, each));
  /** The value found; where that fails, undefined, and its mistakes are added at that path. */
  const at = <T>(path: readonly PropertyKey[], find: () => T): T | undefined => {
    const found = attempt(find);
    mistakes.push(...found.mistakes.map((each) => placed(parsed, path, each)));
    return found.value;
  };
  const some = listsOf(parsed.value);
  const presets = some.presets.flatMap((each) => each ?? []);
  const scenarios = some.scenarios.flatMap((named, n) =>
    named === undefined ? [] : (at(['scenarios', n], () => scenariosOf(named, presets)) ?? []),
  );
  const doctrines = some.doctrines.map((name, n) =>
    name === undefined ? null : (at(['doctrines', n], () => findDoctrine(name)) ?? null),
  );
  const literal = findDoctrine('literal');
  for (const [n, settings] of some.settings.entries())
    if (settings) at(['settings', n], () => withSettings(literal, settings));
  const rubric = line(400).safeParse(fieldOf(parsed.value, 'rubric')).data;
  if (rubric !== undefined) at(['rubric'], () => findRubric(rubric));
  mistakes.push(...repeated(parsed, some));
  if (!file || mistakes.length > 0)
    throw new MistakesFound(mistakes.sort((a, b) => a.line - b.line || a.column - b.column));
  return {
    title: file.title,
    scenarios,
    seeds: file.seeds,
    doctrines: file.doctrines ? doctrines : [null],
    settings: file.settings ?? [[]],
    policies: (file.policies ?? ['by-the-book' as const]).map(holdersOf),
    ...(rubric !== undefined && { rubric }),
  };
}

const fieldOf = (file: unknown, key: string): unknown =>
  file !== null && typeof file === 'object' ? (file as Record<string, unknown>)[key] : undefined;

// A missing key has no place in the file, so an example shows how to write it.
function exampleFor(parsed: Parsed, mistake: Mistake): Mistake {
  const { path } = mistake;
  if (!Object.hasOwn(NEEDED, path) || fieldOf(parsed.value, path) !== undefined) return mistake;
  return parsed.mistakeAt([path], `The key ${path} is missing.`, `write a line as ${NEEDED[path]}`);
}

/** The checked items of a list; undefined for an item with a mistake, empty where there is no list. */
function itemsOf<T>(list: unknown, item: z.ZodType<T>): (T | undefined)[] {
  return Array.isArray(list) ? list.slice(0, 10_000).map((each) => item.safeParse(each).data) : [];
}

function listsOf(file: unknown) {
  return {
    scenarios: itemsOf(fieldOf(file, 'scenarios'), scenario),
    presets: itemsOf(fieldOf(file, 'presets'), preset),
    doctrines: itemsOf(fieldOf(file, 'doctrines'), line(400)),
    settings: itemsOf(fieldOf(file, 'settings'), set),
    policies: itemsOf(fieldOf(file, 'policies'), policy.transform(holdersOf)),
    seeds: itemsOf(fieldOf(file, 'seeds'), seed),
  };
}

// A mistake with a line lies in another file and keeps its place there.
function placed(parsed: Parsed, path: readonly PropertyKey[], mistake: Mistake): Mistake {
  return mistake.line > 0 ? mistake : parsed.mistakeAt(path, mistake.message, mistake.hint);
}

function scenariosOf(named: StudyInFile['scenarios'][number], presets: readonly Preset[]): Scenario[] {
  const { scenario: name, variant, preset: own } = typeof named === 'string' ? { scenario: named } : named;
  const found = findScenario(name, { variant });
  const chosen = own === undefined ? presets : [own];
  return chosen.length === 0 ? [found] : chosen.map((background) => ({ ...found, background }));
}

/** One policy for all seats, or each seat's; a seat that is left out holds. */
export function holdersOf(
  named: SeatHolder | Readonly<{ [S in Seat]?: SeatHolder | undefined }>,
): Readonly<Record<Seat, SeatHolder>> {
  const {
    ukraine = 'hold',
    coalition = 'hold',
    us = 'hold',
  } = typeof named === 'string' ? { ukraine: named, coalition: named, us: named } : named;
  return { ukraine, coalition, us };
}

/** The places of repeated items, which would be played twice and compared with themselves. */
export function repeatsIn(items: readonly unknown[]): number[] {
  const texts = items.map((item) => JSON.stringify(item));
  return texts.flatMap((text, n) => (text === undefined || texts.indexOf(text) === n ? [] : [n]));
}

function repeated(parsed: Parsed, lists: Readonly<Record<string, readonly unknown[]>>): Mistake[] {
  return Object.entries(lists).flatMap(([key, items]) =>
    repeatsIn(items).map((n) => parsed.mistakeAt([key, n], `This stands twice in ${key}.`, 'keep one of them')),
  );
}
