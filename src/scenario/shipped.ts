// What ships is checked once, when the program is built; while no shipped file has changed since, it is taken from
// there, and neither YAML nor schemas have to be loaded. A changed file is simply read and checked again.
import type { Numbers } from '../exercise/numbers.ts';
import type { Scenario } from '../exercise/scenario.ts';
import type { Doctrine } from '../ladder/index.ts';
import { besideProgram, shippedDigest } from './disk.ts';

export interface Shipped {
  digest: string;
  doctrines: Readonly<Record<string, Doctrine>>;
  scenarios: Readonly<Record<string, Scenario>>;
}

/** As it lies on the disk: numbers and doctrines, which scenarios share, once. */
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
  const whole = Object.entries(scenarios).map(([id, scenario]) => {
    return [id, { ...scenario, numbers: numbers!, doctrine: doctrines[scenario.doctrine]! }] as const;
  });
  return { digest, doctrines, scenarios: Object.fromEntries(whole) };
}

export const SHIPPED_FILE = 'shipped.json';
let known: Shipped | null | undefined;

/** What was checked at build time, or null where that does not hold any more (or never did, as in tests). */
export function checkedAtBuild(): Shipped | null {
  if (known !== undefined) return known;
  const text = besideProgram(SHIPPED_FILE);
  const packed = text === null ? null : (JSON.parse(text) as Packed);
  known = packed?.digest === shippedDigest() ? unpack(packed) : null;
  return known;
}

/** Whoever has checked what ships says so here, and it is not read again. */
export function takeAsChecked(packed: Packed): void {
  known = unpack(packed);
}

/** A shipped scenario, under a shipped doctrine where one is named, as it was checked at build time; else null. */
export function shippedScenario(name: string, doctrine?: string): Scenario | null {
  const checked = checkedAtBuild();
  if (!checked || !Object.hasOwn(checked.scenarios, name)) return null;
  const scenario = checked.scenarios[name]!;
  if (doctrine === undefined) return scenario;
  return Object.hasOwn(checked.doctrines, doctrine) ? { ...scenario, doctrine: checked.doctrines[doctrine]! } : null;
}
