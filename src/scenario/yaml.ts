// Text → checked value, in two steps: YAML with positions, then a schema. Every mistake is reported with its place.
import { type Document, isMap, isNode, isScalar, LineCounter, type Pair, parseDocument, visit } from 'yaml';
import * as z from 'zod';
import type { Source } from './disk.ts';
import { excerptAt } from './excerpt.ts';
import { mend, type Stumble } from './mend.ts';
import { keyHint, type Mistake, MistakesFound, MOST_EXPLAINED, mistakeIn, nearest, unexplained } from './mistake.ts';
import { doubtfulTexts, hasAlias, joinTexts, type Oddity, oddities } from './oddities.ts';
import { explain, show } from './shape-words.ts';

export interface Parsed {
  source: Source;
  readonly value: unknown;
  /** What is wrong with the text as YAML, where it could be read on all the same, as if it were mended. */
  slips: readonly Mistake[];
  /** What is allowed but probably not meant, as the text is written. */
  remarks: readonly Mistake[];
  /** Makes a mistake at the place of that path in the file; the last key itself where `atKey`. */
  mistakeAt: (path: readonly PropertyKey[], message: string, hint?: string, atKey?: boolean) => Mistake;
  /** The number at that path as it is written; undefined for anything else. */
  writtenNumber: (path: readonly PropertyKey[]) => string | undefined;
  /** Reads a misspelt key as the one that was meant; its place in the file stays. */
  rename: (path: readonly PropertyKey[], key: string, meant: string) => void;
}

type Place = (offset: number, path: string, message: string, hint?: string) => Mistake;

// The library would compare every key with every other; repeatedKeys looks each up.
const OPTIONS = { uniqueKeys: false, prettyErrors: false, logLevel: 'silent' } as const;

/** Parses YAML (JSON is YAML too). Throws MistakesFound where the text cannot be read; lesser slips are in what it returns. */
export function parseYaml(source: Source): Parsed {
  const linesOf = source.text.split('\n');
  const whole: Place = (_, path, message) => mistakeAtLine(source, linesOf, 1, 1, path, message);
  try {
    const { text, mends } = mend(source.text, stumbles);
    const lines = new LineCounter();
    const document = parseDocument(text, { ...OPTIONS, lineCounter: lines });
    const place: Place = (offset, path, message, hint) => {
      const { line, col } = lines.linePos(offset);
      return mistakeAtLine(source, linesOf, line, col, path, message, hint);
    };
    const slips = mends.map(({ line, column, message, hint }) =>
      mistakeAtLine(source, linesOf, line, column, '', message, hint),
    );
    const odd = ({ offset, message, hint }: Oddity) => place(offset, '', message, hint);
    const [repeated, unread] = troublesOf(document);
    if (unread.length === 0 && document.contents === null && slips.length === 0)
      throw mistakeIn(source.file, 'The file is empty.');
    slips.push(
      ...repeated.slice(0, MOST_EXPLAINED).map(({ pos }) => place(pos[0], '', ...repeatedKey(document, lines, pos[0]))),
      ...unexplained(source.file, repeated.length - MOST_EXPLAINED),
      ...unread.slice(0, 20).map(({ pos, message }) => place(pos[0], '', ...inOurWords(message))),
      ...(unread.length === 0 ? [...oddities(document), ...joinTexts(document)].map(odd) : []),
    );
    slips.sort((a, b) => a.line - b.line);
    if (unread.length > 0 || hasAlias(document)) throw new MistakesFound(slips, 'unread');
    let value: unknown = document.toJS({ maxAliasCount: 0 });
    let isRenamed = false;
    return {
      source,
      get value() {
        if (isRenamed) value = document.toJS({ maxAliasCount: 0 });
        isRenamed = false;
        return value;
      },
      slips,
      get remarks() {
        return doubtfulTexts(document, text).map(odd);
      },
      writtenNumber: (path) => {
        const node = document.getIn(path, true);
        return isScalar(node) && typeof node.value === 'number' ? node.source : undefined;
      },
      mistakeAt: (path, message, hint, atKey) =>
        place(offsetOf(document, path, atKey ?? false), path.map(String).join('.'), message, hint),
      rename: (path, key, meant) => {
        const pair = pairOf(document, path, key);
        if (isScalar(pair?.key)) pair.key.value = meant;
        isRenamed = true;
      },
    };
  } catch (error) {
    if (error instanceof RangeError)
      throw new MistakesFound([whole(0, '', 'The file is nested too deeply to be read.')], 'unread');
    throw error;
  }
}

