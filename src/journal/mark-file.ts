// The handling mark that this home keeps, in a small file that people may write themselves.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { writeAtomically } from './atomic-write.ts';
import { dataPlace } from './home.ts';
import { guarded } from './trouble.ts';

const markFile = (): string => dataPlace('mark.txt');

const NO_FILE: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR']);

/** Its first line; empty where there is no file. Throws JournalTrouble where it cannot be read. */
export function keptMark(): string {
  return guarded(markFile(), () => {
    try {
      return readFileSync(markFile(), 'utf8').split('\n', 1)[0]!.slice(0, 200);
    } catch (error) {
      // Whether the home can hold anything at all is told where something is to be kept.
      if (NO_FILE.has((error as NodeJS.ErrnoException).code ?? '')) return '';
      throw error;
    }
  });
}

/** Keeps a mark for all that is shown and written from now on; empty: none. Throws JournalTrouble. */
export function keepMark(mark: string): void {
  guarded(markFile(), () => {
    mkdirSync(dirname(markFile()), { recursive: true });
    if (mark === '') rmSync(markFile(), { force: true });
    else writeAtomically(markFile(), `${mark}\n`);
  });
}
