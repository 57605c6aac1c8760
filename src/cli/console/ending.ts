// What the console offers once an exercise has ended: its score, its report and the questionnaire.
import { draftBeside } from '../../journal/draft.ts';
import type { Journal } from '../../journal/read.ts';
import { JournalTrouble } from '../../journal/trouble.ts';
import type { Reader } from '../../review/stories.ts';
import type { RecordKeeping } from '../../session/seating.ts';
import type { EndMeans, EndScore } from '../../tui/screens/end/desk.ts';
import { writeTarget } from '../output.ts';
import { orSentence } from './or-sentence.ts';

export function endMeans(record: RecordKeeping): EndMeans {
  return {
    score: () => orSentence(() => score(record)),
    report: (reader, progress) => orSentence(() => writeReport(record, reader, progress)),
    draftOf: (by) => draftBeside(record, `lessons-${by}`),
  };
}

/** The score of an exercise at its end; the baselines of its report are computed meanwhile. */
export async function score(record: RecordKeeping): Promise<EndScore> {
  const [journal, { review }, { scoreReport }, { handedTimes }, { rubricFrom }, { cacheBaselines }] = await Promise.all(
    [
      readOwn(record),
      import('../../review/review.ts'),
      import('../../report/score.ts'),
      import('../../report/room-report.ts'),
      import('../../review/rubric.ts'),
      import('../../review/baselines.ts'),
    ],
  );
  const reviewed = review(journal, await rubricFrom());
  cacheBaselines(reviewed);
  const { score: ruled, overruled, exercise } = reviewed;
  const handed = handedTimes(exercise.state);
  return { ...scoreReport(ruled, handed), overruled: overruled && scoreReport(overruled, handed) };
}

/** Reads the journal, which must hold what the session acknowledged. Throws JournalTrouble. */
export async function readOwn({ journal: file, head }: RecordKeeping): Promise<Journal> {
  const journal = (await import('../../journal/read.ts')).readJournal(file);
  if (journal.head === head()) return journal;
  throw new JournalTrouble(file, 'The journal was changed from outside: it does not hold what was acknowledged.');
}

/** Lets the screen be drawn before the work begins. */
const drawn = () => new Promise((resolve) => setTimeout(resolve, 50));

async function writeReport(record: RecordKeeping, reader: Reader, progress: (words: string) => void): Promise<string> {
  progress('Making the report, 1 of 2: reading the record, playing the baselines…');
  await drawn();
  const { file: journal } = await readOwn(record);
  const [{ reportOn }, { rubricFrom }] = await Promise.all([
    import('../journal-report.ts'),
    import('../../review/rubric.ts'),
  ]);
  const { report } = reportOn(journal, reader, await rubricFrom());
  progress('Making the report, 2 of 2: drawing the page…');
  await drawn();
  const { html } = await import('../../report/after-action-page.ts');
  const file = `${journal.replace(/(\.rung)?\.jsonl$/, '')}${reader === 'facilitator' ? '' : `-${reader}`}.html`;
  writeTarget({ file, option: '--out', endings: ['html'], reads: [journal] }, html(report));
  return `The report is in ${file}`;
}
