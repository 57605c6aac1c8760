// Standard output: text that has been made printable, and JSON.
import { printable } from '../scenario/mistake.ts';

export function print(text: string): void {
  process.stdout.write(`${printable(text)}\n`);
}

export function printJson(value: unknown, isCompact = false): void {
  process.stdout.write(`${isCompact ? JSON.stringify(value) : JSON.stringify(value, null, 2)}\n`);
}
