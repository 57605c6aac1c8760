// Everything that leaves the program as text, on the terminal or to a file. Control characters are made visible here.
import { existsSync } from 'node:fs';
import { dirname, isAbsolute } from 'node:path';
import { jsonText, printable, printableDocument } from '../exercise/text.ts';
import { writeAtomically } from '../journal/atomic-write.ts';
import { HERE_IS_GONE, isHereGone } from '../journal/trouble.ts';
import { type MistakesFound, mistakeIn } from '../scenario/mistake.ts';
import { checkTarget, type Target } from './target.ts';

export function print(text: string): void {
  process.stdout.write(`${printable(text)}\n`);
}

export function printJson(value: unknown, isCompact = false): void {
  process.stdout.write(`${jsonText(value, isCompact ? undefined : 2)}\n`);
}

/** Prints on the error output, which keeps the output clean for pipes: warnings, where a file is. */
export function printNote(text: string): void {
  process.stderr.write(`${printable(text)}\n`);
}

/** Prints a whole document as it is, with its own line ends. */
export function printText(text: string): void {
  process.stdout.write(printableDocument(text));
}

/** Writes a document or a workbook completely or not at all, and says so. Throws MistakesFound. */
export function writeOut(target: Target, text: string | Buffer): void {
  writeTarget(target, text);
  printNote(`Written: ${target.file}`);
}

/** The same without a note. Throws MistakesFound. */
export function writeTarget(target: Target, text: string | Buffer): void {
  checkTarget(target);
  const { file, option, isSecret } = target;
  write(file, typeof text === 'string' ? printableDocument(text) : text, option, isSecret);
}

/** Writes a file that people edit without changing a character, and says so. Throws MistakesFound. */
export function writeOwn(file: string, text: string): void {
  write(file, text, '--out');
  printNote(`Written: ${file}`);
}

function write(file: string, text: string | Buffer, option: string, isSecret = false): void {
  try {
    writeAtomically(file, text, { keepsRights: !isSecret });
  } catch (error) {
    throw unwritable(file, error, option);
  }
}

export function unwritable(file: string, error: unknown, option: string): MistakesFound {
  const { code, message } = error as NodeJS.ErrnoException;
  if (!isAbsolute(file) && isHereGone()) return mistakeIn(file, HERE_IS_GONE);
  const isMissing = code === 'ENOENT' && !existsSync(dirname(file));
  const why = isMissing ? `There is no folder ${dirname(file)}.` : `The file cannot be written: ${message}.`;
  return mistakeIn(file, why, isMissing ? 'make it first, or name another' : `name another place with ${option}`);
}