function mistakeAtLine(
  { file, text }: Source,
  lines: readonly string[],
  line: number,
  column: number,
  path: string,
  message: string,
  hint?: string,
): Mistake {
  // A mended line may be longer than the one in the file.
  const width = (lines[line - 1] ?? '').length;
  const at = { line: Math.max(1, line), column: Math.max(1, Math.min(column, width + 1)) };
  return {
    file,
    ...at,
    path,
    message,
    ...(hint && { hint }),
    // Drawn only where it is shown.
    get excerpt() {
      return excerptAt(text, at.line, at.column);
    },
  };
}

// A key that stands twice does not keep the rest from being read.
function troublesOf(document: Document): [Trouble[], Trouble[]] {
  const unread = [...document.errors, ...document.warnings];
  // The parser reports its own exhaustion as a mistake of the text.
  if (unread.some(({ message }) => message.includes('call stack'))) throw new RangeError('nested too deeply');
  return [repeatedKeys(document), unread];
}

interface Trouble {
  pos: [number, number];
  message: string;
}

/** Every key that stands in its block a second time. */
function repeatedKeys(document: Document): Trouble[] {
  const found: Trouble[] = [];
  visit(document, {
    Map: (_, { items }) => {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key) || !key.range) continue;
        if (seen.has(key.value)) found.push({ pos: [key.range[0], key.range[1]], message: 'Map keys must be unique' });
        seen.add(key.value);
      }
    },
  });
  return found.sort((a, b) => a.pos[0] - b.pos[0]);
}

function stumbles(text: string): Stumble[] {
  const lines = new LineCounter();
  const [repeated, unread] = troublesOf(parseDocument(text, { ...OPTIONS, lineCounter: lines }));
  const toStumble = ({ pos, message }: { pos: [number, number]; message: string }): Stumble => ({
    line: lines.linePos(pos[0]).line,
    message: firstLine(message),
  });
  const twice = repeated.map(toStumble);
  // Several keys that stand twice close together are more than a slip: they belong to an entry that lacks its dash.
  const entries = twice.filter((one) => twice.some((other) => other !== one && Math.abs(other.line - one.line) <= 3));
  return [...unread.map(toStumble), ...entries].sort((a, b) => a.line - b.line);
}

function firstLine(message: string): string {
  const first = (message.split('\n')[0] ?? message).replace('block-seq-ind', 'dash of a list');
  return /[.!?]$/.test(first) ? first : `${first}.`;
}

// The parser's words, and a way out for the commonest.
function inOurWords(message: string): [string, string?] {
  const said = firstLine(message);
  if (said.includes('multiple documents')) return ['The file holds several documents (---).', 'keep one'];
  if (said.startsWith('Implicit map keys')) return [said, 'write a colon and a blank after the key'];
  if (said.startsWith('Nested mappings')) return [said, 'a text with a colon in it stands in quotes, as "Claim: …"'];
  if (/\btabs?\b/i.test(said)) return [said, 'indent with blanks, never with tabs'];
  return [said];
}

// Where a new entry of a list was meant, its first key seems to repeat one of the entry before.
function repeatedKey(document: Document, lines: LineCounter, offset: number): [string, string] {
  let hint = 'keep one of them';
  visit(document, {
    Pair(_, pair, path) {
      if (!isScalar(pair.key) || pair.key.range?.[0] !== offset) return undefined;
      const map = path.at(-1);
      const key = pair.key;
      const first = isMap(map) && map.items.find((each) => isScalar(each.key) && each.key.value === key.value);
      const line = first && isScalar(first.key) ? lines.linePos(first.key.range?.[0] ?? 0).line : 0;
      const isEntry = !isMap(path.at(-2)) && path.length > 2;
      hint = `keep one of them; the other stands in line ${line}${isEntry ? '. Where a new entry begins here, put "- " before it' : ''}`;
      return visit.BREAK;
    },
  });
  return ['This key stands twice in its block.', hint];
}

function pairOf(document: Document, path: readonly PropertyKey[], key: PropertyKey): Pair | undefined {
  const map = document.getIn(path, true);
  return isMap(map)
    ? map.items.find((each) => isScalar(each.key) && String(each.key.value) === String(key))
    : undefined;
}

