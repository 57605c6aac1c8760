// The rubric that the command line names, with the digest of its file; and a journal's team score by the default one.

import type { Score } from '../exercise/score.ts';
import { digestOf } from '../journal/entry.ts';
import { readJournal } from '../journal/read.ts';
import { DEFAULT_RUBRIC, findRubric } from '../scenario/rubric-file.ts';
import { type GivenRubric, review } from '../study/review.ts';

/** Throws MistakesFound. */
export function rubricFrom(nameOrPath = DEFAULT_RUBRIC): GivenRubric {
  const { rubric, text } = findRubric(nameOrPath);
  return { ...rubric, digest: digestOf(text) };
}

let usual: GivenRubric | undefined;

/** How the team of a journal did, for lists: the rubric is read once. Throws JournalTrouble. */
export function teamScore(file: string): Pick<Score['team'], 'total' | 'band' | 'n'> {
  usual ??= rubricFrom();
  const { total, band, n } = review(readJournal(file), usual).score.team;
  return { total, band, n };
}
