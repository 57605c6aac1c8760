// Text has one door out: a record whose every text is hostile goes through every command, and nothing that a terminal
// obeys, nothing that hides or turns text, and no heap of marks comes out; nor does it by the names of files.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { freshFolder } from '../support/folder.ts';
import { FORBIDDEN, hostile, writeHostileRecord } from '../support/hostile.ts';
import { type Ran, rung } from '../support/rung.ts';

const folder = freshFolder();
const record = join(folder, 'hostile.rung.jsonl');
const badName = join(folder, 'a\u001b[31m\u202e\u200bb\u0301\u0301\u0301\u0301\u0301\nc.rung.jsonl');
const badYaml = join(folder, 'a\u001b]0;t\u0007\u202e.yaml');

beforeAll(() => {
  writeHostileRecord(record);
  copyFileSync(record, badName);
  writeFileSync(badYaml, `${hostile('key')}: ${hostile('value')}\n"\u202e": [\u200b\n`);
}, 60_000);

const run = (...args: string[]): Ran => rung(args, folder, {}, folder);

/** Tabs and the ends of lines belong to documents; a byte order mark begins one. */
const stripped = (text: string): string =>
  text
    .replace(/^\ufeff/, '')
    .replaceAll('\r\n', '\n')
    .replaceAll('\t', ' ');

function isClean({ code, out, err }: Ran, codes: readonly number[] = [0]): void {
  expect(codes, err).toContain(code);
  for (const text of [out, err]) {
    const found = FORBIDDEN.exec(stripped(text));
    const near = found && JSON.stringify(stripped(text).slice(Math.max(0, found.index - 60), found.index + 20));
    expect(near).toBeNull();
  }
}

const FORMATS = ['md', 'html', 'csv', 'json', 'xapi'];
const ON_RECORD: string[][] = [
  ['verify', 'JOURNAL'],
  ['verify', 'JOURNAL', '--json'],
  ...['facilitator', 'ukraine', 'us'].flatMap((reader) =>
    FORMATS.map((format) => ['report', 'JOURNAL', '--for', reader, '--format', format]),
  ),
  ['replay', 'JOURNAL'],
  ['replay', 'JOURNAL', '--seat', 'ukraine'],
  ['score', 'JOURNAL'],
  ['score', 'JOURNAL', '--json'],
  ['compare', 'JOURNAL', 'JOURNAL'],
  ['compare', 'JOURNAL', '--doctrine', 'thirds'],
  ['coverage', 'JOURNAL'],
  ['explain', 'JOURNAL'],
  ['explain', 'JOURNAL', '--act', 'B1'],
  ['lessons', 'JOURNAL'],
  ['lessons', 'JOURNAL', '--json'],
  ['export', 'JOURNAL', '--out', 'JOURNAL'],
];

describe('text leaves the program in one place', () => {
  it('the record is as hostile as it is meant to be, and valid', () => {
    expect(FORBIDDEN.test(hostile('x'))).toBe(true);
    for (const word of [
      'because',
      'words',
      'question',
      'action',
      'answer',
      'hold',
      'overrule',
      'note',
      'title',
      'text',
      'soft',
    ])
      expect(readFileSync(record, 'utf8')).toContain(`=${word}`);
    expect(run('verify', record).out).toContain('Intact');
  });

  it.each(ON_RECORD.map((args) => [args.join(' '), args] as const))(
    '%s',
    (_, args) => {
      const ran = run(...args.map((arg) => (arg === 'JOURNAL' ? record : arg)));
      isClean(ran, args[0] === 'export' || args.includes('B1') ? [0, 2] : [0]);
    },
    60_000,
  );

  it.each(FORMATS)(
    'report to a file, %s',
    (format) => {
      isClean(run('report', record, '--out', `out.${format}`, '--format', format));
      isClean({ code: 0, out: readFileSync(join(folder, `out.${format}`), 'utf8'), err: '' });
    },
    60_000,
  );

  it('a page contains no markup from a text, and a cell of CSV is no formula', () => {
    const page = run('report', record, '--format', 'html').out;
    expect(page).not.toMatch(/<script|<b>|href="http/);
    const csv = run('report', record, '--format', 'csv').out;
    expect(csv.startsWith('\ufeff')).toBe(true);
    expect(csv).toContain("'=because");
    expect(csv).not.toMatch(/(^|[,"])=/m);
  });

  it('names of files are printed without their control characters', () => {
    for (const command of ['verify', 'replay', 'score', 'report', 'coverage', 'import'])
      isClean(run(command, badName), [0, 2]);
    isClean(run('library'));
    isClean(run('library', '--json'));
    for (const command of ['check', 'brief', 'adjudicate', 'preview', 'msel', 'drill', 'nothing\u001b[31m'])
      isClean(run(command, badYaml), [2]);
    isClean(run('library', 'rename', '\u001b]0;x\u0007', 'y'), [2]);
    isClean(run('report', `${badName}\u202e`), [2]);
    isClean(run('drill', 'first-shot', '--seed', '\u001b[31m'), [2]);
    isClean(run('report', record, '--out', join(folder, 'no\u001b[31mfolder', 'x.md')), [2]);
    isClean(run('report', record, '--format', '\u202e'), [2]);
  }, 60_000);

  it('a given name loses its control characters', () => {
    const saved = readdirSync(join(folder, 'exercises')).find((name) => name.endsWith('.rung.jsonl'))!;
    isClean(
      run('library', 'rename', join(folder, 'exercises', saved), `Team\u202e \u001b[31mŻółw ${'e\u0301'.repeat(3)}`),
    );
    expect(run('library').out).toContain('Team Żółw ééé');
  });

  it('control characters in an older journal have no effect on the screen or in plain text', () => {
    mkdirSync(join(folder, 'again'));
    copyFileSync(record, join(folder, 'again', 'x.rung.jsonl'));
    isClean(run('play', '--plain', join(folder, 'again', 'x.rung.jsonl')), [0, 2]);
  });
});
