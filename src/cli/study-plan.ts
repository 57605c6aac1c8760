// What a study plays: as its file says it, or the options of the command line.
import { existsSync } from 'node:fs';
import { POLICY_NAMES } from '../exercise/state.ts';
import { readSource } from '../scenario/disk.ts';
import { findDoctrine, withSettings } from '../scenario/doctrine-file.ts';
import { mistakeIn } from '../scenario/mistake.ts';
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
import { scenarioFrom } from './chosen.ts';
import { everyOne } from './every-one.ts';

/** What a file says instead, where there is one. */
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
  return readStudy(readSource(file));
}

function fromOptions({ scenario = [], variant, preset, doctrine, policy, set, ...options }: PlanOptions): Study {
  if (scenario.length === 0) {
    const hint = 'name a study file, or --scenario open-drill; rung study --help shows both';
    throw mistakeIn('rung study', 'There is nothing to play.', hint);
  }
  const settings = set === undefined ? [[]] : [[], set];
  const lists = { scenario, preset, doctrine };
  const names = Object.keys(lists) as (keyof typeof lists)[];
  everyOne(names, (name) => refuseLists(`--${name}`, lists[name] ?? []));
  const of = {
    scenarios: () => everyOne(scenario, (name) => scenarioFrom(name, variant === undefined ? {} : { variant })),
    presets: () => (preset === undefined ? [undefined] : everyOne(preset, presetFrom)),
    seeds: () => seedsFrom(options.seeds ?? '1..100'),
    doctrines: () => (doctrine === undefined ? [null] : everyOne(doctrine, findDoctrine)),
    settings: () => withSettings(findDoctrine('literal'), settings.flat()),
    policies: () => everyOne(policy ?? ['by-the-book'], policiesFrom),
  };
  // All that is wrong is told at once.
  everyOne(Object.values(of), (read) => read());
  const [presets, policies] = [of.presets(), of.policies()];
  everyOne(names, (name) => refuseTwice(`--${name}`, lists[name] ?? [], lists[name] ?? []));
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
  const names = everyOne(given.split(','), (name) => {
    const trouble = rangeTrouble(name);
    if (trouble) throw mistakeIn('--seeds', ...trouble);
    return seedFrom(name, '--seeds');
  });
  refuseTwice('--seeds', names, names);
  return { names };
}

// Names with commas between them, as seeds and policies are written. Throws MistakesFound.
function refuseLists(option: string, given: readonly string[]): void {
  for (const words of given) {
    if (!words.includes(',') || existsSync(words)) continue;
    const each = words.split(',').map((name) => `${option} ${name.trim()}`);
    throw mistakeIn(option, `Expected one name, found "${words}".`, `write ${each.join(' ')}`);
  }
}

// As a study file does: what stands twice would be played twice, and be compared with itself.
function refuseTwice(option: string, given: readonly string[], meant: readonly unknown[]): void {
  everyOne(
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
