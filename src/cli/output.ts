// Standard output: text that has been made printable, and JSON.
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { writeWholeFile } from '../journal/write-whole.ts';
import { printable } from '../ladder/index.ts';
import { type MistakesFound, mistakeIn } from '../scenario/mistake.ts';

export function print(text: string): void {
  process.stdout.write(`${printable(text)}\n`);
}

export function printJson(value: unknown, isCompact = false): void {
  const text = isCompact ? JSON.stringify(value) : JSON.stringify(value, null, 2);
  // JSON lets some characters through that a terminal obeys.
  const escaped = printable(text, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
  process.stdout.write(`${escaped}\n`);
}

/** A whole text as it is, for a file or a pipe. */
export function printText(text: string): void {
  process.stdout.write(text);
}

/** Writes a file whole or not at all, and says so. Throws MistakesFound. */
export function writeOut(file: string, text: string | Buffer, option = '--out'): void {
  writeWhole(file, text, option);
  process.stderr.write(`Written: ${file}\n`);
}

/** Writes a file whole or not at all. Throws MistakesFound. */
export function writeWhole(file: string, text: string | Buffer, option = '--out'): void {
  try {
    writeWholeFile(file, text, { keepsRights: true });
  } catch (error) {
    throw unwritable(file, error, option);
  }
}

/** Why a file cannot be written, for people. */
export function unwritable(file: string, error: unknown, option: string): MistakesFound {
  const { code, message } = error as NodeJS.ErrnoException;
  const isMissing = code === 'ENOENT' && !existsSync(dirname(file));
  const why = isMissing ? `There is no folder ${dirname(file)}.` : `The file cannot be written: ${message}.`;
  return mistakeIn(file, why, isMissing ? 'make it first, or name another' : `name another place with ${option}`);
}

/** Throws MistakesFound where there is no folder for that file: before anything is played for it. */
export function checkPlace(file: string, option: string): void {
  if (!existsSync(dirname(file))) throw unwritable(file, { code: 'ENOENT' }, option);
}

/** What a name ends in, by which its format is told. */
export const endOf = (file: string): string => file.split('.').at(-1)!.toLowerCase();
