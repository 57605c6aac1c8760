// The file name of a new exercise: its scenario and a number. The seed is not part of it, since with it a player could work
// out what is still to come. Older files have their seed in the name and keep it.
import { join } from 'node:path';
import { exercisesFolder, namesIn } from './disk.ts';
import { EXTENSION } from './entry.ts';
import { readIndex } from './library-index.ts';

/**
 * The file of the next exercise of a scenario, with the first free number. A number is taken by a journal, and by what is
 * left of a deleted one (its drafts, its report, its entry in the index). Throws JournalTrouble.
 */
export function freeJournal(scenario: string): string {
  const folder = exercisesFolder();
  const taken = [...namesIn(folder), ...readIndex().index.keys()].map(lowered);
  for (let n = 1; ; n++) {
    const name = `${slugOf(scenario)}-${n}`;
    if (!taken.some((other) => isOf(lowered(name), other))) return join(folder, name + EXTENSION);
  }
}

/** Whether a file belongs to a name: NAME-us.html and NAME.rung.jsonl.draft do, but not NAME0. */
const isOf = (name: string, other: string): boolean => other.startsWith(name) && !/^\d/.test(other.slice(name.length));

/** Some disks ignore the case of letters. */
const lowered = (name: string): string => name.toLowerCase();

/** The scenario's name as part of a file's name, whatever it holds. */
const slugOf = (scenario: string): string =>
  scenario
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, 40) || 'x';
