// Mistakes and bugs, each in its own manner: a mistake is explained and exits 2, a bug names itself and exits 70.
import { ENGINE } from '../journal/engine.ts';
import { diskTrouble, JournalTrouble } from '../journal/trouble.ts';
import { describeMistakes, MistakesFound } from '../scenario/mistake.ts';
import { EXIT } from './exit.ts';
import { printAside } from './output.ts';

/** Says on the error output what went wrong; returns the exit code. */
export function reportTrouble(error: unknown): number {
  if (error instanceof MistakesFound) {
    printAside(describeMistakes(error.mistakes));
    if (error.mistakes.length > 1) printAside(`\n${error.mistakes.length} mistakes.`);
    return EXIT.mistake;
  }
  if ((error as NodeJS.ErrnoException)?.code === 'EPIPE') return EXIT.ok;
  // Whatever the disk refuses is no bug.
  const trouble = error instanceof JournalTrouble ? error : diskTrouble(error ?? {});
  if (trouble) {
    const { file, line, message } = trouble;
    printAside(`${file}${line > 0 ? `:${line}` : ''}\n  ${message}`);
    return EXIT.mistake;
  }
  const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const command = `rung ${process.argv.slice(2).join(' ')}`;
  printAside(
    `This is a bug in rung ${ENGINE}; what was acknowledged is in the journal.\nTo make it happen again: ${command}\n${told}`,
  );
  return EXIT.bug;
}
