// The messages of the schema library in our words. A zero character separates the hint; for unknown keys the message is
// the list of known ones, separated in the same way.
import type * as z from 'zod';
import { nearest } from './mistake.ts';

export const explain: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'unrecognized_keys':
      return Object.keys((issue.inst as { _zod?: { def?: { shape?: object } } })?._zod?.def?.shape ?? {}).join(
        '\u0000',
      );
    case 'invalid_type':
      if (issue.input === undefined) return `Missing: ${article(issue.expected)} is expected here.`;
      return `Expected ${article(issue.expected)}, found ${show(issue.input)}.\u0000${wayOut(issue.expected, issue.input)}`;
    case 'invalid_value': {
      const known = issue.values.map(String);
      if (issue.input === undefined) return `Missing: one of ${known.join(', ')} is expected here.`;
      const hint = valueHint(issue.input, known, typeof issue.path?.at(-1) === 'number');
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

function valueHint(input: unknown, known: readonly string[], isListed: boolean): string {
  if (input === null) return NOTHING_HINT;
  if (Array.isArray(input) && input.length === 1 && known.includes(String(input[0])))
    return `write it without brackets, as ${input[0]}`;
  if (typeof input !== 'object' && known.includes(String(input))) return `write it without quotes, as ${input}`;
  const names = isListed && typeof input === 'string' ? input.split(/[\s,]+/) : [];
  if (names.length > 1 && names.every((name) => known.includes(name))) return commasHint(names);
  return known.length === 1 ? `write ${known[0]}` : nearName(input, known);
}

const NOTHING_HINT = 'write a value behind the key, or leave the key out';

export const commasHint = (names: readonly string[]): string => `put commas between them, as [${names.join(', ')}]`;

function nearName(input: unknown, known: readonly string[]): string {
  const near = typeof input === 'string' ? nearest(input.toLowerCase(), known) : undefined;
  return near === undefined ? '' : `did you mean ${near}?`;
}

// What to write instead, where only the form of the value is wrong.
function wayOut(expected: string, input: unknown): string {
  if (input === null) return NOTHING_HINT;
  const isPlain = typeof input !== 'object';
  const text = isPlain ? shortened(String(input)) : '';
  if (expected === 'string' && isPlain && typeof input !== 'string') return `write it in quotes, as "${text}"`;
  if (expected === 'string' && !isPlain && !Array.isArray(input))
    return `a text with a colon in it, or one that begins with a brace, stands in quotes${quotedPair(input)}`;
  if (expected === 'array' && isPlain && /^([\w.-]+(\s*,\s*[\w.-]+)*|[A-Z]{2,3}(\s+[A-Z]{2,3})+)$/.test(text))
    return `write it in brackets, as [${text.split(/[\s,]+/).join(', ')}]`;
  if (expected === 'array') return 'put "- " before each entry, each on a line of its own';
  if (expected === 'object' && Array.isArray(input)) return 'take out the dash: one block of keys is expected';
  if (
    ['number', 'int', 'boolean'].includes(expected) &&
    typeof input === 'string' &&
    /^(-?\d+(\.\d+)?|true|false)$/.test(text)
  )
    return `write it without quotes, as ${text}`;
  return '';
}

// `Minister: we will` was read as a key and its value.
function quotedPair(input: object | null): string {
  const [[key, value] = ['', undefined], ...others] = Object.entries(input ?? {});
  return others.length === 0 && typeof value === 'string' ? `: "${shortened(`${key}: ${value}`)}"` : '';
}

const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

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
  return value === null ? 'nothing (null)' : shortened(JSON.stringify(value));
}
