// rung export and rung import: an exercise as one file, the journal itself, checked on the way out and on the way in.
import { dirname, join } from 'node:path';
import { entered } from '../exercise/text.ts';
import { exercisesFolder, isTaken } from '../journal/disk.ts';
import { EXTENSION } from '../journal/entry.ts';
import { isFolder, makeFolder } from '../journal/folder.ts';
import { headOf, LONGEST_NAME, nameFrom, nameOf, savedNamed, savedWithHead, shelve } from '../journal/library.ts';
import { freeJournal } from '../journal/names.ts';
import { provenanceOf } from '../journal/provenance.ts';
import { readJournal } from '../journal/read.ts';
import { copyRegular } from '../journal/regular.ts';
import { guarded, HERE_IS_GONE, isHereGone, JournalTrouble } from '../journal/trouble.ts';
import { verify } from '../journal/verify.ts';
import { cutWords, fitting } from '../report/fitting.ts';
import { provenanceWords } from '../report/provenance.ts';
import { doubtWords } from '../report/verification.ts';
import { isFile } from '../scenario/disk.ts';
import { mistakeIn, nearestHint } from '../scenario/mistake.ts';
import { print, printAside, unwritable } from './output.ts';
import { checkJournalName, checkNamed } from './target.ts';

export function exportCommand(given: string, { out }: { out: string }): number {
  const found = savedNamed(given);
  const file = 'file' in found ? found.file : given;
  if ('known' in found && !isFile(given) && isHereGone()) throw new JournalTrouble(given, HERE_IS_GONE);
  if ('known' in found && !isFile(given))
    throw mistakeIn(
      'rung export',
      `There is no saved exercise "${given}", and no such file.`,
      nearestHint(given, found.known),
    );
  const { name, target, warning } = exportTo(file, out);
  if (warning) printAside(`${warning}`);
  print(`${name} is in ${target}`);
  return 0;
}

/** Copies a journal that holds, to a file or into a folder. Throws JournalTrouble, MistakesFound. */
export function exportTo(file: string, out: string): { name: string; target: string; warning: string | null } {
  checkNamed(out, '--out');
  const name = nameOf(file);
  const target = isFolder(out) || /[/\\]$/.test(out) ? join(out, `${fileNameOf(name)}${EXTENSION}`) : out;
  checkJournalName(target, '--out');
  const warning = checked(file);
  copyTo(file, target);
  return { name, target, warning };
}

export function importCommand(file: string): number {
  const warning = checked(file);
  if (warning) printAside(`${warning}`);
  const { opening, head } = readJournal(file);
  const same = savedWithHead(head);
  if (same !== undefined)
    throw mistakeIn(
      file,
      `This very exercise is in the library already, as ${nameOf(same)}.`,
      'nothing was overwritten',
    );
  guarded(exercisesFolder(), () => makeFolder(exercisesFolder()));
  const target = copyToFree(file, () => freeJournal(opening.scenario.id));
  if (headOf(target) !== head) throw new JournalTrouble(file, 'It was written to while it was read; import it again.');
  const { text, left } = fitting(entered(nameFrom(file)), LONGEST_NAME);
  const name = text.trim() || opening.scenario.id;
  if (left > 0) printAside(cutWords(LONGEST_NAME, left));
  print(`${shelve(target, name)} is in ${target}`);
  print(provenanceWords(provenanceOf(opening), opening.scenario).join('\n'));
  return 0;
}

/** What is to be said of a record of another version. Throws JournalTrouble where it was damaged or altered. */
function checked(file: string): string | null {
  const found = verify(file);
  const { intact, isAltered, firstDifference } = found;
  const doubt = doubtWords(found);
  if (!intact || isAltered) throw new JournalTrouble(file, `${doubt} Nothing was written.`, firstDifference?.line);
  return doubt;
}

function copyTo(file: string, target: string): void {
  if (isTaken(target))
    throw mistakeIn(target, 'There is a file of that name already; nothing was overwritten.', 'name another');
  try {
    makeFolder(dirname(target));
    copyRegular(file, target);
  } catch (error) {
    if (error instanceof JournalTrouble) throw error;
    throw unwritable(target, error, '--out');
  }
}

/** Under a name that is free; another may take each just before. */
function copyToFree(file: string, nameOf: () => string): string {
  for (let tries = 1; ; tries++) {
    const target = nameOf();
    try {
      copyRegular(file, target);
      return target;
    } catch (error) {
      if (error instanceof JournalTrouble) throw error;
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || tries === 100)
        throw unwritable(target, error, 'RUNG_HOME');
    }
  }
}

/** A name as every system allows it in a folder. */
const fileNameOf = (name: string): string =>
  name.replace(/[/\\:*?"<>|]/g, '-').replace(/^\.+|[. ]+$/g, '') || 'exercise';
