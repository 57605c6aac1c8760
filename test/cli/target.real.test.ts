// An output is never an input: whatever a command writes with, it writes over nothing that it reads, over no journal, no
// scenario and no doctrine, under no name that promises another format, and into nothing that is no file.
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { freshFolder, root } from '../support/folder.ts';
import { rung } from '../support/rung.ts';

const home = freshFolder();
const place = (name: string) => join(home, name);
const [journal, other, scenario, doctrine, study] = [
  place('a.rung.jsonl'),
  place('other.csv'),
  place('mine.yaml'),
  place('reading.yaml'),
  place('study.yaml'),
];
const run = (...args: string[]) => rung(args, home, {}, home);

beforeAll(() => {
  expect(run('drill', 'first-shot', '--seed', '5', '--policy', 'us=passive', '--journal', journal).code).toBe(0);
  // A journal under the name of a table, two links to the journal, a scenario and a doctrine of one's own.
  copyFileSync(journal, other);
  symlinkSync(journal, place('soft.html'));
  // What an editor or a fault has made of a journal is one still.
  const bytes = readFileSync(journal);
  writeFileSync(place('mark.md'), Buffer.concat([Buffer.from('\ufeff\n'), bytes]));
  writeFileSync(place('utf16.md'), Buffer.from(`\ufeff${bytes}`, 'utf16le'));
  writeFileSync(place('begin.md'), Buffer.from(String(bytes).replace('{"n":0', '{"m":0')));
  writeFileSync(place('cut.md'), Buffer.from(String(bytes).slice(0, 3000).replace('{"n":0', '{"m":0')));
  writeFileSync(place('prev.md'), Buffer.from(String(bytes).replace('"prev":"', '"prov":"')));
  mkdirSync(place('real'));
  symlinkSync(place('real'), place('linked'));
  symlinkSync(place('real/not-yet.csv'), place('to-come.csv'));
  linkSync(journal, place('hard.html'));
  copyFileSync(join(root, 'scenarios/first-shot.yaml'), scenario);
  copyFileSync(join(root, 'scenarios/doctrines/thirds.yaml'), doctrine);
  writeFileSync(study, 'format: 1\ntitle: A study\nscenarios: [first-shot]\nseeds: 1..2\npolicies: [passive]\n');
  copyFileSync(scenario, place('scenario.md'));
  mkdirSync(place('folder.html'));
  // A scenario or a doctrine under another name, in another encoding, or made longer than is read.
  const text = readFileSync(scenario, 'utf8');
  symlinkSync(scenario, place('soft.md'));
  symlinkSync(doctrine, place('soft'));
  copyFileSync(scenario, place('plain'));
  writeFileSync(place('latin.yaml'), Buffer.from(`# \u00e9\n${text}`, 'latin1'));
  writeFileSync(place('u16.yaml'), Buffer.from(`\ufeff${text}`, 'utf16le'));
  writeFileSync(place('long.yaml'), `#${' '.repeat(3 * 1024 * 1024)}\n${text}`);
});

const REFUSED: [string, string[], RegExp][] = [
  ['the journal itself', ['report', journal, '--out', journal], /taken for/],
  ['a soft link to it', ['report', journal, '--out', place('soft.html')], /reads this file/],
  ['a hard link to it', ['report', journal, '--out', place('hard.html')], /reads this file/],
  ['another journal', ['report', journal, '--format', 'csv', '--out', other], /journal of an exercise/],
  ['a name of another format', ['report', journal, '--out', place('r.docx')], /\.md or \.html/],
  ['a name against the format', ['report', journal, '--format', 'md', '--out', place('r.html')], /\.md or/],
  ['a link to a scenario', ['report', journal, '--out', place('soft.md')], /This is a scenario/],
  ['a link to a doctrine', ['report', journal, '--out', place('soft')], /This is a doctrine/],
  ['a scenario without an ending', ['report', journal, '--out', place('plain')], /This is a scenario/],
  ['a scenario called otherwise', ['report', journal, '--out', place('scenario.md')], /This is a scenario/],
  ...['latin', 'u16', 'long'].map((name): [string, string[], RegExp] => [
    `a scenario as ${name}`,
    ['solve', 'first-shot', '--seed', '1', '--out', place(`${name}.yaml`)],
    /This is a scenario/,
  ]),
  ['a folder that is there', ['report', journal, '--out', place('folder.html')], /no file that could/],
  ['a device', ['report', journal, '--format', 'md', '--out', '/dev/null'], /no file that could/],
  ['a folder that is not', ['report', journal, '--out', place('no/r.html')], /no folder/],
  ['a scenario that a brief is of', ['brief', scenario, '--for', 'us', '--out', scenario], /taken for/],
  ...['html', 'txt', 'pdf'].map((ending): [string, string[], RegExp] => [
    `cards of three seats in one ${ending}`,
    ['card', 'first-shot', '--out', place(`cards.${ending}`)],
    /this names one file/,
  ]),
  ['a list of injects over its scenario', ['msel', scenario, '--format', 'csv', '--out', scenario], /taken for/],
  ['a line over a scenario', ['solve', 'first-shot', '--seed', '1', '--out', scenario], /This is a scenario/],
  ['a line over a doctrine', ['solve', 'first-shot', '--seed', '1', '--out', doctrine], /This is a doctrine/],
  ['a line over a study', ['solve', 'first-shot', '--seed', '1', '--out', study], /This is a study/],
  ['a study over itself', ['study', study, '--out', study], /A report ends in|reads this file/],
  ['rows over a journal', ['study', study, '--rows', other], /journal of an exercise/],
  ['seeds by rank over a journal', ['study', study, '--by-seed', other], /journal of an exercise/],
  ['a seed bank over a journal', ['seeds', 'first-shot', '--seeds', '1..3', '--rows', other], /journal of an exercise/],
  ['a journal with a mark before it', ['report', journal, '--out', place('mark.md')], /journal of an exercise/],
  ['a journal in another encoding', ['report', journal, '--out', place('utf16.md')], /journal of an exercise/],
  ['a journal whose beginning is damaged', ['report', journal, '--out', place('begin.md')], /journal of an exercise/],
  ['a journal that is cut as well', ['report', journal, '--out', place('cut.md')], /journal of an exercise/],
  ['a journal whose first line is', ['report', journal, '--out', place('prev.md')], /journal of an exercise/],
  ['a name of a journal for rows', ['study', study, '--rows', place('r.rung.jsonl')], /name of a journal/],
  ['an export under another ending', ['export', journal, '--out', place('r.docx')], /ends in \.jsonl/],
  ['a drill under another ending', ['drill', 'first-shot', '--journal', place('r.docx')], /ends in \.jsonl/],
  [
    'a scenario under another ending',
    ['msel', 'import', other, '--from', 'first-shot', '--out', 'r.docx'],
    /\.yaml or/,
  ],
  ['a folder that is none yet', ['report', journal, '--out', place('no/')], /names a folder/],
  ['an export over a journal', ['export', journal, '--out', journal], /nothing was overwritten/],
  ['a drill over a journal', ['drill', 'first-shot', '--journal', journal], /nothing was overwritten/],
  ['injects over a scenario', ['msel', 'import', other, '--from', 'first-shot', '--out', scenario], /overwritten/],
];

