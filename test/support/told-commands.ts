// The commands that the README and the manual tell: what stands in their blocks of commands, and the files that they write out.
import { readFileSync } from 'node:fs';
import { manualTopics } from '../../src/cli/manual.ts';
import { README } from '../readme.ts';

export interface Told {
  /** The README, or a topic of the manual. */
  where: string;
  text: string;
}

export const told = (): Told[] => [
  { where: 'README', text: readFileSync(README, 'utf8') },
  ...manualTopics().map(({ name, body }) => ({ where: name, text: body })),
];

const blocks = (text: string, language: string): string[] =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(([, block]) => block!);

/** Each line of a block of commands is one. */
export const commandsIn = (text: string): string[] =>
  blocks(text, 'sh').flatMap((block) => block.split('\n').filter((line) => line.trim() !== ''));

/** What stands in the text itself, as `rung card`; names in capitals stand for something. */
export const namedIn = (text: string): string[] =>
  [...text.replace(/^```[\s\S]*?^```/gm, '').matchAll(/`((?:RUNG_HOME=\S+ )?rung(?: [^`]*)?)`/g)].map(([, line]) =>
    line!.replace(/\s+/g, ' '),
  );

/** Files that a text writes out whole: their first line names them, as in "# my-study.yaml". */
export const filesIn = (text: string): { name: string; text: string }[] =>
  blocks(text, 'yaml').flatMap((block) => {
    const [, name] = /^# ([a-z-]+\.yaml)\n/.exec(block) ?? [];
    return name === undefined ? [] : [{ name, text: block }];
  });
