// The file name of a new exercise: its scenario and a number. The seed is not part of it, since with it a player could work
// out what is still to come. Older files have their seed in the name and keep it.
import { statSync } from 'node:fs';
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

/** The exercise beside which such a draft was written last; undefined where there is none. Throws JournalTrouble. */
export function lastWithDraft(name: string): string | undefined {
  const folder = exercisesFolder();
  const ends = `${EXTENSION}.${name}.draft`;
  const drafts = namesIn(folder).filter((each) => each.endsWith(ends));
  const changed = (each: string) => statSync(join(folder, each)).mtimeMs;
  const last = drafts.sort((a, b) => changed(a) - changed(b)).at(-1);
  return last && join(folder, last.slice(0, -ends.length) + EXTENSION);
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
