// rung score: the score of one journal, as text or JSON.
import { provenanceOf, rubricStanding } from '../../journal/provenance.ts';
import { provenance } from '../../report/handling.ts';
import { provenanceWords, rubricWords } from '../../report/provenance.ts';
import { handedTimes } from '../../report/room-report.ts';
import { boundsWords, scoreReport, scoreText } from '../../report/score.ts';

import { review } from '../../review/review.ts';
import { rubricFrom } from '../../review/rubric.ts';
import { warnOfDoubt } from '../doubts.ts';
import { journalNamed } from '../journal-argument.ts';
import { print, printJson, printNote } from '../output.ts';

export async function scoreCommand(file: string, options: { rubric?: string; json?: boolean }): Promise<void> {
  const journal = journalNamed(file);
  const reviewed = review(journal, await rubricFrom(options.rubric));
  const doubt = warnOfDoubt(file, journal);
  const { scenario } = reviewed.opening;
  const { opening, head, score, overruled, rubric, exercise } = reviewed;
  const handed = handedTimes(exercise.state);
  const figures = scoreReport(score, handed);
  const withOverrules = overruled && scoreReport(overruled, handed);
  if (options.json)
    return printJson({
      scenario: opening.scenario.id,
      doctrine: opening.scenario.doctrine.id,
      rubric: { id: rubric.id, digest: rubric.digest },
      head,
      isEnded: exercise.state.isEnded,
      ...figures,
      overruled: withOverrules,
      doubt,
      provenance: { ...provenanceOf(opening), rubric: rubricStanding(rubric.id, rubric.digest) },
    });
  const rules = [
    ...provenanceWords(provenanceOf(opening), scenario),
    rubricWords(rubric.id, rubricStanding(rubric.id, rubric.digest)),
  ];
  const title = `${scenario.title} · rubric: ${rubric.title} (${boundsWords(rubric)})`;
  print([provenance(), title, ...rules, '', ...scoreText(figures)].join('\n'));
  if (withOverrules) print(['', "With the facilitator's overrules", '', ...scoreText(withOverrules)].join('\n'));
  if (!exercise.state.isEnded) printNote('The exercise has not ended: this is its score so far.');
}
