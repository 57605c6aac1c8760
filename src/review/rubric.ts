// The rubric that the command line names, with the digest of its file; and a journal's team score by the default one.
import { digestOf } from '../journal/entry.ts';
import type { TeamScorer } from '../journal/library.ts';
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

/** How the team of a journal did, for lists: the rubric is read once. It throws JournalTrouble. */
export async function teamScorer(): Promise<TeamScorer> {
  const usual = await rubricFrom();
  const { digest: rubric } = usual;
  return {
    rubric,
    scoreOf: (file) => {
      const { total, band, n, endedEarly } = review(readJournal(file), usual).score.team;
      return { total, band, n, endedEarly, rubric };
    },
  };
}
