// Mistakes: what is wrong in a file or an argument, with place, expectation and hint. Found all at once, at the edge.
import { closest, distance } from 'fastest-levenshtein';
import { printable } from '../exercise/text.ts';

export interface Mistake {
  file: string;
  /** Both counted from 1; 0 where the mistake has no place in the file. */
  line: number;
  column: number;
  /** Where in the file's structure, as `injects.1.severity`; empty for the whole file. */
  path: string;
  message: string;
  hint?: string;
  excerpt?: string;
}

/** At most this many mistakes of a file are explained, which bounds the work; the others are only counted. */
export const MOST_EXPLAINED = 100;

export const unexplained = (file: string, count: number): Mistake[] =>
  Array.from({ length: Math.max(0, count) }, () => ({ file, line: 0, column: 0, path: '', message: '' }));

/** Thrown at the edge of the program; carries every mistake that was found. Exit code 2. */
export class MistakesFound extends Error {
  readonly mistakes: readonly Mistake[];
  /** `unread`: the file could not be read to its end, so that there may be more. */
  readonly reach: 'whole' | 'unread';
  constructor(mistakes: readonly Mistake[], reach: MistakesFound['reach'] = 'whole') {
    super(describeMistakes(mistakes, '\n'));
    this.name = 'MistakesFound';
    this.mistakes = mistakes;
    this.reach = reach;
  }
}

export function mistakeIn(file: string, message: string, hint?: string): MistakesFound {
  return new MistakesFound([{ file, line: 0, column: 0, path: '', message, ...(hint && { hint }) }]);
}

/** Reads all of them before any is used; throws MistakesFound with the mistakes of all. */
export function collectMistakes<Given, T>(all: readonly Given[], read: (given: Given) => T): T[] {
  const results = all.map((given) => attempt(() => read(given)));
  const mistakes = results.flatMap((result) => result.mistakes);
  throwIfAny(mistakes);
  return results.map(({ value }) => value as T);
}

export function throwIfAny(mistakes: readonly Mistake[]): void {
  if (mistakes.length > 0) throw new MistakesFound(mistakes);
}

/** The value, or the mistakes that were found instead. */
export function attempt<T>(read: () => T): { value?: T; mistakes: readonly Mistake[] } {
  try {
    return { value: read(), mistakes: [] };
  } catch (error) {
    if (!(error instanceof MistakesFound)) throw error;
    return { mistakes: error.mistakes };
  }
}

/** The first hundred mistakes, and how many more there are. */
export function describeMistakes(mistakes: readonly Mistake[], between = '\n\n'): string {
  const explained = mistakes.filter(({ message }) => message !== '').slice(0, MOST_EXPLAINED);
  const more = mistakes.length - explained.length;
  return [...explained.map(describeMistake), ...(more > 0 ? [`And ${more} more like these.`] : [])].join(between);
}

export function describeMistake(mistake: Mistake): string {
  const place = mistake.line > 0 ? `${mistake.file}:${mistake.line}:${mistake.column}` : mistake.file;
  const head = [place, mistake.path].filter(Boolean).join('  ');
  const lines = [head, `  ${mistake.message}`];
  if (mistake.excerpt) lines.push(...mistake.excerpt.split('\n').map((line) => `  ${line}`));
  if (mistake.hint) lines.push(`  Hint: ${mistake.hint}`);
  return printable(lines.join('\n'));
}

/** "did you mean …?" where a known name is near enough to be what was meant. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  if (known.length === 0 || name.trim() === '' || name.length > 60) return undefined;
  const begun = known.filter((each) => name.length > 2 && each.startsWith(name));
  if (begun.length === 1) return begun[0];
  // As `consultation` for consult: the longest known name with which it begins.
  const isWord = /^[\w-]+$/.test(name);
  const within = known
    .filter((each) => isWord && each.length > 3 && name.startsWith(each))
    .sort((a, b) => b.length - a.length);
  if (within[0] !== undefined) return within[0];
  const best = closest(name, [...known]);
  return distance(name, best) <= Math.max(2, Math.floor(best.length / 3)) ? best : undefined;
}

export function nearestHint(name: string, known: readonly string[]): string {
  if (known.length === 0) return '';
  const near = nearest(name, known);
  if (near) return `did you mean ${near}?`;
  const listed = known.slice(0, 30).join(', ');
  return `known: ${listed}${known.length > 30 ? ' …' : ''}`;
}

/** A hint for an unknown key: a known key without its colon, or the nearest one. */
export function keyHint(key: string, known: readonly string[]): string {
  const [begin = ''] = key.split(/[\s:"]/);
  return begin !== key && known.includes(begin) ? `put a colon and a blank behind ${begin}` : nearestHint(key, known);
}
