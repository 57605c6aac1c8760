// The kinds of file that people write, told apart by the keys that only one kind has.
import { mistakeIn } from './mistake.ts';
import type { Parsed } from './yaml.ts';

export type Kind = 'scenario' | 'doctrine' | 'timeline' | 'orders' | 'study';

export const KIND_WORDS: Readonly<Record<Kind, string>> = {
  scenario: 'a scenario',
  doctrine: 'a doctrine',
  timeline: 'a timeline',
  orders: 'an orders file',
  study: 'a study',
};

/** What is done with a file of that kind. */
const USES: Readonly<Record<Kind, (file: string) => string>> = {
  scenario: (file) => `rung play ${file} plays it, rung study --scenario ${file} studies it`,
  doctrine: (file) => `--doctrine ${file} loads it`,
  timeline: (file) => `rung adjudicate ${file} rules on it`,
  orders: (file) => `rung drill SCENARIO --orders ${file} gives them`,
  study: (file) => `rung study ${file} plays it`,
};

const OWN_KEYS: Readonly<Record<Kind, readonly string[]>> = {
  scenario: ['injects', 'incidents', 'endex', 'playMinutes', 'objective'],
  doctrine: ['reads'],
  timeline: ['facts'],
  orders: ['orders'],
  study: ['scenarios', 'seeds'],
};

const keysOf = (value: unknown): string[] => (value !== null && typeof value === 'object' ? Object.keys(value) : []);

/** What fits no other kind is taken for a scenario, which has most to say. */
export function kindOf(value: unknown): Kind {
  const keys = keysOf(value);
  if (keys.includes('reads')) return 'doctrine';
  if (keys.includes('facts')) return 'timeline';
  if (keys.includes('scenarios') || keys.includes('seeds')) return 'study';
  return keys.includes('orders') && !keys.includes('injects') ? 'orders' : 'scenario';
}

/** What a YAML or JSON text plainly is, by a key at its outermost level that only its kind has; null where it has none. */
export function plainKindOf(text: string): Kind | null {
  const has = (key: string) => new RegExp(`^(?:\\{?\\s{0,2}"${key}"|["']?${key}["']?)\\s*:`, 'm').test(text);
  const kinds = Object.keys(OWN_KEYS) as Kind[];
  return kinds.find((kind) => OWN_KEYS[kind].some(has)) ?? null;
}

/** Throws MistakesFound where a file is plainly of another kind: it has keys of that, and none of the one expected. */
export function refuseOtherKind({ value, source: { file } }: Parsed, expected: Kind): void {
  const keys = keysOf(value);
  const has = (kind: Kind) => OWN_KEYS[kind].some((key) => keys.includes(key));
  const kind = kindOf(value);
  if (kind === expected || has(expected) || !has(kind)) return;
  throw mistakeIn(file, `This is ${KIND_WORDS[kind]}; ${KIND_WORDS[expected]} was expected.`, USES[kind](file));
}
