// The rubric that the command line names, with the digest of its file; and a journal's team score by the default one.
import type { Score } from '../exercise/score/score.ts';
import { digestOf } from '../journal/entry.ts';
import { readJournal } from '../journal/read.ts';
import { DEFAULT_RUBRIC, rubricCheckedAtBuild, rubricSource } from '../scenario/rubric-source.ts';
import { type GivenRubric, review } from './review.ts';

/** Throws MistakesFound. YAML and schemas are loaded only for a rubric that was not checked when the program was built. */
export async function rubricFrom(nameOrPath = DEFAULT_RUBRIC): Promise<GivenRubric> {
  const source = rubricSource(nameOrPath);
  const digest = digestOf(source.text);
  const rubric = rubricCheckedAtBuild(digest) ?? (await import('../scenario/rubric-file.ts')).readRubric(source);
  return { ...rubric, digest };
}

type TeamScore = (file: string) => Pick<Score['team'], 'total' | 'band' | 'n'>;

/** How the team of a journal did, for lists: the rubric is read once. It throws JournalTrouble. */
export async function teamScorer(): Promise<TeamScore> {
  const usual = await rubricFrom();
  return (file) => {
    const { total, band, n } = review(readJournal(file), usual).score.team;
    return { total, band, n };
  };
}
