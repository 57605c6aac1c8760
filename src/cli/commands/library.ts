// rung library: the saved exercises, their names and their archive.
import { entered } from '../../exercise/text.ts';
import { library, nameOf, rename, savedNamed, setArchived } from '../../journal/library.ts';
import { archivedWords, libraryLines } from '../../report/library.ts';
import { teamScorer } from '../../review/rubric.ts';
import { mistakeIn, nearestHint } from '../../scenario/mistake.ts';
import { print, printJson } from '../output.ts';

export async function libraryCommand(options: { json?: boolean }): Promise<void> {
  const all = library(await teamScorer());
  if (options.json)
    printJson(all.map(({ changed, ...each }) => ({ ...each, lastPlayed: new Date(changed).toISOString() })));
  else print(libraryLines(all).join('\n'));
}

export function renameCommand(given: string, name: string): void {
  const file = savedFrom(given);
  print(`${nameOf(file)} is now ${rename(file, entered(name))}.`);
}

export const archiveCommand = (given: string): void => archive(given, true);

export const unarchiveCommand = (given: string): void => archive(given, false);

function archive(given: string, isArchived: boolean): void {
  const file = savedFrom(given);
  setArchived(file, isArchived);
  print(archivedWords(nameOf(file), isArchived));
}

function savedFrom(given: string): string {
  const found = savedNamed(given);
  if ('file' in found) return found.file;
  throw mistakeIn('rung library', `There is no saved exercise "${given}".`, nearestHint(given, found.known));
}
