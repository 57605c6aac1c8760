// What an error becomes: a mistake or trouble with a file is explained and exits 2; anything else is a bug and exits 70.
import { ENGINE } from '../journal/engine.ts';
import { diskTrouble, JournalTrouble } from '../journal/trouble.ts';
import { describeMistakes, MistakesFound } from '../scenario/mistake.ts';
import { EXIT } from './exit.ts';
import { printNote } from './output.ts';

/** Says on the error output what went wrong; returns the exit code. */
export function reportTrouble(error: unknown): number {
  if (error instanceof MistakesFound) {
    printNote(describeMistakes(error.mistakes));
    if (error.mistakes.length > 1) printNote(`\n${error.mistakes.length} mistakes.`);
    return EXIT.mistake;
  }
  if ((error as NodeJS.ErrnoException)?.code === 'EPIPE') return EXIT.ok;
  // An error of the disk is not a bug.
  const trouble = error instanceof JournalTrouble ? error : diskTrouble(error ?? {});
  if (trouble) {
    const { file, line, message } = trouble;
    printNote(`${file}${line > 0 ? `:${line}` : ''}\n  ${message}`);
    return EXIT.mistake;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const command = `rung ${process.argv.slice(2).join(' ')}`;
  printNote(
    `This is a bug in rung ${ENGINE}; what was acknowledged is in the journal.\nTo make it happen again: ${command}\n${stack}`,
  );
  return EXIT.bug;
}
