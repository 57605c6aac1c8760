// The rubric that the command line names, with the digest of its file.
import { digestOf } from '../journal/entry.ts';
import { DEFAULT_RUBRIC, findRubric } from '../scenario/rubric-file.ts';
import type { GivenRubric } from '../study/review.ts';

/** Throws MistakesFound. */
export function rubricFrom(nameOrPath = DEFAULT_RUBRIC): GivenRubric {
  const { rubric, text } = findRubric(nameOrPath);
  return { ...rubric, digest: digestOf(text) };
}
