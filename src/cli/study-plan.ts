// What a study plays: as its file says it, or the options of the command line.
import { existsSync } from 'node:fs';
import { POLICY_NAMES } from '../exercise/words.ts';
import { besideHint, shippedNames, sourceNamed } from '../scenario/disk.ts';
import { findDoctrine, withSettings } from '../scenario/doctrine-file.ts';
import { collectMistakes, mistakeIn, nearestHint } from '../scenario/mistake.ts';
import { shippedScenarios } from '../scenario/scenario-file.ts';
import {
  holdersOf,
  rangeTrouble,
  readStudy,
  repeatsIn,
  type Seeds,
  type Study,
  seedRange,
} from '../scenario/study-file.ts';
import { holdersFrom, presetFrom, seedFrom } from './arguments.ts';
import { scenarioFrom } from './scenario-argument.ts';

/** The options that a study file replaces. */
export interface PlanOptions {
  scenario?: readonly string[];
  variant?: string;
  preset?: readonly string[];
  seeds?: string;
  doctrine?: readonly string[];
  policy?: readonly string[];
  set?: readonly string[];
  rubric?: string;
}

/** Throws MistakesFound. */
export const studyFrom = (file: string | undefined, options: PlanOptions): Study =>
  file === undefined ? fromOptions(options) : fromFile(file, options);

const OF_THE_PLAN = ['scenario', 'variant', 'preset', 'seeds', 'doctrine', 'policy', 'set', 'rubric'] as const;

function fromFile(file: string, options: PlanOptions): Study {
  if (!existsSync(file) && shippedScenarios().includes(file))
    throw mistakeIn(file, 'This is a scenario; a study file was expected.', `write --scenario ${file}`);
  const given = OF_THE_PLAN.find((name) => options[name] !== undefined);
  if (given) throw mistakeIn(`--${given}`, `The study ${file} says this itself.`, 'name a file, or say all by options');
  const known = shippedNames('studies');
  if (!existsSync(file) && !known.includes(file)) {
    const hint = besideHint(file) ?? nearestHint(file, known);
    throw mistakeIn(file, 'There is no study of that name, and no such file.', hint);
  }
  return readStudy(sourceNamed(file, ['studies']));
}

function fromOptions({ scenario = [], variant, preset, doctrine, policy, set, ...options }: PlanOptions): Study {
  if (scenario.length === 0) {
    const hint = 'name a study file, or --scenario open-drill; rung study --help shows both';
    throw mistakeIn('rung study', 'There is nothing to play.', hint);
  }
  const settings = set === undefined ? [[]] : [[], set];
  const lists = { scenario, preset, doctrine };
  const names = Object.keys(lists) as (keyof typeof lists)[];
  collectMistakes(names, (name) => refuseLists(`--${name}`, lists[name] ?? []));
  const of = {
    scenarios: () => collectMistakes(scenario, (name) => scenarioFrom(name, { variant })),
    presets: () => (preset === undefined ? [undefined] : collectMistakes(preset, presetFrom)),
    seeds: () => seedsFrom(options.seeds ?? '1..100'),
    doctrines: () => (doctrine === undefined ? [null] : collectMistakes(doctrine, findDoctrine)),
    settings: () => withSettings(findDoctrine('literal'), settings.flat()),
    policies: () => collectMistakes(policy ?? ['by-the-book'], policiesFrom),
  };
  // Everything is read once before any value is used, so that all mistakes are reported together.
  collectMistakes(Object.values(of), (read) => read());
  const [presets, policies] = [of.presets(), of.policies()];
  collectMistakes(names, (name) => refuseTwice(`--${name}`, lists[name] ?? [], lists[name] ?? []));
  refuseTwice('--policy', policy ?? [], policies);
  return {
    title: `Study of ${scenario.join(', ')}`,
    scenarios: of
      .scenarios()
      .flatMap((each) => presets.map((background) => (background === undefined ? each : { ...each, background }))),
    seeds: of.seeds(),
    doctrines: of.doctrines(),
    settings,
    policies,
    ...(options.rubric !== undefined && { rubric: options.rubric }),
  };
}

/** "1..2000", or names with commas between them. Throws MistakesFound. */
export function seedsFrom(given: string): Seeds {
  const range = seedRange(given);
  if (range) return range;
  const names = collectMistakes(given.split(','), (name) => {
    const trouble = rangeTrouble(name);
    if (trouble) throw mistakeIn('--seeds', ...trouble);
    return seedFrom(name, '--seeds');
  });
  refuseTwice('--seeds', names, names);
  return { names };
}

// Seeds and policies may be lists with commas, other options are repeated. Throws MistakesFound.
function refuseLists(option: string, given: readonly string[]): void {
  for (const words of given) {
    if (!words.includes(',') || existsSync(words)) continue;
    const each = words.split(',').map((name) => `${option} ${name.trim()}`);
    throw mistakeIn(option, `Expected one name, found "${words}".`, `write ${each.join(' ')}`);
  }
}

// A value that is given twice would be played twice and compared with itself; a study file refuses it too.
function refuseTwice(option: string, given: readonly string[], meant: readonly unknown[]): void {
  collectMistakes(
    repeatsIn(meant).map((n) => given[n]!),
    (words) => {
      throw mistakeIn(option, `This stands twice: ${words}.`, 'keep one of them');
    },
  );
}

/** A policy for all seats, or "ukraine=slow,us=hold"; the seats that are left out hold. Throws MistakesFound. */
function policiesFrom(given: string): Study['policies'][number] {
  return { ...holdersOf('hold'), ...holdersFrom('--policy', [given], [...POLICY_NAMES, 'hold']) };
}
