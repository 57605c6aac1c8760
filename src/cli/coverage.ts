// rung coverage: which parts of the plan an exercise, or a folder of journals, has exercised, and which never.
import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { COVERED, coverageOf, coverageTogether } from '../report/coverage.ts';
import { clauseWords, count, PROVENANCE } from '../report/words.ts';
import { mistakeIn } from '../scenario/mistake.ts';
import { review } from '../study/review.ts';
import { print, printJson } from './output.ts';
import { underWay } from './progress.ts';
import { rubricFrom } from './rubric.ts';
import { readTold } from './told.ts';

export async function coverageCommand(names: readonly string[], options: { json?: boolean }): Promise<number> {
  const files = names.flatMap(journalsAt);
  const rubric = await rubricFrom();
  const together = coverageTogether(
    Array.from(underWay(files, basename), (file) => coverageOf(review(readTold(file), rubric))),
  );
  if (options.json) {
    printJson({ journals: files, coverage: together });
    return 0;
  }
  print(`${PROVENANCE}\nPlan coverage of ${count(files.length, 'journal')}`);
  for (const what of COVERED) {
    const all = Object.entries(together[what]);
    const came = all.filter(([, times]) => times > 0).map(([name, times]) => `${name} ${times}`);
    const never = all.filter(([, times]) => times === 0).map(([name]) => name);
    print(`\n${what}\n  came up   ${came.join(', ') || 'none'}\n  never     ${never.join(', ') || 'none'}`);
    if (what === 'clauses') for (const name of never) print(`            ${name}: ${clauseWords(name)}`);
  }
  return 0;
}

/** A journal, or every journal of a folder. */
function journalsAt(name: string): string[] {
  if (!statSync(name, { throwIfNoEntry: false })?.isDirectory()) return [name];
  const found = readdirSync(name).filter((each) => each.endsWith('.jsonl'));
  if (found.length === 0) throw mistakeIn(name, 'There is no journal (*.jsonl) in this folder.');
  return found.sort().map((each) => join(name, each));
}
