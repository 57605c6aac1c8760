// The library as the console shows it: a row for each saved exercise, and what each of its keys does.
import { resolve } from 'node:path';
import { library, nameOf, rename, setArchived } from '../../journal/library.ts';
import { readJournal } from '../../journal/read.ts';
import { replay } from '../../journal/replay.ts';
import { understanding } from '../../journal/understanding.ts';
import { archivedWords, dateWords, exerciseWords } from '../../report/library.ts';
import { printable } from '../../report/words.ts';
import { teamScorer } from '../../review/rubric.ts';
import type { SavedLine } from '../../tui/saved-lines.ts';
import { exportTo } from '../commands/export.ts';

export async function libraryRows(): Promise<SavedLine[]> {
  return library(await teamScorer()).map((each) => {
    const { file, name, scenario = '', variant, seed = '?', turn = 0, isEnded = false, score, changed } = each;
    return {
      file,
      name,
      scenario: variant ? `${scenario}, ${variant}` : scenario,
      // A player who leaves the table can open this page, and could work out the rest of the exercise from the seed.
      seed: isEnded ? seed : '',
      turn,
      isEnded,
      isWhole: !score?.endedEarly,
      score: score?.total == null ? null : [score.total.toFixed(1), score.band].filter(Boolean).join(' '),
      lastPlayed: dateWords(changed),
      isArchived: each.isArchived,
      trouble: each.trouble,
    };
  });
}

/** Who played what, how it was read, and whether it went to its end. Throws JournalTrouble. */
export function aboutExercise(file: string): string[] {
  const journal = readJournal(file);
  return understanding(journal, () => exerciseWords(journal.opening, replay(journal))).map((line) => printable(line));
}

export const renameExercise = (file: string, name: string) => ({ did: `It is called ${rename(file, name)} now.` });

export function archiveExercise(file: string, isArchived: boolean) {
  setArchived(file, isArchived);
  return { did: `${archivedWords(nameOf(file), isArchived)} u takes that back.` };
}

export function exportExercise(file: string, place: string) {
  const { name, target, warning } = exportTo(file, resolve(place));
  return { did: [`${name} is in ${target}.`, warning].filter(Boolean).join(' ') };
}
