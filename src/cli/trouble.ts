// Mistakes and bugs, each in its own manner: a mistake is explained and exits 2, a bug names itself and exits 70.
import { diskTrouble, JournalTrouble } from '../journal/trouble.ts';
import { describeMistake, MistakesFound, printable } from '../scenario/mistake.ts';
import { EXIT } from './exit.ts';
import { version } from './version.ts';

/** Says on the error output what went wrong; returns the exit code. */
export function reportTrouble(error: unknown): number {
  if (error instanceof MistakesFound) {
    process.stderr.write(`${error.mistakes.map(describeMistake).join('\n\n')}\n`);
    if (error.mistakes.length > 1) process.stderr.write(`\n${error.mistakes.length} mistakes.\n`);
    return EXIT.mistake;
  }
  if ((error as NodeJS.ErrnoException)?.code === 'EPIPE') return EXIT.ok;
  // Whatever the disk refuses is no bug.
  const trouble = error instanceof JournalTrouble ? error : diskTrouble(error ?? {});
  if (trouble) {
    const { file, line, message } = trouble;
    process.stderr.write(`${printable(`${file}${line > 0 ? `:${line}` : ''}\n  ${message}`)}\n`);
    return EXIT.mistake;
  }
  const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const command = `rung ${process.argv.slice(2).join(' ')}`;
  process.stderr.write(
    printable(
      `This is a bug in rung ${version}; what was acknowledged is in the journal.\nTo make it happen again: ${command}\n${told}\n`,
    ),
  );
  return EXIT.bug;
}
