// The kinds of file that people write, told apart by the keys that only one kind has.
import { mistakeIn } from './mistake.ts';
import type { Parsed } from './yaml.ts';

export type FileKind = 'scenario' | 'doctrine' | 'timeline' | 'orders' | 'study';

export const KIND_WORDS: Readonly<Record<FileKind, string>> = {
  scenario: 'a scenario',
  doctrine: 'a doctrine',
  timeline: 'a timeline',
  orders: 'an orders file',
  study: 'a study',
};

/** The command that uses a file of each kind. */
const USES: Readonly<Record<FileKind, (file: string) => string>> = {
  scenario: (file) => `rung play ${file} plays it, rung study --scenario ${file} studies it`,
  doctrine: (file) => `--doctrine ${file} loads it`,
  timeline: (file) => `rung adjudicate ${file} rules on it`,
  orders: (file) => `rung drill SCENARIO --orders ${file} gives them`,
  study: (file) => `rung study ${file} plays it`,
};

const OWN_KEYS: Readonly<Record<FileKind, readonly string[]>> = {
  scenario: ['injects', 'incidents', 'endex', 'playMinutes', 'objective'],
  doctrine: ['reads'],
  timeline: ['facts'],
  orders: ['orders'],
  study: ['scenarios', 'seeds'],
};

const keysOf = (value: unknown): string[] => (value !== null && typeof value === 'object' ? Object.keys(value) : []);

/** A file of no other kind counts as a scenario, whose check explains most. */
export function kindOf(value: unknown): FileKind {
  const keys = keysOf(value);
  if (keys.includes('reads')) return 'doctrine';
  if (keys.includes('facts')) return 'timeline';
  if (keys.includes('scenarios') || keys.includes('seeds')) return 'study';
  return keys.includes('orders') && !keys.includes('injects') ? 'orders' : 'scenario';
}

/** The kind of a YAML or JSON text by a top-level key that only this kind has; null where it has no such key. */
export function plainKindOf(text: string): FileKind | null {
  const has = (key: string) => new RegExp(`^(?:\\{?\\s{0,2}"${key}"|["']?${key}["']?)\\s*:`, 'm').test(text);
  const kinds = Object.keys(OWN_KEYS) as FileKind[];
  return kinds.find((kind) => OWN_KEYS[kind].some(has)) ?? null;
}

/** Whether a text is a table with commas, semicolons or tabs: the same number of them, three or more, in its first two rows. */
function isTable(text: string): boolean {
  const rows = text.split(/\r?\n/, 3).filter((row) => row.trim() !== '');
  // A line of a block has a colon, a list its dash.
  if (rows.length === 0 || /^\s*(?:[{[#-]|[\w"'-]+\s*:(?:\s|$))/.test(rows[0]!)) return false;
  return [',', ';', '\t'].some((mark) => {
    const [first = 0, second = first] = rows
      .slice(0, 2)
      .map((row) => row.replace(/"[^"]*"/g, '').split(mark).length - 1);
    return first >= 3 && first === second;
  });
}

/** Throws MistakesFound where a text is a table. */
export function refuseTable(file: string, text: string, expected: FileKind): void {
  if (!isTable(text)) return;
  throw mistakeIn(
    file,
    `This is a table; ${KIND_WORDS[expected]} was expected.`,
    `rung facts ${file} makes a timeline of a table of events; rung msel import ${file} reads a list of injects`,
  );
}

/** Throws MistakesFound where a file has keys of another kind and none of the expected one. */
export function refuseOtherKind({ value, source: { file, text } }: Parsed, expected: FileKind): void {
  refuseTable(file, text, expected);
  const keys = keysOf(value);
  const has = (kind: FileKind) => OWN_KEYS[kind].some((key) => keys.includes(key));
  const kind = kindOf(value);
  if (kind === expected || has(expected) || !has(kind)) return;
  throw mistakeIn(file, `This is ${KIND_WORDS[kind]}; ${KIND_WORDS[expected]} was expected.`, USES[kind](file));
}
