// The words of plain mode as rows: how each is typed, what it does. The help comes from these rows.
import { listed } from '../../report/words.ts';

export interface Word<At> {
  word: string;
  /** As its help line shows it; left out where the line of another word names it. */
  typed?: string;
  does?: string;
  /** `rest`: what was typed behind it. */
  run: (at: At, rest: string) => unknown;
}

/** What was typed, whole or by its first letters: the one name that is meant, or all that begin so. */
export function namedBy(typed: string, names: readonly string[]): { name: string } | { several: string[] } {
  if (names.includes(typed)) return { name: typed };
  const several = typed === '' ? [] : [...new Set(names)].filter((name) => name.startsWith(typed));
  return several.length === 1 ? { name: several[0]! } : { several };
}

/** Why a word was not taken: it begins several, or none. */
export const notUnderstood = (typed: string, several: readonly string[]): string =>
  several.length > 1
    ? `"${typed}" could be ${listed(several, 'or')}. Type more of it.`
    : `"${typed}" is not understood. Type help for what can be typed.`;

/** The word that is meant; or, as a sentence, why none is. */
export function meant<At>(typed: string, words: readonly Word<At>[]): Word<At> | string {
  const found = namedBy(
    typed,
    words.map(({ word }) => word),
  );
  if ('several' in found) return notUnderstood(typed, found.several);
  return words.find(({ word }) => word === found.name)!;
}

/** `width`: of the column of what is typed. */
export const helpLines = <At>(words: readonly Word<At>[], width: number): string[] =>
  words.flatMap(({ typed, does = '' }) => (typed ? [`  ${typed.padEnd(width)}  ${does}`] : []));