// The place of a path, or of the nearest thing above it that is in the file.
function offsetOf(document: Document, path: readonly PropertyKey[], atKey: boolean): number {
  for (let length = path.length; length >= 0; length--) {
    if (length > 0 && (atKey || length < path.length)) {
      const pair = pairOf(document, path.slice(0, length - 1), path[length - 1]!);
      if (isNode(pair?.key) && pair.key.range) return pair.key.range[0];
    }
    const node = length > 0 ? document.getIn(path.slice(0, length), true) : document.contents;
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

/** Checks a parsed file against a schema: the value, or every mistake. A misspelt key is read as the one it means. */
export function tryShape<T>(
  parsed: Parsed,
  schema: z.ZodType<T>,
): { data: T; mistakes: [] } | { data?: never; mistakes: Mistake[] } {
  const found = [...parsed.slips];
  for (let pass = 0; ; pass++) {
    const result = schema.safeParse(parsed.value, { error: explain });
    const all = result.success ? [] : firstOfEach(narrowed(result.error));
    const issues = asWritten(parsed, schema, all.slice(0, MOST_EXPLAINED));
    const misspelt = pass < 5 ? issues.flatMap((issue) => misspeltKeys(parsed, issue, issues)) : [];
    if (misspelt.length === 0) {
      const explained = issues.flatMap((issue) => fromIssue(parsed, issue));
      const count = all.reduce((sum, each) => sum + (each.code === 'unrecognized_keys' ? each.keys.length : 1), 0);
      found.push(...explained, ...unexplained(parsed.source.file, count - explained.length));
      return found.length === 0 && result.success ? { data: result.data, mistakes: [] } : { mistakes: found };
    }
    for (const { path, key, meant } of misspelt) {
      found.push(parsed.mistakeAt([...path, key], `Unknown key "${key}".`, `did you mean ${meant}?`, true));
      parsed.rename(path, key, meant);
    }
  }
}

/** A block or list that fits one form of several but for what stands in it: told is what is wrong within it. */
const narrowed = ({ issues }: z.ZodError): z.core.$ZodIssue[] =>
  issues.flatMap((issue) => {
    const forms = issue.code === 'invalid_union' ? issue.errors.filter((form) => form.every(isWithin)) : [];
    const [form = []] = forms;
    return forms.length === 1 && form.length > 0
      ? form.map((each) => ({ ...each, path: [...issue.path, ...each.path] }))
      : [issue];
  });

const isWithin = ({ code, path }: z.core.$ZodIssue): boolean => path.length > 0 || code === 'unrecognized_keys';

// What has the wrong type may be of the wrong length besides; the first says enough.
function firstOfEach(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue[] {
  const seen = new Set<string>();
  return issues.filter(({ code, path }) => {
    if (code === 'unrecognized_keys') return true;
    const place = path.join();
    const isFirst = !seen.has(place);
    seen.add(place);
    return isFirst;
  });
}

// A number where a text is expected is explained as it is written: 14.30 has become 14.3.
function asWritten(parsed: Parsed, schema: z.ZodType, issues: z.core.$ZodIssue[]): z.core.$ZodIssue[] {
  const numbers = issues.flatMap(({ code, path }) => {
    const written = code === 'invalid_type' ? parsed.writtenNumber(path) : undefined;
    return written === undefined ? [] : [{ path, written }];
  });
  if (numbers.length === 0) return issues;
  const texts = structuredClone(parsed.value);
  for (const { path, written } of numbers) blockAt(texts, path.slice(0, -1))[path.at(-1)!] = written;
  const asText = schema.safeParse(texts, { error: explain }).error;
  const asTexts = asText ? narrowed(asText) : [];
  return issues.map((issue) => {
    const written = numbers.find(({ path }) => path === issue.path)?.written;
    const other = asTexts.find(({ path }) => path.join() === issue.path.join());
    if (written === undefined || !other) return issue;
    return { ...issue, message: other.message.replace(JSON.stringify(written), written) };
  });
}

const blockAt = (value: unknown, path: readonly PropertyKey[]): Record<PropertyKey, unknown> =>
  path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | null | undefined)?.[key], value) as Record<
    PropertyKey,
    unknown
  >;

// What is missing is what was most likely meant.
function misspeltKeys(parsed: Parsed, { path, ...issue }: z.core.$ZodIssue, issues: readonly z.core.$ZodIssue[]) {
  if (issue.code !== 'unrecognized_keys') return [];
  const block = blockAt(parsed.value, path);
  const free = issue.message.split('\u0000').filter((key) => key !== '' && !Object.hasOwn(block, key));
  const missing = free.filter((key) =>
    issues.some(
      (other) => other.path.length === path.length + 1 && [...path, key].every((at, n) => at === other.path[n]),
    ),
  );
  const taken = new Set<string>();
  return issue.keys.slice(0, MOST_EXPLAINED).flatMap((key) => {
    const near = (known: readonly string[]) =>
      nearest(
        key,
        known.filter((each) => !taken.has(each)),
      );
    const meant = near(missing) ?? near(free);
    if (meant === undefined) return [];
    taken.add(meant);
    return [{ path, key, meant }];
  });
}

/** Checks a parsed file against a schema. Throws MistakesFound with every mistake. */
export function checkShape<T>(parsed: Parsed, schema: z.ZodType<T>): T {
  const { data, mistakes } = tryShape(parsed, schema);
  if (mistakes.length > 0) throw new MistakesFound(mistakes);
  return data as T;
}

/** What can be read of an object; a key that is misshapen is left out. */
export type Some<T> = T extends unknown ? { [K in keyof T]?: T[K] | undefined } : never;

export interface Readable<T> {
  path: readonly PropertyKey[];
  is: Some<T>;
}

/** What can be read of each item of a list, so that it can be checked further whatever is wrong beside it. */
export function readable<T>(parsed: Parsed, path: readonly PropertyKey[], item: z.ZodType<T>): Readable<T>[] {
  const items: unknown = path.length === 0 ? parsed.value : blockAt(parsed.value, path);
  if (!Array.isArray(items)) return [];
  return items.slice(0, 5000).flatMap((each, index) => {
    const is = readableOf(each, item);
    return is ? [{ path: [...path, index], is }] : [];
  });
}

/** What can be read of an object, or undefined where nothing can. */
export function readableOf<T>(value: unknown, schema: z.ZodType<T>): Some<T> | undefined {
  const { success, data, error } = schema.safeParse(value);
  if (success) return data as Some<T>;
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined;
  const kinds = kindsOf(schema);
  const named = kinds && namesIn(kinds, Object.keys(value));
  const bad = new Set<PropertyKey>(
    error.issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : issue.path.slice(0, 1))),
  );
  if (kinds && (named?.length !== 1 || bad.has(named[0]!))) return undefined;
  const shape = kinds ? kinds[named![0]!]! : (schema as unknown as z.ZodObject);
  const good = Object.fromEntries(Object.entries(value).filter(([key]) => !bad.has(key)));
  const read = partialOf(shape).safeParse(good);
  if (!read.success) return undefined;
  // Nothing is known of a key that was left out, not even its default.
  return { ...read.data, ...Object.fromEntries([...bad].map((key) => [key, undefined])) } as Some<T>;
}

