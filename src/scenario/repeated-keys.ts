// Keys that stand twice in one block. A single one is a mistake; several close together are a new list entry without its
// dash.
import { type Document, isScalar, visit, type YAMLMap } from 'yaml';
import { missingDash, type Slip } from './slips.ts';

interface Repeated {
  /** Where the key is repeated, and where it stood first. */
  offset: number;
  first: number;
}

/** `keys`: every repeated key; `entries`: where a dash is missing, so that the rest cannot be read. */
export function repeatedKeys(
  document: Document,
  text: string,
  lineOf: (offset: number) => number,
): { keys: Slip[]; entries: Slip[] } {
  const keys: Slip[] = [];
  const entries: Slip[] = [];
  visit(document, {
    Map: (_, map, path) => {
      const repeated = repeatedIn(map);
      const isEntry = path.length > 1;
      const isNear = (at: number) => lineOf(repeated[at]!.offset) - lineOf(repeated[at - 1]!.offset) <= 3;
      const near = repeated.findIndex((_each, at) => at > 0 && isNear(at));
      if (isEntry && near > 0) return void entries.push(missingDash(text, repeated[near - 1]!.offset));
      const more = isEntry ? '. Where a new entry begins here, put "- " before it' : '';
      for (const { offset, first } of repeated) {
        const hint = `keep one of them; the other stands in line ${lineOf(first)}${more}`;
        keys.push({ offset, message: 'This key stands twice in its block.', hint });
      }
    },
  });
  keys.sort((a, b) => a.offset - b.offset);
  return { keys, entries };
}

function repeatedIn({ items }: YAMLMap): Repeated[] {
  const seen = new Map<unknown, number>();
  return items.flatMap(({ key }) => {
    if (!isScalar(key) || !key.range) return [];
    const [offset] = key.range;
    const first = seen.get(key.value);
    seen.set(key.value, first ?? offset);
    return first === undefined ? [] : [{ offset, first }];
  });
}
