// Text → checked value, in two steps: YAML with positions, then a schema. Every mistake is reported with its place.
import { type Document, isAlias, isMap, isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import * as z from 'zod';
import type { Source } from './disk.ts';
import { excerptAt } from './excerpt.ts';
import { isPrintable, type Mistake, MistakesFound, mistakeIn, nearestHint } from './mistake.ts';

export interface Parsed {
  source: Source;
  value: unknown;
  /** Makes a mistake at the place of that path in the file; the last key itself where `atKey`. */
  mistakeAt: (path: readonly PropertyKey[], message: string, hint?: string, atKey?: boolean) => Mistake;
}

/** Parses YAML (JSON is YAML too). Throws MistakesFound on a syntax error, a duplicate key, an alias, an escape. */
export function parseYaml(source: Source): Parsed {
  const lines = new LineCounter();
  const place = (offset: number, path: string, message: string, hint?: string): Mistake => {
    const { line, col } = lines.linePos(offset);
    const at = { line: Math.max(1, line), column: Math.max(1, col) };
    return {
      file: source.file,
      ...at,
      path,
      message,
      ...(hint && { hint }),
      excerpt: excerptAt(source.text, at.line, at.column),
    };
  };
  try {
    const document = parseDocument(source.text, {
      lineCounter: lines,
      uniqueKeys: true,
      prettyErrors: false,
      logLevel: 'silent',
    });
    const troubles = [...document.errors, ...document.warnings];
    // The parser reports its own exhaustion as a mistake of the text.
    if (troubles.some(({ message }) => message.includes('call stack'))) throw new RangeError('nested too deeply');
    const mistakes = troubles.slice(0, 20).map((error) => place(error.pos[0], '', ...inOurWords(error.message)));
    if (mistakes.length === 0 && document.contents === null) throw mistakeIn(source.file, 'The file is empty.');
    if (mistakes.length === 0) mistakes.push(...oddities(document, place));
    if (mistakes.length > 0) throw new MistakesFound(mistakes);
    return {
      source,
      value: document.toJS({ maxAliasCount: 0 }),
      mistakeAt: (path, message, hint, atKey) =>
        place(offsetOf(document, path, atKey ?? false), path.map(String).join('.'), message, hint),
    };
  } catch (error) {
    if (error instanceof RangeError)
      throw new MistakesFound([place(0, '', 'The file is nested too deeply to be read.')]);
    throw error;
  }
}

// The parser's words, and a way out for the commonest.
function inOurWords(message: string): [string, string?] {
  const first = message.split('\n')[0] ?? message;
  const said = /[.!?]$/.test(first) ? first : `${first}.`;
  if (first.startsWith('Map keys must be unique')) return ['This key stands twice in its block.', 'keep one of them'];
  if (first.includes('multiple documents')) return ['The file holds several documents (---).', 'keep one'];
  if (first.startsWith('Implicit map keys')) return [said, 'write a colon and a blank after the key'];
  if (first.startsWith('Nested mappings')) return [said, 'a text with a colon in it stands in quotes, as "Claim: …"'];
  if (/\btabs?\b/i.test(first)) return [said, 'indent with blanks, never with tabs'];
  return [said];
}

// What YAML allows and a training file has no use for.
function oddities(
  document: Document,
  place: (offset: number, path: string, message: string, hint?: string) => Mistake,
): Mistake[] {
  const found: Mistake[] = [];
  visit(document, (_, node) => {
    if (found.length >= 20) return visit.BREAK;
    if (!isNode(node)) return undefined;
    const offset = node.range?.[0] ?? 0;
    if (isAlias(node)) found.push(place(offset, '', 'References (*name) are not read here.', 'write the value out'));
    if (isScalar(node) && typeof node.value === 'string' && !isPrintable(node.value)) {
      found.push(place(offset, '', 'The text holds a control character or a terminal escape.', 'remove it'));
    }
    return undefined;
  });
  return found;
}

// The place of a path, or of the nearest thing above it that is in the file.
function offsetOf(document: Document, path: readonly PropertyKey[], atKey: boolean): number {
  for (let length = path.length; length >= 0; length--) {
    const above = length > 0 ? document.getIn(path.slice(0, length - 1), true) : undefined;
    if (length > 0 && (atKey || length < path.length) && isMap(above)) {
      const pair = above.items.find(({ key }) => isScalar(key) && String(key.value) === String(path[length - 1]));
      if (isNode(pair?.key) && pair.key.range) return pair.key.range[0];
    }
    const node = length > 0 ? document.getIn(path.slice(0, length), true) : document.contents;
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

/** Checks a parsed file against a schema: the value, or every mistake. */
export function tryShape<T>(
  parsed: Parsed,
  schema: z.ZodType<T>,
): { data: T; mistakes: [] } | { data?: never; mistakes: Mistake[] } {
  const result = schema.safeParse(parsed.value, { error: explain });
  if (result.success) return { data: result.data, mistakes: [] };
  return { mistakes: result.error.issues.slice(0, 100).flatMap((issue) => fromIssue(parsed, issue)) };
}

/** Checks a parsed file against a schema. Throws MistakesFound with every mistake. */
export function checkShape<T>(parsed: Parsed, schema: z.ZodType<T>): T {
  const { data, mistakes } = tryShape(parsed, schema);
  if (mistakes.length > 0) throw new MistakesFound(mistakes);
  return data as T;
}

/** The items of a list that are well shaped, in a file that as a whole is not; so that they can be checked further. */
export function salvage<T>(parsed: Parsed, key: string, item: z.ZodType<T>): (T | undefined)[] {
  const items = (parsed.value as Record<string, unknown> | null | undefined)?.[key];
  return Array.isArray(items) ? items.slice(0, 5000).map((each) => item.safeParse(each).data) : [];
}

function fromIssue(parsed: Parsed, issue: z.core.$ZodIssue): Mistake[] {
  if (issue.code !== 'unrecognized_keys') {
    const [message, hint] = issue.message.split('\u0000');
    return [parsed.mistakeAt(issue.path, message ?? '', hint)];
  }
  const known = issue.message.split('\u0000');
  return issue.keys.map((key) =>
    parsed.mistakeAt([...issue.path, key], `Unknown key "${key}".`, nearestHint(key, known), true),
  );
}

// Zod's words in ours. A hint follows a zero character; for unknown keys the known ones travel the same way.
const explain: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'unrecognized_keys':
      return Object.keys((issue.inst as { _zod?: { def?: { shape?: object } } })?._zod?.def?.shape ?? {}).join(
        '\u0000',
      );
    case 'invalid_type':
      if (issue.input === undefined) return `Missing: ${article(issue.expected)} is expected here.`;
      return `Expected ${article(issue.expected)}, found ${show(issue.input)}.`;
    case 'invalid_value': {
      const known = issue.values.map(String);
      if (issue.input === undefined) return `Missing: one of ${known.join(', ')} is expected here.`;
      const hint = typeof issue.input === 'string' && known.length > 1 ? nearestHint(issue.input, known) : '';
      return `Expected ${known.length === 1 ? known[0] : `one of ${known.join(', ')}`}, found ${show(issue.input)}.\u0000${hint}`;
    }
    case 'too_small':
      return `Expected ${sizeOf(issue.origin)} at least ${issue.minimum}, found ${show(issue.input)}.`;
    case 'too_big':
      return `Expected ${sizeOf(issue.origin)} at most ${issue.maximum}, found ${show(issue.input)}.`;
    case 'invalid_union':
      return issue.input === undefined
        ? 'Missing: a value is expected here.'
        : `This value does not fit here: ${show(issue.input)}.`;
    default:
      return undefined;
  }
};

function article(expected: string): string {
  const names: Record<string, string> = {
    object: 'a block of keys',
    record: 'a block of keys',
    array: 'a list',
    string: 'a text',
    number: 'a number',
    int: 'a whole number',
    boolean: 'true or false',
  };
  return names[expected] ?? expected;
}

function sizeOf(origin: string): string {
  if (origin === 'string') return 'a text with a length of';
  return origin === 'array' ? 'a list with a length of' : 'a number of';
}

export function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  if (value !== null && typeof value === 'object') return 'a block of keys';
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** The kinds behind each schema made by oneOfKinds, for its JSON Schema. */
const KINDS = new WeakMap<object, Readonly<Record<string, z.ZodObject>>>();

/** The JSON Schema of what a file may hold, for editors. */
export function jsonSchema(schema: z.ZodType): object {
  return z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const kinds = KINDS.get(zodSchema);
      if (!kinds) return;
      jsonSchema.anyOf = Object.values(kinds).map((kind) => {
        const { $schema: _, ...rest } = z.toJSONSchema(kind, { io: 'input', unrepresentable: 'any' });
        return rest;
      });
    },
  });
}

