// Reads the sound parts of a file in spite of mistakes elsewhere in it, and makes schemas that are chosen by the one key
// that names a kind.
import * as z from 'zod';
import { keyHint } from './mistake.ts';
import { explain, show } from './shape-words.ts';
import type { Parsed } from './yaml.ts';

export const blockAt = (value: unknown, path: readonly PropertyKey[]): Record<PropertyKey, unknown> =>
  path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | null | undefined)?.[key], value) as Record<
    PropertyKey,
    unknown
  >;

/** The sound keys of an object. */
export type Some<T> = T extends unknown ? { [K in keyof T]?: T[K] | undefined } : never;

export interface Readable<T> {
  path: readonly PropertyKey[];
  is: Some<T>;
}

/** The sound parts of each item of a list, for further checks in spite of mistakes elsewhere. */
export function readable<T>(parsed: Parsed, path: readonly PropertyKey[], item: z.ZodType<T>): Readable<T>[] {
  const items: unknown = path.length === 0 ? parsed.value : blockAt(parsed.value, path);
  if (!Array.isArray(items)) return [];
  return items.slice(0, 5000).flatMap((each, index) => {
    const is = readableOf(each, item);
    return is ? [{ path: [...path, index], is }] : [];
  });
}

/** The sound keys of an object; undefined where there are none. */
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
  // A key with a mistake is undefined and must not take its default.
  return { ...read.data, ...Object.fromEntries([...bad].map((key) => [key, undefined])) } as Some<T>;
}

/** Schemas with every key optional, cached because a list needs its own for every item. */
const PARTIALS = new WeakMap<object, z.ZodObject>();

function partialOf(shape: z.ZodObject): z.ZodObject {
  const partial = PARTIALS.get(shape) ?? shape.partial();
  PARTIALS.set(shape, partial);
  return partial;
}

/** The kinds behind each schema made by oneOfKinds, for its JSON Schema. */
const KINDS = new WeakMap<object, Kinds>();

/** The JSON Schema of a file, for editors. */
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

// A report also has an `end`: the key that names one kind may be an ordinary key of another.
function namesIn(kinds: Kinds, keys: readonly string[]): string[] {
  const present = Object.keys(kinds).filter((name) => keys.includes(name));
  return present.filter((name) => present.every((key) => key === name || key in kinds[name]!.shape));
}

/** A schema of several kinds that is chosen by the key that names the kind; mistakes then speak of that kind only. */
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
  // `in` of the pipe is the schema of the file itself.
  KINDS.set((schema as unknown as { in: object }).in, kinds);
  return schema;
}
