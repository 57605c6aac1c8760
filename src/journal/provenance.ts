// The provenance of rules: scenario, doctrine and numbers of a record, migrated and digested as canonical JSON (RFC 8785),
// compared with a list of everything that ever shipped. `npm run shipped` adds to that list.
import canonicalize from 'canonicalize';
import type { Scenario } from '../exercise/scenario.ts';
import type { Doctrine, Readings, Switch } from '../ladder/index.ts';
import { ENGINE } from './engine.ts';
import { digestOf, type Opening } from './entry.ts';
import list from './shipped-rules.json' with { type: 'json' };

interface Entry {
  /** Every version that shipped it, as 0.2. */
  versions: string[];
  digest: string;
}

export interface ShippedRules {
  /** With the shipped preset; the command line can choose another. */
  scenarios: (Entry & { id: string; variant: string | null; background: string | null })[];
  doctrines: (Entry & { id: string; reads: Partial<Readings> })[];
  numbers: Entry[];
  rubrics: (Entry & { id: string })[];
}

/** What ever shipped, the oldest first. */
export const SHIPPED = list as unknown as ShippedRules;

/** How one part of the rules compares with what shipped. `version` shipped it, or the last part with its name. */
export type Standing =
  | { is: 'as-shipped'; version: string; background?: string | null }
  | { is: 'differs'; version: string; switches: readonly SwitchDifference[] }
  | { is: 'unknown' };

export interface SwitchDifference {
  name: Switch;
  here: unknown;
  shipped: unknown;
}

export interface Provenance {
  scenario: Standing;
  doctrine: Standing;
  numbers: Standing;
}

/** Where several versions shipped a part, the one that made the record is named. */
export function provenanceOf({ scenario, engine }: Pick<Opening, 'scenario' | 'engine'>): Provenance {
  const made = shortVersion(engine);
  return {
    scenario: scenarioStanding(scenario, made),
    doctrine: doctrineStanding(scenario.doctrine, made),
    numbers: standing(SHIPPED.numbers, numbersDigest(scenario), made),
  };
}

export function rubricStanding(id: string, digest: string): Standing {
  return standing(SHIPPED.rubrics, digest, shortVersion(ENGINE), ({ id: other }) => other === id);
}

/** The version as people name it: 0.2 of 0.2.0. */
export const shortVersion = (engine: string): string => engine.split('.').slice(0, 2).join('.');

const versionOf = ({ versions }: Entry, made: string): string => (versions.includes(made) ? made : versions.at(-1)!);

/** The digest of a scenario without its doctrine, its numbers and the preset of its background. */
export function scenarioDigest({ doctrine: _, numbers: __, background: ___, ...scenario }: Scenario): string {
  return canonicalDigest(scenario);
}

export const doctrineDigest = (doctrine: Doctrine): string => canonicalDigest(doctrine);
export const numbersDigest = ({ numbers }: Pick<Scenario, 'numbers'>): string => canonicalDigest(numbers);

// A value from a journal has been through JSON, so any other must go through it too. The list was begun in a format that
// left out what was not said, and goes on so: its digests hold for every format.
const canonicalDigest = (value: unknown): string =>
  digestOf(canonicalize(JSON.parse(JSON.stringify(value, asListed)))!);

// What a response explains of itself is no rule, nor what is offered to be said with it.
const asListed = (key: string, value: unknown): unknown =>
  key === 'explains' ||
  key === 'wording' ||
  (value === (key === 'takesSector' ? false : null) && LEFT_OUT.has(key)) ||
  NOTHING[key] === JSON.stringify(value)
    ? undefined
    : value;

/** What stands since format 7 where nothing is said of it. */
const NOTHING: Readonly<Record<string, string>> = {
  measure: 'null',
  courses: '[]',
  waits: 'null',
  written: 'null',
  answers: 'null',
  text: 'null',
  draft: 'null',
  contingent: '[]',
  replies: '{}',
  breaksPauses: 'true',
};

/** What stands in scenarios and doctrines since format 5 where nothing is said of it, and was left out before. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  ...['role', 'domain', 'takesSector', 'code', 'effectAt'],
  ...['about', 'sector', 'of', 'likelihood', 'attributing', 'because', 'text', 'start', 'severity', 'side'],
  ...['draft', 'marks', 'world', 'expects', 'expected', 'objective', 'controller', 'notes'],
  ...['usWill', 'talks', 'dispute', 'prosperity', 'readiness', 'heat', 'withdraws', 'presence'],
]);

function scenarioStanding(scenario: Scenario, made: string): Standing {
  const { id, variant, background } = scenario;
  const digest = scenarioDigest(scenario);
  const same = SHIPPED.scenarios.findLast((each) => each.digest === digest);
  if (same) {
    const version = versionOf(same, made);
    return same.background === background ? { is: 'as-shipped', version } : { is: 'as-shipped', version, background };
  }
  return namesake(SHIPPED.scenarios.filter((each) => each.id === id && each.variant === variant));
}

function doctrineStanding(doctrine: Doctrine, made: string): Standing {
  const digest = doctrineDigest(doctrine);
  const same = SHIPPED.doctrines.findLast((each) => each.digest === digest);
  if (same) return { is: 'as-shipped', version: versionOf(same, made) };
  const named = SHIPPED.doctrines.findLast(({ id }) => id === doctrine.id);
  if (!named) return { is: 'unknown' };
  const switches = (Object.keys(doctrine.reads) as Switch[])
    .map((name) => ({ name, here: doctrine.reads[name], shipped: named.reads[name] }))
    .filter(({ here, shipped }) => canonicalize(here) !== canonicalize(shipped));
  return { is: 'differs', version: named.versions.at(-1)!, switches };
}

function standing<T extends Entry>(
  shipped: readonly T[],
  digest: string,
  made: string,
  isNamesake: (each: T) => boolean = () => true,
): Standing {
  const same = shipped.findLast((each) => each.digest === digest);
  return same ? { is: 'as-shipped', version: versionOf(same, made) } : namesake(shipped.filter(isNamesake));
}

function namesake(named: readonly Entry[]): Standing {
  const last = named.at(-1);
  return last ? { is: 'differs', version: last.versions.at(-1)!, switches: [] } : { is: 'unknown' };
}
