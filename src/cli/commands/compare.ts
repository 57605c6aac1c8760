// rung compare: teams on one seed side by side, or one record under another reading of the plan.
import { basename } from 'node:path';
import { timelineOf } from '../../exercise/score/timeline.ts';
import { provenanceOf } from '../../journal/provenance.ts';
import {
  answeredLines,
  beyondWords,
  figuresTable,
  isAnsweredByPerson,
  notWholeLines,
  opportunityTable,
  rulesOf,
  scoresUnder,
  titleOf,
} from '../../report/compare.ts';
import { changeWords } from '../../report/doctrines.ts';
import { provenance } from '../../report/handling.ts';
import { scoreReport } from '../../report/score.ts';
import { count, UNDER_DOCTRINE } from '../../report/words.ts';
import { differing, isSameSeed, opportunities, teamFigures, underReading, withinReach } from '../../review/compare.ts';
import { type Review, review } from '../../review/review.ts';
import { rubricFrom } from '../../review/rubric.ts';
import { findDoctrine, TIMES, withSettings } from '../../scenario/doctrine-file.ts';
import { mistakeIn } from '../../scenario/mistake.ts';
import { warnOfDoubt } from '../doubts.ts';
import { journalNamed } from '../journal-argument.ts';
import { print, printJson, printNote } from '../output.ts';
import { underWay } from '../progress.ts';

interface CompareOptions {
  doctrine?: string;
  set?: readonly string[];
  rubric?: string;
  all?: boolean;
  json?: boolean;
}

export async function compareCommand(files: readonly string[], options: CompareOptions): Promise<void> {
  const rubric = await rubricFrom(options.rubric);
  const reviews = Array.from(underWay(files, basename), (file) => {
    const journal = journalNamed(file);
    warnOfDoubt(file, journal);
    return review(journal, rubric);
  });
  const isOtherReading = options.doctrine !== undefined || (options.set ?? []).length > 0;
  if (isOtherReading) {
    const [only, ...more] = reviews;
    if (more.length > 0) throw mistakeIn('rung compare', 'Another reading is compared with one journal at a time.');
    return underOther(files[0]!, only!, options);
  }
  if (reviews.length < 2) {
    throw mistakeIn('rung compare', 'There is nothing to compare with.', 'name two journals, or --doctrine or --set');
  }
  const isSame = reviews.every((each) => isSameSeed(reviews[0]!, each));
  if (!isSame) printNote('These are not one scenario on one seed: only totals are compared.');
  const names = files.map((file) => basename(file).replace(/(\.rung)?\.jsonl$/, ''));
  const figures = reviews.map(teamFigures);
  const reaches = figures.map(({ reach }) => reach);
  const { until, within: all, beyond } = withinReach(isSame ? opportunities(reviews) : [], reaches);
  const shown = options.all ? all : differing(all);
  if (options.json)
    return printJson({
      teams: files.map((file, n) => {
        const { head, opening } = reviews[n]!;
        return {
          file,
          head,
          ...figures[n],
          provenance: provenanceOf(opening),
          isAnsweredByPerson: isAnsweredByPerson(reviews[n]!),
        };
      }),
      isSame,
      comparedUntil: until,
      opportunities: shown,
    });
  print(
    [provenance(), titleOf(reviews[0]!), ...rulesOf(names, reviews), '', ...figuresTable(names, figures)].join('\n'),
  );
  const notWhole = [...notWholeLines(names, reaches), ...answeredLines(names, reviews)];
  if (notWhole.length > 0) print(['', ...notWhole].join('\n'));
  if (isSame) {
    const same = all.length - shown.length;
    print(
      [
        '',
        shown.length === 0 ? 'No opportunity was used differently.' : 'Where they differ at the same opportunity',
        '',
      ].join('\n'),
    );
    if (shown.length > 0) print(opportunityTable(names, shown).join('\n'));
    if (same > 0) print(`\n${same} more used alike (--all shows them).`);
    if (beyond > 0) print(`\n${beyondWords(until, beyond)}`);
  }
}

function underOther(file: string, reviewed: Review, options: CompareOptions): void {
  const { scenario } = reviewed.opening;
  const base = options.doctrine === undefined ? scenario.doctrine : findDoctrine(options.doctrine);
  const doctrine = withSettings(base, options.set ?? []);
  const other = underReading(reviewed, doctrine);
  const timeline = timelineOf(scenario, reviewed.exercise.state);
  if (options.json)
    return printJson({
      file,
      head: reviewed.head,
      a: scenario.doctrine.title,
      b: doctrine.title,
      orders: timeline.orders.length,
      changes: other.changes.map(({ order, a, b, because }) => ({ order, a: a.ruling, b: b.ruling, because })),
      score: { recorded: scoreReport(other.recorded), other: scoreReport(other.other) },
    });
  const flipped = other.changes.filter(({ a, b }) => a.ruling.verdict !== b.ruling.verdict).length;
  const rest = other.changes.length - flipped;
  const more = rest > 0 ? `; ${rest} more for another reason or until another hour` : '';
  const flips = `${flipped} of ${count(timeline.orders.length, 'ruling')} ${flipped === 1 ? 'flips' : 'flip'} under "${doctrine.title}"${more}.`;
  print([provenance(), titleOf(reviewed), ...rulesOf([''], [reviewed]), flips].join('\n'));
  for (const change of other.changes) print(changeWords(change, scenario.doctrine, doctrine, timeline, TIMES));
  print(['', ...scoresUnder(other), '', UNDER_DOCTRINE].join('\n'));
}
