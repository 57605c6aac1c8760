// What ships is checked once, when the program is built; while no shipped file has changed since, it is taken from
// there, and neither YAML nor schemas have to be loaded. A changed file is simply read and checked again.
import type { Scenario } from '../exercise/scenario.ts';
import type { Doctrine } from '../ladder/index.ts';
import { besideProgram, shippedDigest } from './disk.ts';

export interface Shipped {
  digest: string;
  doctrines: Readonly<Record<string, Doctrine>>;
  /** The easier first. */
  scenarios: Readonly<Record<string, Scenario>>;
}

export const SHIPPED_FILE = 'shipped.json';
let known: Shipped | null | undefined;

/** What was checked at build time, or null where that does not hold any more (or never did, as in tests). */
export function checkedAtBuild(): Shipped | null {
  if (known !== undefined) return known;
  const text = besideProgram(SHIPPED_FILE);
  const shipped = text === null ? null : (JSON.parse(text) as Shipped);
  known = shipped?.digest === shippedDigest() ? shipped : null;
  return known;
}
