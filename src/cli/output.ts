// Standard output: text that has been made printable, and JSON.
import writeFileAtomic from 'write-file-atomic';
import { printable } from '../ladder/index.ts';
import { mistakeIn } from '../scenario/mistake.ts';

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
export function writeOut(file: string, text: string | Buffer): void {
  writeWhole(file, text);
  process.stderr.write(`Written: ${file}\n`);
}

/** Writes a file whole or not at all. Throws MistakesFound. */
export function writeWhole(file: string, text: string | Buffer): void {
  try {
    writeFileAtomic.sync(file, text);
  } catch (error) {
    throw mistakeIn(file, `The file cannot be written: ${(error as Error).message}.`, 'name another place with --out');
  }
}
