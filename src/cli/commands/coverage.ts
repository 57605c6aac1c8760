// rung coverage: which parts of the plan an exercise, or a folder of journals, has exercised, and which never.
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isFolder } from '../../journal/folder.ts';
import { JournalTrouble } from '../../journal/trouble.ts';
import { coverageLines } from '../../report/coverage.ts';
import { coverageOf, coverageTogether } from '../../review/coverage.ts';
import { type GivenRubric, type Review, review } from '../../review/review.ts';
import { rubricFrom } from '../../review/rubric.ts';
import { mistakeIn } from '../../scenario/mistake.ts';
import { journalNamed } from '../journal-argument.ts';
import { print, printJson, printNote } from '../output.ts';
import { underWay } from '../progress.ts';

export async function coverageCommand(names: readonly string[], options: { json?: boolean }): Promise<void> {
  const rubric = await rubricFrom();
  const found = names.flatMap(journalsAt);
  const read = Array.from(
    underWay(found, ({ file }) => basename(file)),
    ({ file, isNamed }) => ({ file, reviewed: reviewIfAny(file, isNamed, rubric) }),
  ).filter((each): each is { file: string; reviewed: Review } => each.reviewed !== null);
  const files = read.map(({ file }) => file);
  const together = coverageTogether(read.map(({ reviewed }) => coverageOf(reviewed)));
  if (options.json) return printJson({ journals: files, coverage: together });
  print(coverageLines(together, files.length).join('\n'));
}

// A bad journal in a folder is left out with a note; one that was named is an error.
function reviewIfAny(file: string, isNamed: boolean, rubric: GivenRubric): Review | null {
  try {
    return review(journalNamed(file), rubric);
  } catch (error) {
    if (isNamed || !(error instanceof JournalTrouble)) throw error;
    printNote(`${file} is left out: ${error.message}`);
    return null;
  }
}

function journalsAt(name: string): { file: string; isNamed: boolean }[] {
  if (!isFolder(name)) return [{ file: name, isNamed: true }];
  const found = readdirSync(name).filter((each) => each.endsWith('.jsonl'));
  if (found.length === 0) throw mistakeIn(name, 'There is no journal (*.jsonl) in this folder.');
  return found.sort().map((each) => ({ file: join(name, each), isNamed: false }));
}
