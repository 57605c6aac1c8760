// Whose rules were these? Scenario, doctrine and numbers of a record, brought up to date and digested as canonical JSON
// (RFC 8785), against a list of everything that ever shipped. The list is a file; `npm run shipped` adds to it.
import canonicalize from 'canonicalize';
import type { Scenario } from '../exercise/scenario.ts';
import type { Doctrine, Readings, Switch } from '../ladder/index.ts';
import { digestOf } from './entry.ts';
import list from './shipped-rules.json' with { type: 'json' };

export interface ShippedRules {
  /** With the preset that it ships with; another one is chosen on the command line. */
  scenarios: { version: string; id: string; variant: string | null; background: string | null; digest: string }[];
  doctrines: { version: string; id: string; digest: string; reads: Partial<Readings> }[];
  numbers: { version: string; digest: string }[];
  rubrics: { version: string; id: string; digest: string }[];
}

/** What ever shipped, the oldest first. */
export const SHIPPED = list as unknown as ShippedRules;

/** How one part of the rules stands to what shipped; `version` is the last that shipped it, or one of its name. */
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

export function provenanceOf(scenario: Scenario): Provenance {
  return {
    scenario: scenarioStanding(scenario),
    doctrine: doctrineStanding(scenario.doctrine),
    numbers: standing(SHIPPED.numbers, numbersDigest(scenario)),
  };
}

/** A rubric by the digest of its text. */
export function rubricStanding(id: string, digest: string): Standing {
  return standing(SHIPPED.rubrics, digest, ({ id: other }) => other === id);
}

/** A scenario without what stands beside it: its doctrine, its numbers, and the preset of its background. */
export function scenarioDigest({ doctrine: _, numbers: __, background: ___, ...scenario }: Scenario): string {
  return canonicalDigest(scenario);
}

export const doctrineDigest = (doctrine: Doctrine): string => canonicalDigest(doctrine);
export const numbersDigest = ({ numbers }: Pick<Scenario, 'numbers'>): string => canonicalDigest(numbers);

// What has been through a journal has been through JSON.
const canonicalDigest = (value: unknown): string => digestOf(canonicalize(JSON.parse(JSON.stringify(value)))!);

function scenarioStanding(scenario: Scenario): Standing {
  const { id, variant, background } = scenario;
  const digest = scenarioDigest(scenario);
  const same = SHIPPED.scenarios.findLast((each) => each.digest === digest);
  if (same) {
    const { version } = same;
    return same.background === background ? { is: 'as-shipped', version } : { is: 'as-shipped', version, background };
  }
  return namesake(SHIPPED.scenarios.filter((each) => each.id === id && each.variant === variant));
}

function doctrineStanding(doctrine: Doctrine): Standing {
  const digest = doctrineDigest(doctrine);
  const same = SHIPPED.doctrines.findLast((each) => each.digest === digest);
  if (same) return { is: 'as-shipped', version: same.version };
  const named = SHIPPED.doctrines.findLast(({ id }) => id === doctrine.id);
  if (!named) return { is: 'unknown' };
  const switches = (Object.keys(doctrine.reads) as Switch[])
    .map((name) => ({ name, here: doctrine.reads[name], shipped: named.reads[name] }))
    .filter(({ here, shipped }) => canonicalize(here) !== canonicalize(shipped));
  return { is: 'differs', version: named.version, switches };
}

function standing<T extends { version: string; digest: string }>(
  shipped: readonly T[],
  digest: string,
  isNamesake: (each: T) => boolean = () => true,
): Standing {
  const same = shipped.findLast((each) => each.digest === digest);
  return same ? { is: 'as-shipped', version: same.version } : namesake(shipped.filter(isNamesake));
}

function namesake(named: readonly { version: string }[]): Standing {
  const last = named.at(-1);
  return last ? { is: 'differs', version: last.version, switches: [] } : { is: 'unknown' };
}
