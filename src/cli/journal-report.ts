// The after-action report of a journal, from the rooms that read it, review it and put it into words.
import type { During } from '../journal/verified.ts';
import { verified } from '../journal/verified.ts';
import type { AfterAction } from '../report/after-action.ts';
import { afterAction } from '../report/after-action-builder.ts';
import { doubtFor } from '../report/verification.ts';
import { baselines } from '../review/baselines.ts';
import { readerReview } from '../review/reader-review.ts';
import { type GivenRubric, review } from '../review/review.ts';
import type { Reader } from '../review/stories.ts';
import { journalNamed } from './journal-argument.ts';

/** `warning`: why the record cannot be taken at its word, or null. Throws JournalTrouble. */
export function reportOn(
  file: string,
  reader: Reader,
  rubric: GivenRubric,
  during: During = (_, work) => work(),
): { report: AfterAction; warning: string | null } {
  const journal = during('Reading the journal', () => journalNamed(file));
  const reviewed = during('Playing the journal again', () => review(journal, rubric));
  const doubt = doubtFor(reader, verified(journal, during));
  const report = afterAction(
    readerReview(reviewed, reader),
    reader === 'facilitator' ? baselines(reviewed, during) : [],
  );
  if (doubt === null) return { report, warning: null };
  return {
    report: { ...report, exercise: `UNVERIFIED. ${doubt} ${report.exercise}` },
    warning: `UNVERIFIED. ${doubt}`,
  };
}
