// Shipped files are checked once, when the program is built. While none of them has changed, their values are taken from
// that check, and neither YAML nor schemas are loaded. A changed file is read and checked again.
import type { Numbers } from '../exercise/numbers.ts';
import type { Scenario } from '../exercise/scenario.ts';
import type { Doctrine } from '../ladder/index.ts';
import { besideProgram, shippedDigest } from './disk.ts';

export interface Shipped {
  digest: string;
  doctrines: Readonly<Record<string, Doctrine>>;
  scenarios: Readonly<Record<string, Scenario>>;
}

/** The form on the disk: numbers and doctrines stand once, since scenarios share them. */
interface Packed extends Omit<Shipped, 'scenarios'> {
  numbers: Numbers | null;
  scenarios: Readonly<Record<string, Omit<Scenario, 'numbers' | 'doctrine'> & { doctrine: string }>>;
}

export function pack({ digest, doctrines, scenarios }: Shipped): Packed {
  const numbers = Object.values(scenarios)[0]?.numbers ?? null;
  const bare = Object.entries(scenarios).map(([id, { numbers: _, doctrine, ...scenario }]) => {
    return [id, { ...scenario, doctrine: doctrine.id }] as const;
  });
  return { digest, doctrines, numbers, scenarios: Object.fromEntries(bare) };
}

function unpack({ digest, doctrines, numbers, scenarios }: Packed): Shipped {
  const complete = Object.entries(scenarios).map(([id, scenario]) => {
    return [id, { ...scenario, numbers: numbers!, doctrine: doctrines[scenario.doctrine]! }] as const;
  });
  return { digest, doctrines, scenarios: Object.fromEntries(complete) };
}

export const SHIPPED_FILE = 'shipped.json';
let known: Shipped | null | undefined;

/** The values that were checked at build time; null where they are outdated or missing, as in tests. */
export function checkedAtBuild(): Shipped | null {
  if (known !== undefined) return known;
  const text = besideProgram(SHIPPED_FILE);
  const packed = text === null ? null : (JSON.parse(text) as Packed);
  known = packed?.digest === shippedDigest() ? unpack(packed) : null;
  return known;
}

/** Sets the values for a caller that has checked the shipped files itself. */
export function takeAsChecked(packed: Packed): void {
  known = unpack(packed);
}

/** A shipped scenario from the build-time check, under a shipped doctrine if one is named; null where either is missing. */
export function shippedScenario(name: string, doctrine?: string): Scenario | null {
  const checked = checkedAtBuild();
  if (!checked || !Object.hasOwn(checked.scenarios, name)) return null;
  const scenario = checked.scenarios[name]!;
  if (doctrine === undefined) return scenario;
  return Object.hasOwn(checked.doctrines, doctrine) ? { ...scenario, doctrine: checked.doctrines[doctrine]! } : null;
}
