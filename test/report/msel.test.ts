// The list of injects goes out to spreadsheets and comes back without loss; lists made elsewhere come in, and what is
// wrong in them is named by its cell.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { Inject, Scenario } from '../../src/exercise/scenario.ts';
import { isPrintable } from '../../src/exercise/text.ts';
import { MSEL_COLUMNS, mselCsv } from '../../src/report/msel.ts';
import { mselXlsx } from '../../src/report/msel-xlsx.ts';
import { PROVENANCE } from '../../src/report/words.ts';
import { readSource, type Source, shippedFolder } from '../../src/scenario/disk.ts';
import { withInjects } from '../../src/scenario/injects-text.ts';
import { MistakesFound } from '../../src/scenario/mistake.ts';
import { readMsel } from '../../src/scenario/msel-file.ts';
import { allScenarios, findScenario, readScenario } from '../../src/scenario/scenario-file.ts';
import { csvSheets, type Sheet } from '../../src/scenario/sheet-file.ts';
import { parseYaml } from '../../src/scenario/yaml.ts';
import { freshFolder } from '../support/folder.ts';
import { ZALGO } from '../support/hostile.ts';
import { rung } from '../support/rung.ts';
import { xlsxSheets } from '../support/workbook.ts';

const home = freshFolder();
const sourceOf = (id: string): Source => readSource(shippedFolder(`${id}.yaml`));

/** The injects of a scenario whose own are exchanged for those of a sheet. */
function injectsBack(sheets: readonly Sheet[], base: Source, begins: string): readonly Inject[] {
  const msel = readMsel('sheet', sheets, begins);
  expect([msel.mistakes, msel.unread]).toEqual([[], []]);
  return readScenario(withInjects(base, msel.injects)).injects;
}

const EVERY_KIND = `
  - { at: "0:10", guarantee: signed, from: Capitals, text: "=1+1 is what it says" }
  - { at: "0:20", consent: [UK, FR], from: Press, medium: claim, text: "'=quoted, \\"twice\\"; and a comma" }
  - { at: "0:20", consent: [], from: Press, text: "-5 degrees" }
  - { at: "0:50", report: K47, start: "0:05", sector: sea, severity: 0, side: unknown, from: "@post", marks: [air, territory], text: "+++ flash +++", to: [us, ukraine] }
  - { at: "1:00", report: Q12, start: "0:05", end: "0:45", sector: rear, severity: 5, side: ukraine, from: "'", text: "''", notes: "two\\nlines, \\"quoted\\"" }
  - { at: "1:10", amend: K47, from: A, text: B, severity: 3 }
  - { at: "1:10", amend: K47, from: A, text: B, start: "0:06", sector: 8, side: russia, about: K47 }
  - { at: "1:20", confirm: K47, likelihood: 0.123456789, from: A, text: B, controller: C, objective: D, expected: E }
  - { at: "1:21", news: "=HYPERLINK(x)", from: A, expects: [{ seat: ukraine, order: warn }, { seat: us, order: hotline }] }
  - { at: "1:22", news: F, from: A, about: K47, world: { usWill: wavering, talks: in-session, dispute: open, prosperity: agreed, readiness: 0, heat: 120000, withdraws: [NO, SE], presence: [{ sector: 6, is: 40 }, { sector: 7, is: 0 }] } }
  - { at: "1:23", news: G, from: A, world: { withdraws: [] } }
  - { at: "30:00", retract: K47, from: A, text: B }
`;

/** First shot with a second act, so that one may be reported with an end. */
const twoActs = (): Source => {
  const { file, text } = sourceOf('first-shot');
  const second = (block: string, id: string, rest: string) => `${block.trimEnd()}\n${id}Q12${rest}`;
  return { file, text: text.replace(/\nacts:\n( {2}- id: )K47([\s\S]*?\n)(?=\S)/, second) };
};

const everyKind = (): Scenario => {
  const text = twoActs().text.replace(/\ninjects:\n[\s\S]*?\n(?=\S)/, `\ninjects:${EVERY_KIND}\n`);
  return readScenario({ file: 'every-kind.yaml', text });
};

const stories: [string, () => Scenario, () => Source][] = [
  ...allScenarios().map(({ id }): (typeof stories)[number] => [id, () => findScenario(id), () => sourceOf(id)]),
  ['big-push, wavering', () => findScenario('big-push', { variant: 'wavering' }), () => sourceOf('big-push')],
  ['every kind and column', everyKind, twoActs],
];