const PLACES: [string, (name: string) => string[]][] = [
  ['report', (name) => ['report', journal, '--out', name]],
  ['export', (name) => ['export', journal, '--out', name]],
  ['drill', (name) => ['drill', 'first-shot', '--journal', name]],
  ['brief', (name) => ['brief', 'first-shot', '--out', name]],
  ['card', (name) => ['card', 'first-shot', '--out', name]],
  ['msel', (name) => ['msel', 'first-shot', '--out', name]],
  ['msel import', (name) => ['msel', 'import', other, '--from', 'first-shot', '--out', name]],
  ['solve', (name) => ['solve', 'first-shot', '--seed', '1', '--out', name]],
  ['seeds', (name) => ['seeds', 'first-shot', '--seeds', '1..3', '--rows', name]],
  ...['--out', '--rows', '--by-seed', '--journals'].map((option): [string, (name: string) => string[]] => [
    `study ${option}`,
    (name) => ['study', study, option, name],
  ]),
];

describe('an output needs a name', () => {
  it.each(PLACES)('of rung %s', (_, argsOf) => {
    for (const name of ['', ' ', '-']) {
      const { code, err } = run(...argsOf(name));
      const words = name === '-' ? 'Expected the name of a file' : 'No file is named';
      expect([name, code, err]).toEqual([name, 2, expect.stringContaining(words)]);
      expect(existsSync(place(name === '-' ? '-' : ' '))).toBe(false);
    }
  });
});

describe('two outputs are two files', () => {
  it.each([
    ['through a linked folder', ['--rows', place('real/r.csv'), '--by-seed', place('linked/r.csv')]],
    ['the report among them', ['--rows', place('real/r.md'), '--out', place('linked/../real/r.md')]],
    ['through a link to a file to come', ['--rows', place('real/not-yet.csv'), '--by-seed', place('to-come.csv')]],
    ['the folder of journals', ['--out', place('real/j.md'), '--journals', place('linked/j.md')]],
    ['rows among the journals', ['--rows', place('linked/r.jsonl'), '--journals', place('real')]],
  ])('%s', (_, options) => {
    const { code, err } = run('study', study, ...options);
    expect([code, err]).toEqual([2, expect.stringMatching(/writes to .* already|would stand among the journals/)]);
    expect(readdirSync(place('real'))).toEqual([]);
  });
});

describe('an output is never an input', () => {
  it.each(REFUSED)('%s is refused', (_, args, words) => {
    const kept = [journal, other, scenario, doctrine, study].map((file) => readFileSync(file));
    const { code, err } = run(...args);
    expect([code, err]).toEqual([2, expect.stringMatching(words)]);
    expect([journal, other, scenario, doctrine, study].map((file) => readFileSync(file))).toEqual(kept);
    for (const name of ['r.docx', 'r.html']) expect(existsSync(place(name))).toBe(false);
  });

  it('an earlier output is overwritten, also by another format where its name says so', () => {
    for (const name of ['r1.md', 'r1.html', 'r1.csv', 'r1.json', 'line.yaml']) {
      const args = name.endsWith('yaml')
        ? ['solve', 'first-shot', '--seed', '1', '--out', place(name)]
        : ['report', journal, '--out', place(name)];
      for (const time of [1, 2]) expect([name, time, run(...args).code]).toEqual([name, time, 0]);
    }
  });

  it('an error of the standard output is reported, with exit code 2', () => {
    const line = `node ${join(root, 'dist/cli.js')} report ${journal} > /dev/full`;
    const done = spawnSync('sh', ['-c', line], { encoding: 'utf8', env: { ...process.env, RUNG_HOME: home } });
    expect([done.status, done.stderr]).toEqual([2, expect.stringContaining('cannot be written (ENOSPC)')]);
  });
});
