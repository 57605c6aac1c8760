// The parts of the README and of the manual that are written by `npm run readme`: screens as they are drawn, the topics of the
// manual, and the words that a newcomer meets first.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { manualTopics } from '../src/cli/manual.ts';
import { root } from './support/folder.ts';

export const README = join(root, 'README.md');
const MANUAL = join('src', 'manual');

/** A screen as it is kept, without the blanks at its right. */
const drawn = (name: string): string =>
  readFileSync(join(root, 'test', 'tui', 'drawings', `${name}.txt`), 'utf8')
    .trimEnd()
    .replace(/ +$/gm, '');

/** A text with its screens as the program draws them. */
export const withScreens = (text: string): string =>
  text.replace(
    /(<!-- screen (\S+):.*-->\n)[\s\S]*?(<!-- \/screen -->)/g,
    (_, from: string, name: string, to: string) => `${from}\`\`\`\n${drawn(name)}\n\`\`\`\n${to}`,
  );

const withPart = (text: string, part: string, made: string): string =>
  text.replace(
    new RegExp(`(<!-- ${part}:.*-->\\n)[\\s\\S]*?(<!-- /${part} -->)`),
    (_, from: string, to: string) => `${from}${made}\n${to}`,
  );

const topics = (): string =>
  [
    '| Topic | What it is for |',
    '| --- | --- |',
    ...manualTopics().map(({ file, name, about }) => `| [\`${name}\`](src/manual/${file}) | ${about} |`),
  ].join('\n');

function firstWords(): string {
  const words = readFileSync(join(root, MANUAL, '14-words.md'), 'utf8');
  return /<!-- first words -->\n([\s\S]*?)\n<!-- \/first words -->/.exec(words)![1]!;
}

export const writtenReadme = (readme: string): string =>
  withPart(withPart(withScreens(readme), 'topics', topics()), 'words', firstWords());

/** The files that `npm run readme` writes, with what is to stand in them. */
export function readmeFiles(): [file: string, text: string][] {
  const pages = readdirSync(join(root, MANUAL)).map((name) => join(MANUAL, name));
  return [
    ['README.md', writtenReadme(readFileSync(README, 'utf8'))],
    ...pages.map((file): [string, string] => [file, withScreens(readFileSync(join(root, file), 'utf8'))]),
  ];
}