describe('out and back again nothing is lost', () => {
  it.each(stories)('%s', async (_, make, base) => {
    const { injects, begins } = make();
    if (injects.length === 0) return;
    expect(injectsBack(csvSheets('m.csv', mselCsv(injects)), base(), begins)).toEqual(injects);
    expect(injectsBack(await xlsxSheets('m.xlsx', await mselXlsx(injects)), base(), begins)).toEqual(injects);
  });

  it('all but the injects of the file stays as it was, byte for byte', () => {
    const base = sourceOf('big-push');
    const { injects } = readMsel('m.csv', csvSheets('m.csv', mselCsv(findScenario('big-push').injects)), '');
    const { text } = withInjects(base, injects);
    const around = (each: string) => each.split(/\ninjects:\n[\s\S]*?\n(?=variants:)/);
    expect(around(text).map((part) => part.trimEnd())).toEqual(around(base.text).map((part) => part.trimEnd()));
    expect(around(text)).toHaveLength(2);
    const drill = sourceOf('open-drill');
    expect(withInjects(drill, injects).text.startsWith(drill.text.trimEnd())).toBe(true);
  });
});

describe('what is written', () => {
  it('has the usual columns first, the notice, and no cell that a spreadsheet takes for a formula', async () => {
    const { injects } = everyKind();
    const [head, ...rows] = parse(mselCsv(injects), { bom: true }) as string[][];
    expect(head!.slice(0, 11).join()).toBe(
      'Number,Time,Event,From,To,Medium,Description,Expected action,Objective,Controller,Notes',
    );
    expect(rows).toHaveLength(injects.length);
    expect(rows.every((row) => row.at(-1) === PROVENANCE)).toBe(true);
    expect(rows.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
    const [sheet] = await xlsxSheets('m.xlsx', await mselXlsx(injects));
    expect(sheet![0]![0]).toBe(PROVENANCE);
    expect(sheet![1]).toEqual([...MSEL_COLUMNS]);
    expect(sheet!.flat().filter((cell) => /^[=+\-@\t\r]/.test(String(cell)))).toEqual([]);
  });

  const office = spawnSync('which', ['soffice']).status === 0;
  it.skipIf(!office)(
    'opens in LibreOffice, and what that saves as CSV is read again',
    { timeout: 120_000 },
    async () => {
      const { injects, begins } = findScenario('big-push');
      const file = join(home, 'office.xlsx');
      writeFileSync(file, await mselXlsx(injects));
      const profile = `-env:UserInstallation=file://${join(home, 'office-profile')}`;
      const done = spawnSync('soffice', [profile, '--headless', '--convert-to', 'csv', '--outdir', home, file]);
      expect(done.status).toBe(0);
      const text = readFileSync(join(home, 'office.csv'), 'utf8');
      expect(text).toContain(PROVENANCE);
      expect(injectsBack(csvSheets('office.csv', text), sourceOf('big-push'), begins)).toEqual(injects);
    },
  );
});

const BEGINS = '2026-03-16T05:00Z';
const read = (text: string) => readMsel('m.csv', csvSheets('m.csv', text), BEGINS);

describe('a list made elsewhere', () => {
  it('comes in under its own headings, with semicolons, a byte-order mark, Windows line ends and a title above', () => {
    const text =
      '\uFEFFEXERCISE NIGHT MARKET;;;;;;;\r\n\r\n' +
      'MSEL #; DTG ;Sender;RECIPIENT(S);Injected via;Event Title;Inject;Expected Action/Response;POC;Sector\r\n' +
      '1;0:40;Press;all;Phone;A rumour;"Smoke, they say;\r\nnobody knows";Nobody acts;Smith;4\r\n' +
      ';;;;;;;;\r\n' +
      '2;161030ZMAR26;EXCON;Ukraine and USA;E-mail;;Talks are put off.;;\r\n';
    const { injects, unread, mistakes } = read(text);
    expect(mistakes).toEqual([]);
    expect(unread).toEqual(['POC', 'Sector']);
    expect(injects).toEqual([
      {
        at: '0:40',
        news: 'Smoke, they say; nobody knows',
        from: 'Press',
        medium: 'Phone',
        expected: 'Nobody acts',
        notes: 'Event: A rumour',
      },
      { at: '5:30', news: 'Talks are put off.', to: ['ukraine', 'us'], from: 'EXCON', medium: 'E-mail' },
    ]);
    expect(readScenario(withInjects(sourceOf('big-push'), injects)).injects.map(({ at }) => at)).toEqual([40, 330]);
  });

  it.each([
    ['0:40', '0:40'],
    ['00:40', '0:40'],
    ['36:30', '36:30'],
    ['36:30:00', '36:30'],
    ['T+0:40', '0:40'],
    ['+ 1:05', '1:05'],
    ['12:25:00 AM', '0:25'],
    ['02:00 PM', '14:00'],
    ['0.027777777777778', '0:40'],
    ['1,520833333', '36:30'],
    ['160540ZMAR26', '0:40'],
    ['17 0540Z MAR 2026', '24:40'],
    ['2026-03-16 05:40', '0:40'],
    ['2026-03-16T05:40:00Z', '0:40'],
    ['40', '40'],
    ['soon', 'soon'],
  ])('the time %j is read as %s', (cell, at) => {
    expect(read(`Time;From;Description\n${cell};A;B\n`).injects[0]!.at).toBe(at);
  });

  it('times and dates of a workbook are read as times', () => {
    const day = Date.UTC(1899, 11, 30);
    const cells = [new Date(day + 40 * 60_000), new Date(day + 36.5 * 3_600_000), new Date('2026-03-16T06:00Z'), 0.5];
    const sheet: Sheet = [['Time', 'From', 'Description'], ...cells.map((cell) => [cell, 'A', 'B'])];
    expect(readMsel('m.xlsx', [sheet], BEGINS).injects.map(({ at }) => at)).toEqual(['0:40', '36:30', '1:00', '12:00']);
  });

  it('comes in without what hides in its cells, and with its letters and lines', () => {
    const cells = ['0:40', 'Пре\u00adса\u200b', 'Phone', `Дим\u202e,\u0007 say\r\nthey\u2028👩🏽‍⚕️ ${ZALGO}`];
    const sheet: Sheet = [['Time', 'From', '\ufeffInjected via', 'Description'], cells];
    const { injects } = readMsel('m.xlsx', [sheet], BEGINS);
    expect(injects[0]).toMatchObject({ from: 'Преса', medium: 'Phone' });
    expect(injects[0]!.news).toMatch(/^Дим, say they 👩🏽‍⚕️ \u0179/);
    expect(isPrintable(String(injects[0]!.news))).toBe(true);
  });

  it('is looked for on every sheet of a workbook', () => {
    const injects = [
      ['Time', 'From', 'Description'],
      ['0:10', 'A', 'B'],
    ];
    expect(readMsel('m.xlsx', [[['Cover', 'From']], injects], BEGINS).injects).toHaveLength(1);
  });
});

describe('what is wrong is named by its cell, all at once', () => {
  const failing = (text: string): string => {
    const file = join(home, 'wrong.csv');
    writeFileSync(file, text);
    const out = join(home, 'never.yaml');
    const { code, err } = rung(['msel', 'import', file, '--from', 'big-push', '--out', out], home);
    expect(code).toBe(2);
    expect(() => readFileSync(out)).toThrow();
    return err;
  };

  it('in rows', () => {
    const err = failing(
      [
        'No,Time,From,To,Description,Kind,Act,Sector,Severity,Side,Expected orders',
        '1,soon,Press,Ukraine,One,news,,,,,',
        '2,1:00,,Mars,Two,news,,,,,',
        '3,2:00,Press,,Three,rumour,,,,,',
        '4,3:00,Patrol,,Four,report,F99,77,high,martian,Ukraine: warm',
        '5,99:00,Press,,Five,news,,,,,',
        '6,4:00,Press,,,news,,,3,,',
      ].join('\n'),
    );
    for (const words of [
      'row 2, column Time (B2)\n  Expected a time as "hours:minutes" since STARTEX, found "soon".',
      'row 3, column From (C3)\n  Missing: a text is expected here.',
      'row 3, column To (D3)\n  Expected one of ukraine, coalition, us, found "mars".',
      'row 4, column Kind (F4)\n  There is no kind of inject "rumour".\n  Hint: known: news, report',
      'row 5, column Act (G5)\n  There is no act F99 under acts.',
      'row 5, column Severity (I5)\n  Expected one of 0, 1, 2, 3, 4, 5, found "high".\n  Hint: 0 nothing happened',
      'row 5, column Side (J5)\n  Expected one of russia, ukraine, unknown, found "martian".',
      'row 5, column Expected orders (K5)\n  There is no response "warm".\n  Hint: did you mean warn?',
      'row 6, column Time (B6)\n  This comes at or after ENDEX, so it never arrives.',
      'row 7, column Description (E7)\n',
      'row 7, column Severity (I7)\n  An inject of the kind news has no severity.',
    ])
      expect(err).toContain(words);
    expect(err).not.toMatch(/injects\.\d|never\.yaml/);
  });

  it('in its headings', () => {
    expect(failing('Time,Description\n0:10,B\n')).toContain('row 1\n  There is no column From or Sender.');
    expect(failing('a,b,c\n1,2,3\n')).toContain('has the headings of a list of injects');
    expect(failing('Time,From,Description\n')).toContain('There is no row below its headings.');
  });

  it('in a file that is none', () => {
    expect(failing('Time;From;Description\n0:10;A;"B\n')).toContain('This cannot be read as CSV. Quote Not Closed');
    const file = join(home, 'none.xlsx');
    writeFileSync(file, 'not a workbook');
    const { code, err } = rung(['msel', 'import', file, '--from', 'big-push', '--out', join(home, 'x.yaml')], home);
    expect([code, err]).toEqual([2, expect.stringContaining('This is no .xlsx workbook')]);
  });
});

describe('rung msel', () => {
  it('prints CSV, writes by the name of the file, and says what it cannot do', () => {
    expect(rung(['msel', 'first-shot'], home).out).toBe(mselCsv(findScenario('first-shot').injects));
    const out = join(home, 'o.xlsx');
    expect(rung(['msel', 'first-shot', '--out', out], home).code).toBe(0);
    expect(readFileSync(out).subarray(0, 2).toString()).toBe('PK');
    expect(rung(['msel', 'first-shot', '--out', join(home, 'o.ods')], home).err).toContain('There is no format "ods".');
    expect(rung(['msel', 'first-shot', '--format', 'xlsx'], home).err).toContain('name a file with --out');
  });

  it('makes a new file, never over another; --into exchanges the injects of one and keeps a copy', () => {
    const sheet = join(home, 'own.csv');
    writeFileSync(sheet, 'Time,From,Description\n0:10,Press,A first rumour.\n');
    const out = join(home, 'own.yaml');
    const first = rung(['msel', 'import', sheet, '--from', 'big-push', '--out', out], home);
    expect([first.code, first.err]).toEqual([0, expect.stringContaining('1 inject read into')]);
    // The exemplary line rests on injects that are gone: it is said, and is no reason to keep the trainer waiting.
    expect(first.err).toContain('no longer hold, as told above; rung check');
    const written = readFileSync(out, 'utf8');
    expect((parseYaml({ file: out, text: written }).value as { injects: unknown[] }).injects).toHaveLength(1);
    expect(rung(['msel', 'import', sheet, '--from', 'big-push', '--out', out], home)).toMatchObject({ code: 2 });
    expect(readFileSync(out, 'utf8')).toBe(written);
    writeFileSync(sheet, 'Time,From,Description\n0:10,Press,A second rumour.\n');
    expect(rung(['msel', 'import', sheet, '--into', out], home).code).toBe(0);
    expect(readFileSync(out, 'utf8')).toBe(written.replace('A first rumour', 'A second rumour'));
    expect(readFileSync(`${out}.bak`, 'utf8')).toBe(written);
    const second = readFileSync(out, 'utf8');
    expect(rung(['msel', 'import', sheet, '--into', out], home).code).toBe(0);
    expect([readFileSync(`${out}.bak`, 'utf8'), readFileSync(`${out}.bak2`, 'utf8')]).toEqual([written, second]);
    expect(rung(['msel', 'import', sheet], home).err).toContain('Where do the injects go?');
  });

  it('a list without any known column throws mistakes and no bug', () => {
    expect(() => read('')).toThrow(MistakesFound);
    expect(() => readMsel('m.xlsx', [], BEGINS)).toThrow(MistakesFound);
  });
});
