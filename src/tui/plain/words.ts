// The words of plain mode as rows: how each is typed, what it does. The help comes from these rows.

export interface Word<At> {
  word: string;
  /** As its help line shows it; left out where the line of another word names it. */
  typed?: string;
  does?: string;
  /** `rest`: what was typed behind it. */
  run: (at: At, rest: string) => unknown;
}

/** The word that begins so; the first in the list where several do. */
export const meant = <At>(typed: string, words: readonly Word<At>[]): Word<At> | undefined =>
  words.find(({ word }) => word === typed) ?? words.find(({ word }) => word.startsWith(typed));

/** `width`: of the column of what is typed. */
export const helpLines = <At>(words: readonly Word<At>[], width: number): string[] =>
  words.flatMap(({ typed, does = '' }) => (typed ? [`  ${typed.padEnd(width)}  ${does}`] : []));
