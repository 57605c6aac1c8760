// What a new exercise's file is called: its scenario and a number. The seed is no part of it, for whoever reads it can work
// out what is still to come. Older files are called by their seed, and may go on being called so.
import { join } from 'node:path';
import { exercisesFolder, namesIn } from './disk.ts';
import { EXTENSION } from './entry.ts';
import { readBook } from './marks.ts';

/**
 * The file of the next exercise of a scenario: the first number that nothing bears, neither a journal nor what lay beside
 * one that is gone (its drafts, its report, its marks). Throws JournalTrouble.
 */
export function freeJournal(scenario: string): string {
  const folder = exercisesFolder();
  const taken = [...namesIn(folder), ...readBook().book.keys()].map(lowered);
  for (let n = 1; ; n++) {
    const name = `${slugOf(scenario)}-${n}`;
    if (!taken.some((other) => isOf(lowered(name), other))) return join(folder, name + EXTENSION);
  }
}

/** Whether it is called so, or is something of that name's: NAME-us.html and NAME.rung.jsonl.draft, but not NAME0. */
const isOf = (name: string, other: string): boolean => other.startsWith(name) && !/^\d/.test(other.slice(name.length));

/** Some disks take two names for one that differ in their letters' size alone. */
const lowered = (name: string): string => name.toLowerCase();

/** The scenario's name as part of a file's name, whatever it holds. */
const slugOf = (scenario: string): string =>
  scenario
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, 40) || 'x';
