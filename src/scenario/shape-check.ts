// The second step from a text to a checked value: the schema. Every mistake gets its place in the file.
import type * as z from 'zod';
import { keyHint, type Mistake, MistakesFound, MOST_EXPLAINED, nearest, unexplained } from './mistake.ts';
import { blockAt } from './readable.ts';
import { explain } from './shape-words.ts';
import type { Parsed } from './yaml.ts';

/** Checks a parsed file: the value, or every mistake. A misspelt key is read as the one it means, so that checks go on. */
export function tryShape<T>(
  parsed: Parsed,
  schema: z.ZodType<T>,
): { data: T; mistakes: [] } | { data?: never; mistakes: Mistake[] } {
  let found = [...parsed.slips];
  for (let pass = 0; ; pass++) {
    const result = schema.safeParse(parsed.value, { error: explain });
    const all = result.success ? [] : firstOfEach(narrowed(result.error));
    const issues = asWritten(parsed, schema, all.slice(0, MOST_EXPLAINED));
    const misspelt = pass < 5 ? issues.flatMap((issue) => misspeltKeys(parsed, issue, issues)) : [];
    if (misspelt.length === 0) {
      const explained = issues.flatMap((issue) => fromIssue(parsed, issue));
      // The value of a broken line was misread, so a mistake in it is no real one.
      const meant = explained.filter(({ line }) => !parsed.brokenLines.has(line));
      const count = all.reduce((sum, each) => sum + (each.code === 'unrecognized_keys' ? each.keys.length : 1), 0);
      found = found.concat(meant, unexplained(parsed.source.file, count - explained.length));
      return found.length === 0 && result.success ? { data: result.data, mistakes: [] } : { mistakes: found };
    }
    for (const { path, key, meant } of misspelt) {
      found.push(parsed.mistakeAt([...path, key], `Unknown key "${key}".`, `did you mean ${meant}?`, true));
      parsed.rename(path, key, meant);
    }
  }
}

/** Where a block or list fits one form of several except for its contents, the mistakes within it are reported instead. */
const narrowed = ({ issues }: z.ZodError): z.core.$ZodIssue[] =>
  issues.flatMap((issue) => {
    const forms = issue.code === 'invalid_union' ? issue.errors.filter((form) => form.every(isWithin)) : [];
    const [form = []] = forms;
    return forms.length === 1 && form.length > 0
      ? form.map((each) => ({ ...each, path: [...issue.path, ...each.path] }))
      : [issue];
  });

const isWithin = ({ code, path }: z.core.$ZodIssue): boolean => path.length > 0 || code === 'unrecognized_keys';

// A value of the wrong type may have the wrong length too; the first mistake is enough.
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

// A required key that is missing is the most likely meaning of a misspelt one.
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
