// Standard output: text that has been made printable, and JSON.
import { printable } from '../ladder/index.ts';

export function print(text: string): void {
  process.stdout.write(`${printable(text)}\n`);
}

export function printJson(value: unknown, isCompact = false): void {
  const text = isCompact ? JSON.stringify(value) : JSON.stringify(value, null, 2);
  // JSON lets some characters through that a terminal obeys.
  const escaped = printable(text, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
  process.stdout.write(`${escaped}\n`);
}
