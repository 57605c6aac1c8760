// The files of the manual: src/manual in a checkout, and a copy of it beside the built program.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FIRST = '01-first.md';

export function manualFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const found = [join(folder, 'manual'), join(folder, 'src', 'manual')].find((each) => existsSync(join(each, FIRST)));
    if (found !== undefined) return found;
    if (dirname(folder) === folder) throw new TypeError('there is no manual beside the program');
    folder = dirname(folder);
  }
}

/** In the order of the topics. */
export const topicFiles = (): string[] =>
  readdirSync(manualFolder())
    .filter((name) => name.endsWith('.md'))
    .sort();

export const topicText = (file: string): string => readFileSync(join(manualFolder(), file), 'utf8');

/** As they are typed. */
export const topicNames = (): string[] => topicFiles().map((file) => file.slice('00-'.length, -'.md'.length));