/** A schema that picks, by the one key that names its kind, among several; mistakes then speak of that kind only. */
export function oneOfKinds<K extends Readonly<Record<string, z.ZodObject>>>(
  what: string,
  kinds: K,
): z.ZodType<z.output<K[keyof K]>> {
  type T = z.output<K[keyof K]>;
  const names = Object.keys(kinds);
  // A report has an `end` of its own: a kind may own the key that names another.
  const owns = (name: string, keys: readonly string[]) =>
    keys.every((key) => key === name || key in kinds[name]!.shape);
  const schema = z.unknown().transform((value, context): T => {
    const fail = (message: string) => {
      context.issues.push({ code: 'custom', message, input: value });
      return z.NEVER;
    };
    if (value === null || typeof value !== 'object' || Array.isArray(value)) {
      return fail(`Expected ${what}, as a block of keys; found ${show(value)}.`);
    }
    const keys = Object.keys(value);
    const present = names.filter((name) => keys.includes(name));
    const named = present.filter((name) => owns(name, present));
    if (named.length !== 1) {
      const found =
        present.length === 0
          ? `has none of the keys that say what it is`
          : `is several things at once (${present.join(', ')})`;
      const odd = keys.find((key) => !['at', 'to'].includes(key)) ?? '';
      return fail(`This ${what} ${found}.\u0000${present.length === 0 ? nearestHint(odd, names) : 'keep one of them'}`);
    }
    const result = kinds[named[0]!]!.safeParse(value, { error: explain });
    if (result.success) return result.data as T;
    for (const issue of result.error.issues) context.issues.push({ ...issue, input: value } as z.core.$ZodRawIssue);
    return z.NEVER;
  }) as unknown as z.ZodType<T>;
  // The first half of the pipe is what a file writes.
  KINDS.set((schema as unknown as { in: object }).in, kinds);
  return schema;
}
