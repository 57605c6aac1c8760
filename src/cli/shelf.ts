// The library for the console: every saved exercise as a line, and what each of its keys does. Loaded when it is asked for.
import { resolve } from 'node:path';
import { library, nameOf, rename, setArchived } from '../journal/library.ts';
import { readJournal } from '../journal/read.ts';
import { understanding } from '../journal/understanding.ts';
import { archivedWords, dateWords, exerciseWords } from '../report/library.ts';
import { printable } from '../report/words.ts';
import { teamScorer } from '../review/rubric.ts';
import type { SavedLine } from '../tui/screens/pages.ts';
import { exportTo } from './commands/export.ts';

export async function savedLines(): Promise<SavedLine[]> {
  return library(await teamScorer()).map((each) => {
    const { file, name, scenario = '', variant, seed = '?', turn = 0, isEnded = false, score, changed } = each;
    return {
      file,
      name,
      scenario: variant ? `${scenario}, ${variant}` : scenario,
      // Whoever leaves a seat comes here: with the seed the rest of the exercise could be worked out.
      seed: isEnded ? seed : '',
      turn,
      isEnded,
      score: score?.total == null ? null : [score.total.toFixed(1), score.band].filter(Boolean).join(' '),
      lastPlayed: dateWords(changed),
      isArchived: each.isArchived,
      trouble: each.trouble,
    };
  });
}

/** Who played what, and how it was read. Throws JournalTrouble. */
export function aboutSaved(file: string): string[] {
  const journal = readJournal(file);
  return understanding(journal, () => exerciseWords(journal.opening)).map((line) => printable(line));
}

export const renameSaved = (file: string, name: string) => ({ did: `It is called ${rename(file, name)} now.` });

export function archiveSaved(file: string, isArchived: boolean) {
  setArchived(file, isArchived);
  return { did: `${archivedWords(nameOf(file), isArchived)} u takes that back.` };
}

export function exportSaved(file: string, place: string) {
  const { name, target, warning } = exportTo(file, resolve(place));
  return { did: [`${name} is in ${target}.`, warning].filter(Boolean).join(' ') };
}
