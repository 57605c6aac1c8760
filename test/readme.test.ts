// The README and the manual say what is so: exit codes, variables of the environment, screens, topics; every command that they
// name is one. `npm run readme` writes what is made of them, and manual.real.test.ts runs the commands.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXIT } from '../src/cli/exit.ts';
import { manualTopics } from '../src/cli/manual.ts';
import type { CommandRow } from '../src/cli/table/command-row.ts';
import { COMMANDS } from '../src/cli/table/command-table.ts';
import { README, readmeFiles } from './readme.ts';
import { root } from './support/folder.ts';
import { commandsIn, namedIn, told } from './support/told-commands.ts';

const readme = readFileSync(README, 'utf8');
const topics = manualTopics();
const topic = (name: string) => topics.find((each) => each.name === name)!.body;

describe('the README', () => {
  it('is for a newcomer: it stays short, and leads to every topic of the manual', () => {
    expect(readme.trimEnd().split('\n').length).toBeLessThanOrEqual(220);
    for (const { name, file } of topics) expect(readme).toContain(`[\`${name}\`](src/manual/${file})`);
  });

  it('shows one screen', () => {
    expect(readme.match(/<!-- \/screen -->/g)).toHaveLength(1);
  });
});

describe('the README and the manual', () => {
  it.each(readmeFiles())('%s stands as npm run readme writes it', (file, text) => {
    expect(readFileSync(join(root, file), 'utf8')).toBe(text);
  });

  it('document every exit code and every variable of the environment', () => {
    const firstCells = (title: string) =>
      [
        ...topic('files')
          .split(`## ${title}\n`)[1]!
          .split('\n## ')[0]!
          .matchAll(/^\| `?(\w+)`? \|/gm),
      ]
        .map(([, cell]) => cell!)
        .filter((cell) => cell !== 'Code' && cell !== 'Variable');
    expect(firstCells('Exit codes')).toEqual(Object.values(EXIT).map(String));
    const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => readFileSync(join(root, 'src', name), 'utf8'));
    const read = sources.flatMap((text) => [...text.matchAll(/env\.([A-Z][A-Z_]+)/g)].map(([, name]) => name));
    expect(firstCells('Environment').sort()).toEqual([...new Set(read)].sort());
  });

  it('end each block of commands, and no block without a language holds one', () => {
    for (const { where, text } of told()) {
      expect([where, (text.match(/^```/gm) ?? []).length % 2]).toEqual([where, 0]);
      expect([where, [...text.matchAll(/^```\nrung/gm)]]).toEqual([where, []]);
    }
  });
});

describe('a command that the README or the manual names', () => {
  it.each(told())('is one, with its options, in $where', ({ text }) => {
    expect([...commandsIn(text), ...namedIn(text)].flatMap(troubleIn)).toEqual([]);
  });
});

/** What is wrong with a command line, as sentences. */
function troubleIn(line: string): string[] {
  const [, name, rest = ''] = /(?:^| )rung(?: ([^ -]\S*))?( .*)?$/.exec(line.split(' | ').at(0)!) ?? [];
  if (!line.startsWith('rung') || name === undefined || /^[A-Z]+$|^\[/.test(name)) return [];
  const row = COMMANDS.find((each) => each.name === name);
  if (!row) return [`${line}: there is no command ${name}`];
  const known = flagsOf(row);
  return [...rest.matchAll(/ (--[a-z-]+)/g)]
    .map(([, flag]) => flag!)
    .filter((flag) => !known.has(flag))
    .map((flag) => `${line}: ${name} has no option ${flag}`);
}

function flagsOf({ options = [], commands = [] }: CommandRow): Set<string> {
  const own = options.map(({ flags }) => flags.split(' ')[0]!);
  return new Set(['--help', ...own, ...commands.flatMap((each) => [...flagsOf(each)])]);
}