/** The same with every key optional; made once of each, since a list asks for every one of its items. */
const PARTIALS = new WeakMap<object, z.ZodObject>();

function partialOf(shape: z.ZodObject): z.ZodObject {
  const partial = PARTIALS.get(shape) ?? shape.partial();
  PARTIALS.set(shape, partial);
  return partial;
}

function fromIssue(parsed: Parsed, issue: z.core.$ZodIssue): Mistake[] {
  if (issue.code !== 'unrecognized_keys') {
    const [message, hint] = issue.message.split('\u0000');
    return [parsed.mistakeAt(issue.path, message ?? '', hint)];
  }
  const known = issue.message.split('\u0000');
  return issue.keys
    .slice(0, MOST_EXPLAINED)
    .map((key) => parsed.mistakeAt([...issue.path, key], `Unknown key "${key}".`, keyHint(key, known), true));
}

/** The kinds behind each schema made by oneOfKinds, for its JSON Schema. */
const KINDS = new WeakMap<object, Kinds>();

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

type Kinds = Readonly<Record<string, z.ZodObject>>;

const kindsOf = (schema: object): Kinds | undefined => KINDS.get((schema as { in?: object }).in ?? schema);

// A report has an `end` of its own: a kind may own the key that names another.
function namesIn(kinds: Kinds, keys: readonly string[]): string[] {
  const present = Object.keys(kinds).filter((name) => keys.includes(name));
  return present.filter((name) => present.every((key) => key === name || key in kinds[name]!.shape));
}

/** A schema that picks, by the one key that names its kind, among several; mistakes then speak of that kind only. */
export function oneOfKinds<K extends Kinds>(what: string, kinds: K): z.ZodType<z.output<K[keyof K]>> {
  type T = z.output<K[keyof K]>;
  const names = Object.keys(kinds);
  const schema = z.unknown().transform((value, context): T => {
    const fail = (message: string) => {
      context.issues.push({ code: 'custom', message, input: value });
      return z.NEVER;
    };
    if (value === null || typeof value !== 'object' || Array.isArray(value)) {
      return fail(`Expected ${what}, as a block of keys; found ${show(value)}.`);
    }
    const keys = Object.keys(value);
    const named = namesIn(kinds, keys);
    if (named.length !== 1) {
      const present = names.filter((name) => keys.includes(name));
      const odd = keys.filter((key) => names.every((name) => !(key in kinds[name]!.shape)));
      const misspelt = present.length === 0 && odd.find((key) => !keyHint(key, names).startsWith('known'));
      if (misspelt) {
        const message = names.join('\u0000');
        context.issues.push({
          code: 'unrecognized_keys',
          keys: [misspelt],
          message,
          input: value as Record<string, unknown>,
        });
        return z.NEVER;
      }
      const found =
        present.length === 0
          ? `has none of the keys that say what it is`
          : `is several things at once (${present.join(', ')})`;
      return fail(
        `This ${what} ${found}.\u0000${present.length === 0 ? `known: ${names.join(', ')}` : 'keep one of them'}`,
      );
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
