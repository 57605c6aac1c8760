// rung export: an exercise as one file, the journal itself, checked before it is copied.
import { dirname, join } from 'node:path';
import { isTaken } from '../../journal/disk.ts';
import { EXTENSION } from '../../journal/entry.ts';
import { isFolder, makeFolder } from '../../journal/folder.ts';
import { nameOf, savedNamed } from '../../journal/library.ts';
import { copyRegular } from '../../journal/regular.ts';
import { HERE_IS_GONE, isHereGone, JournalTrouble } from '../../journal/trouble.ts';
import { isFile } from '../../scenario/disk.ts';
import { mistakeIn, nearestHint } from '../../scenario/mistake.ts';
import { refuseDamaged } from '../doubts.ts';
import { print, printNote, unwritable } from '../output.ts';
import { checkJournalName, checkNamed } from '../target.ts';

export function exportCommand(given: string, { out }: { out: string }): void {
  const found = savedNamed(given);
  const file = 'file' in found ? found.file : given;
  if ('known' in found && !isFile(given)) {
    if (isHereGone()) throw new JournalTrouble(given, HERE_IS_GONE);
    const hint = nearestHint(given, found.known);
    throw mistakeIn('rung export', `There is no saved exercise "${given}", and no such file.`, hint);
  }
  const { name, target, warning } = exportTo(file, out);
  if (warning) printNote(`${warning}`);
  print(`${name} is in ${target}`);
}

/** Copies a journal that holds, to a file or into a folder. Throws JournalTrouble, MistakesFound. */
export function exportTo(file: string, out: string): { name: string; target: string; warning: string | null } {
  checkNamed(out, '--out');
  const name = nameOf(file);
  const target = isFolder(out) || /[/\\]$/.test(out) ? join(out, `${fileNameOf(name)}${EXTENSION}`) : out;
  checkJournalName(target, '--out');
  const warning = refuseDamaged(file);
  copyTo(file, target);
  return { name, target, warning };
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

/** A name as every system allows it in a folder. */
const fileNameOf = (name: string): string =>
  name.replace(/[/\\:*?"<>|]/g, '-').replace(/^\.+|[. ]+$/g, '') || 'exercise';
