// rung import: an exercise from elsewhere into the library, checked before it is copied.
import { entered } from '../../exercise/text.ts';
import { exercisesFolder } from '../../journal/disk.ts';
import { makeFolder } from '../../journal/folder.ts';
import { addToLibrary, headOf, LONGEST_NAME, nameFrom, nameOf, savedWithHead } from '../../journal/library.ts';
import { freeJournal } from '../../journal/names.ts';
import { provenanceOf } from '../../journal/provenance.ts';
import { readJournal } from '../../journal/read.ts';
import { copyRegular } from '../../journal/regular.ts';
import { guarded, JournalTrouble } from '../../journal/trouble.ts';
import { cutWords, fitting } from '../../report/fitting.ts';
import { provenanceWords } from '../../report/provenance.ts';
import { mistakeIn } from '../../scenario/mistake.ts';
import { refuseDamaged } from '../doubts.ts';
import { print, printNote, unwritable } from '../output.ts';

export function importCommand(file: string): void {
  const warning = refuseDamaged(file);
  if (warning) printNote(`${warning}`);
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
  if (left > 0) printNote(cutWords(LONGEST_NAME, left));
  print(`${addToLibrary(target, name)} is in ${target}`);
  print(provenanceWords(provenanceOf(opening), opening.scenario).join('\n'));
}

/** Copies a journal to the first free name; another program may take a name just before. */
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
