// Output whose lines are wrapped on a terminal. Apart from output.ts, since measuring text takes time to load.
import { wrapLines } from '../tui/wrap-lines.ts';
import { print } from './output.ts';

/** Prints a text, its lines wrapped where it goes to a terminal; into files and pipes it goes as it is. */
export function printWrapped(text: string): void {
  print(process.stdout.isTTY ? wrapLines(text, process.stdout.columns || 80) : text);
}
