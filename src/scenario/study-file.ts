// A study: which scenarios are played on which seeds, under which readings, by which policies. From a file or from the
// command line it comes to the same checked value.
import * as z from 'zod';
import { PRESETS, type Preset } from '../exercise/numbers.ts';
import type { Scenario } from '../exercise/scenario.ts';
import { POLICY_NAMES, type SeatHolder } from '../exercise/state.ts';
import type { Doctrine, Seat } from '../ladder/index.ts';
import type { Source } from './disk.ts';
import { findDoctrine, withSettings } from './doctrine-file.ts';
import { type Mistake, MistakesFound } from './mistake.ts';
import { findRubric } from './rubric-file.ts';
import { findScenario } from './scenario-file.ts';
import { show } from './shape-words.ts';
import { line } from './shapes.ts';
import { checkShape, type Parsed, parseYaml } from './yaml.ts';

/** Seeds by their numbers, both ends included, or by name. */
export type Seeds = { from: number; to: number } | { names: readonly string[] };

export interface Study {
  title: string;
  scenarios: readonly Scenario[];
  seeds: Seeds;
  /** null: the doctrine that the scenario names. */
  doctrines: readonly (Doctrine | null)[];
  /** Switches set otherwise, as "phase2.opensAfter=12h"; an empty list reads the doctrine as it stands. */
  settings: readonly (readonly string[])[];
  policies: readonly Readonly<Record<Seat, SeatHolder>>[];
  rubric?: string;
}

export const MOST_SEEDS = 1_000_000;
const SEED = /^[A-Za-z0-9._-]{1,40}$/;

/** "1..2000" → its ends; undefined where it is no range of seeds. */
export function seedRange(text: string): { from: number; to: number } | undefined {
  const [, from, to] = /^(\d{1,9})\.\.(\d{1,9})$/.exec(text) ?? [];
  if (from === undefined || to === undefined) return undefined;
  const range = { from: Number(from), to: Number(to) };
  return range.from <= range.to && range.to - range.from < MOST_SEEDS ? range : undefined;
}

const rangeError = ({ input }: { input?: unknown }): string =>
  `${input === undefined ? 'Missing: seeds are' : `Expected`} ${input === undefined ? 'expected here.' : `a range of at most ${MOST_SEEDS} seeds or a list of them, found ${show(input)}.`}\u0000as "1..2000", or [41, 42, team-a]`;

const seeds = z.union(
  [
    z.string().transform((text, context): Seeds => {
      const range = seedRange(text);
      if (range) return range;
      context.issues.push({ code: 'custom', message: rangeError({ input: text }), input: text });
      return z.NEVER;
    }),
    z
      .array(z.union([z.int().min(0).transform(String), z.string().regex(SEED)]))
      .min(1)
      .max(10_000)
      .transform((names): Seeds => ({ names })),
  ],
  { error: rangeError },
);

const holder = z.enum([...POLICY_NAMES, 'hold']);
const policies = z.union([z.enum(POLICY_NAMES), z.strictObject({ ukraine: holder, coalition: holder, us: holder })], {
  error: ({ input }) =>
    `Expected a policy for all seats, or one for each; found ${show(input)}.\u0000known: ${POLICY_NAMES.join(', ')}; or { ukraine: slow, coalition: by-the-book, us: hold }`,
});

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
  policies: z.array(policies).min(1).max(40).optional(),
  rubric: line(400).optional(),
});
type StudyInFile = z.output<typeof studyShape>;

/** Throws MistakesFound. */
export function readStudy(source: Source): Study {
  const parsed = parseYaml(source);
  const file = checkShape(parsed, studyShape);
  const mistakes: Mistake[] = [];
  /** What stands there, or undefined with its mistakes told at that place. */
  const at = <T>(path: readonly PropertyKey[], find: () => T): T | undefined => {
    try {
      return find();
    } catch (error) {
      if (!(error instanceof MistakesFound)) throw error;
      mistakes.push(...error.mistakes.map((each) => placed(parsed, path, each)));
      return undefined;
    }
  };
  const scenarios = file.scenarios.flatMap((named, n) => at(['scenarios', n], () => scenariosOf(named, file)) ?? []);
  const doctrines = file.doctrines?.map((name, n) => at(['doctrines', n], () => findDoctrine(name)) ?? null) ?? [null];
  const literal = findDoctrine('literal');
  file.settings?.forEach((settings, n) => {
    at(['settings', n], () => withSettings(literal, settings));
  });
  if (file.rubric !== undefined) at(['rubric'], () => findRubric(file.rubric!));
  mistakes.push(...repeated(parsed, file));
  if (mistakes.length > 0) throw new MistakesFound(mistakes);
  return {
    title: file.title,
    scenarios,
    seeds: file.seeds,
    doctrines,
    settings: file.settings ?? [[]],
    policies: (file.policies ?? ['by-the-book' as const]).map(holdersOf),
    ...(file.rubric !== undefined && { rubric: file.rubric }),
  };
}

// A mistake inside another file has its place there.
function placed(parsed: Parsed, path: readonly PropertyKey[], mistake: Mistake): Mistake {
  return mistake.line > 0 ? mistake : parsed.mistakeAt(path, mistake.message, mistake.hint);
}

function scenariosOf(named: StudyInFile['scenarios'][number], { presets }: StudyInFile): Scenario[] {
  const { scenario: name, variant, preset: own } = typeof named === 'string' ? { scenario: named } : named;
  const found = findScenario(name, variant === undefined ? {} : { variant });
  const chosen: readonly (Preset | undefined)[] = own === undefined ? (presets ?? [undefined]) : [own];
  return chosen.map((each) => (each === undefined ? found : { ...found, background: each }));
}

/** One policy for all seats, or each seat's. */
export function holdersOf(named: SeatHolder | Readonly<Record<Seat, SeatHolder>>): Readonly<Record<Seat, SeatHolder>> {
  return typeof named === 'string' ? { ukraine: named, coalition: named, us: named } : named;
}

const LISTS = ['scenarios', 'presets', 'doctrines', 'settings', 'policies'] as const;

// What stands twice would be played twice, and be compared with itself.
function repeated(parsed: Parsed, file: StudyInFile): Mistake[] {
  const names = 'names' in file.seeds ? file.seeds.names : [];
  const lists = [...LISTS.map((key) => [key, file[key] ?? []] as const), ['seeds', names] as const];
  return lists.flatMap(([key, items]) => {
    const texts = items.map((item) => JSON.stringify(item));
    return texts.flatMap((text, n) => {
      const first = texts.indexOf(text);
      return first === n ? [] : [parsed.mistakeAt([key, n], `This stands twice in ${key}.`, 'keep one of them')];
    });
  });
}
